"""Saving the database in a file and putting it back, also while the bot runs."""

from __future__ import annotations

import asyncio
import shutil
import sqlite3
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.reminders.models import MessageState
from bot.storage.backup import back_up
from bot.storage.choices import ServerChoices
from bot.storage.errors import StoreError
from bot.storage.files import Contents
from bot.storage.restoring import Restored, restore
from bot.storage.stores import Stores
from tests.storage.made import (
    NOON,
    SCOPE,
    SERVER,
    at,
    claimed,
    keys_of_all,
    message,
    planned,
    reminder,
    settled,
)

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator

SAVED = ServerChoices("pasta-2031", organizer_role=7)
LATER = ServerChoices("risotto-2030")
NOTES = "these are my notes, " * 500


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "data" / "bot.sqlite3"


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    return tmp_path / "saved" / "backup.sqlite3"


@pytest.fixture
async def stores(file: Path) -> AsyncIterator[Stores]:
    """A bot that runs, with one thing of each sort."""
    opened = await Stores.open(f"sqlite:///{file}")
    await opened.choices.save(SERVER, SAVED)
    await opened.book.add(reminder())
    await opened.outbox.plan([SCOPE], [planned("sent"), planned("waiting", 30)], at(-1))
    await settled(opened, MessageState.SENT, "sent")
    yield opened
    await opened.close()


async def save(file: Path, saved: Path, *, replaces: bool = False) -> Contents:
    return await asyncio.to_thread(back_up, file, saved, replaces=replaces)


async def put_back(saved: Path, file: Path, patience_seconds: float = 5) -> Restored:
    return await asyncio.to_thread(restore, saved, file, NOON, patience_seconds=patience_seconds)


def files_in(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir() if each.suffix != ".sqlite3-shm")


def write(file: Path, content: bytes) -> None:
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(content)


def bytes_in(folder: Path) -> dict[str, bytes]:
    return {each.name: each.read_bytes() for each in folder.rglob("*") if each.is_file()}


@contextmanager
def written_by_another(file: Path) -> Iterator[None]:
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


async def test_backup_is_one_file_with_all_that_is_kept(
    stores: Stores, file: Path, saved: Path
) -> None:
    assert await save(file, saved) == Contents(servers=1, reminders=1, messages=2)
    assert files_in(saved.parent) == ["backup.sqlite3"]
    copy = await Stores.open(f"sqlite:///{saved}")
    assert copy.choices.server(SERVER) == SAVED
    assert await message(copy, "waiting") == await message(stores, "waiting")
    await copy.close()


@pytest.mark.usefixtures("stores")
async def test_backup_is_not_disturbed_by_who_writes(file: Path, saved: Path) -> None:
    with written_by_another(file):
        assert (await save(file, saved)).servers == 1


@pytest.mark.usefixtures("stores")
async def test_backup_replaces_a_file_only_if_it_is_told_to(file: Path, saved: Path) -> None:
    write(saved, NOTES.encode())
    with pytest.raises(StoreError, match=r"backup\.sqlite3 is there already; --force "):
        await save(file, saved)
    assert bytes_in(saved.parent) == {"backup.sqlite3": NOTES.encode()}
    assert (await save(file, saved, replaces=True)).messages == 2
    assert files_in(saved.parent) == ["backup.sqlite3"]


@pytest.mark.usefixtures("stores")
async def test_database_is_not_its_own_backup(file: Path) -> None:
    with pytest.raises(StoreError, match=r"bot\.sqlite3 is the database itself$"):
        await save(file, file, replaces=True)


def test_nothing_to_save_is_told(file: Path, saved: Path) -> None:
    with pytest.raises(StoreError, match=r"^there is no database .*bot\.sqlite3 yet$"):
        back_up(file, saved)
    assert not saved.exists()


def test_what_is_none_of_ours_is_not_saved(file: Path, saved: Path) -> None:
    file.parent.mkdir()
    with closing(sqlite3.connect(file)) as other:
        other.execute("CREATE TABLE guests (name TEXT)")
    with pytest.raises(StoreError, match=r"bot\.sqlite3: it is no database of this bot$"):
        back_up(file, saved)
    file.write_text(NOTES)
    with pytest.raises(StoreError, match=r"bot\.sqlite3: file is not a database$"):
        back_up(file, saved)
    assert files_in(saved.parent) == []


@pytest.mark.usefixtures("stores")
async def test_backup_that_cannot_be_written_is_told(file: Path) -> None:
    with pytest.raises(StoreError, match=r"bot\.sqlite3/backup: (Not a directory|File exists)$"):
        await save(file, file / "backup")


