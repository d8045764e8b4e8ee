"""What goes wrong with the database while reminders are due: they arrive once all the same."""

import os
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from bot.reminders.models import MessageState, Reminder
from bot.storage.database import Database
from tests.postgres import Postgres
from tests.reliability.databases import PostgresBase, SqliteFile
from tests.reliability.post_office import WITHOUT_NONCES, PostOffice, delivering

PATIENCE_SECONDS = 0.2
MEBIBYTE = 1024**2
DISK = "16m"


async def each_arrives_once(office: PostOffice, made: Sequence[Reminder]) -> None:
    """Check that reminders arrive once each, and that the database knows it."""
    for reminder in made:
        row = await office.settled(reminder)
        assert row.state is MessageState.SENT
        (message,) = office.arrived(reminder)
        assert message.id == row.message_id


@pytest.fixture
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the bot wait for the database for less long than usual."""
    impatient = partial(Database.open, patience_seconds=PATIENCE_SECONDS)
    monkeypatch.setattr(Database, "open", impatient)


@pytest.mark.parametrize("seconds", [PATIENCE_SECONDS / 2, PATIENCE_SECONDS * 3])
@pytest.mark.usefixtures("_impatient")
async def test_another_process_locks_the_file(seconds: float, tmp_path: Path) -> None:
    async with delivering(tmp_path, WITHOUT_NONCES) as office:
        reminder = await office.remind(10)
        await SqliteFile(tmp_path).suffer(seconds)
        await each_arrives_once(office, [reminder])


@pytest.mark.usefixtures("_impatient")
async def test_file_is_locked_while_a_message_is_on_its_way(tmp_path: Path) -> None:
    async with delivering(tmp_path, WITHOUT_NONCES) as office:
        office.discord.faults.slow("POST /channels/*/messages", 0.1, stored=True)
        reminder = await office.remind()
        await office.comes(reminder)
        await SqliteFile(tmp_path).suffer(PATIENCE_SECONDS * 3)
        await each_arrives_once(office, [reminder])
        assert office.sendings == 1


async def limit_pages(office: PostOffice, pages: int) -> None:
    """Let the file have no more pages than that, or than it has."""
    async with office.stores.database._engine.connect() as connection:
        await connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")


async def test_file_may_not_grow(tmp_path: Path) -> None:
    async with delivering(tmp_path, WITHOUT_NONCES) as office:
        made = [await office.stores.book.add(office.reminder(5)) for _ in range(100)]
        await limit_pages(office, 1)
        office.desk.scheduler.knowledge_changed()
        await office.passes(60)
        assert not any(office.arrived(reminder) for reminder in made)
        await limit_pages(office, 1_000_000)
        await each_arrives_once(office, made)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Yield a folder on a disk that is soon full."""
    disk = tmp_path / "disk"
    disk.mkdir()
    if os.geteuid():
        pytest.skip("only root may mount a small disk; test_file_may_not_grow runs anywhere")
    mount = ["mount", "-t", "tmpfs", "-o", f"size={DISK}", "tmpfs", str(disk)]
    if subprocess.run(mount, check=False, capture_output=True).returncode:  # noqa: S603 - as above
        pytest.skip("no disk can be mounted here; test_file_may_not_grow runs anywhere")
    yield disk
    subprocess.run(["umount", "--lazy", str(disk)], check=True)  # noqa: S603, S607 - mount's twin


def fill(disk: Path) -> Path:
    """Write until there is no room any more, and return the file that takes it."""
    filler = disk / "filler"
    with filler.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(b"\0" * MEBIBYTE)
        except OSError:
            return filler


async def test_disk_is_full(small_disk: Path, tmp_path: Path) -> None:
    house = replace(WITHOUT_NONCES, url=f"sqlite:///{small_disk}/bot.sqlite3")
    async with delivering(tmp_path, house) as office:
        made = [await office.remind(30) for _ in range(20)]
        filler = fill(small_disk)
        await office.passes(60)
        filler.unlink()
        await each_arrives_once(office, made)


async def test_postgresql_crashes_and_comes_back(postgres: Postgres, tmp_path: Path) -> None:
    server = PostgresBase(postgres, await postgres.database())
    async with delivering(tmp_path, replace(WITHOUT_NONCES, url=server.url)) as office:
        made = [await office.remind(10 + number) for number in range(40)]
        await server.suffer(0.3)
        await each_arrives_once(office, made)


async def test_two_bots_share_the_work(postgres: Postgres, tmp_path: Path) -> None:
    house = replace(WITHOUT_NONCES, url=await postgres.database(), replicas=2, speed=1)
    async with delivering(tmp_path, house) as office:
        made = [await office.stores.book.add(office.reminder(2)) for _ in range(100)]
        for service in office.services:
            service.scheduler.knowledge_changed()
        await each_arrives_once(office, made)
