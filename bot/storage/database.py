"""The database: transactions in an SQLite file or on a PostgreSQL server."""

from __future__ import annotations

import asyncio
import logging
import sqlite3
from contextlib import contextmanager
from time import perf_counter
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar, cast

from sqlalchemy import func, select
from sqlalchemy.dialects import sqlite
from sqlalchemy.exc import SQLAlchemyError

from bot.storage.engines import name_of, new_engine, prepare
from bot.storage.errors import StoreError, reason
from bot.storage.revisions import bring_to_head

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Coroutine, Iterator, Sequence

    from sqlalchemy import Executable, Row, Select, Table
    from sqlalchemy.engine import CursorResult
    from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

log = logging.getLogger(__name__)

Watch: TypeAlias = "Callable[[float, bool], None]"
_ENDS = {False: "done", True: "failed"}
_PATIENCE_SECONDS = 5.0
_T = TypeVar("_T")
AnyRow: TypeAlias = "Row[*tuple[Any, ...]]"
AnySelect: TypeAlias = "Select[*tuple[Any, ...]]"


def unwatched(_seconds: float, _has_failed: bool) -> None:  # noqa: FBT001 - as `Watch` is called
    """Watch nothing."""


class Database:
    """An open database whose tables are those of this version.

    All that is asked of it may raise `StoreError`.
    """

    def __init__(self, engine: AsyncEngine, name: str, watch: Watch = unwatched) -> None:
        """Take what opens connections; `open` is what makes a database to be used."""
        self._engine = engine
        self._watch = watch
        self._is_closed = False
        self._under_way: set[asyncio.Task[Any]] = set()
        self.name = name

    @classmethod
    async def open(
        cls, url: str, *, patience_seconds: float = _PATIENCE_SECONDS, watch: Watch = unwatched
    ) -> Database:
        """Open or create a database, and bring its tables up to date.

        The `url` is `sqlite:///PATH`, of which the folders are made, or `postgresql://…`. No call
        waits much longer than the patience for another process that writes, or for the server.
        `watch` is told of each transaction how many seconds it took, and whether it failed.
        Raises `StoreError`, in which there is no password.
        """
        name = name_of(url)
        with _told_as(f"the database {name} cannot be opened"):
            await prepare(url, patience_seconds)
            database = cls(new_engine(url, patience_seconds), name, watch)
            try:
                await database._carried_through(database._in_transaction(bring_to_head))
            except BaseException:
                await database.close()
                raise
        return database

    async def close(self) -> None:
        """Finish what is under way and close all connections; there will be no others."""
        self._is_closed = True
        if self._under_way:
            await asyncio.wait(self._under_way)
        await asyncio.shield(asyncio.create_task(self._engine.dispose()))

    @property
    def is_sqlite(self) -> bool:
        """Whether it is a file, which only one connection at a time can write."""
        return self._engine.dialect.name == "sqlite"

    async def run(self, work: Callable[[AsyncConnection], Awaitable[_T]]) -> _T:
        """Do some work in a transaction, and return what comes of it.

        All of it happens, or nothing. It is carried through even if who waits for it is cancelled.
        """
        with _told_as(f"the database {self.name} failed"):
            if self._is_closed:
                raise StoreError("it is closed")
            return await self._carried_through(self._watched(work))

    async def _carried_through(self, doing: Coroutine[Any, Any, _T]) -> _T:
        """Do it in a task of its own: aiosqlite hangs where a statement is cancelled."""
        task = asyncio.create_task(doing)
        self._under_way.add(task)
        task.add_done_callback(self._has_ended)
        await asyncio.wait({task})  # not `shield`: newer Pythons log what then nobody waits for
        return task.result()

    def _has_ended(self, task: asyncio.Task[Any]) -> None:
        self._under_way.discard(task)
        if not task.cancelled():
            task.exception()  # nobody may be waiting any more, which Python would complain of

    async def _watched(self, work: Callable[[AsyncConnection], Awaitable[_T]]) -> _T:
        """Do some work in a transaction, and tell of it once it has ended, whoever still waits."""
        began, has_failed = perf_counter(), False
        try:
            return await self._in_transaction(work)
        except Exception:
            has_failed = True
            raise
        finally:
            seconds = perf_counter() - began
            self._watch(seconds, has_failed)
            log.debug("transaction %s, %.1f ms", _ENDS[has_failed], seconds * 1_000)

    async def _in_transaction(self, work: Callable[[AsyncConnection], Awaitable[_T]]) -> _T:
        async with self._engine.begin() as connection:
            return await work(connection)

    async def rows(self, query: AnySelect) -> Sequence[AnyRow]:
        """Return what a query finds."""

        async def read(connection: AsyncConnection) -> Sequence[AnyRow]:
            return (await connection.execute(query)).all()

        return await self.run(read)

    async def scalar(self, query: Select[_T]) -> _T | None:
        """Return the first value of the first row that a query finds; None if it finds none."""
        return await self.run(lambda connection: connection.scalar(query))

    async def execute(self, statement: Executable) -> int:
        """Change something, and return how many rows are concerned."""

        async def change(connection: AsyncConnection) -> int:
            return cast("CursorResult[Any]", await connection.execute(statement)).rowcount

        return await self.run(change)

    def insert(self, table: Table) -> sqlite.Insert:
        """Return an insertion that may say what to do `on_conflict`, which each dialect words."""
        if self.is_sqlite:
            return sqlite.insert(table)
        from sqlalchemy.dialects import postgresql  # noqa: PLC0415 - takes a while to import

        return cast("sqlite.Insert", postgresql.insert(table))

    async def alone(self, connection: AsyncConnection, purpose: int) -> None:
        """Wait until no other transaction for this purpose runs, and keep others out until its end.

        On SQLite no two transactions run at once anyway.
        """
        if not self.is_sqlite:
            await connection.execute(select(func.pg_advisory_xact_lock(purpose)))


@contextmanager
def _told_as(what: str) -> Iterator[None]:
    try:
        yield
    except StoreError as error:
        raise StoreError(f"{what}: {error}") from error.__cause__
    except (SQLAlchemyError, sqlite3.Error, OSError) as error:
        raise StoreError(f"{what}: {reason(error)}") from error
