"""When something is sent: at a time on the wall, or before or after something in the files."""

from __future__ import annotations

import calendar
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from itertools import count
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.search.passages import Entry, EntryKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.knowledge.edition import Edition
    from bot.knowledge.models import Session

_SATURDAY = 5


class Edge(StrEnum):
    """Which end of an entry is meant; a deadline has only one instant, which is both."""

    START = "start"
    END = "end"


class Repeat(StrEnum):
    """How often something is sent."""

    ONCE = "once"
    DAILY = "daily"
    WEEKDAYS = "weekdays"
    WEEKLY = "weekly"
    MONTHLY = "monthly"


@dataclass(frozen=True, slots=True)
class Fixed:
    """A time on the wall of a zone: `wall` has no zone of its own, `zone` is its IANA name."""

    wall: datetime
    zone: str


@dataclass(frozen=True, slots=True)
class Relative:
    """So long before (negative) or after one edge of an entry, wherever that moves to."""

    entry: Entry
    edge: Edge
    offset: timedelta


Moment = Fixed | Relative


def instant_of_entry(edition: Edition, entry: Entry, edge: Edge = Edge.START) -> datetime | None:
    """Return when an entry starts, ends or is due, in UTC; None if that isn't known or called off.

    A session without an end has none; the event begins with its first session that has a time, and
    has no end where its last one has none.
    """
    match entry.kind:
        case EntryKind.DEADLINE:
            deadline = edition.deadlines_by_id.get(entry.id)
            found = deadline.due.instant if deadline else None
        case EntryKind.TALK:
            session = edition.sessions_by_id.get(entry.id)
            is_on = session is not None and not session.is_cancelled
            found = _edge_of(session, edge) if session and is_on else None
        case EntryKind.EVENT:
            on = [each for each in edition.sessions if not each.is_cancelled]
            found = _first_start(on) if edge is Edge.START else _last_end(on)
        case _:
            found = None
    return found.astimezone(UTC) if found else None


def _first_start(sessions: Sequence[Session]) -> datetime | None:
    return min((each.starts for each in sessions if each.starts), default=None)


def _last_end(sessions: Sequence[Session]) -> datetime | None:
    last = max((each.ends for each in sessions if each.ends), default=None)
    is_open = any(
        last is None or each.starts >= last
        for each in sessions
        if each.starts and each.ends is None
    )
    return None if is_open else last


def _edge_of(session: Session, edge: Edge) -> datetime | None:
    return session.starts if edge is Edge.START else session.ends


def instant_of(moment: Moment, edition: Edition | None) -> datetime | None:
    """Return the instant, in UTC; None where it hangs on something that has no time (any more).

    A time that the change to summer time leaves out is taken as long after the last that there
    was; of one that occurs twice the first is taken (PEP 495).
    """
    if isinstance(moment, Fixed):
        return moment.wall.replace(tzinfo=ZoneInfo(moment.zone)).astimezone(UTC)
    edge = instant_of_entry(edition, moment.entry, moment.edge) if edition else None
    return edge + moment.offset if edge else None


def occurrences(moment: Fixed, repeat: Repeat, after: datetime) -> Iterator[datetime]:
    """Yield the instants of a repeated moment that come after an instant, the soonest first.

    All have the same time on the wall, whatever the zone's clocks do. What is monthly falls on the
    last day of a month that is too short for it. A day that a zone left out, as Samoa did in 2011,
    doesn't count. Ends only where the calendar does, in the year 9999; what is `ONCE` occurs once.
    """
    last = after
    for wall in _walls(moment.wall, repeat, _skipped(moment, repeat, after)):
        try:
            instant = instant_of(replace(moment, wall=wall), None)
        except OverflowError:
            return
        if instant and instant > last:
            yield instant
            last = instant


def _skipped(moment: Fixed, repeat: Repeat, after: datetime) -> int:
    """Return how many steps certainly lie before an instant, so that long ago costs nothing."""
    days = (after.astimezone(ZoneInfo(moment.zone)).replace(tzinfo=None) - moment.wall).days - 2
    steps = {Repeat.WEEKLY: 7, Repeat.MONTHLY: 31}
    return max(days // steps.get(repeat, 1), 0) if repeat is not Repeat.ONCE else 0


def _walls(first: datetime, repeat: Repeat, skipped: int) -> Iterator[datetime]:
    if repeat is Repeat.ONCE:
        yield first
        return
    for step in count(skipped):  # pragma: no branch - it counts for ever
        try:
            wall = _after(first, repeat, step)
        except (OverflowError, ValueError):
            return
        if not (repeat is Repeat.WEEKDAYS and wall.weekday() >= _SATURDAY):
            yield wall


def _after(first: datetime, repeat: Repeat, step: int) -> datetime:
    if repeat is Repeat.MONTHLY:
        years, month = divmod(first.month - 1 + step, 12)
        year = first.year + years
        last = calendar.monthrange(year, month + 1)[1]
        return first.replace(year=year, month=month + 1, day=min(first.day, last))
    return first + timedelta(weeks=step) if repeat is Repeat.WEEKLY else first + timedelta(step)
