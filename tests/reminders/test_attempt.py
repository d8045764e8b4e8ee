"""One attempt to send a message, and what it comes to."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.reminders.attempt import (
    CLOCKS_DIFFER,
    LONGEST_SECONDS,
    TRUSTED_NONCE,
    Attempt,
    Point,
)
from bot.reminders.models import Message, MessageState
from bot.reminders.ports import (
    ImpossibleError,
    OutboxError,
    PointlessError,
    RefusedError,
    Settled,
    UnsureError,
)
from tests.reminders.builders import HOUR, MINUTE, SECOND, message, planned
from tests.reminders.fake_clock import NOON, FakeClock
from tests.reminders.fakes import SLOW_SECONDS, FakeCourier, Fault

if TYPE_CHECKING:
    from datetime import datetime

KEY = "k1"
DOUBTFUL = message(doubtful_since=NOON)


@dataclass
class Trial:
    """Attempts at noon, with a courier, and the points that were reached."""

    clock: FakeClock = field(default_factory=FakeClock)
    points: list[Point] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.courier = FakeCourier(self.clock)
        self.attempt = Attempt(
            courier=self.courier,
            clock=self.clock,
            random=lambda: 1.0,
            reached=self.points.append,
        )

    def of(self, tried: Message, after: timedelta = timedelta(0)) -> Settled:
        """Try to send a message, so long after noon."""
        self.clock.pass_by(after)
        return self.clock.run(self.attempt(tried))

    def sent_before(self, fault: Fault = Fault.UNANSWERED) -> int:
        """Let the message arrive without anybody knowing; return its id there."""
        self.courier.faults.append(fault)
        assert self.of(message()).is_doubtful
        self.points.clear()
        return self.courier.posted[0].id


@pytest.fixture
def trial() -> Trial:
    return Trial()


def again(at: datetime, problem: str, *, is_doubtful: bool = False) -> Settled:
    return Settled(
        key=KEY, state=MessageState.WAITING, try_at=at, problem=problem, is_doubtful=is_doubtful
    )


def ended(state: MessageState, problem: str, *, is_doubtful: bool = False) -> Settled:
    return Settled(key=KEY, state=state, problem=problem, is_doubtful=is_doubtful)


def sent(id_: int | None) -> Settled:
    return Settled(key=KEY, state=MessageState.SENT, message_id=id_)


def test_a_message_is_sent(trial: Trial) -> None:
    assert trial.of(message()) == sent(trial.courier.posted[0].id)
    assert trial.courier.keys == [KEY]
    assert trial.points == [Point.SENDING, Point.SENT]


@pytest.mark.parametrize(("late", "says_so"), [(MINUTE, False), (MINUTE + SECOND, True)])
def test_what_is_late_says_so(trial: Trial, late: timedelta, *, says_so: bool) -> None:
    trial.of(message(), after=late)
    assert trial.courier.posted[0].is_late is says_so


def test_what_is_too_late_is_not_sent(trial: Trial) -> None:
    settled = trial.of(message(), after=6 * HOUR)
    reason = "Its time passed while I was off or had no connection, or it was moved into the past."
    assert settled == ended(MessageState.SKIPPED, reason)
    assert trial.courier.posted == []


def test_what_is_not_yet_too_late_is_sent(trial: Trial) -> None:
    assert trial.of(message(), after=6 * HOUR - SECOND).state is MessageState.SENT


def test_what_was_refused_until_it_was_too_late_says_why(trial: Trial) -> None:
    tried = message(problem="Discord asked me to wait.")
    settled = trial.of(tried, after=6 * HOUR)
    assert settled == ended(MessageState.SKIPPED, "Discord asked me to wait.")


def test_a_message_of_which_discord_says_that_it_was_deleted_counts_as_sent(trial: Trial) -> None:
    trial.courier.faults.append(Fault.DELETED)
    assert trial.of(DOUBTFUL) == sent(None)


# Doubt


def test_within_a_minute_the_nonce_tells_what_was_sent(trial: Trial) -> None:
    id_ = trial.sent_before()
    assert trial.of(DOUBTFUL, after=TRUSTED_NONCE - SECOND) == sent(id_)
    assert trial.courier.keys == [KEY]
    assert Point.LOOKED not in trial.points


def test_after_a_minute_what_was_sent_is_looked_for(trial: Trial) -> None:
    id_ = trial.sent_before()
    assert trial.of(DOUBTFUL, after=TRUSTED_NONCE) == sent(id_)
    assert trial.points == [Point.LOOKED]


def test_long_after_a_message_was_sent_it_is_not_sent_again(trial: Trial) -> None:
    id_ = trial.sent_before()
    assert trial.of(DOUBTFUL, after=5 * HOUR) == sent(id_)
    assert trial.courier.keys == [KEY]


def test_what_is_not_found_is_sent(trial: Trial) -> None:
    settled = trial.of(DOUBTFUL, after=HOUR)
    assert settled == sent(trial.courier.posted[0].id)
    assert trial.points == [Point.LOOKED, Point.SENDING, Point.SENT]


def test_what_was_sent_before_is_found_even_when_it_is_too_late(trial: Trial) -> None:
    id_ = trial.sent_before()
    assert trial.of(DOUBTFUL, after=7 * HOUR) == sent(id_)


def test_what_is_too_late_is_looked_for_while_its_nonce_is_known(trial: Trial) -> None:
    short = planned(expires=NOON + 10 * SECOND)
    trial.courier.faults.append(Fault.UNANSWERED)
    trial.of(message(short))
    settled = trial.of(message(short, doubtful_since=NOON), after=20 * SECOND)
    assert settled == sent(trial.courier.posted[0].id)


def test_what_is_too_late_and_not_found_is_not_sent(trial: Trial) -> None:
    settled = trial.of(DOUBTFUL, after=7 * HOUR)
    assert settled.state is MessageState.SKIPPED
    assert trial.courier.posted == []


def test_a_clock_that_is_set_back_is_no_reason_to_trust_the_nonce(trial: Trial) -> None:
    id_ = trial.sent_before()
    trial.clock.ahead = -2 * HOUR
    assert trial.of(DOUBTFUL, after=HOUR) == sent(id_)
    assert trial.points == [Point.LOOKED]


def test_what_was_sent_while_the_clock_was_ahead_is_found(trial: Trial) -> None:
    trial.clock.ahead = CLOCKS_DIFFER
    id_ = trial.sent_before()
    since = NOON + CLOCKS_DIFFER
    trial.clock.ahead = timedelta(0)
    assert trial.of(message(doubtful_since=since), after=HOUR) == sent(id_)


# What goes wrong


def test_what_is_refused_is_tried_again_when_discord_says(trial: Trial) -> None:
    trial.courier.faults.append(Fault.REFUSED)
    settled = trial.of(message())
    assert settled == again(NOON + 20 * SECOND, "Discord asked me to wait.")


def test_what_is_refused_again_waits_longer(trial: Trial) -> None:
    trial.courier.faults.append(Fault.REFUSED)
    settled = trial.of(message(attempts=4))
    assert settled.try_at == NOON + 32 * SECOND


def test_a_refusal_leaves_a_doubt_that_was_there_before(trial: Trial) -> None:
    trial.courier.faults.append(Fault.REFUSED)
    settled = trial.of(DOUBTFUL)
    assert settled == again(NOON + 20 * SECOND, "Discord asked me to wait.", is_doubtful=True)


@pytest.mark.parametrize("fault", [Fault.LOST, Fault.UNANSWERED])
def test_what_may_have_arrived_is_tried_again_and_doubtful(trial: Trial, fault: Fault) -> None:
    trial.courier.faults.append(fault)
    settled = trial.of(message())
    assert settled == again(NOON + 2 * SECOND, settled.problem, is_doubtful=True)
    assert settled.problem


@pytest.mark.parametrize("fault", [Fault.HANGING, Fault.SLOW])
def test_what_hangs_is_given_up_for_the_moment_and_doubtful(trial: Trial, fault: Fault) -> None:
    trial.courier.faults.append(fault)
    settled = trial.of(message())
    until = NOON + timedelta(seconds=LONGEST_SECONDS + 2)
    assert settled == again(until, "Discord did not answer in time.", is_doubtful=True)


def test_what_arrives_after_all_is_not_sent_again(trial: Trial) -> None:
    trial.courier.faults.append(Fault.SLOW)

    async def twice() -> Settled:
        first = await trial.attempt(message())
        assert first.is_doubtful
        second = await trial.attempt(DOUBTFUL)
        await asyncio.sleep(SLOW_SECONDS)
        return second

    assert trial.clock.run(twice()) == sent(trial.courier.posted[0].id)
    assert trial.courier.keys == [KEY]


@pytest.mark.parametrize(
    ("fault", "state", "problem"),
    [
        (Fault.IMPOSSIBLE, MessageState.FAILED, "The channel is gone."),
        (Fault.POINTLESS, MessageState.DROPPED, "It was called off."),
    ],
)
def test_what_makes_no_sense_to_try_again_is_over(
    trial: Trial, fault: Fault, state: MessageState, problem: str
) -> None:
    trial.courier.faults.extend([fault, fault])
    assert trial.of(message()) == ended(state, problem)
    assert trial.of(DOUBTFUL) == ended(state, problem, is_doubtful=True)


def test_our_own_mistake_is_over_and_names_where_the_log_says_more(
    trial: Trial, caplog: pytest.LogCaptureFixture
) -> None:
    trial.courier.faults.append(Fault.BROKEN)
    settled = trial.of(message())
    assert settled == ended(MessageState.FAILED, settled.problem, is_doubtful=True)
    assert KEY in settled.problem
    assert KEY in caplog.text
    assert "KeyError: 'title'" in caplog.text


@pytest.mark.parametrize(
    ("error", "state"),
    [
        (RefusedError("wait"), MessageState.WAITING),
        (OutboxError("the database is down"), MessageState.WAITING),
        (UnsureError(), MessageState.WAITING),
        (ImpossibleError("may not look"), MessageState.FAILED),
        (PointlessError("gone"), MessageState.DROPPED),
        (KeyError("id"), MessageState.FAILED),
    ],
)
def test_what_can_not_be_looked_for_is_not_sent_and_stays_doubtful(
    trial: Trial, error: Exception, state: MessageState
) -> None:
    trial.courier.faults_of_looking.append(error)
    settled = trial.of(DOUBTFUL, after=HOUR)
    assert (settled.state, settled.is_doubtful) == (state, True)
    assert settled.problem
    assert trial.courier.posted == []


def test_a_database_that_is_down_is_no_reason_to_give_up(trial: Trial) -> None:
    trial.courier.faults.append(Fault.NO_DATABASE)
    assert trial.of(message()) == again(NOON + 2 * SECOND, "the database is down.")


def test_who_cancels_an_attempt_ends_it(trial: Trial) -> None:
    trial.courier.faults.append(Fault.HANGING)

    async def cancelled() -> bool:
        task = asyncio.create_task(trial.attempt(message()))
        await asyncio.sleep(1)
        task.cancel()
        await asyncio.wait({task})
        return task.cancelled()

    assert trial.clock.run(cancelled())
