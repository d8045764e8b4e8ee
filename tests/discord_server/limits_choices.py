"""What may be offered while an option is being typed.

https://docs.discord.com/developers/interactions/application-commands#autocomplete
"""

from tests.discord_server.options import STRING
from tests.discord_server.payloads import Json
from tests.discord_server.problems import Checker, Problem


def check_choices(data: Json, kind: int) -> list[Problem]:
    """Check an answer to autocomplete for an option of this type."""
    found = Checker()
    choices: list[Json] | None = data.get("choices")
    if choices is None:
        found.at("choices").fail("BASE_TYPE_REQUIRED", "This field is required")
    check_each_choice(found, choices or [], kind)
    return found.problems


def check_each_choice(found: Checker, choices: list[Json], kind: int) -> None:
    """Check choices, whether offered or written into the command."""
    found.at("choices").length(len(choices), 0, 25)
    for index, choice in enumerate(choices):
        at = found.at("choices", index)
        at.at("name").text(choice.get("name"), 1, 100)
        value = choice.get("value")
        if kind == STRING:
            at.at("value").text(value, 1, 100)
        elif not isinstance(value, int | float) or isinstance(value, bool):
            at.at("value").fail("NUMBER_TYPE_COERCE", f'Value "{value}" is not a number.')
