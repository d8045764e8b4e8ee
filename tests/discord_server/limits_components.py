"""What a message's components may be.

https://docs.discord.com/developers/components/reference
"""

from collections.abc import Callable
from urllib.parse import urlsplit

from tests.discord_server.components import (
    ACTION_ROW,
    BUTTON,
    CONTAINER,
    FILE,
    LINK_STYLE,
    MEDIA_GALLERY,
    PREMIUM_STYLE,
    SECTION,
    SELECTS,
    SEPARATOR,
    TEXT_DISPLAY,
    THUMBNAIL,
    walk_with_paths,
)
from tests.discord_server.limits_selects import check_custom_id, check_emoji, check_select
from tests.discord_server.limits_texts import MOST_TEXT, check_texts
from tests.discord_server.payloads import Json
from tests.discord_server.problems import Checker

_MOST, _MOST_LEGACY_ROWS, _ROW_WIDTH = 40, 5, 5
_IN_CONTAINER = (ACTION_ROW, SECTION, TEXT_DISPLAY, MEDIA_GALLERY, FILE, SEPARATOR)
_AT_TOP = (*_IN_CONTAINER, CONTAINER)
_SCHEMES = ("http", "https", "discord")
_MEDIA_SCHEMES = ("http", "https", "attachment")


def check_components(found: Checker, components: list[Json], *, v2: bool) -> None:
    """Check a message's components, with the flag for Components V2 or without it."""
    if not v2:
        found.at("components").length(len(components), 0, _MOST_LEGACY_ROWS)
    _check_each(found, components, _AT_TOP if v2 else (ACTION_ROW,))
    everything = list(walk_with_paths(components))
    if len(everything) > _MOST:
        found.at("components").fail(
            "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED",
            f"The total number of components exceeds the maximum of {_MOST}",
        )
    texts = [each.get("content") for _, each in everything if each.get("type") == TEXT_DISPLAY]
    check_texts(found.at("components"), [text for text in texts if isinstance(text, str)])
    check_unique(found, components)


def check_unique(found: Checker, components: list[Json]) -> None:
    """Let no two components have the same custom_id or the same id."""
    custom_ids: set[str] = set()
    ids: set[int] = set()
    for path, component in walk_with_paths(components):
        custom_id, number = component.get("custom_id"), component.get("id")
        if custom_id and custom_id in custom_ids:
            found.at(*path, "custom_id").fail(
                "COMPONENT_CUSTOM_ID_DUPLICATED", "Component custom id cannot be duplicated"
            )
        if number and number in ids:
            found.at(*path, "id").fail("COMPONENT_ID_DUPLICATED", "Component id is duplicated")
        custom_ids.add(custom_id or "")
        ids.add(number or 0)


def _check_each(found: Checker, components: list[Json], allowed: tuple[int, ...]) -> None:
    for index, component in enumerate(components):
        at = found.at("components", index)
        kind = component.get("type")
        if kind not in allowed:
            at.at("type").fail(
                "UNION_TYPE_CHOICES", f'Value of field "type" must be one of {allowed}.'
            )
        else:
            _CHECKS[kind](at, component)


def _row(at: Checker, row: Json) -> None:
    inner: list[Json] = row.get("components") or []
    if not inner:
        at.at("components").length(0, 1, _ROW_WIDTH)
    for index, component in enumerate(inner):
        within = at.at("components", index)
        within.at("type").choice(component.get("type"), (BUTTON, *SELECTS))
        full_width = any(each.get("type") in SELECTS for each in inner)
        if index >= (1 if full_width else _ROW_WIDTH):
            within.fail(
                "COMPONENT_LAYOUT_WIDTH_EXCEEDED",
                "The specified component exceeds the maximum width",
            )
        if component.get("type") == BUTTON:
            _button(within, component)
        elif component.get("type") in SELECTS:
            check_select(within, component)


def _button(at: Checker, button: Json) -> None:
    style, label = button.get("style"), button.get("label")
    at.at("style").choice(style, range(1, 7))
    at.at("label").text(label, 0, 80)
    check_emoji(at, button)
    if style == PREMIUM_STYLE:
        at.at("sku_id").text(button.get("sku_id"), 1, 20)
        return
    if not label and not button.get("emoji"):
        at.fail("BUTTON_COMPONENT_LABEL_REQUIRED", "A button needs a label or an emoji")
    if style == LINK_STYLE:
        _url(at.at("url"), button.get("url"), _SCHEMES, 512)
        if button.get("custom_id"):
            at.fail(
                "BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE",
                "A custom id and url cannot both be specified",
            )
        return
    check_custom_id(at, button)
    if button.get("url"):
        at.fail(
            "BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE",
            "A custom id and url cannot both be specified",
        )


def _url(at: Checker, url: object, schemes: tuple[str, ...], longest: int) -> None:
    at.text(url, 1, longest)
    if not isinstance(url, str) or not url:
        return
    scheme = urlsplit(url).scheme
    if scheme not in schemes:
        at.fail(
            "URL_TYPE_INVALID_SCHEME",
            f'Scheme "{scheme}" is not supported. Scheme must be one of {schemes}.',
        )
    elif not urlsplit(url).netloc:
        at.fail("URL_TYPE_INVALID_URL", "Not a well formed URL.")


def _text_display(at: Checker, display: Json) -> None:
    content = display.get("content")
    # Space around it is cut off before it is counted.
    shown = content.strip() if isinstance(content, str) else content
    at.at("content").text(shown, 1, MOST_TEXT)


def _section(at: Checker, section: Json) -> None:
    texts: list[Json] = section.get("components") or []
    at.at("components").length(len(texts), 1, 3)
    _check_each(at, texts, (TEXT_DISPLAY,))
    accessory: Json | None = section.get("accessory")
    if accessory is None:
        at.at("accessory").fail("BASE_TYPE_REQUIRED", "This field is required")
    elif accessory.get("type") == BUTTON:
        _button(at.at("accessory"), accessory)
    elif accessory.get("type") == THUMBNAIL:
        _media(at.at("accessory"), accessory)
    else:
        at.at("accessory", "type").choice(accessory.get("type"), (BUTTON, THUMBNAIL))


def _media(at: Checker, item: Json, key: str = "media") -> None:
    _url(at.at(key, "url"), (item.get(key) or {}).get("url"), _MEDIA_SCHEMES, 2048)
    at.at("description").text(item.get("description"), 0, 1024)


def _gallery(at: Checker, gallery: Json) -> None:
    items: list[Json] = gallery.get("items") or []
    at.at("items").length(len(items), 1, 10)
    for index, item in enumerate(items):
        _media(at.at("items", index), item)


def _file(at: Checker, file: Json) -> None:
    _media(at, file, "file")


def _separator(at: Checker, separator: Json) -> None:
    at.at("spacing").number(separator.get("spacing"), 1, 2)


def _container(at: Checker, container: Json) -> None:
    inner: list[Json] = container.get("components") or []
    if not inner:
        at.at("components").fail("BASE_TYPE_REQUIRED", "This field is required")
    at.at("accent_color").number(container.get("accent_color"), 0, 0xFFFFFF)
    _check_each(at, inner, _IN_CONTAINER)


_CHECKS: dict[int, Callable[[Checker, Json], None]] = {
    ACTION_ROW: _row,
    SECTION: _section,
    TEXT_DISPLAY: _text_display,
    MEDIA_GALLERY: _gallery,
    FILE: _file,
    SEPARATOR: _separator,
    CONTAINER: _container,
}
