"""The time of day that somebody typed: 14:15, at 4, half past nine, noon, in the evening."""

from __future__ import annotations

import re
from datetime import time
from typing import NamedTuple

from bot.reminders.durations import duration_of
from bot.search.clocks import Clock, later_half, take_clocks, without_clocks

_FIRST_OF_THE_MORNING = 8
"""An hour before this one that may as well be the afternoon's is the afternoon's."""

_DASH = re.compile(r"(?<=\d)[-–](?=\d{1,2}[:.]\d\d(?!\d))")
_THIS = re.compile(r"\bthis (?=(?:morning|afternoon|evening)\b)")
_TONIGHT = re.compile(r"\btonight\b")
_EARLY = re.compile(r"\bmorgen (?=frue?h\b|vormittag\b)")


_GLUED = re.compile(r"(?<![\w.,:-])(?P<hour>\d{1,2})h(?P<minute>[0-5]\d)?(?![\w.,:])")
"""14h15, or 14h: as much of Europe writes a time of day, or else a length of time."""
_FROM_NOW = re.compile(
    r"^(?:(?:please )?remind (?:me|us) )?(?:in|after|within|nach)\b(?!.*\b(?:at|um) $)"
)
_LENGTH_FOLLOWS = re.compile(
    r"[ ,]*(?:\d|(?:and|und|before|befor|beforehand|prior|ahead|earlier|to|until|till"
    r"|vor|vorher|davor|after|later|nach|from|ago|time|long"
    r"|m|mins?|minutes?|minuten?|s|secs?|seconds?|sekunden?)\b)"
)
_FIRST_HOUR, _LAST_HOUR = 6, 23
"""Between these a bare 14h is a time of day; 2h is rather a length of time."""


class _Part(NamedTuple):
    """A part of the day, its usual time, and its first hour on a clock of twelve past noon."""

    pattern: re.Pattern[str]
    usual: time
    late_from: int


_PARTS = (
    _Part(re.compile(r"\b(?:mornings?|vormittags?|frue?h)\b"), time(9), late_from=12),
    _Part(re.compile(r"\b(?:afternoons?|nachmittags?)\b"), time(14), late_from=0),
    _Part(re.compile(r"\b(?:evenings?|abends?)\b"), time(20), late_from=0),
    _Part(re.compile(r"\b(?:nights?|nachts?)\b"), time(20), late_from=6),
    _Part(re.compile(r"\bmittags?\b"), time(12), late_from=0),
)


def with_plain_parts(folded: str) -> str:
    """Return a folded text in which a day and a part of it are two words: today evening.

    What is glued in other ways is taken apart too: 14h15.
    """
    plain = _EARLY.sub("tomorrow ", _TONIGHT.sub("today evening", _THIS.sub("today ", folded)))
    return with_colons(plain)


def with_colons(folded: str) -> str:
    """Return a folded text in which times of day such as 14h15 and 14h have colons.

    What may as well be a length of time stays: in 14h, 14h before the keynote, 1 day 14h, 2h.
    """
    return _GLUED.sub(_with_colon, folded)


def _with_colon(found: re.Match[str]) -> str:
    hour, before, after = (
        int(found["hour"]),
        found.string[: found.start()],
        found.string[found.end() :],
    )
    first = 0 if found["minute"] else _FIRST_HOUR
    is_length = (
        not first <= hour <= _LAST_HOUR
        or _FROM_NOW.match(before)
        or _LENGTH_FOLLOWS.match(after)
        or duration_of(before.strip())
    )
    return found[0] if is_length else f"{hour:02}:{found['minute'] or '00'}"


def take_times(folded: str) -> tuple[tuple[time, ...], str]:
    """Return the times of day that a folded text names, and the text without them.

    An hour up to 7 that may be of either half of the day is the afternoon's, a later one the
    morning's, unless a part of the day is said; where nothing else is, that has a usual time.
    """
    clocks, held = take_clocks(_DASH.sub(" - ", with_colons(folded)))
    rest = without_clocks(held)
    part = next((part for part in _PARTS if part.pattern.search(rest)), None)
    if part:
        rest = part.pattern.sub(" ", rest, count=1)
    if clocks:
        return tuple(_meant(clock, part) for clock in clocks), rest
    return (part.usual,) if part else (), rest


def _meant(clock: Clock, part: _Part | None) -> time:
    if not clock.is_ambiguous:
        return clock.at
    is_late = clock.at.hour >= part.late_from if part else clock.at.hour < _FIRST_OF_THE_MORNING
    return later_half(clock.at) if is_late else clock.at
