"""Typing errors, as fingers make them: letters swapped, missed, doubled, added, hit beside."""

from __future__ import annotations

import random
import re
from enum import Enum
from itertools import pairwise

SHORTEST_MISTYPED = 4
_WORD = re.compile(r"[^\W\d_]+")

_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_NEIGHBOURS: dict[str, str] = {}
for _row in _ROWS:
    for _left, _right in pairwise(_row):
        _NEIGHBOURS[_left] = _NEIGHBOURS.get(_left, "") + _right
        _NEIGHBOURS[_right] = _NEIGHBOURS.get(_right, "") + _left


class Typing(Enum):
    """How carelessly somebody types: the share of longer words with an error in them."""

    CLEAN = 0.0
    LIGHT = 0.12
    HEAVY = 0.35


def mistyped(text: str, typing: Typing, rng: random.Random) -> str:
    """Return the text with errors in some of its longer words; at least in one, unless clean."""
    words = [word for word in _WORD.finditer(text) if len(word[0]) >= SHORTEST_MISTYPED]
    if typing is Typing.CLEAN or not words:
        return text
    chosen = [word for word in words if rng.random() < typing.value] or [rng.choice(words)]
    for word in reversed(chosen):
        text = text[: word.start()] + mistyped_word(word[0], rng) + text[word.end() :]
    return text


def mistyped_word(word: str, rng: random.Random) -> str:
    """Return another word: this one with an error, which is seldom in its first letter."""
    while True:
        at = rng.randrange(1 if rng.random() < 0.9 else 0, len(word))
        typed = rng.choice(_ERRORS)(word, at, rng)
        if typed != word:
            return typed


def _swapped(word: str, at: int, _rng: random.Random) -> str:
    return word[:at] + word[at + 1 : at + 2] + word[at] + word[at + 2 :]


def _missed(word: str, at: int, _rng: random.Random) -> str:
    return word[:at] + word[at + 1 :]


def _doubled(word: str, at: int, _rng: random.Random) -> str:
    return word[:at] + word[at] + word[at:]


def _hit_beside(word: str, at: int, rng: random.Random) -> str:
    return word[:at] + rng.choice(_NEIGHBOURS.get(word[at].lower(), "e")) + word[at + 1 :]


def _added(word: str, at: int, rng: random.Random) -> str:
    return word[:at] + rng.choice(_NEIGHBOURS.get(word[at].lower(), "e")) + word[at:]


def _vowel_changed(word: str, at: int, rng: random.Random) -> str:
    return word[:at] + rng.choice("aeiou") + word[at + 1 :] if word[at] in "aeiou" else word


_ERRORS = (
    _swapped,
    _swapped,
    _missed,
    _missed,
    _doubled,
    _hit_beside,
    _hit_beside,
    _added,
    _vowel_changed,
)
