"""Processes that deliver, die and start again, with one outbox and one Discord between them."""

from __future__ import annotations

import asyncio
from collections import deque
from datetime import timedelta
from itertools import count
from typing import TYPE_CHECKING, Any, Protocol

from bot import clock as real_clock
from bot.reminders.attempt import Attempt, Point
from bot.reminders.dispatcher import Dispatcher
from bot.reminders.ports import Outbox
from bot.reminders.scheduler import Scheduler
from bot.reminders.service import Service
from tests.reminders.fakes import FakeBook, FakeCourier, FakeWishes, Fault

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine
    from datetime import datetime

    from bot.knowledge.edition import Edition
    from bot.reminders.models import Planned
    from tests.reminders.fake_clock import FakeClock

LONGEST_SLEEP_SECONDS = 120.0
LEASE = timedelta(seconds=150)
NONCES_KNOWN_FOR = timedelta(seconds=130)
"""Less than a lease, so that a process that takes over has to look for what may be sent; more than
a nonce is trusted, a request is under way and a slow Discord thinks about it, one after another:
with 60, 10 and 50 seconds, nobody could keep from sending twice otherwise.
"""


class ShakyOutbox(Outbox, Protocol):
    """An outbox that fails when it is told to, and lets one look into it."""

    is_down: bool
    lost_answers: int

    async def in_hand(self, now: datetime) -> list[Planned]:
        """Return what is in the hands of a process, dead or alive."""

    async def tried(self) -> list[Planned]:
        """Return what was tried and waits to be tried again."""

    async def close(self) -> None:
        """Let go of what it is kept in."""


class Crash(BaseException):
    """The end of a process."""


class Process:
    """One run of the bot, from its start to its end."""

    def __init__(self, world: World, owner: str) -> None:
        self._world = world
        self.is_dead = False
        attempt = Attempt(
            courier=world.courier,
            clock=world.clock,
            random=lambda: 0.5,
            reached=self._reached,
        )
        self.scheduler = Scheduler(world.outbox, world.book, world.wishes, world.clock)
        self.dispatcher = Dispatcher(
            world.outbox,
            attempt,
            world.clock,
            real_clock.wait,
            owner=owner,
            reached=self._reached,
            lease=LEASE,
            longest_sleep=LONGEST_SLEEP_SECONDS,
        )
        service = Service(self.scheduler, self.dispatcher, world.clock, _no)
        self.task = asyncio.create_task(service.run())
        self.task.add_done_callback(world.has_ended)

    def _reached(self, point: Point) -> None:
        if point is self._world.crash_at:
            self._world.crash_at = None
            self.die()
            raise Crash

    def die(self) -> None:
        """End at once: nothing of it runs any more, nothing is told to the outbox."""
        self.is_dead = True
        self.task.cancel()
        self.dispatcher.abandon()
        self._world.has_died(self)


async def _no() -> bool:
    return False


class World:
    """What is there beside the processes, and outlives them."""

    def __init__(
        self, clock: FakeClock, edition: Edition, new_outbox: Coroutine[Any, Any, ShakyOutbox]
    ) -> None:
        self.clock = clock
        self.book = FakeBook()
        self.wishes = FakeWishes(edition)
        self.courier = FakeCourier(clock, self.book, nonces_known_for=NONCES_KNOWN_FOR)
        self.processes: list[Process] = []
        self.crash_at: Point | None = None
        self.restart_seconds = 10.0
        self.are_dead = 0
        """How many processes are to be started again."""
        self.errors: list[object] = []
        """What nobody has thought of."""
        self._owners = count(1)
        self._all: list[Process] = []
        self._runner = clock.runner()
        self.outbox = self._runner.run(new_outbox)
        self._runner.get_loop().set_exception_handler(self._noted)

    def has_ended(self, task: asyncio.Task[None]) -> None:
        """Take note if a process ended for a reason that nobody has thought of."""
        error = None if task.cancelled() else task.exception()
        if error and not isinstance(error, Crash):
            self.errors.append(error)

    def _noted(self, _: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        if not isinstance(context.get("exception"), Crash):
            self.errors.append(context)

    def run(self, main: Coroutine[Any, Any, None]) -> None:
        """Run something to its end, and the processes beside it."""
        self._runner.run(main)

    def close(self) -> None:
        """End everything."""
        self.run(self._end())
        with self.clock.elsewhere():
            self._runner.close()

    async def _end(self) -> None:
        for process in self._all:
            process.task.cancel()
            process.dispatcher.abandon()
        await asyncio.wait({process.task for process in self._all})
        await self.outbox.close()

    @property
    def is_calm(self) -> bool:
        """Whether nothing will fail."""
        return not (self.courier.faults or self.crash_at or self.are_dead or self.outbox.is_down)

    def takes(self, trouble: Point | tuple[Fault, ...]) -> None:
        """Let a process die at a point or some requests fail, as soon as there is an occasion."""
        self.crash_at = trouble if isinstance(trouble, Point) else None
        self.courier.faults = deque(() if isinstance(trouble, Point) else trouble)

    def later(self, seconds: float, do: Callable[[], None]) -> None:
        """Do something after some time."""
        self._runner.get_loop().call_later(seconds, do)

    def start(self) -> None:
        """Start a process; to be called while the loop runs."""
        process = Process(self, f"process {next(self._owners)}")
        self.processes.append(process)
        self._all.append(process)

    async def start_processes(self, number: int) -> None:
        """Start some processes."""
        for _ in range(number):
            self.start()

    def has_died(self, process: Process) -> None:
        """Take note of the end of a process, which is started again after a while."""
        if process in self.processes:  # and not about to leave anyway
            self.processes.remove(process)
            self.are_dead += 1
            self.later(self.restart_seconds, self._start_again)

    def _start_again(self) -> None:
        self.are_dead -= 1
        self.start()

    def leave(self) -> None:
        """Tell a process to stop."""
        self.processes.pop().dispatcher.stop()

    def knowledge_changed(self) -> None:
        """Tell all processes that the files say something else."""
        for process in self.processes:
            process.scheduler.knowledge_changed()
