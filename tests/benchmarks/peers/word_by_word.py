"""Each typed word on its own: whole, else as a beginning, else with a small edit distance."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from tests.benchmarks.peers.peer import Text, folded_words

WHOLE, BEGINNING, MISTYPED = 1.0, 0.8, 0.7
SHORTEST_MISTYPED, SHORTEST_TWICE_MISTYPED = 4, 8


class WordByWord:
    """Adds up, over the typed words, the best match in each text; ties go to the shorter text."""

    def __init__(self, texts: Sequence[Text], *, weigh_rarity: bool) -> None:
        self._weigh_rarity = weigh_rarity
        self._lengths = {text.id: len(text.whole) for text in texts}
        self._texts_with: dict[str, set[str]] = defaultdict(set)
        for text in texts:
            for word in folded_words(text.whole):
                self._texts_with[word].add(text.id)
        self._words = sorted(self._texts_with)

    def search(self, query: str, limit: int) -> list[str]:
        """Return the ids of the texts that match most of the typed words."""
        scores: dict[str, float] = defaultdict(float)
        for typed in folded_words(query):
            best: dict[str, float] = {}
            for word, strength in self._matches(typed):
                gain = strength * self._weight(word)
                for text in self._texts_with[word]:
                    best[text] = max(gain, best.get(text, 0.0))
            for text, gain in best.items():
                scores[text] += gain
        ranked = sorted(scores, key=lambda text: (-scores[text], self._lengths[text], text))
        return ranked[:limit]

    def _matches(self, typed: str) -> Iterator[tuple[str, float]]:
        """Yield the known words that the typed one stands for; the first kind that has any."""
        if typed in self._texts_with:
            yield typed, WHOLE
        first = bisect_left(self._words, typed)
        last = bisect_left(self._words, typed + "\U0010ffff")
        if first < last:
            yield from ((word, BEGINNING) for word in self._words[first:last] if word != typed)
        elif len(typed) >= SHORTEST_MISTYPED:
            most = 2 if len(typed) >= SHORTEST_TWICE_MISTYPED else 1
            near = extract(typed, self._words, scorer=OSA.distance, score_cutoff=most, limit=None)
            yield from ((word, MISTYPED / distance) for word, distance, _ in near)

    def _weight(self, word: str) -> float:
        if not self._weigh_rarity:
            return 1.0
        return math.log1p(len(self._lengths) / len(self._texts_with[word]))


def word_by_word(texts: Sequence[Text]) -> WordByWord:
    """All words count alike."""
    return WordByWord(texts, weigh_rarity=False)


def rare_word_by_word(texts: Sequence[Text]) -> WordByWord:
    """Rare words count more."""
    return WordByWord(texts, weigh_rarity=True)
