import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import aiohttp
import discord
import pytest
from typing_extensions import override

from bot.answers.assistant import Assistant
from bot.frontends.discord_app.client import WorkshopClient
from bot.frontends.discord_app.desk import Desk
from bot.frontends.discord_app.registration import register, register_surely
from bot.knowledge.edition import KnowledgeBase
from bot.storage.stores import Stores
from tests.discord_server.faults import Faults
from tests.discord_server.pointing import pointed_to
from tests.discord_server.server import DiscordServer
from tests.frontends.discord_app.stage import ASSISTANT, BEFORE, KNOWLEDGE
from tests.migrated import address_of_new

EVERYWHERE = "PUT /applications/*/commands"
ONE_EVENT = Assistant(KnowledgeBase(editions=KNOWLEDGE.editions[:1]))
OFTEN = 100
"""aiohttp itself repeats a request once, where the connection was one that had been used before."""
Harm = Callable[[Faults, int], None]


class IdleClient(WorkshopClient):
    """Registers nothing by itself."""

    @override
    async def setup_hook(self) -> None:
        pass


@pytest.fixture
async def server() -> AsyncIterator[DiscordServer]:
    async with DiscordServer() as started:
        with pointed_to(started.api_url, started.gateway_url):
            yield started


@pytest.fixture
async def stores(tmp_path: Path) -> AsyncIterator[Stores]:
    opened = await Stores.open(address_of_new(tmp_path / "bot.sqlite3"))
    yield opened
    await opened.close()


@asynccontextmanager
async def logged_in(
    server: DiscordServer, stores: Stores, assistant: Assistant = ASSISTANT
) -> AsyncIterator[IdleClient]:
    """Yield a client of a new process, as far as registering is concerned."""
    async with IdleClient(Desk(assistant, stores, lambda: BEFORE)) as client:
        await client.login(server.token)
        yield client


@pytest.fixture
async def client(server: DiscordServer, stores: Stores) -> AsyncIterator[IdleClient]:
    async with logged_in(server, stores) as made:
        yield made


async def test_first_start_registers_every_command_and_learns_its_id(
    server: DiscordServer, stores: Stores, client: IdleClient
) -> None:
    ids = await register(client.tree, stores.registrations)
    (sync,) = server.syncs
    assert sync.guild_id is None
    assert ids.keys() == {command["name"] for command in sync.commands} > {"program", "organize"}
    known = await client.tree.fetch_commands()
    assert ids == {command.name: command.id for command in known}


async def test_unchanged_commands_are_not_registered_again(
    server: DiscordServer, stores: Stores, client: IdleClient
) -> None:
    first = await register(client.tree, stores.registrations)
    async with logged_in(server, stores) as restarted:
        assert await register(restarted.tree, stores.registrations) == first
    assert len(server.syncs) == 1


async def test_changed_commands_are_registered_again(
    server: DiscordServer, stores: Stores, client: IdleClient
) -> None:
    first = await register(client.tree, stores.registrations)
    client.tree.remove_command("help")
    assert await register(client.tree, stores.registrations) == {
        name: known for name, known in first.items() if name != "help"
    }
    assert len(server.syncs) == 2


async def test_another_number_of_events_changes_the_commands(
    server: DiscordServer, stores: Stores, client: IdleClient
) -> None:
    await register(client.tree, stores.registrations)
    async with logged_in(server, stores, ONE_EVENT) as restarted:
        await register(restarted.tree, stores.registrations)
    of_several, of_one = (
        {option["name"] for command in sync.commands for option in command.get("options", ())}
        for sync in server.syncs
    )
    assert of_several - of_one == {"event"}


async def test_server_of_its_own_is_registered_beside_everywhere(
    server: DiscordServer, stores: Stores
) -> None:
    guild, another = server.add_guild("Workshop"), server.add_guild("Other")
    for scope in (guild, another, None, guild):
        async with logged_in(server, stores) as started:
            await register(started.tree, stores.registrations, scope and discord.Object(scope.id))
    assert [sync.guild_id for sync in server.syncs] == [guild.id, another.id, None]
    names = [sorted(command["name"] for command in sync.commands) for sync in server.syncs]
    assert names[0] == names[1] == names[2]


async def test_each_application_has_commands_of_its_own(stores: Stores) -> None:
    for _ in range(2):
        async with DiscordServer() as server:
            with pointed_to(server.api_url, server.gateway_url):
                async with logged_in(server, stores) as client:
                    await register(client.tree, stores.registrations)
            assert len(server.syncs) == 1


@pytest.mark.parametrize(
    "harm",
    [
        lambda faults, times: faults.fail(EVERYWHERE, 503, times=times),
        lambda faults, times: faults.reset(EVERYWHERE, times=times),
        lambda faults, times: faults.reset(EVERYWHERE, times=times, by_fin=True),
        lambda faults, times: faults.rate_limit(EVERYWHERE, 60, times=times),
    ],
    ids=["unavailable", "reset", "hung up", "too often"],
)
class TestDiscordOutOfReach:
    async def test_registering_tells_so(
        self, harm: Harm, server: DiscordServer, stores: Stores, client: IdleClient
    ) -> None:
        harm(server.faults, OFTEN)
        with pytest.raises((discord.DiscordException, aiohttp.ClientError, OSError)):
            await register(client.tree, stores.registrations)
        server.faults.clear()
        assert await register(client.tree, stores.registrations)

    async def test_commands_are_tried_again(
        self, harm: Harm, server: DiscordServer, stores: Stores, client: IdleClient
    ) -> None:
        harm(server.faults, 2)
        ids = await register_surely(client.tree, stores.registrations, None, (0, 0))
        assert ids
        assert ids.keys() > {"program", "organize"}
        assert len(server.syncs) == 1

    async def test_last_try_that_fails_leaves_the_bot_without(
        self, harm: Harm, server: DiscordServer, stores: Stores, client: IdleClient
    ) -> None:
        harm(server.faults, OFTEN)
        assert await register_surely(client.tree, stores.registrations, None, (0, 0)) is None
        assert 3 <= server.faults.happened <= 6
        server.faults.clear()
        assert await register(client.tree, stores.registrations)


@pytest.mark.parametrize("status", [403, 404])
async def test_refusal_is_told_once_and_final(
    status: int,
    server: DiscordServer,
    stores: Stores,
    client: IdleClient,
    caplog: pytest.LogCaptureFixture,
) -> None:
    server.faults.fail(EVERYWHERE, status)
    assert await register_surely(client.tree, stores.registrations, None, (0, 0)) is None
    told = [record for record in caplog.records if record.levelno >= logging.WARNING]
    assert [record.name for record in told] == ["bot.frontends.discord_app.registration"]
    assert "commands not registered" in told[0].message
    assert told[0].exc_info is None
    assert server.syncs == []


async def test_server_without_the_bot_gets_no_commands(
    server: DiscordServer, stores: Stores, client: IdleClient, caplog: pytest.LogCaptureFixture
) -> None:
    elsewhere = discord.Object(server.add_guild("Elsewhere", bot=False).id)
    assert await register_surely(client.tree, stores.registrations, elsewhere, (0, 0)) is None
    assert "may I see that server?" in caplog.text
