"""Which entries a question names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.answers.questions.phrases import any_of
from bot.answers.questions.selection import selection
from bot.search.passages import EntryKind

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from bot.answers.context import Context
    from bot.answers.questions.selection import Selection
    from bot.knowledge.edition import Edition
    from bot.knowledge.models import Person, Session
    from bot.search.edition_index import Find
    from bot.search.passages import Entry
    from bot.search.question import QueryWord, Question

_LEAST_COVERAGE = ((3, 0.66), (5, 0.55), (1_000, 0.42))
"""Which share of the words that say which entry is meant it must hold, by how many there are up to.

In a short question every word counts; in a long one people also speak of themselves.
"""
FEW_WORDS = 3
ALL_BUT_A_SLIP = 0.85
_OF_A_TALK = any_of(
    "talks?", "presentations?", "speech", "titles?", "lectures?", "speaks?", "speaking", "spoke",
    "slides", "abstract", "keynote",
)  # fmt: skip
_TALKS_AND_SPEAKERS = frozenset({EntryKind.TALK, EntryKind.SPEAKER})
CLOSE = 0.8
"""Score, relative to the best, from which a rival entry may as well be meant."""
MOST_ALTERNATIVES = 5
SURE_LOOKUP = 0.75
"""How well a name must fit that was only half typed or misspelt."""


@dataclass(frozen=True, slots=True)
class Meant:
    """The entry that some words name, and the others that they name as well as it."""

    best: Find
    rivals: tuple[Find, ...] = ()

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The best and its rivals."""
        return (self.best.entry, *(rival.entry for rival in self.rivals))


def meant(
    context: Context,
    words: Sequence[QueryWord],
    kinds: Collection[EntryKind],
    least: float | None = None,
) -> Meant | None:
    """Return what the words name among the entries of these kinds; None if none of them."""
    if not words or (len(words) <= FEW_WORDS and any(word.is_foreign for word in words)):
        return None
    finds = context.index.link(words, kinds)
    if least is None:
        least = next(share for most, share in _LEAST_COVERAGE if len(words) <= most)
    if not finds or finds[0].coverage < least:
        return None
    best = finds[0]
    rivals = [
        find
        for find in finds[1:]
        if find.score >= CLOSE * best.score
        and find.coverage >= 0.95 * best.coverage
        and not _belong_together(context.edition, best.entry, find.entry)
        and find.entry.title != best.entry.title
    ]
    return Meant(best, tuple(rivals[: MOST_ALTERNATIVES - 1]))


@dataclass(frozen=True, slots=True)
class SessionsMeant:
    """The sessions that a question names; alternatives where the words fit several entries alike.

    It is sure where the words name them and nothing else.
    """

    sessions: tuple[Session, ...] = ()
    alternatives: tuple[Entry, ...] = ()
    is_sure: bool = False


def sessions_meant(context: Context, question: Question) -> SessionsMeant:
    """Return the sessions that a question names by kind, subject or speaker; none if by neither."""
    part = selection(context, question)
    program = context.edition.program
    if not part.rest:
        return SessionsMeant(tuple(part.of(program)) if part.kinds else ())
    found = meant(context, part.rest, _TALKS_AND_SPEAKERS)
    if found is None and _OF_A_TALK.search(question.text):
        names = [word for word in part.rest if word.is_exact and context.index.people_named(word)]
        found = meant(context, names, {EntryKind.SPEAKER})
    if found is None:
        person = half_named(context, part.rest)
        return SessionsMeant(
            _narrowed(part, sessions_of(context.edition, person) if person else ())
        )
    if found.best.entry.kind is EntryKind.TALK and not found.rivals:
        title = found.best.entry.title
        return SessionsMeant(_narrowed(part, [s for s in program if s.title == title]))
    named = {s.title for entry in found.entries for s in sessions_of(context.edition, entry)}
    sessions = [session for session in program if session.title in named]
    narrowed = _narrowed(part, sessions)
    is_one_break = len({s.kind for s in narrowed}) == 1 and not narrowed[0].kind.is_talk
    is_choice = found.rivals and len(narrowed) == len(sessions) and not is_one_break
    is_sure = found.best.coverage > ALL_BUT_A_SLIP
    return SessionsMeant(narrowed, found.entries if is_choice else (), is_sure)


def _narrowed(part: Selection, sessions: Sequence[Session]) -> tuple[Session, ...]:
    """Return those of the sessions in the part asked for, else on its day, else all of them."""
    return tuple(part.of(sessions) or part.on_the_day(sessions) or sessions)


def sessions_of(edition: Edition, entry: Entry) -> tuple[Session, ...]:
    """Return the session that an entry is, or those of the person that it is."""
    if entry.kind is EntryKind.TALK:
        return (edition.sessions_by_id[entry.id],)
    return edition.sessions_by_person.get(entry.id, ())


def half_named(context: Context, words: Sequence[QueryWord]) -> Entry | None:
    """Return whose name the words begin or misspell: "Nico H.", "Gwendolyn Price" for Pryce."""
    if len(words) <= 1 or not any(context.index.people_named(word) for word in words):
        return None
    finds = context.index.complete(EntryKind.SPEAKER, " ".join(word.form for word in words), 2)
    if not finds or finds[0].score < SURE_LOOKUP:
        return None
    return finds[0].entry


def person_meant(
    context: Context, words: Sequence[QueryWord], least: float | None = None
) -> Meant | None:
    """Return the person that the words name: one of them at least must be part of the name."""
    found = meant(context, words, {EntryKind.SPEAKER}, least)
    if found is None or not _is_named(context, found.best.entry, words):
        return None
    return found


def _is_named(context: Context, entry: Entry, words: Sequence[QueryWord]) -> bool:
    return any(entry.id in context.index.people_named(word) for word in words)


def people_of(edition: Edition, sessions: Sequence[Session]) -> list[Person]:
    """Return the speakers of the sessions, each once, in order."""
    ids = dict.fromkeys(speaker for session in sessions for speaker in session.speakers)
    return [edition.people_by_id[person] for person in ids]


def _belong_together(edition: Edition, one: Entry, other: Entry) -> bool:
    """Whether one is a talk and the other who gives it: then both answer alike."""
    kinds = {one.kind, other.kind}
    if kinds != {EntryKind.TALK, EntryKind.SPEAKER}:
        return False
    talk, person = (one, other) if one.kind is EntryKind.TALK else (other, one)
    session = edition.sessions_by_id[talk.id]
    return person.id in session.speakers or person.id in session.authors
