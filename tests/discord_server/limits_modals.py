"""What a modal may be.

https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-response-object-modal
"""

from tests.discord_server.components import (
    ACTION_ROW,
    CHECKBOX,
    CHECKBOX_GROUP,
    FILE_UPLOAD,
    LABEL,
    RADIO_GROUP,
    SELECTS,
    TEXT_DISPLAY,
    TEXT_INPUT,
)
from tests.discord_server.limits_components import check_unique
from tests.discord_server.limits_selects import check_custom_id, check_options, check_select
from tests.discord_server.payloads import Json
from tests.discord_server.problems import Checker, Problem

_AT_TOP = (ACTION_ROW, TEXT_DISPLAY, LABEL)
_IN_LABEL = (TEXT_INPUT, *SELECTS, FILE_UPLOAD, RADIO_GROUP, CHECKBOX_GROUP, CHECKBOX)


def check_modal(data: Json) -> list[Problem]:
    """Check a form that is opened in answer to an interaction."""
    found = Checker()
    check_custom_id(found, data)
    found.at("title").text(data.get("title"), 1, 45)
    components: list[Json] = data.get("components") or []
    found.at("components").length(len(components), 1, 5)
    for index, component in enumerate(components):
        at = found.at("components", index)
        at.at("type").choice(component.get("type"), _AT_TOP)
        if component.get("type") == ACTION_ROW:
            _check_row(at, component)
        elif component.get("type") == LABEL:
            _check_label(at, component)
        elif component.get("type") == TEXT_DISPLAY:
            at.at("content").text(component.get("content"), 1, 4000)
    check_unique(found, components)
    return found.problems


def _check_row(at: Checker, row: Json) -> None:
    inner: list[Json] = row.get("components") or []
    at.at("components").length(len(inner), 1, 1)
    for index, component in enumerate(inner):
        within = at.at("components", index)
        within.at("type").choice(component.get("type"), (TEXT_INPUT,))
        within.at("label").text(component.get("label"), 1, 45)
        _check_text_input(within, component)


def _check_label(at: Checker, label: Json) -> None:
    at.at("label").text(label.get("label"), 1, 45)
    at.at("description").text(label.get("description"), 0, 100)
    inner: Json = label.get("component") or {}
    within = at.at("component")
    kind = inner.get("type")
    within.at("type").choice(kind, _IN_LABEL)
    if inner.get("disabled"):
        within.at("disabled").fail("COMPONENT_DISABLED_IN_MODAL", "Modals have no disabled parts")
    if kind == TEXT_INPUT:
        _check_text_input(within, inner)
    elif kind in SELECTS:
        check_select(within, inner)
        _check_least(within, inner)
    else:
        _check_group(within, inner)


def _check_text_input(at: Checker, text_input: Json) -> None:
    check_custom_id(at, text_input)
    at.at("style").choice(text_input.get("style"), (1, 2))
    at.at("placeholder").text(text_input.get("placeholder"), 0, 100)
    at.at("value").text(text_input.get("value"), 0, 4000)
    low, high = text_input.get("min_length"), text_input.get("max_length")
    at.at("min_length").number(low, 0, 4000)
    at.at("max_length").number(high, 1, 4000)
    if low is not None and high is not None and low > high:
        at.at("min_length").fail("NUMBER_TYPE_MAX", "min_length must not exceed max_length")


def _check_least(at: Checker, component: Json) -> None:
    if component.get("required", True) and component.get("min_values") == 0:
        at.at("min_values").fail(
            "NUMBER_TYPE_MIN", "int value should be greater than or equal to 1."
        )


def _check_group(at: Checker, component: Json) -> None:
    check_custom_id(at, component)
    kind = component.get("type")
    if kind == RADIO_GROUP:
        check_options(at, component.get("options") or [], 2, 10)
    elif kind == CHECKBOX_GROUP:
        check_options(at, component.get("options") or [], 1, 10)
    if kind in (CHECKBOX_GROUP, FILE_UPLOAD):
        at.at("min_values").number(component.get("min_values"), 0, 10)
        at.at("max_values").number(component.get("max_values"), 1, 10)
        _check_least(at, component)
