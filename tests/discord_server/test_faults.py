import asyncio
import errno
from time import monotonic

import aiohttp
import discord
import pytest

from tests.discord_server.guilds import Channel, Guild
from tests.discord_server.people import User
from tests.discord_server.server import DiscordServer
from tests.discord_server.signals import eventually
from tests.discord_server.small_bot import SmallBot

SEND, CALLBACK = "POST /channels/*/messages", "POST /interactions/*/callback"


def text_channel(bot: SmallBot, channel: Channel) -> discord.TextChannel:
    found = bot.get_channel(channel.id)
    assert isinstance(found, discord.TextChannel)
    return found


@pytest.mark.parametrize("scope", ["user", "shared", "global"])
async def test_a_rate_limit_is_waited_for(
    server: DiscordServer, guild: Guild, bot: SmallBot, *, scope: str
) -> None:
    server.faults.rate_limit(SEND, 0.05, times=2, scope=scope)
    started = monotonic()
    await text_channel(bot, guild.channels[0]).send("patient")
    assert monotonic() - started >= 0.1
    assert [each.content for each in server.messages] == ["patient"]
    assert [each.status for each in server.requests[-3:]] == [429, 429, 200]


async def test_a_fault_that_is_withdrawn_happens_no_more(
    server: DiscordServer, guild: Guild, bot: SmallBot
) -> None:
    withdrawn = server.faults.slow(SEND, 60)
    server.faults.slow(SEND, 0.05)
    server.faults.withdraw(withdrawn)
    await text_channel(bot, guild.channels[0]).send("soon")
    assert server.faults.happened == 1
    assert server.requests[-1].at > server.requests[-2].at


async def test_a_request_whose_sender_dies_in_the_middle_is_not_carried_out(
    server: DiscordServer, guild: Guild
) -> None:
    host, port = server.backend.address.split(":")
    _, writer = await asyncio.open_connection(host, int(port))
    path = f"/api/v10/channels/{guild.channels[0].id}/messages"
    head = f"POST {path} HTTP/1.1\r\nHost: {host}\r\nAuthorization: Bot {server.token}\r\n"
    writer.write(f"{head}Content-Length: 100\r\n\r\n{{".encode())
    await writer.drain()
    await asyncio.sleep(0.05)
    writer.close()
    await writer.wait_closed()
    await eventually(lambda: bool(server.requests))
    assert not server.messages
    assert [each.status for each in server.requests] == [400]


async def test_a_ban_by_what_stands_before_discord_is_not_waited_for(
    server: DiscordServer, guild: Guild, bot: SmallBot
) -> None:
    server.faults.rate_limit(SEND, scope="cloudflare")
    with pytest.raises(discord.HTTPException, match="429"):
        await text_channel(bot, guild.channels[0]).send("x")


async def test_a_rate_limited_callback_is_sent_again(
    server: DiscordServer, guild: Guild, ada: User, bot: SmallBot
) -> None:
    assert bot.user
    server.faults.rate_limit(CALLBACK, 0.03)
    exchange = await server.slash(ada, "program", guild=guild)
    assert exchange.latency is not None
    assert exchange.latency >= 0.03


async def test_server_errors_are_retried_and_nothing_is_sent_twice(
    server: DiscordServer, guild: Guild, ada: User, bot: SmallBot
) -> None:
    # They happen at once, as discord.py waits a second before it tries again.
    lost, kept = text_channel(bot, guild.channels[0]), guild.add_channel("kept")
    await asyncio.sleep(0.01)
    server.faults.fail(f"POST /channels/{lost.id}/messages", 500)
    server.faults.fail(f"POST /channels/{kept.id}/messages", 502, stored=True)
    server.faults.fail(CALLBACK, 503)
    await asyncio.gather(
        lost.send("lost at first"),
        text_channel(bot, kept).send("kept at once"),
        server.slash(ada, "program", guild=guild),
    )
    assert sorted(each.content for each in server.messages) == ["kept at once", "lost at first"]
    assert server.faults.happened == 3


async def test_a_503_for_a_message_is_not_retried(
    server: DiscordServer, guild: Guild, bot: SmallBot
) -> None:
    server.faults.fail(SEND, 503)
    with pytest.raises(discord.DiscordServerError):
        await text_channel(bot, guild.channels[0]).send("x")
    assert server.messages == []


@pytest.mark.parametrize(("stored", "sent"), [(False, 0), (True, 1)])
async def test_a_reset_is_not_retried_but_the_same_nonce_helps(
    server: DiscordServer, guild: Guild, bot: SmallBot, *, stored: bool, sent: int
) -> None:
    channel = text_channel(bot, guild.channels[0])
    server.faults.reset(SEND, stored=stored)
    with pytest.raises(aiohttp.ClientError) as failure:
        await channel.send("x", nonce="n")
    if isinstance(failure.value, aiohttp.ClientOSError):
        assert failure.value.errno == errno.ECONNRESET
    assert len(server.messages) == sent
    await channel.send("x", nonce="n")
    assert len(server.messages) == 1


async def test_an_end_of_file_instead_of_an_answer(
    server: DiscordServer, guild: Guild, bot: SmallBot
) -> None:
    server.faults.reset(SEND, by_fin=True)
    with pytest.raises(aiohttp.ServerDisconnectedError):
        await text_channel(bot, guild.channels[0]).send("x")


async def test_a_slow_answer(server: DiscordServer, guild: Guild, bot: SmallBot) -> None:
    server.faults.slow(SEND, 0.05)
    started = monotonic()
    await text_channel(bot, guild.channels[0]).send("x")
    assert monotonic() - started >= 0.05


async def test_a_callback_that_is_slow_to_arrive_is_late(
    server: DiscordServer, guild: Guild, ada: User, bot: SmallBot
) -> None:
    server.settings.interaction_lifetime = 0.03
    message = await server.say(ada, "x", channel=guild.channels[0])
    server.faults.slow(CALLBACK, 0.05)
    exchange = await server.menu(ada, "Answer this", message, wait=False)
    await exchange.refused()
    assert exchange.errors[0]["code"] == 10062
    assert bot.user


async def test_an_answer_that_is_no_json(
    server: DiscordServer, guild: Guild, bot: SmallBot
) -> None:
    server.faults.garble(SEND)
    with pytest.raises(ValueError, match="Unterminated string"):
        await text_channel(bot, guild.channels[0]).send("x")
    assert len(server.messages) == 1


async def test_faults_can_be_called_off(server: DiscordServer, guild: Guild, bot: SmallBot) -> None:
    server.faults.fail("*", 500, times=99)
    server.faults.clear()
    await text_channel(bot, guild.channels[0]).send("x")
    assert server.faults.happened == 0
