"""Guilds, their members, roles and channels.

https://docs.discord.com/developers/resources/guild
"""

from tests.discord_server.backend import Backend
from tests.discord_server.errors import ApiError
from tests.discord_server.guilds import Guild
from tests.discord_server.payloads import Body, Json
from tests.discord_server.problems import Checker, refuse
from tests.discord_server.routes import Call, Route

_MOST_LISTED = 200


def list_own_guilds(backend: Backend, call: Call) -> Body:
    """https://docs.discord.com/developers/resources/user#get-current-user-guilds."""
    limit, after = int(call.query.get("limit", _MOST_LISTED)), int(call.query.get("after", 0))
    found = Checker()
    found.at("limit").number(limit, 1, _MOST_LISTED)
    refuse(found.problems)
    guilds = sorted(backend.world.guilds.values(), key=lambda guild: guild.id)
    own = [each for each in guilds if each.bot_member is not None and each.id > after]
    return [_summary(guild) for guild in own[:limit]]


def _summary(guild: Guild) -> Json:
    """Return a guild as in a list, with what the bot may there at large."""
    mine = guild.bot_member.roles if guild.bot_member else []
    may = 0
    for role in (*guild.roles[:1], *mine):  # the first is everyone's
        may |= role.permissions
    return {
        "id": str(guild.id),
        "name": guild.name,
        "icon": None,
        "owner": False,
        "permissions": str(may),
        "features": [],
    }


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
    Route("GET", "/users/@me/guilds", list_own_guilds),
    Route("GET", "/guilds/{}", get_guild),
    Route("GET", "/guilds/{}/members/{}", get_member),
    Route("GET", "/guilds/{}/roles", list_roles),
    Route("GET", "/guilds/{}/channels", list_channels),
]
