"""Which talks or deadlines some words may mean, or whether they mean the event itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.answers.assistant import LOOKUP_MARGIN, SURE_LOOKUP
from bot.answers.entries import entry_of_deadline, entry_of_event, entry_of_talk
from bot.answers.questions.naming import sessions_meant
from bot.answers.questions.selection import selection
from bot.knowledge.naming import fold
from bot.search.lexicon import CALENDAR_WORDS, GENERIC_EVENT_WORDS, STOP_WORDS
from bot.search.passages import EntryKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.answers.context import Context
    from bot.answers.questions.selection import Selection
    from bot.knowledge.edition import Edition
    from bot.knowledge.models import Session
    from bot.search.edition_index import Find
    from bot.search.passages import Entry
    from bot.search.question import Question

ORDINALS = frozenset(["next", "first", "last"])
"""Words that choose among several entries."""
DUE = frozenset(["deadline", "deadlines", "due", "abgabe", "frist", "abgabefrist"])
"""Words that mean a deadline."""

_MOST_FOUND = 25
_CODE = re.compile(r"([sde])\.(\S+)")
_ARTICLE = re.compile(r"^(?:the|an?|my|our|this|der|die|das|dem|den|des) +", re.IGNORECASE)
_AROUND = " .,:;!?\"'“”„’«»"
_TELLS_NO_DEADLINE = STOP_WORDS | DUE | ORDINALS | {"date", "dates"}
_TALKS = frozenset(["talk", "talks", "presentation", "vortrag"])
_ITEMS = _TALKS | frozenset(["session", "sessions", "item"])
_EVERYTHING = frozenset(["it", "it all", "all", "everything", "es"])
_NO_ENTRY = CALENDAR_WORDS | frozenset(
    ["minute", "minutes", "hour", "hours", "day", "days", "week", "weeks", "month", "year"]
)


def entries_named(words: str, context: Context) -> tuple[Entry, ...]:
    """Return the entries, without titles, that words may mean alike; none where they mean none.

    They may be codes, such as `s.keynote`, `d.abstract` or `e.mlhpcs-2021`.
    """
    bare = bare_words(words)
    if code := _CODE.fullmatch(bare):
        found: Iterable[Entry] = _coded(code[1], code[2], context.edition)
    else:
        found = called(bare, context.edition) or _meant(bare, context)
    return tuple(dict.fromkeys(entry._replace(title="") for entry in found))


def bare_words(words: str) -> str:
    """Return words without what stands around them: quotation marks, an article."""
    return _ARTICLE.sub("", words.strip(_AROUND)).strip(_AROUND)


def _coded(letter: str, entry_id: str, edition: Edition) -> list[Entry]:
    listed = {"s": _talks(edition), "d": _deadlines(edition), "e": [entry_of_event(edition.event)]}
    return [entry for entry in listed[letter] if entry.id == entry_id]


def called(words: str, edition: Edition) -> list[Entry]:
    """Return the talks and deadlines that are called exactly so."""
    typed = _alike(words)
    sessions = [s for s in edition.sessions if typed in map(_alike, (s.title, *s.other_titles))]
    deadlines = [d for d in edition.deadlines if typed in map(_alike, (d.name, *d.aliases))]
    return [*map(entry_of_talk, sessions), *map(entry_of_deadline, deadlines)]


def _alike(title: str) -> str:
    return " ".join(fold(bare_words(title)).split())


def _meant(words: str, context: Context) -> Iterable[Entry]:
    question = context.index.read(words)
    telling = frozenset(each.form for each in question.rest if not each.is_stop) - ORDINALS
    if fold(words) in _EVERYTHING:
        return [entry_of_event(context.edition.event)]
    if telling <= _NO_ENTRY:
        return ()
    if telling <= GENERIC_EVENT_WORDS | context.index.event_words:
        return [entry_of_event(context.edition.event)]
    if telling & DUE:
        return _due(words, context)
    return _talks_and_deadlines(words, telling, question, context)


def _talks_and_deadlines(
    words: str, telling: frozenset[str], question: Question, context: Context
) -> Iterable[Entry]:
    part = selection(context, question)
    if telling <= _ITEMS:
        is_any = not telling <= _TALKS
        items = [item for item in _starting(part, context) if is_any or item.kind.is_talk]
        return map(entry_of_talk, items)
    of_a_kind = part.of(context.edition.program) if part.kinds and not part.rest else []
    is_narrowed = question.day is not None or question.time is not None
    found = [] if is_narrowed else _looked_up(words, context)
    if found or of_a_kind:
        return [*found, *map(entry_of_talk, of_a_kind)]
    return map(entry_of_talk, sessions_meant(context, question).sessions)


def _starting(part: Selection, context: Context) -> list[Session]:
    """Return the sessions of a part, those that start at its time before those that are on then."""
    found = part.of(context.edition.program)
    at = part.time.at if part.time else None
    return [item for item in found if item.starts and item.starts.time() == at] or found


def _due(words: str, context: Context) -> list[Entry]:
    """Return the deadlines that words with "deadline" in them mean: all, if they say no more."""
    told = [word for word in words.split() if _forms(word, context) - _TELLS_NO_DEADLINE]
    if not told:
        return _deadlines(context.edition)
    return _best(context.index.complete(EntryKind.DEADLINE, " ".join(told), _MOST_FOUND))


def _forms(word: str, context: Context) -> frozenset[str]:
    return frozenset(each.form for each in context.index.read(word).words)


def _looked_up(words: str, context: Context) -> list[Entry]:
    return _best(finds_for(words, context, _MOST_FOUND))


def finds_for(words: str, context: Context, most: int) -> list[Find]:
    """Return what look-ups find for words, without those that tell nothing; none for codes."""
    if _CODE.fullmatch(words):
        return []
    told = " ".join(word for word in words.split() if fold(word) not in STOP_WORDS | _ITEMS)
    kinds = (EntryKind.TALK, EntryKind.DEADLINE)
    return [find for kind in kinds for find in context.index.complete(kind, told, most)]


def _best(finds: Sequence[Find]) -> list[Entry]:
    """Return what fits best, if it fits well, and what fits nearly as well."""
    best = max((find.score for find in finds), default=0.0)
    least = max(SURE_LOOKUP, best - LOOKUP_MARGIN)
    return [find.entry for find in finds if find.score >= least]


def _talks(edition: Edition) -> list[Entry]:
    return [entry_of_talk(session) for session in edition.program]


def _deadlines(edition: Edition) -> list[Entry]:
    return [entry_of_deadline(deadline) for deadline in edition.deadlines]
