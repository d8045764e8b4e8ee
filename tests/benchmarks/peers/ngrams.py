"""Character n-grams weighed by rarity, compared by cosine: scikit-learn's TF-IDF."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from bot.knowledge.naming import fold
from tests.benchmarks.peers.bm25 import best_rows
from tests.benchmarks.peers.peer import Text


class CharacterNgrams:
    """TF-IDF over the n-grams of two to four letters inside words."""

    def __init__(self, texts: Sequence[Text]) -> None:
        from sklearn.feature_extraction.text import (  # noqa: PLC0415 - this takes seconds
            TfidfVectorizer,
        )

        self._ids = [text.id for text in texts]
        self._vectorizer = TfidfVectorizer(
            analyzer="char_wb", ngram_range=(2, 4), sublinear_tf=True, dtype=np.float64
        )
        matrix = self._vectorizer.fit_transform(text.whole for text in texts)
        self._by_ngram = matrix.T.tocsr()

    def search(self, query: str, limit: int) -> list[str]:
        """Return the ids of the texts with the most similar n-grams."""
        asked = self._vectorizer.transform([fold(query)])
        scores = (asked @ self._by_ngram).toarray().ravel()
        return [self._ids[row] for row in best_rows(scores, limit)]
