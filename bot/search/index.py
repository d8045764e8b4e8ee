"""The index of an edition's passages: BM25 over several fields in one, in arrays.

Robertson, Zaragoza and Taylor, "Simple BM25 extension to multiple weighted fields" (CIKM 2004): the
counts of a word in all fields are weighted and added before the saturation, and one length stands
for all fields.
"""

from __future__ import annotations

from array import array
from collections import Counter
from typing import TYPE_CHECKING

import numpy as np

from bot.search.asked import HeldKinds
from bot.search.lexicon import STOP_WORDS
from bot.search.passages import ALIAS
from bot.search.vocabulary import Vocabulary
from bot.search.words import umlaut_spellings, words

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Sequence

    import numpy.typing as npt

    from bot.search.passages import Passage

    Figures = npt.NDArray[np.float64]

SATURATION = 1.2
LENGTH_SHARE = 0.75
FIELD_BREAK = -1


class PassageIndex:
    """Which words stand where in the passages, and how much each occurrence tells.

    `tokens` holds the term numbers of all passages one after another, `FIELD_BREAK` between fields.
    A posting is a pair of a term and a passage: those of term t are `postings[t]:postings[t + 1]`
    in `posting_rows`, with their `impact` (saturated weighted frequency, without rarity) in the
    whole passage and in its headings alone.
    """

    def __init__(self, passages: Sequence[Passage]) -> None:
        self.passages = passages
        self.size = len(passages)
        self._read(passages)
        sections = _numbered(
            (*passage.section, i if not passage.section else "")
            for i, passage in enumerate(passages)
        )
        self._weigh(sections)
        self.kinds = HeldKinds(passages)
        self.parents = Groups(sections)
        self.paths = Groups(
            _numbered(
                (*passage.section, passage.heading, i if not passage.heading else "")
                for i, passage in enumerate(passages)
            )
        )

    def _read(self, passages: Sequence[Passage]) -> None:
        self.term_numbers: dict[str, int] = {}
        self.term_of_form: dict[str, int] = {}
        self.umlauts: dict[str, str] = {}
        frequencies: Counter[str] = Counter()
        tokens, weights, ends = array("i"), array("b"), array("i")
        for passage in passages:
            for field in passage.fields:
                self.umlauts.update(umlaut_spellings(field.text))
                for form, term in words(field.text):
                    if form in STOP_WORDS:
                        continue
                    number = self.term_numbers.setdefault(term, len(self.term_numbers))
                    self.term_of_form[form] = number
                    frequencies[form] += 1
                    tokens.append(number)
                    weights.append(field.weight)
                tokens.append(FIELD_BREAK)
                weights.append(0)
            ends.append(len(tokens))
        for spelling, form in self.umlauts.items():
            if form in self.term_of_form and spelling not in self.term_of_form:
                self.term_of_form[spelling] = self.term_of_form[form]
                frequencies[spelling] = frequencies[form]
        self.vocabulary = Vocabulary(frequencies)
        self.tokens = np.array(tokens, dtype=np.int32)
        self.starts = np.concatenate(([0], np.array(ends, dtype=np.int64))).astype(np.int64)
        self._weights = np.array(weights, dtype=np.float64)

    def _weigh(self, sections: npt.NDArray[np.int64]) -> None:
        rows = np.repeat(np.arange(self.size), np.diff(self.starts))
        counted = self.tokens != FIELD_BREAK
        rows, terms, weights = (
            rows[counted],
            self.tokens[counted].astype(np.int64),
            self._weights[counted],
        )
        occurrences = terms * self.size + rows
        keys = _distinct(occurrences)
        posting = np.searchsorted(keys, occurrences)
        frequency = np.bincount(posting, weights=weights, minlength=len(keys))
        in_headings = np.bincount(
            posting, weights=weights * (weights >= ALIAS), minlength=len(keys)
        )
        posting_terms = keys // max(self.size, 1)
        self.posting_rows = (keys % max(self.size, 1)).astype(np.int32)
        term_count = len(self.term_numbers)
        self.postings = np.searchsorted(posting_terms, np.arange(term_count + 1))
        length = np.bincount(rows, weights=weights, minlength=self.size)
        norm = 1 - LENGTH_SHARE + LENGTH_SHARE * length / (length.mean() if self.size else 1)
        norm = norm[self.posting_rows]
        self.impact = _saturated(frequency / norm)
        self.heading_impact = _saturated(in_headings / norm)
        sections_of = sections[self.posting_rows]
        section_keys = _distinct(posting_terms * (sections.max(initial=0) + 1) + sections_of)
        in_sections = np.bincount(
            section_keys // (sections.max(initial=0) + 1), minlength=term_count
        )
        self.section_count = int(sections.max(initial=-1)) + 1
        self.document_frequency = in_sections
        in_passages = np.diff(self.postings)
        # A page split into many passages is one place where a word stands, but a site with many alike sections
        # repeats its words in each: the mean of both rarities does well on either.
        self.rarity = (
            _rarity(in_sections, self.section_count) + _rarity(in_passages, self.size)
        ) / 2
        nowhere = np.zeros(1)
        unknown = (_rarity(nowhere, self.section_count) + _rarity(nowhere, self.size)) / 2
        self.unknown_rarity = float(unknown[0])

    def posting_range(self, term: int) -> slice:
        """Return where the term's postings are."""
        return slice(self.postings[term], self.postings[term + 1])


class Groups:
    """Passages that stand together, so that each can gain from the best of its group."""

    LARGEST = 12

    def __init__(self, numbers: npt.NDArray[np.int64]) -> None:
        order = np.argsort(numbers, kind="stable")
        ordered = numbers[order]
        position = np.arange(len(ordered)) - np.searchsorted(ordered, ordered)
        starts = np.flatnonzero(position % self.LARGEST == 0)
        self._order, self._starts = order, starts
        self._group_of = np.empty(len(ordered), dtype=np.int64)
        self._group_of[order] = np.cumsum(position % self.LARGEST == 0) - 1
        self.sizes = (
            np.diff(np.append(starts, len(ordered)))[self._group_of] if len(ordered) else starts
        )

    def best(self, scores: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        """Return for each passage the best score in its group."""
        best: npt.NDArray[np.float64] = np.maximum.reduceat(scores[self._order], self._starts)
        return best[self._group_of]


def _distinct(values: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Return the values sorted and each once, without what numpy.unique would import for it."""
    ordered = np.sort(values)
    return ordered[np.append(True, ordered[1:] != ordered[:-1])[: len(ordered)]]


def _rarity(found_in: npt.NDArray[np.int64] | Figures, count: int) -> Figures:
    """Return the inverse document frequency, positive for every word (Lucene's form of Robertson and Sparck Jones)."""
    return np.log1p((count - found_in + 0.5) / (found_in + 0.5))


def _saturated(frequency: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    return frequency * (SATURATION + 1) / (frequency + SATURATION)


def _numbered(keys: Iterable[Hashable]) -> npt.NDArray[np.int64]:
    numbers: dict[Hashable, int] = {}
    return np.array([numbers.setdefault(key, len(numbers)) for key in keys], dtype=np.int64)