async def test_what_was_saved_comes_back(stores: Stores, file: Path, saved: Path) -> None:
    await save(file, saved)
    await stores.choices.save(SERVER, LATER)
    await stores.close()
    restored = await put_back(saved, file)
    assert restored.contents == Contents(servers=1, reminders=1, messages=2)
    again = await Stores.open(f"sqlite:///{file}")
    assert again.choices.server(SERVER) == SAVED
    await again.close()
    kept = file.with_name("bot.sqlite3.20300506T120000Z.before-restore")
    assert restored.safety_copy == kept
    before = await Stores.open(f"sqlite:///{kept}")
    assert before.choices.server(SERVER) == LATER
    await before.close()
    assert files_in(file.parent) == ["bot.sqlite3", kept.name]


async def test_running_bot_notices_that_its_database_was_replaced(
    stores: Stores, file: Path, saved: Path
) -> None:
    await save(file, saved)
    for _ in range(3):
        await stores.choices.save(SERVER, LATER)
    await put_back(saved, file)
    assert stores.choices.server(SERVER) == LATER
    assert await stores.refreshed()
    assert stores.choices.server(SERVER) == SAVED
    assert not await stores.refreshed()
    await stores.choices.save(SERVER, LATER)
    assert (await put_back(saved, file)).contents.servers == 1
    assert await stores.refreshed()
    assert stores.choices.server(SERVER) == SAVED


async def test_database_is_replaced_while_the_bot_writes(
    stores: Stores, file: Path, saved: Path
) -> None:
    await save(file, saved)
    is_over = asyncio.Event()

    async def write() -> int:
        count = 0
        while not is_over.is_set():
            await stores.audit.add(SERVER, 1, "did something", NOON)
            count += 1
        return count

    writing = asyncio.create_task(write())
    for _ in range(3):
        await put_back(saved, file, 30)
    is_over.set()
    assert await writing > 3
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert await stores.audit.count(SERVER) < await writing
    assert [each.id for each in await stores.book.active()] == [1]


async def test_what_waits_may_have_been_sent_since_it_was_saved(
    stores: Stores, file: Path, saved: Path
) -> None:
    more = [planned("a"), planned("waiting", 30), planned("held", 2)]
    await stores.outbox.plan([SCOPE], more, at(-1))
    await settled(stores, MessageState.WAITING, "a", 1, is_doubtful=True, try_at=at(90))
    assert await claimed(stores, 2) == ["held"]
    await save(file, saved)
    await settled(stores, MessageState.SENT, "waiting", 30)
    await put_back(saved, file)
    assert (await message(stores, "waiting")).doubtful_since == at(30)
    assert (await message(stores, "a")).doubtful_since == at(1)
    assert (await message(stores, "sent")).doubtful_since is None
    assert await claimed(stores, 2) == ["held"]
    assert await keys_of_all(stores) == ["a", "held", "waiting"]


async def test_ids_of_reminders_that_are_lost_are_not_given_again(
    stores: Stores, file: Path, saved: Path
) -> None:
    await save(file, saved)
    lost = await stores.book.add(reminder("lost"))
    await put_back(saved, file)
    assert await stores.book.get(lost.id) is None
    assert (await stores.book.add(reminder("new"))).id > lost.id


async def test_ids_are_not_given_again_though_the_backup_had_no_reminders(
    file: Path, saved: Path
) -> None:
    stores = await Stores.open(f"sqlite:///{file}")
    await save(file, saved)
    lost = await stores.book.add(reminder("lost"))
    await put_back(saved, file)
    assert (await stores.book.add(reminder("new"))).id > lost.id
    await stores.close()


@pytest.mark.usefixtures("stores")
async def test_backup_may_be_put_where_nothing_is(file: Path, saved: Path) -> None:
    await save(file, saved)
    elsewhere = file.with_name("new") / "bot.sqlite3"
    assert (await put_back(saved, elsewhere)).safety_copy is None
    again = await Stores.open(f"sqlite:///{elsewhere}")
    assert again.choices.server(SERVER) == SAVED
    await again.close()


async def test_plain_copy_of_the_file_may_be_put_back_too(
    stores: Stores, file: Path, saved: Path
) -> None:
    await stores.close()
    saved.parent.mkdir()
    shutil.copy(file, saved)
    assert (await put_back(saved, file)).contents.servers == 1


