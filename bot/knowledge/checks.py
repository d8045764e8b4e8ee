"""What can only be wrong between entries: a program that cannot take place as it is written."""

from __future__ import annotations

from collections import defaultdict
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING

from bot.knowledge.models import SessionKind
from bot.knowledge.naming import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bot.knowledge.content import Content
    from bot.knowledge.event_days import EventDays
    from bot.knowledge.models import Session

_NIGHT_ENDS = time(6)
"""Until then what has begun on the last day may go on past midnight."""

_LONG_AGO = datetime.min.replace(tzinfo=UTC)


def check_program(sessions: Mapping[int, Session], days: EventDays, content: Content) -> None:
    """Note each session that is outside the event or its own times, or in a room that is taken.

    `sessions` are those of the file by their places in its list.
    """
    for index, session in sessions.items():
        if not (
            _begins_outside(index, session, days, content)
            or _ends_too_early(index, session, content)
        ):
            _check_end(index, session, days, content)
    by_room: dict[str, list[tuple[datetime, int]]] = defaultdict(list)
    for index, session in sessions.items():
        if session.starts and session.room and _takes_a_room(session):
            by_room[fold(session.room)].append((session.starts.astimezone(UTC), index))
    for in_one_room in by_room.values():
        _check_overlaps((index for _, index in sorted(in_one_room)), sessions, content)


def _begins_outside(index: int, session: Session, days: EventDays, content: Content) -> bool:
    if not (session.day and days.first and days.last):
        return False
    if days.first <= session.day <= days.last:
        return False
    content.complain(("sessions", index, "starts"), f"{session.day} is outside the event, {days}")
    return True


def _ends_too_early(index: int, session: Session, content: Content) -> bool:
    starts, ends = session.starts, session.ends
    if not (starts and ends) or ends.astimezone(UTC) > starts.astimezone(UTC):
        return False
    next_day = starts.date() + timedelta(days=1)
    content.complain(
        ("sessions", index, "ends"),
        f"it ends at {ends:%H:%M}, not after it starts at {starts:%H:%M}; "
        f"for the next day, write `{next_day} {ends:%H:%M}`",
    )
    return True


def _check_end(index: int, session: Session, days: EventDays, content: Content) -> None:
    if not (session.ends and days.last):
        return
    latest = datetime.combine(days.last + timedelta(days=1), _NIGHT_ENDS)
    if session.ends.replace(tzinfo=None) > latest:
        content.complain(
            ("sessions", index, "ends"), f"{session.ends.date()} is outside the event, {days}"
        )


def _takes_a_room(session: Session) -> bool:
    return not session.is_cancelled and session.kind is not SessionKind.BREAK


def _check_overlaps(
    indexes: Iterable[int], sessions: Mapping[int, Session], content: Content
) -> None:
    """Compare each session of a room with that which goes on longest of those before it."""
    latest: int | None = None
    for index in indexes:
        if latest is None:
            latest = index
            continue
        if _overlap(sessions[latest], sessions[index]):
            content.complain(
                ("sessions", index, "starts"),
                f"in the room {sessions[index].room} this overlaps with "
                f"`{sessions[latest].title}` of line {content.line(('sessions', latest))}",
            )
        latest = max(latest, index, key=lambda index: _end(sessions[index]))


def _overlap(earlier: Session, later: Session) -> bool:
    """Whether two sessions are on at once; of posters in one room that is true by intention."""
    if earlier.kind is later.kind is SessionKind.POSTER:
        return False
    starts = _start(later)
    return starts < _end(earlier) or starts == _start(earlier)


def _start(session: Session) -> datetime:
    return session.starts.astimezone(UTC) if session.starts else _LONG_AGO


def _end(session: Session) -> datetime:
    return session.ends.astimezone(UTC) if session.ends else _start(session)
