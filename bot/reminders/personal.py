"""What a reader asks to be reminded of, for themselves: how long before, and put off once it comes.

All of it is decided here, and kept elsewhere.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from bot.reminders.anchors import BEFORE_A_DEADLINE, BEFORE_A_TALK
from bot.reminders.models import Reminder, ReminderState
from bot.reminders.moments import Edge, Fixed, Relative, instant_of_entry
from bot.search.passages import Entry, EntryKind

if TYPE_CHECKING:
    from bot.knowledge.edition import Edition
    from bot.reminders.moments import Moment

_MINUTE, _HOUR, _DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
_OF_TALKS = (timedelta(0), BEFORE_A_TALK, _HOUR, _DAY)
_OF_DEADLINES = (3 * _HOUR, BEFORE_A_DEADLINE, 3 * _DAY, 7 * _DAY)
_AT_LAST = (10 * _MINUTE, _HOUR)
"""How long before a deadline that passes so soon that none of the others is left."""
_UNITS = {"m": _MINUTE, "h": _HOUR, "d": _DAY}
_LEAD = re.compile(r"(\d{1,3})([mhd])")
REMINDABLE = frozenset({EntryKind.TALK, EntryKind.DEADLINE})


def offered_leads(kind: EntryKind, instant: datetime, now: datetime) -> tuple[timedelta, ...]:
    """Return how long before an entry a reader may still be reminded, the shortest first."""
    leads = _OF_DEADLINES if kind is EntryKind.DEADLINE else _OF_TALKS
    ahead = tuple(lead for lead in leads if instant - lead > now)
    return ahead or tuple(lead for lead in _AT_LAST if instant - lead > now)


def usual_lead(kind: EntryKind, instant: datetime, now: datetime) -> timedelta:
    """Return how long before an entry that lies ahead a reader is reminded who says no more."""
    usual = BEFORE_A_DEADLINE if kind is EntryKind.DEADLINE else BEFORE_A_TALK
    offered = offered_leads(kind, instant, now) or (timedelta(0),)
    return usual if usual in offered else offered[-1]


def before(entry: Entry, lead: timedelta) -> Relative:
    """Return the moment so long before an entry."""
    return Relative(entry._replace(title=""), Edge.START, -lead)


def code_of_lead(lead: timedelta) -> str:
    """Return a lead as a few letters: `10m`, `3h`, `7d`."""
    for unit in ("d", "h"):
        if lead and not lead % _UNITS[unit]:
            return f"{lead // _UNITS[unit]}{unit}"
    return f"{lead // _MINUTE}m"


def lead_of_code(code: str) -> timedelta | None:
    """Return the lead that a few letters stand for; None if they stand for none."""
    found = _LEAD.fullmatch(code)
    return int(found[1]) * _UNITS[found[2]] if found else None


def asked_again(reminder: Reminder, moment: Moment, now: datetime) -> Reminder:
    """Return a reminder as if it had been asked for now."""
    return replace(reminder, moment=moment, state=ReminderState.ACTIVE, created=now)


def put_off(
    reminder: Reminder, duration: timedelta, edition: Edition | None, now: datetime
) -> Reminder | None:
    """Return a reminder that comes again so long from now, or when what it is about begins.

    None if that has begun already.
    """
    about = reminder.about
    until = instant_of_entry(edition, about) if edition and about else None
    due = now.astimezone(UTC).replace(microsecond=0) + duration
    if about is None or until is None:
        moment: Moment = Fixed(due.replace(tzinfo=None), "UTC")
    elif until > now:
        moment = before(about, until - min(due, until))
    else:
        return None
    return replace(reminder, moment=moment, state=ReminderState.ACTIVE)
