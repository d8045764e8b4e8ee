"""What people wish for and what the files say, changing in any order."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, TypedDict

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from bot.reminders.models import Reminder, ReminderState, Rule, RuleKind
from tests.reminders.builders import SERVER
from tests.reminders.delivery_checks import MOMENT, DeliveryChecks, Then, minutes, thens
from tests.reminders.delivery_model import OWNER, Asked
from tests.reminders.fakes import MAIN_CHANNEL

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from bot.reminders.scheduler import Scheduler

PLACES = (MAIN_CHANNEL, 200, OWNER)

aheads = minutes(0, 1, 4, 9, 11, 29, 61, 65, 100, 24 * 60)
moves = minutes(-70, -20, -1, 1, 9, 20, 90, 24 * 60)
leads = minutes(0, 10, 60)
talks = st.sampled_from(["t1", "t2", "t3", "t4"])
places = st.sampled_from(PLACES)
channels = st.sampled_from(PLACES[:2])


class Changes(TypedDict, total=False):
    """What may change in what somebody asked for."""

    at: datetime
    talk: str
    place: int
    state: ReminderState


class DeliveryMachine(DeliveryChecks):
    """Does anything, in any order, and holds what was sent against the model."""

    def __init__(self) -> None:
        super().__init__()
        self.reminders: dict[int, Reminder] = {}
        self.marks = 0

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

    @rule(talk=talks, is_now=st.sampled_from(["on", "cancelled", "removed"]), then=thens)
    def a_talk_goes_or_comes_back(self, talk: str, is_now: str, then: Then) -> None:
        self.model.talks[talk].is_cancelled = is_now == "cancelled"
        self.model.talks[talk].is_removed = is_now == "removed"
        self.files_changed()
        self.passes(then)

    @rule(by=moves, then=thens)
    def the_deadline_moves(self, by: timedelta, then: Then) -> None:
        self.model.deadlines["paper"] += by
        self.files_changed()
        self.passes(then)
