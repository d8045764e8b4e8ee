"""Reminders, rules and messages, as data. All instants are aware and in UTC."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.reminders.moments import Moment, Repeat
from bot.search.passages import Entry


class ReminderState(StrEnum):
    """Where a reminder is in its life."""

    DRAFT = "draft"
    """Shown to who made it, not confirmed yet."""
    ACTIVE = "active"
    PAUSED = "paused"
    CANCELLED = "cancelled"
    DONE = "done"
    """Its owner has ended it."""


@dataclass(frozen=True, kw_only=True)
class Reminder:
    """What a person asked to be sent: by an organizer to a channel, or by anyone to themselves.

    `server_id` is None for one that is the owner's own; it goes to them alone. `event_id` is "" if
    it has to do with none. `about` is the entry that it concerns, with an empty title. `revision`
    counts the changes. `origin` tells from what it was made and is unique, so that an interaction
    that Discord delivers twice makes one reminder.
    """

    owner_id: int
    moment: Moment
    created: datetime
    changed: datetime
    origin: str
    id: int = 0
    server_id: int | None = None
    event_id: str = ""
    about: Entry | None = None
    text: str = ""
    repeat: Repeat = Repeat.ONCE
    channel_id: int | None = None
    role_id: int | None = None
    state: ReminderState = ReminderState.ACTIVE
    revision: int = 0

    @property
    def is_personal(self) -> bool:
        """Whether it goes to its owner alone."""
        return self.server_id is None


class RuleKind(StrEnum):
    """What a server can have announced by itself."""

    DEADLINES = "deadlines"
    TALKS = "talks"
    DAY = "day"
    STARTING = "starting"


@dataclass(frozen=True, kw_only=True)
class Rule:
    """What is announced by itself, how long before, and where.

    Without a `channel_id` it goes to the room's channel, or the server's main one. The leads of
    `DAY` count from the first session of a day. `since` is when it was last changed: what would
    have been due before that is not sent.
    """

    kind: RuleKind
    since: datetime
    is_on: bool = False
    leads: tuple[timedelta, ...] = ()
    channel_id: int | None = None
    role_id: int | None = None


class MessageKind(StrEnum):
    """What a message is, which decides on its look and on how late it may be."""

    DEADLINE = "deadline"
    EXTENDED = "extended"
    TALK = "talk"
    DAY = "day"
    STARTING = "starting"
    REMINDER = "reminder"
    """An organizer's own text."""
    ANNOUNCEMENT = "announcement"
    """An organizer's own text, at once."""
    PERSONAL = "personal"
    REPORT = "report"
    """Tells organizers what was not sent."""
    TEST = "test"


@dataclass(frozen=True, kw_only=True)
class Planned:
    """A message that is to be sent, once.

    `key` is made from all that makes it this message and no other (`bot.reminders.keys`) and is
    the nonce of its sending. `scope` names who planned it, `server:ID:EVENT` or `reminder:ID`:
    planning anew drops what a scope no longer plans. `occurrence` is the instant that it is about,
    `due` when it is to be sent, `expires` from when on it is no longer worth sending. Exactly one
    of `channel_id` and `recipient_id` is given.
    """

    key: str
    scope: str
    kind: MessageKind
    due: datetime
    expires: datetime
    occurrence: datetime
    server_id: int | None = None
    event_id: str = ""
    entry: Entry | None = None
    reminder_id: int | None = None
    channel_id: int | None = None
    recipient_id: int | None = None
    role_id: int | None = None


class MessageState(StrEnum):
    """How far a message is."""

    WAITING = "waiting"
    """Not sent yet, or not known to be."""
    SENT = "sent"
    SKIPPED = "skipped"
    """Too late to be worth sending."""
    FAILED = "failed"
    """It can't be sent until somebody mends something."""
    DROPPED = "dropped"
    """No longer wanted."""


@dataclass(frozen=True, kw_only=True)
class Message:
    """A planned message and what became of it.

    `try_at` is when it is tried next, `attempts` how often it was. `doubtful_since` is the instant
    from which on it may be in the channel already without our knowing, None if it certainly isn't.
    `problem` says in words for organizers why it was not sent. `report_key` is that of the message
    that told them.
    """

    planned: Planned
    state: MessageState
    try_at: datetime
    attempts: int = 0
    doubtful_since: datetime | None = None
    message_id: int | None = None
    settled: datetime | None = None
    problem: str = ""
    report_key: str = ""
