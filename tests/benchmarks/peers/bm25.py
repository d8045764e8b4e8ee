"""Okapi BM25 over stemmed words, in one field or in two (BM25F)."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from tests.benchmarks.peers.peer import Text, stems

SATURATION, LENGTH_SHARE = 1.2, 0.75


class Bm25:
    """BM25 over fields whose counts are weighted and added up before saturation."""

    def __init__(self, texts: Sequence[Text], heading_weight: int) -> None:
        self._ids = [text.id for text in texts]
        counts = [_weighted_counts(text, heading_weight) for text in texts]
        lengths = [count.total() for count in counts]
        mean_length = sum(lengths) / max(len(lengths), 1) or 1
        rows: dict[str, list[int]] = defaultdict(list)
        gains: dict[str, list[float]] = defaultdict(list)
        for row, (count, length) in enumerate(zip(counts, lengths, strict=True)):
            norm = SATURATION * (1 - LENGTH_SHARE + LENGTH_SHARE * length / mean_length)
            for term, frequency in count.items():
                rows[term].append(row)
                gains[term].append(frequency * (SATURATION + 1) / (frequency + norm))
        self._postings = {
            term: (np.array(found), np.array(gains[term]) * _rarity(len(found), len(texts)))
            for term, found in rows.items()
        }

    def search(self, query: str, limit: int) -> list[str]:
        """Return the ids of the texts with the best scores, of those that share a word."""
        scores = np.zeros(len(self._ids))
        for term in dict.fromkeys(stems(query)):
            if term in self._postings:
                rows, gains = self._postings[term]
                scores[rows] += gains
        return [self._ids[row] for row in best_rows(scores, limit)]


def bm25(texts: Sequence[Text]) -> Bm25:
    """Heading and text as one."""
    return Bm25(texts, heading_weight=1)


def bm25_two_fields(texts: Sequence[Text]) -> Bm25:
    """A word of the headings counts like four of the text."""
    return Bm25(texts, heading_weight=4)


def best_rows(scores: npt.NDArray[np.float64], limit: int) -> list[int]:
    """Return the rows of the highest scores above zero, best first, and of equal ones the first."""
    found = np.flatnonzero(scores > 0)
    order = np.lexsort((found, -scores[found]))[:limit]
    return [int(row) for row in found[order]]


def _weighted_counts(text: Text, heading_weight: int) -> Counter[str]:
    counts = Counter(stems(text.body))
    for stem in stems(text.heading):
        counts[stem] += heading_weight
    return counts


def _rarity(found: int, total: int) -> float:
    return math.log1p((total - found + 0.5) / (found + 0.5))
