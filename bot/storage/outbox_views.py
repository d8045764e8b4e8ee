"""What people are shown of the outbox, and what they do about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import case, delete, func, literal, select, update

from bot.reminders.models import Message, MessageState
from bot.storage.outbox_rows import is_free, message_of, messages_where
from bot.storage.tables import is_of_reminder, is_settled, is_unsent, is_waiting, messages
from bot.storage.types import Instant

if TYPE_CHECKING:
    from collections.abc import Collection

    from sqlalchemy import ColumnElement, Select
    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.storage.database import AnySelect, Database

_AT_LEAST = timedelta(hours=1)
_columns = messages.c


@dataclass(frozen=True, slots=True)
class Backlog:
    """How many messages wait, how many of them are due, and since when one waits to be tried."""

    waiting: int
    due: int
    untried_since: datetime | None


class OutboxViews:
    """Looks into an outbox."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def message(self, key: str) -> Message | None:
        """Return a message, if it is there."""
        found = await self._read(messages_where(_columns.key == key))
        return found[0] if found else None

    async def upcoming(self, server_id: int, until: datetime, most: int) -> list[Message]:
        """Return what waits to be sent in a server and is due by an instant, the soonest first."""
        is_meant = is_waiting & (_columns.server_id == server_id) & (_columns.due <= until)
        query = messages_where(is_meant).order_by(_columns.due, _columns.key)
        return await self._read(query.limit(most))

    async def problems(self, server_id: int, since: datetime, most: int) -> list[Message]:
        """Return what was given up in a server since an instant, the last first.

        What an organizer has had sent again or wants to see no more is not among it.
        """
        query = messages_where(
            is_unsent,
            _columns.server_id == server_id,
            _columns.settled >= since,
            ~_columns.is_dismissed,
        )
        ordered = query.order_by(_columns.settled.desc(), _columns.due.desc(), _columns.key)
        return await self._read(ordered.limit(most))

    async def told_by(self, report_key: str) -> list[Message]:
        """Return what a report tells of, the soonest due first."""
        query = messages_where(is_unsent, _columns.report_key == report_key)
        return await self._read(query.order_by(_columns.due, _columns.key))

    async def last_of_reminder(self, reminder_id: int) -> Message | None:
        """Return the last message of a reminder that was sent or given up."""
        is_last = is_of_reminder & (_columns.reminder_id == reminder_id)
        is_over = is_settled & (_columns.state != MessageState.DROPPED)
        query = messages_where(is_last, is_over).order_by(_columns.due.desc(), _columns.key)
        found = await self._read(query.limit(1))
        return found[0] if found else None

    async def next_of_reminders(self, ids: Collection[int]) -> dict[int, datetime]:
        """Return when the next message is due of each of these reminders that has one waiting."""
        query = (
            select(_columns.reminder_id, func.min(_columns.due))
            .where(is_of_reminder, is_waiting, _columns.reminder_id.in_(list(ids)))
            .group_by(_columns.reminder_id)
        )
        return {id_: due for id_, due in await self._database.rows(query)}  # noqa: C416 - as rooms

    async def backlog(self, now: datetime) -> Backlog:
        """Return what is to be sent at an instant."""
        is_due = is_waiting & (_columns.due <= now)
        is_untried = is_waiting & (_columns.try_at <= now) & is_free(now)

        async def read(connection: AsyncConnection) -> Backlog:
            return Backlog(
                waiting=await connection.scalar(_count(is_waiting)) or 0,
                due=await connection.scalar(_count(is_due)) or 0,
                untried_since=await connection.scalar(
                    select(func.min(_columns.try_at)).where(is_untried)
                ),
            )

        return await self._database.run(read)

    async def retry(self, key: str, now: datetime) -> bool:
        """Let what was given up be tried once more, for an hour at least, whatever is planned.

        Return whether there was such a message.
        """
        soon = now + _AT_LEAST
        return await self._change_unsent(
            key,
            state=MessageState.WAITING,
            try_at=now,
            expires=case((_columns.expires < soon, literal(soon, Instant)), else_=_columns.expires),
            attempts=0,
            settled=None,
            problem="",
            report_key="",
            is_retried=True,
            is_dismissed=False,
        )

    async def dismiss(self, key: str) -> bool:
        """Show a message no more among the problems; return whether there was such a message."""
        return await self._change_unsent(key, is_dismissed=True)

    async def forget(self, before: datetime) -> None:
        """Delete what was settled, and is too old to be planned again, since before an instant."""
        is_old = is_settled & (_columns.settled < before) & (_columns.expires < before)
        await self._database.execute(delete(messages).where(is_old))

    async def _change_unsent(self, key: str, **changes: object) -> bool:
        statement = update(messages).where(_columns.key == key, is_unsent).values(**changes)
        return await self._database.execute(statement) > 0

    async def _read(self, query: AnySelect) -> list[Message]:
        return [message_of(row) for row in await self._database.rows(query)]


def _count(condition: ColumnElement[bool]) -> Select[int]:
    return select(func.count()).select_from(messages).where(condition)
