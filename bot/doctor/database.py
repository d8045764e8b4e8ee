"""Whether the database can be used, without changing, making or upgrading it."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

from bot.doctor.findings import Finding, error, note, ok
from bot.doctor.sqlite_file import look_at_file
from bot.storage.engines import SQLITE, name_of
from bot.storage.errors import StoreError
from bot.storage.looking import Inside, look_into_server
from bot.storage.revisions import HEAD, REVISIONS

if TYPE_CHECKING:
    from bot.storage.looking import ServerInside

_WHAT = "database"
_NEWER = "Run the newer version again, or restore a backup that this one made."
_LOOK_AT_SERVER = (
    "Look whether the server runs, whether this machine may reach it, and at the name, the user "
    "and the password in DATABASE_URL."
)


async def look_at_database(url: str) -> tuple[Inside | None, list[Finding]]:
    """Return what is in the database, None if that can't be told, and how it is."""
    if url.startswith(SQLITE):
        file = Path(url.removeprefix(SQLITE))
        inside, found = await asyncio.to_thread(look_at_file, file)
    else:
        inside, found = await _look_at_server(url)
    if inside and inside.revision != HEAD:
        found = [*found, *_of_revision(inside.revision)]
    return inside, found


async def _look_at_server(url: str) -> tuple[Inside | None, list[Finding]]:
    try:
        server = await look_into_server(url)
    except StoreError as problem:
        return None, [error(_WHAT, str(problem), _LOOK_AT_SERVER)]
    return server.inside, [_of_server(server, name_of(url))]


def _of_server(server: ServerInside, name: str) -> Finding:
    told = f"PostgreSQL {server.version.split()[0]} at {name}"
    if not server.may_write:
        says = f"{told} only reads: it is a replica, or was told to"
        return error(_WHAT, says, "Let DATABASE_URL name the server that writes.")
    if server.inside.revision != HEAD and not server.may_make_tables:
        return error(
            _WHAT,
            f"{told}: its user may not make the tables that the bot needs",
            "Make that user the owner of the database, or GRANT CREATE ON SCHEMA public to them.",
        )
    return ok(_WHAT, f"{told} answers")


def _of_revision(revision: str) -> list[Finding]:
    """Return what the next start does to tables of another version."""
    if not revision:
        return [note(_WHAT, "it has no tables yet: they are made at the first start")]
    if revision not in REVISIONS:
        says = f"it was made by a newer version of the bot ({revision}, this one knows {HEAD})"
        return [error(_WHAT, says, _NEWER)]
    says = f"its tables are upgraded at the next start, from {revision} to {HEAD}"
    return [note(_WHAT, says, "Save it before (`workshop-bot backup FILE`): there is no way back.")]
