"""A time that hangs on something: 2 hours before the abstract deadline, when the keynote starts."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.answers.questions.choice import quoted
from bot.knowledge.naming import fold
from bot.reminders.anchors import (
    AT_IT,
    BEFORE_A_TALK,
    after,
    anchored,
    anchored_to,
    before,
    day_of,
)
from bot.reminders.durations import Duration, duration_of
from bot.reminders.edges import with_edge
from bot.reminders.entries_named import bare_words, called, entries_named
from bot.reminders.moments import instant_of
from bot.reminders.not_understood import NotUnderstoodError, no_time
from bot.reminders.saying import title_of
from bot.reminders.written_clocks import take_times
from bot.reminders.written_times import fixed_on, written_time
from bot.reminders.written_zones import fixed_at

if TYPE_CHECKING:
    from datetime import time

    from bot.answers.context import Context
    from bot.reminders.moments import Fixed, Moment, Relative
    from bot.search.passages import Entry

    Hung = tuple[Moment, Entry | None]

_SIDE = re.compile(
    r"\b(?:(?P<before>befor|before|prior to|ahead of|(?P<to>to|until|till)|vor)|after|nach)\b",
    re.IGNORECASE,
)
"""Which side of something is meant; of `to` only where a length of time comes first."""
_POLITE = re.compile(r"^(?:please )?(?:remind (?:me|us) )?")
_AT_ONCE = re.compile(r"(?:just|right|shortly|immediately|directly|kurz|direkt|gleich)?")
_WHEN = re.compile(r"(?:when|once|as soon as|wenn|sobald) +", re.IGNORECASE)
_AT = re.compile(r"^(?:at|on|with|by|am|zum?) +", re.IGNORECASE)
_CLOCK_LAST = re.compile(r"(?P<what>.+) (?P<clock>(?:at|um) [^ ]+(?: [^ ]+){0,2})", re.IGNORECASE)


def hung(text: str, context: Context) -> Hung | None:
    """Return the moment that a text in one line means by something else, and the entry that is.

    None if it means none. Raises NotUnderstoodError where what it hangs on isn't clear,
    OverflowError where no calendar reaches.
    """
    for side in _SIDE.finditer(text):
        length = _POLITE.sub("", fold(text[: side.start()])).strip()
        duration = duration_of(length)
        is_usual = side["to"] is None and _AT_ONCE.fullmatch(length)
        if duration is None and not is_usual:
            continue
        if what := text[side.end() :].strip():
            return _beside(what, duration, context, is_before=bool(side["before"]))
        raise no_time(text, context, f"“{quoted(text)}” what?")
    if when := _WHEN.match(text):
        moment = anchored(text[when.end() :], AT_IT, context)
        return moment, moment.entry
    return _perhaps_at(text, context)


def _beside(what: str, duration: Duration | None, context: Context, *, is_before: bool) -> Hung:
    """Return the moment so long before or after a time or an entry."""
    if not called(what, context.edition) and (fixed := written_time(what, context).fixed):
        usual = Duration(exact=BEFORE_A_TALK * is_before)
        return _shifted(fixed, duration or usual, context, is_before=is_before), None
    distance = before(duration) if is_before else after(duration)
    what, at = _with_clock(what) if duration and duration.is_of_days else (what, None)
    moment = anchored(what, distance, context)
    return _at_time(moment, at, context) if at else moment, moment.entry


def _with_clock(words: str) -> tuple[str, time | None]:
    """Return words and the time of day at their end, if there is one."""
    if clock := _CLOCK_LAST.fullmatch(words):
        times, rest = take_times(fold(clock["clock"]))
        if len(times) == 1 and rest.strip() in {"at", "um"}:
            return clock["what"], times[0]
    return words, None


def _shifted(fixed: Fixed, duration: Duration, context: Context, *, is_before: bool) -> Fixed:
    """Return a time moved: by days on the wall, by anything else as the clocks go."""
    offset = -duration.length if is_before else duration.length
    if duration.is_of_days:
        return replace(fixed, wall=fixed.wall + offset)
    instant = fixed.wall.replace(tzinfo=ZoneInfo(fixed.zone)).astimezone(UTC)
    return fixed_at(instant + offset, context.edition.event.timezone)


def _at_time(moment: Relative, at: time, context: Context) -> Moment:
    """Return a time of day so many days from an entry's; the moment itself where it is that."""
    edition = context.edition
    days = timedelta(moment.offset.days)
    fixed = fixed_on(day_of(moment, edition) + days, at, edition.event.timezone, context)
    is_same = instant_of(moment, edition) in {None, instant_of(fixed, None)}
    return moment if is_same else fixed


def _perhaps_at(text: str, context: Context) -> Hung | None:
    """Return the moment of an entry that is named with hardly a word more: at the keynote."""
    named = _AT.sub("", text)
    words, edge = (named, None) if called(named, context.edition) else with_edge(named)
    entries = entries_named(words, context)
    if not entries:
        return None
    moment = anchored_to(entries, words, edge, context)
    if named == text and edge is None:
        title = quoted(title_of(moment.entry, context.edition))
        bare = quoted(bare_words(text))
        raise NotUnderstoodError(
            f"How long before “{title}”? Write for example “10 minutes before {bare}” or "
            f"“when {bare} starts”."
        )
    return moment, moment.entry
