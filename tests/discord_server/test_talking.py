import asyncio

import discord
import pytest

from tests.discord_server import permissions
from tests.discord_server.guilds import Guild
from tests.discord_server.people import User
from tests.discord_server.server import DiscordServer
from tests.discord_server.small_bot import SmallBot, board, running


async def test_the_bot_answers_who_mentions_it(
    server: DiscordServer, guild: Guild, ada: User, bot: SmallBot
) -> None:
    assert bot.user
    text = f"{server.bot_user.mention} hello"
    message = await server.say(ada, text, channel=guild.channels[0])
    reply = await server.reply_to(message)
    assert reply.content == f"heard: {text}"
    assert reply.reference == message.id
    assert not reply.pings


async def test_without_a_mention_the_content_is_hidden(
    server: DiscordServer, guild: Guild, ada: User, bot: SmallBot
) -> None:
    assert bot.user
    first = await server.say(ada, "hello", channel=guild.channels[0])
    answer = await server.reply_to(first)
    assert answer.content == "heard: nothing"
    again = await server.say(ada, "and you?", channel=guild.channels[0], reply_to=answer)
    assert (await server.reply_to(again)).content == "heard: and you?"


async def test_who_has_the_intent_reads_everything(
    server: DiscordServer, guild: Guild, ada: User
) -> None:
    server.gateway.settings.privileged_intents = 1 << 15
    intents = discord.Intents.default()
    intents.message_content = True
    async with running(SmallBot(intents=intents), server):
        message = await server.say(ada, "hello", channel=guild.channels[0])
        assert (await server.reply_to(message)).content == "heard: hello"


async def test_direct_messages(server: DiscordServer, ada: User, bot: SmallBot) -> None:
    assert bot.user
    message = await server.say_dm(ada, "psst")
    assert (await server.reply_to(message)).content == "heard: psst"


async def test_no_reply_tells_what_was_asked_lately(
    server: DiscordServer, guild: Guild, ada: User
) -> None:
    message = await server.say(ada, "anybody?", channel=guild.channels[0])
    with pytest.raises(AssertionError, match=r"no reply within 0.01 s to <Message \d+ by ada"):
        await server.reply_to(message, timeout=0.01)


async def test_the_bot_speaks_first(
    server: DiscordServer, guild: Guild, ada: User, bot: SmallBot
) -> None:
    user = await bot.fetch_user(ada.id)
    sent = await user.send("a reminder")
    assert server.messages[-1].content == "a reminder"
    assert sent.id == server.messages[-1].id
    ada.dms_closed = True
    with pytest.raises(discord.Forbidden) as refused:
        await user.send("another")
    assert refused.value.code == 50007
    channel = await bot.fetch_channel(guild.channels[0].id)
    assert isinstance(channel, discord.TextChannel)
    await channel.send(view=board("posted"))
    assert server.messages[-1].texts() == ["posted"]


async def test_a_nonce_is_used_once(server: DiscordServer, guild: Guild, bot: SmallBot) -> None:
    assert guild.channels
    channel = bot.get_channel(guild.channels[0].id)
    assert isinstance(channel, discord.TextChannel)
    first = await channel.send("once", nonce="n1")
    assert (await channel.send("once", nonce="n1")).id == first.id
    assert (await channel.send("twice", nonce="n2")).id != first.id
    assert len(server.messages) == 2
    await first.delete()
    with pytest.raises(discord.NotFound):
        await channel.send("once", nonce="n1")
    server.settings.nonce_lifetime = 0
    assert (await channel.send("twice", nonce="n2")).content == "twice"
    assert len(server.messages) == 2


async def test_messages_are_listed_edited_and_deleted(
    guild: Guild, ada: User, bot: SmallBot, server: DiscordServer
) -> None:
    channel = bot.get_channel(guild.channels[0].id)
    assert isinstance(channel, discord.TextChannel)
    sent = [await channel.send(str(number)) for number in range(5)]
    listed = [message.content async for message in channel.history(limit=3)]
    assert listed == ["4", "3", "2"]
    after = channel.history(limit=2, after=sent[1])
    assert [message.content async for message in after] == ["2", "3"]
    before = channel.history(limit=2, before=sent[1])
    assert [message.content async for message in before] == ["0"]
    await sent[0].edit(content="zero")
    assert (await channel.fetch_message(sent[0].id)).content == "zero"
    await sent[0].delete()
    with pytest.raises(discord.NotFound):
        await channel.fetch_message(sent[0].id)
    theirs = await server.say(ada, "mine", channel=guild.channels[0])
    partial = channel.get_partial_message(theirs.id)
    with pytest.raises(discord.Forbidden):
        await partial.edit(content="yours")
    with pytest.raises(discord.Forbidden):
        await partial.delete()


async def test_permissions_of_a_channel_are_held(guild: Guild, bot: SmallBot) -> None:
    ours = guild.channels[0]
    channel = bot.get_channel(ours.id)
    assert isinstance(channel, discord.TextChannel)
    ours.bot_permissions = permissions.VIEW_CHANNEL
    with pytest.raises(discord.Forbidden) as refused:
        await channel.send("x")
    assert refused.value.code == 50013
    ours.bot_permissions = 0
    with pytest.raises(discord.Forbidden) as refused:
        await bot.fetch_channel(ours.id)
    assert refused.value.code == 50001


async def test_typing_is_noted(server: DiscordServer, guild: Guild, bot: SmallBot) -> None:
    channel = bot.get_channel(guild.channels[0].id)
    assert isinstance(channel, discord.TextChannel)
    async with channel.typing():
        pass
    assert server.backend.typing == [channel.id]


async def test_the_bot_hears_of_edits_and_deletions(
    server: DiscordServer, ada: User, bot: SmallBot
) -> None:
    edited = asyncio.ensure_future(bot.wait_for("raw_message_edit", timeout=2))
    message = await server.say_dm(ada, "teh")
    await server.reply_to(message)
    await server.edit(message, "the")
    assert (await edited).message.content == "the"
