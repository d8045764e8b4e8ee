"""Whatever readers and organizers wrote, the panels of readers' own reminders can be sent."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings

from bot.answers.context import Context
from bot.answers.entries import entry_of_deadline, entry_of_talk
from bot.frontends.discord_app.codes import event_code
from bot.frontends.discord_app.render import personal_panels as panels
from bot.frontends.discord_app.render.my_reminders import Mine, my_reminders
from bot.frontends.discord_app.render.personal_panels import Personal
from bot.knowledge.edition import Edition
from bot.reminders.models import MessageState
from bot.search.edition_index import EditionIndex
from tests.frontends.discord_app.render import wild
from tests.frontends.discord_app.render.occasions import own
from tests.frontends.discord_app.render.reading import (
    CARRIED,
    CHOSEN,
    buttons,
    options,
    problems,
    selects,
    texts,
)
from tests.frontends.discord_app.render.rules import check_nothing_typed_counts
from tests.frontends.discord_app.render.wild_texts import proses

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.frontends.discord_app.render.components import Component

SOME = settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.too_slow])
PANELS = (
    panels.is_set,
    panels.is_undone,
    panels.is_done,
    panels.is_put_off,
    panels.first_direct_message,
)


def personals(edition: Edition, now: datetime, words: str) -> Iterator[Personal]:
    context = Context(EditionIndex(edition), now)
    talks = [entry_of_talk(each) for each in (*edition.sessions[:9], *edition.sessions[-1:])]
    dues = [entry_of_deadline(each) for each in edition.deadlines[:5]]
    for entry in (None, *talks, *dues):
        yield Personal(own(words, entry), context, now)
        yield Personal(own(words, entry), None, now)


def check(layout: list[Component]) -> None:
    assert problems(layout) == []
    for pattern, controls in ((CARRIED, buttons(layout)), (CHOSEN, selects(layout))):
        assert all(pattern.fullmatch(each["custom_id"]) for each in controls)
    for markdown in texts(layout):
        check_nothing_typed_counts(markdown)


@SOME
@given(wild.editions(), wild.moments, proses.map(lambda words: words[:1_000]))
def test_every_panel_can_be_sent(edition: Edition, now: datetime, words: str) -> None:
    for personal in personals(edition, now, words):
        for panel in PANELS:
            check(panel(personal))
        assert problems(panels.is_closed(personal)) == []


@SOME
@given(wild.editions(), wild.moments, proses.map(lambda words: words[:1_000]))
def test_every_page_of_ones_reminders_can_be_sent(
    edition: Edition, now: datetime, words: str
) -> None:
    states = tuple(MessageState)
    mine = [
        Mine(replace(each, reminder=replace(each.reminder, id=place + 1)), states[place % 5])
        for place, each in enumerate(personals(edition, now, words))
    ]
    for count in (1, 5, 6, len(mine)):
        for page in ("", "1", "2", "99"):
            check(my_reminders(mine[:count], event_code(edition.id), page))


def test_no_reminders() -> None:
    for event, count in (("-", 0), ("event", 2)):
        layout = my_reminders([], event)
        assert problems(layout) == []
        assert len(buttons(layout)) == count


@pytest.mark.parametrize(("page", "number"), [("", 1), ("0", 1), ("2", 2), ("9", 2), ("all", 1)])
def test_page_that_is_shown(page: str, number: int) -> None:
    personal = Personal(own("x"), None, own().created)
    layout = my_reminders([Mine(personal)] * 7, "-", page)
    assert f"-# Page {number} of 2" in texts(layout)
    assert len(options(layout)) == (5 if number == 1 else 2)
