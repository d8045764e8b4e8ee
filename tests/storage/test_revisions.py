"""From every earlier state of the tables to the present one, on either engine."""

import asyncio
import sqlite3
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.choices import ServerChoices
from bot.storage.database import Database
from bot.storage.engines import new_engine
from bot.storage.errors import StoreError
from bot.storage.registrations import Registration
from bot.storage.revisions import REVISIONS, SCRIPTS, upgrade
from bot.storage.stores import Stores
from bot.storage.tables import metadata

FIRST_TABLES = """
CREATE TABLE IF NOT EXISTS servers (
    id INTEGER PRIMARY KEY,
    event TEXT NOT NULL,
    organizer_role INTEGER,
    has_public_answers INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS readers (id INTEGER PRIMARY KEY, event TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS registrations (
    scope TEXT PRIMARY KEY,
    fingerprint TEXT NOT NULL,
    command_ids TEXT NOT NULL
);
"""
FIRST_ROWS = (
    "INSERT INTO servers (id, event, has_public_answers) VALUES (8, '', false)",
    "INSERT INTO servers (id, event, has_public_answers) VALUES (9, 'pasta', true)",
    "INSERT INTO readers (id, event) VALUES (9, 'risotto-2030')",
    """INSERT INTO registrations VALUES ('1/2', 'abc', '{"ask": 5}')""",
)
_INDEXES = {
    "sqlite": "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL",
    "postgresql": (
        "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public' "
        "AND tablename <> 'alembic_version'"
    ),
}
_CHECKS = {
    "sqlite": (
        "SELECT name, sql FROM sqlite_master WHERE type = 'table' "
        "AND name IN ('meta', 'messages', 'reminders')"
    ),
    "postgresql": (
        "SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint WHERE contype = 'c'"
    ),
}


@asynccontextmanager
async def connected(url: str) -> AsyncIterator[AsyncConnection]:
    """Yield a connection to a database as it is, in a transaction."""
    engine = new_engine(url, 5)
    async with engine.begin() as connection:
        yield connection
    await engine.dispose()


async def definitions(connection: AsyncConnection) -> dict[str, Any]:
    """Return the indexes and constraints by name, as the database words them."""
    name = connection.dialect.name
    rows = [
        row for query in (_INDEXES, _CHECKS) for row in await connection.execute(text(query[name]))
    ]
    return {name: " ".join(sql.split()) for name, sql in rows}


def test_revisions_are_those_that_there_are_scripts_for() -> None:
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS))
    scripts = ScriptDirectory.from_config(config)
    assert [each.revision for each in scripts.walk_revisions()] == [*reversed(REVISIONS)]
    assert scripts.get_current_head() == REVISIONS[-1]


async def test_migrated_tables_are_the_declared_ones(url: str) -> None:
    def differences(connection: Connection) -> object:
        options = {"compare_type": True, "compare_server_default": True}
        return compare_metadata(MigrationContext.configure(connection, opts=options), metadata)

    async with connected(url) as connection:
        assert await connection.run_sync(differences) == []


async def test_migrated_indexes_and_constraints_are_the_declared_ones(
    url: str,
    new_empty_url: Any,  # noqa: ANN401
) -> None:
    async with connected(url) as connection:
        migrated = await definitions(connection)
    async with connected(await new_empty_url()) as connection:
        await connection.run_sync(metadata.create_all)
        declared = await definitions(connection)
    assert migrated == declared
    assert len(migrated) > 10


@pytest.mark.parametrize("revision", REVISIONS)
async def test_database_of_each_revision_is_brought_up_to_date_with_its_data(
    revision: str, empty_url: str
) -> None:
    async with connected(empty_url) as connection:
        await connection.run_sync(upgrade, revision)
        for statement in FIRST_ROWS:
            await connection.execute(text(statement))
    await _check_first_rows(empty_url)


def test_file_from_before_there_were_revisions_is_brought_up_to_date(tmp_path: Path) -> None:
    file = tmp_path / "old.sqlite3"
    with closing(sqlite3.connect(file)) as old:
        old.executescript(FIRST_TABLES)
        for statement in FIRST_ROWS:
            old.execute(statement)
        old.commit()
    asyncio.run(_check_first_rows(f"sqlite:///{file}"))


async def _check_first_rows(url: str) -> None:
    stores = await Stores.open(url)
    assert stores.choices.servers == {
        8: ServerChoices(),
        9: ServerChoices("pasta", has_public_answers=True),
    }
    assert await stores.choices.event_of_reader(9) == "risotto-2030"
    assert await stores.choices.takes_direct_messages(9)
    assert await stores.registrations.of("1/2") == Registration("abc", {"ask": 5})
    await stores.choices.save(8, ServerChoices(has_public_answers=True, channel_id=3))
    await stores.close()
    again = await Stores.open(url)
    assert again.choices.server(8) == ServerChoices(has_public_answers=True, channel_id=3)
    await again.close()


async def test_replicas_may_start_at_once(empty_url: str) -> None:
    replicas = await asyncio.gather(*(Stores.open(empty_url) for _ in range(4)))
    await replicas[0].choices.save(8, ServerChoices("pasta"))
    for replica in replicas[1:]:
        assert await replica.refreshed()
        assert replica.choices.server(8) == ServerChoices("pasta")
    for replica in replicas:
        await replica.close()


async def test_database_of_a_newer_version_is_refused_and_left_alone(url: str) -> None:
    known = text("SELECT version_num FROM alembic_version")
    change = text("UPDATE alembic_version SET version_num = :version")
    async with connected(url) as connection:
        await connection.execute(change, {"version": "9999"})
    told = rf"cannot be opened: it was made by a newer version of the bot \(9999.* {REVISIONS[-1]}"
    try:
        with pytest.raises(StoreError, match=told):
            await Stores.open(url)
    finally:
        async with connected(url) as connection:
            assert await connection.scalar(known) == "9999"
            await connection.execute(change, {"version": REVISIONS[-1]})


async def test_tables_of_somebody_else_are_left_alone(empty_url: str) -> None:
    async with connected(empty_url) as connection:
        await connection.execute(text("CREATE TABLE reminders (task TEXT)"))
        await connection.execute(text("INSERT INTO reminders VALUES ('water the plants')"))
    with pytest.raises(StoreError, match=r"cannot be opened: .*reminders.* already exists"):
        await Database.open(empty_url)
    async with connected(empty_url) as connection:
        assert await connection.scalar(text("SELECT task FROM reminders")) == "water the plants"
        tables = await connection.run_sync(lambda sync: sync.dialect.get_table_names(sync))
        assert tables == ["reminders"]


def test_database_that_is_up_to_date_is_opened_without_alembic(
    migrated_file: Path, tmp_path: Path
) -> None:
    code = (
        "import asyncio, sys; from bot.storage.stores import Stores;"
        "asyncio.run(asyncio.run(Stores.open(sys.argv[1])).close());"
        "print(sorted({'alembic', 'asyncpg'} & set(sys.modules)))"
    )
    file = tmp_path / "bot.sqlite3"
    file.write_bytes(migrated_file.read_bytes())
    ran = subprocess.run(  # noqa: S603 - the command is our own
        [sys.executable, "-c", code, f"sqlite:///{file}"], capture_output=True, check=True
    )
    assert ran.stdout == b"[]\n"
