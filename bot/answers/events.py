"""Which events there are, by their names and ids, and which one a reader means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.knowledge.naming import fold

if TYPE_CHECKING:
    from bot.answers.assistant import Assistant


def event_name(assistant: Assistant, event_id: str) -> str:
    """Return what an event is called."""
    return str(assistant.edition(event_id).event)


def meant_events(assistant: Assistant, words: str) -> tuple[str, ...]:
    """Return the ids of the events that the words name, else of those they are a part of."""
    wanted = fold(words)
    names = {
        event_id: (fold(event_id), fold(event_name(assistant, event_id)))
        for event_id in assistant.event_ids
    }
    named = tuple(event_id for event_id, known in names.items() if wanted in known)
    return named or tuple(
        event_id for event_id, known in names.items() if any(wanted in name for name in known)
    )
