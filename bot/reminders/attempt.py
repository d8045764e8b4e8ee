"""One attempt to send a message, and what it came to.

A message that may have been sent before is never simply sent again. For a short while Discord knows
it by its nonce and answers with the first one; after that it is looked for in its channel.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.reminders.lateness import SAYS_SO
from bot.reminders.models import Message, MessageState
from bot.reminders.patience import pause
from bot.reminders.ports import (
    ImpossibleError,
    OutboxError,
    PointlessError,
    RefusedError,
    Settled,
    UnsureError,
)

if TYPE_CHECKING:
    from bot.reminders.ports import Courier

log = logging.getLogger(__name__)

TRUSTED_NONCE = timedelta(minutes=1)
"""Discord remembers nonces for "a few minutes": so long it certainly does."""
CLOCKS_DIFFER = timedelta(minutes=10)
"""By so much our clock may have been ahead of Discord's when we sent something."""
LONGEST_SECONDS = 45.0
"""Of one attempt; a lease is longer."""
_NOT_RUNNING = (
    "Its time passed while I was off or had no connection, or it was moved into the past."
)
_NO_ANSWER = "Discord did not answer in time."
_BROKEN = "I could not put it together. The log says more, under {}."


class Point(StrEnum):
    """Where a process may die between taking a message and knowing that it is done."""

    CLAIMED = "claimed"
    LOOKED = "looked"
    SENDING = "sending"
    SENT = "sent"
    SETTLING = "settling"
    SETTLED = "settled"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """Tries to send messages; each call of it is one attempt, which always has an outcome.

    `reached` is told how far it is; `random` returns numbers from 0 to 1; for as long as
    `trusted_nonce` Discord surely knows a message by its nonce.
    """

    courier: Courier
    clock: Callable[[], datetime]
    random: Callable[[], float]
    reached: Callable[[Point], None]
    trusted_nonce: timedelta = TRUSTED_NONCE

    async def __call__(self, message: Message) -> Settled:
        """Send a message, unless it was sent before or is too late by now."""
        try:
            async with asyncio.timeout(LONGEST_SECONDS):
                return await self._tried(message)
        except Exception as error:  # noqa: BLE001 - each has its meaning
            return self._failed(message, error)

    def _failed(self, message: Message, error: Exception) -> Settled:
        match error:
            case UnsureError() | TimeoutError():
                settled = self._again(message, str(error) or _NO_ANSWER)
                return replace(settled, is_doubtful=True)
            case RefusedError():
                return self._again(message, str(error), error.wait_seconds)
            case OutboxError():  # before anything was sent
                return self._again(message, f"{error}.")
            case ImpossibleError():
                return self._ended(message, MessageState.FAILED, str(error))
            case PointlessError():
                return self._ended(message, MessageState.DROPPED, str(error))
            case _:
                key = message.planned.key
                log.error("message %s can't be put together", key, exc_info=error)
                settled = self._ended(message, MessageState.FAILED, _BROKEN.format(key))
                return replace(settled, is_doubtful=True)  # it may have happened after the sending

    async def _tried(self, message: Message) -> Settled:
        planned, now = message.planned, self.clock()
        is_expired = now >= planned.expires
        found = await self._found(message, now, is_expired=is_expired)
        if found is not None:
            return Settled(key=planned.key, state=MessageState.SENT, message_id=found)
        if is_expired:
            reason = message.problem or _NOT_RUNNING
            return self._ended(message, MessageState.SKIPPED, reason)
        self.reached(Point.SENDING)
        sent = await self.courier.send(message, is_late=now - planned.due > SAYS_SO)
        self.reached(Point.SENT)
        return Settled(key=planned.key, state=MessageState.SENT, message_id=sent)

    async def _found(self, message: Message, now: datetime, *, is_expired: bool) -> int | None:
        """Return the id of the message if it was sent before, where its nonce can't tell."""
        doubtful = message.doubtful_since
        if doubtful is None:
            return None
        is_remembered = timedelta(0) <= now - doubtful < self.trusted_nonce
        if is_remembered and not is_expired:
            return None
        found = await self.courier.find(message, min(doubtful, now) - CLOCKS_DIFFER)
        self.reached(Point.LOOKED)
        return found

    def _again(self, message: Message, reason: str, wait_seconds: float = 0.0) -> Settled:
        wait = pause(message.attempts, wait_seconds, self.random)
        settled = self._ended(message, MessageState.WAITING, reason)
        return replace(settled, try_at=self.clock() + wait)

    def _ended(self, message: Message, state: MessageState, reason: str) -> Settled:
        return Settled(
            key=message.planned.key,
            state=state,
            problem=reason,
            is_doubtful=message.doubtful_since is not None,
        )
