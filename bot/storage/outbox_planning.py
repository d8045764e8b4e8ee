"""Making the messages of some scopes those that are planned, within a transaction."""

from __future__ import annotations

import asyncio
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import bindparam, case, delete, select, update

from bot.reminders.models import MessageState, Planned
from bot.reminders.ports import place_of
from bot.storage.outbox_rows import (
    PLANNED,
    PLANNED_COLUMNS,
    is_free,
    new_row,
    planned_of,
    values_of,
)
from bot.storage.tables import is_waiting, messages

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence
    from datetime import datetime

    from sqlalchemy import ColumnElement
    from sqlalchemy.dialects.sqlite import Insert
    from sqlalchemy.ext.asyncio import AsyncConnection

_AT_ONCE = 500
"""Rows that are written between two moments in which the bot can do something else."""
_T = TypeVar("_T")


class Planning:
    """Compares what is planned with what waits, and writes the difference."""

    def __init__(self, connection: AsyncConnection, insertion: Insert, now: datetime) -> None:
        self._connection = connection
        self._insertion = insertion
        self._now = now
        self._is_ours = is_waiting & is_free(now) & ~messages.c.is_retried

    async def plan(self, scopes: Collection[str], planned: Sequence[Planned]) -> None:
        """Do it, as `Outbox.plan` says."""
        gone = await self._waiting(scopes)
        new: list[Planned] = []
        expired: list[Planned] = []
        changed: list[dict[str, Any]] = []
        for some in _batches({each.key: each for each in planned}.values()):
            for each in some:
                known = gone.pop(each.key, None)
                if known is None:
                    (new if each.expires > self._now else expired).append(each)
                elif each != known:
                    changed.append(values_of(each))
            await asyncio.sleep(0)
        moved = {place_of(each) for each in gone.values()}
        new += [each for each in expired if place_of(each) in moved]
        await self._drop(gone)
        await self._change(changed)
        await self._add(values_of(each) for each in new)

    async def _waiting(self, scopes: Collection[str]) -> dict[str, Planned]:
        found: dict[str, Planned] = {}
        for some in _batches(scopes):
            query = select(*PLANNED_COLUMNS).where(self._is_ours, messages.c.scope.in_(some))
            async with self._connection.stream(query) as result:
                async for rows in result.partitions(_AT_ONCE):
                    found.update((row.key, planned_of(row)) for row in rows)
        return found

    async def _add(self, new: Iterable[dict[str, Any]]) -> None:
        """Insert messages; one that had been dropped is taken up again, with its doubt."""
        inserted = self._insertion.excluded
        taken_up = {name: inserted[name] for name in (*PLANNED, "state", "try_at")}
        statement = self._insertion.on_conflict_do_update(
            index_elements=["key"],
            set_={**taken_up, "settled": None, "problem": ""},
            where=messages.c.state == MessageState.DROPPED,
        )
        for some in _batches(new):
            rows = [
                new_row(values, values["due"] if values["due"] < self._now else None)
                for values in some
            ]
            await self._connection.execute(statement, rows)

    async def _change(self, changed: Iterable[dict[str, Any]]) -> None:
        given = {name: bindparam(f"new_{name}", type_=messages.c[name].type) for name in PLANNED}
        is_moved = messages.c.due != given["due"]
        statement = (
            update(messages)
            .where(messages.c.key == given.pop("key"), self._is_ours)
            .values(**given, try_at=case((is_moved, given["due"]), else_=messages.c.try_at))
        )
        for some in _batches(changed):
            rows = [{f"new_{name}": value for name, value in values.items()} for values in some]
            await self._connection.execute(statement, rows)

    async def _drop(self, gone: Iterable[str]) -> None:
        """Delete messages that surely weren't sent; the others are kept, with their doubt."""
        was_never_tried = messages.c.doubtful_since.is_(None)
        for some in _batches(gone):
            is_gone: ColumnElement[bool] = self._is_ours & messages.c.key.in_(some)
            await self._connection.execute(delete(messages).where(is_gone, was_never_tried))
            await self._connection.execute(
                update(messages)
                .where(is_gone)
                .values(
                    state=MessageState.DROPPED,
                    settled=self._now,
                    leased_by=None,
                    lease_until=None,
                )
            )


def _batches(many: Iterable[_T]) -> Iterator[list[_T]]:
    rest = iter(many)
    while some := list(islice(rest, _AT_ONCE)):
        yield some
