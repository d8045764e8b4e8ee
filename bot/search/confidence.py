"""How sure it is that what was found answers the question."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.search.index import PassageIndex
    from bot.search.question import QueryWord


def confidence(
    query: Sequence[QueryWord], finds: Sequence, base: float, index: PassageIndex
) -> float:
    """Return the probability (0..1) that a question is one that the knowledge answers."""
    if not query or not finds:
        return 0.0
    known = [
        max(
            (weight * math.log1p(index.document_frequency[term]) for term, weight in each.terms),
            default=0.0,
        )
        for each in query
    ]
    typicality = sum(known) / len(query) / math.log1p(index.section_count)
    strength = math.log((1 + base) / math.log(index.section_count + 2))
    return 1 / (
        1 + math.exp(-(-2.0 + 3.0 * typicality + 1.0 * strength + 2 * (finds[0].coverage - 0.5)))
    )
