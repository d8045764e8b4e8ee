"""What an organizer or attendee means who types when a reminder is to be sent."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.answers.questions.choice import quoted
from bot.answers.wording import day_words, relative_words
from bot.knowledge.naming import fold
from bot.reminders.anchors import checked_instant
from bot.reminders.guesses import guessed
from bot.reminders.hanging import hung
from bot.reminders.not_understood import NotUnderstoodError, no_time
from bot.reminders.saying import words_of_moment
from bot.reminders.written_times import written_time
from bot.reminders.written_zones import why_no_zone

if TYPE_CHECKING:
    from datetime import datetime

    from bot.answers.context import Context
    from bot.reminders.moments import Moment
    from bot.reminders.written_times import WrittenTime
    from bot.search.passages import Entry

__all__ = ["NotUnderstoodError", "Understood", "understood"]

LONGEST_TYPED = 200
FARTHEST = timedelta(days=2 * 366)
_REFUSED = frozenset(["Cc", "Cs", "Co", "Cn", "Zl", "Zp"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood:
    """The moment that somebody meant, the entry that it is about if any, and when that is now."""

    moment: Moment
    about: Entry | None
    instant: datetime


def understood(typed: str, context: Context) -> Understood:
    """Return the moment that a text means for the event and at the time of the context.

    Raises NotUnderstoodError with a message for the person who typed it.
    """
    text = _in_one_line(typed, context)
    try:
        moment, about = _moment(text, context)
        instant = checked_instant(moment, context.edition)
    except OverflowError:
        raise NotUnderstoodError("No calendar reaches that far.") from None
    if not context.now <= instant <= context.now + FARTHEST:
        raise NotUnderstoodError(_not_at_that_time(moment, instant, context))
    return Understood(moment=moment, about=about, instant=instant)


def _in_one_line(typed: str, context: Context) -> str:
    text = " ".join(unicodedata.normalize("NFC", typed).split())
    if not text:
        raise no_time(typed, context, "When?")
    if len(typed) > LONGEST_TYPED or len(fold(text)) > LONGEST_TYPED:
        raise NotUnderstoodError(f"That is too long for a time: at most {LONGEST_TYPED} letters.")
    if any(unicodedata.category(letter) in _REFUSED for letter in typed):
        raise no_time(text, context, "There are signs in it that nobody can read.")
    return text


def _moment(text: str, context: Context) -> tuple[Moment, Entry | None]:
    written = written_time(text, context)
    if written.fixed:
        return written.fixed, None
    if found := hung(text, context):
        return found
    if fixed := guessed(written, context):
        return fixed, None
    raise no_time(text, context, _part_not_understood(written, text))


def _part_not_understood(written: WrittenTime, text: str) -> str:
    """Return which part of a text is no time, where the rest of it is one; else ""."""
    if written.is_empty:
        return ""
    return why_no_zone(text) or f"I don't understand “{quoted(written.rest)}” in “{quoted(text)}”."


def _not_at_that_time(moment: Moment, instant: datetime, context: Context) -> str:
    zone = context.edition.event.timezone
    local = instant.astimezone(zone)
    plain = f"{local:%A}, {day_words(local)}, {local:%H:%M} ({zone.key})"
    says = ", ".join(filter(None, (words_of_moment(moment, context.edition), plain)))
    if instant > context.now:
        return f"That is more than two years ahead: {says}."
    ago = relative_words(instant, context.now)
    ago = "just now" if ago == "now" else ago
    return f"That was {ago}: {says}. Give a time that is still to come."
