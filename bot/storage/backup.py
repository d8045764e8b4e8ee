"""Saving a database in a file, while the bot runs."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from bot.storage.errors import StoreError
from bot.storage.files import (
    Contents,
    check_ours,
    connected,
    contents_of,
    copy_into,
    keep_as,
    temporary_beside,
    told_of,
)

if TYPE_CHECKING:
    from pathlib import Path


def back_up(database: Path, target: Path, *, replaces: bool = False) -> Contents:
    """Save a database in a file of its own and return what is in it.

    The file is there when it is complete. Raises `StoreError` if it is there before, unless that
    is to be replaced, or if either can't be read or written.
    """
    if not database.exists():
        raise StoreError(f"there is no database {database} yet")
    if target.exists() and not replaces:
        raise StoreError(f"{target} is there already; --force replaces it")
    if target.exists() and target.samefile(database):
        raise StoreError(f"{target} is the database itself")
    with told_of(target), temporary_beside(target) as written:
        with told_of(database), connected(database) as source:
            check_ours(source, database)
            save(source, written)
        with connected(written) as copy:
            contents = contents_of(copy)
        keep_as(written, target)
    return contents


def save(source: sqlite3.Connection, file: Path) -> None:
    """Copy a database into a file that needs no other beside it."""
    with closing(sqlite3.connect(file, isolation_level=None)) as copy:
        copy_into(source, copy)
        copy.execute("PRAGMA journal_mode = DELETE")
