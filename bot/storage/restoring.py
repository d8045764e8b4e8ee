"""Putting what was saved in the place of a database, while the bot runs or not."""

from __future__ import annotations

import shutil
import sqlite3
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import create_engine, func, update
from sqlalchemy.engine import URL

from bot.storage.backup import save
from bot.storage.errors import StoreError
from bot.storage.files import (
    Contents,
    check_ours,
    check_sound,
    connected,
    contents_of,
    copy_into,
    keep_as,
    number_in,
    temporary_beside,
    told_of,
)
from bot.storage.revisions import upgrade
from bot.storage.tables import is_waiting, messages, meta

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

_UNREADABLE = {sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT}


@dataclass(frozen=True, slots=True)
class Present:
    """What has to be known of a database before another takes its place.

    `generation` counts its changes, `last_reminder` is the highest id that a reminder ever had.
    """

    generation: int = 0
    last_reminder: int = 0


@dataclass(frozen=True, slots=True)
class Restored:
    """What was put in place, and where that is saved which was there before, if anything was."""

    contents: Contents
    safety_copy: Path | None


def restore(
    backup: Path, database: Path, now: datetime, *, patience_seconds: float = 30.0
) -> Restored:
    """Put a backup in the place of a database, all at once also for a bot that runs.

    What waits in it may have been sent since it was made, so all that is looked for in its channel
    before it is sent. Raises `StoreError`, and changes nothing, if the backup is damaged or none
    of this bot's; or if the database is locked for long.
    """
    if not backup.is_file():
        raise StoreError(f"there is no file {backup}")
    with told_of(database), temporary_beside(database) as made:
        with told_of(backup):
            _check_out(backup, made)
        safety_copy, present = _save_present(database, now)
        _bring_up_to_date(made, present)
        with connected(made) as source:
            contents = contents_of(source)
            if database.exists():
                with connected(database, may_write=True) as live:
                    copy_into(source, live, patience_seconds)
        if not database.exists():
            keep_as(made, database)
    return Restored(contents, safety_copy)


def _check_out(backup: Path, made: Path) -> None:
    """Copy a backup, if it is sound and ours."""
    with connected(backup) as source:
        save(source, made)
    with connected(made) as copy:
        check_sound(copy, backup)
        check_ours(copy, backup)


def _save_present(database: Path, now: datetime) -> tuple[Path | None, Present]:
    """Copy what is there, and return where to and what has to be known of it.

    A file that is so damaged that it can't be read is put aside.
    """
    if not database.exists():
        return None, Present()
    safety_copy = database.with_name(f"{database.name}.{now:%Y%m%dT%H%M%SZ}.before-restore")
    with temporary_beside(safety_copy) as written:
        try:
            with connected(database) as source:
                save(source, written)
        except sqlite3.DatabaseError as error:
            if error.sqlite_errorcode & 0xFF not in _UNREADABLE:
                raise
            shutil.move(database, safety_copy)
            for suffix in ("-wal", "-shm"):
                database.with_name(database.name + suffix).unlink(missing_ok=True)
            return safety_copy, Present()
        with connected(written) as copy:
            present = Present(
                number_in(copy, "SELECT generation FROM meta"),
                number_in(copy, "SELECT max(seq) FROM sqlite_sequence WHERE name = 'reminders'"),
            )
        keep_as(written, safety_copy)
    return safety_copy, present


def _bring_up_to_date(made: Path, present: Present) -> None:
    """Bring the tables up to date, doubt what waits, and let a bot that runs notice the change."""
    engine = create_engine(URL.create("sqlite", database=str(made)))
    with engine.begin() as connection:
        upgrade(connection)
        connection.execute(
            update(messages)
            .where(is_waiting)
            .values(
                doubtful_since=func.coalesce(messages.c.doubtful_since, messages.c.due),
                leased_by=None,
                lease_until=None,
            )
        )
        later = func.max(meta.c.generation, present.generation) + 1
        connection.execute(update(meta).values(generation=later))
        connection.exec_driver_sql(
            "INSERT INTO sqlite_sequence (name, seq) SELECT 'reminders', ? "
            "WHERE NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = 'reminders')",
            (present.last_reminder,),
        )
        connection.exec_driver_sql(
            "UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = 'reminders'",
            (present.last_reminder,),
        )
    engine.dispose()
