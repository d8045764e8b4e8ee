"""Whether an SQLite file and its folder can be used."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

from bot.doctor.findings import Finding, error, ok, warning
from bot.storage.errors import StoreError
from bot.storage.looking import Inside, LockedError, look_into_file
from bot.storage.revisions import HEAD

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bot.storage.looking import FileInside

_WHAT = "database"
_SECONDS = 6.0
_MEGABYTE = 1_000_000
_LITTLE_SPACE, _NO_SPACE = 200 * _MEGABYTE, 10 * _MEGABYTE
_LONG_LOG = 100 * _MEGABYTE
_SAVED = "Put a backup back: `workshop-bot restore FILE`."
_OWN = "Give it to the user that the bot runs as, or mount it so that it may be written."


def look_at_file(file: Path) -> tuple[Inside | None, list[Finding]]:
    """Return what is in a file, None if that can't be told, and how it is.

    That there is none is fine where the bot can make it.
    """
    if not file.exists():
        return _missing(file)
    if refused := _not_ours_to_write(file):
        return None, [refused]
    try:
        seen = look_into_file(file, _SECONDS)
    except LockedError:
        says = f"{file} is locked by another program"
        return None, [warning(_WHAT, says, "Look what has it open, close that, and ask again.")]
    except StoreError as problem:
        return None, [error(_WHAT, str(problem), f"{_SAVED} DATABASE_URL says where it is.")]
    return seen.inside, [_of_content(file, seen), *_of_space(file), *_of_log(file)]


def _missing(file: Path) -> tuple[Inside | None, list[Finding]]:
    folder = next(each for each in file.absolute().parents if each.exists())
    if not folder.is_dir() or not os.access(folder, os.W_OK | os.X_OK):
        says = f"{file} is not there, and can't be made: {folder} can't be written"
        return None, [error(_WHAT, says, _OWN)]
    says = f"{file} is not there yet: it is made at the first start"
    return Inside(HEAD), [ok(_WHAT, says), *_of_space(folder / file.name)]


def _not_ours_to_write(file: Path) -> Finding | None:
    """Return what keeps the bot from writing; SQLite makes files of its own beside the one."""
    if not file.is_file():
        return error(_WHAT, f"{file} is no file", "Let DATABASE_URL name a file, also a new one.")
    for each in (file.absolute().parent, file):
        if not os.access(each, os.R_OK | os.W_OK):
            return error(_WHAT, f"{each} can't be written by this user", _OWN)
    return None


def _of_content(file: Path, seen: FileInside) -> Finding:
    if seen.damage:
        return error(_WHAT, f"{file} is damaged: {seen.damage}", f"Stop the bot. {_SAVED}")
    sound = "is sound" if seen.is_seen_through else "is too large to be looked through"
    return ok(_WHAT, f"{file} {sound}, {_large(file.stat().st_size)}")


def _of_space(file: Path) -> Iterator[Finding]:
    free = shutil.disk_usage(file.absolute().parent).free
    if free < _LITTLE_SPACE:
        grave = error if free < _NO_SPACE else warning
        yield grave(_WHAT, f"only {_large(free)} are free on its disk", "Make room there.")


def _of_log(file: Path) -> Iterator[Finding]:
    """Yield that the file in which SQLite writes ahead has grown, as it does while one reads on."""
    log = file.with_name(f"{file.name}-wal")
    size = log.stat().st_size if log.exists() else 0
    if size > _LONG_LOG:
        says = f"{log} has grown to {_large(size)}"
        to_do = "Close other programs that have the database open, then start the bot anew."
        yield warning(_WHAT, says, to_do)


def _large(size: int) -> str:
    return f"{size / _MEGABYTE:,.1f} MB" if size >= _MEGABYTE else f"{size / 1_000:.0f} kB"
