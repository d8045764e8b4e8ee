"""Days in a question: 2 July, July 2nd 2021, 2021-07-02, on Friday, tomorrow, the second day."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_MONTHS = (
    ("january", "januar"),
    ("february", "februar"),
    ("march", "marz"),
    ("april",),
    ("may", "mai"),
    ("june", "juni"),
    ("july", "juli"),
    ("august",),
    ("september",),
    ("october", "oktober"),
    ("november",),
    ("december", "dezember"),
)
_LAST_OF_MONTH = 31
_WEEKDAYS = {
    "monday": 0,
    "tuesday": 1,
    "wednesday": 2,
    "thursday": 3,
    "friday": 4,
    "saturday": 5,
    "sunday": 6,
    "montag": 0,
    "dienstag": 1,
    "mittwoch": 2,
    "donnerstag": 3,
    "freitag": 4,
    "samstag": 5,
    "sonntag": 6,
}
_FROM_NOW = {
    "today": 0,
    "tonight": 0,
    "heute": 0,
    "tomorrow": 1,
    "morgen": 1,
    "yesterday": -1,
    "gestern": -1,
}
_CARDINALS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5}
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": -1}

_BEGINNINGS = "|".join(dict.fromkeys(name[:3] for names in _MONTHS for name in names))
_MONTH = rf"(?P<month>(?:{_BEGINNINGS})[a-z]*)"
_DAY_OF_MONTH = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th|\.)?"
_YEAR = r"(?P<year>20\d\d)"
_DATES = (
    rf"\b{_YEAR}-(?P<month>\d\d)-(?P<day>\d\d)\b",
    rf"\b(?:the )?{_DAY_OF_MONTH} (?:of )?{_MONTH}\b\.?(?:,? {_YEAR})?",
    rf"\b{_MONTH}\.? {_DAY_OF_MONTH}(?![\d:])(?:,? {_YEAR})?",
)
_MAY_HOLD_DATE = re.compile(r"\d")
_NTH_DAY = re.compile(
    rf"\b(?:on )?(?:day (?P<cardinal>\d+|{'|'.join(_CARDINALS)})"
    rf"|(?:the )?(?P<ordinal>{'|'.join(_ORDINALS)}) day)\b"
)
_WEEKDAY = re.compile(rf"\b(?:on |am |this |next )?({'|'.join(_WEEKDAYS)})s?\b")
_NEAR_DAY = re.compile(rf"\b({'|'.join(_FROM_NOW)})\b")


@dataclass(frozen=True, slots=True)
class AskedDay:
    """A day: a date, a weekday, a number of days from now, or the n-th of the event.

    A date's `year` may be unknown (0). `ordinal` counts from 1, and the last day is -1.
    """

    month: int = 0
    day: int = 0
    year: int = 0
    weekday: int = -1
    from_now: int | None = None
    ordinal: int = 0

    def among(self, days: Sequence[date], today: date) -> date | None:
        """Return the day meant, or None where the event's days hold no such day."""
        if self.from_now is not None:
            return today + timedelta(days=self.from_now)
        if self.ordinal:
            place = self.ordinal - 1 if self.ordinal > 0 else -1
            return days[place] if days and place < len(days) else None
        return next((day for day in days if self._is(day)), None)

    def _is(self, day: date) -> bool:
        if self.weekday >= 0:
            return day.weekday() == self.weekday
        return (day.month, day.day) == (self.month, self.day) and self.year in {0, day.year}


def asked_day(folded: str) -> tuple[AskedDay | None, str]:
    """Return the day that a folded text names, if any, and the text without it."""
    for found in _dates(folded):
        if day := _day(found):
            return day, _without(found)
    if nth := _NTH_DAY.search(folded):
        return AskedDay(ordinal=_place(nth)), _without(nth)
    if weekday := _WEEKDAY.search(folded):
        return AskedDay(weekday=_WEEKDAYS[weekday[1]]), _without(weekday)
    if near := _NEAR_DAY.search(folded):
        return AskedDay(from_now=_FROM_NOW[near[1]]), _without(near)
    return None, folded


def _dates(folded: str) -> Iterator[re.Match[str]]:
    """Yield what is written like a date, the surest first."""
    if _MAY_HOLD_DATE.search(folded):
        for pattern in _date_patterns():
            yield from pattern.finditer(folded)


@cache
def _date_patterns() -> list[re.Pattern[str]]:
    return [re.compile(written) for written in _DATES]


def _without(found: re.Match[str]) -> str:
    return f"{found.string[: found.start()]} {found.string[found.end() :]}"


def _day(found: re.Match[str]) -> AskedDay | None:
    name = found["month"]
    month = int(name) if name.isdecimal() else _month(name)
    day = int(found["day"])
    if not 1 <= month <= len(_MONTHS) or not 1 <= day <= _LAST_OF_MONTH:
        return None
    return AskedDay(month=month, day=day, year=int(found["year"] or 0))


def _month(begun: str) -> int:
    """Return the number of the month whose English or German name begins so; 0 for no month."""
    months = enumerate(_MONTHS, 1)
    return next((at for at, names in months if any(name.startswith(begun) for name in names)), 0)


def _place(found: re.Match[str]) -> int:
    if found["ordinal"]:
        return _ORDINALS[found["ordinal"]]
    return _CARDINALS.get(found["cardinal"]) or int(found["cardinal"])