async def test_backup_of_an_older_version_is_brought_up_to_date(
    stores: Stores, file: Path, saved: Path
) -> None:
    saved.parent.mkdir()
    with closing(sqlite3.connect(saved)) as old:
        old.executescript(
            "CREATE TABLE servers (id INTEGER PRIMARY KEY, event TEXT NOT NULL,"
            " organizer_role INTEGER, has_public_answers INTEGER NOT NULL);"
            "CREATE TABLE readers (id INTEGER PRIMARY KEY, event TEXT NOT NULL);"
            "CREATE TABLE alembic_version (version_num TEXT NOT NULL);"
            "INSERT INTO servers VALUES (8, 'pasta', NULL, 1);"
            "INSERT INTO alembic_version VALUES ('0001');"
        )
    assert back_up(saved, saved.with_name("again")) == Contents(1, 0, 0)
    assert (await put_back(saved, file)).contents == Contents(1, 0, 0)
    assert await stores.refreshed()
    assert stores.choices.servers == {8: ServerChoices("pasta", has_public_answers=True)}


def _damage(saved: Path) -> None:
    content = bytearray(saved.read_bytes())
    content[4096 * 2 : 4096 * 8] = b"\xff" * 4096 * 6
    saved.write_bytes(content)


def _cut_off(saved: Path) -> None:
    saved.write_bytes(saved.read_bytes()[: 4096 * 3])


def _make_newer(saved: Path) -> None:
    with closing(sqlite3.connect(saved)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()


def _forget_revision(saved: Path) -> None:
    with closing(sqlite3.connect(saved)) as connection:
        connection.execute("DELETE FROM alembic_version")
        connection.commit()


def _replace_by_foreign(saved: Path) -> None:
    saved.unlink()
    with closing(sqlite3.connect(saved)) as connection:
        connection.execute("CREATE TABLE guests (name TEXT)")


@pytest.mark.parametrize(
    ("harm", "told"),
    [
        (_damage, "backup.sqlite3: (it is damaged: |database disk image is malformed)"),
        (_cut_off, "backup.sqlite3: (it is damaged: |database disk image is malformed)"),
        (_make_newer, r"backup.sqlite3: it is of a newer version of the bot \(9999, this one"),
        (_forget_revision, "backup.sqlite3: it is no database of this bot$"),
        (_replace_by_foreign, "backup.sqlite3: it is no database of this bot$"),
        (lambda saved: saved.write_text(NOTES), "backup.sqlite3: file is not a database$"),
        (lambda saved: saved.write_bytes(b""), "backup.sqlite3: it is no database of this bot$"),
        (lambda saved: saved.unlink(), "^there is no file .*backup.sqlite3$"),
    ],
)
async def test_bad_backup_is_refused_and_nothing_changed(
    harm: Callable[[Path], object],
    told: str,
    stores: Stores,
    file: Path,
    saved: Path,
) -> None:
    await save(file, saved)
    harm(saved)
    before = bytes_in(saved.parent), await message(stores, "waiting")
    with pytest.raises(StoreError, match=told):
        await put_back(saved, file)
    assert not await stores.refreshed()
    assert (bytes_in(saved.parent), await message(stores, "waiting")) == before
    assert files_in(file.parent) == ["bot.sqlite3", "bot.sqlite3-wal"]


async def test_database_that_another_process_writes_for_long_is_left_alone(
    stores: Stores, file: Path, saved: Path
) -> None:
    await save(file, saved)
    with (
        written_by_another(file),
        pytest.raises(StoreError, match=r"bot\.sqlite3: database is locked$"),
    ):
        await put_back(saved, file, 0.15)
    assert not await stores.refreshed()


@pytest.mark.parametrize("content", [NOTES.encode(), b"SQLite format 3\x00" + b"\x07" * 9000])
async def test_database_that_cannot_be_read_any_more_is_put_aside(
    content: bytes, stores: Stores, file: Path, saved: Path
) -> None:
    await save(file, saved)
    await stores.close()
    write(file, content)
    write(file.with_name(f"{file.name}-wal"), b"of the old one")
    restored = await put_back(saved, file)
    assert restored.safety_copy
    assert content in bytes_in(file.parent).values()
    again = await Stores.open(f"sqlite:///{file}")
    assert again.choices.server(SERVER) == SAVED
    await again.close()


@pytest.mark.usefixtures("stores")
async def test_folder_in_the_place_of_the_database_is_told(file: Path, saved: Path) -> None:
    await save(file, saved)
    with pytest.raises(StoreError, match=f"^{saved.parent}: (unable to open|disk I/O error)"):
        await put_back(saved, saved.parent)
