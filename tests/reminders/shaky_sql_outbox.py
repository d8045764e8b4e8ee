"""An outbox in an SQLite file, as processes see it that may be cut off from it."""

from __future__ import annotations

import asyncio
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Self, TypeVar

from typing_extensions import override

from bot.reminders.ports import OutboxError
from bot.storage.database import Database
from bot.storage.outbox import SqlOutbox
from bot.storage.outbox_rows import is_free, message_of, messages_where
from bot.storage.tables import is_waiting, messages
from tests.migrated import address_of_new
from tests.reminders.delivery_world import ShakyOutbox

if TYPE_CHECKING:
    from collections.abc import Collection, Coroutine, Sequence
    from datetime import datetime, timedelta

    from sqlalchemy import ColumnElement

    from bot.reminders.models import Message, Planned
    from bot.reminders.ports import Settled
    from tests.reminders.fake_clock import FakeClock

T = TypeVar("T")


class ShakySqlOutbox(ShakyOutbox):
    """An outbox in a file that is there until it is closed.

    While threads are at work on it no time passes.
    """

    def __init__(
        self, database: Database, clock: FakeClock, folder: TemporaryDirectory[str]
    ) -> None:
        self.is_down = False
        self.lost_answers = 0
        self._database = database
        self._outbox = SqlOutbox(database)
        self._clock = clock
        self._folder = folder

    @classmethod
    async def open(cls, clock: FakeClock) -> Self:
        """Return an outbox with nothing in it."""
        folder = TemporaryDirectory(prefix="delivery-")
        with clock.elsewhere():
            database = await Database.open(address_of_new(Path(folder.name) / "bot.sqlite3"))
        return cls(database, clock, folder)

    async def _asked(self, call: Coroutine[Any, Any, T]) -> T:
        if self.is_down:
            call.close()
            raise OutboxError("the database is down")
        answer = await asyncio.shield(self._elsewhere(call))
        if self.lost_answers:
            self.lost_answers -= 1
            raise OutboxError("the connection broke")
        return answer

    def _elsewhere(self, call: Coroutine[Any, Any, T]) -> asyncio.Task[T]:
        """Have it carried through, even if the process dies that waits for it."""

        async def carried_through() -> T:
            with self._clock.elsewhere():
                return await call

        return asyncio.create_task(carried_through())

    @override
    async def plan(
        self, scopes: Collection[str], planned: Sequence[Planned], now: datetime
    ) -> None:
        await self._asked(self._outbox.plan(scopes, planned, now))

    @override
    async def claim(self, owner: str, now: datetime, lease: timedelta, most: int) -> list[Message]:
        return await self._asked(self._outbox.claim(owner, now, lease, most))

    @override
    async def settle(self, owner: str, outcomes: Sequence[Settled], now: datetime) -> None:
        await self._asked(self._outbox.settle(owner, outcomes, now))

    @override
    async def next_try(self, now: datetime) -> datetime | None:
        return await self._asked(self._outbox.next_try(now))

    @override
    async def report(self, server_id: int, report: Planned, now: datetime) -> bool:
        return await self._asked(self._outbox.report(server_id, report, now))

    @override
    async def unreported(self) -> list[int]:
        return await self._asked(self._outbox.unreported())

    @override
    async def in_hand(self, now: datetime) -> list[Planned]:
        return await self._planned(~is_free(now))

    @override
    async def tried(self) -> list[Planned]:
        return await self._planned(is_waiting & (messages.c.attempts > 0))

    @override
    async def close(self) -> None:
        with self._clock.elsewhere():
            await self._database.close()
        self._folder.cleanup()

    async def _planned(self, condition: ColumnElement[bool]) -> list[Planned]:
        with self._clock.elsewhere():
            rows = await self._database.rows(messages_where(condition))
        return [message_of(row).planned for row in rows]
