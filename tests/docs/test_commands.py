"""The page of commands has every command with every option, and whatever docs show can be typed."""

from __future__ import annotations

import re
import shlex

import pytest

from bot.cli.application import command_line
from tests.docs.pages import PAGES, named, page, rows

COMMANDS = command_line().commands
PAGE = page("docs/commands.md")
SHOWN = (
    r"\.venv/bin/workshop-bot (.+)",
    r"^workshop-bot (.+)",
    r"docker compose exec(?: -T)? \S+ workshop-bot (.+)",
    r"docker compose run --rm(?: -e \S+)? bot (.+)",
)
ASKED = [
    pytest.param(found[1], id=f"{each.path}: {found[1]}")
    for each in PAGES
    for code in each.code
    for shown in SHOWN
    if (found := re.search(shown, code))
]


def options_of(command: str) -> set[str]:
    every = {each for option in COMMANDS[command].params for each in option.opts}
    return {each for each in every if each.startswith("--")} - {"--help"}


def documented() -> set[str]:
    return {name for row in rows(PAGE.text) for name in re.findall(r"^\[`(\S+)`\]", row[0])}


def test_commands_on_the_page_are_those_that_there_are() -> None:
    assert documented() == COMMANDS.keys()


@pytest.mark.parametrize("command", COMMANDS)
def test_options_of_a_command_are_those_that_it_has(command: str) -> None:
    section = PAGE.section(command)
    table = {name for row in rows(section) for name in named(row[0]) if name.startswith("--")}
    assert table == options_of(command)
    assert f"`workshop-bot {command}" in section


@pytest.mark.parametrize("shown", dict.fromkeys(ASKED))
def test_command_that_is_shown_can_be_typed(shown: str) -> None:
    name, *rest = shlex.split(re.sub(r"\$\(.+?\)", "1", shown).partition(" | ")[0])
    if name == "--version":
        return
    if not rest or "…" in rest:  # it is only named
        assert {each for each in rest if each.startswith("--")} <= options_of(name)
        return
    COMMANDS[name].make_context(name, rest)


def test_commands_are_shown() -> None:
    assert len(ASKED) > 30
