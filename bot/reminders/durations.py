"""How long something is, as people write it: 2 hours, 1h30m, half an hour, anderthalb Stunden."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import MAXYEAR, timedelta
from typing import TYPE_CHECKING

from bot.search.variants import by_variant

if TYPE_CHECKING:
    from datetime import datetime

_NUMBERS = by_variant(
    """
    0.25: quarter
    0.5: half halbe halben
    1: a an the one ein eine einem einen einer
    1.5: anderthalb eineinhalb
    2: two couple zwei
    3: three drei
    4: four vier
    5: five funf fuenf
    6: six sechs
    7: seven sieben
    8: eight acht
    9: nine neun
    10: ten zehn
    11: eleven elf
    12: twelve zwolf zwoelf
    15: fifteen funfzehn fuenfzehn
    20: twenty zwanzig
    30: thirty dreissig
    40: forty vierzig
    45: fortyfive
    60: sixty sechzig
    90: ninety neunzig
    """
)
_UNITS = by_variant(
    """
    second: s sec secs second seconds sekunde sekunden
    minute: m min mins minute minutes minuten
    hour: h hr hrs hour hours std stunde stunden
    day: d day days tag tage tagen
    week: w wk wks week weeks woche wochen
    fortnight: fortnight fortnights
    month: month months monat monate monaten
    """
)
_LENGTHS = {
    "second": timedelta(seconds=1),
    "minute": timedelta(minutes=1),
    "hour": timedelta(hours=1),
    "day": timedelta(days=1),
    "week": timedelta(weeks=1),
    "fortnight": timedelta(weeks=2),
    "month": timedelta(days=30),
}
_PIECE = re.compile(
    r"(?:(?P<figures>\d{1,5}(?:[.,]\d{1,2})?)"
    r"|(?:(?:an?|eine[rnm]?) )?(?P<part>half|quarter|couple|halben?)(?: (?:of )?an?| of)?(?=[ -])"
    rf"|(?P<number>{'|'.join(_NUMBERS)})(?=[ -]))"
    r"(?P<more> and a half)?[ -]?"
    rf"(?P<unit>{'|'.join(sorted(_UNITS, key=len, reverse=True))})(?![a-z])\.?"
    r"(?P<half> and a half(?![ a-z]))?"
)
"""A number and its unit, with the halves that may stand around them."""
_BETWEEN = re.compile(r",? ?(?:(?:and|und) )?")
_GLUED = re.compile(r"\b(\d{1,2}) ?h ?(\d\d)$")
_FORTY_FIVE = re.compile(r"\bforty[- ]five\b")
_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Duration:
    """So many months and days of a calendar, whatever the clocks do, and so much time."""

    months: int = 0
    days: int = 0
    exact: timedelta = timedelta(0)

    @property
    def is_of_days(self) -> bool:
        """Whether it is counted on a calendar and not on a clock."""
        return not self.exact and bool(self.months or self.days)

    @property
    def length(self) -> timedelta:
        """How much time it is, a month being 30 days."""
        return self.months * _LENGTHS["month"] + timedelta(self.days) + self.exact

    def __add__(self, other: Duration) -> Duration:
        return Duration(
            self.months + other.months, self.days + other.days, self.exact + other.exact
        )

    def on_the_calendar(self, wall: datetime) -> datetime:
        """Return the same time of day so many months and days later.

        Raises OverflowError where the calendar has ended by then.
        """
        years, month = divmod(wall.month - 1 + self.months, _MONTHS)
        year = wall.year + years
        if year > MAXYEAR:
            raise OverflowError(f"there is no year {year}")
        day = min(wall.day, calendar.monthrange(year, month + 1)[1])
        return wall.replace(year=year, month=month + 1, day=day) + timedelta(self.days)


def duration_of(folded: str) -> Duration | None:
    """Return the duration that a folded text is, None if it is anything else."""
    text = _FORTY_FIVE.sub("fortyfive", _GLUED.sub(r"\1h \2m", folded.strip()))
    total, at = Duration(), 0
    while found := _PIECE.match(text, at):
        total += _piece(found)
        if found.end() == len(text):
            return total
        at = _end_of_gap(text, found.end())
    return None


def _end_of_gap(text: str, at: int) -> int:
    gap = _BETWEEN.match(text, at)
    return gap.end() if gap else at


def _piece(found: re.Match[str]) -> Duration:
    count = _count(found)
    unit = _UNITS[found["unit"]]
    if count.is_integer() and unit == "month":
        return Duration(months=int(count))
    if count.is_integer() and unit in {"day", "week", "fortnight"}:
        return Duration(days=int(count) * _LENGTHS[unit].days)
    return Duration(exact=count * _LENGTHS[unit])


def _count(found: re.Match[str]) -> float:
    halves = 0.5 if found["more"] or found["half"] else 0.0
    if figures := found["figures"]:
        return float(figures.replace(",", ".")) + halves
    return float(_NUMBERS[found["part"] or found["number"]]) + halves
