"""Moments, repetitions and leads in words, and leads from words."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from bot.answers.wording import counted
from bot.knowledge.naming import fold
from bot.reminders.durations import duration_of
from bot.reminders.moments import Edge, Fixed, Repeat
from bot.search.passages import EntryKind

if TYPE_CHECKING:
    from bot.knowledge.edition import Edition
    from bot.reminders.moments import Moment
    from bot.search.passages import Entry

MOST_LEADS = 5
LONGEST_LEAD = timedelta(days=60)

_AT_THE_START = "at the start"
_GONE = "something that is no longer there"
_UNITS = (("day", 86_400), ("hour", 3_600), ("minute", 60), ("second", 1))
_MINUTE = timedelta(minutes=1)
_BETWEEN_LEADS = re.compile(r"[,;&+\n]|\b(?:and|und)\b")
_BEFOREHAND = re.compile(r" (?:before|beforehand|earlier|ahead|prior|vorher|davor)$")
_NO_LEAD = re.compile(r"0|at (?:the |its )?(?:start|beginning)|when it (?:starts|begins)")
_ADVICE = "Write for example “7 days, 1 day, 3 hours”."


def title_of(entry: Entry, edition: Edition | None) -> str:
    """Return what a talk, a deadline or the event is called; "" if the edition has it no more."""
    if edition is None:
        return ""
    if entry.kind is EntryKind.EVENT:
        return edition.event.name
    if entry.kind is EntryKind.DEADLINE:
        deadline = edition.deadlines_by_id.get(entry.id)
        return deadline.name if deadline else ""
    session = edition.sessions_by_id.get(entry.id) if entry.kind is EntryKind.TALK else None
    return session.title if session else ""


def words_of_moment(moment: Moment, edition: Edition | None) -> str:
    """Return what a moment hangs on: `2 hours before “Full paper”`; "" for a time of its own."""
    if isinstance(moment, Fixed):
        return ""
    title = title_of(moment.entry, edition)
    anchor = f"“{title}”" if title else _GONE
    is_deadline = moment.entry.kind is EntryKind.DEADLINE
    if not moment.offset:
        return f"when {anchor} is due" if is_deadline else f"at the {moment.edge} of {anchor}"
    is_before = moment.offset < timedelta(0)
    is_plain = is_deadline or moment.edge is (Edge.START if is_before else Edge.END)
    of = "" if is_plain else f"the {moment.edge} of "
    return f"{words_of_lead(abs(moment.offset))} {'before' if is_before else 'after'} {of}{anchor}"


def words_of_repeat(repeat: Repeat, moment: Moment) -> str:
    """Return how often something is sent: `Every Saturday`, `On the 31st of every month`."""
    wall = moment.wall if isinstance(moment, Fixed) else None
    match repeat:
        case Repeat.ONCE:
            return "Once"
        case Repeat.DAILY:
            return "Every day"
        case Repeat.WEEKDAYS:
            return "Every weekday"
        case Repeat.WEEKLY:
            return f"Every {wall:%A}" if wall else "Every week"
        case Repeat.MONTHLY:  # pragma: no branch - no other repetition there is
            return f"On the {_ordinal(wall)} of every month" if wall else "Every month"


def _ordinal(day: datetime) -> str:
    endings = {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd", 31: "st"}
    return f"{day.day}{endings.get(day.day, 'th')}"


def words_of_lead(lead: timedelta) -> str:
    """Return how long before something: `7 days`, `1 hour 30 minutes`, `at the start`."""
    seconds = lead.days * 86_400 + lead.seconds
    parts = []
    for unit, length in _UNITS:
        count, seconds = divmod(seconds, length)
        parts += [counted(count, unit)] if count else []
    return " ".join(parts) or _AT_THE_START


def leads_of(typed: str) -> tuple[timedelta, ...]:
    """Return the leads that somebody listed, the longest first, each once.

    Raises ValueError with advice where one isn't understood, too long, or one too many.
    """
    parts = [" ".join(part.split()) for part in _BETWEEN_LEADS.split(fold(typed))]
    leads = sorted({_lead(part) for part in parts if part}, reverse=True)
    if not leads:
        raise ValueError(f"How long before? {_ADVICE}")
    if len(leads) > MOST_LEADS:
        raise ValueError(f"These are {len(leads)} times, and {MOST_LEADS} are the most.")
    return tuple(leads)


def _lead(part: str) -> timedelta:
    if _NO_LEAD.fullmatch(part):
        return timedelta(0)
    duration = duration_of(_BEFOREHAND.sub("", part))
    if duration is None:
        raise ValueError(_not_a_lead(part))
    if duration.length > LONGEST_LEAD:
        raise ValueError(f"“{part}” is too long before: at most {LONGEST_LEAD.days} days.")
    if duration.length % _MINUTE:
        raise ValueError(f"“{part}” has seconds: minutes are the least.")
    return duration.length


def _not_a_lead(part: str) -> str:
    if part.isdecimal():
        return f"“{part}” of what? Write “{part} minutes”, “{part} hours” or “{part} days”."
    return f"I don't understand “{part}” as a length of time. {_ADVICE}"
