"""What only a database on a server can do, or fail to do."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.database import Database
from bot.storage.engines import name_of
from bot.storage.errors import StoreError
from tests.postgres import Postgres

SECRET = "s3cret-word"  # noqa: S105 (it opens nothing)
ONE = text("SELECT 1")


@pytest.fixture
async def url(postgres: Postgres) -> str:
    return await postgres.database()


@pytest.fixture
async def database(url: str) -> AsyncIterator[Database]:
    opened = await Database.open(url)
    yield opened
    await opened.close()


async def one(database: Database) -> int | None:
    return await database.run(lambda connection: connection.scalar(ONE))


async def test_either_scheme_is_understood(url: str) -> None:
    database = await Database.open(url.replace("postgresql://", "postgres://"))
    assert await one(database) == 1
    await database.close()


async def test_settings_of_the_driver_may_stand_in_the_address(url: str) -> None:
    database = await Database.open(f"{url}&sslmode=disable&application_name=workshop")
    query = text("SHOW application_name")
    assert await database.run(lambda connection: connection.scalar(query)) == "workshop"
    await database.close()


async def test_server_that_was_restarted_is_found_again(
    database: Database, postgres: Postgres
) -> None:
    await asyncio.gather(*(one(database) for _ in range(3)))
    await asyncio.to_thread(postgres.restart)
    assert await one(database) == 1


async def test_server_that_stops_is_told_until_it_is_back(
    database: Database, postgres: Postgres
) -> None:
    async def work(connection: AsyncConnection) -> None:
        await connection.execute(text("UPDATE meta SET generation = 9"))
        await asyncio.to_thread(postgres.server.stop)
        await connection.execute(ONE)

    with pytest.raises(StoreError, match=r"^the database postgresql:///shared failed: "):
        await database.run(work)
    for _ in range(2):
        with pytest.raises(StoreError, match=r"^the database postgresql:///shared failed: "):
            await one(database)
    await asyncio.to_thread(postgres.server.ensure_postgres_running)
    query = text("SELECT generation FROM meta")
    assert await database.run(lambda connection: connection.scalar(query)) == 0


async def test_table_that_is_locked_for_long_is_given_up(database: Database, url: str) -> None:
    impatient = await Database.open(url, patience_seconds=0.1)
    query = text("SELECT generation FROM meta")

    async def work(connection: AsyncConnection) -> None:
        await connection.execute(text("LOCK TABLE meta"))
        with pytest.raises(StoreError, match=r"failed: it took too long to answer$"):
            await impatient.run(lambda other: other.scalar(query))

    await database.run(work)
    assert await impatient.run(lambda other: other.scalar(query)) == 0
    await impatient.close()


async def test_unknown_database_is_told(postgres: Postgres) -> None:
    told = 'postgresql:///nothing cannot be opened: database "nothing" does not exist'
    with pytest.raises(StoreError, match=told):
        await Database.open(postgres.url("nothing"))


async def test_server_that_does_not_answer_is_given_up() -> None:
    hung_up = asyncio.Event()

    async def say_nothing(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read()
        writer.close()
        hung_up.set()

    async with await asyncio.start_server(say_nothing, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]
        url = f"postgresql://bot:{SECRET}@127.0.0.1:{port}/bot"
        with pytest.raises(StoreError, match=f"^the database postgresql://127.0.0.1:{port}/bot ca"):
            await Database.open(url, patience_seconds=0.1)
        await hung_up.wait()


@pytest.mark.parametrize(
    "address",
    [
        f"bot:{SECRET}@127.0.0.1:9/bot",
        f"127.0.0.1:9/bot?user=bot&password={SECRET}",
        f"127.0.0.1:9/bot?password=a@{SECRET}",
        f"bot:#{SECRET}@127.0.0.1:9/bot",
        f"bot:1?{SECRET}@127.0.0.1:9/bot",
        f"bot:1/{SECRET}@127.0.0.1:9/bot",
        f"bot:@{SECRET}@127.0.0.1:9/bot",
        f"bot:{SECRET}",
        f"bot:{SECRET}@127.0.0.1:99999/bot",
        f"bot:{SECRET}@127.0.0.1:9/bot?sslmode=perhaps",
        f"bot:{SECRET}@127.0.0.1:9/bot?target_session_attrs=perhaps",
        f"bot:{SECRET}@127.0.0.1,127.0.0.1:9/bot",
    ],
)
async def test_password_is_never_told(address: str) -> None:
    with pytest.raises(StoreError, match="cannot be opened: ") as failed:
        await Database.open(f"postgresql://{address}", patience_seconds=0.5)
    errors: list[BaseException | None] = [failed.value]
    while (last := errors[-1]) is not None:
        assert SECRET not in str(last)
        errors.append(None if last.__suppress_context__ else last.__cause__ or last.__context__)


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("sqlite:///data/bot.sqlite3", "data/bot.sqlite3"),
        ("postgresql://db.example.org/bot", "postgresql://db.example.org/bot"),
        ("postgres://bot@db-1:5432/bot?sslmode=require", "postgresql://db-1:5432/bot"),
        ("postgresql://a:b@[::1]:5432,other:1/bot", "postgresql://[::1]:5432,other:1/bot"),
        ("postgresql:///bot?host=/run/postgresql", "postgresql:///bot"),
        ("postgresql://bot:a@b@db/bot", "postgresql://…"),
    ],
)
def test_name_of_a_database(url: str, name: str) -> None:
    assert name_of(url) == name
