"""Guilds, their members, roles and channels.

https://docs.discord.com/developers/resources/guild
"""

from tests.discord_server.backend import Backend
from tests.discord_server.errors import ApiError
from tests.discord_server.guilds import Guild
from tests.discord_server.payloads import Body
from tests.discord_server.routes import Call, Route


def get_guild(backend: Backend, call: Call) -> Body:
    """https://docs.discord.com/developers/resources/guild#get-guild."""
    guild = _guild(backend, call)
    count = len(guild.members)
    return guild.payload() | {
        "approximate_member_count": count,
        "approximate_presence_count": count,
    }


def get_member(backend: Backend, call: Call) -> Body:
    """https://docs.discord.com/developers/resources/guild#get-guild-member."""
    member = _guild(backend, call).members.get(call.ids[1])
    if member is None:
        raise ApiError(10007)
    return member.payload()


def list_roles(backend: Backend, call: Call) -> Body:
    """https://docs.discord.com/developers/resources/guild#get-guild-roles."""
    return [role.payload() for role in _guild(backend, call).roles]


def list_channels(backend: Backend, call: Call) -> Body:
    """https://docs.discord.com/developers/resources/guild#get-guild-channels."""
    return [channel.payload() for channel in _guild(backend, call).channels]


def _guild(backend: Backend, call: Call) -> Guild:
    return backend.world.bots_guild(call.ids[0])


ROUTES = [
    Route("GET", "/guilds/{}", get_guild),
    Route("GET", "/guilds/{}/members/{}", get_member),
    Route("GET", "/guilds/{}/roles", list_roles),
    Route("GET", "/guilds/{}/channels", list_channels),
]
