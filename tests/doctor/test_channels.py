from typing import Any

import discord
import pytest

from bot.doctor.channels import look_at_channels, of_channel, still_wanted
from bot.doctor.findings import Finding
from bot.doctor.permissions import Membership
from bot.doctor.servers import Server
from bot.storage.looking import Place
from tests.discord_server import permissions
from tests.discord_server.guilds import Guild
from tests.discord_server.server import DiscordServer
from tests.doctor.patients import api_of, graves

ALL = discord.Permissions.all()


async def _looked(
    server: DiscordServer, *places: Place, seconds: float = 30
) -> tuple[set[int], list[Finding]]:
    servers = {
        guild.id: Server(guild.id, f"“{guild.name}”", ALL)
        for guild in server.backend.world.guilds.values()
        if guild.bot_member
    }
    async with api_of(server) as api:
        return await look_at_channels(api, server.bot_user.id, servers, places, seconds)


async def test_nothing_is_chosen_yet(server: DiscordServer, guild: Guild) -> None:
    fit, (found,) = await _looked(server, Place(guild.id + 1, 1, "main"))
    assert fit == set()
    assert (found.severity.name, found.says.split(",")[0]) == ("OK", "none was chosen yet")
    assert server.requests == []


async def test_channel_in_which_all_is_well(server: DiscordServer, guild: Guild) -> None:
    (channel,) = guild.channels
    role = guild.add_role("attendees", mentionable=True)
    fit, (found,) = await _looked(
        server,
        Place(guild.id, channel.id, "main"),
        Place(guild.id, channel.id, "talks", "pasta", role.id),
    )
    assert fit == {guild.id}
    assert found.says == "the bot may post in those that were chosen in 1 server"


@pytest.mark.parametrize(
    ("denied", "says"),
    [
        (permissions.SEND_MESSAGES, "it may not post in #news of “Workshop”, chosen for talks"),
        (permissions.VIEW_CHANNEL, "View Channel is missing"),
        (permissions.READ_MESSAGE_HISTORY, "it may not look for what it posted in #news"),
    ],
)
async def test_permission_that_is_missing(
    server: DiscordServer, guild: Guild, denied: int, says: str
) -> None:
    channel = guild.add_channel("news", permissions.MEMBER & ~denied)
    fit, (found,) = await _looked(server, Place(guild.id, channel.id, "talks", "pasta"))
    assert fit == set()
    assert found.severity.name == "WARNING"
    assert says in found.says
    assert "(Permissions)" in found.to_do


async def test_channel_that_is_gone(server: DiscordServer, guild: Guild) -> None:
    _, (found,) = await _looked(
        server, Place(guild.id, 4711, "main"), Place(guild.id, 4711, "problems")
    )
    assert found.severity.name == "WARNING"
    assert "channel chosen for announcements and problems is gone" in found.says
    assert "/organize setup" in found.to_do


async def test_roles_that_are_not_notified(server: DiscordServer, guild: Guild) -> None:
    (channel,) = guild.channels
    role = guild.add_role("speakers\n")
    places = [Place(guild.id, channel.id, "talks", "pasta", id_) for id_ in (role.id, 4711)]
    _, found = await _looked(server, *places)
    says = sorted(each.says for each in found)
    assert graves(found) == ["warning", "warning"]
    assert says == [
        "@speakers is not notified in #general of “Workshop”",
        "in “Workshop” the role is gone that talks mention in #general of “Workshop”",
    ]
    channel.bot_permissions |= permissions.MENTION_EVERYONE
    assert (await _looked(server, places[0]))[0] == {guild.id}


async def test_trouble_in_one_server_leaves_the_others(server: DiscordServer, guild: Guild) -> None:
    other = server.add_guild("Other")
    server.faults.fail(f"GET /guilds/{other.id}", 500, times=9)
    server.faults.fail("GET /channels/4711", 403)
    fit, found = await _looked(
        server,
        Place(guild.id, guild.channels[0].id, "main"),
        Place(other.id, other.channels[0].id, "main"),
    )
    assert fit == {guild.id}
    (one,) = found
    assert one.says.startswith("those of “Other” can't be told: ")


@pytest.mark.parametrize(("status", "says"), [(403, "is gone, or hidden"), (400, "can't be told")])
async def test_channel_that_is_not_shown(
    server: DiscordServer, guild: Guild, status: int, says: str
) -> None:
    server.faults.fail("GET /channels/4711", status)
    _, (found,) = await _looked(server, Place(guild.id, 4711, "main"))
    assert says in found.says


async def test_what_takes_too_long_is_left_out(server: DiscordServer, guild: Guild) -> None:
    server.faults.slow("GET /guilds/*", 30, times=9)
    place = Place(guild.id, guild.channels[0].id, "main")
    fit, (found,) = await _looked(server, place, seconds=0.05)
    assert fit == set()
    assert (found.severity.name, found.says) == (
        "WARNING",
        "there was no time for those of 1 server",
    )


async def test_many_troubles_are_summed_up(server: DiscordServer, guild: Guild) -> None:
    for number in range(23):
        guild.add_channel(str(number), 0)
    _, found = await _looked(server, *(Place(guild.id, each.id, "main") for each in guild.channels))
    assert len(found) == 21
    assert found[-1].says == "3 more such channels and roles"


def _in_thread(parent: dict[int, Any], rights: int) -> list[Finding]:
    roles = {1: {"permissions": str(rights), "mentionable": False}}
    member = Membership(1, 2, frozenset(), roles)
    thread = {"id": "9", "type": 11, "name": "lunch", "parent_id": "8"}
    found = of_channel(Server(1, "“W”", ALL), member, thread, parent, [Place(1, 9, "reminder")])
    return list(found)


def test_thread_has_the_rights_of_the_channel_that_it_is_in() -> None:
    parent = {8: {"id": "8", "type": 0, "name": "food", "permission_overwrites": []}}
    reading = permissions.VIEW_CHANNEL | permissions.READ_MESSAGE_HISTORY
    assert _in_thread(parent, reading | permissions.SEND_MESSAGES_IN_THREADS) == []
    (found,) = _in_thread(parent, reading | permissions.SEND_MESSAGES)
    assert "in #lunch of “W”, chosen for a reminder: Send Messages in Threads is" in found.says
    (found,) = _in_thread({}, reading)
    assert "is gone, or hidden" in found.says


def test_places_of_events_that_are_over_do_not_matter() -> None:
    always, over, ahead = Place(1, 2, "main"), Place(1, 3, "room", "old"), Place(1, 4, "day", "new")
    places = [always, over, ahead]
    assert still_wanted(places, frozenset({"new"})) == [always, ahead]
    assert still_wanted(places, None) == places
