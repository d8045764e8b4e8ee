"""The panels and settings, by the names under which buttons and selects carry them."""

from __future__ import annotations

from bot.reminders.models import RuleKind

SETUP, DETAILS, STATUS = "setup", "details", "status"
LOG, REMINDERS = "log", "reminders"
"""The panels."""
EVENT, CHANNEL, ROLE, ANSWERS, AUTO = "event", "channel", "role", "answers", "auto"
PROBLEMS, ROOMS, ROOM = "problems", "rooms", "room"
"""The settings; `channel.talks`, `role.talks` and `room.CODE` are those of one kind or room."""
PRIVATE, PUBLIC = "private", "public"
POSTED_IN = (0, 5)
"""The types of channel that reminders are posted in: text and announcement channels."""
THREADS = (10, 11, 12)
"""The types of threads, in which single reminders may be posted as well."""
BY_ROOM = frozenset([RuleKind.TALKS, RuleKind.STARTING])
"""The kinds that go to the channel of a talk's room first."""
KIND_NAMES = {
    RuleKind.DEADLINES: "Deadlines",
    RuleKind.TALKS: "Talks",
    RuleKind.DAY: "Program of the day",
    RuleKind.STARTING: "Now starting",
}
