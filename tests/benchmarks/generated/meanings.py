"""What a look-up means: all entries to which it fits alike."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from rapidfuzz.distance import OSA
from rapidfuzz.process import cdist

from bot.knowledge.naming import fold
from tests.benchmarks.generated.program import Program

WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")


class Meanings:
    """The entries of a program by what they may be called; the texts are folded."""

    def __init__(self, program: Program) -> None:
        self.titles = {session.id: fold(session.title) for session in program.sessions}
        self.names = {person.id: fold(person.name) for person in program.people}
        self.surnames = {person: fold(name.surname) for person, name in program.names.items()}
        self._by_title_word = _by_word(self.titles)
        self._by_name_word = _by_word(self.names)
        self._by_acronym = _by_word(program.acronyms)
        self._talks_of: dict[str, set[str]] = defaultdict(set)
        for session in program.sessions:
            for person in session.speakers:
                self._talks_of[person].add(session.id)

    def people_named(self, surname: str) -> frozenset[str]:
        """Return everyone with that surname as a word of their name: it tells no more."""
        return _with_all(WORD.findall(surname), self._by_name_word)

    def talks_by(self, surname: str) -> frozenset[str]:
        """Return the talks of everyone of that name."""
        return frozenset().union(*(self._talks_of[one] for one in self.people_named(surname)))

    def talks_with(self, words: Iterable[str]) -> frozenset[str]:
        """Return the talks that have all these words in their titles."""
        return _with_all(words, self._by_title_word)

    def talks_called(self, acronym: str) -> frozenset[str]:
        """Return the talks whose titles begin with the acronym."""
        return self._by_acronym[fold(acronym)]


def begun(folded: str, texts: Mapping[str, str]) -> frozenset[str]:
    """Return the entries whose text begins so."""
    return frozenset(entry for entry, text in texts.items() if text.startswith(folded))


def nearest(folded: str, texts: Mapping[str, str]) -> frozenset[str]:
    """Return the entries nearest to what was typed; nobody can tell several of them apart."""
    distances = cdist([folded], list(texts.values()), scorer=OSA.distance)[0]
    least = distances.min()
    return frozenset(
        entry for entry, distance in zip(texts, distances, strict=True) if distance == least
    )


def _by_word(texts: Mapping[str, str]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for entry, text in texts.items():
        for word in _words(fold(text)):
            found[word].add(entry)
    return {word: frozenset(entries) for word, entries in found.items()}


def _words(folded: str) -> Iterator[str]:
    """Yield the words; one with hyphens whole and in parts."""
    for word in WORD.findall(folded):
        yield word
        yield from word.split("-") if "-" in word else ()


def _with_all(words: Iterable[str], entries: Mapping[str, frozenset[str]]) -> frozenset[str]:
    return frozenset.intersection(*(entries[fold(word)] for word in words))
