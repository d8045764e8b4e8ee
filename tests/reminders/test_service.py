"""All that keeps reminders going, from what people wish for to what stands in a channel."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot import clock as real_clock
from bot.knowledge.models import SessionStatus
from bot.reminders.attempt import Attempt
from bot.reminders.dispatcher import Dispatcher
from bot.reminders.models import MessageKind, ReminderState, RuleKind
from bot.reminders.moments import Repeat
from bot.reminders.scheduler import Scheduler
from bot.reminders.service import GATHERED_FOR, Service
from tests.builders import at, edition, session
from tests.reminders.builders import (
    DAY,
    HOUR,
    MINUTE,
    SECOND,
    SERVER,
    before,
    fixed,
    reminder,
    rule,
    talk,
)
from tests.reminders.fake_clock import FakeClock
from tests.reminders.fake_outbox import FakeOutbox
from tests.reminders.fakes import (
    MAIN_CHANNEL,
    PROBLEMS_CHANNEL,
    FakeBook,
    FakeCourier,
    FakeWishes,
    Fault,
)

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from datetime import datetime

TIDES = session("Tides", "9:00-9:30", room="Blue")
HARBOUR = edition(sessions=(TIDES,))


class House:
    """A service with everything around it, in the morning before the talks."""

    def __init__(self) -> None:
        self.clock = FakeClock(at("6:00"))
        self.outbox = FakeOutbox()
        self.book = FakeBook()
        self.wishes = FakeWishes(HARBOUR, SERVER)
        self.courier = FakeCourier(self.clock)
        self.is_replaced = False
        """Whether the database was put back to a backup."""
        self.refreshed = 0

    async def refresh(self) -> bool:
        self.refreshed += 1
        was_replaced, self.is_replaced = self.is_replaced, False
        return was_replaced

    def service(self) -> Service:
        scheduler = Scheduler(self.outbox, self.book, self.wishes, self.clock)
        attempt = Attempt(
            courier=self.courier, clock=self.clock, random=lambda: 1.0, reached=lambda _: None
        )
        dispatcher = Dispatcher(
            self.outbox,
            attempt,
            self.clock,
            real_clock.wait,
            owner="one",
            reached=lambda _: None,
        )
        return Service(scheduler, dispatcher, self.clock, self.refresh)

    @asynccontextmanager
    async def open(self) -> AsyncIterator[Service]:
        """Let a service run, and stop it."""
        service = self.service()
        task = asyncio.create_task(service.run())
        yield service
        service.dispatcher.stop()
        await task

    async def pass_by(self, duration: timedelta) -> None:
        await asyncio.sleep(duration.total_seconds())

    async def until(self, instant: datetime) -> None:
        await self.pass_by(instant - self.clock())

    @property
    def posted(self) -> list[tuple[MessageKind, datetime]]:
        """What stands in the channels, and since when."""
        return [(each.planned.kind, each.shown) for each in self.courier.posted]


@pytest.fixture
def house() -> House:
    return House()


def test_rules_and_reminders_are_sent_when_they_are_due(house: House) -> None:
    house.wishes.rules = {RuleKind.TALKS: rule(RuleKind.TALKS, 10 * MINUTE)}

    async def played() -> None:
        async with house.open() as service:
            asked = reminder(fixed(at("6:30")), repeat=Repeat.DAILY)
            await service.scheduler.make(asked)
            await service.scheduler.make(
                reminder(before(talk("tides"), HOUR), event_id=HARBOUR.id, server_id=None)
            )
            await house.until(at("9:30"))

    house.clock.run(played())
    assert house.posted == [
        (MessageKind.REMINDER, at("6:30")),
        (MessageKind.PERSONAL, at("8:00")),
        (MessageKind.TALK, at("8:50")),
    ]


def test_what_an_organizer_posts_at_once_is_posted_at_once(house: House) -> None:
    async def played() -> None:
        async with house.open() as service:
            await house.pass_by(SECOND)
            now = house.clock()
            await service.scheduler.make(reminder(fixed(now), changed=now))
            await asyncio.sleep(0.1)

    house.clock.run(played())
    assert house.posted == [(MessageKind.ANNOUNCEMENT, at("6:00") + SECOND)]
    assert house.courier.posted[0].planned.channel_id == MAIN_CHANNEL


def test_a_talk_that_moves_is_announced_at_its_new_time(house: House) -> None:
    house.wishes.rules = {RuleKind.TALKS: rule(RuleKind.TALKS, 10 * MINUTE)}

    async def played() -> None:
        async with house.open() as service:
            await house.until(at("8:49"))
            later = replace(TIDES, starts=at("9:30"), status=SessionStatus.MOVED)
            house.wishes.edition = replace(HARBOUR, sessions=(later,))
            service.scheduler.knowledge_changed()
            await house.until(at("10:00"))

    house.clock.run(played())
    assert house.posted == [(MessageKind.TALK, at("9:20"))]


def test_what_was_missed_is_sent_after_the_start_if_it_is_not_too_late(house: House) -> None:
    leads = (HOUR, 20 * MINUTE, 10 * MINUTE)
    house.wishes.rules = {RuleKind.TALKS: rule(RuleKind.TALKS, *leads)}
    house.clock.pass_by(at("8:45") - house.clock())

    async def played() -> None:
        async with house.open():
            await house.until(at("10:00"))

    house.clock.run(played())
    assert house.posted == [(MessageKind.TALK, at("8:45")), (MessageKind.TALK, at("8:50"))]
    assert [each.is_late for each in house.courier.posted] == [True, False]


@pytest.mark.parametrize(
    "happen",
    [
        lambda house: setattr(house, "is_replaced", True),
        lambda house: setattr(house.clock, "ahead", -HOUR),
    ],
    ids=["database", "clock"],
)
def test_everything_is_planned_anew_when_the_database_or_the_clock_was_put_back(
    house: House, happen: Callable[[House], None]
) -> None:
    async def played() -> None:
        async with house.open():
            await house.pass_by(MINUTE)
            house.wishes.rules = {RuleKind.TALKS: rule(RuleKind.TALKS, HOUR)}
            await house.pass_by(MINUTE)
            assert house.outbox.messages == {}
            happen(house)
            await house.pass_by(10 * SECOND)
            assert len(house.outbox.messages) == 1

    house.clock.run(played())


def test_the_database_is_looked_after_every_few_seconds_only(house: House) -> None:
    async def played() -> None:
        async with house.open() as service:
            for _ in range(100):
                service.dispatcher.wake()
                await house.pass_by(SECOND)

    house.clock.run(played())
    assert 18 <= house.refreshed <= 21


def test_what_fails_together_is_told_together_and_soon(house: House) -> None:
    house.courier.faults.extend([Fault.IMPOSSIBLE, Fault.IMPOSSIBLE])

    async def played() -> None:
        async with house.open() as service:
            await house.pass_by(MINUTE)
            due = house.clock() + SECOND
            await service.scheduler.make(reminder(fixed(due)))
            await service.scheduler.make(reminder(fixed(due + 3 * SECOND)))
            await house.pass_by(MINUTE)

    house.clock.run(played())
    ((kind, told),) = house.posted
    assert kind is MessageKind.REPORT
    assert house.courier.posted[0].planned.channel_id == PROBLEMS_CHANNEL
    first = at("6:01") + SECOND
    assert first + GATHERED_FOR <= told <= first + 3 * GATHERED_FOR
    assert len(house.outbox.messages) == 3


def test_a_later_failure_is_told_as_well(house: House) -> None:
    house.courier.faults.extend([Fault.IMPOSSIBLE, None, Fault.IMPOSSIBLE])

    async def played() -> None:
        async with house.open() as service:
            await service.scheduler.make(reminder(fixed(at("6:10"))))
            await service.scheduler.make(reminder(fixed(at("7:10"))))
            await house.until(at("8:00"))

    house.clock.run(played())
    assert [kind for kind, _ in house.posted] == [MessageKind.REPORT] * 2


def test_what_an_earlier_run_did_not_tell_is_told_after_the_start(house: House) -> None:
    house.courier.faults.append(Fault.IMPOSSIBLE)
    house.wishes.problems_channel_id = None

    async def played() -> None:
        async with house.open() as service:
            await service.scheduler.make(reminder(fixed(at("6:00"))))
            await house.pass_by(MINUTE)
        assert house.posted == []
        house.wishes.problems_channel_id = PROBLEMS_CHANNEL
        async with house.open():
            await house.pass_by(MINUTE)

    house.clock.run(played())
    assert [kind for kind, _ in house.posted] == [MessageKind.REPORT]


def test_a_report_that_the_database_can_not_take_is_made_when_it_can(house: House) -> None:
    house.courier.faults.append(Fault.IMPOSSIBLE)

    async def played() -> None:
        async with house.open() as service:
            await service.scheduler.make(reminder(fixed(at("6:00"))))
            await house.pass_by(SECOND)
            house.outbox.is_down = True
            await house.pass_by(MINUTE)
            house.outbox.is_down = False
            await house.pass_by(3 * SECOND)

    house.clock.run(played())
    assert [kind for kind, _ in house.posted] == [MessageKind.REPORT]


def test_a_report_that_can_not_be_sent_leads_to_no_flood_of_reports(house: House) -> None:
    house.courier.faults.extend([Fault.IMPOSSIBLE] * 100)

    async def played() -> None:
        async with house.open() as service:
            await service.scheduler.make(reminder(fixed(at("6:00"))))
            await house.pass_by(HOUR)

    house.clock.run(played())
    assert len(house.outbox.messages) == 2


def test_a_failure_while_the_clock_is_set_back_is_told_all_the_same(house: House) -> None:
    house.courier.faults.append(Fault.IMPOSSIBLE)

    async def played() -> None:
        async with house.open() as service:
            await service.scheduler.make(reminder(fixed(at("6:30"))))
            await house.until(at("6:30") + SECOND)
            house.clock.ahead = -DAY
            await house.pass_by(10 * SECOND)

    house.clock.run(played())
    assert [kind for kind, _ in house.posted] == [MessageKind.REPORT]


def test_a_reminder_that_is_cancelled_in_the_last_second_is_not_sent(house: House) -> None:
    async def played() -> None:
        async with house.open() as service:
            kept = await service.scheduler.make(reminder(fixed(at("6:30"))))
            await house.until(at("6:30") - SECOND)
            await service.scheduler.set_state(kept, ReminderState.CANCELLED)
            await house.until(at("7:00"))

    house.clock.run(played())
    assert house.posted == []
