"""What commands may be.

https://docs.discord.com/developers/interactions/application-commands#registering-a-command
"""

import re
from collections import Counter

from tests.discord_server.command_registry import CHAT_INPUT, MESSAGE_MENU, USER_MENU
from tests.discord_server.limits_choices import check_each_choice
from tests.discord_server.options import INTEGER, NUMBER, STRING, SUB_COMMAND, SUB_COMMAND_GROUP
from tests.discord_server.payloads import Json
from tests.discord_server.problems import Checker, Problem

_MOST = {CHAT_INPUT: 100, USER_MENU: 15, MESSAGE_MENU: 15}
_TOO_MANY = 30032
_LONGEST_COMMAND, _MOST_OPTIONS = 8000, 25
_ANY, _VALUES, _ONLY_SUB_COMMANDS = range(1, 12), range(3, 12), range(1, 2)
_NESTING = {SUB_COMMAND: _VALUES, SUB_COMMAND_GROUP: _ONLY_SUB_COMMANDS}
_NAME = re.compile(r"[-_'\w]{1,32}")
_CHOSEN_FROM = (STRING, INTEGER, NUMBER)


def check_commands(commands: list[Json]) -> list[Problem]:
    """Check all commands of a scope together."""
    found = Checker()
    for index, command in enumerate(commands):
        _check(found.at(index), command)
    names = Counter((each.get("type", CHAT_INPUT), each.get("name")) for each in commands)
    for index, command in enumerate(commands):
        if names[command.get("type", CHAT_INPUT), command.get("name")] > 1:
            found.at(index, "name").fail(
                "APPLICATION_COMMANDS_DUPLICATE_NAME", "Application command names must be unique"
            )
    kinds = Counter(each.get("type", CHAT_INPUT) for each in commands)
    if any(number > _MOST.get(kind, 1) for kind, number in kinds.items()):
        found.fail("", "Maximum number of application commands reached", _TOO_MANY)
    return found.problems


def check_command(command: Json) -> list[Problem]:
    """Check one command alone."""
    found = Checker()
    _check(found, command)
    return found.problems


def _check(at: Checker, command: Json) -> None:
    kind = command.get("type", CHAT_INPUT)
    at.at("type").choice(kind, _MOST)
    if kind == CHAT_INPUT:
        _check_name(at, command)
        at.at("description").text(command.get("description"), 1, 100)
        _check_options(at, command.get("options") or [], _ANY)
    else:
        at.at("name").text(command.get("name"), 1, 32)
        at.at("description").text(command.get("description"), 0, 0)
    for key, allowed in (("integration_types", (0, 1)), ("contexts", (0, 1, 2))):
        for index, value in enumerate(command.get(key) or []):
            at.at(key, index).choice(value, allowed)
    if command.get("integration_types") == []:
        at.at("integration_types").fail("BASE_TYPE_REQUIRED", "This field is required")
    if size(command) > _LONGEST_COMMAND:
        at.fail(
            "APPLICATION_COMMAND_TOO_LARGE", f"Command exceeds maximum size ({_LONGEST_COMMAND})"
        )


def _check_name(at: Checker, named: Json) -> None:
    name = named.get("name")
    at.at("name").text(name, 1, 32)
    if isinstance(name, str) and not (_NAME.fullmatch(name) and name == name.lower()):
        at.at("name").fail("APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid")


def _check_options(at: Checker, options: list[Json], allowed: range) -> None:
    at.at("options").length(len(options), 0, _MOST_OPTIONS)
    nested = [option.get("type") in _NESTING for option in options]
    optional_before = False
    for index, option in enumerate(options):
        within = at.at("options", index)
        _check_option(within, option, allowed)
        if nested[index] != nested[0]:
            within.fail(
                "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID",
                "Sub-command and sub-command group option types are mutually exclusive to all"
                " other types",
            )
        if option.get("required") and optional_before:
            within.fail(
                "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID",
                "Required options must be placed before non-required options",
            )
        optional_before = optional_before or not option.get("required")
    names = Counter(option.get("name") for option in options)
    if any(number > 1 for number in names.values()):
        at.at("options").fail(
            "APPLICATION_COMMAND_OPTIONS_NAME_DUPLICATE", "Option names must be unique"
        )


def _check_option(at: Checker, option: Json, allowed: range) -> None:
    kind = option.get("type")
    at.at("type").choice(kind, allowed)
    _check_name(at, option)
    at.at("description").text(option.get("description"), 1, 100)
    if kind in _NESTING:
        _check_options(at, option.get("options") or [], _NESTING[kind])
        return
    choices: list[Json] = option.get("choices") or []
    check_each_choice(at, choices, kind or 0)
    at.at("min_length").number(option.get("min_length"), 0, 6000)
    at.at("max_length").number(option.get("max_length"), 1, 6000)
    if option.get("autocomplete") and (choices or kind not in _CHOSEN_FROM):
        at.at("autocomplete").fail(
            "APPLICATION_COMMAND_OPTIONS_CHOICES_AUTOCOMPLETE_MUTUALLY_EXCLUSIVE",
            "Autocomplete goes with text and numbers, and without choices",
        )


def size(command: Json) -> int:
    """Count names, descriptions and values, each in its longest language.

    https://docs.discord.com/developers/interactions/application-commands#slash-commands
    """
    own = _longest(command, "name") + _longest(command, "description")
    values = 0
    for choice in command.get("choices") or []:
        values += _longest(choice, "name") + len(str(choice.get("value", "")))
    return own + values + sum(size(option) for option in command.get("options") or [])


def _longest(named: Json, key: str) -> int:
    texts = [named.get(key) or "", *(named.get(f"{key}_localizations") or {}).values()]
    return max(len(text) for text in texts)
