"""Texts made shorter: by their sentences, or at a word."""

from __future__ import annotations

import re

LONGEST_FIRST_SENTENCE = 120
LONGEST_TEXT = 600

_SENTENCE_END = re.compile(r"(?<=[.!?])(?<!\b\w\.)\s+(?=[^\s\d])")
"""Where a sentence ends; the full stop of an initial ("Ada B. Moreno") or of "e.g." ends none."""
_ASKS_FOR_MORE = frozenset(
    ["a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"]
)
_LOOSE = " ,;:.–—-(&/\n\t"
_LAST_SPACE = re.compile(r"\s+\S*$")


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
    return (text[: ends[-1]] if ends else cut(text, limit)), True


def cut(words: str, limit: int) -> str:
    """Return the text within `limit` characters: cut at a word, with "…", never after a small one.

    Where there is no space to cut at, it is cut within the word.
    """
    if len(words) <= limit:
        return words
    if limit < 1:
        return ""
    start = _LAST_SPACE.sub("", words[:limit])
    whole_words = without_loose_end(start) if len(start) < limit else ""
    return f"{whole_words or words[: limit - 1].rstrip()}…"


def without_loose_end(words: str) -> str:
    """Return the text without marks and small words at its end, which ask for what follows."""
    left = words.rstrip(_LOOSE)
    while (last := _LAST_SPACE.search(left)) and last[0].strip().casefold() in _ASKS_FOR_MORE:
        left = left[: last.start()].rstrip(_LOOSE)
    return left
