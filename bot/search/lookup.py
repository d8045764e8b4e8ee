"""Look-ups while typing: which talk or person somebody means by a few letters of a name or title.

Unlike a free question, a look-up has few words and each was meant: they are matched one by one
(whole, else as the beginning of a word, else with a typing error), rarity doesn't count, and the
last word may be half-typed.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from bot.knowledge.naming import fold
from bot.search.vocabulary import Vocabulary
from bot.search.words import umlaut_spellings, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import numpy.typing as npt

WHOLE, BEGINNING, ONE_TYPO, BEGINNING_WITH_TYPO, TWO_TYPOS = 1.0, 0.85, 0.8, 0.65, 0.6
STARTS, STARTS_OTHER_NAME = 1.0, 0.8
COMPARED = 60
LONGEST_LOOKUP = 200
MOST_WORDS = 12

_PIECE = re.compile(r"[^\W_][^\s]*")
_WORD = re.compile(r"[^\W_]+")


class Name(NamedTuple):
    """A text under which an entry may be looked up, with how much a match in it counts (0..1)."""

    text: str
    weight: float


class Candidate(NamedTuple):
    """An entry's number with how well it fits (0..1)."""

    number: int
    score: float


class LookupIndex:
    """The names of a list of entries, for look-ups by any part of any of them.

    `postings` of a word's number are the entries that have it; the words are sorted, so that all
    words with one beginning lie side by side, and with them their postings.
    """

    def __init__(self, names: Sequence[Sequence[Name]]) -> None:
        self.size = len(names)
        self._names = names
        weights: dict[tuple[str, int], float] = {}
        for number, entry_names in enumerate(names):
            for name in entry_names:
                for form in _forms(name.text):
                    weights[form, number] = max(name.weight, weights.get((form, number), 0.0))
        ordered = sorted(weights)
        self._entries = np.array([number for _, number in ordered], dtype=np.int32)
        self._weights = np.array([weights[key] for key in ordered])
        self._words = sorted({form for form, _ in ordered})
        starts = np.cumsum([0, *_run_lengths(form for form, _ in ordered)])
        self._starts = starts.tolist()
        self._number_of = {form: number for number, form in enumerate(self._words)}
        self._vocabulary = Vocabulary(dict.fromkeys(self._words, 1))
        self._folded = [[_normal(name.text) for name in entry_names] for entry_names in names]

    def find(self, typed: str, limit: int) -> list[Candidate]:
        """Return the entries that the typed text most probably means, best first; none for an empty text."""
        forms = self._typed_forms(typed[:LONGEST_LOOKUP])[:MOST_WORDS]
        if not forms or not self.size:
            return []
        fits = np.zeros(self.size)
        for place, form in enumerate(forms):
            fits += self._fit(form, is_last=place == len(forms) - 1)
        fits /= len(forms)
        found = np.flatnonzero(fits > 0.3)  # a third of the words, or so
        best = found[np.lexsort((found, -fits[found]))][: max(COMPARED, limit)]
        whole = _normal(typed)
        scored = [
            Candidate(int(number), self._compared(int(number), whole, float(fits[number])))
            for number in best
        ]
        return sorted(scored, key=lambda candidate: (-candidate.score, candidate.number))[:limit]

    def _typed_forms(self, typed: str) -> list[str]:
        """Return the typed words; one with hyphens is its parts, or one piece where only that is known."""
        forms: list[str] = []
        for piece in _PIECE.findall(typed):
            *parts, last = (word.form for word in words(piece))
            is_joined = (
                parts
                and last in self._number_of
                and not all(part in self._number_of for part in parts)
            )
            forms.extend([last] if is_joined or not parts else parts)
        return forms

    def _fit(self, form: str, *, is_last: bool) -> npt.NDArray[np.float64]:
        """Return for each entry how well its best word fits the typed one."""
        fit = np.zeros(self.size)
        for word, strength in self._near(form, is_last=is_last):
            self._raise(fit, word, word + 1, strength)
        first = bisect_left(self._words, form)
        last = bisect_left(self._words, form + "\U0010ffff")
        self._raise(fit, first, last, BEGINNING if is_last or len(form) > 2 else 0.5)
        if form in self._number_of:
            exact = self._number_of[form]
            self._raise(fit, exact, exact + 1, WHOLE)
        return fit

    def _near(self, form: str, *, is_last: bool) -> Iterable[tuple[int, float]]:
        """Yield the words that the typed one may be with an error, the weakest first."""
        if len(form) < 4 or not form.isalpha():
            return
        one_edit = self._vocabulary.one_edit_away(form)
        if not one_edit and len(form) >= 6:
            yield from (
                (self._number_of[far], TWO_TYPOS) for far in self._vocabulary.two_edits_away(form)
            )
        if is_last and form not in self._number_of:
            yield from ((number, BEGINNING_WITH_TYPO) for number in self._beginnings_near(form))
        yield from ((self._number_of[near], ONE_TYPO) for near in one_edit)

    def _beginnings_near(self, form: str) -> Iterable[int]:
        """Yield the words whose beginning is one edit away from the typed one; the first letter is taken as right."""
        first = bisect_left(self._words, form[:1])
        last = bisect_left(self._words, form[:1] + "\U0010ffff")
        for number in range(first, last):
            known = self._words[number]
            if len(known) > len(form) and any(
                OSA.distance(form, known[:length], score_cutoff=1) <= 1
                for length in (len(form) - 1, len(form), len(form) + 1)
            ):
                yield number

    def _raise(self, fit: npt.NDArray[np.float64], first: int, last: int, strength: float) -> None:
        at = slice(self._starts[first], self._starts[last])
        np.maximum.at(fit, self._entries[at], strength * self._weights[at])

    def _compared(self, number: int, typed: str, fit: float) -> float:
        """Return the fit, refined by how alike the whole texts are: it settles what the words leave open."""
        alike = starts = 0.0
        for place, (name, named) in enumerate(
            zip(self._folded[number], self._names[number], strict=True)
        ):
            same = max(fuzz.ratio(typed, name[: len(typed)]), 0.9 * fuzz.ratio(typed, name)) / 100
            alike = max(alike, same * named.weight)
            if name.startswith(typed):
                starts = max(starts, (STARTS if place == 0 else STARTS_OTHER_NAME) * named.weight)
        return 0.8 * fit + 0.1 * alike + 0.1 * starts


def _forms(text: str) -> set[str]:
    return {word.form for word in words(text)} | set(umlaut_spellings(text))


def _normal(text: str) -> str:
    return " ".join(_WORD.findall(fold(text[:LONGEST_LOOKUP])))


def _run_lengths(values: Iterable[str]) -> list[int]:
    lengths: list[int] = []
    previous = None
    for value in values:
        if value == previous:
            lengths[-1] += 1
        else:
            lengths.append(1)
        previous = value
    return lengths
