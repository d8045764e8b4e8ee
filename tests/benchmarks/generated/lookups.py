"""Look-ups of talks and speakers as people type them into a command's option."""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from rapidfuzz.distance import OSA
from rapidfuzz.process import cdist

from bot.knowledge.naming import fold
from tests.benchmarks.generated.data_files import data
from tests.benchmarks.generated.program import Program
from tests.benchmarks.generated.typing_errors import mistyped_word

MOST_RIGHT = 3
"""A query to which more entries are right does not tell which one is meant."""

ATTEMPTS = 30
LONG_NAME = 4

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})


class Lookup(NamedTuple):
    """What is typed where a `kind` ("talk" or "speaker") is wanted, and the ids that it means."""

    query: str
    kind: str
    way: str
    right: frozenset[str]


class Lookups:
    """Makes look-ups in a program: each method is a way of typing.

    It gives None, or more right entries than are telling, where its draw was of no use.
    """

    def __init__(self, program: Program, rng: random.Random) -> None:
        self._rng = rng
        self._program = program
        self._titles = {session.id: fold(session.title) for session in program.sessions}
        self._names = {person.id: fold(person.name) for person in program.people}
        self._surnames = {person: fold(name.surname) for person, name in program.names.items()}
        self._by_title_word = _by_word(self._titles)
        self._by_name_word = _by_word(self._names)
        self._by_acronym = _by_word(
            {talk: fold(acronym) for talk, acronym in program.acronyms.items()}
        )
        self._accented = [person.id for person in program.people if not person.name.isascii()]
        self._talks_of: dict[str, set[str]] = defaultdict(set)
        for session in program.sessions:
            for person in session.speakers:
                self._talks_of[person].add(session.id)

    def make(self, count: int) -> list[Lookup]:
        """Return up to `count` distinct look-ups in each way of typing."""
        made: dict[tuple[str, str], Lookup] = {}
        for way in self._ways():
            found = 0
            for _ in range(ATTEMPTS * count):
                lookup = way()
                if (
                    lookup
                    and 0 < len(lookup.right) <= MOST_RIGHT
                    and (lookup.query, lookup.kind) not in made
                ):
                    made[lookup.query, lookup.kind] = lookup
                    found += 1
                if found == count:
                    break
        return list(made.values())

    def _ways(self) -> Sequence[Callable[[], Lookup | None]]:
        return (
            self.title_prefix,
            self.name_prefix,
            self.surname,
            self.mistyped_name,
            self.surname_for_talk,
            self.plain_letters,
            self.telling_words,
            self.acronym,
            self.mistyped_title,
            self.half_mistyped_title,
        )

    def title_prefix(self) -> Lookup:
        """The first letters of a title."""
        return self._prefix(self._titles, "talk", "prefix of a title")

    def name_prefix(self) -> Lookup:
        """The first letters of a name."""
        return self._prefix(self._names, "speaker", "prefix of a name")

    def surname(self) -> Lookup:
        """A surname alone."""
        surname = self._program.names[self._person()].surname
        return Lookup(self._cased(surname), "speaker", "surname", self._people_named(surname))

    def mistyped_name(self) -> Lookup | None:
        """A surname or a full name with a typing error in it."""
        person = self._person()
        name = self._program.names[person]
        if len(name.surname) < LONG_NAME:
            return None
        typed = mistyped_word(name.surname, self._rng)
        known = self._surnames
        if self._rng.random() < 0.5:
            typed, known = f"{name.given} {typed}", self._names
        return Lookup(
            self._cased(typed), "speaker", "name with a typo", _nearest(fold(typed), known)
        )

    def surname_for_talk(self) -> Lookup:
        """A speaker's surname, where the talk is wanted."""
        surname = self._program.names[self._person()].surname
        people = self._people_named(surname)
        talks = frozenset().union(*(self._talks_of[person] for person in people))
        return Lookup(self._cased(surname), "talk", "surname for the talk", talks)

    def plain_letters(self) -> Lookup | None:
        """A name without its diacritics; umlauts in one of the two ways."""
        if not self._accented:
            return None
        person = self._rng.choice(self._accented)
        name = self._program.names[person]
        whole = name.surname.isascii() or self._rng.random() < 0.5
        wanted = str(name) if whole else name.surname
        typed = wanted.translate(_UMLAUTS) if self._rng.random() < 0.5 else wanted
        right = frozenset({person}) if whole else self._people_named(wanted)
        return Lookup(fold(typed).title(), "speaker", "no diacritics", right)

    def telling_words(self) -> Lookup | None:
        """Two or three words of a title in any order."""
        words = [
            word
            for word in _WORD.findall(self._rng.choice(self._program.sessions).title)
            if _tells(word)
        ]
        wanted = self._rng.choice((2, 2, 3))
        if len(words) < wanted:
            return None
        chosen = self._rng.sample(words, wanted)
        right = frozenset.intersection(*(self._by_title_word[fold(word)] for word in chosen))
        return Lookup(" ".join(chosen).lower(), "talk", "telling words", right)

    def acronym(self) -> Lookup | None:
        """The acronym that a title begins with."""
        if not self._program.acronyms:
            return None
        acronym = self._rng.choice(list(self._program.acronyms.values()))
        return Lookup(self._cased(acronym), "talk", "acronym", self._by_acronym[fold(acronym)])

    def mistyped_title(self) -> Lookup:
        """A whole title with errors in one to three of its words."""
        session = self._rng.choice(self._program.sessions)
        typed = self._with_errors(session.title, self._rng.randint(1, 3))
        return Lookup(self._cased(typed), "talk", "title with typos", frozenset({session.id}))

    def half_mistyped_title(self) -> Lookup:
        """The first half of a title, with an error in it."""
        title = self._rng.choice(self._program.sessions).title
        half = title[: int(len(title) * self._rng.uniform(0.4, 0.65))].rstrip()
        right = self._begun(fold(half), self._titles)
        return Lookup(
            self._cased(self._with_errors(half, 1)), "talk", "half a title with a typo", right
        )

    def _prefix(self, texts: dict[str, str], kind: str, way: str) -> Lookup:
        text = self._rng.choice(list(texts.values()))
        typed = text[: self._rng.choice((3, 3, 4, 4, 5, 6, 8, 10, 12))].rstrip()
        return Lookup(typed, kind, way, self._begun(typed, texts))

    def _with_errors(self, text: str, count: int) -> str:
        words = [word for word in _WORD.finditer(text) if _tells(word[0])]
        for word in sorted(
            self._rng.sample(words, min(count, len(words))),
            reverse=True,
            key=lambda word: word.start(),
        ):
            text = text[: word.start()] + mistyped_word(word[0], self._rng) + text[word.end() :]
        return text

    def _begun(self, typed: str, texts: dict[str, str]) -> frozenset[str]:
        return frozenset(entry for entry, text in texts.items() if text.startswith(typed))

    def _people_named(self, surname: str) -> frozenset[str]:
        """Everyone with that surname as a word of their name: the query tells no more."""
        return frozenset.intersection(
            *(self._by_name_word[word] for word in _WORD.findall(fold(surname)))
        )

    def _person(self) -> str:
        return self._rng.choice(self._program.people).id

    def _cased(self, text: str) -> str:
        return text.lower() if self._rng.random() < 0.7 else text


def _by_word(texts: dict[str, str]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for entry, text in texts.items():
        for word in _words(text):
            found.setdefault(word, set()).add(entry)
    return {word: frozenset(entries) for word, entries in found.items()}


def _words(folded: str) -> Iterator[str]:
    for word in _WORD.findall(folded):
        yield word
        yield from word.split("-") if "-" in word else ()


def _tells(word: str) -> bool:
    return len(word) > 3 and word.lower() not in data("titles")["small_words"]


def _nearest(typed: str, texts: dict[str, str]) -> frozenset[str]:
    """Return the entries nearest to what was typed; nobody can tell several of them apart."""
    distances = cdist([typed], list(texts.values()), scorer=OSA.distance)[0]
    nearest = distances.min()
    return frozenset(
        entry for entry, distance in zip(texts, distances, strict=True) if distance == nearest
    )
