"""Buttons and selects as HTML."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape

from tests.pictures.payload import items, number, text
from tests.pictures.scene import Scene

BUTTON = 2
SELECTS = {3: "option", 5: "user", 6: "role", 7: "user or role", 8: "channel"}

_STYLES = {1: "primary", 2: "secondary", 3: "success", 4: "danger", 5: "secondary"}
_LINK = 5
_ARROW_OUT = (
    '<svg class="out" viewBox="0 0 16 16"><path d="M6.5 3H3v10h10V9.5M9.5 2.5h4v4M13 3 7 9"/></svg>'
)
_CHEVRON = '<svg class="chevron" viewBox="0 0 16 16"><path d="m3 5.5 5 5 5-5"/></svg>'


def control(component: Mapping[str, object], scene: Scene) -> str:
    """Return the HTML for a button or a select."""
    kind = number(component, "type")
    if kind == BUTTON:
        return _button(component)
    if kind in SELECTS:
        return _select(component, scene)
    raise ValueError(f"no picture is known of a control of type {kind}")


def _button(button: Mapping[str, object]) -> str:
    style = number(button, "style")
    if style not in _STYLES:
        raise ValueError(f"no picture is known of a button of style {style}")
    disabled = " disabled" if button.get("disabled") else ""
    emoji = button.get("emoji")
    before = f"{escape(text(emoji, 'name'))} " if isinstance(emoji, Mapping) else ""
    label = before + escape(text(button, "label"))
    mark = _ARROW_OUT if style == _LINK else ""
    return f'<span class="button {_STYLES[style]}{disabled}">{label.strip()}{mark}</span>'


def _select(select: Mapping[str, object], scene: Scene) -> str:
    chosen = "".join(_chips(select, scene)) or escape(", ".join(_chosen_labels(select)))
    placeholder = text(select, "placeholder") or "Make a selection"
    shown = chosen or f'<span class="placeholder">{escape(placeholder)}</span>'
    disabled = " disabled" if select.get("disabled") else ""
    return f'<span class="select{disabled}"><span class="chosen">{shown}</span>{_CHEVRON}</span>'


def _chosen_labels(select: Mapping[str, object]) -> Iterator[str]:
    return (text(option, "label") for option in items(select, "options") if option.get("default"))


def _chips(select: Mapping[str, object], scene: Scene) -> Iterator[str]:
    """Yield what stands for each user, role or channel that is chosen."""
    for value in items(select, "default_values"):
        sign = "#" if value.get("type") == "channel" else "@"
        name = scene.name(number(value, "id")) or "unknown"
        yield f'<span class="chip">{sign} {escape(name)}</span>'
