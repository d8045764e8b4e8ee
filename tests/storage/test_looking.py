"""Looking into a database: the same is seen on both engines, and nothing is changed."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, cast

import asyncpg
import pytest

from bot.reminders.models import ReminderState, Rule, RuleKind
from bot.storage import looking
from bot.storage.choices import ServerChoices
from bot.storage.errors import StoreError
from bot.storage.looking import Inside, LockedError, Place, look_into_file, look_into_server
from bot.storage.revisions import HEAD
from tests.storage.made import NOON, OTHER_SERVER, SERVER, reminder

if TYPE_CHECKING:
    from bot.storage.stores import Stores
    from tests.postgres import Postgres

SECONDS = 30
MAIN, PROBLEMS, ROOM, TALKS, OTHER, ROLE = 11, 12, 13, 14, 15, 16


async def seen_in(url: str) -> Inside:
    """Look into a database of either sort."""
    if url.startswith("sqlite"):
        return look_into_file(_file(url), SECONDS).inside
    return (await look_into_server(url)).inside


def _file(url: str) -> Path:
    return Path(url.removeprefix("sqlite:///"))


async def _choose(stores: Stores) -> None:
    chosen = ServerChoices(event="harbour", channel_id=MAIN, problems_channel_id=PROBLEMS)
    await stores.choices.save(SERVER, chosen)
    await stores.choices.save(OTHER_SERVER, ServerChoices(event="harbour"))
    on = Rule(kind=RuleKind.TALKS, since=NOON, is_on=True, channel_id=TALKS, role_id=ROLE)
    in_main = Rule(kind=RuleKind.DAY, since=NOON, is_on=True, role_id=ROLE)
    off = replace(on, kind=RuleKind.DEADLINES, is_on=False)
    await stores.rules.save(SERVER, "harbour", [on, in_main, off])
    await stores.rules.save(OTHER_SERVER, "harbour", [in_main])  # which has no main channel
    await stores.rules.set_room(SERVER, "harbour", "Blue room", ROOM)
    to = {"server_id": SERVER, "channel_id": OTHER, "text": "Bring towels"}
    await stores.book.add(reminder("interaction:1", **to, role_id=ROLE))
    await stores.book.add(reminder("interaction:2", **to, state=ReminderState.CANCELLED))
    await stores.book.add(reminder("interaction:3", server_id=SERVER))


async def test_what_was_chosen_is_seen(stores: Stores, url: str) -> None:
    await _choose(stores)
    seen = await seen_in(url)
    assert seen.revision == HEAD
    assert seen.servers == {SERVER, OTHER_SERVER}
    assert seen.places == {
        Place(SERVER, MAIN, "main"),
        Place(SERVER, PROBLEMS, "problems"),
        Place(SERVER, TALKS, "talks", "harbour", ROLE),
        Place(SERVER, MAIN, "day", "harbour", ROLE),
        Place(SERVER, ROOM, "room", "harbour"),
        Place(SERVER, OTHER, "reminder", "", ROLE),
    }


async def test_nothing_is_chosen_yet(url: str) -> None:
    assert await seen_in(url) == Inside(HEAD)


@pytest.mark.parametrize("revision", ["0001", "9999"])
async def test_tables_of_another_version_are_not_read(
    stores: Stores, url: str, revision: str
) -> None:
    await stores.database.run(
        lambda connection: connection.exec_driver_sql(
            f"UPDATE alembic_version SET version_num = '{revision}'"  # noqa: S608 (one of two)
        )
    )
    try:
        assert await seen_in(url) == Inside(revision)
    finally:
        await stores.database.run(
            lambda connection: connection.exec_driver_sql(
                f"UPDATE alembic_version SET version_num = '{HEAD}'"  # noqa: S608 (a constant)
            )
        )


def test_file_is_left_as_it_is(migrated_file: Path, tmp_path: Path) -> None:
    file = tmp_path / "bot.sqlite3"
    file.write_bytes(migrated_file.read_bytes())
    file.chmod(0o400)
    look_into_file(file, SECONDS)
    assert list(tmp_path.iterdir()) == [file]
    assert file.read_bytes() == migrated_file.read_bytes()


async def test_empty_file_has_no_tables(tmp_path: Path) -> None:
    (tmp_path / "bot.sqlite3").touch()
    seen = look_into_file(tmp_path / "bot.sqlite3", SECONDS)
    assert (seen.inside, seen.damage) == (Inside(""), "")


@pytest.fixture
def large_file(migrated_file: Path, tmp_path: Path) -> Path:
    """A file that takes a while to be looked through; nobody has it open."""
    file = tmp_path / "large.sqlite3"
    file.write_bytes(migrated_file.read_bytes())
    insertion = "INSERT INTO audit (server_id, who, what, at) VALUES (1, 2, ?, 3)"
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.executemany(insertion, [(f"something {number}",) for number in range(20_000)])
    return file


def test_looking_through_ends_with_its_time(large_file: Path) -> None:
    assert look_into_file(large_file, SECONDS).is_seen_through
    seen = look_into_file(large_file, 0)
    assert (seen.inside.revision, seen.damage, seen.is_seen_through) == (HEAD, "", False)


def test_damage_is_told(large_file: Path) -> None:
    with large_file.open("r+b") as opened:
        opened.seek(-100 * 4096, 2)
        opened.write(b"\xff" * 4096)
    seen = look_into_file(large_file, SECONDS)
    assert seen.inside.revision == HEAD
    assert "\n" not in seen.damage
    assert seen.damage


def test_damage_that_somebody_writes_meanwhile_is_looked_at_again(
    large_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A bot that starts while we look may make what we read at rest seem damaged."""
    with large_file.open("r+b") as opened:
        opened.seek(-100 * 4096, 2)
        before = opened.read(4096)
        opened.seek(-4096, 1)
        opened.write(b"\xff" * 4096)
    looked_into = looking._looked_into

    def look(file: Path, seconds: float, *, is_at_rest: bool) -> looking.FileInside:
        seen = looked_into(file, seconds, is_at_rest=is_at_rest)
        with file.open("r+b") as opened:
            opened.seek(-100 * 4096, 2)
            opened.write(before)
        Path(f"{file}-wal").touch()
        return seen

    monkeypatch.setattr(looking, "_looked_into", look)
    assert look_into_file(large_file, SECONDS).damage == ""


