"""What a reader sees of an answer, in the plain text of the event's zone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answers.plain import plain_text

if TYPE_CHECKING:
    from bot.answers.models import Answer
    from bot.answers.text import Tone


def headline(answer: Answer) -> str:
    """Return what leads the answer."""
    return plain_text(answer).split("\n", 1)[0]


def lines(answer: Answer) -> list[str]:
    """Return the lines under the headline, paragraphs together."""
    return [line for line in plain_text(answer).split("\n")[1:] if line]


def labels(answer: Answer) -> list[str]:
    """Return the follow-up actions by what they are called."""
    return [action.label for action in answer.actions]


def ids(answer: Answer) -> list[str]:
    """Return the ids of the entries that the answer itself is about, best first."""
    return [hit.entry.id for hit in answer.hits]


def tones(answer: Answer) -> list[Tone]:
    """Return how each line under the headline speaks."""
    return [line.tone for block in answer.blocks for line in block.lines]
