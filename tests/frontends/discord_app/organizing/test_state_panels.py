"""How status, log and outcomes look."""

from __future__ import annotations

from typing import Any

import pytest

from bot.answers.context import Context
from bot.frontends.discord_app.organizing.panels import needs
from bot.frontends.discord_app.organizing.panels.log import log_panel
from bot.frontends.discord_app.organizing.panels.outcomes import outcome_panel
from bot.frontends.discord_app.organizing.panels.paging import Page
from bot.frontends.discord_app.organizing.panels.status import Status, status_panel
from bot.knowledge.problems import Problem
from bot.reminders.models import MessageKind, MessageState
from bot.search.edition_index import EditionIndex
from bot.storage.audit import Change
from tests.frontends.discord_app.organizing.panels import (
    NOW,
    ORGANIZERS,
    PROBLEM,
    TALK,
    check_panel,
    harbour,
    message,
    scheduled,
)
from tests.frontends.discord_app.render.reading import buttons, carried, labels, texts
from tests.frontends.discord_app.render.rules import NASTY, check_nothing_typed_counts

FACTS = ["Version 1.2", "connected since <t:1893456000:f>"]
WELL = ["Reminders", "Setup", "Log"]
OF_TALK: dict[str, Any] = {
    "kind": MessageKind.TALK,
    "entry": TALK,
    "event_id": "harbour-2030",
}
DISMISS = "w1:clear:-:status:1893456000"


def status(*things: object, ahead: int = 0, dismissing: str = "") -> Status:
    lines = [f"<t:{number}:t> <#11> Talk: x" for number in range(ahead)]
    return Status(
        needs=things,  # type: ignore[arg-type]
        ahead=lines[:3],
        ahead_count=ahead,
        facts=FACTS,
        dismissing=dismissing,
    )


def mistakes(number: int, words: str = "the event ends before it starts") -> list[object]:
    return [needs.mistake(Problem("a.yaml", line, 3, words)) for line in range(1, number + 1)]


def failures(number: int) -> list[object]:
    problem, shown = "I may not. " * 60, scheduled("word " * 99)
    failed = [message(MessageState.FAILED, problem, key=f"k{each:019}") for each in range(number)]
    return [needs.unsent(each, None, shown) for each in failed]


def test_all_is_well_in_the_organizers_colour() -> None:
    layout = status_panel(status())
    check_panel(layout)
    assert texts(layout) == [
        "## All is well",
        "### Next 24 hours: nothing is due",
        "-# Version 1.2 · connected since <t:1893456000:f>",
    ]
    assert labels(layout) == WELL


@pytest.mark.parametrize(
    ("number", "headline"), [(1, "1 thing needs you"), (2, "2 things need you")]
)
def test_problems_come_first_in_red_with_their_places(number: int, headline: str) -> None:
    layout = status_panel(status(*mistakes(number)))
    check_panel(layout, PROBLEM)
    first, *shown, _, _ = texts(layout)
    assert first == f"## {headline}"
    assert shown == [
        f"**Knowledge problem**, not taken over\n`a.yaml:{line}:3` the event ends before it starts"
        for line in range(1, number + 1)
    ]


def test_many_long_problems_have_pages() -> None:
    everything = [*failures(60), *mistakes(30, "*_`" * 700 + " ".join(NASTY))]
    offered = ["Earlier", "Later", *WELL]
    for page in range(1, 46):
        layout = status_panel(status(*everything, ahead=99, dismissing=DISMISS), str(page))
        check_panel(layout, PROBLEM)
        assert f"-# Page {page} of 45" in texts(layout)
        dismiss = ["Dismiss"] if page <= 30 else []  # where there is something to dismiss
        assert [each for each in labels(layout) if each != "Retry"] == [*offered, *dismiss]


def test_the_more_needs_someone_the_less_is_shown_of_what_comes() -> None:
    shown = [
        texts(status_panel(status(*failures(count), ahead=5)))[-2].count("Talk: x")
        for count in range(3)
    ]
    assert shown == [3, 3, 1]


@pytest.mark.parametrize(
    ("count", "said", "rest"),
    [
        (1, "### Next 24 hours: 1 message", []),
        (3, "### Next 24 hours: 3 messages", []),
        (9, "### Next 24 hours: 9 messages", ["-# and 6 more"]),
        (100, "### Next 24 hours: more than 99 messages", []),
    ],
)
def test_what_comes_is_counted(count: int, said: str, rest: list[str]) -> None:
    layout = status_panel(status(ahead=count))
    check_panel(layout)
    lines = texts(layout)[1].split("\n")
    assert lines[0] == said
    assert [each for each in lines[1:] if "Talk: x" not in each] == rest


