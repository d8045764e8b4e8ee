"""Instants in words: in the event's time zone, and in the reader's where that is another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from bot.answers.text import Time, TimeStyle
from bot.answers.wording import relative_words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime, tzinfo

    from bot.answers.text import Span, Text

_DASHES = frozenset({"–", "-"})


class TimeRange(NamedTuple):
    """A time with the time of day at which it ends."""

    begin: Time
    end: datetime

    @property
    def style(self) -> TimeStyle:
        """How much of the beginning is said."""
        return self.begin.style


def with_ranges(text: Text) -> Iterator[Span | TimeRange]:
    """Yield the spans of a text, each time, dash and time of day made one."""
    rest = list(text)
    while rest:
        match rest:
            case [Time() as begin, str(dash), Time(style=TimeStyle.CLOCK) as end, *_] if (
                dash.strip() in _DASHES and begin.style is not TimeStyle.RELATIVE
            ):
                yield TimeRange(begin, end.instant)
                del rest[:3]
            case _:
                yield rest.pop(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeWords:
    """Says instants to one reader of one answer.

    `own` is the reader's zone, None standing for the one this machine is set to. With `is_brief`
    times of day stand alone, as in a list; `legend` then says once how to read them.
    """

    zone: tzinfo
    now: datetime
    own: tzinfo | None = None
    is_brief: bool = False

    def say(self, time: Time | TimeRange) -> str:
        """Return the instant, or the beginning and end, in words."""
        if isinstance(time, TimeRange):
            return self._at(time.style, (time.begin.instant, time.end))
        if time.style is TimeStyle.RELATIVE:
            return relative_words(time.instant, self.now).replace(" ", "\xa0")
        if time.style is TimeStyle.DAY:
            return _day(time.instant.astimezone(self.zone))
        return self._at(time.style, (time.instant,))

    def legend(self, instant: datetime) -> str:
        """Return how to read brief times of about that instant."""
        there, own = instant.astimezone(self.zone), instant.astimezone(self.own)
        if own.utcoffset() == there.utcoffset():
            return f"Times in {_zone(there)}."
        return f"Times in {_zone(there)}, in brackets {_zone(own)}, your time."

    def _at(self, style: TimeStyle, instants: tuple[datetime, ...]) -> str:
        there = [instant.astimezone(self.zone) for instant in instants]
        own = [instant.astimezone(self.own) for instant in instants]
        is_elsewhere = own[0].utcoffset() != there[0].utcoffset()
        if style is TimeStyle.CLOCK and self.is_brief:
            return f"{_clock(there)} ({_clock(own)})" if is_elsewhere else _clock(there)
        words = f"{_date(style, there[0])}{_clock(there)}\xa0{_zone(there[0])}"
        if is_elsewhere:
            day = "" if own[0].date() == there[0].date() else f"{_weekday(own[0])}, "
            words += f" ({day}{_clock(own)}\xa0{_zone(own[0])} your time)"
        return words


def _date(style: TimeStyle, moment: datetime) -> str:
    if style is TimeStyle.CLOCK:
        return ""
    weekday = f"{moment:%A} " if style is TimeStyle.FULL else ""
    return f"{weekday}{_day(moment)}, "


def _day(moment: datetime) -> str:
    return f"{moment.day}\xa0{moment:%B}\xa0{moment.year}"


def _weekday(moment: datetime) -> str:
    return f"{moment:%A} {moment.day}\xa0{moment:%B}"


def _clock(moments: list[datetime]) -> str:
    return "–".join(f"{moment:%H:%M}" for moment in moments)


def _zone(moment: datetime) -> str:
    """Return the zone's abbreviation; many zones have none but their distance from UTC."""
    name = moment.tzname() or ""
    if name.isalpha():
        return name
    offset = moment.utcoffset()
    minutes = int(offset.total_seconds() // 60) if offset else 0
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'-' if minutes < 0 else '+'}{hours}{f':{rest:02}' if rest else ''}"
