"""What select menus may be, in messages and in modals alike.

https://docs.discord.com/developers/components/reference#string-select
"""

from tests.discord_server.components import STRING_SELECT
from tests.discord_server.payloads import Json
from tests.discord_server.problems import Checker


def check_custom_id(at: Checker, component: Json) -> None:
    """https://docs.discord.com/developers/components/reference#anatomy-of-a-component-custom-id."""
    at.at("custom_id").text(component.get("custom_id"), 1, 100)


def check_select(at: Checker, select: Json) -> None:
    """Check a select menu of any type."""
    check_custom_id(at, select)
    at.at("placeholder").text(select.get("placeholder"), 0, 150)
    low, high = select.get("min_values"), select.get("max_values")
    at.at("min_values").number(low, 0, 25)
    at.at("max_values").number(high, 1, 25)
    most = high if isinstance(high, int) else 1
    if (low if isinstance(low, int) else 1) > most:
        at.at("min_values").fail(
            "SELECT_COMPONENT_MIN_VALUES_EXCEED_MAX", "min_values must not exceed max_values"
        )
    if select.get("type") == STRING_SELECT:
        options: list[Json] = select.get("options") or []
        check_options(at, options, 1, 25)
        chosen = sum(bool(option.get("default")) for option in options)
    else:
        chosen = len(select.get("default_values") or [])
    if chosen > most:
        at.fail("SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES", "Too many default values")


def check_options(at: Checker, options: list[Json], low: int, high: int) -> None:
    """Check the options of a menu or group: their number, lengths and values."""
    at.at("options").length(len(options), low, high)
    values: set[str] = set()
    for index, option in enumerate(options):
        within = at.at("options", index)
        value = option.get("value")
        within.at("label").text(option.get("label"), 1, 100)
        within.at("value").text(value, 1, 100)
        within.at("description").text(option.get("description"), 0, 100)
        check_emoji(within, option)
        if value in values:
            within.at("value").fail(
                "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED",
                "The specified option value is already used",
            )
        values.add(str(value))


def check_emoji(at: Checker, component: Json) -> None:
    """Check an emoji: one of the server's by its id, else a character and not its name."""
    emoji: Json | None = component.get("emoji")
    if emoji is None or emoji.get("id"):
        return
    if (emoji.get("name") or "").isascii():
        at.at("emoji", "name").fail("COMPONENT_INVALID_EMOJI", "Invalid emoji")
