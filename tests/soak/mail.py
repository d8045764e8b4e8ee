"""What the bot posts: replies to what people wrote, and what it delivers by itself."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from bot import clock
from tests.soak.wants import number_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.discord_server.messages import Message

_TRIAL = "first"
"""So begins the nonce of a message that only tries whether somebody gets direct ones."""


@dataclass
class Replies:
    """The replies to one message."""

    messages: list[Message] = field(default_factory=list)
    _arrived: asyncio.Event = field(default_factory=asyncio.Event)

    def add(self, message: Message) -> None:
        self.messages.append(message)
        self._arrived.set()

    async def first(self, seconds: float) -> None:
        """Wait for the first one, but no longer than so many seconds."""
        await clock.wait(self._arrived, seconds)


@dataclass(frozen=True)
class Arrived:
    """A message that was delivered."""

    id: int
    channel_id: int
    recipient_id: int | None
    number: int | None
    posted: datetime


class Mail:
    """All of it; `on_delivery` is told of each message that is none of the replies."""

    def __init__(self) -> None:
        self.on_delivery: Callable[[Message], None] = lambda _: None
        self._replies: defaultdict[int, Replies] = defaultdict(Replies)
        self.by_key: defaultdict[str, list[Arrived]] = defaultdict(list)
        self.trials = 0

    def replies_to(self, message: Message) -> Replies:
        return self._replies[message.id]

    def posted(self, message: Message) -> None:
        """Take a message of the bot's; those that answer interactions are looked at elsewhere."""
        if "webhook_id" in message.raw:
            return
        nonce = str(message.raw.get("nonce", ""))
        if message.reference is not None:
            self._replies[message.reference].add(message)
        elif nonce.startswith(_TRIAL):
            self.trials += 1
        else:
            self._deliver(nonce, message)

    def _deliver(self, key: str, message: Message) -> None:
        channel = message.channel
        recipient = channel.recipient.id if channel.recipient else None
        posted = datetime.fromisoformat(message.raw["timestamp"])
        number = number_in(message.text)
        self.by_key[key].append(Arrived(message.id, channel.id, recipient, number, posted))
        self.on_delivery(message)

    @property
    def arrived(self) -> list[Arrived]:
        """All that was delivered."""
        return [each for found in self.by_key.values() for each in found]
