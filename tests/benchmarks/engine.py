"""The product behind the same protocol as its peers."""

from __future__ import annotations

from bot.knowledge.models import Edition
from bot.search.edition_index import EditionIndex
from bot.search.passages import EntryKind


class Questions:
    """Answers free questions with entries."""

    def __init__(self, edition: Edition) -> None:
        self._index = EditionIndex(edition)

    def search(self, query: str, limit: int) -> list[str]:
        """Return the ids of the entries found, best first."""
        return self.search_confidently(query, limit)[0]

    def search_confidently(self, query: str, limit: int) -> tuple[list[str], float]:
        """Return the ids of the entries found, and how sure it is that the first answers."""
        found = self._index.find(self._index.read(query), limit)
        return [find.entry.id for find in found.finds], found.confidence


class Lookups:
    """Completes what is typed into an option of one kind."""

    def __init__(self, index: EditionIndex, kind: EntryKind) -> None:
        self._index = index
        self._kind = kind
        self.search("a", 1)  # what is built when it is first needed is built now

    def search(self, query: str, limit: int) -> list[str]:
        """Return the ids of the choices offered, in their order."""
        return [find.entry.id for find in self._index.complete(self._kind, query, limit)]
