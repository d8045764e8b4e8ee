"""A time that somebody typed which hangs on nothing: 2 July 14:15, tomorrow at noon, in 2 hours."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING

from bot.answers.wording import day_words
from bot.knowledge.models import LAST_MINUTE
from bot.knowledge.naming import fold
from bot.reminders.durations import duration_of
from bot.reminders.machine_times import machine_time
from bot.reminders.not_understood import NotUnderstoodError
from bot.reminders.written_clocks import take_times, with_plain_parts
from bot.reminders.written_days import take_day
from bot.reminders.written_zones import AOE, fixed_at, fixed_in, next_second, take_zone
from bot.search.mending import mended_calendar

if TYPE_CHECKING:
    from datetime import date, tzinfo

    from bot.answers.context import Context
    from bot.reminders.moments import Fixed
    from bot.reminders.written_days import WrittenDay

_FROM_NOW = re.compile(r"(?:in |after |within )?(?P<span>.+?)(?: from now| later|'? time)?")
_NOW = re.compile(r"(?:right )?now|jetzt")
_MIDNIGHT = re.compile(r"\b(?:midnight|mitternacht)\b")
_HOUR = re.compile(r" *\d{1,2} *")
_WORD = re.compile(r"[^\W_]+")
_SAYS_NOTHING = frozenset(
    """
    about am and around at between bis by den der die das exactly from gegen h in me mich of on
    please remind sharp so the to uhr um und us
    """.split()  # noqa: SIM905 - a list of words reads better as words
)


@dataclass(frozen=True, slots=True)
class WrittenTime:
    """What a text says about time; `left` is what else it says, folded.

    `fixed` is there where that is nothing: then the text is a time and no more.
    """

    zone: tzinfo
    fixed: Fixed | None = None
    day: WrittenDay | None = None
    times: tuple[time, ...] = ()
    is_midnight: bool = False
    left: str = ""

    @property
    def rest(self) -> str:
        """The words of what is left that say something."""
        return " ".join(word for word in _WORD.findall(self.left) if word not in _SAYS_NOTHING)

    @property
    def is_empty(self) -> bool:
        """Whether it says nothing about time."""
        return not (self.fixed or self.day or self.times or self.is_midnight)


def written_time(text: str, context: Context) -> WrittenTime:
    """Return what a text in one line says about time.

    Raises NotUnderstoodError where it says too little or what can't be, OverflowError where no
    calendar reaches.
    """
    home = context.edition.event.timezone
    zone, rest = take_zone(text, home, context.now)
    folded = with_plain_parts(mended_calendar(fold(rest)))
    if fixed := machine_time(rest, zone, home) or _from_now(folded, context):
        return WrittenTime(zone or home, fixed)
    day, left = take_day(folded)
    if day and day.is_near and _HOUR.fullmatch(left):
        left = f"at {left.strip()}"
    times, left = take_times(left)
    midnight = _MIDNIGHT.search(left)
    left = _MIDNIGHT.sub(" ", left)
    written = WrittenTime(zone or home, None, day, times, midnight is not None, left)
    if written.is_empty or written.rest:
        return written
    return replace(written, fixed=_fixed(written, context))


def fixed_on(day: date, at: time, zone: tzinfo, context: Context) -> Fixed:
    """Return a time of day on a day."""
    return fixed_in(datetime.combine(day, at), zone, context.edition.event.timezone)


def wall_of(context: Context, zone: tzinfo) -> datetime:
    """Return what a wall shows now in a zone."""
    return context.now.astimezone(zone).replace(tzinfo=None)


def _from_now(folded: str, context: Context) -> Fixed | None:
    """Return now or so much later, in days by the calendar; None where the text is neither."""
    home = context.edition.event.timezone
    now = next_second(context.now)
    if _NOW.fullmatch(folded):
        return fixed_at(now, home)
    later = _FROM_NOW.fullmatch(folded)
    duration = duration_of(later["span"]) if later else None
    if duration is None:
        return None
    wall = duration.on_the_calendar(now.astimezone(home).replace(tzinfo=None))
    if duration.is_of_days:
        return fixed_in(wall, home, home)
    return fixed_at(wall.replace(tzinfo=home).astimezone(UTC) + duration.exact, home)


def _fixed(written: WrittenTime, context: Context) -> Fixed:
    wall = wall_of(context, written.zone)
    if written.is_midnight:
        return _at_midnight(written, wall, context)
    if len(written.times) > 1:
        raise NotUnderstoodError("These are several times of day: please give one.")
    if written.day is None:
        is_past = written.times[0] <= wall.time()
        day = wall.date() + timedelta(is_past)
        return fixed_on(day, written.times[0], written.zone, context)
    at = next(iter(written.times), LAST_MINUTE if written.zone is AOE else None)
    day = written.day.on(wall, at, context.edition.event)
    if at is None:
        plain = day_words(day, with_year=day.year != wall.year)
        raise NotUnderstoodError(
            f"At what time on {day:%A}, {plain}? Write for example “{plain} 14:00”."
        )
    return fixed_on(day, at, written.zone, context)


def _at_midnight(written: WrittenTime, wall: datetime, context: Context) -> Fixed:
    if written.day or written.times:
        raise NotUnderstoodError("Midnight is between two days: please write 23:59 or 0:00.")
    return fixed_on(wall.date() + timedelta(1), time(), written.zone, context)
