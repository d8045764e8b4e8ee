"""Days and times as people write them elsewhere, in the spelling of the knowledge files."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.knowledge.naming import fold

if TYPE_CHECKING:
    from collections.abc import Callable

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan",
            "feb",
            "mar",
            "apr",
            "may mai",
            "jun",
            "jul",
            "aug",
            "sep",
            "oct okt",
            "nov",
            "dec dez",
        ),
        start=1,
    )
    for name in names.split()
}
_NOON = 12


def respelled(text: str) -> str:
    """Return `2 July 2021, 2pm` as `2021-07-02 14:00`, and what is not recognized as it was.

    Where day and month could be confused (07/02/2021), nothing is guessed.
    """
    for pattern, respell in _RESPELLINGS:
        text = pattern.sub(respell, text, count=1)
    return text.strip()


def _year_month_day(found: re.Match[str]) -> str:
    return _date(found[1], int(found[2]), found[3])


def _day_month_year(found: re.Match[str]) -> str:
    return _date(found[3], int(found[2]), found[1])


def _day_named_month_year(found: re.Match[str]) -> str:
    month = _MONTHS.get(fold(found[2])[:3])
    return _date(found[3], month, found[1]) if month else found[0]


def _named_month_day_year(found: re.Match[str]) -> str:
    month = _MONTHS.get(fold(found[1])[:3])
    return _date(found[3], month, found[2]) if month else found[0]


def _date(year: str, month: int, day: str) -> str:
    return f"{year}-{month:02d}-{int(day):02d} "


def _twelve_hours(found: re.Match[str]) -> str:
    hour = int(found[1]) % _NOON + (_NOON if found[3].lower() == "p" else 0)
    return f"{hour}:{found[2] or '00'}"


def _hour_and_minute(found: re.Match[str]) -> str:
    return f"{found[1]}:{found[2] or '00'}"


_RESPELLINGS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), respell)
    for pattern, respell in (
        (r"\b(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})\b(?!T)", _year_month_day),
        (r"\b(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})\b", _day_month_year),
        (r"\b(\d{1,2})(?:st|nd|rd|th|\.)?\s+([a-zä]{3,9})\.?,?\s+(\d{4})\b", _day_named_month_year),
        (r"\b([a-zä]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b", _named_month_day_year),
        (r"\b(\d{1,2})(?:[:.](\d{2}))?\s*([ap])\.?m\b\.?", _twelve_hours),
        (r"\b(\d{1,2})[.h](\d{2})\b", _hour_and_minute),
        (r"\b(\d{1,2})(?::(\d{2}))?\s*(?:h|uhr|o.clock)\b", _hour_and_minute),
        (r"[\s,]+(?:(?:at|um)\s+)?", lambda _: " "),
    )
)
