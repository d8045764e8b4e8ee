"""Keeping what is planned in step with what people wish for and what the files say."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.knowledge.models import Session, SessionStatus
from bot.reminders.models import MessageKind, MessageState, Planned, ReminderState, RuleKind
from bot.reminders.moments import Fixed
from bot.reminders.ports import OutboxError, Settled
from bot.reminders.scheduler import PLANNED_AGAIN_AFTER, Scheduler
from tests.builders import MONDAY, at, edition, event, session
from tests.reminders.builders import (
    DAY,
    HOUR,
    MINUTE,
    SECOND,
    SERVER,
    before,
    fixed,
    planned,
    reminder,
    rule,
    talk,
)
from tests.reminders.fake_clock import FakeClock
from tests.reminders.fake_outbox import FakeOutbox
from tests.reminders.fakes import PROBLEMS_CHANNEL, FakeBook, FakeWishes

if TYPE_CHECKING:
    from datetime import datetime

TIDES = session("Tides", "9:00-9:30", room="Blue")
HARBOUR = edition(sessions=(TIDES,))
MORNING = at("6:00")


class Office:
    """A scheduler with everything it needs, in the morning before the talks."""

    def __init__(self) -> None:
        self.clock = FakeClock(MORNING)
        self.outbox = FakeOutbox()
        self.book = FakeBook()
        self.wishes = FakeWishes(HARBOUR, SERVER)
        self.changes = 0
        self.scheduler = Scheduler(self.outbox, self.book, self.wishes, self.clock)
        self.scheduler.on_change = self._count

    def _count(self) -> None:
        self.changes += 1

    def announce_talks(self, *leads: timedelta) -> None:
        self.wishes.rules = {RuleKind.TALKS: rule(RuleKind.TALKS, *leads)}

    def say(self, *sessions: Session) -> None:
        self.wishes.edition = replace(self.wishes.edition, sessions=sessions)

    @property
    def dues(self) -> list[datetime]:
        """When what waits is due."""
        waiting = [each.planned.due for each in self.outbox.messages.values() if is_waiting(each)]
        return sorted(waiting)


def is_waiting(message: object) -> bool:
    return getattr(message, "state", None) is MessageState.WAITING


@pytest.fixture
def office() -> Office:
    return Office()


# Reminders


def test_a_reminder_that_is_made_is_planned_at_once(office: Office) -> None:
    async def played() -> None:
        kept = await office.scheduler.make(reminder(fixed(at("8:00"))))
        assert office.book.reminders == {kept.id: kept}
        assert office.dues == [at("8:00")]
        assert office.changes

    office.clock.run(played())


def test_a_reminder_that_is_made_twice_from_one_interaction_is_one(office: Office) -> None:
    asked = reminder(fixed(at("8:00")))

    async def played() -> None:
        first, second = await asyncio.gather(
            office.scheduler.make(asked), office.scheduler.make(asked)
        )
        assert first == second
        assert office.dues == [at("8:00")]

    office.clock.run(played())


def test_a_reminder_that_is_changed_is_sent_at_its_new_time_only(office: Office) -> None:
    async def played() -> None:
        kept = await office.scheduler.make(reminder(fixed(at("8:00"))))
        changed = await office.scheduler.change(replace(kept, moment=fixed(at("8:30"))))
        assert changed
        assert (changed.revision, changed.changed) == (kept.revision + 1, MORNING)
        assert office.dues == [at("8:30")]

    office.clock.run(played())


def test_of_two_who_change_a_reminder_at_once_one_is_told_so(office: Office) -> None:
    async def played() -> None:
        kept = await office.scheduler.make(reminder(fixed(at("8:00"))))
        first, second = await asyncio.gather(
            office.scheduler.change(replace(kept, moment=fixed(at("8:30")))),
            office.scheduler.change(replace(kept, moment=fixed(at("9:30")))),
        )
        assert first
        assert second is None
        assert office.dues == [at("8:30")]

    office.clock.run(played())


@pytest.mark.parametrize("state", [ReminderState.PAUSED, ReminderState.CANCELLED])
def test_a_reminder_that_is_paused_or_cancelled_is_not_planned(
    office: Office, state: ReminderState
) -> None:
    async def played() -> None:
        kept = await office.scheduler.make(reminder(fixed(at("8:00"))))
        assert await office.scheduler.set_state(kept, state)
        assert office.dues == []

    office.clock.run(played())


def test_a_reminder_that_is_resumed_sends_what_is_still_to_come(office: Office) -> None:
    asked = reminder(fixed(at("8:00")), state=ReminderState.DRAFT)

    async def played() -> None:
        kept = await office.scheduler.make(asked)
        assert office.dues == []
        resumed = await office.scheduler.set_state(kept, ReminderState.ACTIVE)
        assert resumed
        assert office.dues == [at("8:00")]
        paused = await office.scheduler.set_state(resumed, ReminderState.PAUSED)
        assert paused
        await asyncio.sleep((3 * HOUR).total_seconds())
        await office.scheduler.set_state(paused, ReminderState.ACTIVE)
        assert office.dues == []

    office.clock.run(played())


def test_a_reminder_that_the_book_can_not_keep_is_not_planned(office: Office) -> None:
    async def played() -> None:
        office.book.is_down = True
        with pytest.raises(OutboxError):
            await office.scheduler.make(reminder(fixed(at("8:00"))))
        assert office.outbox.messages == {}

    office.clock.run(played())


def test_what_is_kept_but_not_planned_is_planned_soon(office: Office) -> None:
    async def played() -> None:
        await office.scheduler.tend()
        office.outbox.is_down = True
        kept = await office.scheduler.make(reminder(fixed(at("8:00"))))
        moved = await office.scheduler.change(replace(kept, moment=fixed(at("8:30"))))
        assert moved
        office.announce_talks(HOUR)
        await office.scheduler.server_changed(SERVER)
        assert office.changes
        office.outbox.is_down = False
        await office.scheduler.tend()
        assert office.dues == [at("8:00"), at("8:30")]

    office.clock.run(played())


# Rules


def test_what_a_server_wants_announced_is_planned_at_once(office: Office) -> None:
    async def played() -> None:
        office.announce_talks(HOUR, 10 * MINUTE)
        await office.scheduler.server_changed(SERVER)
        assert office.dues == [at("8:00"), at("8:50")]
        office.announce_talks(10 * MINUTE)
        await office.scheduler.server_changed(SERVER)
        assert office.dues == [at("8:50")]
        assert office.changes == 2

    office.clock.run(played())


def test_a_server_of_which_nothing_can_be_said_keeps_what_it_has(office: Office) -> None:
    async def played() -> None:
        office.announce_talks(HOUR)
        await office.scheduler.server_changed(SERVER)
        office.wishes.is_readable = False
        office.scheduler.knowledge_changed()
        await office.scheduler.tend()
        assert office.dues == [at("8:00")]

    office.clock.run(played())


def test_a_server_that_chooses_another_event_hears_no_more_of_the_last(office: Office) -> None:
    other = edition(event("Lighthouse 2030"), sessions=(session("Lamps", "11:00-12:00"),))

    async def played() -> None:
        office.announce_talks(HOUR)
        await office.scheduler.server_changed(SERVER)
        office.wishes.edition, office.wishes.other_editions = other, [HARBOUR]
        await office.scheduler.server_changed(SERVER)
        assert office.dues == [at("10:00")]

    office.clock.run(played())


# Everything


def test_everything_is_planned_at_the_start(office: Office) -> None:
    async def played() -> None:
        office.announce_talks(HOUR)
        for _ in range(1_001):  # of which 500 are read at once
            await office.book.add(reminder(fixed(at("8:30"))))
        await office.book.add(reminder(fixed(at("8:30")), state=ReminderState.PAUSED))
        await office.scheduler.tend()
        assert office.dues == [at("8:00"), *[at("8:30")] * 1_001]

    office.clock.run(played())


def test_a_talk_that_moves_takes_its_messages_along(office: Office) -> None:
    async def played() -> None:
        office.announce_talks(HOUR)
        await office.scheduler.make(
            reminder(before(talk("tides"), 10 * MINUTE), event_id=HARBOUR.id)
        )
        await office.scheduler.tend()
        assert office.dues == [at("8:00"), at("8:50")]
        office.say(replace(TIDES, starts=at("11:00"), status=SessionStatus.MOVED))
        await office.scheduler.tend()
        assert office.dues == [at("8:00"), at("8:50")]  # it wasn't told yet
        office.scheduler.knowledge_changed()
        await office.scheduler.tend()
        assert office.dues == [at("10:00"), at("10:50")]
        office.say()
        office.scheduler.knowledge_changed()
        await office.scheduler.tend()
        assert office.dues == []

    office.clock.run(played())


@pytest.mark.parametrize(
    ("after", "is_planned"),
    [
        (PLANNED_AGAIN_AFTER - SECOND, False),
        (PLANNED_AGAIN_AFTER, True),
        (-SECOND, True),
    ],
)
def test_everything_is_planned_again_every_hour_and_when_the_clock_is_set_back(
    office: Office, after: timedelta, *, is_planned: bool
) -> None:
    async def played() -> None:
        await office.scheduler.tend()
        office.announce_talks(HOUR)
        office.clock.ahead = after
        await office.scheduler.tend()
        assert office.dues == ([at("8:00")] if is_planned else [])

    office.clock.run(played())


def test_what_is_learnt_while_everything_is_planned_is_planned_next(office: Office) -> None:
    async def played() -> None:
        office.book.slowness = 1
        tending = asyncio.create_task(office.scheduler.tend())
        await asyncio.sleep(0.5)
        office.announce_talks(HOUR)
        office.scheduler.knowledge_changed()
        await tending
        assert office.dues == []
        await office.scheduler.tend()
        assert office.dues == [at("8:00")]

    office.clock.run(played())


def test_a_database_that_is_away_is_asked_again_at_the_next_occasion(office: Office) -> None:
    async def played() -> None:
        office.announce_talks(HOUR)
        office.outbox.is_down = True
        with pytest.raises(OutboxError):
            await office.scheduler.tend()
        office.outbox.is_down = False
        await office.scheduler.tend()
        assert office.dues == [at("8:00")]

    office.clock.run(played())


def test_what_can_not_be_planned_keeps_nothing_else_from_it(
    office: Office, caplog: pytest.LogCaptureFixture
) -> None:
    """As if a mistake of ours let in something that has no time."""
    nowhen = replace(TIDES, id="nowhen", starts=at("9:00", MONDAY.replace(year=9999, month=12)))

    async def played() -> None:
        office.announce_talks(-30 * DAY)
        office.say(TIDES, nowhen)
        nowhere = await office.book.add(reminder(Fixed(MORNING, "Nowhere/Land")))
        await office.book.add(reminder(fixed(at("8:30"))))
        await office.scheduler.tend()
        assert office.dues == [at("8:30")]
        assert f"reminder {nowhere.id} can't be planned" in caplog.text
        assert f"what server {SERVER} has announced can't be planned" in caplog.text

    office.clock.run(played())


def test_a_reminder_whose_files_can_not_be_read_keeps_what_it_has(office: Office) -> None:
    asked = reminder(before(talk("tides"), HOUR), event_id=HARBOUR.id)

    async def played() -> None:
        kept = await office.scheduler.make(asked)
        office.wishes.is_readable = False
        office.scheduler.knowledge_changed()
        await office.scheduler.tend()
        assert office.dues == [at("8:00")]
        await office.scheduler.set_state(kept, ReminderState.CANCELLED)
        assert office.dues == []

    office.clock.run(played())


# At once


def test_a_reminder_that_is_cancelled_while_everything_is_planned_stays_cancelled(
    office: Office,
) -> None:
    async def played() -> None:
        kept = await office.scheduler.make(reminder(fixed(at("8:00"))))
        office.book.slowness = 1  # so that it is cancelled after it was read, and before it is used
        tending = asyncio.create_task(office.scheduler.tend())
        await asyncio.sleep(0.5)
        await office.scheduler.set_state(kept, ReminderState.CANCELLED)
        await tending
        assert office.dues == []

    office.clock.run(played())


def test_a_rule_that_is_changed_while_it_is_planned_is_planned_as_it_is_at_last(
    office: Office,
) -> None:
    async def played() -> None:
        office.announce_talks(HOUR)
        office.wishes.slowness = 1
        tending = asyncio.create_task(office.scheduler.tend())
        await asyncio.sleep(0.5)
        office.announce_talks(10 * MINUTE)
        office.wishes.slowness = 0
        await office.scheduler.server_changed(SERVER)
        await tending
        assert office.dues == [at("8:50")]

    office.clock.run(played())


# Reports


async def give_up(office: Office, *messages: Planned) -> None:
    """Let messages fail."""
    await office.outbox.plan({"reminder:1"}, messages, office.clock())
    taken = await office.outbox.claim("x", at("9:00"), MINUTE, 100)
    failed = [Settled(key=each.planned.key, state=MessageState.FAILED) for each in taken]
    await office.outbox.settle("x", failed, office.clock())


def test_organizers_are_told_what_was_not_sent_in_one_message(office: Office) -> None:
    async def played() -> None:
        await give_up(office, planned("k1", MORNING), planned("k2", MORNING))
        await office.scheduler.report()
        await office.scheduler.report()
        (report,) = filter(is_waiting, office.outbox.messages.values())
        assert report.planned.kind is MessageKind.REPORT
        assert report.planned.channel_id == PROBLEMS_CHANNEL
        assert (report.planned.due, report.planned.server_id) == (MORNING, SERVER)
        told = {each.report_key for each in office.outbox.messages.values()} - {""}
        assert told == {report.planned.key}
        assert office.changes

    office.clock.run(played())


def test_what_fails_later_is_told_in_a_further_message(office: Office) -> None:
    async def played() -> None:
        await give_up(office, planned("k1", MORNING))
        await office.scheduler.report()
        await asyncio.sleep(1)
        await give_up(office, planned("k2", at("8:00")))
        await office.scheduler.report()
        assert len(office.dues) == 1
        reports = [each.report_key for each in office.outbox.messages.values() if each.report_key]
        assert len(set(reports)) == 2

    office.clock.run(played())


def test_organizers_who_chose_no_channel_are_told_once_they_choose_one(office: Office) -> None:
    async def played() -> None:
        office.wishes.problems_channel_id = None
        await give_up(office, planned("k1", MORNING))
        await office.scheduler.report()
        assert office.dues == []
        office.wishes.problems_channel_id = PROBLEMS_CHANNEL
        await office.scheduler.report()
        assert office.dues == [MORNING]

    office.clock.run(played())


def test_a_report_that_fails_is_not_reported(office: Office) -> None:
    async def played() -> None:
        await give_up(office, planned("k1", MORNING))
        await office.scheduler.report()
        await give_up(office)
        await office.scheduler.report()
        assert office.dues == []

    office.clock.run(played())
