"""Which passages answer a question best.

BM25F finds them; then the best are looked at closely: what share of the question they hold, whether
they hold the kind of answer that is asked for, and whether words that stand together in the
question do so in them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from bot.search.answer_headings import headings_for
from bot.search.asked import asked_kinds
from bot.search.passage_words import FIELD_BREAK

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from bot.search.index import PassageIndex
    from bot.search.question import QueryWord

    Figures = npt.NDArray[np.float64]
    Numbers = npt.NDArray[np.int64]

SYNONYM_IN_HEADING = 0.45
"""What a heading's word counts that means the same as a word of the question."""
EXPECTED_HEADING = 0.6
"""What a heading's word counts under which such questions are usually answered."""
FROM_GROUP = 0.25
"""What a passage gains from the best of those that stand together with it."""
RERANKED = 150
"""So many passages are looked at closely …"""
PAIRED = 40
"""… and so many for words that stand together."""
BY_COVERAGE, BY_HEADINGS, BY_SIBLINGS, BY_PAIRS = 0.4, 0.4, -0.06, 0.6
NEAR = 4
"""Words this far apart, stop words left out, still stand together."""


@dataclass(frozen=True, slots=True)
class Ranking:
    """Passages that share words with a question, best first.

    `coverage` is the share (0..1) of the question that a passage holds, by the words' rarity; words
    that the index doesn't know are part of the question too. `base` is the best score before the
    passages were looked at closely.
    """

    rows: Numbers
    scores: Figures
    coverage: Figures
    base: float


@dataclass(frozen=True, slots=True)
class _Matches:
    """For each passage: its score, and which share of the question it and its headings hold."""

    scores: Figures
    covered: Figures
    in_headings: Figures


def rank(question: str, query: Sequence[QueryWord], index: PassageIndex) -> Ranking:
    """Return the passages that share words with the question, whose mended text is `question`."""
    matches = _match(query, index)
    scores = matches.scores + (matches.scores > 0) * _gain_by_headings(question, index)
    found = np.flatnonzero(scores > 0)
    if not len(found):
        return Ranking(found, scores[found], scores[found], 0.0)
    together = index.paths.best(scores) + index.parents.best(scores)
    grouped = (scores + FROM_GROUP * together)[found]
    if len(found) > RERANKED:
        best = np.sort(np.argpartition(-grouped, RERANKED)[:RERANKED])
        found, grouped = found[best], grouped[best]
    detailed = grouped * (1 - BY_COVERAGE + BY_COVERAGE * matches.covered[found])
    detailed *= 1 + BY_HEADINGS * matches.in_headings[found] ** 2
    detailed *= index.parents.sizes[found] ** BY_SIBLINGS
    detailed *= index.kinds.factor(found, asked_kinds(question))
    found, detailed = _sorted(found, detailed)
    detailed[:PAIRED] *= 1 + BY_PAIRS * _shares_of_near_pairs(found[:PAIRED], query, index)
    found, detailed = _sorted(found, detailed)
    return Ranking(found, detailed, matches.covered[found], float(matches.scores.max()))


def _gain_by_headings(question: str, index: PassageIndex) -> Figures:
    """Return what each passage gains by standing under a heading where the answer is expected."""
    gain = np.zeros(index.size)
    for stems in headings_for(question):
        best = np.zeros(index.size)
        for term in sorted(index.term_numbers[stem] for stem in stems & index.term_numbers.keys()):
            at = index.posting_range(term)
            rows = index.posting_rows[at]
            gained = EXPECTED_HEADING * index.rarity[term] * index.heading_impact[at]
            best[rows] = np.maximum(best[rows], gained)
        gain += best
    return gain


def _sorted(rows: Numbers, scores: Figures) -> tuple[Numbers, Figures]:
    order = np.lexsort((rows, -scores))
    return rows[order], scores[order]


def _match(query: Sequence[QueryWord], index: PassageIndex) -> _Matches:
    scores, covered, in_headings = np.zeros((3, index.size))
    total = 0.0
    for asked in query:
        gain, strength, heading = np.zeros((3, index.size))
        rarity = 0.0
        for term, weight in asked.terms:
            at = index.posting_range(term)
            rows = index.posting_rows[at]
            rarity = max(rarity, float(index.rarity[term]))
            gained = weight * index.rarity[term] * index.impact[at]
            gain[rows] = np.maximum(gain[rows], gained)
            strength[rows] = np.maximum(strength[rows], weight)
            heading[rows] = np.maximum(heading[rows], weight * (index.heading_impact[at] > 0))
        for term in asked.synonyms:
            at = index.posting_range(term)
            rows = index.posting_rows[at]
            gained = SYNONYM_IN_HEADING * index.rarity[term] * index.heading_impact[at]
            gain[rows] = np.maximum(gain[rows], gained)
        rarity = asked.weight * (rarity if asked.terms else index.unknown_rarity)
        total += rarity
        scores += asked.weight * gain
        covered += rarity * strength
        in_headings += rarity * heading
    whole = total or 1.0
    return _Matches(scores, covered / whole, in_headings / whole)


def _shares_of_near_pairs(
    rows: Numbers, query: Sequence[QueryWord], index: PassageIndex
) -> Figures:
    """Return for each passage the share of the question's adjacent words that it has together."""
    pair_count = len(query) - 1
    if pair_count < 1:
        return np.zeros(len(rows))
    place_of_term = np.full(len(index.term_numbers) + 1, -1)
    for place, asked in enumerate(query):
        place_of_term[[term for term, _ in asked.terms]] = place
    spans = [slice(*index.starts[row : row + 2]) for row in rows.tolist()]
    tokens = np.concatenate([index.tokens[span] for span in spans])
    row_of = np.repeat(np.arange(len(rows)), [span.stop - span.start for span in spans])
    places = place_of_term[tokens]
    at = np.flatnonzero(places >= 0)
    field_of = np.cumsum(tokens == FIELD_BREAK)[at]
    places, row_of = places[at], row_of[at]
    near = np.zeros((len(rows), pair_count), dtype=bool)
    for ahead in range(1, NEAR + 1):
        first, second = slice(None, -ahead), slice(ahead, None)
        is_pair = (
            (np.abs(places[first] - places[second]) == 1)
            & (at[second] - at[first] <= NEAR)
            & (field_of[first] == field_of[second])
        )
        near[row_of[first][is_pair], np.minimum(places[first], places[second])[is_pair]] = True
    shares: Figures = near.sum(axis=1) / pair_count
    return shares
