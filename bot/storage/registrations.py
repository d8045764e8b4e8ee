"""The commands as Discord has them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from bot.storage.tables import registrations

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.storage.database import Database


@dataclass(frozen=True, slots=True)
class Registration:
    """The commands as Discord has them: a fingerprint of what was sent, and the ids by name."""

    fingerprint: str
    command_ids: Mapping[str, int]


class Registrations:
    """What was registered last, for everyone or for one server."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def of(self, scope: str) -> Registration | None:
        """Return what was registered last for a scope."""
        columns = registrations.c
        query = select(columns.fingerprint, columns.command_ids).where(columns.scope == scope)
        for fingerprint, command_ids in await self._database.rows(query):
            return Registration(fingerprint, json.loads(command_ids))
        return None

    async def save(self, scope: str, registration: Registration) -> None:
        """Keep what was registered."""
        values = {
            "fingerprint": registration.fingerprint,
            "command_ids": json.dumps(dict(registration.command_ids)),
        }
        statement = self._database.insert(registrations).values(scope=scope, **values)
        await self._database.execute(
            statement.on_conflict_do_update(index_elements=["scope"], set_=values)
        )
