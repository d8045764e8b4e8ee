"""The reminders that people asked for."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, select, update

from bot.reminders.models import Reminder, ReminderState
from bot.storage.tables import is_active, reminders

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from sqlalchemy import ColumnElement
    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.storage.database import AnyRow, Database

_NAMES = tuple(field.name for field in fields(Reminder))
_COLUMNS = [reminders.c[name] for name in _NAMES]


class Book:
    """Reminders, by id."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(self, reminder: Reminder) -> Reminder:
        """Keep a new reminder and return it with its id.

        If there is one of the same origin already, that is returned as it is.
        """
        insertion = self._database.insert(reminders).values(**_values(reminder))
        statement = insertion.on_conflict_do_nothing(index_elements=["origin"])
        query = select(*_COLUMNS).where(reminders.c.origin == reminder.origin)

        async def write(connection: AsyncConnection) -> AnyRow:
            await connection.execute(statement)
            return (await connection.execute(query)).one()

        return _reminder_of(await self._database.run(write))

    async def get(self, id_: int) -> Reminder | None:
        """Return a reminder, if it is there."""
        found = await self._where(reminders.c.id == id_)
        return found[0] if found else None

    async def save(self, reminder: Reminder) -> Reminder | None:
        """Keep a changed reminder and return it with the next revision.

        None if it was changed in the meantime: nothing is kept then.
        """
        is_same = (reminders.c.id == reminder.id) & (reminders.c.revision == reminder.revision)
        values = {**_values(reminder), "revision": reminder.revision + 1}
        statement = update(reminders).where(is_same).values(**values)
        query = select(*_COLUMNS).where(reminders.c.id == reminder.id)

        async def write(connection: AsyncConnection) -> AnyRow | None:
            result = await connection.execute(statement)
            return (await connection.execute(query)).one() if result.rowcount else None

        row = await self._database.run(write)
        return _reminder_of(row) if row else None

    async def of_server(
        self, server_id: int, states: Collection[ReminderState] = tuple(ReminderState)
    ) -> list[Reminder]:
        """Return the reminders of a server that are in one of the states, the oldest first."""
        return await self._where(
            reminders.c.server_id == server_id, reminders.c.state.in_(list(states))
        )

    async def of_owner(
        self, owner_id: int, states: Collection[ReminderState] = tuple(ReminderState)
    ) -> list[Reminder]:
        """Return a person's own reminders that are in one of the states, the oldest first."""
        return await self._where(
            reminders.c.owner_id == owner_id,
            reminders.c.server_id.is_(None),
            reminders.c.state.in_(list(states)),
        )

    async def active(self, after_id: int = 0, most: int = 500) -> list[Reminder]:
        """Return the active reminders with ids above one, the lowest first."""
        return await self._where(is_active, reminders.c.id > after_id, most=most)

    async def forget_drafts(self, before: datetime) -> None:
        """Delete what was begun before an instant and never confirmed."""
        is_draft = reminders.c.state == ReminderState.DRAFT
        await self._database.execute(
            delete(reminders).where(is_draft, reminders.c.created < before)
        )

    async def _where(
        self, *conditions: ColumnElement[bool], most: int | None = None
    ) -> list[Reminder]:
        query = select(*_COLUMNS).where(*conditions).order_by(reminders.c.id).limit(most)
        return [_reminder_of(row) for row in await self._database.rows(query)]


def _values(reminder: Reminder) -> dict[str, Any]:
    return {name: getattr(reminder, name) for name in _NAMES if name != "id"}


def _reminder_of(row: AnyRow) -> Reminder:
    return Reminder(**dict(zip(_NAMES, row, strict=True)))
