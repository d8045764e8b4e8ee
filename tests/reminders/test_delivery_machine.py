"""Whatever people wish for and whatever goes wrong: each message is sent once, in time, or never.

Processes deliver over one outbox while rules, reminders, files and clocks change, processes die and
Discord and the database fail. A model of a few lines says what should stand in the channels.
"""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple, TypedDict

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from typing_extensions import override

from bot.reminders.attempt import Point
from bot.reminders.models import MessageKind, Planned, Reminder, ReminderState, Rule, RuleKind
from tests.reminders.builders import DAY, HOUR, MINUTE, SECOND, SERVER
from tests.reminders.delivery_model import OWNER, Asked, Model, Talk, Wanted, What, what_is
from tests.reminders.delivery_world import ShakyOutbox, World
from tests.reminders.fake_clock import FakeClock
from tests.reminders.fake_outbox import FakeOutbox
from tests.reminders.fakes import MAIN_CHANNEL, Fault

if TYPE_CHECKING:
    from collections.abc import Coroutine

    from typing_extensions import Unpack

    from bot.reminders.scheduler import Scheduler

ENOUGH = 6 * MINUTE
"""Within this what is due is sent, once nothing fails any more."""
MOMENT = 0.001
"""In seconds. It passes only once all is done that can be done before."""
GRACE = 2 * MINUTE
"""By so much what was sent in time may arrive later."""
MOST_AHEAD = 5 * MINUTE
"""Of Discord's clock; `CLOCKS_DIFFER` says how much may be."""
PLACES = (MAIN_CHANNEL, 200, OWNER)


FAULTS = (Fault.REFUSED, Fault.LOST, Fault.UNANSWERED, Fault.HANGING, Fault.SLOW)


def minutes(*each: int) -> st.SearchStrategy[timedelta]:
    return st.sampled_from([number * MINUTE for number in each])


aheads = minutes(0, 1, 4, 9, 11, 29, 61, 65, 100, 24 * 60)
moves = minutes(-70, -20, -1, 1, 9, 20, 90, 24 * 60)
leads = minutes(0, 10, 60)


class Then(NamedTuple):
    """How much time passes, from now or from when something is due next, and what goes wrong."""

    begins_at: str
    step: timedelta
    trouble: Point | Fault | None


seconds = st.sampled_from([SECOND, 7 * SECOND, 25 * SECOND])
troubles = st.none() | st.sampled_from(Point) | st.sampled_from(FAULTS)
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
talks = st.sampled_from(["t1", "t2", "t3"])
places = st.sampled_from(PLACES)
channels = st.sampled_from(PLACES[:2])


