"""The index of an edition's passages: BM25 over several fields in one, in arrays.

Robertson, Zaragoza and Taylor, "Simple BM25 extension to multiple weighted fields" (CIKM 2004): the
counts of a word in all fields are weighted and added before the saturation, and one length stands
for all fields.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from bot.search.asked import HeldKinds
from bot.search.groups import Groups, numbered, runs
from bot.search.passage_words import FIELD_BREAK, PassageWords
from bot.search.passages import ALIAS
from bot.search.vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from bot.search.passages import Passage

    Figures = npt.NDArray[np.float64]
    Numbers = npt.NDArray[np.int64]

SATURATION = 1.2
LENGTH_SHARE = 0.75


class PassageIndex:
    """Which words stand where in the passages, and how much each occurrence tells.

    Words: `term_numbers` are the stems with their numbers, `term_of_form` the forms with the
    numbers of their stems, `vocabulary` mends what is no such form. Passage i has the term numbers
    `tokens[starts[i]:starts[i + 1]]`, with a `FIELD_BREAK` behind each field.

    A posting is a pair of a term and a passage: those of term t are `postings[t]:postings[t + 1]`
    in `posting_rows`, with their `impact` (saturated weighted frequency, without rarity) in the
    whole passage and in its headings alone.

    `document_frequency` counts the sections in which a term stands, of `section_count`; `rarity` is
    its inverse document frequency, `unknown_rarity` that of words which stand nowhere.
    """

    def __init__(self, passages: Sequence[Passage]) -> None:
        self.passages = passages
        self.size = len(passages)

        read = PassageWords(passages)
        self.term_numbers = read.term_numbers
        self.term_of_form = read.term_of_form
        self.vocabulary = Vocabulary(read.frequencies)
        self.tokens = read.tokens
        self.starts = read.starts

        found = _postings(read)
        self.postings: Numbers = np.searchsorted(found.terms, np.arange(len(read.term_numbers) + 1))
        self.posting_rows = found.rows
        self.impact = found.impact
        self.heading_impact = found.heading_impact

        sections = _sections(passages)
        self.section_count = int(sections.max(initial=-1)) + 1
        in_sections = _document_frequency(found, sections, len(read.term_numbers))
        # A page split into many passages is one place where a word stands, but a site with many
        # alike sections repeats its words in each: the mean of both rarities does well on either.
        rarity = _rarity(in_sections, self.section_count)
        rarity += _rarity(np.diff(self.postings), self.size)
        self.document_frequency = in_sections
        self.rarity: Figures = rarity[:-1] / 2
        self.unknown_rarity = float(rarity[-1] / 2)

        self.kinds = HeldKinds(passages)
        self.parents = Groups(sections)
        self.paths = Groups(_paths(passages))

    def posting_range(self, term: int) -> slice:
        """Return where the term's postings are."""
        return slice(self.postings[term], self.postings[term + 1])


class _Postings(NamedTuple):
    """Pairs of a term and a passage, sorted, each with its impact."""

    terms: Numbers
    rows: Numbers
    impact: Figures
    heading_impact: Figures


def _postings(read: PassageWords) -> _Postings:
    size = len(read.starts) - 1
    is_word = read.tokens != FIELD_BREAK
    rows = np.repeat(np.arange(size), np.diff(read.starts))[is_word]
    weights = read.weights[is_word]
    pairs, order, starts = runs(read.tokens[is_word].astype(np.int64) * size + rows)
    terms, found_in = np.divmod(pairs, max(size, 1))
    length = np.bincount(rows, weights, minlength=size)
    average = length.sum() / max(size, 1) or 1.0
    norm = 1 - LENGTH_SHARE + LENGTH_SHARE * length / average

    def impact(counted: Figures) -> Figures:
        frequency = np.add.reduceat(counted[order], starts) / norm[found_in]
        return frequency * (SATURATION + 1) / (frequency + SATURATION)

    in_headings = np.where(weights >= ALIAS, weights, 0.0)
    return _Postings(terms, found_in, impact(weights), impact(in_headings))


def _document_frequency(found: _Postings, sections: Numbers, term_count: int) -> Numbers:
    """Return in how many sections each term stands."""
    count = int(sections.max(initial=0)) + 1
    pairs, _, _ = runs(found.terms * count + sections[found.rows])
    return np.bincount(pairs // count, minlength=term_count)


def _rarity(found_in: Numbers, count: int) -> Figures:
    """Return the inverse document frequency of terms found in so many of `count` documents.

    Behind them comes that of a term which is in none. It is positive for every term (Lucene's form
    of Robertson and Sparck Jones).
    """
    frequency = np.append(found_in, 0)
    return np.log1p((count - frequency + 0.5) / (frequency + 0.5))


def _sections(passages: Sequence[Passage]) -> Numbers:
    """Return a number for each passage's section; one without stands alone."""
    return numbered(passage.section or at for at, passage in enumerate(passages))


def _paths(passages: Sequence[Passage]) -> Numbers:
    """Return a number for each passage's section and heading; one without heading stands alone."""
    return numbered((passage.section, passage.heading or at) for at, passage in enumerate(passages))
