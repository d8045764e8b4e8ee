"""What servers and readers chose; that of servers is at hand in memory, since answers need it."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from sqlalchemy import select, update

from bot.storage.tables import meta, readers, servers

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.storage.database import AnyRow, Database


@dataclass(frozen=True, slots=True)
class ServerChoices:
    """What the organizers chose for their server.

    `event` is "" where they chose none; `organizer_role` may manage the bot beside those who may
    manage the server. Reminders go to the channel `channel_id`, what went wrong with them is told
    in `problems_channel_id`.
    """

    event: str = ""
    organizer_role: int | None = None
    has_public_answers: bool = False
    channel_id: int | None = None
    problems_channel_id: int | None = None


_NAMES = tuple(field.name for field in fields(ServerChoices))
_UNKNOWN = ServerChoices()


class Choices:
    """The choices that are in a database.

    Several processes may share it: `refreshed` finds out what the others changed.
    """

    def __init__(self, database: Database) -> None:
        """Know nothing yet; `load` is what makes one to be used."""
        self._database = database
        self._servers: dict[int, ServerChoices] = {}
        self._generation = -1

    @classmethod
    async def load(cls, database: Database) -> Choices:
        """Read what all servers chose."""
        choices = cls(database)
        await choices.reload()
        return choices

    @property
    def servers(self) -> Mapping[int, ServerChoices]:
        """What was chosen for each server that chose anything."""
        return MappingProxyType(self._servers)

    def server(self, server_id: int) -> ServerChoices:
        """Return what was chosen for a server."""
        return self._servers.get(server_id, _UNKNOWN)

    async def save(self, server_id: int, choices: ServerChoices) -> None:
        """Keep what was chosen for a server.

        Only what differs from what is known is written, so that of two people who choose different
        things at once neither undoes the other's choice.
        """
        known = self.server(server_id)
        pairs = {name: (getattr(known, name), getattr(choices, name)) for name in _NAMES}
        changes = {name: new for name, (old, new) in pairs.items() if old != new}
        values = {name: getattr(choices, name) for name in _NAMES}
        statement = self._database.insert(servers).values(id=server_id, **values)
        upsert = (
            statement.on_conflict_do_update(index_elements=["id"], set_=changes)
            if changes
            else statement.on_conflict_do_nothing(index_elements=["id"])
        )

        async def write(connection: AsyncConnection) -> int:
            await connection.execute(upsert)
            await connection.execute(update(meta).values(generation=meta.c.generation + 1))
            return await _generation(connection)

        generation = await self._database.run(write)
        self._servers[server_id] = replace(self.server(server_id), **changes)
        if generation == self._generation + 1:  # else another process has saved something too
            self._generation = generation

    async def reload(self) -> None:
        """Read anew what all servers chose."""
        query = select(servers.c.id, *(servers.c[name] for name in _NAMES))

        async def read(connection: AsyncConnection) -> tuple[int, Sequence[AnyRow]]:
            return await _generation(connection), (await connection.execute(query)).all()

        self._generation, rows = await self._database.run(read)
        self._servers = {id_: ServerChoices(*chosen) for id_, *chosen in rows}

    async def refreshed(self) -> bool:
        """Read anew if another process has saved something, or replaced the whole database.

        Return whether that was so.
        """
        if await self._database.run(_generation) == self._generation:
            return False
        await self.reload()
        return True

    async def event_of_reader(self, reader_id: int) -> str:
        """Return the event that a reader chose, "" if none."""
        query = select(readers.c.event).where(readers.c.id == reader_id)
        return await self._database.scalar(query) or ""

    async def set_event_of_reader(self, reader_id: int, event_id: str) -> None:
        """Keep which event a reader asks about."""
        await self._save_reader(reader_id, {"event": event_id})

    async def takes_direct_messages(self, reader_id: int) -> bool:
        """Return whether the bot may write to a reader by itself; it may until they say no."""
        query = select(readers.c.takes_direct_messages).where(readers.c.id == reader_id)
        return await self._database.scalar(query) is not False

    async def has_taken_direct_messages(self, reader_id: int) -> bool:
        """Return whether a message that the bot wrote to a reader by itself has reached them."""
        query = select(readers.c.takes_direct_messages).where(readers.c.id == reader_id)
        return await self._database.scalar(query) is True

    async def set_takes_direct_messages(self, reader_id: int, *, takes: bool) -> None:
        """Keep whether the bot may write to a reader by itself."""
        await self._save_reader(reader_id, {"takes_direct_messages": takes})

    async def _save_reader(self, reader_id: int, changes: dict[str, str | bool]) -> None:
        values = {"id": reader_id, "event": "", **changes}
        statement = self._database.insert(readers).values(values)
        await self._database.execute(
            statement.on_conflict_do_update(index_elements=["id"], set_=changes)
        )


async def _generation(connection: AsyncConnection) -> int:
    return await connection.scalar(select(meta.c.generation)) or 0
