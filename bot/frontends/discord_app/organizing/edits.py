"""Changes of reminders that wait to be confirmed: drafts which say what they take the place of."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from bot.reminders.models import ReminderState

if TYPE_CHECKING:
    from datetime import datetime

    from bot.reminders.models import Reminder

_ORIGIN = re.compile(r"edit:(\d+):(\d+):\d+")


class Edited(NamedTuple):
    """Which reminder a draft would change, and as which revision it was seen."""

    reminder_id: int
    revision: int


def edited(draft: Reminder) -> Edited | None:
    """Return what a draft would change; None if it is to be a reminder of its own."""
    found = _ORIGIN.fullmatch(draft.origin)
    return Edited(int(found[1]), int(found[2])) if found else None


def begun_edit(
    wished: Reminder, *, owner_id: int, interaction_id: int, created: datetime
) -> Reminder:
    """Return a reminder as it is wished as the draft of a change."""
    return replace(
        wished,
        id=0,
        revision=0,
        owner_id=owner_id,
        created=created,
        changed=created,
        origin=f"edit:{wished.id}:{wished.revision}:{interaction_id}",
        state=ReminderState.DRAFT,
    )


def with_edit(reminder: Reminder, draft: Reminder) -> Reminder:
    """Return a reminder as a draft would have it."""
    return replace(
        reminder,
        moment=draft.moment,
        about=draft.about,
        text=draft.text,
        repeat=draft.repeat,
        channel_id=draft.channel_id,
        role_id=draft.role_id,
        event_id=draft.event_id,
    )
