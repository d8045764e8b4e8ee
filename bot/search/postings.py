"""Which entries have which word in one of their names."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from bot.search.forms import Forms
from bot.search.groups import runs
from bot.search.words import umlaut_spellings, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt


class Name(NamedTuple):
    """A text under which an entry may be looked up, with how much a match in it counts (0..1)."""

    text: str
    weight: float


class WordPostings:
    """The words of entries' names, and the postings of each: the entries that have it.

    The words are sorted, so that all words with one beginning lie side by side, and with them their
    postings. A posting's weight is that of the weightiest name in which the entry has the word.
    """

    def __init__(self, names: Sequence[Sequence[Name]]) -> None:
        forms = {text: _forms(text) for each in names for text, _ in each}
        self.forms = Forms(form for found in forms.values() for form in found)
        numbers = {
            text: array("i", [self.forms.numbers[form] for form in found])
            for text, found in forms.items()
        }
        words = array("i")
        for each in names:
            for text, _ in each:
                words.extend(numbers[text])
        counts = [len(numbers[text]) for each in names for text, _ in each]
        entries = [entry for entry, each in enumerate(names) for _ in each]
        weights = [weight for each in names for _, weight in each]
        size = max(len(names), 1)
        pairs, order, starts = runs(
            np.array(words, dtype=np.int64) * size + np.repeat(entries, counts).astype(np.int64)
        )
        having, self._entries = np.divmod(pairs, size)
        self._weights = np.maximum.reduceat(np.repeat(weights, counts)[order], starts)
        self._starts = np.searchsorted(having, np.arange(len(self.forms) + 1)).tolist()

    def raise_to(self, fit: npt.NDArray[np.float64], words: range, strength: float) -> None:
        """Raise the fit of each entry that has one of the words to what that says."""
        if not words:
            return
        at = slice(self._starts[words.start], self._starts[words.stop])
        np.maximum.at(fit, self._entries[at], strength * self._weights[at])


def _forms(text: str) -> frozenset[str]:
    return frozenset(word.form for word in words(text)).union(umlaut_spellings(text))
