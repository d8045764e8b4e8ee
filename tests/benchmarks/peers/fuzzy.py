"""String similarity over all texts: what is mostly written first."""

from __future__ import annotations

import difflib
import heapq
from collections.abc import Callable, Sequence

from rapidfuzz import fuzz, process

from bot.knowledge.naming import fold
from tests.benchmarks.peers.peer import Text


class RapidFuzz:
    """`rapidfuzz.process.extract` with one of its scorers."""

    def __init__(self, texts: Sequence[Text], scorer: Callable[..., float]) -> None:
        self._texts = {text.id: text.whole for text in texts}
        self._scorer = scorer

    def search(self, query: str, limit: int) -> list[str]:
        """Return the ids with the best scores."""
        found = process.extract(fold(query), self._texts, scorer=self._scorer, limit=limit)
        return [text for _, _, text in found]


def wratio(texts: Sequence[Text]) -> RapidFuzz:
    """RapidFuzz with its weighted ratio, the default of `process.extract`."""
    return RapidFuzz(texts, fuzz.WRatio)


def token_set_ratio(texts: Sequence[Text]) -> RapidFuzz:
    """RapidFuzz with the ratio over sets of words."""
    return RapidFuzz(texts, fuzz.token_set_ratio)


class Difflib:
    """The standard library's way, as `difflib.get_close_matches` does it, without its cut-off."""

    def __init__(self, texts: Sequence[Text]) -> None:
        self._texts = [(text.id, text.whole) for text in texts]

    def search(self, query: str, limit: int) -> list[str]:
        """Return the ids of the most similar texts."""
        matcher = difflib.SequenceMatcher(autojunk=False)
        matcher.set_seq2(fold(query))
        scored = ((self._similarity(matcher, text), text_id) for text_id, text in self._texts)
        return [text_id for _, text_id in heapq.nlargest(limit, scored)]

    @staticmethod
    def _similarity(matcher: difflib.SequenceMatcher[str], text: str) -> float:
        matcher.set_seq1(text)
        return matcher.ratio()
