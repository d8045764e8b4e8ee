"""What attendees and organizers are told to type in Discord is what the bot takes."""

from __future__ import annotations

import re
from typing import Any

import pytest
from discord import app_commands

from bot.answers.plain import plain_text
from bot.frontends.discord_app.commands import COMMANDS, EVENT
from bot.frontends.discord_app.organizing.commands import announce, organize
from bot.frontends.discord_app.organizing.remind import remind
from bot.frontends.terminal import commands as terminal
from tests.docs.pages import PAGES, named, page, rows
from tests.frontends.discord_app.stage import ASSISTANT, BEFORE

ATTENDEES = page("docs/attendees.md")
GUIDE = page("docs/organizers.md")
TYPED = [each for each in COMMANDS if isinstance(each, app_commands.Command)]
FOR_ATTENDEES = {each.name: {option.name for option in each.parameters} for each in TYPED}
ORGANIZERS: list[app_commands.Command[Any, Any, Any] | app_commands.Group] = [
    announce,
    *organize.walk_commands(),
    *remind.walk_commands(),
]
FOR_ORGANIZERS = {
    each.qualified_name: {option.name for option in each.parameters}
    for each in ORGANIZERS
    if isinstance(each, app_commands.Command)
}
TAKES = FOR_ATTENDEES | FOR_ORGANIZERS
ELSEWHERE = {*terminal.COMMANDS, terminal.EVENT, terminal.QUIT, "healthz", "readyz", "metrics"}
QUESTIONS = [
    (asked[0], says)
    for asked, says in ((named(row[0]), row[1]) for row in rows(ATTENDEES.text) if len(row) == 2)
    if asked and not asked[0].startswith("/")
]


def table() -> dict[str, set[str]]:
    """Return the attendees' commands with their options, as their page has them."""
    found = {}
    for row in rows(ATTENDEES.section("What to type")):
        for name in named(row[0]):
            found[name.removeprefix("/")] = set(named(row[1]))
    return found


def test_commands_of_the_attendees_page_are_those_that_there_are() -> None:
    expected = {name: options - {EVENT} for name, options in FOR_ATTENDEES.items()}
    assert table() == expected


def test_attendees_page_tells_what_all_commands_take_and_what_is_pressed() -> None:
    assert all(EVENT in options for options in FOR_ATTENDEES.values())
    assert f"`{EVENT}`" in ATTENDEES.section("What to type")
    menus = [each.name for each in COMMANDS if isinstance(each, app_commands.ContextMenu)]
    assert [name for name in menus if f"**{name}**" not in ATTENDEES.text] == []


@pytest.mark.parametrize(("asked", "says"), QUESTIONS)
def test_question_is_answered_as_the_attendees_page_says(asked: str, says: str) -> None:
    answer = ASSISTANT.ask(asked, now=BEFORE, event_id="mlhpcs-2021")
    assert says in plain_text(answer)


def test_attendees_page_has_questions() -> None:
    assert len(QUESTIONS) > 5


@pytest.mark.parametrize("command", FOR_ORGANIZERS)
def test_organizers_guide_tells_what_a_command_takes(command: str) -> None:
    shown = "".join(line for line in GUIDE.code if line.startswith(f"/{command} "))
    told = {*GUIDE.spans, *re.findall(r"\*\*(\w+)\*\*", GUIDE.text), *re.findall(r"(\w+):", shown)}
    assert {each for each in FOR_ORGANIZERS[command] if not told & {each, f"{each}:"}} == set()


@pytest.mark.parametrize("path", [each.path for each in PAGES])
def test_every_command_that_a_page_names_is_one(path: str) -> None:
    unknown = []
    for code in page(path).code:
        if not (found := re.match(r"/([a-z]+)(?: ([a-z]+)\b)?(?!/)", code)):
            continue
        first, second = found[1], f"{found[1]} {found[2]}"
        is_group = first in {"organize", "remind"} and (second in TAKES or not found[2])
        if not (first in TAKES or is_group or first in ELSEWHERE):
            unknown.append(code)
    assert [code for code in unknown if not re.match(r"/(etc|srv|run|app)\b", code)] == []


@pytest.mark.parametrize("path", [each.path for each in PAGES])
def test_every_option_that_is_typed_is_one_of_its_command(path: str) -> None:
    wrong = []
    for code in page(path).code:
        for command in sorted(TAKES, key=len, reverse=True):
            if code.startswith(f"/{command} "):
                typed = set(re.findall(r"(?<= )([a-z]+):(?= )", code))
                wrong += [code] if typed - TAKES[command] else []
                break
    assert wrong == []
