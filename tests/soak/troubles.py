"""What goes wrong at random at Discord: with requests, and with the gateway."""

from __future__ import annotations

import asyncio
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random
    from collections.abc import Awaitable, Callable

    from tests.discord_server.gateway_faults import GatewayFaults
    from tests.soak.gaps import Gaps
    from tests.soak.observed_discord import ObservedDiscord
    from tests.soak.plan import Plan

_WHERE = {
    "POST /interactions/*/callback": 5,
    "POST /channels/*/messages": 5,
    "GET /channels/*/messages*": 1,
    "POST /users/@me/channels": 1,
    "POST /webhooks/*": 1,
    "PATCH /webhooks/*": 1,
    "GET /gateway*": 1,
}
_SLOWEST_SECONDS = 2.5
_LONGEST_LIMIT_SECONDS = 1.0
_MOST_TIMES = 3


class RequestTroubles:
    """One after another: a fault that nothing meets until the next one is withdrawn."""

    def __init__(self, discord: ObservedDiscord, plan: Plan, dice: random.Random) -> None:
        self._faults = discord.faults
        self._each = plan.request_trouble_each
        self._dice = dice
        self._what: list[Callable[[str], None]] = [
            self._reset,
            self._slow,
            self._error,
            self._unavailable,
            self._rate_limit,
        ]

    async def run(self) -> None:
        """Make trouble until cancelled."""
        try:
            while True:
                (where,) = self._dice.choices([*_WHERE], [*_WHERE.values()])
                self._faults.clear()
                self._dice.choice(self._what)(where)
                await asyncio.sleep(self._dice.uniform(0, 2) * self._each)
        finally:
            self._faults.clear()

    @property
    def _times(self) -> int:
        return self._dice.randint(1, _MOST_TIMES)

    @property
    def _is_stored(self) -> bool:
        return self._dice.random() < 0.5

    def _reset(self, where: str) -> None:
        by_fin = self._dice.random() < 0.5
        self._faults.reset(where, times=self._times, stored=self._is_stored, by_fin=by_fin)

    def _slow(self, where: str) -> None:
        seconds = self._dice.uniform(0, _SLOWEST_SECONDS)
        self._faults.slow(where, seconds, times=self._times, stored=self._is_stored)

    def _error(self, where: str) -> None:
        """500 and 502, which discord.py repeats."""
        status = self._dice.choice((500, 502))
        self._faults.fail(where, status, times=self._times, stored=self._is_stored)

    def _unavailable(self, where: str) -> None:
        """503, which discord.py repeats only where it answers an interaction."""
        self._faults.fail(where, 503, times=self._times, stored=self._is_stored)

    def _rate_limit(self, where: str) -> None:
        scope = self._dice.choice(("user", "shared", "global"))
        seconds = self._dice.uniform(0, _LONGEST_LIMIT_SECONDS)
        self._faults.rate_limit(where, seconds, times=self._times, scope=scope)


class GatewayTroubles:
    """One after another; each is announced to `gaps` before it begins."""

    def __init__(
        self, discord: ObservedDiscord, gaps: Gaps, plan: Plan, dice: random.Random
    ) -> None:
        self._gateway: GatewayFaults = discord.gateway_faults
        self._gaps = gaps
        self._plan = plan
        self._dice = dice
        self._harmless: list[Callable[[], Awaitable[None]]] = [
            self._unacknowledged,
            self._asked_for_heartbeat,
        ]
        self._cutting: list[Callable[[], Awaitable[None]]] = [
            self._reset,
            self._end_of_file,
            self._reconnect,
            self._invalid,
            self._invalid_for_good,
            self._closed,
            self._timed_out,
            self._outage,
        ]
        self._left: list[Callable[[], Awaitable[None]]] = []
        self.had: Counter[str] = Counter()

    async def run(self) -> None:
        """Make trouble until cancelled; each sort comes before any comes again."""
        while True:
            await asyncio.sleep(self._dice.uniform(0.5, 1.5) * self._plan.gateway_trouble_each)
            if not self._left:
                self._left = [*self._harmless, *self._cutting]
                self._dice.shuffle(self._left)
            trouble = self._left.pop()
            self.had[trouble.__name__.strip("_").replace("_", " ")] += 1
            if trouble in self._cutting:
                self._gaps.begin()
            await trouble()

    async def _reset(self) -> None:
        self._gateway.drop()

    async def _end_of_file(self) -> None:
        self._gateway.drop(by_fin=True)

    async def _reconnect(self) -> None:
        self._gateway.reconnect()

    async def _invalid(self) -> None:
        self._gateway.invalidate(resumable=True)

    async def _invalid_for_good(self) -> None:
        self._gateway.invalidate(resumable=False)

    async def _closed(self) -> None:
        await self._gateway.close(4000)

    async def _timed_out(self) -> None:
        """End the session as well."""
        await self._gateway.close(4009)

    async def _outage(self) -> None:
        self._gateway.outage()
        try:
            await asyncio.sleep(self._dice.uniform(0.5, self._plan.longest_outage))
        finally:
            self._gateway.restore()

    async def _unacknowledged(self) -> None:
        self._gateway.stop_acknowledging()

    async def _asked_for_heartbeat(self) -> None:
        self._gateway.ask_for_heartbeat()
