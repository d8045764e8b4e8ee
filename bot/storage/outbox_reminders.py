"""The reminders that messages are made from: those that are due together are read together."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from typing_extensions import override

from bot.storage.book import Book
from bot.storage.tables import reminders

if TYPE_CHECKING:
    from bot.reminders.models import Reminder
    from bot.storage.database import Database


class RemindersTogether(Book):
    """A book in which many readers may look at the same moment: all of them wait for one query."""

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self._asked: set[int] = set()
        self._reading: asyncio.Task[dict[int, Reminder]] | None = None

    @override
    async def get(self, id_: int) -> Reminder | None:
        self._asked.add(id_)
        if self._reading is None:
            self._reading = asyncio.create_task(self._read())
        return (await asyncio.shield(self._reading)).get(id_)

    async def _read(self) -> dict[int, Reminder]:
        """Read what was asked for until this task began."""
        asked, self._asked, self._reading = self._asked, set(), None
        found = await self._where(reminders.c.id.in_(asked))
        return {reminder.id: reminder for reminder in found}
