"""Times in a question: at 5pm, between 16:00 and 17:00, quarter past four, this afternoon, on Friday, July 2nd."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_HELD = "\x00"
"""Stands around the number of a time that was taken out; folded questions hold no control characters."""

_NUMBER_WORDS = "one two three four five six seven eight nine ten eleven twelve".split()
_GERMAN_NUMBERS = "eins zwei drei vier funf sechs sieben acht neun zehn elf zwolf".split()
_NUMBERS = {
    **{word: n for n, word in enumerate(_NUMBER_WORDS, 1)},
    **{word: n for n, word in enumerate(_GERMAN_NUMBERS, 1)},
    "ein": 1,
    "fuenf": 5,
    "zwoelf": 12,
    "noon": 12,
    "midday": 12,
}
_HOUR = rf"(?P<hour>\d{{1,2}}|{'|'.join(_NUMBERS)})"
_MINUTE = r"(?P<minute>[0-5]\d)"
_HALF = r"(?P<half>[ap])\.? ?m\b\.?"
_CLOCKS = (
    (re.compile(rf"\b(?:half past|halb nach) {_HOUR}\b"), 30),
    (re.compile(rf"\bhalb {_HOUR}\b"), -30),
    (re.compile(rf"\b(?:a )?(?:quarter past|viertel nach) {_HOUR}\b"), 15),
    (re.compile(rf"\b(?:a )?(?:quarter to|viertel vor) {_HOUR}\b"), -15),
    (re.compile(rf"(?<![\d.-]){_HOUR}(?:[:.]{_MINUTE})? ?{_HALF}"), 0),
    (re.compile(rf"(?<![\d.-]){_HOUR}(?:[:.]{_MINUTE})? ?(?:h|uhr|o'?clock)\b"), 0),
    (re.compile(rf"(?<![\d.:-]){_HOUR}:{_MINUTE}(?![\d:])"), 0),
    (re.compile(rf"(?<=\bat ){_HOUR}(?:\.{_MINUTE})?\b(?! ?%)"), 0),
    (re.compile(rf"(?<=\bum ){_HOUR}(?:\.{_MINUTE})?\b"), 0),
    (re.compile(rf"(?<=\bfrom ){_HOUR}\b(?= *(?:to|until|till|bis|-|–) *{_HELD})"), 0),
    (re.compile(rf"(?<=\bbetween ){_HOUR}\b(?= *(?:and|und) *{_HELD})"), 0),
    (re.compile(r"\b(?P<hour>noon|midday)\b"), 0),
)
_MONTHS = (
    "january february march april may june july august september october november december".split()
)
_GERMAN_MONTHS = (
    "januar februar marz april mai juni juli august september oktober november dezember".split()
)
_MONTH = (
    "(?P<month>" + "|".join(f"{month[:3]}[a-z]*" for month in _MONTHS) + "|mai|dez[a-z]*|okt[a-z]*)"
)
_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_GERMAN_WEEKDAYS = "montag dienstag mittwoch donnerstag freitag samstag sonntag".split()
_DAY_NUMBER = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th|\.)?"
_DATES = (
    re.compile(r"\b(?P<year>20\d\d)-(?P<month>\d\d)-(?P<day>\d\d)\b"),
    re.compile(rf"\b(?:the )?{_DAY_NUMBER} (?:of )?{_MONTH}\b\.?(?:,? (?P<year>20\d\d))?"),
    re.compile(rf"\b{_MONTH}\.? {_DAY_NUMBER}(?![\d:])(?:,? (?P<year>20\d\d))?"),
)
_WEEKDAY = re.compile(rf"\b(?:on |am |this |next )?({'|'.join(_WEEKDAYS + _GERMAN_WEEKDAYS)})s?\b")
_NEAR_DAY = re.compile(r"\b(today|tonight|tomorrow|yesterday|heute|morgen|gestern)\b")
_NEAR_DAYS = {
    "today": 0,
    "tonight": 0,
    "heute": 0,
    "tomorrow": 1,
    "morgen": 1,
    "yesterday": -1,
    "gestern": -1,
}
_ORDINAL_DAY = re.compile(
    r"\b(?:on )?(?:day (\d+|one|two|three|four|five)|(?:the )?(first|second|third|fourth|last) day)\b"
)
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": -1}
_PARTS = (
    (re.compile(r"\b(?:in the |this |am )?(?:mornings?|vormittags?)\b"), time(0), time(12)),
    (re.compile(r"\b(?:in the |this |am )?(?:afternoons?|nachmittags?)\b"), time(12), time(18)),
    (re.compile(r"\b(?:in the |this |am )?(?:evenings?|abends?)\b"), time(18), time(23, 59)),
)


class Relation(StrEnum):
    """How what is asked for lies to the time named."""

    AT = "at"
    AFTER = "after"
    BEFORE = "before"
    WITHIN = "within"


@dataclass(frozen=True, slots=True)
class AskedTime:
    """A time of day, or the span to `until`. Ambiguous where "4" may as well be 16:00."""

    relation: Relation
    at: time
    until: time | None = None
    is_ambiguous: bool = False

    def in_the_afternoon(self) -> AskedTime:
        """Return the same twelve hours later, where that is still the same day."""
        later = [_shift(moment) for moment in (self.at, self.until) if moment]
        return replace(
            self, at=later[0], until=later[1] if self.until else None, is_ambiguous=False
        )


@dataclass(frozen=True, slots=True)
class AskedDay:
    """A day: a date (its year perhaps unknown), a weekday, a number of days from now, or the n-th of the event."""

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


@dataclass(frozen=True, slots=True)
class AskedWhen:
    """What a question says about time, and the question without it."""

    time: AskedTime | None
    day: AskedDay | None
    rest: str


def asked_when(folded: str) -> AskedWhen:
    """Return the times that a folded question names; what can't be a time stays in the rest."""
    day, rest = _find_day(folded)
    clocks: list[AskedTime] = []
    for pattern, offset in _CLOCKS:
        rest = _collect(pattern, offset, rest, clocks)
    if clocks:
        asked, rest = _relate(clocks, rest)
        return AskedWhen(asked, day, rest)
    for pattern, starts, ends in _PARTS:
        if pattern.search(rest):
            part = AskedTime(Relation.WITHIN, starts, ends)
            return AskedWhen(part, day, pattern.sub(" ", rest, count=1))
    return AskedWhen(None, day, rest)


