import discord
import pytest
from discord import app_commands

from tests.discord_server.guilds import Guild
from tests.discord_server.people import User
from tests.discord_server.server import DiscordServer
from tests.discord_server.small_bot import Interaction, SmallBot, running


class Telling(SmallBot):
    """Tells where it was asked."""

    def __init__(self) -> None:
        super().__init__()

        @self.tree.command(name="where", description="Where this is")
        async def where(interaction: Interaction) -> None:
            context = interaction.context
            owners = [interaction.is_guild_integration(), interaction.is_user_integration()]
            told = [context.guild, context.dm_channel, context.private_channel, *owners]
            told.append(interaction.guild is not None)
            await interaction.response.send_message(str(told), ephemeral=True)

        @self.tree.command(name="here", description="Only in guilds")
        @app_commands.guild_only()
        async def here(interaction: Interaction) -> None:
            await interaction.response.send_message("here")


async def test_an_interaction_tells_where_it_comes_from(
    server: DiscordServer, guild: Guild, ada: User
) -> None:
    elsewhere = server.add_guild("Elsewhere", bot=False)
    async with running(Telling(), server):
        in_guild = await server.slash(ada, "where", guild=guild)
        assert in_guild.only.content == "[True, False, False, True, False, True]"
        in_dm = await server.slash(ada, "where", dm=True)
        assert in_dm.only.content == "[False, True, False, False, False, False]"
        visiting = await server.slash(ada, "where", guild=elsewhere, installed="user")
        assert visiting.only.content == "[True, False, False, False, True, True]"
        private = await server.slash(ada, "where", installed="user")
        assert private.only.content == "[False, False, True, False, True, False]"
        own_dm = await server.slash(ada, "where", dm=True, installed="user")
        assert own_dm.only.content == "[False, True, False, False, True, False]"


async def test_buttons_work_wherever_the_message_is(
    server: DiscordServer, ada: User, bot: SmallBot
) -> None:
    assert bot.user
    elsewhere = server.add_guild("Elsewhere", bot=False)
    for where in (
        await server.slash(ada, "program", dm=True),
        await server.slash(ada, "program", guild=elsewhere, installed="user"),
        await server.slash(ada, "program", installed="user"),
    ):
        pressed = await server.press(ada, where.only, "Next")
        assert pressed.only.texts() == ["page 2"]


async def test_commands_are_found_where_discord_offers_them(
    server: DiscordServer, guild: Guild, ada: User
) -> None:
    elsewhere = server.add_guild("Elsewhere", bot=False)
    async with running(Telling(), server):
        assert (await server.slash(ada, "here", guild=guild)).only.content == "here"
        with pytest.raises(AssertionError, match="isn't offered"):
            await server.slash(ada, "here", dm=True)
        with pytest.raises(AssertionError, match="bot is not in"):
            await server.slash(ada, "where", guild=elsewhere)
        with pytest.raises(AssertionError, match="say where"):
            await server.slash(ada, "where")


async def test_a_guilds_own_command_comes_before_the_one_for_all(
    server: DiscordServer, guild: Guild, ada: User, bot: SmallBot
) -> None:
    @bot.tree.command(name="program", description="Its own", guild=discord.Object(guild.id))
    async def own(interaction: Interaction) -> None:
        await interaction.response.send_message("our own")

    await bot.tree.sync(guild=discord.Object(guild.id))
    other = server.add_guild("Other")
    assert (await server.slash(ada, "program", guild=guild)).only.content == "our own"
    assert (await server.slash(ada, "program", guild=other)).only.texts() == ["program of today"]
    assert [sync.guild_id for sync in server.syncs] == [None, guild.id]
