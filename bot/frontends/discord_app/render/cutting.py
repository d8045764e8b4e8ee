"""Texts made shorter: at a word, with "…", and never after a word that asks for the next."""

from __future__ import annotations

import re

LONGEST_TITLE = 64
"""Of a title in a list, a choice or a sentence."""
_SHORTEST_TITLE = 24
"""So much stays of a title that is cut at its subtitle."""
_SUBTITLES = (": ", " - ", " – ", " — ")
_ASKS_FOR_MORE = frozenset(
    ["a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"]
)
_LOOSE = " ,;:.–—-(&/"
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+|\n+")


def cut(words: str, limit: int) -> str:
    """Return the text within `limit` characters, cut at a word; a longer word alone is cut."""
    if len(words) <= limit:
        return words
    kept = words[:limit]
    at_word = kept if words[limit - 1].isspace() else kept.rpartition(" ")[0]
    left = at_word.rstrip(_LOOSE).split(" ") if at_word else []
    while len(left) > 1 and left[-1].casefold() in _ASKS_FOR_MORE:
        left.pop()
    shortened = " ".join(left).rstrip(_LOOSE)[: limit - 1]
    return f"{shortened or words[: limit - 1]}…"


def short_title(title: str, limit: int = LONGEST_TITLE) -> str:
    """Return a title for a list: without its subtitle if it is too long, else cut at a word."""
    if len(title) <= limit:
        return title
    ends = (title.find(mark, _SHORTEST_TITLE, limit) for mark in _SUBTITLES)
    first = min((end for end in ends if end > 0), default=0)
    return f"{title[:first]}…" if first else cut(title, limit)


def one_line(words: str) -> str:
    """Return the text without line breaks."""
    return " ".join(words.split())


def pieces(words: str, limit: int) -> list[str]:
    """Return the text in pieces within `limit` characters, parted between sentences or words."""
    parts: list[str] = []
    while len(words) > limit:
        end = max((found.end() for found in _SENTENCE_END.finditer(words, 0, limit)), default=0)
        end = end or words.rfind(" ", 0, limit) + 1 or limit
        parts.append(words[:end].rstrip())
        words = words[end:].lstrip()
    return [part for part in (*parts, words) if part]
