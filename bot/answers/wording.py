"""Words for times, kinds and numbers, the same in every answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.knowledge.models import SessionKind

if TYPE_CHECKING:
    from datetime import date, datetime, timedelta

    from bot.knowledge.models import Due

_STEPS = (
    ("year", 31_557_600),
    ("month", 2_629_800),
    ("day", 86_400),
    ("hour", 3_600),
    ("minute", 60),
)

KIND_NAMES = {
    SessionKind.OPENING: ("Opening", "openings"),
    SessionKind.KEYNOTE: ("Keynote", "keynotes"),
    SessionKind.INVITED: ("Invited talk", "invited talks"),
    SessionKind.CONTRIBUTED: ("Contributed talk", "contributed talks"),
    SessionKind.TALK: ("Talk", "talks"),
    SessionKind.PANEL: ("Panel", "panels"),
    SessionKind.TUTORIAL: ("Tutorial", "tutorials"),
    SessionKind.POSTER: ("Poster", "posters"),
    SessionKind.BREAK: ("Break", "breaks"),
    SessionKind.SOCIAL: ("Social event", "social events"),
    SessionKind.CLOSING: ("Closing", "closings"),
}
"""What a session of each kind is called, and several of them."""


def day_words(day: date, *, with_year: bool = True) -> str:
    """Return a date as text: `10 July 2021`."""
    return f"{day.day} {day:%B} {day.year}" if with_year else f"{day.day} {day:%B}"


def days_words(first: date, last: date) -> str:
    """Return a day, or a span of days: `2 July 2021`, `14 September 2027 – 16 September 2027`."""
    return day_words(first) if first == last else f"{day_words(first)} – {day_words(last)}"


def due_day_words(due: Due, *, with_year: bool = True) -> str:
    """Return the day of a due, without its time: `14 May 2021 AoE`, `10 July 2021`."""
    day = day_words(due.day, with_year=with_year)
    return f"{day} AoE" if due.is_aoe and due.time_of_day is None else day


def due_words(due: Due, *, with_year: bool = True) -> str:
    """Return a due as announced: `14 May 2021 AoE`, `10 July 2021`, `3 June 2021, 18:00 CEST`."""
    day = day_words(due.day, with_year=with_year)
    if due.is_aoe and due.time_of_day is None:
        return f"{day} AoE"
    if due.time_of_day is None:
        return day
    return f"{day}, {due.time_of_day:%H:%M} {due.instant.tzname()}"


def duration_words(duration: timedelta) -> str:
    """Return a duration in hours and minutes: `45 minutes`, `1 hour 30 minutes`."""
    hours, minutes = divmod(int(duration.total_seconds()) // 60, 60)
    parts = [
        counted(count, unit) for count, unit in ((hours, "hour"), (minutes, "minute")) if count
    ]
    return " ".join(parts) or "0 minutes"


def relative_words(instant: datetime, now: datetime) -> str:
    """Return how far an instant is from now: `in 2 days`, `1 hour ago`, `now`."""
    seconds = (instant - now).total_seconds()
    size = abs(seconds)
    for unit, length in _STEPS:
        if (
            count := round(size / length)
        ) and size >= 0.99 * length:  # so that 23:50 h is already a day
            words = counted(count, unit)
            return f"in {words}" if seconds > 0 else f"{words} ago"
    return "now"


def counted(count: int, unit: str, units: str = "") -> str:
    """Return a number with its unit: `1 talk`, `3 talks`."""
    return f"{count} {unit if count == 1 else units or unit + 's'}"


def named_with_affiliation(name: str, affiliation: str) -> str:
    """Return a person in a line: `Daniel Soudry (Technion)`."""
    return f"{name} ({affiliation})" if affiliation else name


def listed(items: list[str], last: str = "and") -> str:
    """Return the items in a row as a sentence has them: `a, b and c`."""
    if len(items) <= 1:
        return "".join(items)
    return f"{', '.join(items[:-1])} {last} {items[-1]}"
