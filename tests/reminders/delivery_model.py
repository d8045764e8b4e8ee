"""What should be sent and until when, worked out anew in a few lines, to hold the code against."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from bot.knowledge.models import Deadline, Due, Session, SessionKind, SessionStatus
from bot.reminders.models import (
    MessageKind,
    Planned,
    Reminder,
    ReminderState,
    Rule,
    RuleKind,
)
from bot.reminders.moments import Repeat
from tests.builders import edition, event
from tests.reminders.builders import DAY, HOUR, MINUTE, SERVER, before, fixed, reminder
from tests.reminders.builders import talk as talk_entry
from tests.reminders.fakes import MAIN_CHANNEL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.knowledge.edition import Edition

EVENT = "harbour"
OWNER = 7
"""The place of what is somebody's own."""
What = tuple[object, ...]
"""What makes a message this one and no other, as its readers see it."""


@dataclass(frozen=True)
class Wanted:
    """A message that is to be sent after one instant and before another."""

    what: What
    due: datetime
    until: datetime


@dataclass
class Talk:
    """A talk in the files."""

    starts: datetime
    room: str
    is_cancelled: bool = False
    is_removed: bool = False

    @property
    def is_on(self) -> bool:
        return not (self.is_cancelled or self.is_removed)


@dataclass
class Asked:
    """A reminder: at an instant, every day from an instant on, or so long before a talk."""

    mark: int
    changed: datetime
    place: int
    is_daily: bool = False
    at: datetime | None = None
    talk: str = ""
    lead: timedelta = timedelta(0)
    state: ReminderState = ReminderState.ACTIVE

    def reminder(self) -> Reminder:
        """Return it as the code under test has it; the role is what each version is known by."""
        is_own = self.place == OWNER
        return reminder(
            fixed(self.at) if self.at else before(talk_entry(self.talk), self.lead),
            self.changed,
            owner_id=OWNER,
            server_id=None if is_own else SERVER,
            channel_id=None if is_own else self.place,
            role_id=self.mark,
            event_id=EVENT,
            repeat=Repeat.DAILY if self.is_daily else Repeat.ONCE,
            state=self.state,
        )


@dataclass
class Model:
    """All that people wish for and the files say."""

    talks: dict[str, Talk]
    deadlines: dict[str, datetime]
    rules: dict[RuleKind, Rule]
    rooms: dict[str, int] = field(default_factory=dict)
    channel_id: int = MAIN_CHANNEL
    asked: dict[int, Asked] = field(default_factory=dict)
    extended: dict[str, datetime] = field(default_factory=dict)

    def edition(self) -> Edition:
        """Return the files."""
        sessions = [
            Session(
                id=id_,
                kind=SessionKind.TALK,
                title=id_,
                day=talk.starts.date(),
                starts=talk.starts,
                room=talk.room,
                status=SessionStatus.CANCELLED if talk.is_cancelled else SessionStatus.PLANNED,
            )
            for id_, talk in self.talks.items()
            if not talk.is_removed
        ]
        deadlines = [
            Deadline(id=id_, name=id_, due=Due(day=at.date(), time_of_day=at.time(), zone=UTC))
            for id_, at in self.deadlines.items()
        ]
        return edition(event(id=EVENT), sessions=tuple(sessions), deadlines=tuple(deadlines))

    def wanted(self, now: datetime) -> Iterator[Wanted]:
        """Yield every message that is wanted; of what is repeated, those of some days."""
        for rule in self.rules.values():
            if rule.is_on:
                yield from (each for each in self._of_rule(rule) if each.due >= rule.since)
        for id_, asked in self.asked.items():
            if asked.state is ReminderState.ACTIVE:
                yield from (each for each in self._of(id_, asked, now) if each.due >= asked.changed)

    def _of_rule(self, rule: Rule) -> Iterator[Wanted]:
        main = rule.channel_id or self.channel_id
        match rule.kind:
            case RuleKind.DEADLINES:
                yield from self._deadlines(rule, main)
            case RuleKind.DAY:
                yield from self._days(rule, main)
            case RuleKind.TALKS:
                for lead in rule.leads:
                    yield from self._talks("talk", lead, 15 * MINUTE, main)
            case RuleKind.STARTING:
                yield from self._talks("starting", timedelta(0), 10 * MINUTE, main)

    def _deadlines(self, rule: Rule, place: int) -> Iterator[Wanted]:
        for id_, at in self.deadlines.items():
            seen = self.extended.get(id_)
            if seen and seen < at:
                yield Wanted(("extended", id_, at, place), seen, seen + DAY)
            for lead in rule.leads:
                due = at - lead
                until = max(min(due + 6 * HOUR, at), due + 15 * MINUTE)
                yield Wanted(("deadline", id_, at, lead, place), due, until)

    def _on(self) -> dict[str, Talk]:
        return {id_: talk for id_, talk in self.talks.items() if talk.is_on}

    def _days(self, rule: Rule, place: int) -> Iterator[Wanted]:
        starts = [talk.starts for talk in self._on().values()]
        for day in {each.date() for each in starts}:
            first = min(each for each in starts if each.date() == day)
            for lead in rule.leads:
                due = first - lead
                yield Wanted(("day", f"{day:%Y%m%d}", lead, place), due, due + 3 * HOUR)

    def _talks(
        self, name: str, lead: timedelta, tolerance: timedelta, main: int
    ) -> Iterator[Wanted]:
        for id_, talk in self._on().items():
            place, due = self.rooms.get(talk.room, main), talk.starts - lead
            yield Wanted((name, id_, talk.starts, lead, place), due, due + tolerance)

    def _of(self, id_: int, asked: Asked, now: datetime) -> Iterator[Wanted]:
        dues = [asked.at] if asked.at else []
        if asked.at and asked.is_daily:
            dues += [asked.at + days * DAY for days in range(1, max((now - asked.at).days, 0) + 3)]
        talk = self._on().get(asked.talk)
        if talk:
            dues = [talk.starts - asked.lead]
        for due in dues:
            at_most = HOUR if due == asked.changed else 6 * HOUR
            until = due + (DAY if asked.place == OWNER else at_most)
            yield Wanted(("reminder", id_, asked.mark, due, asked.place), due, until)


def what_is(planned: Planned) -> What:
    """Return what a message is that was sent."""
    lead, place = planned.occurrence - planned.due, planned.channel_id or OWNER
    entry = planned.entry.id if planned.entry else ""
    match planned.kind:
        case MessageKind.REMINDER | MessageKind.ANNOUNCEMENT | MessageKind.PERSONAL:
            return "reminder", planned.reminder_id, planned.role_id, planned.due, place
        case MessageKind.DAY:
            return "day", entry, lead, place
        case MessageKind.EXTENDED:
            return "extended", entry, planned.occurrence, place
        case kind:
            return kind.value, entry, planned.occurrence, lead, place
