"""The day that somebody typed: 2 July, 2.7.2027, next Monday, the day after tomorrow, day 2."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from typing import TYPE_CHECKING

from bot.answers.wording import counted, day_words
from bot.reminders.durations import Duration, duration_of
from bot.reminders.not_understood import NotUnderstoodError
from bot.search.abbreviations import ABBREVIATIONS
from bot.search.days import AskedDay, asked_day
from bot.search.lexicon import CALENDAR_WORDS

if TYPE_CHECKING:
    from datetime import datetime

    from bot.knowledge.models import Event

_WORD = re.compile(r"\b[a-z]{3,5}\b")
_DOTTED = re.compile(
    r"(?<![\d.])(?P<one>\d{1,2})\. ?(?P<other>\d{1,2})\.(?P<year>(?:20)?\d\d)?(?![\d:.])"
)
_SLASHED = re.compile(
    r"(?<![\d/])(?P<one>\d{1,2})/(?P<other>\d{1,2})(?:/(?P<year>(?:20)?\d\d))?(?![\d/:])"
)
_YEAR_FIRST = re.compile(r"\b(20\d\d)[/.-](\d{1,2})[/.-](\d{1,2})\b")
_AFTER_TOMORROW = re.compile(r"\b(?:the )?day after tomorrow\b|\bu(?:e)?bermorgen\b")
_NEXT = re.compile(r"\b(?:next|nachste[nr]?|naechste[nr]?|kommende[nr]?)\b")
_NEXT_WEEK = re.compile(r"\b(?:next week|(?:nachste|naechste|kommende)n? woche)\b")
_SO_LATER = re.compile(
    r"^(?:in|after|within) (?P<one>.+?)(?P<rest>(?: (?:at|um|in|am|gegen|around|exactly)\b.*)?)$"
    r"|^(?P<other>.+?) (?:from (?:now|today)|later)\b(?P<rest_of_other>.*)$"
)
_NONE = AskedDay()
_WEEK = 7
_MONTHS = 12
_YEARS_TO_A_LEAP_DAY = 8


@dataclass(frozen=True, slots=True)
class WrittenDay:
    """A day as it was typed: a date, a weekday, a number of days from now, or the n-th.

    `later` is how far ahead of today instead. A `weekday` may stand beside a date as well. What may
    be two days has a `problem`, which says so.
    """

    asked: AskedDay = _NONE
    weekday: int = -1
    is_next: bool = False
    is_next_week: bool = False
    later: Duration | None = None
    problem: str = ""

    @property
    def is_near(self) -> bool:
        """Whether it has no date, so that a number beside it must be an hour."""
        return not (self.asked.month or self.asked.ordinal)

    def on(self, wall: datetime, at: time | None, event: Event) -> date:
        """Return the day that is meant when the wall shows a time, for a time of day.

        Raises NotUnderstoodError where there is no such day, OverflowError where no calendar is.
        """
        today = wall.date()
        if self.problem:
            raise NotUnderstoodError(self.problem)
        if self.later is not None:
            return self.later.on_the_calendar(wall).date()
        if self.asked.from_now is not None:
            return today + timedelta(self.asked.from_now)
        if self.asked.ordinal:
            return self._of_the_event(event)
        if self.weekday >= 0 and not self.asked.month:
            return self._named(wall, at)
        day = _dated(self.asked, today)
        if self.weekday not in {-1, day.weekday()}:
            raise NotUnderstoodError(f"{day_words(day)} is a {day:%A}. Which day do you mean?")
        return day

    def _of_the_event(self, event: Event) -> date:
        count = (event.ends - event.starts).days + 1
        place = self.asked.ordinal if self.asked.ordinal > 0 else count
        if place > count:
            raise NotUnderstoodError(f"{event.name} has {counted(count, 'day')} only.")
        return event.starts + timedelta(place - 1)

    def _named(self, wall: datetime, at: time | None) -> date:
        """Return the soonest such weekday on which the time of day lies ahead."""
        today = wall.date()
        if self.is_next_week:
            return today + timedelta(_WEEK - today.weekday() + self.weekday)
        days = (self.weekday - today.weekday()) % _WEEK
        is_past = at is not None and at <= wall.time()
        return today + timedelta(days or (_WEEK if self.is_next or is_past else 0))


def take_day(folded: str) -> tuple[WrittenDay | None, str]:
    """Return the day that a folded text names, if any, and the text without it."""
    text = _WORD.sub(_written_out, _YEAR_FIRST.sub(_with_dashes, folded))
    if later := _SO_LATER.match(text):
        duration = duration_of(later["one"] or later["other"])
        if duration and duration.is_of_days:
            return WrittenDay(later=duration), later["rest"] or later["rest_of_other"] or ""
    if after := _AFTER_TOMORROW.search(text):
        return WrittenDay(AskedDay(from_now=2)), _without(after)
    for pattern in (_DOTTED, _SLASHED):
        if found := pattern.search(text):
            day, rest = _with_weekday(_in_figures(found), _without(found))
            return replace(day, problem=_problem(found)), rest
    asked, rest = asked_day(text)
    if asked is None:
        return None, text
    if asked.weekday < 0:
        return _with_weekday(asked, rest)
    is_next_week = bool(_NEXT_WEEK.search(rest))
    day = WrittenDay(
        weekday=asked.weekday,
        is_next=_NEXT.search(text) is not None,
        is_next_week=is_next_week,
    )
    return day, (_NEXT_WEEK if is_next_week else _NEXT).sub(" ", rest)


def _with_dashes(found: re.Match[str]) -> str:
    year, month, day = (int(part) for part in found.groups())
    return f"{year}-{month:02}-{day:02}"


def _written_out(found: re.Match[str]) -> str:
    """Return a day's name that was shortened in full, another word as it is."""
    meant = ABBREVIATIONS.get(found[0], "")
    return meant if meant in CALENDAR_WORDS else found[0]


