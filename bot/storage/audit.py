"""Who changed what in a server, for its organizers to read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, insert, select

from bot.storage.tables import audit

if TYPE_CHECKING:
    from datetime import datetime

    from bot.storage.database import Database


@dataclass(frozen=True, slots=True)
class Change:
    """What a person did, in words that follow on their name."""

    who: int
    what: str
    at: datetime


class AuditLog:
    """The changes in each server."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(self, server_id: int, who: int, what: str, at: datetime) -> None:
        """Note what a person did in a server."""
        statement = insert(audit).values(server_id=server_id, who=who, what=what, at=at)
        await self._database.execute(statement)

    async def of(self, server_id: int, most: int = 10, skip: int = 0) -> list[Change]:
        """Return what was done in a server, the last first, without the last few."""
        query = (
            select(audit.c.who, audit.c.what, audit.c.at)
            .where(audit.c.server_id == server_id)
            .order_by(audit.c.id.desc())
            .limit(most)
            .offset(skip)
        )
        return [Change(*row) for row in await self._database.rows(query)]

    async def count(self, server_id: int) -> int:
        """Return how many changes are noted."""
        query = select(func.count()).where(audit.c.server_id == server_id)
        return await self._database.scalar(query) or 0
