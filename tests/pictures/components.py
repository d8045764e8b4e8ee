"""Components that hold text or other components, as HTML."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tests.pictures.controls import BUTTON, SELECTS, control
from tests.pictures.markdown import markdown
from tests.pictures.payload import items, mapping, number, text
from tests.pictures.scene import Scene

_LARGE_SPACING = 2


def components(parent: Mapping[str, object], scene: Scene) -> str:
    """Return the HTML for the components of a message, of a container or of a row."""
    return "".join(_component(child, scene) for child in items(parent, "components"))


def _component(component: Mapping[str, object], scene: Scene) -> str:
    kind = number(component, "type")
    if kind == BUTTON or kind in SELECTS:
        return control(component, scene)
    if kind not in _BY_TYPE:
        raise ValueError(f"no picture is known of a component of type {kind}")
    return _BY_TYPE[kind](component, scene)


def _row(row: Mapping[str, object], scene: Scene) -> str:
    return f'<div class="row">{components(row, scene)}</div>'


def _section(section: Mapping[str, object], scene: Scene) -> str:
    accessory = control(mapping(section.get("accessory")), scene)
    return (
        f'<div class="section"><div class="texts">{components(section, scene)}</div>'
        f'<div class="accessory">{accessory}</div></div>'
    )


def _text_display(display: Mapping[str, object], scene: Scene) -> str:
    return f'<div class="text">{markdown(text(display, "content"), scene)}</div>'


def _separator(separator: Mapping[str, object], _: Scene) -> str:
    large = " large" if separator.get("spacing") == _LARGE_SPACING else ""
    line = " line" if separator.get("divider", True) else ""
    return f'<div class="separator{line}{large}"></div>'


def _container(container: Mapping[str, object], scene: Scene) -> str:
    inner = components(container, scene)
    if container.get("accent_color") is None:
        return f'<div class="container">{inner}</div>'
    colour = f"#{number(container, 'accent_color'):06x}"
    return f'<div class="container accent" style="--accent: {colour}">{inner}</div>'


_BY_TYPE: Mapping[int, Callable[[Mapping[str, object], Scene], str]] = {
    1: _row,
    9: _section,
    10: _text_display,
    14: _separator,
    17: _container,
}
