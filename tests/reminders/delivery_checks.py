"""What is held against the model, while time passes and things go wrong."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from typing_extensions import override

from bot.reminders.attempt import Point
from bot.reminders.models import MessageKind, Planned, Rule, RuleKind
from tests.reminders.builders import DAY, HOUR, MINUTE, SECOND
from tests.reminders.delivery_model import Model, Talk, Wanted, What, what_is
from tests.reminders.delivery_world import ShakyOutbox, World
from tests.reminders.fake_clock import FakeClock
from tests.reminders.fakes import Fault

if TYPE_CHECKING:
    from collections.abc import Coroutine


ENOUGH = 6 * MINUTE
"""Within this what is due is sent, once nothing fails any more."""
MOMENT = 0.001
"""In seconds. It passes only once all is done that can be done before."""
GRACE = 2 * MINUTE
"""By so much what was sent in time may arrive later."""
FAULTS = (Fault.REFUSED, Fault.LOST, Fault.UNANSWERED, Fault.HANGING, Fault.SLOW)


def minutes(*each: int) -> st.SearchStrategy[timedelta]:
    return st.sampled_from([number * MINUTE for number in each])


class Then(NamedTuple):
    """How much time passes, from now or from when something is due next, and what goes wrong.

    Either a process dies at a point, or some requests fail.
    """

    begins_at: str
    step: timedelta
    trouble: Point | tuple[Fault, ...]


seconds = st.sampled_from([SECOND, 7 * SECOND, 25 * SECOND])
troubles = (
    st.just(())
    | st.sampled_from(Point)
    | st.lists(st.sampled_from(FAULTS), min_size=1, max_size=3).map(tuple)
)
thens = st.builds(
    Then,
    st.just("now"),
    seconds | minutes(0, 0, 1, 3, 7, 13, 40, 120),
    troubles,
) | st.builds(
    Then,
    st.just("next due"),
    seconds | minutes(1, 3, 7, 13) | st.sampled_from([-SECOND, SECOND / 10]),
    troubles,
)


class DeliveryChecks(RuleBasedStateMachine):
    """Lets time pass, processes die, and Discord and the database fail."""

    def __init__(self) -> None:
        super().__init__()
        self.clock = FakeClock()
        start = self.clock()
        since_start = [
            Rule(kind=RuleKind.DEADLINES, since=start, is_on=True, leads=(HOUR,)),
            Rule(kind=RuleKind.TALKS, since=start, is_on=True, leads=(10 * MINUTE,)),
        ]
        self.model = Model(
            talks={
                "t1": Talk(start + 15 * MINUTE, "Blue"),
                "t2": Talk(start + 40 * MINUTE, "Green"),
                "t3": Talk(start + 2 * HOUR, "Blue"),
                "t4": Talk(start + DAY, "Green"),
            },
            deadlines={"paper": start + 3 * HOUR},
            rules={each.kind: each for each in since_start},
        )
        self.world = World(self.clock, self.model.edition(), self.new_outbox())
        self.world.wishes.rules = self.model.rules
        self.world.wishes.rooms = self.model.rooms
        self.seen = 0
        """How many of the posted messages were looked at."""
        self.may: dict[What, Wanted] = {}
        """What was wanted when it was last looked."""
        self.excused: set[What] = set()
        """What was under way when wishes changed: it may be sent as it was."""
        self.given_up: set[What] = set()
        """What was too late once, by a clock that was wrong perhaps: it need not be sent."""
        self.is_sound = True

    async def new_outbox(self) -> ShakyOutbox:
        """Return an outbox with nothing in it."""
        raise NotImplementedError

    @initialize(number=st.integers(1, 2))
    def starts(self, number: int) -> None:
        self.world.run(self.world.start_processes(number))
        self.observe()

    @override
    def teardown(self) -> None:
        try:
            if self.is_sound and self.may:
                self.ends()
        finally:
            self.world.close()

    def ends(self) -> None:
        """Let everything go well for a while: then all is there that should be."""
        for step in (26 * MINUTE, ENOUGH, ENOUGH):
            self.passes(Then("now", step, ()))
        self.nothing_is_sent_twice()

    # What is looked at

    def do(self, main: Coroutine[object, object, None]) -> None:
        """Run something that changes what is wanted, and all that follows from it at once."""
        self.world.run(main)
        self.world.run(asyncio.sleep(MOMENT))
        self.world.run(self.excuse_what_is_in_hand())
        self.observe()

    async def excuse_what_is_in_hand(self) -> None:
        in_hand = await self.world.outbox.in_hand(self.clock())
        under_way = [*in_hand, *self.world.courier.on_the_way]
        self.excused.update(what_is(each) for each in under_way)

    def observe(self) -> None:
        """Hold what was posted since the last time against what was wanted then, or is now."""
        self.is_sound = False
        self.model.extended = dict(self.world.wishes.extended)
        now = self.clock()
        wanted = {each.what: each for each in self.model.wanted(now)}
        self.given_up.update(what for what, each in wanted.items() if each.until <= now)
        for posted in self.world.courier.posted[self.seen :]:
            what = what_is(posted.planned)
            if posted.planned.kind is MessageKind.REPORT:
                assert self.given_up, "a report of nothing"
            elif what not in self.excused:
                found = [each[what] for each in (self.may, wanted) if what in each]
                assert found, f"unwanted: {what}"
                assert any(each.due <= posted.shown < each.until + GRACE for each in found), (
                    f"untimely: {what}"
                )
        self.seen = len(self.world.courier.posted)
        self.may = wanted
        self.is_sound = True

    @property
    def sent(self) -> list[What]:
        return [what_is(posted.planned) for posted in self.world.courier.posted]

    @invariant()
    def nothing_is_sent_twice(self) -> None:
        assert len(self.sent) == len(set(self.sent)), f"twice: {self.sent}"

    @invariant()
    def nothing_else_has_happened(self) -> None:
        assert self.world.errors == [], self.world.errors

    # Time passes, and things go wrong

    @rule(then=thens)
    def passes(self, then: Then) -> None:
        self.world.takes(then.trouble)
        began, is_calm = self.clock(), self.world.is_calm
        self.world.run(asyncio.sleep(self.duration(then).total_seconds()))
        self.observe()
        missing = self.due_between(began, self.clock()) - set(self.sent)
        self.is_sound = not (is_calm and missing)
        assert self.is_sound, f"lost: {missing}"

    def duration(self, then: Then) -> timedelta:
        ahead = [each.due - self.clock() for each in self.may.values()]
        to_next = min((each for each in ahead if each > timedelta(0)), default=4 * HOUR)
        is_to_next = then.begins_at == "next due" and to_next < 4 * HOUR
        return max(then.step + (to_next if is_to_next else timedelta(0)), MOMENT * SECOND)

    def due_between(self, began: datetime, ended: datetime) -> set[What]:
        """Return what must have been sent by now if nothing failed in the time between."""
        due = {
            each.what
            for each in self.may.values()
            if min(each.until, ended) - max(each.due, began) >= ENOUGH
        }
        return due - self.given_up

    @rule(step=st.sampled_from([SECOND, 25 * SECOND, 130 * SECOND]))
    def passes_without_the_database(self, step: timedelta) -> None:
        self.world.outbox.is_down = True
        self.world.run(asyncio.sleep(step.total_seconds()))
        self.world.outbox.is_down = False
        self.observe()

    @rule(then=thens)
    def the_database_loses_an_answer(self, then: Then) -> None:
        self.world.outbox.lost_answers = 1
        self.passes(then)

    @rule(ahead=minutes(5, 4, 2, -1, -20, -60, -180), then=thens)
    def the_clock_is_set(self, ahead: timedelta, then: Then) -> None:
        """But not back while something is tried again: its nonce may be forgotten by then."""
        self.do(asyncio.sleep(MOMENT))
        tried: list[Planned] = []

        async def look() -> None:
            tried.extend(await self.world.outbox.tried())

        self.world.run(look())
        if ahead > self.clock.ahead or not tried:
            self.clock.ahead = ahead
        self.passes(then)

    @rule(seconds=st.sampled_from([0.0, 0.3, 3.0, 20.0]), then=thens)
    def discord_takes_its_time(self, seconds: float, then: Then) -> None:
        self.world.courier.seconds = seconds
        self.passes(then)

    @rule(after=minutes(0, 1, 6, 25), then=thens)
    def whoever_dies_is_started_again(self, after: timedelta, then: Then) -> None:
        self.world.restart_seconds = 10 + after.total_seconds()
        self.passes(then)

    @precondition(lambda self: len(self.world.processes) == 1)
    @rule(then=thens)
    def another_process_joins(self, then: Then) -> None:
        self.world.run(self.world.start_processes(1))
        self.observe()
        self.passes(then)

    @precondition(lambda self: len(self.world.processes) > 1)
    @rule(then=thens)
    def a_process_leaves(self, then: Then) -> None:
        self.world.leave()
        self.passes(then)
