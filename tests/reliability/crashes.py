"""Kills bots while they deliver, and counts what arrives."""

from __future__ import annotations

import asyncio
import tempfile
from contextlib import AsyncExitStack, suppress
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from bot.reminders.ports import OutboxError
from bot.storage.stores import Stores
from tests.discord_server.backend import Settings
from tests.reliability.children import nursed
from tests.reliability.databases import PostgresBase, SqliteFile
from tests.reliability.hurry import LONG_NONCES, NO_NONCES, Hurry
from tests.reliability.reaper import Reaper, Tally
from tests.reliability.scene import dice, set_up
from tests.reliability.troubles import Troubles
from tests.reliability.verdict import Judge, Verdict, is_settled, rows_of

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Callable

    from tests.postgres import Postgres
    from tests.reliability.children import Children
    from tests.reliability.databases import Base
    from tests.reliability.scene import Scene

_AHEAD_SECONDS = 1.5
"""Reminders become due within so long after they were made."""
_SECONDS_TO_DRAIN = 150
_SECONDS_AFTERWARDS = 2.0
"""In which nothing more should come."""
_SECONDS_TO_TELL = 60
_TICK = 0.1


@dataclass(frozen=True)
class Plan:
    """How bad it gets. If `nonces_last`, Discord remembers them for long, otherwise not at all."""

    kills: int = 30
    reminders: int = 150
    replicas: int = 1
    nonces_last: bool = True
    seed: int = 1


@dataclass(frozen=True)
class Outcome:
    """What came of it, and where the logs are."""

    verdict: Verdict
    tally: Tally
    troubles: Counter[str]
    seconds: float
    folder: Path


def _nothing(_: str) -> None:
    """Say nothing."""


async def crash(
    plan: Plan, postgres: Postgres | None = None, say: Callable[[str], None] = _nothing
) -> Outcome:
    """Kill, restart and count, with a file as the database or on a server.

    Now and then `say` is told how far it is. The folder of the logs is the caller's to delete.
    """
    folder = Path(tempfile.mkdtemp(prefix="workshop-bot-"))
    settings = Settings(nonce_lifetime=LONG_NONCES if plan.nonces_last else NO_NONCES)
    async with AsyncExitStack() as stack:
        base: Base = SqliteFile(folder)
        if postgres:
            base = PostgresBase(postgres, await postgres.empty_database())
        scene = await stack.enter_async_context(set_up(base, folder, plan.seed, settings))
        children = await stack.enter_async_context(nursed())
        stores = await Stores.open(base.url)
        stack.push_async_callback(stores.close)
        crashes = _Crashes(plan, scene, children, stores)
        telling = asyncio.create_task(crashes.tell(say))
        try:
            return await crashes.run()
        finally:
            telling.cancel()


class _Crashes:
    def __init__(self, plan: Plan, scene: Scene, children: Children, stores: Stores) -> None:
        self._plan = plan
        self._scene = scene
        self._stores = stores
        self._tally = Tally(plan.kills)
        hurry = Hurry(has_several_bots=plan.replicas > 1, nonces_last=plan.nonces_last)
        self._reapers = [
            Reaper(scene, children, self._tally, hurry, dice(plan.seed + number))
            for number in range(plan.replicas)
        ]
        self._troubles = Troubles(scene, dice(plan.seed), nonces_last=plan.nonces_last)
        self._children = children

    async def run(self) -> Outcome:
        began = monotonic()
        making = asyncio.create_task(self._make())
        troubling = asyncio.create_task(self._troubles.run())
        async with asyncio.TaskGroup() as group:
            for number, reaper in enumerate(self._reapers):
                skipped = number / len(self._reapers)
                group.create_task(reaper.run(f"replica-{number + 1}", skipped))
        await making
        self._troubles.stop()
        await troubling
        await self._drain()
        rows = await rows_of(self._stores)
        return Outcome(
            Judge(self._scene, rows).verdict(),
            self._tally,
            self._troubles.had,
            monotonic() - began,
            self._scene.folder,
        )

    async def tell(self, say: Callable[[str], None]) -> None:
        """Say each minute how far it is, until cancelled."""
        while True:
            await asyncio.sleep(_SECONDS_TO_TELL)
            kills, made = self._tally.killed.total(), len(self._scene.wanted)
            sent = len(self._scene.discord.backend.messages.all)
            say(f"{kills} kills, {made} reminders, {sent} messages")

    async def _make(self) -> None:
        """Keep making reminders in step with the kills, so that there is always something due."""
        plan, wanted = self._plan, self._scene.wanted
        while len(wanted) < plan.reminders:
            share = (self._tally.killed.total() + 2) / plan.kills
            count = min(int(plan.reminders * share), plan.reminders) - len(wanted)
            for _ in range(count):
                await self._made()
            await asyncio.sleep(_TICK)

    async def _made(self) -> None:
        """Make one reminder, as often as it takes."""
        while True:
            with suppress(OutboxError):
                await self._scene.want(self._stores, 1, _AHEAD_SECONDS)
                return
            await asyncio.sleep(_TICK)

    async def _drain(self) -> None:
        """Let one bot end what the others have begun."""
        child = await self._reapers[0].born("last")
        with suppress(TimeoutError):
            async with asyncio.timeout(_SECONDS_TO_DRAIN):
                while not is_settled(await rows_of(self._stores)):  # noqa: ASYNC110 - it tells nobody
                    await asyncio.sleep(_TICK * 5)
        await asyncio.sleep(_SECONDS_AFTERWARDS)
        await self._children.kill(child)
