"""What someone who wrote an unknown word may have meant."""

from __future__ import annotations

import difflib
import itertools
from typing import TYPE_CHECKING

from bot.knowledge.naming import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

_MANY = 500
_MOST_LISTED = 10


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return `, did you mean …?` with the known word nearest to `word`, or nothing if none is near.

    Case and accents do not count. Among many words only those are compared that have half of the
    word in common, as they have after one slip of the finger, since each takes microseconds.
    """
    nearest = closest(word, known)
    return f", did you mean `{nearest}`?" if nearest else ""


def closest(word: str, known: Iterable[str]) -> str:
    """Return the known word that is most like `word`, or nothing if none is near."""
    folded = fold(word)
    known_by_folded = {fold(name): name for name in known}
    candidates = list(known_by_folded)
    if len(candidates) > _MANY:
        start, end = folded[: len(folded) // 2], folded[len(folded) // 2 :]
        candidates = [name for name in candidates if name.startswith(start) or name.endswith(end)]
    found = difflib.get_close_matches(folded, candidates, n=1, cutoff=0.7)
    return known_by_folded[found[0]] if found else ""


def listed(words: Iterable[str]) -> str:
    """Return the words for a sentence, the first ten where there are more."""
    first = [*itertools.islice(words, _MOST_LISTED + 1)]
    more = ["…"] if len(first) > _MOST_LISTED else []
    return ", ".join(first[:_MOST_LISTED] + more)
