"""How sure it is that what was found answers the question.

The ranking's score says which passage is best, not whether it is good: rare words raise it, and a
question about another event is full of rare words. Three figures together tell better
(docs/benchmarks.md has theirs): how common the question's words are in this knowledge, how strong
the best match is for an index of this size, and what share of the question it covers.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.search.index import PassageIndex
    from bot.search.question import QueryWord

# A logistic regression on questions about several conferences, a fifth of them unanswerable.
TYPICALITY, STRENGTH, COVERAGE, CONSTANT = 4.2, 1.4, 2.7, -3.2
FOREIGN, NUMBERLESS = -3.3, -1.9

FULL_COVERAGE = 0.85
FULLY_COVERED = 0.6
"""The least where one passage has all that was asked, as it was typed, however rare that is."""


def confidence(
    query: Sequence[QueryWord],
    best_score: float,
    coverage: float,
    index: PassageIndex,
    *,
    lacks_number: bool = False,
) -> float:
    """Return the probability (0..1) that the knowledge answers the question.

    `best_score` is the ranking's before details, `coverage` the best passage's share of the
    question, and `lacks_number` whether a number was asked for that this passage doesn't hold.
    """
    if not query or not index.size or not best_score:
        return 0.0
    weights = sum(word.weight for word in query)
    typicality = sum(word.weight * _commonness(word, index) for word in query) / weights
    strength = math.log((1 + best_score) / math.log(index.section_count + 2))
    is_foreign = any(word.is_foreign for word in query)
    logit = TYPICALITY * typicality + STRENGTH * strength + COVERAGE * coverage + CONSTANT
    logit += FOREIGN * is_foreign + NUMBERLESS * lacks_number
    probability = 1 / (1 + math.exp(-logit))
    is_covered = coverage >= FULL_COVERAGE and not lacks_number
    return max(probability, FULLY_COVERED) if is_covered else probability


def _commonness(word: QueryWord, index: PassageIndex) -> float:
    """Return how common a word is here: 0 where it is unknown, 1 where every section has it."""
    common = (weight * math.log1p(index.document_frequency[term]) for term, weight in word.terms)
    return max(common, default=0.0) / math.log1p(index.section_count)
