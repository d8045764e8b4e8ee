"""SQLite's full-text search over trigrams."""

from __future__ import annotations

import sqlite3
import weakref
from collections.abc import Sequence

from bot.knowledge.naming import fold
from tests.benchmarks.peers.peer import Text, folded_words

TRIGRAM = 3


class TrigramSearch:
    """FTS5 with the trigram tokenizer, in the order of its BM25.

    A query asks for any of its words' trigrams, since it must also find what was mistyped.
    """

    def __init__(self, texts: Sequence[Text]) -> None:
        self._database = sqlite3.connect(":memory:")
        weakref.finalize(self, self._database.close)
        self._database.execute(
            "CREATE VIRTUAL TABLE texts USING fts5(id UNINDEXED, heading, body, tokenize='trigram')"
        )
        self._database.executemany(
            "INSERT INTO texts VALUES (?, ?, ?)",
            ((text.id, fold(text.heading), fold(text.body)) for text in texts),
        )

    def search(self, query: str, limit: int) -> list[str]:
        """Return the ids of the texts that share the most telling trigrams."""
        trigrams = dict.fromkeys(
            f'"{word[at : at + TRIGRAM]}"'
            for word in folded_words(query)
            for at in range(len(word) - TRIGRAM + 1)
        )
        if not trigrams:
            return []
        found = self._database.execute(
            "SELECT id FROM texts WHERE texts MATCH ? ORDER BY rank LIMIT ?",
            (" OR ".join(trigrams), limit),
        )
        return [text for (text,) in found]
