"""Opening, transactions, failures and closing, on either engine."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from sqlalchemy import insert, literal, literal_column, select, text
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.reminders.ports import OutboxError
from bot.storage.database import Database
from bot.storage.errors import StoreError
from bot.storage.tables import rooms

ROOM = {"server_id": 1, "event_id": "harbour", "room": "Aula"}


@pytest.fixture
async def database(url: str) -> AsyncIterator[Database]:
    opened = await Database.open(url)
    yield opened
    await opened.close()


async def channels(database: Database) -> list[int]:
    return [channel for (channel,) in await database.rows(select(rooms.c.channel_id))]


async def add_channel(database: Database, channel_id: int = 5, room: str = "Aula") -> None:
    values = {**ROOM, "room": room, "channel_id": channel_id}
    await database.execute(insert(rooms).values(values))


async def test_what_was_written_is_there_after_a_reopening(database: Database, url: str) -> None:
    await add_channel(database)
    await database.close()
    again = await Database.open(url)
    assert await channels(again) == [5]
    await again.close()


async def test_empty_database_gets_its_tables(empty_url: str) -> None:
    for expected in ([], [5]):
        database = await Database.open(empty_url)
        assert await channels(database) == expected
        if not expected:
            await add_channel(database)
        await database.close()


async def test_change_is_seen_by_other_processes_at_once(database: Database, url: str) -> None:
    await add_channel(database)
    another = await Database.open(url)
    assert await channels(another) == [5]
    await another.close()


async def test_execute_tells_how_many_rows_it_changed(database: Database) -> None:
    await add_channel(database)
    assert await database.execute(rooms.delete()) == 1
    assert await database.execute(rooms.delete()) == 0


async def test_work_that_fails_changes_nothing_and_tells_why_in_one_line(
    database: Database,
) -> None:
    async def work(connection: AsyncConnection) -> None:
        await connection.execute(insert(rooms).values({**ROOM, "channel_id": 5}))
        await connection.execute(insert(rooms).values({**ROOM, "channel_id": 6, "room": None}))

    with pytest.raises(StoreError, match=r"^the database .* failed: .*(NULL|not-null)") as failed:
        await database.run(work)
    assert isinstance(failed.value, OutboxError)
    assert "\n" not in str(failed.value)
    assert "INSERT" not in str(failed.value)
    assert await channels(database) == []


async def test_errors_of_the_work_itself_are_left_as_they_are(database: Database) -> None:
    async def work(connection: AsyncConnection) -> None:
        await connection.execute(insert(rooms).values({**ROOM, "channel_id": 5}))
        raise LookupError("aula")

    with pytest.raises(LookupError, match="aula"):
        await database.run(work)
    assert await channels(database) == []


async def test_failure_does_not_quote_what_was_written(database: Database) -> None:
    for _ in range(2):
        try:
            await add_channel(database, room="a secret wish")
        except StoreError as error:
            assert "a secret wish" not in f"{error} {error.__cause__}"  # noqa: PT017 - the second
    assert await channels(database) == [5]


async def test_work_is_carried_through_though_nobody_waits_for_it_any_more(
    database: Database,
) -> None:
    begun, end = asyncio.Event(), asyncio.Event()

    async def work(connection: AsyncConnection) -> None:
        await connection.execute(insert(rooms).values({**ROOM, "channel_id": 5}))
        begun.set()
        await end.wait()

    waiting = asyncio.create_task(database.run(work))
    await begun.wait()
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    end.set()
    await database.run(lambda connection: connection.execute(text("SELECT 1")))
    assert await channels(database) == [5]


async def test_impatient_callers_leave_the_database_as_good_as_before(database: Database) -> None:
    for turns in range(40):
        tasks = [
            asyncio.create_task(add_channel(database, room=f"{turns}{name}")) for name in "abc"
        ]
        for _ in range(turns):
            await asyncio.sleep(0)
        for task in tasks:
            task.cancel()
    await add_channel(database, room="last")
    assert await channels(database)


async def test_closing_waits_for_what_is_under_way(database: Database, url: str) -> None:
    begun, end = asyncio.Event(), asyncio.Event()

    async def work(connection: AsyncConnection) -> None:
        begun.set()
        await end.wait()
        await connection.execute(insert(rooms).values({**ROOM, "channel_id": 5}))

    under_way = asyncio.create_task(database.run(work))
    await begun.wait()
    closing = asyncio.create_task(database.close())
    await asyncio.sleep(0)
    assert not closing.done()
    end.set()
    await asyncio.gather(under_way, closing)
    again = await Database.open(url)
    assert await channels(again) == [5]
    await again.close()


async def test_closed_database_says_so(database: Database) -> None:
    for _ in range(2):
        await database.close()
    with pytest.raises(StoreError, match=r"^the database .* failed: it is closed$"):
        await channels(database)


async def test_two_processes_that_write_at_once_wait_for_each_other(
    database: Database, url: str
) -> None:
    another = await Database.open(url)
    await asyncio.gather(
        *(
            add_channel(each, room=f"{each is another} {n}")
            for n in range(20)
            for each in (database, another)
        )
    )
    assert len(await channels(database)) == 40
    await another.close()


async def test_each_transaction_is_told_to_who_watches(empty_url: str) -> None:
    seen: list[tuple[float, bool]] = []
    database = await Database.open(empty_url, watch=lambda *what: seen.append(what))
    assert seen == []  # what opening needs is nobody's
    await database.scalar(select(literal(1)))
    with pytest.raises(StoreError):
        await database.scalar(select(literal_column("nothing")))
    await database.close()
    assert [has_failed for _, has_failed in seen] == [False, True]
    assert all(seconds > 0 for seconds, _ in seen)


async def test_transaction_that_nobody_waits_for_is_told_of_as_it_ended(empty_url: str) -> None:
    seen: list[bool] = []
    database = await Database.open(empty_url, watch=lambda _, has_failed: seen.append(has_failed))
    may_end = asyncio.Event()

    async def fail_later(_: AsyncConnection) -> None:
        await may_end.wait()
        raise StoreError("the disk is full")

    with pytest.raises(TimeoutError):
        await asyncio.wait_for(database.run(fail_later), 0.01)
    assert seen == []
    may_end.set()
    await database.close()
    assert seen == [True]
