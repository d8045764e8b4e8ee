"""What goes wrong at random while bots are killed: at Discord, on the way, and in the database."""

from __future__ import annotations

import asyncio
from collections import Counter
from typing import TYPE_CHECKING

from bot import clock

if TYPE_CHECKING:
    import random
    from collections.abc import Awaitable, Callable

    from tests.reliability.scene import Scene

SENDING = "POST /channels/*/messages"
LOOKING = "GET /channels/*/messages"
OPENING = "POST /users/@me/channels"
LOGGING_IN = "GET /users/@me"
_SLOWEST_SECONDS = 0.5
_LONGEST_PAUSE = 0.8


class Troubles:
    """Makes trouble until it is told to stop.

    Only where `nonces_last` there are those against which nothing else helps: discord.py repeats by
    itself what a server's error answered, and a request that is under way may outlive who sent it.
    """

    def __init__(self, scene: Scene, choice: random.Random, *, nonces_last: bool) -> None:
        self._faults = scene.discord.faults
        self._gateway = scene.discord.gateway_faults
        self._base = scene.base
        self._choice = choice
        self._stop = asyncio.Event()
        self._nonces_last = nonces_last
        self.had: Counter[str] = Counter()
        every: list[tuple[int, Callable[[], Awaitable[None]]]] = [
            (6, self._reset),
            (5, self._slow),
            (5, self._unavailable),
            (3, self._rate_limit),
            (3, self._look_fails),
            (2, self._cut_off),
            (1, self._no_log_in),
            (1, self._no_gateway),
            (2, self._no_database),
        ]
        if nonces_last:
            every += [(6, self._server_error), (2, self._garbage)]
        self._every = [trouble for _, trouble in every]
        self._weights = [weight for weight, _ in every]

    async def run(self) -> None:
        """Make one trouble after another, with pauses, until `stop`."""
        while not self._stop.is_set():
            (trouble,) = self._choice.choices(self._every, self._weights)
            self.had[trouble.__name__.strip("_").replace("_", " ")] += 1
            await trouble()
            await clock.wait(self._stop, self._choice.uniform(0, _LONGEST_PAUSE))
        self._faults.clear()

    def stop(self) -> None:
        """End what goes wrong at the moment, and let nothing else go wrong."""
        self._stop.set()

    @property
    def _where(self) -> str:
        return self._choice.choice((SENDING, SENDING, SENDING, OPENING))

    @property
    def _is_stored(self) -> bool:
        return self._choice.random() < 0.5

    @property
    def _times(self) -> int:
        return self._choice.randint(1, 4)

    async def _reset(self) -> None:
        by_fin = self._choice.random() < 0.5
        self._faults.reset(self._where, times=self._times, stored=self._is_stored, by_fin=by_fin)

    async def _slow(self) -> None:
        seconds = self._choice.uniform(0, _SLOWEST_SECONDS)
        stored = not self._nonces_last or self._is_stored
        self._faults.slow(self._where, seconds, times=self._times, stored=stored)

    async def _unavailable(self) -> None:
        """503, which discord.py does not repeat."""
        self._faults.fail(self._where, 503, times=self._times, stored=self._is_stored)

    async def _server_error(self) -> None:
        """500 and 502, which discord.py repeats."""
        status = self._choice.choice((500, 502))
        self._faults.fail(self._where, status, times=self._times, stored=self._is_stored)

    async def _garbage(self) -> None:
        self._faults.garble(SENDING, times=self._times, stored=self._is_stored)

    async def _rate_limit(self) -> None:
        scope = self._choice.choice(("user", "shared", "global"))
        self._faults.rate_limit(self._where, 0.05, times=self._times, scope=scope)

    async def _look_fails(self) -> None:
        if self._choice.random() < 0.5:
            self._faults.fail(LOOKING, 503, times=self._times)
        else:
            self._faults.reset(LOOKING, times=self._times)

    async def _cut_off(self) -> None:
        """Lose the gateway for a moment."""
        self._gateway.drop(by_fin=self._choice.random() < 0.5)

    async def _no_log_in(self) -> None:
        self._faults.fail(LOGGING_IN, 503)

    async def _no_gateway(self) -> None:
        """Lose the gateway for a while, in which reminders are sent all the same."""
        self._gateway.outage()
        await asyncio.sleep(self._choice.uniform(0.5, 3))
        self._gateway.restore()

    async def _no_database(self) -> None:
        await self._base.suffer(self._choice.choice((0.1, 0.3, 1, 2)))
