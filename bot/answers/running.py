"""Which sessions are on, and which one of several is meant at this time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.knowledge.models import program_order

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.answers.context import Context
    from bot.knowledge.models import Session


def is_on(context: Context, session: Session) -> bool:
    """Return whether a session is on; the day's last, if its end is unknown, is until midnight."""
    if session.starts is None or session.is_cancelled or context.now < session.starts:
        return False
    if session.ends:
        return context.now < session.ends
    others = (other.starts for other in context.edition.program if other.day == session.day)
    return context.today == session.day and session.starts == max(filter(None, others))


def nearest_in_time(context: Context, sessions: Sequence[Session]) -> Session | None:
    """Return the session that is on now, else the next one to come, else the last one."""
    planned = (session for session in sessions if session.starts and not session.is_cancelled)
    timed = sorted(planned, key=program_order)
    on_now = next((session for session in timed if is_on(context, session)), None)
    coming = next((s for s in timed if s.starts and s.starts > context.now), None)
    return on_now or coming or (timed[-1] if timed else None)
