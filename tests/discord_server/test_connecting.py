import asyncio

import discord
import pytest

from tests.discord_server.guilds import Guild
from tests.discord_server.ids import shard_of
from tests.discord_server.people import User
from tests.discord_server.pointing import pointed_to
from tests.discord_server.server import DiscordServer
from tests.discord_server.signals import eventually
from tests.discord_server.small_bot import SmallBot, running


async def test_a_bot_connects_and_leaves(server: DiscordServer, guild: Guild) -> None:
    role = guild.add_role("Organizers")
    bot = SmallBot()
    async with running(bot, server):
        await asyncio.wait_for(bot.wait_until_ready(), 5)
        ours = bot.get_guild(guild.id)
        assert ours is not None
        assert (ours.name, ours.me.id) == ("Workshop", server.bot_user.id)
        assert [channel.name for channel in ours.text_channels] == ["general"]
        assert ours.get_role(role.id) is not None
        assert bot.application_id == server.application_id
        assert ours.me.guild_permissions.send_messages
        identify = server.gateway.identifies[0]
        assert identify["shard"] == [0, 1]
        assert identify["properties"]["browser"] == "discord.py"
        assert [each.is_compressed for each in server.gateway.connections] == [True]
    closes = await server.closed()
    assert [(close.code, close.by_server) for close in closes] == [(1000, False)]
    assert server.gateway.sessions == {}
    assert not server.is_ready


async def test_a_bot_that_is_just_gone_left_no_close_frame(server: DiscordServer) -> None:
    bot = SmallBot()
    async with running(bot, server):
        session = next(iter(server.gateway.sessions.values()))
        shard = bot.get_shard(0)
        assert shard is not None
        shard._parent.ws.socket._response.connection.transport.abort()  # type: ignore[union-attr] # as if it was killed
        closes = await server.closed()
        assert closes[0].code == 1006
        assert session.id in server.gateway.sessions


async def test_guilds_are_spread_over_shards(server: DiscordServer, ada: User) -> None:
    server.gateway.settings.shards = 2
    even, odd = server.add_guild("Even", shard=0), server.add_guild("Odd", shard=1)
    assert [shard_of(each.id, 2) for each in (even, odd)] == [0, 1]
    bot = SmallBot()
    async with running(bot, server):
        for guild in (even, odd):
            exchange = await server.slash(ada, "program", {"day": guild.name}, guild=guild)
            assert exchange.only.texts() == [f"program of {guild.name}"]
        assert {each.shard_id for each in bot.guilds} == {0, 1}
        assert len(server.gateway.connections) == 2


async def test_what_happens_in_guilds_is_told(
    server: DiscordServer, guild: Guild, bot: SmallBot
) -> None:
    joined = asyncio.ensure_future(bot.wait_for("guild_join", timeout=5))
    await asyncio.wait_for(bot.wait_until_ready(), 5)
    later = server.add_guild("Later")
    assert (await joined).id == later.id
    created = asyncio.ensure_future(bot.wait_for("guild_channel_create", timeout=5))
    await asyncio.sleep(0)
    channel = guild.add_channel("talks")
    assert (await created).id == channel.id
    removed = asyncio.ensure_future(bot.wait_for("guild_remove", timeout=5))
    await asyncio.sleep(0)
    server.remove_bot(later)
    assert (await removed).id == later.id


async def test_presence_is_noted(server: DiscordServer, bot: SmallBot) -> None:
    await bot.change_presence(activity=discord.Game("with facts"))
    await server.gateway.changed.until(lambda: bool(server.gateway.presences), 5, str)
    assert server.gateway.presences[0]["activities"][0]["name"] == "with facts"


async def test_heartbeats_are_acknowledged(server: DiscordServer) -> None:
    gateway = server.gateway
    gateway.settings.heartbeat_interval = 0.02
    bot = SmallBot()
    async with running(bot, server):
        await gateway.changed.until(lambda: gateway.heartbeats >= 3, 5, lambda: "no heartbeats")
        await eventually(lambda: bot.latency < 1)  # it is infinite until one is acknowledged


async def test_heartbeat_comes_when_it_is_asked_for(server: DiscordServer, bot: SmallBot) -> None:
    gateway = server.gateway
    before = gateway.heartbeats
    server.gateway_faults.ask_for_heartbeat()
    await gateway.changed.until(lambda: gateway.heartbeats > before, 5, lambda: "no heartbeat")
    assert not bot.is_closed()


async def test_privileged_intents_must_be_granted(server: DiscordServer) -> None:
    intents = discord.Intents.default()
    intents.members = True
    bot = SmallBot(intents=intents)
    with (
        pointed_to(server.api_url, server.gateway_url),
        pytest.raises(discord.PrivilegedIntentsRequired),
    ):
        await bot.start(server.token)
    assert [(close.code, close.by_server) for close in server.closes] == [(4014, True)]


async def test_a_wrong_token_is_refused(server: DiscordServer) -> None:
    bot = SmallBot()
    with pointed_to(server.api_url, server.gateway_url), pytest.raises(discord.LoginFailure):
        await bot.start("wrong")
    await bot.close()


async def test_no_bot_no_readiness(server: DiscordServer) -> None:
    with pytest.raises(AssertionError, match=r"no bot within 0.01 s"):
        await server.ready(timeout=0.01)
    with pytest.raises(AssertionError, match=r"no 1 syncs within 0.01 s"):
        await server.synced(timeout=0.01)
    with pytest.raises(AssertionError, match=r"no 1 connections ended"):
        await server.closed(timeout=0.01)
