"""Texts by their sentences: the first one, or as many as there is room for."""

from __future__ import annotations

import re

LONGEST_FIRST_SENTENCE = 120
LONGEST_TEXT = 600

_SENTENCE_END = re.compile(r"(?<=[.!?])(?<!\b\w\.)\s+(?=[^\s\d])")
"""Where a sentence ends; the full stop of an initial ("Ada B. Moreno") or of "e.g." ends none."""


def first_sentence(text: str) -> tuple[str, str]:
    """Return the first sentence and the rest; a short one is a headline, without its full stop."""
    first, *rest = _SENTENCE_END.split(text.strip(), maxsplit=1)
    if len(first) <= LONGEST_FIRST_SENTENCE:
        first = first.removesuffix(".")
    return first, rest[0] if rest else ""


def shortened(text: str, limit: int = LONGEST_TEXT) -> tuple[str, bool]:
    """Return the text cut at a sentence, else at a word, and whether anything was left out."""
    if len(text) <= limit:
        return text, False
    ends = [end.start() for end in _SENTENCE_END.finditer(text, 0, limit + 2)]
    if ends:
        return text[: ends[-1]], True
    return text[:limit].rpartition(" ")[0].rstrip(" ,;:") + " …", True
