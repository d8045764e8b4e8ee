"""What only a database in a file can do, or fail to do."""

import asyncio
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.choices import ServerChoices
from bot.storage.database import Database
from bot.storage.errors import StoreError
from bot.storage.stores import Stores

NOTES = "these are my notes, " * 100


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "bot.sqlite3"


async def _use(file: Path) -> None:
    stores = await Stores.open(f"sqlite:///{file}")
    try:
        await stores.choices.save(7, ServerChoices("pasta"))
    finally:
        await stores.close()


def use(file: Path) -> None:
    """Open a file, keep something and close it."""
    asyncio.run(_use(file))


@contextmanager
def written_by_another(file: Path) -> Iterator[None]:
    """Let another process be in the middle of writing meanwhile."""
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


def test_folder_is_made(tmp_path: Path) -> None:
    use(tmp_path / "a/b/bot.sqlite3")
    assert (tmp_path / "a/b/bot.sqlite3").exists()


@pytest.mark.parametrize("name", ["100% ours?.db", "bot?mode=ro.sqlite3", "a b#c.db"])
def test_file_may_have_any_name(name: str, tmp_path: Path) -> None:
    use(tmp_path / name)
    assert [each.name for each in tmp_path.iterdir()] == [name]


def test_nothing_is_left_beside_a_closed_file(tmp_path: Path, file: Path) -> None:
    use(file)
    assert list(tmp_path.iterdir()) == [file]


def test_file_that_is_no_database_is_left_as_it_is(file: Path) -> None:
    file.write_text(NOTES)
    with pytest.raises(StoreError, match=r"^the database .*bot\.sqlite3 cannot be opened: file is"):
        use(file)
    assert file.read_text() == NOTES


def test_folder_is_no_database(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=f"^the database {tmp_path} cannot be opened: unable to"):
        use(tmp_path)


def test_folder_that_cannot_be_made_is_told(file: Path) -> None:
    file.touch()
    with pytest.raises(StoreError, match=r"^the database .*/b\.sqlite3 cannot be opened: .*exists"):
        use(file / "b.sqlite3")
    with pytest.raises(StoreError, match=r"/b\.sqlite3 cannot be opened: Not a directory$"):
        use(file / "folder" / "b.sqlite3")


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="only Linux has a folder of this sort")
def test_folder_that_takes_no_files_is_told() -> None:
    with pytest.raises(StoreError, match=r"^the database /proc/bot\.sqlite3 cannot be opened: "):
        use(Path("/proc/bot.sqlite3"))


def test_database_with_other_tables_is_not_spoilt(file: Path) -> None:
    with closing(sqlite3.connect(file)) as other:
        other.execute("CREATE TABLE guests (name TEXT)")
        other.execute("INSERT INTO guests VALUES ('Ada')")
        other.commit()
    use(file)
    with closing(sqlite3.connect(file)) as other:
        assert other.execute("SELECT name FROM guests").fetchall() == [("Ada",)]


async def test_what_is_confirmed_survives_a_power_failure(file: Path) -> None:
    database = await Database.open(f"sqlite:///{file}")

    async def work(connection: AsyncConnection) -> list[object]:
        names = ("journal_mode", "synchronous", "busy_timeout")
        return [await connection.scalar(text(f"PRAGMA {name}")) for name in names]

    assert await database.run(work) == ["wal", 2, 5000]
    await database.close()


async def test_file_that_another_process_writes_is_waited_for_and_then_given_up(
    file: Path,
) -> None:
    database = await Database.open(f"sqlite:///{file}", patience_seconds=0.05)
    query = text("SELECT generation FROM meta")
    with (
        written_by_another(file),
        pytest.raises(StoreError, match=r"bot\.sqlite3 failed: database is locked$"),
    ):
        await database.run(lambda connection: connection.scalar(query))
    assert await database.run(lambda connection: connection.scalar(query)) == 0
    await database.close()


async def test_file_that_another_process_writes_cannot_be_opened(file: Path) -> None:
    await _use(file)
    with (
        written_by_another(file),
        pytest.raises(StoreError, match=r"bot\.sqlite3 cannot be opened: database is locked$"),
    ):
        await Database.open(f"sqlite:///{file}", patience_seconds=0.05)


async def test_database_without_a_table_is_not_left_open(file: Path) -> None:
    stores = await Stores.open(f"sqlite:///{file}")
    await stores.database.execute(text("DROP TABLE meta"))
    await stores.close()
    with pytest.raises(StoreError, match=r"bot\.sqlite3 failed: no such table: meta$"):
        await Stores.open(f"sqlite:///{file}")
    assert list(file.parent.iterdir()) == [file]
