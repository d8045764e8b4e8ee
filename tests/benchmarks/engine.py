"""The product behind the same protocol as its peers."""

from __future__ import annotations

import gc
from datetime import datetime, timedelta
from typing import NamedTuple, Protocol

from bot.answers.assistant import Assistant
from bot.answers.models import AnswerKind
from bot.knowledge.edition import Edition, KnowledgeBase
from bot.search.edition_index import EditionIndex
from bot.search.passages import EntryKind

OURS = "workshop-bot"


class Reply(NamedTuple):
    """What was found, best first, how sure that is (0..1), and whether it was an answer."""

    ids: list[str]
    confidence: float
    is_known: bool = True


class Replies(Protocol):
    """Something that answers questions and knows how sure it is."""

    def reply(self, question: str, limit: int) -> Reply:
        """Return what answers the question."""
        ...


class Questions:
    """The index alone: which entries answer a question."""

    def __init__(self, edition: Edition) -> None:
        self._index = EditionIndex(edition)

    def reply(self, question: str, limit: int) -> Reply:
        """Return the entries found."""
        found = self._index.find(self._index.read(question), limit)
        return Reply([find.entry.id for find in found.finds], found.confidence)

    def search(self, query: str, limit: int) -> list[str]:
        """Return the ids of the entries found, best first."""
        return self.reply(query, limit).ids


class Answers:
    """The whole way from a question to an answer, asked at noon of the event's first day."""

    def __init__(self, edition: Edition) -> None:
        self._assistant = Assistant(KnowledgeBase(editions=(edition,)))
        event = edition.event
        midnight = datetime(*event.starts.timetuple()[:3], tzinfo=event.timezone)
        self._now = midnight + timedelta(hours=12)
        self._assistant.warm_up()
        gc.freeze()  # as the program does: what is built stays

    def reply(self, question: str, limit: int) -> Reply:
        """Return what `ask --batch` would list, and whether it counts as known."""
        answer = self._assistant.ask(question, now=self._now, limit=limit)
        ids = [hit.entry.id for hit in answer.hits]
        return Reply(ids, answer.confidence, answer.kind is not AnswerKind.NOT_KNOWN)

    def search(self, query: str, limit: int) -> list[str]:
        """Return the ids of the entries found, best first."""
        return self.reply(query, limit).ids


class Lookups:
    """Completes what is typed into an option of one kind."""

    def __init__(self, index: EditionIndex, kind: EntryKind) -> None:
        self._index = index
        self._kind = kind
        self.search("a", 1)  # builds what is put off

    def search(self, query: str, limit: int) -> list[str]:
        """Return the ids of the choices offered, in their order."""
        return [find.entry.id for find in self._index.complete(self._kind, query, limit)]
