"""Sending what is due, once, whatever goes wrong with the clock, the database and Discord."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot import clock as real_clock
from bot.reminders.attempt import LONGEST_SECONDS, Attempt, Point
from bot.reminders.dispatcher import (
    LEASE,
    LONGEST_SLEEP_SECONDS,
    MOST_IN_HAND,
    Dispatcher,
)
from bot.reminders.models import MessageState, Planned
from tests.reminders.builders import DAY, HOUR, MINUTE, SECOND, planned
from tests.reminders.fake_clock import NOON, FakeClock
from tests.reminders.fake_outbox import FakeOutbox
from tests.reminders.fakes import FakeCourier, Fault

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

SCOPE = "reminder:1"


class Stage:
    """An outbox, channels, and dispatchers between them."""

    def __init__(self) -> None:
        self.clock = FakeClock()
        self.outbox = FakeOutbox()
        self.courier = FakeCourier(self.clock)
        self.rounds = 0
        """How often a dispatcher has looked."""

    def dispatcher(self, owner: str = "one", lease: timedelta = LEASE) -> Dispatcher:
        attempt = Attempt(
            courier=self.courier,
            clock=self.clock,
            random=lambda: 1.0,
            reached=lambda _: None,
        )
        return Dispatcher(
            self.outbox,
            attempt,
            self.clock,
            real_clock.wait,
            owner=owner,
            reached=lambda _: None,
            lease=lease,
        )

    async def chores(self) -> None:
        self.rounds += 1

    @asynccontextmanager
    async def running(self, *dispatchers: Dispatcher) -> AsyncIterator[Dispatcher]:
        """Let dispatchers run, and stop them."""
        given = dispatchers or (self.dispatcher(),)
        tasks = [asyncio.create_task(each.run(self.chores)) for each in given]
        yield given[0]
        for each in given:
            each.stop()
        await asyncio.gather(*tasks)

    async def plan(self, *messages: Planned) -> None:
        await self.outbox.plan({SCOPE}, messages, self.clock())

    async def pass_by(self, duration: timedelta) -> None:
        await asyncio.sleep(duration.total_seconds())

    @property
    def states(self) -> set[MessageState]:
        return {each.state for each in self.outbox.messages.values()}


@pytest.fixture
def stage() -> Stage:
    return Stage()


def many(number: int) -> list[Planned]:
    return [planned(f"k{each:03}") for each in range(number)]


# In time


def test_each_message_is_sent_when_it_is_due(stage: Stage) -> None:
    dues = [NOON + 2 * SECOND, NOON + MINUTE + SECOND / 4, NOON + HOUR]

    async def played() -> None:
        await stage.plan(*(planned(f"k{due:%H%M}", due) for due in dues))
        async with stage.running():
            await stage.pass_by(2 * HOUR)

    stage.clock.run(played())
    assert [posted.shown for posted in stage.courier.posted] == dues
    assert stage.states == {MessageState.SENT}


def test_while_nothing_is_due_it_looks_every_few_seconds(stage: Stage) -> None:
    async def played() -> None:
        await stage.plan(planned(due=NOON + DAY))
        async with stage.running():
            await stage.pass_by(HOUR)

    stage.clock.run(played())
    assert stage.rounds == pytest.approx(HOUR.total_seconds() / LONGEST_SLEEP_SECONDS, abs=3)


def test_while_messages_are_in_hand_or_wait_for_their_next_try_it_does_not_spin(
    stage: Stage,
) -> None:
    stage.courier.faults.extend([Fault.HANGING, Fault.REFUSED] * 10)

    async def played() -> None:
        await stage.plan(planned())
        async with stage.running():
            await stage.pass_by(10 * MINUTE)

    stage.clock.run(played())
    assert stage.rounds < 200
    assert len(stage.courier.faults) <= 10


def test_who_is_woken_looks_at_once(stage: Stage) -> None:
    async def played() -> None:
        async with stage.running() as dispatcher:
            await stage.pass_by(2 * SECOND)
            await stage.plan(planned(due=stage.clock()))
            dispatcher.wake()
            await stage.pass_by(SECOND)

    stage.clock.run(played())
    assert [posted.shown for posted in stage.courier.posted] == [NOON + 2 * SECOND]


@pytest.mark.parametrize("turns", range(12))
def test_no_call_to_wake_is_lost_wherever_the_dispatcher_is(stage: Stage, turns: int) -> None:
    async def played() -> None:
        async with stage.running() as dispatcher:
            dispatcher.wake()
            for _ in range(turns):
                await asyncio.sleep(0)
            await stage.plan(planned(due=stage.clock()))
            dispatcher.wake()
            await stage.pass_by(SECOND)

    stage.clock.run(played())
    assert [posted.shown for posted in stage.courier.posted] == [NOON]


def test_a_clock_that_is_set_ahead_is_noticed(stage: Stage) -> None:
    async def played() -> None:
        await stage.plan(planned(due=NOON + 2 * HOUR))
        async with stage.running():
            await stage.pass_by(MINUTE)
            stage.clock.ahead = 2 * HOUR
            await stage.pass_by(LONGEST_SLEEP_SECONDS * SECOND)

    stage.clock.run(played())
    assert len(stage.courier.posted) == 1


def test_a_clock_that_is_set_back_sends_nothing_early_and_nothing_again(stage: Stage) -> None:
    async def played() -> None:
        await stage.plan(planned("k1", NOON + MINUTE), planned("k2", NOON + HOUR))
        async with stage.running():
            await stage.pass_by(2 * MINUTE)
            stage.clock.ahead = -HOUR
            await stage.pass_by(90 * MINUTE)
            assert stage.courier.keys == ["k1"]
            await stage.pass_by(HOUR)

    stage.clock.run(played())
    assert stage.courier.keys == ["k1", "k2"]


# Many


def test_many_messages_are_sent_a_few_dozen_at_a_time(stage: Stage) -> None:
    stage.courier.seconds = 2

    async def played() -> None:
        await stage.plan(*many(5 * MOST_IN_HAND))
        async with stage.running():
            await stage.pass_by(20 * SECOND)

    stage.clock.run(played())
    assert sorted(stage.courier.keys) == [each.key for each in many(5 * MOST_IN_HAND)]
    assert stage.courier.most_under_way == MOST_IN_HAND
    assert stage.rounds < 100


def test_what_is_soon_worth_nothing_is_sent_first(stage: Stage) -> None:
    urgent = planned("urgent", NOON, expires=NOON + MINUTE)

    async def played() -> None:
        await stage.plan(*many(2 * MOST_IN_HAND), urgent)
        async with stage.running():
            await stage.pass_by(MINUTE)

    stage.clock.run(played())
    assert stage.courier.keys[0] == "urgent"


def test_two_dispatchers_share_the_work(stage: Stage) -> None:
    stage.courier.seconds = 2

    async def played() -> None:
        await stage.plan(*many(6 * MOST_IN_HAND))
        async with stage.running(stage.dispatcher("one"), stage.dispatcher("two")):
            await stage.pass_by(10 * SECOND)

    stage.clock.run(played())
    assert sorted(stage.courier.keys) == [each.key for each in many(6 * MOST_IN_HAND)]
    assert stage.courier.most_under_way == 2 * MOST_IN_HAND


# Failures


@pytest.mark.parametrize("fault", [Fault.REFUSED, Fault.LOST, Fault.UNANSWERED, Fault.HANGING])
def test_what_fails_for_the_moment_is_sent_later_and_once(stage: Stage, fault: Fault) -> None:
    stage.courier.faults.extend([fault, fault, None])

    async def played() -> None:
        await stage.plan(planned())
        async with stage.running():
            await stage.pass_by(5 * MINUTE)

    stage.clock.run(played())
    assert stage.courier.keys == ["k1"]
    assert stage.states == {MessageState.SENT}


@pytest.mark.parametrize(
    ("fault", "late", "state", "is_told"),
    [
        (None, timedelta(0), MessageState.SENT, False),
        (Fault.IMPOSSIBLE, timedelta(0), MessageState.FAILED, True),
        (Fault.POINTLESS, timedelta(0), MessageState.DROPPED, False),
        (None, DAY, MessageState.SKIPPED, True),
    ],
)
def test_what_nobody_may_have_been_told_of_is_noted(
    stage: Stage, fault: Fault | None, late: timedelta, state: MessageState, *, is_told: bool
) -> None:
    stage.courier.faults.append(fault)

    async def played() -> None:
        await stage.plan(planned())
        stage.clock.pass_by(late)
        dispatcher = stage.dispatcher()
        assert dispatcher.has_failures  # of an earlier run, perhaps
        dispatcher.has_failures = False
        async with stage.running(dispatcher):
            await stage.pass_by(MINUTE)
        assert dispatcher.has_failures is is_told

    stage.clock.run(played())
    assert stage.states == {state}


def test_a_database_that_is_away_is_asked_again_every_second(stage: Stage) -> None:
    async def played() -> None:
        await stage.plan(planned(due=NOON + MINUTE))
        async with stage.running():
            stage.outbox.is_down = True
            await stage.pass_by(10 * MINUTE)
            assert stage.courier.posted == []
            stage.outbox.is_down = False
            await stage.pass_by(2 * SECOND)

    stage.clock.run(played())
    assert stage.courier.keys == ["k1"]
    assert stage.rounds < 700


def test_what_was_sent_while_the_database_was_away_is_kept_later(stage: Stage) -> None:
    stage.courier.seconds = 2

    async def played() -> None:
        await stage.plan(planned())
        async with stage.running():
            await stage.pass_by(SECOND)
            stage.outbox.is_down = True
            await stage.pass_by(10 * MINUTE)
            stage.outbox.is_down = False
            await stage.pass_by(2 * SECOND)

    stage.clock.run(played())
    assert stage.courier.keys == ["k1"]
    assert stage.states == {MessageState.SENT}


@pytest.mark.parametrize("call", range(8))
def test_an_answer_of_the_database_that_is_lost_loses_and_doubles_nothing(
    stage: Stage, call: int
) -> None:
    """Each of the first calls once: taking, asking when the next is due, keeping …"""

    async def played() -> None:
        await stage.plan(planned("k1"), planned("k2", NOON + 3 * SECOND))
        async with stage.running():
            for _ in range(2 * call):
                await asyncio.sleep(0)
            stage.outbox.lost_answers = 1
            await stage.pass_by(2 * MINUTE)

    stage.clock.run(played())
    assert sorted(stage.courier.keys) == ["k1", "k2"]
    assert stage.states == {MessageState.SENT}
    assert stage.outbox.lost_answers == 0


def test_a_lease_that_ends_in_our_own_hands_leads_to_no_second_try(stage: Stage) -> None:
    stage.courier.seconds = LONGEST_SECONDS - 1

    async def played() -> None:
        await stage.plan(planned())
        async with stage.running(stage.dispatcher(lease=10 * SECOND)):
            await stage.pass_by(2 * MINUTE)

    stage.clock.run(played())
    assert stage.courier.most_under_way == 1
    assert stage.courier.keys == ["k1"]


def test_what_ended_but_is_not_kept_yet_is_not_tried_again(stage: Stage) -> None:
    stage.courier.seconds = 8

    async def long_chores() -> None:
        await asyncio.sleep(10)

    async def played() -> None:
        await stage.plan(planned())
        dispatcher = stage.dispatcher(lease=5 * SECOND)
        task = asyncio.create_task(dispatcher.run(long_chores))
        await stage.pass_by(MINUTE)
        dispatcher.stop()
        await task

    stage.clock.run(played())
    assert stage.courier.most_under_way == 1
    assert stage.courier.keys == ["k1"]
    assert stage.outbox.messages["k1"].message_id == stage.courier.posted[0].id


# The end


def test_who_stops_finishes_and_keeps_what_is_in_hand_and_takes_nothing_more(
    stage: Stage,
) -> None:
    stage.courier.seconds = 20

    async def played() -> None:
        await stage.plan(planned("k1"), planned("k2", NOON + 10 * SECOND))
        async with stage.running():
            await stage.pass_by(SECOND)

    stage.clock.run(played())
    assert stage.courier.keys == ["k1"]
    assert stage.outbox.messages["k1"].state is MessageState.SENT
    assert stage.outbox.messages["k2"].state is MessageState.WAITING
    assert stage.clock() == NOON + 20 * SECOND


def test_who_has_nothing_in_hand_stops_at_once(stage: Stage) -> None:
    async def played() -> None:
        async with stage.running() as dispatcher:
            await stage.pass_by(SECOND)
            assert dispatcher.is_idle

    stage.clock.run(played())
    assert stage.clock() == NOON + SECOND


def test_who_stops_waits_for_the_database_to_keep_what_was_sent(stage: Stage) -> None:
    stage.courier.seconds = 2

    async def played() -> None:
        await stage.plan(planned())
        dispatcher = stage.dispatcher()
        task = asyncio.create_task(dispatcher.run(stage.chores))
        await stage.pass_by(SECOND)
        stage.outbox.is_down = True
        dispatcher.stop()
        await stage.pass_by(MINUTE)
        assert not task.done()
        stage.outbox.is_down = False
        await task

    stage.clock.run(played())
    assert stage.states == {MessageState.SENT}
    assert stage.rounds < 10


def test_what_is_abandoned_is_looked_for_by_the_next(stage: Stage) -> None:
    stage.courier.faults.append(Fault.SLOW)

    async def played() -> None:
        await stage.plan(planned())
        async with stage.running() as dispatcher:
            await stage.pass_by(SECOND)
            assert not dispatcher.is_idle
            dispatcher.abandon()
        assert stage.outbox.messages["k1"].doubtful_since == NOON
        async with stage.running(stage.dispatcher("next")):
            await stage.pass_by(2 * MINUTE)

    stage.clock.run(played())
    assert stage.courier.keys == ["k1"]
    assert stage.states == {MessageState.SENT}


class Crash(BaseException):
    """The end of a process."""


@pytest.mark.parametrize("point", Point)
def test_a_crash_at_any_point_loses_and_doubles_nothing(stage: Stage, point: Point) -> None:
    """A message of which one doesn't know is there, too, so that it gets to each point."""
    unknown = planned("k2", NOON - MINUTE)

    def reached(at: Point) -> None:
        if at is point:
            raise Crash

    async def crashed() -> None:
        await stage.plan(planned("k1"), unknown)
        attempt = Attempt(
            courier=stage.courier, clock=stage.clock, random=lambda: 1.0, reached=reached
        )
        dispatcher = Dispatcher(
            stage.outbox, attempt, stage.clock, real_clock.wait, owner="first", reached=reached
        )
        task = asyncio.create_task(dispatcher.run(stage.chores))
        await stage.pass_by(SECOND)
        task.cancel()
        dispatcher.abandon()
        await asyncio.wait({task})

    async def went_on() -> None:
        async with stage.running(stage.dispatcher("second")):
            await stage.pass_by(3 * MINUTE)

    with stage.clock.runner() as runner:
        runner.get_loop().set_exception_handler(lambda *_: None)
        runner.run(crashed())
        assert stage.states != {MessageState.SENT} or point is Point.SETTLED
    stage.clock.run(went_on())
    assert sorted(stage.courier.keys) == ["k1", "k2"]
    assert stage.states == {MessageState.SENT}
