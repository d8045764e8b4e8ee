"""Look-ups of talks and speakers as people type them into a command's option."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from typing import NamedTuple

from bot.knowledge.naming import fold
from tests.benchmarks.generated.data_files import data
from tests.benchmarks.generated.meanings import WORD, Meanings, begun, nearest
from tests.benchmarks.generated.program import Program
from tests.benchmarks.generated.typing_errors import mistyped_word

MOST_RIGHT = 3
"""A query to which more entries are right does not tell which one is meant."""

ATTEMPTS = 30
LONG_NAME = 4

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
        self._meanings = Meanings(program)
        self._accented = [person.id for person in program.people if not person.name.isascii()]

    def make(self, count: int) -> list[Lookup]:
        """Return up to `count` distinct look-ups in each way of typing."""
        made: dict[tuple[str, str], Lookup] = {}
        for way in self._ways():
            found = 0
            for _ in range(ATTEMPTS * count):
                lookup = way()
                if not lookup or not 0 < len(lookup.right) <= MOST_RIGHT:
                    continue
                if (lookup.query, lookup.kind) not in made:
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
        return self._prefix(self._meanings.titles, "talk", "prefix of a title")

    def name_prefix(self) -> Lookup:
        """The first letters of a name."""
        return self._prefix(self._meanings.names, "speaker", "prefix of a name")

    def surname(self) -> Lookup:
        """A surname alone."""
        surname = self._program.names[self._person()].surname
        right = self._meanings.people_named(surname)
        return Lookup(self._cased(surname), "speaker", "surname", right)

    def mistyped_name(self) -> Lookup | None:
        """A surname or a full name with a typing error in it."""
        person = self._person()
        name = self._program.names[person]
        if len(name.surname) < LONG_NAME:
            return None
        typed = mistyped_word(name.surname, self._rng)
        known = self._meanings.surnames
        if self._rng.random() < 0.5:
            typed, known = f"{name.given} {typed}", self._meanings.names
        right = nearest(fold(typed), known)
        return Lookup(self._cased(typed), "speaker", "name with a typo", right)

    def surname_for_talk(self) -> Lookup:
        """A speaker's surname, where the talk is wanted."""
        surname = self._program.names[self._person()].surname
        right = self._meanings.talks_by(surname)
        return Lookup(self._cased(surname), "talk", "surname for the talk", right)

    def plain_letters(self) -> Lookup | None:
        """A name without its diacritics; umlauts in one of the two ways."""
        if not self._accented:
            return None
        person = self._rng.choice(self._accented)
        name = self._program.names[person]
        whole = name.surname.isascii() or self._rng.random() < 0.5
        wanted = str(name) if whole else name.surname
        typed = wanted.translate(_UMLAUTS) if self._rng.random() < 0.5 else wanted
        right = frozenset({person}) if whole else self._meanings.people_named(wanted)
        return Lookup(fold(typed).title(), "speaker", "no diacritics", right)

    def telling_words(self) -> Lookup | None:
        """Two or three words of a title in any order."""
        title = self._rng.choice(self._program.sessions).title
        words = [word for word in WORD.findall(title) if _tells(word)]
        wanted = self._rng.choice((2, 2, 3))
        if len(words) < wanted:
            return None
        chosen = self._rng.sample(words, wanted)
        right = self._meanings.talks_with(chosen)
        return Lookup(" ".join(chosen).lower(), "talk", "telling words", right)

    def acronym(self) -> Lookup | None:
        """The acronym that a title begins with."""
        if not self._program.acronyms:
            return None
        acronym = self._rng.choice(list(self._program.acronyms.values()))
        right = self._meanings.talks_called(acronym)
        return Lookup(self._cased(acronym), "talk", "acronym", right)

    def mistyped_title(self) -> Lookup:
        """A whole title with errors in one to three of its words."""
        session = self._rng.choice(self._program.sessions)
        typed = self._with_errors(session.title, self._rng.randint(1, 3))
        return Lookup(self._cased(typed), "talk", "title with typos", frozenset({session.id}))

    def half_mistyped_title(self) -> Lookup:
        """The first half of a title, with an error in it."""
        title = self._rng.choice(self._program.sessions).title
        half = title[: int(len(title) * self._rng.uniform(0.4, 0.65))].rstrip()
        right = begun(fold(half), self._meanings.titles)
        typed = self._cased(self._with_errors(half, 1))
        return Lookup(typed, "talk", "half a title with a typo", right)

    def _prefix(self, texts: dict[str, str], kind: str, way: str) -> Lookup:
        text = self._rng.choice(list(texts.values()))
        typed = text[: self._rng.choice((3, 3, 4, 4, 5, 6, 8, 10, 12))].rstrip()
        return Lookup(typed, kind, way, begun(typed, texts))

    def _with_errors(self, text: str, count: int) -> str:
        words = [word for word in WORD.finditer(text) if _tells(word[0])]
        chosen = self._rng.sample(words, min(count, len(words)))
        for word in sorted(chosen, reverse=True, key=lambda word: word.start()):
            text = text[: word.start()] + mistyped_word(word[0], self._rng) + text[word.end() :]
        return text

    def _person(self) -> str:
        return self._rng.choice(self._program.people).id

    def _cased(self, text: str) -> str:
        return text.lower() if self._rng.random() < 0.7 else text


def _tells(word: str) -> bool:
    return len(word) > 3 and word.lower() not in data("titles")["small_words"]
