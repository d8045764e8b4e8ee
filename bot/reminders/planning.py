"""What is to be sent, from what people wish and what the files say: pure.

Whatever is planned has a key, so it can be planned anew at any time: what was sent stays sent, what
moved is planned for its new time, and what is no longer wished for is missing.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby, takewhile
from typing import TYPE_CHECKING

from bot.knowledge.models import SessionKind
from bot.reminders.keys import key_of
from bot.reminders.lateness import expires
from bot.reminders.models import (
    MessageKind,
    Planned,
    Reminder,
    ReminderState,
    Rule,
    RuleKind,
)
from bot.reminders.moments import Fixed, Relative, Repeat, instant_of, occurrences
from bot.search.passages import Entry, EntryKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bot.knowledge.edition import Edition
    from bot.knowledge.models import Session

AHEAD = timedelta(days=14)
"""So far ahead repeated reminders are planned, and at least the next one."""
BEHIND = timedelta(days=7)
"""So far back repeated reminders are planned that may have been missed."""
_UNANNOUNCED = frozenset({SessionKind.BREAK, SessionKind.SOCIAL})
_NO_TALK = _UNANNOUNCED | {SessionKind.OPENING, SessionKind.CLOSING}
_AT_ONCE = timedelta(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerWishes:
    """What a server wants announced by itself about one event.

    `rooms` are the channels of rooms. `extended` tells of deadlines when they were last extended.
    """

    server_id: int
    channel_id: int | None
    rules: Mapping[RuleKind, Rule]
    rooms: Mapping[str, int]
    extended: Mapping[str, datetime]


def scope_of_server(server_id: int, event_id: str) -> str:
    """Return the scope of what a server has announced about an event."""
    return f"server:{server_id}:{event_id}"


def scope_of_reminder(reminder_id: int) -> str:
    """Return the scope of a reminder."""
    return f"reminder:{reminder_id}"


def planned_of_server(wishes: ServerWishes, edition: Edition) -> list[Planned]:
    """Return every message that the rules of a server lead to, those of the past included.

    No two have the same key, even if a rule names the same lead twice.
    """
    made = _OfServer(wishes, edition)
    planned_by_key = {
        planned.key: planned
        for rule in wishes.rules.values()
        if rule.is_on
        for planned in made.by(rule)
        if planned.due >= rule.since
    }
    return list(planned_by_key.values())


@dataclass(frozen=True, slots=True)
class _OfServer:
    wishes: ServerWishes
    edition: Edition

    def by(self, rule: Rule) -> Iterator[Planned]:
        match rule.kind:
            case RuleKind.DEADLINES:
                yield from self._deadlines(rule)
                yield from self._extensions(rule)
            case RuleKind.TALKS:
                for lead in rule.leads:
                    yield from self._sessions(rule, MessageKind.TALK, _NO_TALK, lead)
            case RuleKind.STARTING:
                yield from self._sessions(rule, MessageKind.STARTING, _UNANNOUNCED, _AT_ONCE)
            case RuleKind.DAY:  # pragma: no branch - no other kind there is
                yield from self._days(rule)

    def _deadlines(self, rule: Rule) -> Iterator[Planned]:
        for deadline in self.edition.deadlines:
            entry = Entry(EntryKind.DEADLINE, deadline.id, "")
            for lead in rule.leads:
                instant = deadline.due.instant
                yield from self._message(rule, MessageKind.DEADLINE, entry, instant, lead)

    def _extensions(self, rule: Rule) -> Iterator[Planned]:
        for deadline in self.edition.deadlines:
            extended, instant = self.wishes.extended.get(deadline.id), deadline.due.instant
            if extended and extended < instant:
                entry = Entry(EntryKind.DEADLINE, deadline.id, "")
                lead = instant - extended
                yield from self._message(rule, MessageKind.EXTENDED, entry, instant, lead)

    def _sessions(
        self, rule: Rule, kind: MessageKind, without: frozenset[SessionKind], lead: timedelta
    ) -> Iterator[Planned]:
        for session in self.edition.sessions:
            if session.starts and not session.is_cancelled and session.kind not in without:
                entry = Entry(EntryKind.TALK, session.id, "")
                room = self.wishes.rooms.get(session.room)
                yield from self._message(rule, kind, entry, session.starts, lead, room)

    def _days(self, rule: Rule) -> Iterator[Planned]:
        timed = [each for each in self.edition.program if each.starts and not each.is_cancelled]
        for day, of_day in groupby(timed, key=_day):
            starts = next(of_day).starts
            assert starts is not None  # noqa: S101 - for the type checker
            entry = Entry(EntryKind.EVENT, f"{day:%Y%m%d}", "")
            for lead in rule.leads:
                yield from self._message(rule, MessageKind.DAY, entry, starts, lead)

    def _message(
        self,
        rule: Rule,
        kind: MessageKind,
        entry: Entry,
        occurrence: datetime,
        lead: timedelta,
        room: int | None = None,
    ) -> Iterator[Planned]:
        channel = room or rule.channel_id or self.wishes.channel_id
        if channel is None:
            return
        server_id, event_id = self.wishes.server_id, self.edition.id
        due = occurrence - lead
        # A day's program is posted once, whenever the day begins after all.
        at = entry.id if kind is MessageKind.DAY else _stamp(occurrence)
        ahead = "" if kind is MessageKind.EXTENDED else lead.total_seconds()
        yield Planned(
            key=key_of((server_id, event_id, kind, entry.kind, entry.id, at, ahead, channel)),
            scope=scope_of_server(server_id, event_id),
            kind=kind,
            due=due,
            expires=expires(kind, due, entry, occurrence),
            occurrence=occurrence,
            server_id=server_id,
            event_id=event_id,
            entry=entry,
            channel_id=channel,
            role_id=rule.role_id,
        )


def _day(session: Session) -> object:
    return session.day


def _stamp(instant: datetime) -> float:
    return instant.timestamp()


def planned_of_reminder(
    reminder: Reminder, edition: Edition | None, now: datetime
) -> list[Planned]:
    """Return the messages that a reminder leads to: of a repeated one those around now."""
    if reminder.state is not ReminderState.ACTIVE:
        return []
    if isinstance(reminder.moment, Relative) or reminder.repeat is Repeat.ONCE:
        instant = instant_of(reminder.moment, edition)
        dues = [instant] if instant and instant >= reminder.changed else []
    else:
        dues = list(_repeated(reminder.moment, reminder, now))
    return [_of_reminder(reminder, due) for due in dues]


def _repeated(moment: Fixed, reminder: Reminder, now: datetime) -> Iterator[datetime]:
    """Yield what was or will be due around now, and at least one that lies ahead."""
    after = max(reminder.changed, now - BEHIND) - timedelta(microseconds=1)
    is_last = False

    def is_near(due: datetime) -> bool:
        nonlocal is_last
        was_last, is_last = is_last, due > now
        return due <= now + AHEAD or not was_last

    yield from takewhile(is_near, occurrences(moment, reminder.repeat, after))


def _kind_of(reminder: Reminder, due: datetime) -> MessageKind:
    if reminder.is_personal:
        return MessageKind.PERSONAL
    is_at_once = due == reminder.changed
    return MessageKind.ANNOUNCEMENT if is_at_once else MessageKind.REMINDER


def _of_reminder(reminder: Reminder, due: datetime) -> Planned:
    moment = reminder.moment
    occurrence = due - moment.offset if isinstance(moment, Relative) else due
    kind = _kind_of(reminder, due)
    channel = None if reminder.is_personal else reminder.channel_id
    return Planned(
        key=key_of(("reminder", reminder.id, reminder.revision, _stamp(due), channel)),
        scope=scope_of_reminder(reminder.id),
        kind=kind,
        due=due,
        expires=expires(kind, due, reminder.about, occurrence),
        occurrence=occurrence,
        server_id=reminder.server_id,
        event_id=reminder.event_id,
        entry=reminder.about,
        reminder_id=reminder.id,
        channel_id=channel,
        recipient_id=reminder.owner_id if reminder.is_personal else None,
        role_id=reminder.role_id,
    )
