from typing import Any

import discord
import pytest
from discord import ui

from tests.discord_server import exchanges
from tests.discord_server.guilds import Guild
from tests.discord_server.people import User
from tests.discord_server.permissions import MANAGE_GUILD, MEMBER
from tests.discord_server.server import DiscordServer
from tests.discord_server.small_bot import Interaction, SmallBot

pytestmark = pytest.mark.usefixtures("bot")


async def test_a_slash_command_is_answered(server: DiscordServer, guild: Guild, ada: User) -> None:
    exchange = await server.slash(ada, "program", {"day": "Monday"}, guild=guild)
    assert exchange.only.texts() == ["program of Monday"]
    assert exchange.only.is_ephemeral
    assert exchange.only.text == "program of Monday"
    assert [button.label for button in exchange.only.buttons()] == [
        "Next",
        "Wait",
        "Ask",
        "Slow",
        "Map",
    ]
    assert exchange.callback is not None
    assert exchange.callback["type"] == exchanges.MESSAGE
    assert exchange.latency is not None
    assert 0 < exchange.latency < 1
    assert not exchange.errors


async def test_a_sub_command_is_hidden_from_who_may_not(
    server: DiscordServer, guild: Guild, ada: User
) -> None:
    with pytest.raises(AssertionError, match="hidden from ada"):
        await server.slash(ada, "organize setup", guild=guild)
    exchange = await server.slash(ada, "organize setup", guild=guild, anyway=True)
    assert exchange.only.content == "set up"
    guild.add_member(ada, permissions=MEMBER | MANAGE_GUILD)
    exchange = await server.slash(ada, "organize setup", guild=guild)
    assert exchange.only.content == "set up"


async def test_options_of_all_types_arrive(server: DiscordServer, guild: Guild, ada: User) -> None:
    role, channel = guild.add_role("Organizers"), guild.add_channel("talks")
    guild.add_member(ada, roles=[role])
    options = {"who": ada, "role": role, "where": channel, "points": 3, "share": 0.5}
    exchange = await server.slash(ada, "rank", options | {"secret": True}, guild=guild)
    assert exchange.only.content == f"{ada.id} {role.id} {channel.id} 3 0.5 True"


@pytest.mark.parametrize(
    ("name", "options", "wrong"),
    [
        ("programme", {}, "no command 'programme'"),
        ("program", {"dat": "Monday"}, r"no options \['dat'\]"),
        ("program", {"day": 3}, "day takes"),
        ("rank", {}, "required"),
        ("organize", {}, "sub command must be named"),
        ("organize start", {}, "no sub command 'start'"),
    ],
)
async def test_what_discord_would_not_let_people_do_fails(
    server: DiscordServer, guild: Guild, ada: User, *, name: str, options: object, wrong: str
) -> None:
    assert isinstance(options, dict)
    with pytest.raises(AssertionError, match=wrong):
        await server.slash(ada, name, options, guild=guild, anyway=True)


async def test_an_option_completes_while_it_is_typed(
    server: DiscordServer, guild: Guild, ada: User
) -> None:
    exchange = await server.autocomplete(ada, "program", {"day": "Mon"}, "day", guild=guild)
    assert exchange.choices == [{"name": "Monday", "value": "Monday"}]
    with pytest.raises(AssertionError, match="no autocomplete"):
        await server.autocomplete(ada, "later", {"times": "1"}, "times", guild=guild)


async def test_a_button_changes_its_message(server: DiscordServer, guild: Guild, ada: User) -> None:
    exchange = await server.slash(ada, "program", guild=guild)
    message = exchange.only
    pressed = await server.press(ada, message, "Next")
    assert pressed.message is message
    assert message.texts() == ["page 2"]
    assert message.is_ephemeral
    assert len(message.edits) == 1


async def test_a_button_may_defer_its_change(
    server: DiscordServer, guild: Guild, ada: User
) -> None:
    message = (await server.slash(ada, "program", guild=guild)).only
    pressed = await server.press(ada, message, "Wait")
    await pressed.settled()
    assert message.texts() == ["after waiting"]
    assert len(pressed.edits) == 1


async def test_a_button_that_is_gone_can_still_be_pressed_raw(
    server: DiscordServer, guild: Guild, ada: User
) -> None:
    message = (await server.slash(ada, "program", guild=guild)).only
    with pytest.raises(AssertionError, match="no button 'Old'"):
        await server.press(ada, message, "Old")
    with pytest.raises(AssertionError, match="is a link"):
        await server.press(ada, message, "Map")
    pressed = await server.press(ada, message, custom_id="old")
    assert pressed.only.content == "this is out of date"
    assert pressed.only is not message


async def test_only_who_sees_a_message_can_use_it(
    server: DiscordServer, guild: Guild, ada: User
) -> None:
    hidden = (await server.slash(ada, "program", guild=guild)).only
    public = (await server.slash(ada, "program", {"hidden": False}, guild=guild)).only
    bob = server.add_user("bob")
    with pytest.raises(AssertionError, match="bob can't see"):
        await server.press(bob, hidden, "Next")
    assert (await server.press(bob, public, "Next")).only.texts() == ["page 2"]
    assert server.messages == [public]


