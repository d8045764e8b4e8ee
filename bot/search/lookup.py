"""Look-ups while typing: which talk or person somebody means by a few letters of a name or title.

Unlike a free question, a look-up has few words and each was meant: they are matched one by one
(whole, else as the beginning of a word, else with a typing error), rarity doesn't count, and the
last word may be half-typed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from rapidfuzz import fuzz

from bot.knowledge.naming import fold
from bot.search.postings import Name, WordPostings
from bot.search.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy.typing as npt

WHOLE, BEGINNING, ONE_TYPO, BEGINNING_WITH_TYPO, TWO_TYPOS = 1.0, 0.85, 0.8, 0.65, 0.6
BEGINNING_OF_TWO = 0.5
"""One or two letters tell little, unless they are the last ones and may still grow."""
LEAST_FIT = 0.3
"""A third of the words, or so."""
BY_WORDS, BY_LIKENESS, BY_START = 0.8, 0.1, 0.1
STARTS, STARTS_OTHER_NAME = 1.0, 0.8
LIKENESS_OF_WHOLE = 0.9
COMPARED = 60
LONGEST_LOOKUP = 200
MOST_WORDS = 12

_SHORTEST_TELLING = 3
_SHORTEST_MENDED = 4
_SHORTEST_MENDED_TWICE = 6
_PIECE = re.compile(r"[^\W_]\S*")
_WORD = re.compile(r"[^\W_]+")


class Candidate(NamedTuple):
    """An entry's number with how well it fits (0..1)."""

    number: int
    score: float


class LookupIndex:
    """The names of a list of entries, for look-ups by any part of any of them."""

    def __init__(self, names: Sequence[Sequence[Name]]) -> None:
        """Index the names of each entry, of which the first is what it is called."""
        self._size = len(names)
        self._postings = WordPostings(names)
        normal = {text: _normal(text) for entry_names in names for text, _ in entry_names}
        self._names = [[(normal[text], weight) for text, weight in each] for each in names]

    def find(self, typed: str, limit: int) -> list[Candidate]:
        """Return the entries that the typed text probably means, best first; none for no text."""
        forms = self._typed_forms(typed[:LONGEST_LOOKUP])[:MOST_WORDS]
        if not forms or not self._size:
            return []
        fits = np.zeros(self._size)
        for place, form in enumerate(forms, 1):
            fits += self._fit(form, is_last=place == len(forms))
        fits /= len(forms)
        found = np.flatnonzero(fits > LEAST_FIT)
        best = found[np.lexsort((found, -fits[found]))][: max(COMPARED, limit)]
        whole = _normal(typed)
        scored = [
            Candidate(number, self._score(number, whole, fit))
            for number, fit in zip(best.tolist(), fits[best].tolist(), strict=True)
        ]
        return sorted(scored, key=lambda candidate: (-candidate.score, candidate.number))[:limit]

    def _typed_forms(self, typed: str) -> list[str]:
        """Return the typed words; one with hyphens is its parts, or whole if only that is known."""
        known = self._postings.forms
        forms: list[str] = []
        for piece in _PIECE.findall(typed):
            if typed_words := words(piece):
                *parts, whole = (word.form for word in typed_words)
                is_whole = whole in known and not all(part in known for part in parts)
                forms.extend([whole] if is_whole or not parts else parts)
        return forms

    def _fit(self, form: str, *, is_last: bool) -> npt.NDArray[np.float64]:
        """Return for each entry how well its best word fits the typed one."""
        fit = np.zeros(self._size)
        for numbers, strength in self._meant(form, is_last=is_last):
            self._postings.raise_to(fit, numbers, strength)
        return fit

    def _meant(self, form: str, *, is_last: bool) -> Iterator[tuple[range, float]]:
        """Yield ranges of the known words that the typed one may be, and how much each counts."""
        known = self._postings.forms
        whole = known.range_of(form)
        if len(form) >= _SHORTEST_MENDED and form.isalpha():
            near = known.one_edit_away(form)
            yield from ((known.range_of(other), ONE_TYPO) for other in near)
            if not whole and not near and len(form) >= _SHORTEST_MENDED_TWICE:
                far = known.two_edits_away(form)
                yield from ((known.range_of(other), TWO_TYPOS) for other in far)
            if not whole and is_last:
                begun = known.beginnings_one_edit_away(form)
                yield from ((numbers, BEGINNING_WITH_TYPO) for numbers in begun)
        is_telling = is_last or len(form) >= _SHORTEST_TELLING
        yield known.beginning_with(form), BEGINNING if is_telling else BEGINNING_OF_TWO
        yield whole, WHOLE

    def _score(self, number: int, typed: str, fit: float) -> float:
        """Return the fit refined by how alike whole texts are: it settles what words leave open."""
        alike = starts = 0.0
        for place, (name, weight) in enumerate(self._names[number]):
            if name.startswith(typed):
                alike = max(alike, weight)
                starts = max(starts, (STARTS if place == 0 else STARTS_OTHER_NAME) * weight)
            elif weight > alike:
                alike = max(alike, weight * _likeness(typed, name))
        return BY_WORDS * fit + BY_LIKENESS * alike + BY_START * starts


def _likeness(typed: str, name: str) -> float:
    """Return how alike (0..1) the typed text is to the name or, more so, to its beginning."""
    begun = fuzz.ratio(typed, name[: len(typed)])
    whole = LIKENESS_OF_WHOLE * fuzz.ratio(typed, name, score_cutoff=begun / LIKENESS_OF_WHOLE)
    return max(begun, whole) / 100


def _normal(text: str) -> str:
    return " ".join(_WORD.findall(fold(text[:LONGEST_LOOKUP])))
