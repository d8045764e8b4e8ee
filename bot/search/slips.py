"""How likely one word is a slip of the fingers for another, one edit away from it."""

from __future__ import annotations

_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")


def _neighbours() -> dict[str, frozenset[str]]:
    """Return for each key those around it: a row stands half a key right of the one above."""
    places = {
        key: (row, column) for row, keys in enumerate(_ROWS) for column, key in enumerate(keys)
    }
    return {
        key: frozenset(
            other
            for other, (other_row, other_column) in places.items()
            if other != key
            and max(abs(row - other_row), abs(column - other_column)) <= 1
            and -1 <= row - other_row + column - other_column <= 1
        )
        for key, (row, column) in places.items()
    }


_NEIGHBOURS = _neighbours()

SWAPPED = DOUBLED = NEIGHBOURING = 1.0
MISSING = 0.85
ADDED = 0.75
OTHER = 0.6


def likelihood(typed: str, known: str) -> float:
    """Return how likely (0..1, the likeliest 1) `typed` is a slip for `known`, one edit away.

    Letters swapped, doubled or replaced by a neighbouring key are the commonest slips, letters left
    out come next (Kukich, "Techniques for automatically correcting words in text", ACM Computing
    Surveys 24, 1992).
    """
    if len(typed) == len(known):
        differing = [place for place, letter in enumerate(typed) if letter != known[place]]
        if len(differing) > 1:
            return SWAPPED
        place = differing[0]
        return NEIGHBOURING if typed[place] in _NEIGHBOURS.get(known[place], "") else OTHER
    if len(typed) < len(known):
        return MISSING
    place = next(
        (place for place, letter in enumerate(known) if typed[place] != letter), len(known)
    )
    return DOUBLED if place and typed[place] == typed[place - 1] else ADDED
