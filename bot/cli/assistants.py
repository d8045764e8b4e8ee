"""Assistants for the commands that answer, started as fast as can be."""

from __future__ import annotations

import gc
import os
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from bot.cli.options import knowledge_at
from bot.cli.outcomes import BadUseError

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.answers.assistant import Assistant


def started_assistant(
    knowledge: Path | None, event_id: str | None, *, for_many: bool = False
) -> Assistant:
    """Return what answers about the event; `for_many` questions, all is prepared before the first.

    Reading leaves little garbage, so the collector rests meanwhile and never looks at what was read
    again. numpy would start a thread for each processor, though nothing here multiplies matrices.
    """
    gc.disable()
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # noqa: TID251 - set, not read
    from bot.app import open_assistant

    assistant = open_assistant(knowledge_at(knowledge))
    if for_many:
        assistant.warm_up()
    gc.freeze()
    gc.enable()
    if event_id and event_id not in assistant.event_ids:
        from bot.knowledge.suggestions import did_you_mean

        meant = did_you_mean(event_id, assistant.event_ids)
        known = f", only {', '.join(assistant.event_ids)}"
        raise BadUseError(f"there is no event `{event_id}`{meant or known}")
    return assistant


def clock_for(
    assistant: Assistant, now: datetime | None, event_id: str | None
) -> Callable[[], datetime]:
    """Return what tells the time: always `now` if that is given, which may be in event time."""
    if now is None:
        from bot import clock

        return clock.now
    if now.tzinfo is None:
        event_id = event_id or assistant.default_event(now.replace(tzinfo=UTC))
        now = now.replace(tzinfo=assistant.edition(event_id).event.timezone)
    return lambda: now
