"""What every answer is made from: an edition with its index, and the time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.answers.models import Answer, AnswerKind, Colour, Hit

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from bot.answers.models import Action, Block, ViewPart
    from bot.answers.text import Text
    from bot.knowledge.edition import Edition
    from bot.search.edition_index import EditionIndex
    from bot.search.passages import Entry
    from bot.search.question import QueryWord, Question


@dataclass(frozen=True, slots=True)
class Context:
    """The edition that is asked about, and when."""

    index: EditionIndex
    now: datetime

    @property
    def edition(self) -> Edition:
        """The edition that is asked about."""
        return self.index.edition

    @property
    def today(self) -> date:
        """The day that it is at the event."""
        return self.now.astimezone(self.edition.event.timezone).date()

    @property
    def is_over(self) -> bool:
        """Whether the event's last day has ended, in its own zone."""
        return self.today > self.edition.event.ends

    @property
    def is_running(self) -> bool:
        """Whether today is one of the event's days, in its own zone."""
        return self.edition.event.starts <= self.today <= self.edition.event.ends

    def answer(  # noqa: PLR0913 - an answer has that many parts
        self,
        headline: Text | str,
        blocks: Iterable[Block] = (),
        *,
        entries: Iterable[Entry] = (),
        colour: Colour = Colour.INFORMATION,
        actions: Iterable[Action] = (),
        kind: AnswerKind = AnswerKind.FOUND,
        confidence: float = 1.0,
        source: Entry | ViewPart | None = None,
    ) -> Answer:
        """Return an answer of this edition and time; `entries` become its hits, in their order."""
        return Answer(
            kind=kind,
            event_id=self.edition.id,
            headline=(headline,) if isinstance(headline, str) else headline,
            now=self.now,
            zone=self.edition.event.timezone,
            colour=colour,
            blocks=tuple(block for block in blocks if block.lines),
            actions=tuple(actions),
            hits=tuple(Hit(entry, confidence) for entry in entries),
            confidence=confidence,
            source=source,
        )

    def subject(self, question: Question, *also_frame: str) -> tuple[QueryWord, ...]:
        """Return the words that tell which entry is meant.

        The event's own name doesn't, nor do `also_frame`, which only say what is asked.
        """
        dropped = frozenset(also_frame)
        return tuple(
            word
            for word in question.subject
            if word.form not in self.index.event_words and word.form not in dropped
        )
