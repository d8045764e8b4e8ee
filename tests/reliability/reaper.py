"""Lets bots live and die, one after another."""

from __future__ import annotations

import asyncio
import signal
from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import cycle, islice
from typing import TYPE_CHECKING

from bot.reminders.attempt import Point
from tests.reliability.troubles import SENDING

if TYPE_CHECKING:
    import random

    from tests.reliability.children import Child, Children
    from tests.reliability.hurry import Hurry
    from tests.reliability.scene import Scene


class Moment(StrEnum):
    """When a bot is killed from outside."""

    WITHHELD = "answer withheld"
    """Discord has the message, and holds back its answer."""
    RANDOM = "at random"


_ORDER: tuple[Point | Moment, ...] = (
    Point.SENT,
    Point.CLAIMED,
    Moment.WITHHELD,
    Point.LOOKED,
    Moment.RANDOM,
    Point.SENDING,
    Point.SETTLING,
    Moment.RANDOM,
    Point.SETTLED,
)
_MOST_OFTEN = 3
"""A bot dies when it comes to its point for the first time, or the second, or so."""
_LONGEST_LIFE = 2.0
"""In seconds: a bot that hasn't come to its point until then is killed all the same."""
_SHORTEST_LIFE, _USUAL_LIFE = 0.02, 0.8
_WITHHELD_SECONDS = 0.4
_MANY = 1000
_STOPPED = 0.08
"""So many of the bots are told to stop instead, which is no kill."""
_SECONDS_TO_STOP = 12
_PAUSED = 0.3
"""So many of those that are killed at random were paused before, and have gone on."""
_SECONDS_TO_RESTART = 0.3
"""After a bot gave up by itself."""
_SESSIONS = 10


@dataclass
class Tally:
    """Who was killed when; `stopped` were told to stop, `gave_up` ended by themselves.

    `paused` were held up for longer than their leases, and are among those killed.
    """

    wanted: int
    killed: Counter[str] = field(default_factory=Counter)
    paused: int = 0
    stopped: int = 0
    gave_up: int = 0

    @property
    def is_over(self) -> bool:
        """Whether there were enough kills."""
        return self.killed.total() >= self.wanted


class Reaper:
    """Sees to the bots of one replica, of which there may be several at work on a tally."""

    def __init__(
        self, scene: Scene, children: Children, tally: Tally, hurry: Hurry, choice: random.Random
    ) -> None:
        self._scene = scene
        self._children = children
        self._tally = tally
        self._hurry = hurry
        self._choice = choice

    async def run(self, name: str, skipped: float = 0) -> None:
        """Let one bot after another live and die until there were enough kills.

        The deaths take turns; the first few are `skipped` (0..1), so that replicas differ.
        """
        for death in islice(cycle(_ORDER), int(len(_ORDER) * skipped), None):
            if self._tally.is_over:
                return
            if self._choice.random() < _STOPPED:
                await self._stopped(await self.born(name))
            elif isinstance(death, Point):
                await self._dies_at(death, name)
            else:
                await self._killed(death, await self.born(name))
            self._forget_sessions()

    async def born(self, name: str, *arguments: str) -> Child:
        """Start a bot."""
        log = self._scene.folder / f"{name}.log"
        is_trusting = self._choice.random() < 1 / 2
        every = [*self._hurry.arguments(seldom_looks=is_trusting), *arguments]
        return await self._children.start(every, self._scene.variables, log)

    async def _dies_at(self, point: Point, name: str) -> None:
        nth = self._choice.randint(1, _MOST_OFTEN)
        child = await self.born(name, "--die-at", point, "--nth", str(nth))
        await asyncio.wait({child.ended}, timeout=_LONGEST_LIFE)
        await self._end(point if child.ended.done() else Moment.RANDOM, child)

    async def _killed(self, moment: Moment, child: Child) -> None:
        if moment is Moment.RANDOM:
            await self._lives(child)
            if self._hurry.nonces_last and self._choice.random() < _PAUSED:
                await self._pauses(child)
            await self._end(moment, child)
            return
        faults, changed = self._scene.discord.faults, self._scene.discord.gateway.changed
        fault = faults.slow(SENDING, _WITHHELD_SECONDS, times=_MANY, stored=True)
        try:
            await changed.until(lambda: fault.times < _MANY, _LONGEST_LIFE, str)
        except AssertionError:
            moment = Moment.RANDOM
        await self._end(moment, child)
        faults.withdraw(fault)

    async def _lives(self, child: Child) -> None:
        seconds = self._choice.uniform(_SHORTEST_LIFE, _USUAL_LIFE)
        await asyncio.wait({child.ended}, timeout=seconds)

    async def _pauses(self, child: Child) -> None:
        """Hold a bot up, so that others take over what it is at, and let it go on."""
        self._children.send(child, signal.SIGSTOP)
        await asyncio.sleep(self._hurry.lease * self._choice.uniform(0.5, 2))
        self._children.send(child, signal.SIGCONT)
        self._tally.paused += 1
        await self._lives(child)

    async def _end(self, what: Point | Moment, child: Child) -> None:
        await self._children.kill(child)
        if child.ended.result() == -signal.SIGKILL:
            self._tally.killed[what] += 1
        else:
            self._tally.gave_up += 1
            await asyncio.sleep(_SECONDS_TO_RESTART)

    async def _stopped(self, child: Child) -> None:
        await self._lives(child)
        self._children.send(child, signal.SIGTERM)
        await asyncio.wait_for(child.ended, _SECONDS_TO_STOP)
        self._tally.stopped += 1

    def _forget_sessions(self) -> None:
        """Let the gateway forget those who died long ago, as Discord does."""
        sessions = self._scene.discord.gateway.sessions
        for id_ in list(sessions)[:-_SESSIONS]:
            if not sessions[id_].is_connected:
                del sessions[id_]
