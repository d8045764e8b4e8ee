import discord
import pytest
from discord import app_commands

from tests.discord_server.guilds import Guild
from tests.discord_server.people import User
from tests.discord_server.server import DiscordServer
from tests.discord_server.small_bot import Interaction, SmallBot


async def test_ids_outlive_a_sync(server: DiscordServer, bot: SmallBot) -> None:
    first = {each.name: each.id for each in await bot.tree.fetch_commands()}
    assert set(first) == {"program", "later", "form", "rank", "organize", "Answer this"}
    bot.tree.remove_command("later")
    again = {each.name: each.id for each in await bot.tree.sync()}
    assert again == {name: each for name, each in first.items() if name != "later"}
    assert [len(sync.commands) for sync in server.syncs] == [6, 5]


async def test_a_version_changes_with_the_command(server: DiscordServer, bot: SmallBot) -> None:
    def versions() -> dict[str, str]:
        return {each["name"]: each["version"] for each in server.backend.commands.every(None)}

    before = versions()
    command = bot.tree.get_command("program")
    assert isinstance(command, app_commands.Command)
    command.description = "What is on, and when"
    try:
        await bot.tree.sync()
    finally:
        command.description = "What is on"
    after = versions()
    assert [name for name in before if before[name] != after[name]] == ["program"]


async def test_a_sync_that_breaks_a_limit_is_refused(server: DiscordServer, bot: SmallBot) -> None:
    @bot.tree.command(name="wordy", description="short")
    async def wordy(interaction: Interaction) -> None:
        await interaction.response.send_message("x")

    wordy.description = "x" * 101
    with pytest.raises(app_commands.CommandSyncFailure, match="between 1 and 100 in length"):
        await bot.tree.sync()
    assert len(server.syncs) == 1


async def test_single_commands(server: DiscordServer, guild: Guild, bot: SmallBot) -> None:
    http, app = bot.http, server.application_id
    made = await http.upsert_global_command(app, {"name": "one", "description": "first"})  # type: ignore[arg-type] # the rest is made up by Discord
    command_id = int(made["id"])
    one = discord.http.Route("GET", f"/applications/{app}/commands/{command_id}")
    assert (await http.request(one))["description"] == "first"
    patch = discord.http.Route("PATCH", f"/applications/{app}/commands/{command_id}")
    assert (await http.request(patch, json={"description": "second"}))["id"] == made["id"]
    with pytest.raises(discord.HTTPException):
        await http.request(patch, json={"description": ""})
    delete = discord.http.Route("DELETE", f"/applications/{app}/commands/{command_id}")
    await http.request(delete)
    with pytest.raises(discord.NotFound):
        await http.request(one)
    own = discord.http.Route("GET", f"/applications/{app}/guilds/{guild.id}/commands")
    assert await http.request(own) == []


async def test_it_answers_who_is_who(guild: Guild, ada: User, bot: SmallBot) -> None:
    guild.add_member(ada)
    info = await bot.application_info()
    assert info.id == bot.application_id
    fetched = await bot.fetch_guild(guild.id)
    assert fetched.approximate_member_count == 2
    assert (await fetched.fetch_member(ada.id)).name == "ada"
    assert [role.name for role in await fetched.fetch_roles()] == ["@everyone"]
    assert [channel.name for channel in await fetched.fetch_channels()] == ["general"]
    for missing in (fetched.fetch_member(1), bot.fetch_guild(1), bot.fetch_user(1)):
        with pytest.raises(discord.NotFound):
            await missing
    with pytest.raises(discord.NotFound):
        await bot.fetch_channel(1)
