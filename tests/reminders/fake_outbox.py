"""An outbox in memory: it does what the port `Outbox` says, and fails when it is told to."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from typing_extensions import override

from bot.reminders.models import Message, MessageKind, MessageState, Planned
from bot.reminders.ports import Outbox, OutboxError, Settled, place_of

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Collection, Sequence
    from datetime import datetime, timedelta

WAITING, SENT, DROPPED = MessageState.WAITING, MessageState.SENT, MessageState.DROPPED
_UNSENT = {MessageState.FAILED, MessageState.SKIPPED}


@dataclass(frozen=True)
class Lease:
    """In whose hands a message is, and until when."""

    owner: str
    until: datetime


class FakeOutbox(Outbox):
    """Keeps messages in a dictionary.

    Every call takes its turn in the event loop twice, before and after what it does, so that
    others come between. While it `is_down` each call fails; `lost_answers` is how many of the next
    do what they are asked and fail then.
    """

    def __init__(self) -> None:
        self.messages: dict[str, Message] = {}
        self.leases: dict[str, Lease] = {}
        self.is_down = False
        self.lost_answers = 0

    @asynccontextmanager
    async def _transaction(self) -> AsyncIterator[None]:
        await asyncio.sleep(0)
        if self.is_down:
            raise OutboxError("the database is down")
        yield
        if self.lost_answers:
            self.lost_answers -= 1
            raise OutboxError("the connection broke")
        await asyncio.sleep(0)

    async def in_hand(self, now: datetime) -> list[Planned]:
        """Return what is in the hands of a process, dead or alive."""
        return [each.planned for key, each in self.messages.items() if not self._is_free(key, now)]

    async def tried(self) -> list[Planned]:
        """Return what was tried and waits to be tried again."""
        waiting = [each for each in self.messages.values() if each.state is WAITING]
        return [each.planned for each in waiting if each.attempts]

    async def close(self) -> None:
        """Do nothing: what is in memory goes by itself."""

    def _is_free(self, key: str, now: datetime) -> bool:
        return key not in self.leases or self.leases[key].until <= now

    @override
    async def plan(
        self, scopes: Collection[str], planned: Sequence[Planned], now: datetime
    ) -> None:
        async with self._transaction():
            new = {each.key: each for each in planned}
            moved = set()
            for key, message in list(self.messages.items()):
                is_meant = message.state is WAITING and message.planned.scope in scopes
                if is_meant and self._is_free(key, now):
                    wanted = new.pop(key, None)
                    self._plan_again(message, wanted, now)
                    if not wanted:
                        moved.add(place_of(message.planned))
            for each in new.values():
                if each.expires > now or place_of(each) in moved:
                    self._join(each, now)

    def _plan_again(self, message: Message, planned: Planned | None, now: datetime) -> None:
        key = message.planned.key
        if planned:
            is_moved = planned.due != message.planned.due
            try_at = planned.due if is_moved else message.try_at
            self.messages[key] = replace(message, planned=planned, try_at=try_at)
        elif message.doubtful_since:
            self.messages[key] = replace(message, state=DROPPED, settled=now)
            self.leases.pop(key, None)
        else:
            del self.messages[key]

    def _join(self, planned: Planned, now: datetime) -> None:
        known = self.messages.get(planned.key)
        if known is None:
            doubt = planned.due if planned.due < now else None
            self.messages[planned.key] = Message(
                planned=planned, state=WAITING, try_at=planned.due, doubtful_since=doubt
            )
        elif known.state is DROPPED:
            self.messages[planned.key] = replace(
                known, planned=planned, state=WAITING, try_at=planned.due, settled=None, problem=""
            )

    @override
    async def claim(self, owner: str, now: datetime, lease: timedelta, most: int) -> list[Message]:
        async with self._transaction():
            due = [
                message
                for key, message in self.messages.items()
                if message.state is WAITING and message.try_at <= now and self._is_free(key, now)
            ]
            claimed = sorted(due, key=_urgency)[:most]
            for message in claimed:
                key = message.planned.key
                self.leases[key] = Lease(owner, now + lease)
                self.messages[key] = replace(
                    message,
                    attempts=message.attempts + 1,
                    doubtful_since=message.doubtful_since or now,
                )
        return claimed

    @override
    async def settle(self, owner: str, outcomes: Sequence[Settled], now: datetime) -> None:
        async with self._transaction():
            for outcome in outcomes:
                message, lease = self.messages.get(outcome.key), self.leases.get(outcome.key)
                is_held = lease is not None and lease.owner == owner
                if message and (is_held or outcome.state is SENT) and message.state is not SENT:
                    self.messages[outcome.key] = _settled(message, outcome, now)
                    self.leases.pop(outcome.key, None)

    @override
    async def next_try(self, now: datetime) -> datetime | None:
        async with self._transaction():
            waiting = {key: each for key, each in self.messages.items() if each.state is WAITING}
            times = [
                each.try_at if self._is_free(key, now) else self.leases[key].until
                for key, each in waiting.items()
            ]
        return min(times, default=None)

    def _untold(self) -> list[Message]:
        return [
            each
            for each in self.messages.values()
            if each.state in _UNSENT
            and each.planned.kind is not MessageKind.REPORT
            and not each.report_key
        ]

    @override
    async def report(self, server_id: int, report: Planned, now: datetime) -> bool:
        async with self._transaction():
            told = [each for each in self._untold() if each.planned.server_id == server_id]
            for each in told:
                self.messages[each.planned.key] = replace(each, report_key=report.key)
            if told:
                message = Message(planned=report, state=WAITING, try_at=report.due)
                self.messages.setdefault(report.key, message)
        return bool(told)

    @override
    async def unreported(self) -> list[int]:
        async with self._transaction():
            servers = {each.planned.server_id for each in self._untold()}
        return sorted(server for server in servers if server is not None)


def _urgency(message: Message) -> tuple[datetime, datetime, str]:
    return message.planned.expires, message.planned.due, message.planned.key


def _settled(message: Message, outcome: Settled, now: datetime) -> Message:
    is_over = outcome.state is not WAITING
    return replace(
        message,
        state=outcome.state,
        try_at=message.try_at if is_over else outcome.try_at or now,
        doubtful_since=message.doubtful_since if outcome.is_doubtful else None,
        message_id=outcome.message_id,
        settled=now if is_over else None,
        problem=outcome.problem,
    )