def _collect(pattern: re.Pattern[str], offset: int, text: str, clocks: list[AskedTime]) -> str:
    """Take every time that the pattern finds out of the text; a sign with its number stays."""

    def take(match: re.Match[str]) -> str:
        groups = match.groupdict()
        hour = groups["hour"]
        number = int(hour) if hour.isdecimal() else _NUMBERS[hour]
        is_pm = groups.get("half") == "p"
        hours = number % 12 + 12 * is_pm if groups.get("half") else number
        minutes = hours * 60 + int(groups.get("minute") or 0) + offset
        if not 0 <= minutes < 24 * 60:
            return match.group()
        is_ambiguous = 1 <= number <= 11 and not groups.get("half") and not hour.startswith("0")
        clocks.append(AskedTime(Relation.AT, time(*divmod(minutes, 60)), None, is_ambiguous))
        return f" {_HELD}{len(clocks) - 1}{_HELD} "

    return pattern.sub(take, text)


_PLACE = rf" *{_HELD}(\d+){_HELD} *"
_RELATIONS = (
    (
        re.compile(
            rf"\b(?:between|from|zwischen|von){_PLACE}(?:and|to|until|till|und|bis|-|–){_PLACE}"
        ),
        Relation.WITHIN,
    ),
    (re.compile(rf"{_PLACE}(?:-|–|to|until|till|bis){_PLACE}"), Relation.WITHIN),
    (re.compile(rf"\b(?:after|from|since|nach|ab){_PLACE}"), Relation.AFTER),
    (re.compile(rf"\b(?:before|until|till|by|vor|bis){_PLACE}"), Relation.BEFORE),
    (re.compile(rf"(?:\b(?:at|um|around|about|gegen))?{_PLACE}"), Relation.AT),
)


def _relate(clocks: list[AskedTime], text: str) -> tuple[AskedTime, str]:
    for pattern, relation in _RELATIONS:
        if found := pattern.search(text):
            first = clocks[int(found[1])]
            last = clocks[int(found[2])] if relation is Relation.WITHIN else None
            rest = re.sub(rf"{_HELD}\d+{_HELD}", " ", pattern.sub(" ", text, count=1))
            if last and first.is_ambiguous and not last.is_ambiguous and _shift(first.at) < last.at:
                first = first.in_the_afternoon()
            until = last.at if last else None
            return AskedTime(relation, first.at, until, first.is_ambiguous), rest
    raise AssertionError(text)  # pragma: no cover - the last pattern matches every place held


def _shift(moment: time) -> time:
    return moment.replace(hour=moment.hour + 12) if moment.hour < 12 else moment


def _find_day(text: str) -> tuple[AskedDay | None, str]:
    for pattern in _DATES:
        if (found := pattern.search(text)) and (day := _date(found)):
            return day, pattern.sub(" ", text, count=1)
    if found := _ORDINAL_DAY.search(text):
        ordinal = _ORDINALS.get(found[2]) or _NUMBERS.get(found[1]) or int(found[1])
        return AskedDay(ordinal=ordinal), _ORDINAL_DAY.sub(" ", text, count=1)
    if found := _WEEKDAY.search(text):
        names = _WEEKDAYS if found[1] in _WEEKDAYS else _GERMAN_WEEKDAYS
        return AskedDay(weekday=names.index(found[1])), _WEEKDAY.sub(" ", text, count=1)
    if found := _NEAR_DAY.search(text):
        return AskedDay(from_now=_NEAR_DAYS[found[1]]), _NEAR_DAY.sub(" ", text, count=1)
    return None, text


def _date(found: re.Match[str]) -> AskedDay | None:
    month = found["month"]
    number = int(month) if month.isdecimal() else _month_number(month)
    day = int(found["day"])
    if not number or not 1 <= day <= 31:
        return None
    return AskedDay(month=number, day=day, year=int(found["year"] or 0))


def _month_number(name: str) -> int:
    for names in (_MONTHS, _GERMAN_MONTHS):
        for number, month in enumerate(names, 1):
            if month.startswith(name) or name == month[:3]:
                return number
    return 0
