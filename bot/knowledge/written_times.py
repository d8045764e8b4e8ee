"""Days and times as authors write them; on which day and in which zone may be known only later."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, time, tzinfo

from bot.knowledge.respelling import respelled
from bot.knowledge.time_zones import read_zone

_WRITTEN = re.compile(
    r"(?:(?P<day>\d{4}-\d{2}-\d{2})(?:$|[Tt](?=\d)|,?\s+))?"
    r"(?:(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:\.\d+)?)?)?"
    r"(?:,?\s*(?P<zone>[A-Za-z+-].*))?"
)
_SPAN = re.compile(r"(?:.*\s)?\d{1,2}[:.]\d{2}(?:[-–—]|\s+[-–—]\s+)\d{1,2}[:.]\d{2}")
_YEARS = range(1900, 2200)


@dataclass(frozen=True)
class WrittenTime:
    """A day, a time of day, or both; what is `None` was not written."""

    day: date | None
    time_of_day: time | None
    zone: tzinfo | None


def read_time(text: str) -> WrittenTime:
    """Return what `2021-07-02`, `14:15`, `2021-07-02 14:15` and the like say, with or without zone.

    Raises `ValueError` with a message for the author, who is told the right spelling if possible.
    """
    if _SPAN.fullmatch(text):
        raise ValueError(f"`{text}` is two times: write one as `starts`, the other as `ends`")
    written = _WRITTEN.fullmatch(text)
    if not written or not (written["day"] or written["hour"]):
        raise ValueError(_not_understood(text))
    try:
        zone = read_zone(written["zone"]) if written["zone"] else None
    except ValueError:
        if meant := _meant(text):
            raise ValueError(_not_understood(text, meant)) from None
        raise
    return WrittenTime(_day(written["day"]), _time_of_day(written), zone)


def read_day(text: str) -> date:
    """Return the day that `2021-07-02` says; raises `ValueError` as `read_time` does."""
    written = read_time(text)
    if written.day is None or written.time_of_day or written.zone:
        raise ValueError(f"`{text}` is not a day alone: write `{written.day or '2021-07-02'}`")
    return written.day


def read_due(text: str) -> WrittenTime:
    """Return what a deadline's `2021-05-14`, `2021-05-14 AoE`, `2021-05-14 23:59 UTC` say.

    Raises `ValueError` as `read_time` does, also if the day is missing.
    """
    written = read_time(text)
    if written.day is None:
        raise ValueError(f"`{text}` lacks the day: write it as `2021-05-14 {text}`")
    return written


def _day(text: str | None) -> date | None:
    if text is None:
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise ValueError(f"`{text}` is not a day of the calendar") from None
    if day.year not in _YEARS:
        raise ValueError(f"`{text}` cannot be meant: it is too far away")
    return day


def _time_of_day(written: re.Match[str]) -> time | None:
    if written["hour"] is None:
        return None
    hour, minute, second = (int(written[part] or 0) for part in ("hour", "minute", "second"))
    try:
        return time(hour, minute, second)
    except ValueError:
        clock = f"{written['hour']}:{written['minute']}"
        end = ": write `23:59`, or `00:00` on the next day" if clock == "24:00" else ""
        raise ValueError(f"`{clock}` is not a time of day{end}") from None


def _meant(text: str) -> str:
    """Return the text in the spelling that is understood, or nothing where that is not clear."""
    meant = respelled(text)
    if meant == text:
        return ""
    try:
        read_time(meant)
    except ValueError:
        return ""
    return meant


def _not_understood(text: str, meant: str = "") -> str:
    meant = meant or _meant(text)
    if meant:
        return f"`{text}` is not understood as a time, did you mean `{meant}`?"
    return (
        f"`{text}` is not understood as a time: "
        "write `2021-07-02 14:15`, `2021-07-02` or `14:15`, or nothing as long as it is not known"
    )
