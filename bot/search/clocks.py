"""Times of day in a question: 5pm, 16:00, at 4, quarter past four, half past nine, noon."""

from __future__ import annotations

import re
from datetime import time
from functools import cache, partial
from typing import NamedTuple

_NUMBERS = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "noon": 12,
    "midday": 12,
    "ein": 1,
    "eins": 1,
    "zwei": 2,
    "drei": 3,
    "vier": 4,
    "funf": 5,
    "fuenf": 5,
    "sechs": 6,
    "sieben": 7,
    "acht": 8,
    "neun": 9,
    "zehn": 10,
    "elf": 11,
    "zwolf": 12,
    "zwoelf": 12,
}
_NOON = 12
_MINUTES_OF_DAY = 24 * 60

_HELD = "\x00"
"""Stands around the number of a clock that was taken out; no folded question holds it."""
HELD = rf" *{_HELD}(\d+){_HELD} *"
"""Matches a clock that was taken out; the group is its number."""

_MAY_HOLD_CLOCK = re.compile(rf"\d|\b(?:{'|'.join(_NUMBERS)})\b")
_HOUR = rf"(?P<hour>\d{{1,2}}|\b(?:{'|'.join(_NUMBERS)}))"
_MINUTE = r"(?P<minute>[0-5]\d)"
_HALF = r"(?P<half>[ap])\.? ?m\b\.?"
_NO_UNIT = r"(?! *(?:pages?|minutes?|hours?|days?|weeks?|words?|people|authors?|papers?|talks?|%))"
_TO = r"(?:to|until|till|bis|-|–)"
_CLOCKS = (
    (rf"\b(?:half past|halb nach) {_HOUR}\b", 30),
    (rf"\bhalb {_HOUR}\b", -30),
    (rf"\b(?:a )?(?:quarter past|viertel nach) {_HOUR}\b", 15),
    (rf"\b(?:a )?(?:quarter to|viertel vor) {_HOUR}\b", -15),
    (rf"(?<![\d.-]){_HOUR}(?:[:.]{_MINUTE})? ?{_HALF}", 0),
    (rf"(?<![\d.-]){_HOUR}(?:[:.]{_MINUTE})? ?(?:h|uhr|o'?clock)\b", 0),
    (rf"(?<![\d.:-]){_HOUR}:{_MINUTE}(?![\d:])", 0),
    (rf"(?<=\bat ){_HOUR}(?:\.{_MINUTE})?\b(?! ?%)", 0),
    (rf"(?<=\bum ){_HOUR}(?:\.{_MINUTE})?\b", 0),
    (rf"(?<=\bfrom ){_HOUR}\b(?= *{_TO} *{_HELD})", 0),
    (rf"(?<=\bbetween ){_HOUR}\b(?= *(?:and|und) *{_HELD})", 0),
    (rf"(?<=\bbetween ){_HOUR}\b(?= and (?:\d{{1,2}}|[a-z]+)\b{_NO_UNIT})", 0),
    (rf"(?<={_HELD}  and ){_HOUR}\b{_NO_UNIT}", 0),
    (rf"(?<=\bafter ){_HOUR}\b(?= *[?.!]*$)", 0),
    (rf"(?<=\bbefore ){_HOUR}\b(?= *[?.!]*$)", 0),
    (r"\b(?P<hour>noon|midday)\b", 0),
)
"""How a time is written, the surest first, each with the minutes by which it differs."""


class Clock(NamedTuple):
    """A time of day; it is ambiguous where "4" may as well be 16:00."""

    at: time
    is_ambiguous: bool


def take_clocks(folded: str) -> tuple[list[Clock], str]:
    """Return the times of day that a folded text names, and the text with `HELD` in their place."""
    clocks: list[Clock] = []
    if not _MAY_HOLD_CLOCK.search(folded):
        return clocks, folded
    for pattern, offset in _patterns():
        folded = pattern.sub(partial(_taken, clocks, offset), folded)
    return clocks, folded


@cache
def _patterns() -> list[tuple[re.Pattern[str], int]]:
    return [(re.compile(written), offset) for written, offset in _CLOCKS]


def without_clocks(folded: str) -> str:
    """Return a text without the clocks that are held in it."""
    return re.sub(HELD, " ", folded)


def later_half(moment: time) -> time:
    """Return a time of the morning twelve hours later, another as it is."""
    return moment.replace(hour=moment.hour + _NOON) if moment.hour < _NOON else moment


def _taken(clocks: list[Clock], offset: int, found: re.Match[str]) -> str:
    """Return what stands in the text for a time that was found, which joins the clocks."""
    clock = _clock(found, offset)
    if not clock:
        return found.group()
    clocks.append(clock)
    return f" {_HELD}{len(clocks) - 1}{_HELD} "


def _clock(found: re.Match[str], offset: int) -> Clock | None:
    """Return the time of day that was found, unless the day has no such time."""
    groups = found.groupdict()
    hour, half = found["hour"], groups.get("half")
    number = int(hour) if hour.isdecimal() else _NUMBERS[hour]
    hours = number % _NOON + _NOON * (half == "p") if half else number
    minutes = hours * 60 + int(groups.get("minute") or 0) + offset
    if not 0 <= minutes < _MINUTES_OF_DAY:
        return None
    is_ambiguous = 1 <= number < _NOON and not half and not hour.startswith("0")
    return Clock(time(*divmod(minutes, 60)), is_ambiguous)