async def test_options_are_chosen_from_a_menu(
    server: DiscordServer, guild: Guild, ada: User
) -> None:
    message = (await server.slash(ada, "program", guild=guild)).only
    chosen = await server.choose(ada, message, ["Friday", "mon"])
    assert chosen.only.content == "chosen: ['fri', 'mon']"
    with pytest.raises(AssertionError, match="not among"):
        await server.choose(ada, message, ["Sunday"])
    with pytest.raises(AssertionError, match="takes 1 to 2 values"):
        await server.choose(ada, message, [])


async def test_a_form_is_filled_in(server: DiscordServer, guild: Guild, ada: User) -> None:
    exchange = await server.slash(ada, "form", guild=guild)
    modal = exchange.modal
    assert modal is not None
    assert modal.title == "Ask an organizer"
    assert modal.labels() == {"question": "Your question"}
    submitted = await server.submit(ada, modal, {"question": "Where is lunch?"})
    assert submitted.only.content == "sent: Where is lunch?"
    with pytest.raises(AssertionError, match="1 to 200 characters"):
        await server.submit(ada, modal, {"question": ""})
    with pytest.raises(AssertionError, match=r"no \['answer'\]"):
        await server.submit(ada, modal, {"answer": "?"})


async def test_a_button_may_open_a_form(server: DiscordServer, guild: Guild, ada: User) -> None:
    message = (await server.slash(ada, "program", guild=guild)).only
    exchange = await server.press(ada, message, "Ask")
    assert exchange.message is None
    submitted = await server.submit(ada, exchange.modal, {"question": "When?"})
    assert submitted.only.content == "sent: When?"
    assert submitted.parent is message


async def test_a_messages_context_menu(server: DiscordServer, guild: Guild, ada: User) -> None:
    message = await server.say(ada, "who opens?", channel=guild.channels[0])
    exchange = await server.menu(ada, "Answer this", message)
    assert exchange.only.content == "asked: who opens?"


async def test_an_answer_that_does_not_come_tells_what_happened(
    server: DiscordServer, guild: Guild, ada: User
) -> None:
    message = (await server.slash(ada, "program", guild=guild)).only
    with pytest.raises(
        AssertionError, match=r"nothing more within 0.02 s(.|\n)*'custom_id': 'slow'"
    ):
        await server.press(ada, message, "Slow", timeout=0.02)


async def test_the_same_interaction_twice_gets_one_answer(
    server: DiscordServer, guild: Guild, ada: User
) -> None:
    message = (await server.slash(ada, "program", guild=guild)).only
    exchange = await server.press(ada, message, "Next", wait=False)
    await server.again(exchange)
    await exchange.refused()
    assert [error["code"] for error in exchange.errors] == [40060]
    assert len(message.edits) == 1


async def test_people_roles_and_channels_are_chosen(
    server: DiscordServer, guild: Guild, ada: User, bot: SmallBot
) -> None:
    @bot.tree.command(name="pick", description="Pick some")
    async def pick(interaction: Interaction) -> None:
        menus: list[ui.Item[ui.LayoutView]] = [
            ui.UserSelect(custom_id="u"),
            ui.RoleSelect(custom_id="r"),
            ui.ChannelSelect(custom_id="c"),
        ]
        view = ui.LayoutView(timeout=None)
        for menu in menus:
            view.add_item(ui.ActionRow(menu))
        await interaction.response.send_message(view=view)

    await bot.tree.sync()
    message = (await server.slash(ada, "pick", guild=guild)).only
    guild.add_member(ada)
    role, channel = guild.add_role("Organizers"), guild.channels[0]
    for custom_id, chosen in (("u", ada), ("r", role), ("c", channel)):
        exchange = await server.choose(ada, message, [chosen], custom_id)
        assert exchange.only.content == f"chosen: ['{chosen.id}']"
    with pytest.raises(AssertionError, match="not one select"):
        await server.choose(ada, message, [ada])


async def test_numbers_in_a_sub_command_complete_too(
    server: DiscordServer, guild: Guild, ada: User, bot: SmallBot
) -> None:
    group = discord.app_commands.Group(name="day", description="Days")

    @group.command(name="show", description="Show one")
    async def show(interaction: Interaction, number: int) -> None:
        await interaction.response.send_message(
            embed=discord.Embed(title="Day", description=str(number)).add_field(name="a", value="b")
        )

    @show.autocomplete("number")
    async def numbers(_: Interaction, typed: str) -> list[discord.app_commands.Choice[Any]]:
        return [discord.app_commands.Choice(name=f"day {typed}", value=int(typed))]

    bot.tree.add_command(group)
    await bot.tree.sync()
    options = {"number": 3}
    exchange = await server.autocomplete(ada, "day show", options, "number", guild=guild)
    assert exchange.choices == [{"name": "day 3", "value": 3}]
    shown = await server.slash(ada, "day show", options, guild=guild)
    assert shown.only.text == "Day\n3\na\nb"
