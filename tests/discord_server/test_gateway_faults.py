import asyncio
from collections.abc import Callable

import discord
import pytest

from tests.discord_server.guilds import Guild
from tests.discord_server.people import User
from tests.discord_server.pointing import pointed_to
from tests.discord_server.server import DiscordServer
from tests.discord_server.signals import eventually
from tests.discord_server.small_bot import SmallBot, running

Fault = Callable[[DiscordServer], object]


async def back(server: DiscordServer, resumes: int = 0, identifies: int = 1) -> None:
    """Wait until the bot has come back so many times."""
    gateway = server.gateway
    await gateway.changed.until(
        lambda: (
            server.is_ready
            and len(gateway.resumes) >= resumes
            and len(gateway.identifies) >= identifies
        ),
        8,
        lambda: f"{gateway.resumes} {gateway.identifies} {server.closes}",
    )


async def works(server: DiscordServer, ada: User, guild: Guild) -> bool:
    exchange = await server.slash(ada, "program", guild=guild)
    return exchange.only.texts() == ["program of today"]


@pytest.mark.parametrize(
    "fault",
    [
        lambda server: server.gateway_faults.drop(),
        lambda server: server.gateway_faults.drop(by_fin=True),
        lambda server: server.gateway_faults.close(4000),
        lambda server: server.gateway_faults.close(1000),
        lambda server: server.gateway_faults.reconnect(),
        lambda server: server.gateway_faults.invalidate(resumable=True),
    ],
    ids=["reset", "end of file", "4000", "1000", "reconnect", "invalid but resumable"],
)
async def test_the_bot_resumes(
    server: DiscordServer, guild: Guild, ada: User, bot: SmallBot, *, fault: Fault
) -> None:
    happening = fault(server)
    if asyncio.iscoroutine(happening):
        await happening
    await server.closed()
    # What it missed meanwhile is told when it is back.
    missed = await server.slash(ada, "program", guild=guild, wait=False)
    await back(server, resumes=1)
    assert (await missed.answered()).only.texts() == ["program of today"]
    assert await works(server, ada, guild)
    assert len(server.gateway.identifies) == 1
    await eventually(lambda: bot.resumed > 0)
    assert bot.resumed == 1


@pytest.mark.parametrize(
    "fault",
    [
        lambda server: server.gateway_faults.invalidate(resumable=False),
        lambda server: server.gateway_faults.close(4009),
    ],
    ids=["invalid", "timed out"],
)
async def test_the_bot_identifies_anew(
    server: DiscordServer, guild: Guild, ada: User, bot: SmallBot, *, fault: Fault
) -> None:
    happening = fault(server)
    if asyncio.iscoroutine(happening):
        await happening
    await back(server, identifies=2)
    assert await works(server, ada, guild)
    assert bot.resumed == 0


async def test_an_outage_ends(
    server: DiscordServer, guild: Guild, ada: User, bot: SmallBot
) -> None:
    assert bot.user
    await server.outage()
    assert not server.is_ready
    await server.gateway.changed.until(lambda: server.gateway.refused > 0, 8, str)
    server.restore()
    await back(server)
    assert await works(server, ada, guild)


async def test_a_code_that_says_never_again_ends_the_bot(server: DiscordServer) -> None:
    bot = SmallBot()
    with pointed_to(server.api_url, server.gateway_url):
        task = asyncio.create_task(bot.start(server.token))
        await server.ready()
        await server.gateway_faults.close(4004)
        with pytest.raises(discord.ConnectionClosed, match="4004"):
            await task
    assert bot.is_closed()


async def test_silence_is_noticed(server: DiscordServer, guild: Guild, ada: User) -> None:
    bot = SmallBot(heartbeat_timeout=0.4)
    server.gateway.settings.heartbeat_interval = 0.05
    async with running(bot, server):
        await asyncio.sleep(0.45)
        assert server.closes == []
        server.gateway_faults.stop_acknowledging()
        await back(server, resumes=1)
        assert await works(server, ada, guild)


async def test_missing_acknowledgements_go_unnoticed_while_events_arrive(
    server: DiscordServer, guild: Guild, ada: User
) -> None:
    bot = SmallBot(heartbeat_timeout=0.4)
    server.gateway.settings.heartbeat_interval = 0.05
    async with running(bot, server):
        server.gateway_faults.stop_acknowledging()
        for _ in range(15):
            await asyncio.sleep(0.03)
            assert await works(server, ada, guild)
        assert server.closes == []


async def test_a_session_that_has_forgotten_too_much_is_over(
    server: DiscordServer, guild: Guild, ada: User, bot: SmallBot
) -> None:
    session = next(iter(server.gateway.sessions.values()))
    server.gateway_faults.drop()
    await server.closed()
    for number in range(3):
        guild.add_channel(f"channel-{number}")
    session._sent.clear()
    await back(server, identifies=2)
    assert await works(server, ada, guild)
    ours = bot.get_guild(guild.id)
    assert ours is not None
    assert len(ours.channels) == 4
