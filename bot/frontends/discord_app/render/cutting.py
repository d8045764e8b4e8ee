"""What stands in lists and on buttons made short enough, and long texts put in pieces."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from bot.answers.sentences import cut, without_loose_end
from bot.frontends.discord_app.render.escaping import KEPT, visible

if TYPE_CHECKING:
    from collections.abc import Callable

LONGEST_TITLE = 64
"""Of a title in a list, a choice or a sentence."""
_SHORTEST_TITLE = 24
"""So much stays of a title that is cut at its subtitle."""
_SUBTITLES = (": ", " - ", " – ", " — ")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+|\n+")


@lru_cache(maxsize=KEPT)
def short_title(title: str, limit: int = LONGEST_TITLE) -> str:
    """Return a title for a list: without its subtitle if it is too long, else cut at a word."""
    if len(title) <= limit:
        return title
    ends = (title.find(mark, _SHORTEST_TITLE, limit) for mark in _SUBTITLES)
    first = min((end for end in ends if end > 0), default=0)
    return f"{without_loose_end(title[:first])}…" if first else cut(title, limit)


def one_line(words: str) -> str:
    """Return the text without line breaks."""
    return " ".join(words.split())


def label(words: str, limit: int) -> str:
    """Return what stands on a button or in a list of choices: one line, of what can be seen."""
    return cut(one_line(visible(words)), limit) or "…"


def fitting(words: str, characters: int, size: int, spell: Callable[[str], str] = str) -> str:
    """Return the text as it is spelled, cut until that has at most so many characters and bytes."""
    left = words.strip()
    shown = spell(left)
    while len(shown) > characters or len(shown.encode()) > size:
        left = cut(left, len(left) * 9 // 10).strip()
        shown = spell(left)
    return shown or "…"


def pieces(words: str, limit: int) -> list[str]:
    """Return the text in pieces within `limit` characters, parted between sentences or words."""
    parts: list[str] = []
    while len(words) > limit:
        end = max((found.end() for found in _SENTENCE_END.finditer(words, 0, limit)), default=0)
        end = end or words.rfind(" ", 0, limit) + 1 or limit
        parts.append(words[:end].rstrip())
        words = words[end:].lstrip()
    return [part for part in (*parts, words) if part]
