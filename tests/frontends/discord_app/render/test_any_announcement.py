"""Whatever organizers and readers wrote, what is sent at its time can be sent and found again."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.answers.context import Context
from bot.answers.entries import entry_of_deadline, entry_of_talk
from bot.frontends.discord_app.render.announcements import announcement, carries_key
from bot.frontends.discord_app.render.occasions import Occasion
from bot.knowledge.edition import Edition
from bot.reminders.keys import key_of
from bot.reminders.models import MessageKind, MessageState
from bot.search.edition_index import EditionIndex
from bot.search.passages import Entry, EntryKind
from tests.frontends.discord_app.render import wild
from tests.frontends.discord_app.render.occasions import KEY, due_message, occasion, own, planned
from tests.frontends.discord_app.render.reading import problems, selects, texts
from tests.frontends.discord_app.render.rules import (
    check_actions,
    check_carried,
    check_nothing_typed_counts,
)
from tests.frontends.discord_app.render.wild_texts import proses

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.frontends.discord_app.render.components import Component

SOME = settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.too_slow])
OWN_WORDS = frozenset({MessageKind.REMINDER, MessageKind.ANNOUNCEMENT, MessageKind.TEST})
LATE = timedelta(days=1, minutes=61)
ROLE = 9
texts_of_organizers = proses.map(lambda words: words[:1_500])


def occasions(edition: Edition, now: datetime, text: str) -> Iterator[Occasion]:
    """Yield all that may be said about the first and last entries of an event."""
    context = Context(EditionIndex(edition), now)
    timed = [each for each in edition.sessions if each.starts and not each.is_cancelled]
    talks = [entry_of_talk(each)._replace(title="") for each in (*timed[:12], *timed[-1:])]
    dues = [entry_of_deadline(each)._replace(title="") for each in edition.deadlines[:7]]
    for entry in talks:
        yield occasion(MessageKind.TALK, entry, context=context)
        yield occasion(MessageKind.STARTING, entry, context=context)
    for entry in dues:
        yield occasion(MessageKind.DEADLINE, entry, context=context)
        yield occasion(MessageKind.EXTENDED, entry, context=context)
    for day in {each.day for each in timed if each.day}:
        entry = Entry(EntryKind.EVENT, f"{day:%Y%m%d}", "")
        yield occasion(MessageKind.DAY, entry, context=context)
    for about in (None, *talks[:3], *dues[:3]):
        mine, ours = own(text, about), own(text, about, server_id=1)
        yield occasion(MessageKind.PERSONAL, about, context=context, reminder=mine)
        yield occasion(MessageKind.REMINDER, about, context=context, reminder=ours)
    due = datetime(2030, 5, 6, 9, tzinfo=UTC)
    unsent = [
        Occasion(
            due_message(planned(kind, due, entry, event_id=edition.id), MessageState.SKIPPED, text),
            context,
            own(text) if entry is None else None,
        )
        for kind in (MessageKind.TALK, MessageKind.DAY)
        for entry in (None, *talks[:1], *dues[:7])
    ]
    report = occasion(MessageKind.REPORT, None, context=context)
    yield from (replace(report, unsent=unsent[-count:]) for count in (1, 2, 9))
    yield occasion(MessageKind.TEST, None, context=context)


def check(layout: list[Component], kind: MessageKind) -> None:
    """Check that a message can be sent, be found again, and says nothing that somebody slipped."""
    assert problems(layout) == []
    assert carries_key(layout, KEY)
    assert not carries_key(layout, key_of(["another"]))
    assert selects(layout) == []
    above, box = layout
    assert above["content"] == f"<@&{ROLE}>"
    check_actions(box["components"])
    check_carried(layout)
    shown = texts(layout)[1:]
    assert shown.pop() == "-# Sent 1 day 1 hour 1 minute late"
    for markdown in shown if kind not in OWN_WORDS else ():
        check_nothing_typed_counts(markdown.replace("<#901000000000000011>", ""))


@SOME
@given(wild.editions(), wild.moments, texts_of_organizers | st.just(""))
def test_whatever_is_announced_keeps_the_rules(edition: Edition, now: datetime, text: str) -> None:
    for each in occasions(edition, now, text):
        of = replace(each.planned, role_id=ROLE)
        late = replace(each, message=replace(each.message, planned=of), late=LATE)
        check(announcement(late), of.kind)
