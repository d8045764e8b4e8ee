"""What a reader wants to be reminded of who says of what, when, and in which words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.answers.questions.choice import quoted
from bot.knowledge.naming import fold
from bot.reminders.durations import duration_of
from bot.reminders.moments import instant_of_entry
from bot.reminders.not_understood import NotUnderstoodError
from bot.reminders.personal import REMINDABLE, before, usual_lead
from bot.reminders.saying import leads_of, title_of
from bot.reminders.when import understood
from bot.reminders.which_entry import entry_meant
from bot.search.passages import EntryKind

if TYPE_CHECKING:
    from bot.answers.context import Context
    from bot.reminders.moments import Moment
    from bot.search.passages import Entry

_SIDE = re.compile(
    r"(?P<long>.+?) ?(?:before(?:hand)?|earlier|ahead|prior|vorher|davor"
    r"|(?P<after>after(?:wards)?|later|danach|nachher))",
    re.IGNORECASE,
)
_LETTERS = {EntryKind.TALK: "s", EntryKind.DEADLINE: "d", EntryKind.EVENT: "e"}
_OF_WHAT = "Remind you of what? Choose a talk or a deadline, or write a text."
_WHEN = "When? Write for example “tomorrow 9:00”, or choose a talk or a deadline."


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A moment, the entry it is about if any, the reader's words, and if they chose the moment."""

    moment: Moment
    about: Entry | None
    words: str
    is_chosen: bool


def entry_wanted(words: str, context: Context) -> Entry:
    """Return the talk or deadline that words mean; raises NotUnderstoodError if they mean none."""
    return entry_meant(words, context, lambda entry: instant_of_entry(context.edition, entry))


def wanted(entry: Entry | None, when: str, words: str, context: Context) -> Wanted:
    """Return what somebody wants who chose an entry, or said when, or both.

    A length of time alone counts back from the entry; nothing at all is as long as is usual. Raises
    NotUnderstoodError with a message for them.
    """
    is_chosen = bool(when.strip())
    if is_chosen:
        moment, about = _chosen(entry, " ".join(when.split()), context)
    elif entry:
        moment, about = _usual(entry, context), entry
    else:
        raise NotUnderstoodError(_WHEN)
    if about and about.kind not in REMINDABLE and not words.strip():
        words = title_of(about, context.edition)
    if about is None and not words.strip():
        raise NotUnderstoodError(_OF_WHAT)
    return Wanted(moment=moment, about=about, words=words.strip(), is_chosen=is_chosen)


def _chosen(entry: Entry | None, when: str, context: Context) -> tuple[Moment, Entry | None]:
    found = understood(_hung(entry, when) if entry else when, context)
    return found.moment, entry or found.about


def _hung(entry: Entry, when: str) -> str:
    """Return a length of time as one that hangs on an entry; any other time stays as it is."""
    anchor = f"{_LETTERS[entry.kind]}.{entry.id}"
    side = _SIDE.fullmatch(when)
    if duration_of(fold(side["long"] if side else when)):
        long = side["long"] if side else when
        return f"{long} {'after' if side and side['after'] else 'before'} {anchor}"
    return f"at {anchor}" if _is_at_start(when) else when


def _is_at_start(when: str) -> bool:
    try:
        return not any(leads_of(when))
    except ValueError:
        return False


def _usual(entry: Entry, context: Context) -> Moment:
    start, title = instant_of_entry(context.edition, entry), title_of(entry, context.edition)
    if start is None:
        raise NotUnderstoodError(f"“{quoted(title)}” was called off, or has no time yet.")
    if start <= context.now:
        is_due = entry.kind is EntryKind.DEADLINE
        over = "has passed" if is_due else "has begun already"
        raise NotUnderstoodError(f"“{quoted(title)}” {over}.")
    return before(entry, usual_lead(entry.kind, start, context.now))
