"""The one entry that is meant, or what to ask somebody who named several or none."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from bot.answers.questions.choice import quoted
from bot.answers.wording import listed
from bot.knowledge.naming import fold
from bot.reminders.entries_named import DUE, ORDINALS, bare_words, entries_named, finds_for
from bot.reminders.not_understood import NotUnderstoodError, no_time
from bot.reminders.saying import title_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bot.answers.context import Context
    from bot.knowledge.edition import Edition
    from bot.search.passages import Entry

    When = Callable[[Entry], datetime | None]

MOST_NAMED = 5
_MOST_NEAR = 3
_FAR = datetime.max.replace(tzinfo=UTC)
_WORD = re.compile(r"[^\W_]+")


def entry_meant(words: str, context: Context, when: When) -> Entry:
    """Return the entry that words mean; of several the only one whose moment lies ahead.

    Of several with one title it is the next. `when` gives an entry's moment, if it has one. Raises
    NotUnderstoodError that asks which one is meant, or tells which there are.
    """
    entries = entries_named(words, context)
    if not entries:
        raise _none_such(bare_words(words), context)
    return chosen(entries, words, context, when)


def chosen(entries: Sequence[Entry], words: str, context: Context, when: When) -> Entry:
    """Return which of the entries is meant, as `entry_meant` does."""
    in_order = sorted(entries, key=lambda entry: when(entry) or _FAR)
    ahead = [each for each in in_order if (when(each) or context.now) > context.now]
    ordinals = ORDINALS & frozenset(_WORD.findall(fold(words)))
    if "last" in ordinals:
        timed = [each for each in in_order if when(each)]
        return (timed or in_order)[-1]
    left = in_order if "first" in ordinals else ahead or in_order
    titles = {(each.kind, title_of(each, context.edition)) for each in left}
    if ordinals or len(titles) == 1:
        return left[0]
    raise NotUnderstoodError(f"Which do you mean: {_labels(left, context.edition)}?")


def _labels(entries: Sequence[Entry], edition: Edition) -> str:
    """Return what the entries are called, with their kind where that differs."""
    is_mixed = len({entry.kind for entry in entries}) > 1
    titles = {entry: quoted(title_of(entry, edition)) for entry in entries}
    labels = dict.fromkeys(
        f"the {entry.kind} “{title}”" if is_mixed else f"“{title}”"
        for entry, title in titles.items()
    )
    shown = list(labels)[:MOST_NAMED]
    more = len(labels) - len(shown)
    return listed([*shown, *([f"one of {more} more"] if more else [])], "or")


def _none_such(words: str, context: Context) -> NotUnderstoodError:
    """Return the error for words that mean nothing here, with what is near or what there is."""
    edition = context.edition
    if DUE & frozenset(_WORD.findall(fold(words))):
        names = [f"“{quoted(deadline.name)}”" for deadline in edition.deadlines[:MOST_NAMED]]
        known = f"There are: {listed(names)}." if names else "None are announced."
        return NotUnderstoodError(f"I know no such deadline as “{quoted(words)}”. {known}")
    finds = finds_for(words, context, _MOST_NEAR)
    near = sorted(finds, key=lambda find: -find.score)[:_MOST_NEAR]
    what = f"I know no talk or deadline called “{quoted(words)}”."
    if not near:
        return no_time(words, context, what)
    labels = _labels([find.entry for find in near], edition)
    return NotUnderstoodError(f"{what} Do you mean {labels}?")
