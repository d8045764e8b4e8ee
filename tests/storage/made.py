"""Messages and reminders in a line: what a test doesn't name is as plain as it can be."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from bot.reminders.models import MessageKind, MessageState, Planned, Reminder
from bot.reminders.moments import Fixed
from bot.reminders.ports import Settled

if TYPE_CHECKING:
    from bot.reminders.models import Message
    from bot.storage.stores import Stores

NOON = datetime(2030, 5, 6, 12, tzinfo=UTC)
SERVER, OTHER_SERVER = 2**63 - 1, 1_000_000_000_000_000_001
ADA, BEN = 1_234_567_890_123_456_789, 1_234_567_890_123_456_790
SCOPE, OTHER_SCOPE = "server:1:harbour", "server:1:lagoon"
LEASE = timedelta(minutes=1)


def at(minutes: float) -> datetime:
    """Return an instant so long after noon."""
    return NOON + timedelta(minutes=minutes)


def planned(key: str = "a", minutes: float = 0, **parts: Any) -> Planned:  # noqa: ANN401
    """Return a message that is due some minutes after noon, and expires two hours later."""
    given: dict[str, Any] = {
        "scope": SCOPE,
        "kind": MessageKind.TALK,
        "due": at(minutes),
        "expires": at(minutes + 120),
        "occurrence": at(minutes + 15),
        "server_id": SERVER,
        "event_id": "harbour",
    }
    to = {} if "recipient_id" in parts else {"channel_id": 77}
    return Planned(key=key, **{**given, **to, **parts})


def reminder(origin: str = "interaction:1", **parts: Any) -> Reminder:  # noqa: ANN401
    """Return a reminder of Ada's that isn't kept yet."""
    given: dict[str, Any] = {
        "owner_id": ADA,
        "moment": Fixed(datetime(2030, 5, 6, 14), "Europe/Lisbon"),  # noqa: DTZ001 - a wall
        "created": at(-60),
        "changed": at(-60),
    }
    return Reminder(origin=origin, **{**given, **parts})


async def message(stores: Stores, key: str = "a") -> Message:
    """Return a message that has to be there."""
    found = await stores.outbox_views.message(key)
    assert found
    return found


async def keys_of_all(stores: Stores, server_id: int = SERVER) -> list[str]:
    """Return the keys of all that waits in a server, the soonest first."""
    upcoming = await stores.outbox_views.upcoming(server_id, datetime.max.replace(tzinfo=UTC), 999)
    return [each.planned.key for each in upcoming]


async def claimed(
    stores: Stores, minutes: float = 0, owner: str = "me", most: int = 99
) -> list[str]:
    """Take what is to be tried some minutes after noon, and return the keys."""
    taken = await stores.outbox.claim(owner, at(minutes), LEASE, most)
    return [each.planned.key for each in taken]


async def settled(
    stores: Stores,
    state: MessageState,
    key: str = "a",
    minutes: float = 0,
    **outcome: Any,  # noqa: ANN401
) -> None:
    """Take everything that is to be tried, and settle one message of it."""
    await claimed(stores, minutes)
    outcomes = [Settled(key=key, state=state, **outcome)]
    await stores.outbox.settle("me", outcomes, at(minutes))
