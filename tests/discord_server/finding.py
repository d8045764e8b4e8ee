"""Finds what somebody means to use: the place, the command, the button."""

from typing import Literal, TypedDict

from tests.discord_server.command_registry import CHAT_INPUT, CommandRegistry
from tests.discord_server.components import Button, Select
from tests.discord_server.guilds import Channel, Guild
from tests.discord_server.messages import Message
from tests.discord_server.payloads import Json
from tests.discord_server.people import User
from tests.discord_server.permissions import ADMINISTRATOR
from tests.discord_server.places import (
    BOT_DM,
    GUILD,
    GUILD_INSTALL,
    PRIVATE_CHANNEL,
    USER_INSTALL,
    Place,
    home,
)
from tests.discord_server.registry import World


class Wait(TypedDict, total=False):
    """Whether to wait for the first answer, and how long."""

    wait: bool
    timeout: float


class Where(Wait, total=False):
    """Where something is done: in a guild, in direct messages with the bot (`dm`), or elsewhere.

    `installed="user"` is where only that user has the app: in a guild without the bot, or, without
    a guild, in direct messages with somebody else. `anyway` runs a command that Discord would hide.
    """

    guild: Guild
    channel: Channel
    dm: bool
    installed: Literal["guild", "user"]
    anyway: bool


def place_for(world: World, user: User, where: Where) -> Place:
    """Return the place that somebody means."""
    guild, channel = where.get("guild"), where.get("channel")
    if channel is None and guild is not None:
        channel = guild.channels[0]
    if where.get("dm"):
        channel = world.open_dm(user)
    if where.get("installed", "guild") == "guild":
        assert channel is not None, "say where: guild=, channel=, dm=True or installed='user'"
        assert channel.guild is None or channel.guild.bot_member, (
            f"the bot is not in {channel.guild}: use installed='user'"
        )
        return home(channel)
    if channel is None:
        friend = User(world.ids.new(), "friend")
        channel = Channel(world.ids.new(), "", recipient=friend)
        return Place(channel, PRIVATE_CHANNEL, user)
    return Place(channel, GUILD if channel.guild else BOT_DM, user)


def command_for(
    commands: CommandRegistry, kind: int, name: str, place: Place
) -> tuple[Json, list[str]]:
    """Return the command, and the names of its sub commands."""
    guild = place.guild if place.bot_is_there else None
    first, *words = name.split() if kind == CHAT_INPUT else [name]
    return commands.find(kind, first, guild.id if guild else None), words


def must_be_offered(command: Json, place: Place, user: User) -> None:
    """Hold a command to where and to whom Discord offers it.

    https://docs.discord.com/developers/interactions/application-commands#contexts
    """
    name = command["name"]
    if "guild_id" not in command:
        assert place.context in command["contexts"], f"{name} isn't offered in such a place"
        install = USER_INSTALL if place.owner else GUILD_INSTALL
        assert install in command["integration_types"], f"{name} isn't for such an installation"
    needed = int(command["default_member_permissions"] or 0)
    if place.guild is not None and needed:
        may = place.guild.member(user).permissions
        allowed = may & ADMINISTRATOR or may & needed == needed
        assert allowed, f"{name} is hidden from {user.name}"


def find_button(message: Message, which: str | None) -> Button:
    """Return the button of this label or custom_id, which must be one that can be pressed."""
    buttons = message.buttons()
    found = [each for each in buttons if which in (each.label, each.custom_id)]
    assert found, f"no button {which!r}, only {[each.label for each in buttons]}"
    assert not found[0].disabled, f"the button {which!r} is disabled"
    assert found[0].custom_id, f"the button {which!r} is a link"
    return found[0]


def find_select(message: Message, custom_id: str | None) -> Select:
    """Return the select menu, the only one where no custom_id is given."""
    selects = message.selects()
    found = [each for each in selects if custom_id in (None, each.custom_id)]
    assert len(found) == 1, f"not one select {custom_id!r} in {selects}"
    assert not found[0].disabled, f"the select {found[0].custom_id} is disabled"
    return found[0]
