"""SQLite files as wholes: opened without harm, copied, counted."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bot.storage.errors import StoreError, reason
from bot.storage.revisions import HEAD, REVISIONS

if TYPE_CHECKING:
    from collections.abc import Iterator

_SECONDS_BETWEEN_TRIES = 0.05


@dataclass(frozen=True, slots=True)
class Contents:
    """How much is in a database."""

    servers: int
    reminders: int
    messages: int


@contextmanager
def told_of(file: Path) -> Iterator[None]:
    """Raise whatever goes wrong with a file as a `StoreError` that names it."""
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        raise StoreError(f"{file}: {reason(error)}") from error


@contextmanager
def connected(file: Path, *, may_write: bool = False) -> Iterator[sqlite3.Connection]:
    """Yield a connection to a file that has to be there; it waits for nobody."""
    address = f"{file.absolute().as_uri()}?mode={'rw' if may_write else 'ro'}"
    with closing(sqlite3.connect(address, timeout=0, isolation_level=None, uri=True)) as connection:
        yield connection


def check_ours(connection: sqlite3.Connection, file: Path) -> None:
    """Raise `StoreError` if a file is no database of this version of the bot or an older one."""
    try:
        found = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    except sqlite3.OperationalError:
        found = None
    if found is None:
        raise StoreError(f"{file}: it is no database of this bot")
    if found[0] not in REVISIONS:
        told = f"it is of a newer version of the bot ({found[0]}, this one knows {HEAD})"
        raise StoreError(f"{file}: {told}")


def check_sound(connection: sqlite3.Connection, file: Path) -> None:
    """Raise `StoreError` if a database is damaged."""
    (problem,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
    if problem != "ok":
        raise StoreError(f"{file}: it is damaged: {' '.join(problem.split())}")


def contents_of(connection: sqlite3.Connection) -> Contents:
    """Return how much is in a database."""
    return Contents(
        number_in(connection, "SELECT count(*) FROM servers"),
        number_in(connection, "SELECT count(*) FROM reminders"),
        number_in(connection, "SELECT count(*) FROM messages"),
    )


def number_in(connection: sqlite3.Connection, query: str) -> int:
    """Return the number that a query finds; 0 if none, also where there is no such table."""
    try:
        row = connection.execute(query).fetchone()
    except sqlite3.OperationalError:
        return 0
    return int(row[0] or 0) if row else 0


def copy_into(
    source: sqlite3.Connection, target: sqlite3.Connection, patience_seconds: float = 30.0
) -> None:
    """Make a database what another is, at once for all who have it open.

    While another process writes, it is tried again. Raises `sqlite3.OperationalError` if that one
    does not end for so long.
    """
    tries = iter(range(int(patience_seconds / _SECONDS_BETWEEN_TRIES)))

    def count_tries(status: int, _remaining: int, _total: int) -> None:
        is_busy = status in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
        if is_busy and next(tries, None) is None:
            raise sqlite3.OperationalError("database is locked")

    source.backup(target, progress=count_tries, sleep=_SECONDS_BETWEEN_TRIES)


@contextmanager
def temporary_beside(file: Path) -> Iterator[Path]:
    """Yield a new file in the same folder, which only we may read; it is gone afterwards."""
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{file.name}.", dir=file.parent)
    os.close(handle)
    try:
        yield Path(name)
    finally:
        Path(name).unlink(missing_ok=True)


def keep_as(written: Path, file: Path) -> None:
    """Give a file that is complete its name, after it is safe from a power failure."""
    with written.open("rb") as handle:
        os.fsync(handle.fileno())
    written.replace(file)