def test_other_failure_while_looking_through_is_no_lack_of_time() -> None:
    failing = sqlite3.OperationalError("disk I/O error")
    failing.sqlite_errorname = "SQLITE_IOERR"

    class FakeConnection:
        def execute(self, statement: str) -> FakeConnection:
            if statement.startswith("PRAGMA"):
                raise failing
            return self

        def fetchall(self) -> list[tuple[int]]:
            return [(0,)]

        def set_progress_handler(self, *_: object) -> None: ...

    with pytest.raises(sqlite3.OperationalError, match="disk"):
        looking._seen(cast("sqlite3.Connection", FakeConnection()), 0)


def test_file_of_something_else(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("no database, " * 100)
    with pytest.raises(StoreError, match=r"notes\.txt: file is not a database"):
        look_into_file(tmp_path / "notes.txt", SECONDS)


def test_file_that_is_gone(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="No such file"):
        look_into_file(tmp_path / "missing", SECONDS)


@pytest.mark.parametrize("mode", ["wal", "delete"])
def test_writer_who_holds_a_lock_is_not_waited_for(large_file: Path, mode: str) -> None:
    with closing(sqlite3.connect(large_file, isolation_level=None)) as writer:
        writer.execute(f"PRAGMA journal_mode = {mode}")
        writer.execute("BEGIN EXCLUSIVE")
        writer.execute("DELETE FROM audit WHERE id = 1")
        if mode == "wal":  # in which who writes keeps nobody from reading
            assert look_into_file(large_file, SECONDS).damage == ""
        else:
            with pytest.raises(LockedError, match="locked"):
                look_into_file(large_file, SECONDS)


async def test_server_tells_of_itself(postgres: Postgres) -> None:
    seen = await look_into_server(await postgres.empty_database())
    assert seen.inside == Inside("")
    assert (seen.may_make_tables, seen.may_write) == (True, True)
    assert int(seen.version.split(".")[0]) >= 12


async def test_server_on_which_little_is_allowed(postgres: Postgres) -> None:
    url = await postgres.empty_database()
    connection = await asyncpg.connect(url)
    try:
        name = await connection.fetchval("SELECT current_database()")
        await connection.execute(
            f"ALTER DATABASE {name} SET default_transaction_read_only TO on;"
            f"ALTER DATABASE {name} SET search_path TO nowhere"
        )
    finally:
        await connection.close()
    seen = await look_into_server(url)
    assert (seen.may_make_tables, seen.may_write) == (False, False)


async def test_table_that_is_locked_is_not_waited_for(
    postgres: Postgres, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(looking, "_STATEMENT_MILLISECONDS", 50)
    url = await postgres.database()
    connection = await asyncpg.connect(url)
    try:
        async with connection.transaction():
            await connection.execute("LOCK TABLE servers IN ACCESS EXCLUSIVE MODE")
            with pytest.raises(StoreError, match="statement timeout"):
                await look_into_server(url)
    finally:
        await connection.close()


async def test_server_that_is_not_there() -> None:
    with pytest.raises(StoreError) as caught:
        await look_into_server("postgresql://bot:s3cret@127.0.0.1:9/bot")
    assert "s3cret" not in str(caught.value)


async def test_server_that_never_answers() -> None:
    writers: list[asyncio.StreamWriter] = []
    server = await asyncio.start_server(lambda _, writer: writers.append(writer), "127.0.0.1", 0)
    async with server:
        port = server.sockets[0].getsockname()[1]
        with pytest.raises(StoreError, match="too long"):
            await look_into_server(f"postgresql://bot:s3cret@127.0.0.1:{port}/bot", 0.1)
        for each in writers:
            each.close()
