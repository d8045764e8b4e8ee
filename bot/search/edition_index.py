"""Everything that can be found in one edition, by a free question or by a name half-typed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from bot.search.asked import lacks_number
from bot.search.confidence import confidence
from bot.search.index import PassageIndex
from bot.search.lookup import LookupIndex
from bot.search.names import names_of
from bot.search.passages import Entry, EntryKind, passages
from bot.search.question import Question, read_question
from bot.search.ranking import rank
from bot.search.words import words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from bot.knowledge.edition import Edition
    from bot.search.question import QueryWord
    from bot.search.ranking import Ranking


@dataclass(frozen=True, slots=True)
class Find:
    """An entry that was found.

    `score` compares the finds of one question; it has no unit and no upper bound. `coverage` is the
    share (0..1) of what was asked that the entry holds, by the words' rarity.
    """

    entry: Entry
    score: float
    coverage: float


@dataclass(frozen=True, slots=True)
class Found:
    """What a question found, best first, and how sure it is that the first answers it (0..1)."""

    finds: tuple[Find, ...]
    confidence: float


LINKS_KEPT = 64
"""How many links are kept: several sorts of question ask for those of the same words in a row."""


class EditionIndex:
    """Finds entries of one edition. Built once a snapshot; finding never changes it."""

    def __init__(self, edition: Edition) -> None:
        """Index the passages; what look-ups need follows with the first one, or at `warm_up`."""
        self.edition = edition
        self._passages = PassageIndex(passages(edition))
        event = edition.event
        named = (event.id, event.name, event.series, *event.aliases)
        self.event_words = frozenset(word.form for name in named for word in words(name))
        self._named = lru_cache(maxsize=LINKS_KEPT)(self._find_named)

    def warm_up(self) -> None:
        """Build what only look-ups need now, so that the first one doesn't wait for it."""
        _ = self._lookups, self._people_by_name, self._affiliations

    def read(self, typed: str) -> Question:
        """Return the question as this edition understands it."""
        return read_question(typed, self._passages, self.event_words)

    def find(self, question: Question, limit: int = 10) -> Found:
        """Return the entries that answer a free question."""
        ranking = rank(question.mended, question.query, self._passages)
        if not len(ranking.rows):
            return Found((), 0.0)
        best = self._passages.passages[ranking.rows[0]]
        sureness = confidence(
            question.query,
            ranking.base,
            float(ranking.coverage[0]),
            self._passages,
            lacks_number=lacks_number(question.mended, best.text),
        )
        return Found(tuple(islice(self._finds(ranking), limit)), sureness)

    def link(self, words: Sequence[QueryWord], kinds: Collection[EntryKind]) -> list[Find]:
        """Return the entries of these kinds that the words may name, best first."""
        return [find for find in self._named(tuple(words)) if find.entry.kind in kinds]

    def _find_named(self, words: tuple[QueryWord, ...]) -> tuple[Find, ...]:
        named = [word if word.is_named else replace(word, terms=()) for word in words]
        return tuple(self._finds(rank("", named, self._passages)))

    def _finds(self, ranking: Ranking) -> Iterator[Find]:
        """Yield the entries of the ranked passages, each with the figures of its best."""
        seen: set[Entry] = set()
        figures = (ranking.rows.tolist(), ranking.scores.tolist(), ranking.coverage.tolist())
        for row, score, coverage in zip(*figures, strict=True):
            entry = self._passages.passages[row].entry
            if entry not in seen:
                seen.add(entry)
                yield Find(entry, score, coverage)

    def complete(self, kind: EntryKind, typed: str, limit: int = 25) -> list[Find]:
        """Return what an autocomplete of this kind offers for the text typed so far, best first.

        It raises KeyError for kinds that nobody looks up by name.
        """
        entries, lookup = self._lookups[kind]
        found = lookup.find(typed, limit)
        return [Find(entries[number], score, score) for number, score in found]

    def people_named(self, word: QueryWord) -> frozenset[str]:
        """Return the ids of the people who have the word in their name."""
        return frozenset().union(*(self._people_by_name.get(term, ()) for term, _ in word.terms))

    def people_from(self, words: Sequence[QueryWord]) -> list[str]:
        """Return the ids of the people who have an affiliation with all the words in it."""
        if not words or not all(word.is_named for word in words):
            return []
        found: set[str] = set()
        for terms, people in self._affiliations:
            if all(any(term in terms for term, _ in word.terms) for word in words):
                found |= people
        return [person.id for person in self.edition.people if person.id in found] if found else []

    @cached_property
    def _people_by_name(self) -> dict[int, set[str]]:
        found: dict[int, set[str]] = {}
        for person in self.edition.people:
            for term in self._terms_of(person.name, *person.aliases):
                found.setdefault(term, set()).add(person.id)
        return found

    @cached_property
    def _affiliations(self) -> list[tuple[frozenset[int], set[str]]]:
        """Each affiliation's terms, with the ids of its people."""
        people: dict[str, set[str]] = {}
        for person in self.edition.people:
            for affiliation in person.affiliations:
                people.setdefault(affiliation, set()).add(person.id)
        return [(self._terms_of(affiliation), of_it) for affiliation, of_it in people.items()]

    def _terms_of(self, *texts: str) -> frozenset[int]:
        numbers = self._passages.term_numbers
        terms = (word.term for text in texts for word in words(text))
        return frozenset(numbers[term] for term in terms if term in numbers)

    @cached_property
    def _lookups(self) -> dict[EntryKind, tuple[list[Entry], LookupIndex]]:
        by_kind = names_of(self.edition)
        return {
            kind: ([entry for entry, _ in named], LookupIndex([names for _, names in named]))
            for kind, named in by_kind.items()
        }
