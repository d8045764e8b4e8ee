"""Bringing the tables up to date, without importing alembic where they are."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import func, inspect, select, text

from bot.storage.errors import StoreError

if TYPE_CHECKING:
    from sqlalchemy import Connection
    from sqlalchemy.ext.asyncio import AsyncConnection

REVISIONS = ("0001", "0002")
"""All revisions of the tables, the newest last: those that `migrations` has scripts for."""
HEAD = REVISIONS[-1]
SCRIPTS = Path(__file__).parent / "migrations"
_LOCK = 4_001


async def bring_to_head(connection: AsyncConnection) -> None:
    """Make the tables those of this version; raises `StoreError` if they are of a newer one."""
    if await connection.run_sync(revision_of) == HEAD:
        return
    if connection.dialect.name == "postgresql":  # replicas may start at the same moment
        await connection.execute(select(func.pg_advisory_xact_lock(_LOCK)))
    await connection.run_sync(upgrade)


def revision_of(connection: Connection) -> str:
    """Return of which revision the tables are, "" if they have none.

    Raises `StoreError` for one that this version doesn't know.
    """
    if not inspect(connection).has_table("alembic_version"):
        return ""
    found = connection.scalar(text("SELECT version_num FROM alembic_version")) or ""
    if found and found not in REVISIONS:
        told = f"it was made by a newer version of the bot ({found}, this one knows {HEAD})"
        raise StoreError(told)
    return str(found)


def upgrade(connection: Connection, revision: str = "head") -> None:
    """Run the scripts that lead from the present revision to another."""
    from alembic import command  # noqa: PLC0415 - takes a while, and is seldom needed
    from alembic.config import Config  # noqa: PLC0415 - as above

    config = Config()
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, revision)
