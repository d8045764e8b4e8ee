"""Which passages answer a question best.

BM25F finds them; then the best are looked at closely: what share of the question they hold, whether
they hold the kind of answer that is asked for, and whether words that stand together in the
question do so in them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from bot.search.asked import asked_kinds
from bot.search.index import FIELD_BREAK

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy.typing as npt

    from bot.search.index import PassageIndex
    from bot.search.question import QueryWord

    Figures = npt.NDArray[np.float64]

SYNONYM_IN_HEADING = 0.45
"""What a heading's word counts that means the same as a word of the question."""
FROM_GROUP = 0.25
"""What a passage gains from the best of those that stand together with it."""
RERANKED = 150
PAIRED = 40
NEAR = 4
"""Words this far apart, stop words left out, still stand together."""


@dataclass(frozen=True, slots=True)
class Ranking:
    """Passages that share words with a question, best first.

    `coverage` is the share (0..1) of the question that a passage holds, by the words' rarity; words
    that the index doesn't know are part of the question too. `base` is the best score before the
    passages were looked at closely.
    """

    rows: npt.NDArray[np.int64]
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
    """Return the passages that share words with the question; `question` is its text as it was typed."""
    matches = _match(query, index)
    scores = matches.scores
    found = np.flatnonzero(scores > 0)
    if not len(found):
        return Ranking(found, scores[found], scores[found], 0.0)
    together = index.paths.best(scores) + index.parents.best(scores)
    grouped = (scores + FROM_GROUP * together)[found]
    if len(found) > RERANKED:
        best = np.sort(np.argpartition(-grouped, RERANKED)[:RERANKED])
        found, grouped = found[best], grouped[best]
    detailed = grouped * (0.6 + 0.4 * matches.covered[found])
    detailed *= 1 + 0.4 * matches.in_headings[found] ** 2
    detailed *= index.parents.sizes[found] ** -0.06
    detailed *= index.kinds.factor(found, asked_kinds(question))
    found, detailed = _sorted(found, detailed)
    detailed[:PAIRED] *= 1 + 0.6 * _shares_of_near_pairs(found[:PAIRED], query, index)
    found, detailed = _sorted(found, detailed)
    return Ranking(found, detailed, matches.covered[found], float(scores.max()))


def _sorted(rows: npt.NDArray[np.int64], scores: Figures) -> tuple[npt.NDArray[np.int64], Figures]:
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
    rows: npt.NDArray[np.int64], query: Sequence[QueryWord], index: PassageIndex
) -> Figures:
    """Return for each passage the share of the question's adjacent words that it has near each other."""
    if len(query) <= 1:
        return np.zeros(len(rows))
    places = {term: place for place, asked in enumerate(query) for term, _ in asked.terms}
    pairs = len(query) - 1
    return np.array([_near_pairs(row, places, index) / pairs for row in rows])


def _near_pairs(row: int, places: Mapping[int, int], index: PassageIndex) -> int:
    """Return how many adjacent words of the question stand near each other in one field of a passage."""
    near: set[int] = set()
    seen: dict[int, int] = {}
    tokens = index.tokens[index.starts[row] : index.starts[row + 1]].tolist()
    for position, token in enumerate(tokens):
        if token == FIELD_BREAK:
            seen.clear()
        elif (place := places.get(token)) is not None:
            for pair, other in ((place - 1, place - 1), (place, place + 1)):
                if position - seen.get(other, -NEAR - 1) <= NEAR and other in seen:
                    near.add(pair)
            seen[place] = position
    return len(near)
