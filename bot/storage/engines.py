"""Engines for the two sorts of database: an SQLite file and a PostgreSQL server."""

from __future__ import annotations

import asyncio
import re
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import event
from sqlalchemy.engine import URL
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import AsyncAdaptedQueuePool

from bot.storage.errors import StoreError, reason

if TYPE_CHECKING:
    import asyncpg
    from sqlalchemy import Connection
    from sqlalchemy.engine.interfaces import DBAPIConnection
    from sqlalchemy.ext.asyncio import AsyncEngine

SQLITE = "sqlite:///"
_CONNECTIONS = 5
_HOST = r"(?:\[[\da-fA-F:.]+\]|[\w.%-]*)(?::\d+)?"
_PLAIN = re.compile(rf"\w+://(?:[^@/?#]*@)?({_HOST}(?:,{_HOST})*(?:/[^@/?#]*)?)(?:\?[^@]*)?")
"""An address of which it is certain what is the password; it has its host and path in a group."""
_AMBIGUOUS = (
    "its address can't be understood; special characters in a password are written as %40 and so on"
)


def name_of(url: str) -> str:
    """Return what to call a database in a message: without the user and the password."""
    if url.startswith(SQLITE):
        return url.removeprefix(SQLITE)
    plain = _PLAIN.fullmatch(url)
    return f"postgresql://{plain[1]}" if plain else "postgresql://…"


def new_engine(url: str, patience_seconds: float) -> AsyncEngine:
    """Return what opens connections when they are needed.

    Each waits no longer than the patience for others that write, or for the server. Raises
    `StoreError` for an address that can't be understood.
    """
    if url.startswith(SQLITE):
        return _sqlite(Path(url.removeprefix(SQLITE)), patience_seconds)
    return _postgresql(url, patience_seconds)


async def prepare(url: str, patience_seconds: float) -> None:
    """Make the file and its folders, unless they are there or it is on a server.

    Raises `OSError` or `sqlite3.Error` if it can't be used. (Of a connection that can't be made
    aiosqlite would leave a thread behind.)
    """
    if url.startswith(SQLITE):
        await asyncio.to_thread(_prepare_file, Path(url.removeprefix(SQLITE)), patience_seconds)


def _prepare_file(file: Path, patience_seconds: float) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(file, timeout=patience_seconds)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")


def _sqlite(file: Path, patience_seconds: float) -> AsyncEngine:
    engine = create_async_engine(
        URL.create("sqlite+aiosqlite", database=str(file)),
        connect_args={"timeout": patience_seconds, "isolation_level": None},
        # Writers of this process wait here for each other, in the order in which they came.
        poolclass=AsyncAdaptedQueuePool,
        pool_size=1,
        max_overflow=0,
        hide_parameters=True,
    )
    event.listen(engine.sync_engine, "connect", _prepare_connection)
    event.listen(engine.sync_engine, "begin", _begin_immediately)
    return engine


def _prepare_connection(connection: DBAPIConnection, _record: object) -> None:
    cursor = connection.cursor()
    cursor.execute("PRAGMA synchronous = FULL")  # what was confirmed survives a power failure
    cursor.execute("PRAGMA cache_size = -200")  # KiB: the system keeps what is read often anyway
    cursor.close()


def _begin_immediately(connection: Connection) -> None:
    """Take the lock for writing at once: what reads first could otherwise not wait for it."""
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _postgresql(url: str, patience_seconds: float) -> AsyncEngine:
    if not _PLAIN.fullmatch(url):
        raise StoreError(_AMBIGUOUS)

    async def connect() -> asyncpg.Connection[Any]:
        import asyncpg  # noqa: PLC0415 - takes a while, and SQLite doesn't need it

        try:
            return cast(
                "asyncpg.Connection[Any]",
                await asyncpg.connect(
                    url, timeout=patience_seconds, command_timeout=patience_seconds * 4
                ),
            )
        except (asyncpg.PostgresError, asyncpg.InterfaceError, OSError) as error:
            raise StoreError(reason(error)) from error
        except (ValueError, OverflowError) as error:  # of what else stands in the address
            raise StoreError(reason(error)) from error

    return create_async_engine(
        "postgresql+asyncpg://",
        async_creator=connect,
        pool_size=_CONNECTIONS,
        max_overflow=_CONNECTIONS,
        pool_pre_ping=True,
        hide_parameters=True,
    )
