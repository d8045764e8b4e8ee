"""Every other question: the entry that fits best, a choice of several, or that it is not known."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.answers.cards.entry import entry_card
from bot.answers.questions.choice import did_you_mean
from bot.answers.questions.phrases import any_of
from bot.answers.questions.selection import kinds_asked
from bot.answers.questions.unknown import not_known
from bot.search.passages import EntryKind

if TYPE_CHECKING:
    from bot.answers.context import Context
    from bot.answers.models import Answer
    from bot.search.edition_index import Found
    from bot.search.question import Question

SURE = 0.5
"""Confidence from which an entry is given as the answer; chosen in docs/benchmarks.md."""
CLOSE = 0.85
"""Score, relative to the best, from which another entry may as well be meant by a few words."""
CONSIDERED = 10
"""How many entries the answer depends on, however many hits are asked for."""
CLOSEST = 5
"""More than these to choose from would be no help after a question."""
FEW_WORDS = 3
LOOKUP_MARGIN = 0.05
_HOW_MANY = any_of("how many", "how much", "how old", "how often", "how big", "how far")
SURE_LOOKUP = 0.8
_NAMED = frozenset({EntryKind.TALK, EntryKind.SPEAKER, EntryKind.DEADLINE, EntryKind.TOPIC})
_LEAST_COVERAGE = {EntryKind.TALK: 0.45, EntryKind.SPEAKER: 0.6, EntryKind.DEADLINE: 0.6}
"""A person or deadline answers only what names it: a phone number isn't answered with its owner."""


def answer(context: Context, question: Question, found: Found) -> Answer:
    """Return the answer that the search found, or that there is none."""
    if _is_keywords(question) and (named := _looked_up(context, question)):
        return named
    if not found.finds or found.confidence < SURE:
        return not_known(context, found.confidence)
    best = found.finds[0]
    if _asks_for_more(context, question, best.entry.kind):
        return not_known(context, found.confidence / 2)
    if best.coverage < _LEAST_COVERAGE.get(best.entry.kind, 0.0):
        return not_known(context, best.coverage * found.confidence)
    close = [
        find.entry
        for find in found.finds[:CLOSEST]
        if find.score >= CLOSE * best.score and find.coverage >= best.coverage
    ]
    if _is_keywords(question) and len(close) > 1 and best.entry.kind in _NAMED:
        return did_you_mean(context, question.typed, close, found.confidence)
    return replace(entry_card(context, best.entry), confidence=found.confidence)


def _asks_for_more(context: Context, question: Question, found: EntryKind) -> bool:
    """Whether what was asked is more than what fits best can tell.

    That is a number of something, or a kind of session and nothing else: one that is on the program
    was found before, and the event's own name and year tell nothing of it.
    """
    if _HOW_MANY.search(question.text) and found in {EntryKind.TALK, EntryKind.SPEAKER}:
        return True
    return bool(kinds_asked(question.text)) and not context.subject(question)


def _is_keywords(question: Question) -> bool:
    """Whether it is no sentence but a few words, as people type them into a search box."""
    return len(question.words) <= FEW_WORDS and not any(
        word.is_stop or word.is_frame for word in question.words
    )


def _looked_up(context: Context, question: Question) -> Answer | None:
    """Return the talk or person whose name the words begin."""
    if not context.subject(question):
        return None
    finds = [
        find
        for kind in (EntryKind.SPEAKER, EntryKind.TALK)
        for find in context.index.complete(kind, question.typed, 2)
        if find.score >= SURE_LOOKUP
    ]
    if not finds:
        return None
    best = max(finds, key=lambda find: find.score)
    rivals = [
        find
        for find in finds
        if find.score > best.score - LOOKUP_MARGIN and find.entry.kind is best.entry.kind
    ]
    if len(rivals) > 1:
        return did_you_mean(context, question.typed, [rival.entry for rival in rivals])
    return replace(entry_card(context, best.entry), confidence=best.score)
