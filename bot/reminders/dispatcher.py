"""Sends what is due: takes messages from the outbox, has them carried, and keeps what came of it.

It sleeps until the next message is due, but looks at the clock every few seconds, since the clock
may be set and the machine may have slept.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

from bot.reminders.attempt import Point
from bot.reminders.models import MessageState
from bot.reminders.ports import OutboxError

if TYPE_CHECKING:
    from bot.reminders.models import Message
    from bot.reminders.ports import Outbox, Settled

    Wait = Callable[[asyncio.Event, float], Awaitable[None]]

log = logging.getLogger(__name__)

LEASE = timedelta(seconds=60)
"""So long a message is in the hands of one process; longer than an attempt and its keeping take."""
MOST_IN_HAND = 160
"""In one channel Discord takes about one message a second: so many keep fifty channels busy."""
_WORTH_TAKING = 12
"""Room for fewer than that is not asked for: each time costs a transaction."""
LONGEST_SLEEP_SECONDS = 5.0
_PAUSE_SECONDS = 1.0
"""After a failure of the database."""


class Dispatcher:
    """Delivers messages until it is told to stop. Several of them may share an outbox."""

    def __init__(  # noqa: PLR0913 - all of it differs in tests, rehearsals and replicas
        self,
        outbox: Outbox,
        attempt: Callable[[Message], Coroutine[None, None, Settled]],
        clock: Callable[[], datetime],
        wait: Wait,
        *,
        owner: str,
        reached: Callable[[Point], None],
        lease: timedelta = LEASE,
        longest_sleep: float = LONGEST_SLEEP_SECONDS,
    ) -> None:
        """Take where messages are kept and what tries to send one.

        `owner` names this process among those that share the outbox, `reached` is told how far
        it is, `longest_sleep` is in seconds.
        """
        self._outbox = outbox
        self._attempt = attempt
        self._clock = clock
        self._wait = wait
        self._owner = owner
        self._reached = reached
        self._lease = lease
        self._longest_sleep = longest_sleep
        self._changed = asyncio.Event()
        self._in_hand: dict[str, asyncio.Task[Settled]] = {}
        self._to_keep: dict[str, Settled] = {}
        self._is_stopping = False
        self.looked: datetime | None = None
        """When it last knew what is due; None if it never did."""
        self.has_failures = True
        """Whether something was not sent that nobody may have been told of."""

    @property
    def is_idle(self) -> bool:
        """Whether nothing is being sent."""
        return not self._in_hand and not self._to_keep

    def wake(self) -> None:
        """Let it look for what is due: something was planned, or its time was changed."""
        self._changed.set()

    async def run(self, chores: Callable[[], Awaitable[None]]) -> None:
        """Deliver until `stop`; `chores` is awaited each time before it looks for what is due.

        What is being sent when it is told to stop is finished and kept first, however long the
        database is away: whoever can't wait for that cancels it.
        """
        while not (self._is_stopping and self.is_idle):
            try:
                await self._keep()
                await chores()
                seconds = await self._take()
            except OutboxError as error:
                log.warning("reminders wait for the database: %s", error)
                seconds = _PAUSE_SECONDS
            if seconds > 0:
                await self._wait(self._changed, seconds)
            self._changed.clear()
            await asyncio.sleep(0)

    def stop(self) -> None:
        """Take nothing any more, and end once nothing is in hand."""
        self._is_stopping = True
        self.wake()

    def abandon(self) -> None:
        """Let go of what is in hand; it stays doubtful until somebody looks for it."""
        for task in self._in_hand.values():
            task.cancel()

    async def _take(self) -> float:
        """Take what is due and have it sent; return for how many seconds nothing else will be."""
        room = MOST_IN_HAND - len(self._in_hand)
        if self._is_stopping and not self._in_hand:
            return 0.0
        if self._is_stopping or room < _WORTH_TAKING:
            self.looked = self._clock()
            return self._longest_sleep  # it is woken when one of those in hand has ended
        taken = await self._outbox.claim(self._owner, self._clock(), self._lease, room)
        for message in taken:
            key = message.planned.key
            if key in self._in_hand or key in self._to_keep:
                continue  # its lease ended while it was in our own hands
            self._reached(Point.CLAIMED)
            task = asyncio.create_task(self._attempt(message), name=f"message {key}")
            self._in_hand[key] = task
            task.add_done_callback(partial(self._has_ended, key))
        seconds = 0.0 if len(taken) == room else await self._seconds_to_next()
        self.looked = self._clock()
        return seconds

    def _has_ended(self, key: str, task: asyncio.Task[Settled]) -> None:
        del self._in_hand[key]
        if not task.cancelled():
            self._to_keep[key] = task.result()
        self.wake()

    async def _keep(self) -> None:
        """Keep what came of attempts, all that is known by now in one go."""
        outcomes = list(self._to_keep.values())
        if not outcomes:
            return
        self._reached(Point.SETTLING)
        await self._outbox.settle(self._owner, outcomes, self._clock())
        self._reached(Point.SETTLED)
        for outcome in outcomes:
            del self._to_keep[outcome.key]
            if outcome.state in {MessageState.FAILED, MessageState.SKIPPED}:
                self.has_failures = True

    async def _seconds_to_next(self) -> float:
        now = self._clock()
        next_try = await self._outbox.next_try(now)
        seconds = (next_try - now).total_seconds() if next_try else self._longest_sleep
        return min(max(seconds, 0.0), self._longest_sleep)
