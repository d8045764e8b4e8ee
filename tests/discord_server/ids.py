"""Snowflakes: identifiers that carry the time they were made.

https://docs.discord.com/developers/reference#snowflakes
"""

from datetime import UTC, datetime

from bot.clock import now

EPOCH = 1_420_070_400_000
"""Discord's own, in milliseconds: the first instant of 2015."""

_TIME_BITS = 22


class Snowflakes:
    """Makes identifiers, each greater than the one before."""

    def __init__(self) -> None:
        self._last = 0

    def new(self) -> int:
        """Return an identifier of this instant."""
        instant = int(now().timestamp() * 1000) - EPOCH
        self._last = max(self._last + 1, instant << _TIME_BITS)
        return self._last

    def for_shard(self, shard: int, count: int) -> int:
        """Return one that a guild of this shard may have."""
        instant = (self.new() >> _TIME_BITS) + 1
        instant += (shard - instant) % count
        self._last = instant << _TIME_BITS
        return self._last


def shard_of(guild_id: int, count: int) -> int:
    """Return the shard that hears of a guild: https://docs.discord.com/developers/events/gateway#sharding."""
    return (guild_id >> _TIME_BITS) % count


def created_at(snowflake: int) -> str:
    """Return the instant in an identifier, as Discord writes it."""
    milliseconds = (snowflake >> _TIME_BITS) + EPOCH
    return datetime.fromtimestamp(milliseconds / 1000, UTC).isoformat()
