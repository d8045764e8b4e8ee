"""Looking into a database without changing it, making it, or waiting for those who write."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any, TypeAlias

from bot.storage.database import Database
from bot.storage.engines import name_of, new_engine
from bot.storage.errors import StoreError
from bot.storage.files import told_of
from bot.storage.revisions import HEAD

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sqlalchemy import Connection
    from sqlalchemy.ext.asyncio import AsyncConnection

_Rows: TypeAlias = "Sequence[Sequence[Any]]"
_STEPS_BETWEEN_LOOKS = 10_000
_WRITE_AHEAD, _FORMAT_AT = 2, 18
"""A file's way of writing, and the byte of it that says so."""
_PATIENCE_SECONDS = 3.0
_STATEMENT_MILLISECONDS = 3_000
_SERVERS = "SELECT id, channel_id, problems_channel_id FROM servers"
_RULES = "SELECT server_id, event_id, kind, channel_id, role_id FROM rules WHERE is_on"
_ROOMS = "SELECT server_id, event_id, room, channel_id FROM rooms"
_REMINDERS = (
    "SELECT server_id, channel_id, role_id FROM reminders "
    "WHERE state = 'active' AND server_id IS NOT NULL AND channel_id IS NOT NULL"
)
_REVISION = "SELECT version_num FROM alembic_version"


@dataclass(frozen=True, slots=True)
class Place:
    """A channel of a server that organizers chose, and whom is mentioned there.

    `purpose` is main, problems, room, reminder, or the kind of a rule; without an `event_id` it is
    for all events.
    """

    server_id: int
    channel_id: int
    purpose: str
    event_id: str = ""
    role_id: int | None = None


@dataclass(frozen=True, slots=True)
class Inside:
    """What is in a database: of which revision, "" if it has no tables; of ours alone more."""

    revision: str
    servers: frozenset[int] = frozenset()
    places: frozenset[Place] = frozenset()


@dataclass(frozen=True, slots=True)
class FileInside:
    """What is in a file, how it is damaged if it is, and whether there was time to see that."""

    inside: Inside
    damage: str = ""
    is_seen_through: bool = True


@dataclass(frozen=True, slots=True)
class ServerInside:
    """What is in a database on a server, of which version that is, and what we may do there."""

    inside: Inside
    version: str
    may_make_tables: bool
    may_write: bool


class LockedError(StoreError):
    """Another program keeps a file to itself."""


def look_into_file(file: Path, seconds: float) -> FileInside:
    """Look into an SQLite file that is there, for no longer than so many seconds.

    Raises `StoreError`.
    """
    is_at_rest = _is_at_rest(file)
    looked = _looked_into(file, seconds, is_at_rest=is_at_rest)
    if looked.damage and is_at_rest and not _is_at_rest(file):  # a bot began to write meanwhile
        return _looked_into(file, seconds, is_at_rest=False)
    return looked


def _is_at_rest(file: Path) -> bool:
    """Whether nobody has the file open in our way of writing.

    Then even to read it would leave two files beside it, which the bot might not be able to write.
    """
    with told_of(file), file.open("rb") as opened:
        head = opened.read(_FORMAT_AT + 1)
    is_ahead = head[_FORMAT_AT:] == bytes([_WRITE_AHEAD])
    return is_ahead and not Path(f"{file}-wal").exists()


def _looked_into(file: Path, seconds: float, *, is_at_rest: bool) -> FileInside:
    mode = "?mode=ro&immutable=1" if is_at_rest else "?mode=ro"
    address = file.absolute().as_uri() + mode
    until = monotonic() + seconds
    try:
        with (
            told_of(file),
            closing(sqlite3.connect(address, timeout=0, uri=True)) as connection,
        ):
            return _seen(connection, until)
    except StoreError as error:
        name = getattr(error.__cause__, "sqlite_errorname", "")
        if name in {"SQLITE_BUSY", "SQLITE_LOCKED"}:
            raise LockedError(str(error)) from error
        raise


def _seen(connection: sqlite3.Connection, until: float) -> FileInside:
    has_revision = "SELECT count(*) FROM sqlite_master WHERE name = 'alembic_version'"
    ((number,),) = connection.execute(has_revision).fetchall()
    inside = _inside(lambda query: connection.execute(query).fetchall(), has_revision=number > 0)
    connection.set_progress_handler(lambda: monotonic() > until, _STEPS_BETWEEN_LOOKS)
    try:
        ((told,),) = connection.execute("PRAGMA quick_check(1)").fetchall()
    except sqlite3.OperationalError as error:
        if error.sqlite_errorname != "SQLITE_INTERRUPT":
            raise
        return FileInside(inside, is_seen_through=False)
    return FileInside(inside, "" if told == "ok" else " ".join(str(told).split()))


async def look_into_server(url: str, patience_seconds: float = _PATIENCE_SECONDS) -> ServerInside:
    """Look into a PostgreSQL database; raises `StoreError`, in which there is no password."""
    database = Database(new_engine(url, patience_seconds), name_of(url))
    try:
        return await database.run(_looked_into_server)
    finally:
        await database.close()


async def _looked_into_server(connection: AsyncConnection) -> ServerInside:
    return await connection.run_sync(_seen_on_server)


def _seen_on_server(connection: Connection) -> ServerInside:
    def rows(query: str) -> _Rows:
        return connection.exec_driver_sql(query).all()

    connection.exec_driver_sql(f"SET LOCAL statement_timeout = {_STATEMENT_MILLISECONDS}")
    ((version, may_make, is_read_only, table),) = rows(
        "SELECT current_setting('server_version'), "
        "has_schema_privilege(current_schema(), 'CREATE'), "
        "current_setting('transaction_read_only'), to_regclass('alembic_version')::text"
    )
    inside = _inside(rows, has_revision=table is not None)
    return ServerInside(inside, version, bool(may_make), is_read_only == "off")


def _inside(rows: Callable[[str], _Rows], *, has_revision: bool) -> Inside:
    found = rows(_REVISION) if has_revision else ()
    revision = str(found[0][0]) if found else ""
    if revision != HEAD:
        return Inside(revision)
    servers = rows(_SERVERS)
    main = {id_: channel for id_, channel, _ in servers if channel}
    places = {Place(id_, channel, "main") for id_, channel in main.items()}
    places |= {Place(id_, channel, "problems") for id_, _, channel in servers if channel}
    for id_, event, kind, channel, role in rows(_RULES):
        if channel := channel or main.get(id_):
            places.add(Place(id_, channel, kind, event, role))
    places |= {Place(id_, channel, "room", event) for id_, event, _, channel in rows(_ROOMS)}
    places |= {Place(id_, channel, "reminder", "", role) for id_, channel, role in rows(_REMINDERS)}
    of_others = {place.server_id for place in places}
    return Inside(revision, frozenset(id_ for id_, *_ in servers) | of_others, frozenset(places))
