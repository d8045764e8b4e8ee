"""A gateway session: what a shard of the bot is told, over one connection after another.

https://docs.discord.com/developers/events/gateway#resuming
"""

import json
from collections import deque
from dataclasses import dataclass, field
from uuid import uuid4

from tests.discord_server.connections import Connection
from tests.discord_server.payloads import Json

GUILDS, GUILD_MEMBERS, GUILD_PRESENCES = 1 << 0, 1 << 1, 1 << 8
GUILD_MESSAGES, DIRECT_MESSAGES, MESSAGE_CONTENT = 1 << 9, 1 << 12, 1 << 15
PRIVILEGED = GUILD_MEMBERS | GUILD_PRESENCES | MESSAGE_CONTENT
"""Intents: https://docs.discord.com/developers/events/gateway#gateway-intents."""

_REMEMBERED = 5000


@dataclass(frozen=True)
class Audience:
    """Whom an event is for: the shard of a guild, by intents; direct messages go to the first."""

    guild_id: int | None = None
    needs: int = 0
    lacks: int = 0


@dataclass(eq=False)
class Session:
    """What a bot identified as, and what it was sent: it can be resumed from there."""

    shard: int
    shard_count: int
    intents: int
    identify: Json
    connection: Connection | None
    id: str = field(default_factory=lambda: uuid4().hex)
    seq: int = 0
    _sent: deque[tuple[int, str]] = field(default_factory=lambda: deque(maxlen=_REMEMBERED))

    @property
    def is_connected(self) -> bool:
        return self.connection is not None

    def wants(self, audience: Audience) -> bool:
        """Whether its intents let it hear such an event."""
        return self.intents & audience.needs == audience.needs and not (
            self.intents & audience.lacks
        )

    def dispatch(self, event: str, data: str) -> None:
        """Send an event, now or when the session is resumed."""
        self.seq += 1
        text = f'{{"op":0,"s":{self.seq},"t":"{event}","d":{data}}}'
        self._sent.append((self.seq, text))
        if self.connection is not None:
            self.connection.send(text)

    def replay(self, seq: int) -> bool:
        """Send again what came after `seq`; say whether all of it is still known."""
        if self.connection is None or seq > self.seq:
            return False
        missed = [text for number, text in self._sent if number > seq]
        for text in missed:
            self.connection.send(text)
        return len(missed) == self.seq - seq


def dumps(data: Json) -> str:
    """Write JSON as short as it goes."""
    return json.dumps(data, separators=(",", ":"))
