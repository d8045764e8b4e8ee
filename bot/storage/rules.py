"""What each server has announced by itself about each event, and the channels of its rooms."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

from sqlalchemy import delete, func, select

from bot.reminders.models import Rule, RuleKind
from bot.storage.tables import rooms, rules

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import ColumnElement
    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.storage.database import Database

_NAMES = tuple(field.name for field in fields(Rule))
_COLUMNS = [rules.c[name] for name in _NAMES]


class Rules:
    """The rules that organizers saved."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def of(self, server_id: int, event_id: str) -> dict[RuleKind, Rule]:
        """Return the rules of an event, those that were ever saved."""
        return await self._rules(server_id, rules.c.event_id == event_id)

    async def latest(self, server_id: int) -> dict[RuleKind, Rule]:
        """Return the rules of the event for which some were saved last."""
        last = (
            select(rules.c.event_id)
            .where(rules.c.server_id == server_id)
            .order_by(rules.c.saved.desc())
            .limit(1)
        )
        return await self._rules(server_id, rules.c.event_id == last.scalar_subquery())

    async def _rules(self, server_id: int, of_event: ColumnElement[bool]) -> dict[RuleKind, Rule]:
        query = select(*_COLUMNS).where(rules.c.server_id == server_id, of_event)
        rows = await self._database.rows(query)
        found = [Rule(**dict(zip(_NAMES, row, strict=True))) for row in rows]
        return {rule.kind: rule for rule in found}

    async def save(self, server_id: int, event_id: str, saved: Iterable[Rule]) -> None:
        """Keep rules of an event; those of other kinds stay as they are."""
        key = {"server_id": server_id, "event_id": event_id}
        last = select(func.max(rules.c.saved)).where(rules.c.server_id == server_id)
        statement = self._database.insert(rules)
        new = statement.excluded
        upsert = statement.on_conflict_do_update(
            index_elements=[*key, "kind"],
            set_={name: new[name] for name in (*_NAMES, "saved") if name != "kind"},
        )

        async def write(connection: AsyncConnection) -> None:
            number = (await connection.scalar(last) or 0) + 1
            for rule in saved:
                values = {name: getattr(rule, name) for name in _NAMES}
                await connection.execute(upsert, {**key, **values, "saved": number})

        await self._database.run(write)

    async def rooms(self, server_id: int, event_id: str) -> dict[str, int]:
        """Return the channels of an event's rooms by the rooms' names."""
        query = select(rooms.c.room, rooms.c.channel_id).where(
            rooms.c.server_id == server_id, rooms.c.event_id == event_id
        )
        rows = await self._database.rows(query.order_by(rooms.c.room))
        return {room: channel_id for room, channel_id in rows}  # noqa: C416 - a Row is no pair

    async def set_room(
        self, server_id: int, event_id: str, room: str, channel_id: int | None
    ) -> None:
        """Keep which channel belongs to a room; None if none does."""
        key = {"server_id": server_id, "event_id": event_id, "room": room}
        if channel_id is None:
            await self._database.execute(delete(rooms).filter_by(**key))
            return
        statement = self._database.insert(rooms).values(**key, channel_id=channel_id)
        await self._database.execute(
            statement.on_conflict_do_update(
                index_elements=list(key), set_={"channel_id": channel_id}
            )
        )
