"""Which sessions are on or over, and which one of several is meant at this time."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.answers.context import Context
    from bot.knowledge.models import Session


def is_on(context: Context, session: Session) -> bool:
    """Return whether a session is on.

    If its end is unknown, it is until the next one in its room starts; the last is until midnight.
    """
    if session.starts is None or session.is_cancelled or context.now < session.starts:
        return False
    if session.ends:
        return context.now < session.ends
    next_start = context.edition.next_starts_by_session[session.id]
    return context.today == session.day and (next_start is None or context.now < next_start)


def is_over(context: Context, session: Session) -> bool:
    """Return whether a session has had its time, were it on or not."""
    if session.starts is None:
        return session.day is not None and session.day < context.today
    return session.starts <= context.now and not is_on(context, session)


def planned(sessions: Iterable[Session]) -> list[Session]:
    """Return those of the sessions that take place at a time that is known."""
    return [session for session in sessions if session.starts and not session.is_cancelled]


def nearest_in_time(context: Context, sessions: Iterable[Session]) -> Session | None:
    """Return the session that is on now, else the next one to come, else the last one."""
    timed = context.edition.in_order(planned(sessions))
    on_now = next((session for session in timed if is_on(context, session)), None)
    coming = next((s for s in timed if s.starts and s.starts > context.now), None)
    return on_now or coming or (timed[-1] if timed else None)
