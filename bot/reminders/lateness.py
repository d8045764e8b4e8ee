"""Until when a message that is late is still worth sending."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.reminders.models import MessageKind
from bot.search.passages import Entry, EntryKind

TALK_TOLERANCE = timedelta(minutes=15)
TOLERANCES = {
    MessageKind.DEADLINE: timedelta(hours=6),
    MessageKind.EXTENDED: timedelta(days=1),
    MessageKind.TALK: TALK_TOLERANCE,
    MessageKind.DAY: timedelta(hours=3),
    MessageKind.STARTING: timedelta(minutes=10),
    MessageKind.REMINDER: timedelta(hours=6),
    MessageKind.ANNOUNCEMENT: timedelta(hours=1),
    MessageKind.PERSONAL: timedelta(days=1),
    MessageKind.REPORT: timedelta(days=7),
    MessageKind.TEST: timedelta(minutes=5),
}
SAYS_SO = timedelta(minutes=1)
"""What is later than this says that it is late."""


def expires(
    kind: MessageKind, due: datetime, about: Entry | None, occurrence: datetime
) -> datetime:
    """Return from when on a message is not worth sending.

    Of a deadline nothing is said once it has passed, unless it was to be said then. A personal
    reminder of a talk is worth something until the talk begins.
    """
    tolerance = TOLERANCES[kind]
    is_of_talk = about is not None and about.kind is EntryKind.TALK
    if is_of_talk and kind in {MessageKind.REMINDER, MessageKind.PERSONAL}:
        tolerance = TALK_TOLERANCE
    until = due + tolerance
    if kind is MessageKind.PERSONAL and is_of_talk:
        return max(until, occurrence)
    if kind is MessageKind.DEADLINE:
        return max(min(until, occurrence), due + TALK_TOLERANCE)
    return until
