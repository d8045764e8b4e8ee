"""Every test that takes `url`, `database` or `stores` runs on SQLite and on PostgreSQL."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest

from bot.storage.stores import Stores
from tests.migrated import address_of_new
from tests.postgres import Postgres

ENGINES = ("sqlite", "postgresql")
NewUrl = Callable[[], Awaitable[str]]


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with our tables, to be copied."""
    file = tmp_path_factory.mktemp("template") / "bot.sqlite3"
    address_of_new(file)
    return file


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def new_url(engine: str, request: pytest.FixtureRequest, tmp_path: Path) -> NewUrl:
    """Return the address of a database with our tables and nothing in them."""
    if engine == "postgresql":
        postgres: Postgres = request.getfixturevalue("postgres")
        return postgres.database
    address = address_of_new(tmp_path / "bot.sqlite3")

    async def url() -> str:
        return address

    return url


@pytest.fixture
def new_empty_url(engine: str, request: pytest.FixtureRequest, tmp_path: Path) -> NewUrl:
    """Return the address of a database that has no tables, or isn't there yet."""
    if engine == "postgresql":
        postgres: Postgres = request.getfixturevalue("postgres")
        return postgres.empty_database

    async def url() -> str:
        return f"sqlite:///{tmp_path}/empty.sqlite3"

    return url


@pytest.fixture
async def url(new_url: NewUrl) -> str:
    return await new_url()


@pytest.fixture
async def empty_url(new_empty_url: NewUrl) -> str:
    return await new_empty_url()


@pytest.fixture
async def stores(url: str) -> AsyncIterator[Stores]:
    opened = await Stores.open(url)
    yield opened
    await opened.close()


@pytest.fixture
async def replica(url: str) -> AsyncIterator[Stores]:
    """Another process with the same database."""
    opened = await Stores.open(url)
    yield opened
    await opened.close()
