"""Text with times, stress and links in it, as data: each front end knows how those look there."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime


class TimeStyle(StrEnum):
    """How much of an instant is said. The values are Discord's styles of timestamps."""

    FULL = "F"
    """Weekday, date and time of day."""
    SHORT = "f"
    """Date and time of day."""
    DAY = "D"
    """Date alone."""
    CLOCK = "t"
    """Time of day alone."""
    RELATIVE = "R"
    """How far from now: "in 2 days", "3 hours ago"."""


@dataclass(frozen=True, slots=True)
class Time:
    """An instant in a text. Who renders it chooses the zone, so each reader can see their own."""

    instant: datetime
    style: TimeStyle = TimeStyle.FULL


@dataclass(frozen=True, slots=True)
class Strong:
    """Words that stand out."""

    text: str


@dataclass(frozen=True, slots=True)
class Linked:
    """Words that lead to an address; plain words where the address is empty."""

    text: str
    url: str


@dataclass(frozen=True, slots=True)
class Command:
    """A command of the bot by its name, for front ends in which it can be chosen on the spot."""

    name: str


Span = str | Time | Strong | Linked | Command
Text = tuple[Span, ...]


class Tone(StrEnum):
    """How a line speaks."""

    PLAIN = "plain"
    HEADING = "heading"
    """The second of a kind, under the headline."""
    DAY = "day"
    """The day under which the entries of a list stand that follow."""
    NOTE = "note"
    """Small: what is past, a source, an explanation."""
    NOW = "now"
    """Stands out: what is on at this moment."""
    ITEM = "item"
    """One of a list."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of an answer."""

    text: Text
    tone: Tone = Tone.PLAIN


NOW = Strong("now")
"""Says that something is on at this moment."""


def joined(parts: Iterable[Text | str], separator: str = " · ") -> Text:
    """Return the parts that aren't empty with the separator between them."""
    spans: list[Span] = []
    for part in parts:
        if part:
            spans.extend((separator,) if spans else ())
            spans.extend((part,) if isinstance(part, str) else part)
    return tuple(spans)


def plain_words(text: Text) -> str:
    """Return the words of a text, without its times and commands."""
    return "".join(
        span if isinstance(span, str) else span.text
        for span in text
        if isinstance(span, str | Strong | Linked)
    )
