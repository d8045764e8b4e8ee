"""Rules, reminders and messages made in a line: what a test doesn't name is as plain as can be."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import count
from typing import TYPE_CHECKING, TypedDict

from bot.reminders.models import (
    Message,
    MessageKind,
    MessageState,
    Planned,
    Reminder,
    ReminderState,
    Rule,
    RuleKind,
)
from bot.reminders.moments import Edge, Fixed, Moment, Relative, Repeat
from bot.search.passages import Entry, EntryKind
from tests.reminders.fake_clock import NOON
from tests.reminders.fakes import MAIN_CHANNEL

if TYPE_CHECKING:
    from typing_extensions import Unpack

SERVER = 1
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
SECOND, MINUTE = timedelta(seconds=1), timedelta(minutes=1)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
_origins = count()


class ReminderParts(TypedDict, total=False):
    """What may be said of a reminder beyond its time."""

    id: int
    owner_id: int
    server_id: int | None
    event_id: str
    about: Entry | None
    text: str
    repeat: Repeat
    channel_id: int | None
    role_id: int | None
    state: ReminderState
    revision: int


class MessageParts(TypedDict, total=False):
    """What may have become of a message."""

    state: MessageState
    try_at: datetime
    attempts: int
    doubtful_since: datetime | None
    problem: str


class PlannedParts(TypedDict, total=False):
    """What may be planned beyond a key and a time."""

    scope: str
    kind: MessageKind
    expires: datetime
    occurrence: datetime
    server_id: int | None
    channel_id: int | None
    recipient_id: int | None


def talk(id_: str) -> Entry:
    """Return a session as what a message is about."""
    return Entry(EntryKind.TALK, id_, "")


def deadline_entry(id_: str) -> Entry:
    """Return a deadline as what a message is about."""
    return Entry(EntryKind.DEADLINE, id_, "")


def rule(
    kind: RuleKind,
    *leads: timedelta,
    since: datetime = LONG_AGO,
    channel_id: int | None = None,
    is_on: bool = True,
) -> Rule:
    """Return a rule that has been on for long."""
    return Rule(kind=kind, since=since, is_on=is_on, leads=leads, channel_id=channel_id)


def fixed(instant: datetime) -> Fixed:
    """Return an instant as a time on the wall in UTC."""
    return Fixed(instant.astimezone(UTC).replace(tzinfo=None), "UTC")


def before(entry: Entry, lead: timedelta, edge: Edge = Edge.START) -> Relative:
    """Return so long before an entry."""
    return Relative(entry, edge, -lead)


def reminder(
    moment: Moment, changed: datetime = LONG_AGO, **parts: Unpack[ReminderParts]
) -> Reminder:
    """Return an organizer's reminder for the main channel."""
    given: ReminderParts = {
        "owner_id": 7,
        "server_id": SERVER,
        "channel_id": MAIN_CHANNEL,
        "text": "Doors open",
        **parts,
    }
    origin = f"command:{next(_origins)}"
    return Reminder(moment=moment, created=changed, changed=changed, origin=origin, **given)


def planned(key: str = "k1", due: datetime = NOON, **parts: Unpack[PlannedParts]) -> Planned:
    """Return a message for the main channel that is worth sending for six hours."""
    given: PlannedParts = {
        "scope": "reminder:1",
        "kind": MessageKind.REMINDER,
        "expires": due + 6 * HOUR,
        "occurrence": due,
        "server_id": SERVER,
        **parts,
    }
    if "channel_id" not in given and "recipient_id" not in given:
        given["channel_id"] = MAIN_CHANNEL
    return Planned(key=key, due=due, **given)


def message(of: Planned | None = None, **parts: Unpack[MessageParts]) -> Message:
    """Return a message that was never tried."""
    of = of or planned()
    given: MessageParts = {"state": MessageState.WAITING, "try_at": of.due, **parts}
    return Message(planned=of, **given)
