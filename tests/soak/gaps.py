"""When the bot was without a gateway, so that it could not hear what people did."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from math import inf
from time import monotonic
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.discord_server.server import DiscordServer

_FOREVER = 24 * 3600.0


@dataclass(frozen=True)
class Gap:
    """A time without. If the session was resumed, the bot heard afterwards what it had missed."""

    begin: float
    end: float
    is_resumed: bool


class Gaps:
    """Instants are those of the monotonic clock."""

    def __init__(self, discord: DiscordServer) -> None:
        self._discord = discord
        self._past: list[Gap] = []
        self._since: float | None = None

    def begin(self) -> None:
        """Count from now on as without a gateway, until the bot has one again that it had not."""
        self._since = self._since or monotonic()

    async def watch(self) -> None:
        """Note the gaps, until cancelled."""
        while True:
            await self._until(is_ready=False)
            self.begin()
            identified = len(self._discord.gateway.identifies)
            await self._until(is_ready=True)
            is_resumed = len(self._discord.gateway.identifies) == identified
            self._past.append(Gap(self._since or monotonic(), monotonic(), is_resumed))
            self._since = None

    async def _until(self, *, is_ready: bool) -> None:
        changed, discord = self._discord.gateway.changed, self._discord
        await changed.until(lambda: discord.is_ready is is_ready, _FOREVER, str)

    def touch(self, begin: float, end: float, *, lost_only: bool = False) -> bool:
        """Whether there was a gap at any time of these; `lost_only` counts those not resumed."""
        now = [Gap(self._since, inf, is_resumed=False)] if self._since is not None else []
        return any(
            each.begin <= end and begin <= each.end and not (lost_only and each.is_resumed)
            for each in (*self._past, *now)
        )

    @property
    def total(self) -> float:
        """For how many seconds there was none."""
        return sum(each.end - each.begin for each in self._past)

    @property
    def counts(self) -> Counter[str]:
        """How many were ended by resuming the session, and how many by a new one."""
        return Counter("resumed" if each.is_resumed else "new session" for each in self._past)
