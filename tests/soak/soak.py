"""Keeps a bot busy while much goes wrong, and sees whether anything is lost or wears out."""

from __future__ import annotations

import asyncio
import tempfile
from contextlib import asynccontextmanager, suppress
from datetime import timedelta
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from bot.clock import now
from bot.storage.stores import Stores
from tests.discord_server.exchanges import Exchange
from tests.reliability.scene import dice
from tests.soak import log_book
from tests.soak.bodies import rested, usual
from tests.soak.bots import LOG, free_port, living, url_of
from tests.soak.deeds import said
from tests.soak.delivery import Delivery, Verdict, is_waiting, rows_of
from tests.soak.health import Watch
from tests.soak.outcome import Outcome
from tests.soak.questions import Question
from tests.soak.shelf import QUESTION, SOAK
from tests.soak.stage import Stage, staged
from tests.soak.troubles import GatewayTroubles, RequestTroubles

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Coroutine
    from datetime import datetime

    from tests.soak.bots import Life
    from tests.soak.plan import Plan

_SECONDS_TO_ANSWER = 60
_SECONDS_TO_TELL = 60
_STILL_DUE = timedelta(seconds=10)
"""Reminders that were ordered last are due within so long after the load."""
_TICK = 0.5
_PARTS = 6


def _nothing(_: str) -> None:
    """Say nothing."""


async def soak(plan: Plan, say: Callable[[str], None] = _nothing) -> Outcome:
    """Do it; now and then `say` is told how far it is.

    The folder with the logs and the database is the caller's to delete.
    """
    folder = Path(tempfile.mkdtemp(prefix="workshop-bot-soak-"))
    async with staged(plan, folder) as stage:
        port = free_port()
        async with living(stage.discord, folder, stage.shelf.folder, port) as life:
            run = _Run(stage, life, Watch(port, stage.gaps, plan.look_each), say)
            await run.through()
        return await run.outcome()


