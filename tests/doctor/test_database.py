from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.doctor import database, sqlite_file
from bot.doctor.database import look_at_database
from bot.storage.database import Database
from bot.storage.looking import FileInside, Inside, ServerInside
from bot.storage.revisions import HEAD
from tests.doctor.patients import SECRET, graves

if TYPE_CHECKING:
    from bot.doctor.findings import Finding
    from tests.postgres import Postgres

URL = "sqlite:///data/bot.sqlite3"
FILE = Path("data/bot.sqlite3")


async def _made(url: str = URL) -> None:
    await (await Database.open(url)).close()


def _change(statement: str) -> None:
    with closing(sqlite3.connect(FILE)) as connection, connection:
        connection.execute(statement)


def _write(text: str) -> None:
    FILE.parent.mkdir()
    FILE.write_text(text)


async def _found(url: str = URL) -> Finding:
    """Return the one thing that keeps the database from being used."""
    inside, (found,) = await look_at_database(url)
    assert inside is None
    assert found.to_do
    return found


async def test_file_that_is_not_there_is_not_made() -> None:
    inside, (found,) = await look_at_database(URL)
    assert inside == Inside(HEAD)
    assert found.severity.name == "OK"
    assert "is made at the first start" in found.says
    assert not FILE.parent.exists()


async def test_file_that_cannot_be_made(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "data").write_text("no folder")
    assert "can't be made: " in (await _found()).says
    (folder / "data").unlink()
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert "can't be written" in (await _found()).says


async def test_file_that_is_sound() -> None:
    await _made()
    inside, (found,) = await look_at_database(URL)
    assert inside == Inside(HEAD)
    assert found.severity.name == "OK"
    assert found.says.startswith("data/bot.sqlite3 is sound, ")
    assert found.says.endswith(" kB")


async def test_file_that_a_running_bot_has_open() -> None:
    opened = await Database.open(URL)
    try:
        _, (found,) = await look_at_database(URL)
        assert found.severity.name == "OK"
    finally:
        await opened.close()


@pytest.mark.parametrize(
    ("revision", "severities", "says", "to_do"),
    [
        ("0001", ["ok", "note"], f"upgraded at the next start, from 0001 to {HEAD}", "backup"),
        ("9999", ["ok", "error"], f"newer version of the bot (9999, this one knows {HEAD})", "new"),
    ],
)
async def test_tables_of_another_version(
    revision: str, severities: list[str], says: str, to_do: str
) -> None:
    await _made()
    _change(f"UPDATE alembic_version SET version_num = '{revision}'")  # noqa: S608 (one of two)
    _, found = await look_at_database(URL)
    assert graves(found) == severities
    assert says in found[1].says
    assert to_do in found[1].to_do


async def test_file_without_tables() -> None:
    _write("")
    _, found = await look_at_database(URL)
    assert graves(found) == ["ok", "note"]
    assert "they are made at the first start" in found[1].says


async def test_file_that_is_something_else() -> None:
    _write("no database, " * 100)
    found = await _found()
    assert found.severity.name == "ERROR"
    assert "file is not a database" in found.says
    assert "workshop-bot restore" in found.to_do


async def test_folder_in_its_place(folder: Path) -> None:
    (folder / FILE).mkdir(parents=True)
    assert "is no file" in (await _found()).says


@pytest.mark.parametrize("unwritable", [FILE, FILE.parent])
async def test_what_the_bot_may_not_write(
    unwritable: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await _made()
    monkeypatch.setattr(os, "access", lambda path, _: path.absolute() != unwritable.absolute())
    found = await _found()
    assert found.severity.name == "ERROR"
    assert f"{unwritable} can't be written by this user" in found.says


async def test_file_that_is_locked_is_not_waited_for() -> None:
    await _made()
    with closing(sqlite3.connect(FILE, isolation_level=None)) as writer:
        writer.execute("PRAGMA journal_mode = DELETE")
        writer.execute("BEGIN EXCLUSIVE")
        found = await _found()
    assert found.severity.name == "WARNING"
    assert "locked by another program" in found.says


@pytest.mark.parametrize(
    ("seen", "severity", "says"),
    [
        (FileInside(Inside(HEAD), damage="row 7 missing"), "ERROR", "is damaged: row 7 missing"),
        (FileInside(Inside(HEAD), is_seen_through=False), "OK", "too large to be looked through"),
    ],
)
async def test_what_looking_through_shows(
    seen: FileInside, severity: str, says: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    await _made()
    monkeypatch.setattr(sqlite_file, "look_into_file", lambda *_: seen)
    _, (found,) = await look_at_database(URL)
    assert found.severity.name == severity
    assert says in found.says


@pytest.mark.parametrize(
    ("limit", "severity"), [("_LITTLE_SPACE", "warning"), ("_NO_SPACE", "error")]
)
async def test_little_room_on_the_disk(
    limit: str, severity: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite_file, "_LITTLE_SPACE", 2**80)
    monkeypatch.setattr(sqlite_file, limit, 2**80)
    for _ in range(2):
        _, found = await look_at_database(URL)
        assert graves(found) == ["ok", severity]
        assert "are free on its disk" in found[1].says
        await _made()


async def test_long_log_beside_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite_file, "_LONG_LOG", 0)
    opened = await Database.open(URL)
    try:
        _, found = await look_at_database(URL)
    finally:
        await opened.close()
    assert graves(found) == ["ok", "warning"]
    assert "data/bot.sqlite3-wal has grown" in found[1].says


async def test_server_that_answers(postgres: Postgres) -> None:
    inside, (found,) = await look_at_database(await postgres.database())
    assert inside == Inside(HEAD)
    assert found.severity.name == "OK"
    assert found.says.startswith("PostgreSQL 1")


async def test_server_without_tables(postgres: Postgres) -> None:
    _, found = await look_at_database(await postgres.empty_database())
    assert graves(found) == ["ok", "note"]


async def test_database_that_the_server_does_not_have(postgres: Postgres) -> None:
    found = await _found(postgres.url("missing"))
    assert 'database "missing" does not exist' in found.says


@pytest.mark.parametrize("url", ["127.0.0.1:9/bot", "127.0.0.1:9/bot?x=@"])
async def test_server_that_does_not_answer(url: str) -> None:
    found = await _found(f"postgresql://bot:{SECRET}@{url}")
    assert found.severity.name == "ERROR"
    assert "DATABASE_URL" in found.to_do
    assert SECRET not in found.says


@pytest.mark.parametrize(
    ("server", "says", "to_do"),
    [
        (
            ServerInside(Inside(""), "16.1 (Debian)", may_make_tables=False, may_write=True),
            "PostgreSQL 16.1 at postgresql://db/bot: its user may not make the tables",
            "GRANT CREATE",
        ),
        (
            ServerInside(Inside(HEAD), "16.1", may_make_tables=True, may_write=False),
            "PostgreSQL 16.1 at postgresql://db/bot only reads",
            "that writes",
        ),
    ],
)
async def test_server_on_which_something_is_not_allowed(
    server: ServerInside, says: str, to_do: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def look(_url: str) -> ServerInside:
        return server

    monkeypatch.setattr(database, "look_into_server", look)
    _, (found, *_) = await look_at_database(f"postgresql://bot:{SECRET}@db/bot")
    assert found.severity.name == "ERROR"
    assert says in found.says
    assert to_do in found.to_do
