"""What someone who wrote an unknown word may have meant."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from bot.knowledge.naming import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

_MANY = 500
_LENGTHS_APART = 3


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return `, did you mean …?` with the known word nearest to `word`, or nothing if none is near.

    Case and accents do not count. Among many words only those that begin alike and are about as
    long are compared, since comparing takes microseconds for each.
    """
    nearest = closest(word, known)
    return f", did you mean `{nearest}`?" if nearest else ""


def closest(word: str, known: Iterable[str]) -> str:
    """Return the known word that is most like `word`, or nothing if none is near."""
    folded = fold(word)
    known_by_folded = {fold(name): name for name in known}
    if folded in known_by_folded:
        return known_by_folded[folded]
    candidates = list(known_by_folded)
    if len(candidates) > _MANY:
        candidates = [name for name in candidates if _begins_alike(name, folded)]
    found = difflib.get_close_matches(folded, candidates, n=1, cutoff=0.7)
    return known_by_folded[found[0]] if found else ""


def _begins_alike(name: str, word: str) -> bool:
    return name[:1] == word[:1] and abs(len(name) - len(word)) <= _LENGTHS_APART