def test_message_that_was_not_sent_says_why_and_offers_to_retry() -> None:
    context = Context(EditionIndex(harbour()), NOW)
    unsent = needs.unsent(message(MessageState.FAILED, "I may not.", **OF_TALK), context, None)
    assert texts([unsent]) == [
        "**Not sent**, due <t:1903852800:R>\nTalk: Notes on the engine to <#11>: I may not."
    ]
    assert carried([unsent]) == ["w1:retry:-:-:kaaaaaaaaaaaaaaaaaaa"]
    skipped = needs.unsent(message(MessageState.SKIPPED, "I was off."), None, scheduled())
    assert texts([skipped])[0].endswith(
        "“Hello” to <#11>: I was off. I did not send it later, since it was too late for it."
    )


def test_coming_message_is_one_line() -> None:
    context = Context(EditionIndex(harbour()), NOW)
    waiting = message(MessageState.WAITING, **OF_TALK)
    line = needs.coming(waiting, context, None)
    assert line == "<t:1903852800:t> <#11> Talk: Notes on the engine"
    assert needs.coming(message(MessageState.WAITING), None, scheduled("**Bring** it")) == (
        "<t:1903852800:t> <#11> Bring it"
    )


@pytest.mark.parametrize("typed", NASTY)
def test_what_people_wrote_is_only_text(typed: str) -> None:
    unsent = needs.unsent(message(MessageState.FAILED, typed), None, scheduled(typed))
    layout = [
        unsent,
        needs.missing_event(typed),
        needs.mistake(Problem("a.yaml", 1, 1, typed)),
    ]
    for each in texts(layout):
        check_nothing_typed_counts(
            each.split("\n", 1)[1].replace("<#11>", "").replace("`a.yaml:1:1`", "")
        )


def test_mistake_of_which_the_version_before_is_used() -> None:
    problem = Problem("/srv/private/a.yaml", 1, 2, "wrong")
    (said,) = texts([needs.mistake(problem, is_served=True)])
    first, second = said.split("\n")
    assert first == "**Knowledge problem**, not taken over. The version before is still in use"
    assert second == "`a.yaml:1:2` wrong"


@pytest.mark.parametrize("typed", NASTY)
def test_reminder_that_cannot_be_posted_is_only_text(typed: str) -> None:
    shown = needs.unpostable(scheduled(typed * 60), "Its channel is gone.")
    check_nothing_typed_counts(texts([shown])[0].split("\n", 1)[1])
    check_panel(status_panel(status(shown, dismissing=DISMISS)), PROBLEM)


def test_file_name_stays_code() -> None:
    (said,) = texts([needs.mistake(Problem("a`b/" + "c" * 300 + ".yaml", 1, 2, "wrong"))])
    assert said.count("`") == 2
    assert len(said) < 200


def test_log_lists_changes_with_who_and_when() -> None:
    change = Change(31, "turned talks off", NOW)
    layout = log_panel(Page([change], 1, 1))
    check_panel(layout)
    assert texts(layout) == [
        "## Changes, the last first",
        "-# <t:1903856400:f> <@31> turned talks off",
    ]
    assert labels(layout) == ["Status"]


def test_log_of_the_longest_changes_fits() -> None:
    for words in ("word " * 200, "日本語" * 200, "🦑" * 400):
        changes = [Change(10**18, words, NOW)] * 10
        layout = log_panel(Page(changes, 2, 3))
        check_panel(layout)
        assert labels(layout) == ["Newer", "Older", "Status"]


def test_empty_log() -> None:
    layout = log_panel(Page([], 1, 1))
    check_panel(layout)
    assert texts(layout)[0] == "## No changes yet"


@pytest.mark.parametrize(
    ("state", "headline", "offered", "colour"),
    [
        (MessageState.SENT, "## Posted", ["Open the message"], ORGANIZERS),
        (MessageState.WAITING, "## I will post it soon", ["Status"], ORGANIZERS),
        (MessageState.DROPPED, "## Nothing is sent", ["Status"], ORGANIZERS),
        (MessageState.FAILED, "## I could not post it", ["Retry"], PROBLEM),
        (MessageState.SKIPPED, "## I could not post it", ["Retry"], PROBLEM),
    ],
)
def test_outcome(state: MessageState, headline: str, offered: list[str], colour: int) -> None:
    for problem in ("", "I may *not*. " * 300):
        seen = message(state, problem, role_id=77)
        if state is MessageState.SENT:
            seen = type(seen)(planned=seen.planned, state=state, try_at=NOW, message_id=99)
        layout = outcome_panel(seen)
        check_panel(layout, colour)
        assert texts(layout)[0] == headline
        assert labels(layout) == offered


def test_link_leads_to_the_message() -> None:
    seen = message(MessageState.SENT, role_id=77)
    posted = type(seen)(planned=seen.planned, state=seen.state, try_at=NOW, message_id=99)
    (link,) = buttons(outcome_panel(posted))
    assert link["url"] == "https://discord.com/channels/1/11/99"
    assert texts(outcome_panel(posted))[1] == "In <#11>, mentioning <@&77>."
    assert buttons(outcome_panel(seen)) == []


def test_message_that_is_gone() -> None:
    check_panel(outcome_panel(None))