class _Run:
    def __init__(self, stage: Stage, life: Life, watch: Watch, say: Callable[[str], None]) -> None:
        self._stage = stage
        self._plan = stage.plan
        self._life = life
        self._patient = life.patient
        self._watch = watch
        self._say = say
        self._began = monotonic()
        self._requests = RequestTroubles(stage.discord, self._plan, dice(self._plan.seed + 1))
        gateway = dice(self._plan.seed + 2)
        self._gateway = GatewayTroubles(stage.discord, stage.gaps, self._plan, gateway)
        self._wrong: list[str] = []

    async def through(self) -> None:
        """Go through all of it, while the bot lives."""
        async with _beside(
            self._patient.watch(self._plan.sample_each),
            self._stage.gaps.watch(),
            self._tell(),
        ):
            await self._learn()
            self._say("asked everything once, the load begins after a rest")
            await asyncio.sleep(self._plan.rest)
            self._before = await usual(self._patient)
            async with _beside(self._watch.run()):
                self._loaded_at = monotonic()
                await self._load()
                self._say("the load is over, what is left is sent and let go of")
                await self._drain()
                await self._is_up_to_date()
            await self._watch.look()
        self._after = await rested(self._patient, self._before, self._plan)

    async def _learn(self) -> None:
        """Ask everything once while nothing else is going on."""
        for question, event, form, deed in self._stage.asking.every():
            exchange = await deed.begin()
            assert isinstance(exchange, Exchange)
            await exchange.answered(_SECONDS_TO_ANSWER)
            self._stage.at_rest.learn(question, event, form, exchange)

    async def _load(self) -> None:
        """Let people do things at a steady rate, whether or not answers come."""
        troubles = (self._requests.run(), self._gateway.run()) if self._plan.has_troubles else ()
        async with asyncio.TaskGroup() as judged:
            async with _beside(self._change(), *troubles):
                for number in range(int(self._plan.seconds * self._plan.per_second)):
                    due = self._loaded_at + number / self._plan.per_second
                    if due > monotonic():
                        await asyncio.sleep(due - monotonic())
                    judged.create_task(self._stage.judge.try_(self._stage.crowd.next()))
            self._ended_at = monotonic()
            self._until = now() + _STILL_DUE

    async def _change(self) -> None:
        """Let organizers change their file, and now and then make a mistake at first."""
        turn = 0
        while True:
            await asyncio.sleep(self._plan.change_each)
            turn += 1
            if turn % 3 == 0:
                self._stage.shelf.spoil()
            else:
                self._stage.shelf.change()

    async def _drain(self) -> None:
        """Wait until everything is sent that is due."""
        stores = await Stores.open(url_of(self._stage.folder))
        with suppress(TimeoutError):
            async with asyncio.timeout(self._plan.drain):
                while await self._is_waiting(stores):  # noqa: ASYNC110 - it tells nobody
                    await asyncio.sleep(_TICK)
        await stores.close()

    async def _is_waiting(self, stores: Stores) -> bool:
        return now() < self._until or is_waiting(await rows_of(stores), self._until)

    async def _is_up_to_date(self) -> None:
        """See whether the bot answers from the last revision of the file."""
        shelf, town = self._stage.shelf, self._stage.town
        shelf.change()
        right = f"It is revision {shelf.revision}"
        workshop = next(each for each in town.workshops if each.event == SOAK)
        asked = Question("ask", {"question": QUESTION})
        words = ""
        with suppress(TimeoutError):
            async with asyncio.timeout(_SECONDS_TO_ANSWER):
                while right not in words:
                    await self._stage.discord.ready(_SECONDS_TO_ANSWER)
                    asker = town.dice.choice(workshop.attendees)
                    exchange = await self._stage.asking.asks(workshop, asker, asked).begin()
                    assert isinstance(exchange, Exchange)
                    with suppress(AssertionError):  # the session may be lost in this moment
                        words = said(await exchange.answered(self._plan.patience))
                    await asyncio.sleep(_TICK)
        if right not in words:
            self._wrong.append(f"the file was not read anew: {right!r} is not in {words!r}")

    async def _tell(self) -> None:
        while True:
            await asyncio.sleep(_SECONDS_TO_TELL)
            ledger, sample = self._stage.ledger, self._patient.look()
            self._say(
                f"{monotonic() - self._began:.0f} s: {ledger.done} done, {ledger.answered} right, "
                f"{ledger.excused.total()} excused, {ledger.wrong_count} wrong, "
                f"{len(self._stage.mail.arrived)} reminders, {sample.mebibytes:.1f} MiB"
            )

    async def outcome(self) -> Outcome:
        """Return what came of it, once the bot has ended."""
        plan, patient = self._plan, self._patient
        warm = self._loaded_at + plan.warm_up
        return Outcome(
            plan=plan,
            folder=self._stage.folder,
            ledger=self._stage.ledger,
            faults=self._stage.discord.faults.had,
            gateway_faults=self._gateway.had,
            gaps=self._stage.gaps,
            looks=self._watch.looks,
            before=self._before,
            after=self._after,
            memory_course=patient.course(self._loaded_at, self._ended_at, _PARTS),
            memory_warm=patient.mebibytes(warm, warm + plan.window),
            memory_last=patient.mebibytes(self._ended_at - plan.window, self._ended_at),
            verdict=await self._verdict(self._until),
            book=log_book.read(self._stage.folder / LOG),
            sent_told=self._watch.sent,
            code=self._life.code,
            seconds_to_end=self._life.seconds_to_end,
            seconds=monotonic() - self._began,
            also_wrong=[*self._wrong, *self._watch.wrong],
        )

    async def _verdict(self, until: datetime) -> Verdict:
        stores = await Stores.open(url_of(self._stage.folder))
        rows = await rows_of(stores)
        await stores.close()
        return Delivery(self._stage.wants, self._stage.mail, rows, until).verdict()


@asynccontextmanager
async def _beside(*works: Coroutine[None, None, None]) -> AsyncIterator[None]:
    """Let these run meanwhile, and cancel them then; what one of them raises is raised."""
    tasks = [asyncio.create_task(each) for each in works]
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        for ended in await asyncio.gather(*tasks, return_exceptions=True):
            if isinstance(ended, Exception):
                raise ended
