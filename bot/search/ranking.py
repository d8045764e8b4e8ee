"""Which passages answer a question best."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from bot.search.asked import asked_kinds

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from bot.search.index import PassageIndex
    from bot.search.question import QueryWord

SYNONYM = 0.45
FROM_GROUP = 0.25
RERANKED = 150
PAIRED = 40
NEAR = 4


@dataclass(frozen=True, slots=True)
class Ranking:
    """The best passages by score, best first, with the share of the question that each covers.

    `coverage` is the share (0..1) of the question's rarity that a passage matches, words of the question that the index
    doesn't know included; `base` is the best score before the passages were compared in detail.
    """

    rows: npt.NDArray[np.int64]
    scores: npt.NDArray[np.float64]
    coverage: npt.NDArray[np.float64]
    base: float


def rank(question: str, query: Sequence[QueryWord], index: PassageIndex) -> Ranking:
    """Return the passages that share words with the question."""
    scores, coverage, heading_coverage = _match(query, index)
    base = float(scores.max(initial=0.0))
    grouped = (
        scores + FROM_GROUP * (index.paths.best(scores) + index.parents.best(scores))
        if index.size
        else scores
    )
    found = np.flatnonzero(scores > 0)
    if len(found) > RERANKED:
        best = np.argpartition(-grouped[found], RERANKED)[:RERANKED]
        found = found[np.sort(best)]
    factor = (0.6 + 0.4 * coverage[found]) * (1 + 0.4 * heading_coverage[found] ** 2)
    factor *= index.parents.sizes[found] ** -0.06
    factor *= index.kinds.factor(found, asked_kinds(question))
    detailed = grouped[found] * factor
    order = np.lexsort((found, -detailed))
    found, detailed = found[order], detailed[order]
    near = np.array([_share_of_near_pairs(row, query, index) for row in found[:PAIRED]])
    detailed[:PAIRED] *= 1 + 0.6 * near
    order = np.lexsort((found, -detailed))
    found, detailed = found[order], detailed[order]
    return Ranking(found, detailed, coverage[found], base)


def _match(
    query: Sequence[QueryWord], index: PassageIndex
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Return each passage's score and the shares of the question's rarity that it and its headings hold."""
    scores, covered, in_headings = np.zeros((3, index.size))
    total = 0.0
    for asked in query:
        gain, strength = np.zeros((2, index.size))
        for term, weight in asked.terms:
            at = index.posting_range(term)
            rows = index.posting_rows[at]
            gain[rows] = np.maximum(gain[rows], weight * index.rarity[term] * index.impact[at])
            strength[rows] = np.maximum(strength[rows], weight)
        rarity = asked.weight * max(
            (index.rarity[term] for term, _ in asked.terms), default=index.unknown_rarity
        )
        total += rarity
        covered += rarity * strength
        heading = np.zeros(index.size)
        for term, _ in asked.terms:
            at = index.posting_range(term)
            heading[index.posting_rows[at]] += index.heading_impact[at]
        in_headings += rarity * (heading > 0)
        for term in asked.synonyms:
            at = index.posting_range(term)
            rows = index.posting_rows[at]
            gain[rows] = np.maximum(
                gain[rows], SYNONYM * index.rarity[term] * index.heading_impact[at]
            )
        scores += asked.weight * gain
    if total:
        covered /= total
        in_headings /= total
    return scores, covered, in_headings


def _share_of_near_pairs(row: int, query: Sequence[QueryWord], index: PassageIndex) -> float:
    """Return the share of the question's adjacent word pairs that stand near each other in one field."""
    if len(query) < 2:
        return 0.0
    tokens = index.tokens[index.starts[row] : index.starts[row + 1]].tolist()
    places = [_places(asked, tokens) for asked in query]
    pairs = list(zip(places, places[1:], strict=False))
    near = sum(
        any(
            abs(a - b) <= NEAR and -1 not in tokens[min(a, b) : max(a, b)]
            for a in first
            for b in second
        )
        for first, second in pairs
    )
    return near / len(pairs)


def _places(asked: QueryWord, tokens: list[int]) -> list[int]:
    wanted = {term for term, _ in asked.terms}
    return [place for place, token in enumerate(tokens) if token in wanted]