def _without(found: re.Match[str]) -> str:
    return f"{found.string[: found.start()]} {found.string[found.end() :]}"


def _with_weekday(asked: AskedDay, rest: str) -> tuple[WrittenDay, str]:
    """Return a day with the weekday that was typed beside it, if any."""
    beside, without = asked_day(rest)
    if asked.month and beside and beside.weekday >= 0:
        return WrittenDay(asked, weekday=beside.weekday), without
    return WrittenDay(asked), rest


def _in_figures(found: re.Match[str]) -> AskedDay:
    """Return a date in figures, the day first unless only the second can be it."""
    day, month = int(found["one"]), int(found["other"])
    if found.re is _SLASHED and month > _MONTHS:
        day, month = month, day
    return AskedDay(month, day, _year(found))


def _problem(found: re.Match[str]) -> str:
    """Return what is unclear about a date with slashes of which either number can be the month."""
    one, other = int(found["one"]), int(found["other"])
    if found.re is _DOTTED or one == other or not (1 <= one <= _MONTHS and 1 <= other <= _MONTHS):
        return ""
    months = [f"{day} {date(2000, month, 1):%B}" for day, month in ((one, other), (other, one))]
    return f"“{found[0]}” may be {' or '.join(months)}: please write the month's name."


def _year(found: re.Match[str]) -> int:
    year = int(found["year"] or 0)
    return year + 2000 if 0 < year < 100 else year  # noqa: PLR2004 - of this century


def _dated(asked: AskedDay, today: date) -> date:
    """Return a date; without a year the next such day, be it today."""
    years = [asked.year] if asked.year else range(today.year, today.year + _YEARS_TO_A_LEAP_DAY + 1)
    for year in years:
        day = _day_of(replace(asked, year=year))
        if day and (asked.year or day >= today):
            return day
    month = f"{date(2000, asked.month, 1):%B}" if 1 <= asked.month <= _MONTHS else "such a month"
    raise NotUnderstoodError(f"There is no day {asked.day} in {month}.")


def _day_of(asked: AskedDay) -> date | None:
    try:
        return date(asked.year, asked.month, asked.day)
    except ValueError:
        return None
