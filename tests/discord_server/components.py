"""Walking through the components of a message or a modal.

https://docs.discord.com/developers/components/reference
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from typing import TypeAlias

from tests.discord_server.payloads import Json

ACTION_ROW, BUTTON, STRING_SELECT, TEXT_INPUT = 1, 2, 3, 4
USER_SELECT, ROLE_SELECT, MENTIONABLE_SELECT, CHANNEL_SELECT = 5, 6, 7, 8
SECTION, TEXT_DISPLAY, THUMBNAIL, MEDIA_GALLERY, FILE, SEPARATOR = 9, 10, 11, 12, 13, 14
CONTAINER, LABEL, FILE_UPLOAD, RADIO_GROUP, CHECKBOX_GROUP, CHECKBOX = 17, 18, 19, 21, 22, 23

SELECTS = (STRING_SELECT, USER_SELECT, ROLE_SELECT, MENTIONABLE_SELECT, CHANNEL_SELECT)
LINK_STYLE, PREMIUM_STYLE = 5, 6

Path: TypeAlias = tuple[str | int, ...]


@dataclass(frozen=True)
class Button:
    """A button as people see it."""

    label: str
    custom_id: str | None
    url: str | None
    style: int
    disabled: bool
    raw: Json


@dataclass(frozen=True)
class Select:
    """A select menu as people see it: `options` are values by their labels."""

    custom_id: str
    type: int
    placeholder: str
    options: dict[str, str]
    min_values: int
    max_values: int
    disabled: bool
    raw: Json


def button(raw: Json) -> Button:
    """Read a button."""
    label = raw.get("label") or (raw.get("emoji") or {}).get("name") or ""
    return Button(
        label,
        raw.get("custom_id"),
        raw.get("url"),
        raw.get("style", 0),
        bool(raw.get("disabled")),
        raw,
    )


def select(raw: Json) -> Select:
    """Read a select menu."""
    return Select(
        raw["custom_id"],
        raw["type"],
        raw.get("placeholder") or "",
        {option["label"]: option["value"] for option in raw.get("options") or []},
        raw.get("min_values", 1),
        raw.get("max_values", 1),
        bool(raw.get("disabled")),
        raw,
    )


def walk(components: list[Json]) -> Iterator[Json]:
    """Yield every component, outer ones before those in them, in reading order."""
    return (component for _, component in walk_with_paths(components))


def walk_with_paths(
    components: list[Json], path: Path = ("components",)
) -> Iterator[tuple[Path, Json]]:
    """Yield every component with the way to it."""
    for index, component in enumerate(components):
        yield (*path, index), component
        yield from _inner(component, (*path, index))


def _inner(component: Json, path: Path) -> Iterator[tuple[Path, Json]]:
    yield from walk_with_paths(component.get("components") or [], (*path, "components"))
    for key in ("accessory", "component"):
        single = component.get(key)
        if single is not None:
            yield (*path, key), single
            yield from _inner(single, (*path, key))


def number(components: list[Json]) -> list[Json]:
    """Give an id to each that has none, as Discord does."""
    everything = list(walk(components))
    taken = {component["id"] for component in everything if component.get("id")}
    free = (each for each in count(1) if each not in taken)
    for component in everything:
        if not component.get("id"):
            component["id"] = next(free)
    return components