class DeliveryMachine(RuleBasedStateMachine):
    """Does anything, in any order, and holds what was sent against the model."""

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
                "t2": Talk(start + 2 * HOUR, "Green"),
                "t3": Talk(start + DAY, "Blue"),
            },
            deadlines={"paper": start + 3 * HOUR},
            rules={each.kind: each for each in since_start},
        )
        self.world = World(self.clock, self.model.edition(), self.new_outbox())
        self.world.wishes.rules = self.model.rules
        self.world.wishes.rooms = self.model.rooms
        self.reminders: dict[int, Reminder] = {}
        self.marks = 0
        self.seen = 0
        """How many of the posted messages were looked at."""
        self.may: dict[What, Wanted] = {}
        """What was wanted when it was last looked."""
        self.excused: set[What] = set()
        """What was in somebody's hands when wishes changed: it may be sent as it was."""
        self.given_up: set[What] = set()
        """What was too late once, by a clock that was wrong perhaps: it need not be sent."""
        self.is_sound = True

    def new_outbox(self) -> ShakyOutbox:
        return FakeOutbox()

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
        self.world.crash_at = None
        self.world.courier.faults.clear()
        self.passes(Then("now", 26 * MINUTE, None))
        for _ in range(2):
            self.passes(Then("now", ENOUGH, None))
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
        self.excused.update(what_is(each) for each in in_hand)

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
                found = wanted.get(what) or self.may.get(what)
                assert found, f"unwanted: {what}"
                assert found.due <= posted.shown < found.until + GRACE, f"untimely: {what}"
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

    @rule(step=seconds | minutes(1, 3, 7))
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

    # What people wish for

    @property
    def scheduler(self) -> Scheduler:
        return self.world.processes[0].scheduler

    def is_open(self) -> bool:
        """Whether there is anybody to take a wish."""
        return bool(self.world.processes)

    def new_mark(self) -> int:
        self.marks += 1
        return self.marks

    def make(self, asked: Asked) -> None:
        async def made() -> None:
            kept = await self.scheduler.make(asked.reminder())
            self.reminders[kept.id] = kept
            self.model.asked[kept.id] = asked

        self.do(made())

    def change(self, number: int, **changes: Unpack[Changes]) -> None:
        """Change one of the reminders."""
        known = list(self.reminders.values())[number % len(self.reminders)]
        asked = replace(
            self.model.asked[known.id], mark=self.new_mark(), changed=self.clock(), **changes
        )

        async def changed() -> None:
            new = replace(
                asked.reminder(), id=known.id, revision=known.revision, origin=known.origin
            )
            kept = await self.scheduler.change(new)
            assert kept
            self.reminders[kept.id] = kept
            self.model.asked[kept.id] = asked

        self.do(changed())

    @precondition(is_open)
    @rule(ahead=aheads, place=places, is_daily=st.booleans(), then=thens)
    def asks_for_a_time(self, ahead: timedelta, place: int, then: Then, *, is_daily: bool) -> None:
        now = self.clock()
        self.make(Asked(self.new_mark(), now, place, is_daily=is_daily, at=now + ahead))
        self.passes(then)

    @precondition(is_open)
    @rule(talk=talks, lead=leads, place=places, then=thens)
    def asks_before_a_talk(self, talk: str, lead: timedelta, place: int, then: Then) -> None:
        self.make(Asked(self.new_mark(), self.clock(), place, talk=talk, lead=lead))
        self.passes(then)

    @precondition(lambda self: self.is_open() and self.reminders)
    @rule(number=st.integers(0, 9), ahead=aheads, then=thens)
    def asks_for_another_time(self, number: int, ahead: timedelta, then: Then) -> None:
        self.change(number, at=self.clock() + ahead, talk="")
        self.passes(then)

    @precondition(lambda self: self.is_open() and self.reminders)
    @rule(number=st.integers(0, 9), place=places, then=thens)
    def asks_for_another_place(self, number: int, place: int, then: Then) -> None:
        self.change(number, place=place)
        self.passes(then)

    @precondition(lambda self: self.is_open() and self.reminders)
    @rule(
        number=st.integers(0, 9),
        state=st.sampled_from(["active", "paused", "cancelled"]),
        then=thens,
    )
    def pauses_or_resumes(self, number: int, state: str, then: Then) -> None:
        self.change(number, state=ReminderState(state))
        self.passes(then)

    def server_changed(self) -> None:
        async def changed() -> None:
            await self.scheduler.server_changed(SERVER)

        self.do(changed())

    @precondition(is_open)
    @rule(
        kind=st.sampled_from(["deadlines", "talks", "day", "starting"]),
        is_on=st.booleans(),
        leads=st.lists(leads, min_size=1, max_size=2).map(tuple),
        channel=st.none() | channels,
        then=thens,
    )
    def changes_a_rule(
        self,
        kind: str,
        leads: tuple[timedelta, ...],
        channel: int | None,
        then: Then,
        *,
        is_on: bool,
    ) -> None:
        self.model.rules[RuleKind(kind)] = Rule(
            kind=RuleKind(kind), since=self.clock(), is_on=is_on, leads=leads, channel_id=channel
        )
        self.server_changed()
        self.passes(then)

    @precondition(is_open)
    @rule(channel=channels, then=thens)
    def chooses_the_channel(self, channel: int, then: Then) -> None:
        self.model.channel_id = self.world.wishes.channel_id = channel
        self.server_changed()
        self.passes(then)

    @precondition(is_open)
    @rule(room=st.sampled_from(["Blue", "Green"]), channel=channels, then=thens)
    def chooses_the_channel_of_a_room(self, room: str, channel: int, then: Then) -> None:
        self.model.rooms[room] = channel
        self.server_changed()
        self.passes(then)

    # What the files say

    def files_changed(self) -> None:
        self.world.wishes.edition = self.model.edition()
        self.world.knowledge_changed()
        self.do(asyncio.sleep(MOMENT))

    @rule(talk=talks, by=moves, then=thens)
    def a_talk_moves(self, talk: str, by: timedelta, then: Then) -> None:
        self.model.talks[talk].starts += by
        self.files_changed()
        self.passes(then)

    @rule(talk=talks, is_cancelled=st.booleans(), is_removed=st.booleans(), then=thens)
    def a_talk_goes_or_comes_back(
        self, talk: str, then: Then, *, is_cancelled: bool, is_removed: bool
    ) -> None:
        self.model.talks[talk].is_cancelled = is_cancelled
        self.model.talks[talk].is_removed = is_removed
        self.files_changed()
        self.passes(then)

    @rule(by=moves, then=thens)
    def the_deadline_moves(self, by: timedelta, then: Then) -> None:
        self.model.deadlines["paper"] += by
        self.files_changed()
        self.passes(then)


class Changes(TypedDict, total=False):
    """What may change in what somebody asked for."""

    at: datetime
    talk: str
    place: int
    state: ReminderState


TestDelivery = DeliveryMachine.TestCase
TestDelivery.settings = settings(
    deadline=None, max_examples=40, stateful_step_count=30, suppress_health_check=list(HealthCheck)
)
