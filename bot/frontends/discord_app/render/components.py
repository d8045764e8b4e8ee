"""Components as the dicts that Discord takes.

https://discord.com/developers/docs/components/reference
"""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

Component: TypeAlias = dict[str, Any]

ACTION_ROW, BUTTON, STRING_SELECT, TEXT_INPUT, ROLE_SELECT, CHANNEL_SELECT = 1, 2, 3, 4, 6, 8
SECTION, TEXT_DISPLAY, SEPARATOR, CONTAINER, LABEL = 9, 10, 14, 17, 18


class Style(IntEnum):
    """How a button looks; what a link looks like is Discord's choice."""

    PRIMARY = 1
    SECONDARY = 2
    LINK = 5


def text(markdown: str) -> Component:
    """Return text of its own."""
    return {"type": TEXT_DISPLAY, "content": markdown}


def separator() -> Component:
    """Return a thin line."""
    return {"type": SEPARATOR, "divider": True, "spacing": 1}


def button(
    label: str, custom_id: str, *, is_primary: bool = False, is_disabled: bool = False
) -> Component:
    """Return a button that comes back to the bot."""
    style = Style.PRIMARY if is_primary else Style.SECONDARY
    made = {"type": BUTTON, "style": style.value, "label": label, "custom_id": custom_id}
    return {**made, "disabled": True} if is_disabled else made


def link(label: str, url: str) -> Component:
    """Return a button that leads outside."""
    return {"type": BUTTON, "style": Style.LINK.value, "label": label, "url": url}


def option(label: str, value: str, about: str = "", *, is_chosen: bool = False) -> Component:
    """Return a choice of a select."""
    made: Component = {"label": label, "value": value}
    if about:
        made["description"] = about
    return {**made, "default": True} if is_chosen else made


def select(custom_id: str, options: Sequence[Component], placeholder: str = "") -> Component:
    """Return a row with a select of which exactly one is chosen."""
    made: Component = {"type": STRING_SELECT, "custom_id": custom_id, "options": list(options)}
    return row([{**made, "placeholder": placeholder} if placeholder else made])


def select_any(custom_id: str, options: Sequence[Component], placeholder: str) -> Component:
    """Return a row with a select of which any number is chosen, or none."""
    made: Component = {"type": STRING_SELECT, "custom_id": custom_id, "options": list(options)}
    limits = {"min_values": 0, "max_values": len(options)}
    return row([{**made, **limits, "placeholder": placeholder}])


def role_select(custom_id: str, role_id: int | None, placeholder: str = "No role") -> Component:
    """Return a row with a select of one of the server's roles, or none."""
    made: Component = {"type": ROLE_SELECT, "custom_id": custom_id, "placeholder": placeholder}
    return row([_of_one(made, role_id, "role")])


def channel_select(
    custom_id: str,
    channel_id: int | None,
    types: Sequence[int],
    placeholder: str = "No channel",
) -> Component:
    """Return a row with a select of one of the server's channels of these types, or none."""
    made: Component = {"type": CHANNEL_SELECT, "custom_id": custom_id, "placeholder": placeholder}
    return row([_of_one({**made, "channel_types": list(types)}, channel_id, "channel")])


def _of_one(made: Component, chosen: int | None, kind: str) -> Component:
    made = {**made, "min_values": 0, "max_values": 1}
    return (
        made if chosen is None else {**made, "default_values": [{"id": str(chosen), "type": kind}]}
    )


def row(inside: Iterable[Component]) -> Component:
    """Return a row of up to five buttons, or one select."""
    return {"type": ACTION_ROW, "components": list(inside)}


def section(markdown: str, beside: Component) -> Component:
    """Return text with a button beside it."""
    return {"type": SECTION, "components": [text(markdown)], "accessory": beside}


def container(inside: Iterable[Component], colour: int | None) -> Component:
    """Return a box with a bar in a colour, if there is one."""
    made: Component = {"type": CONTAINER, "components": list(inside)}
    return made if colour is None else {**made, "accent_color": colour}


def walk(layout: Iterable[Component]) -> Iterator[Component]:
    """Yield every component, those within others and beside them included."""
    for component in layout:
        yield component
        yield from walk(component.get("components", ()))
        yield from walk([component["accessory"]] if "accessory" in component else ())
