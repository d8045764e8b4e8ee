from collections.abc import AsyncIterator

import pytest

from tests.discord_server.guilds import Guild
from tests.discord_server.people import User
from tests.discord_server.server import DiscordServer
from tests.discord_server.small_bot import SmallBot, running


@pytest.fixture
async def server() -> AsyncIterator[DiscordServer]:
    async with DiscordServer() as discord:
        yield discord


@pytest.fixture
def guild(server: DiscordServer) -> Guild:
    return server.add_guild("Workshop")


@pytest.fixture
def ada(server: DiscordServer) -> User:
    return server.add_user("ada")


@pytest.fixture
async def bot(server: DiscordServer, guild: Guild) -> AsyncIterator[SmallBot]:
    assert guild.channels
    small = SmallBot()
    async with running(small, server):
        yield small
