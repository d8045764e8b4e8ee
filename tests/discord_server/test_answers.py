import discord
import pytest

from tests.discord_server.guilds import Guild
from tests.discord_server.people import User
from tests.discord_server.server import DiscordServer
from tests.discord_server.signals import eventually
from tests.discord_server.small_bot import Interaction, SmallBot, running


async def test_a_deferred_answer_is_edited_in(
    server: DiscordServer, guild: Guild, ada: User, bot: SmallBot
) -> None:
    assert bot.user
    exchange = await server.slash(ada, "later", guild=guild)
    await exchange.followed_up()
    assert exchange.only.content == "here it is"
    assert exchange.only.is_ephemeral
    assert not exchange.only.is_loading
    assert [message.content for message in exchange.followups] == ["and 0"]
    assert [before["flags"] for before in exchange.edits] == [64 | 128]


async def test_the_first_follow_up_takes_the_place_of_the_waiting_message(
    server: DiscordServer, guild: Guild, ada: User, bot: SmallBot
) -> None:
    @bot.tree.command(name="first", description="Defer, then follow up")
    async def first(interaction: Interaction) -> None:
        await interaction.response.defer(thinking=True)
        await interaction.followup.send("now", ephemeral=True)

    await bot.tree.sync()
    exchange = await server.slash(ada, "first", guild=guild)
    await exchange.settled()
    assert exchange.only.content == "now"
    assert not exchange.only.is_ephemeral
    assert exchange.followups == []


async def test_answers_can_be_read_changed_and_deleted(
    server: DiscordServer, guild: Guild, ada: User, bot: SmallBot
) -> None:
    seen: list[str] = []

    @bot.tree.command(name="all", description="Does it all")
    async def every(interaction: Interaction) -> None:
        await interaction.response.send_message("one")
        seen.append((await interaction.original_response()).content)
        follow_up = await interaction.followup.send("two", wait=True)
        await follow_up.edit(content="two and a half")
        await follow_up.delete()
        await interaction.delete_original_response()
        try:
            await interaction.edit_original_response(content="three")
        except discord.NotFound as error:
            seen.append(str(error.code))

    await bot.tree.sync()
    exchange = await server.slash(ada, "all", guild=guild)
    await exchange.refused()
    await eventually(lambda: len(seen) == 2)
    assert seen == ["one", "10008"]
    assert exchange.only.deleted
    assert exchange.followups[0].deleted
    assert exchange.followups[0].content == "two and a half"
    assert server.messages == []


async def test_an_answer_that_is_late_finds_the_interaction_gone(
    server: DiscordServer, guild: Guild, ada: User, bot: SmallBot
) -> None:
    message = (await server.slash(ada, "program", guild=guild)).only
    server.settings.interaction_lifetime = 0.1
    exchange = await server.press(ada, message, "Slow", wait=False)
    await exchange.refused()
    assert exchange.errors == [{"message": "Unknown interaction", "code": 10062}]
    assert exchange.callback is None
    await eventually(lambda: bool(bot.failures))
    assert [failure.code for failure in bot.failures] == [10062]


async def test_a_token_that_has_expired_is_invalid(server: DiscordServer) -> None:
    server.settings.token_lifetime = 0
    guild, ada, bot = server.add_guild("Workshop"), server.add_user("ada"), SmallBot()
    async with running(bot, server):
        exchange = await server.slash(ada, "later", guild=guild)
        await exchange.refused()
        assert exchange.errors[0]["code"] == 50027


async def test_a_visiting_app_has_five_follow_ups(
    server: DiscordServer, ada: User, bot: SmallBot
) -> None:
    assert bot.user
    elsewhere = server.add_guild("Elsewhere", bot=False)
    options = {"times": 6}
    exchange = await server.slash(ada, "later", options, guild=elsewhere, installed="user")
    await exchange.refused()
    assert len(exchange.followups) == 5
    assert exchange.errors[0]["code"] == 40094


async def test_what_breaks_a_limit_is_refused_and_can_be_sent_again(
    server: DiscordServer, guild: Guild, ada: User, bot: SmallBot
) -> None:
    @bot.tree.command(name="long", description="Too long at first")
    async def long(interaction: Interaction) -> None:
        try:
            await interaction.response.send_message("x" * 2001)
        except discord.HTTPException as error:
            await interaction.response.send_message(str(error))

    await bot.tree.sync()
    exchange = await server.slash(ada, "long", guild=guild)
    problem = {"code": "BASE_TYPE_MAX_LENGTH", "message": "Must be 2000 or fewer in length."}
    assert exchange.errors == [
        {
            "message": "Invalid Form Body",
            "code": 50035,
            "errors": {"data": {"content": {"_errors": [problem]}}},
        }
    ]
    assert "Must be 2000 or fewer in length" in exchange.only.content


async def test_types_of_answers_that_do_not_fit_are_refused(
    server: DiscordServer, guild: Guild, ada: User, bot: SmallBot
) -> None:
    @bot.tree.command(name="wrong", description="Answers as a button would")
    async def wrong(interaction: Interaction) -> None:
        payload = {"type": 7, "data": {"content": "x"}}
        route = discord.http.Route(
            "POST", f"/interactions/{interaction.id}/{interaction.token}/callback"
        )
        with pytest.raises(discord.HTTPException):
            await bot.http.request(route, json=payload)
        await interaction.response.send_message("right")

    await bot.tree.sync()
    exchange = await server.slash(ada, "wrong", guild=guild)
    assert exchange.errors[0]["errors"]["type"]["_errors"][0]["code"] == "BASE_TYPE_CHOICES"
    assert exchange.only.content == "right"


async def test_what_an_answer_mentions_is_noted(
    server: DiscordServer, guild: Guild, ada: User
) -> None:
    bot = SmallBot(allowed_mentions=None)

    @bot.tree.command(name="greet", description="Greets")
    async def greet(interaction: Interaction, quietly: bool) -> None:  # noqa: FBT001 (an option)
        allowed = discord.AllowedMentions.none() if quietly else discord.utils.MISSING
        await interaction.response.send_message(
            f"@everyone, {interaction.user.mention} is here", allowed_mentions=allowed
        )

    async with running(bot, server):
        loud = await server.slash(ada, "greet", {"quietly": False}, guild=guild)
        assert loud.only.pings.everyone
        assert loud.only.pings.users == {ada.id}
        quiet = await server.slash(ada, "greet", {"quietly": True}, guild=guild)
        assert not quiet.only.pings
