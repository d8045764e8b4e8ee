"""Requests about the bot itself and its commands."""

from tests.discord_server.backend import Backend
from tests.discord_server.limits_commands import check_command, check_commands
from tests.discord_server.payloads import Body, Json
from tests.discord_server.problems import refuse
from tests.discord_server.routes import Call, Route

_DAY = 86_400_000


def gateway(backend: Backend, _call: Call) -> Body:
    """https://docs.discord.com/developers/events/gateway#get-gateway."""
    return {"url": backend.gateway_url}


def gateway_bot(backend: Backend, _call: Call) -> Body:
    """https://docs.discord.com/developers/events/gateway#get-gateway-bot."""
    used = len(backend.gateway.identifies)
    limit = {"total": 1000, "remaining": 1000 - used, "reset_after": _DAY, "max_concurrency": 1}
    shards = backend.gateway.settings.shards
    return {"url": backend.gateway_url, "shards": shards, "session_start_limit": limit}


def me(backend: Backend, _call: Call) -> Body:
    """https://docs.discord.com/developers/resources/user#get-current-user."""
    return backend.world.bot.payload() | {"verified": True, "flags": 0, "locale": "en-US"}


def user(backend: Backend, call: Call) -> Body:
    """https://docs.discord.com/developers/resources/user#get-user."""
    return backend.world.user(call.ids[0]).payload()


def application(backend: Backend, _call: Call) -> Body:
    """https://docs.discord.com/developers/resources/application#get-current-application."""
    return backend.application()


def list_commands(backend: Backend, call: Call) -> Body:
    """https://docs.discord.com/developers/interactions/application-commands#get-global-application-commands."""
    return list(backend.commands.every(_scope(backend, call)))


def overwrite_commands(backend: Backend, call: Call) -> Body:
    """https://docs.discord.com/developers/interactions/application-commands#bulk-overwrite-global-application-commands."""
    scope = _scope(backend, call)
    commands: list[Json] = call.body if isinstance(call.body, list) else []
    if backend.settings.checks:
        refuse(check_commands(commands))
    made = backend.commands.overwrite(scope, commands)
    backend.gateway.changed.notify()
    return list(made)


def add_command(backend: Backend, call: Call) -> Body:
    """https://docs.discord.com/developers/interactions/application-commands#create-global-application-command."""
    scope = _scope(backend, call)
    if backend.settings.checks:
        refuse(check_command(call.fields))
        # One of the same name is replaced, and doesn't count twice.
        others = [each for each in backend.commands.every(scope) if not _same(each, call.fields)]
        refuse(check_commands([*others, call.fields]))
    return backend.commands.add(scope, call.fields)


def get_command(backend: Backend, call: Call) -> Body:
    """https://docs.discord.com/developers/interactions/application-commands#get-global-application-command."""
    return backend.commands.one(_scope(backend, call), call.ids[-1])


def edit_command(backend: Backend, call: Call) -> Body:
    """https://docs.discord.com/developers/interactions/application-commands#edit-global-application-command."""
    scope, command_id = _scope(backend, call), call.ids[-1]
    if backend.settings.checks:
        refuse(check_command(backend.commands.one(scope, command_id) | call.fields))
    return backend.commands.edit(scope, command_id, call.fields)


def delete_command(backend: Backend, call: Call) -> Body:
    """https://docs.discord.com/developers/interactions/application-commands#delete-global-application-command."""
    backend.commands.delete(_scope(backend, call), call.ids[-1])
    return None


def _scope(backend: Backend, call: Call) -> int | None:
    if "/guilds/" not in call.path:
        return None
    return backend.world.bots_guild(call.ids[1]).id


def _same(one: Json, other: Json) -> bool:
    return (one["name"], one["type"]) == (other.get("name"), other.get("type", 1))


ROUTES = [
    Route("GET", "/gateway", gateway, needs_token=False),
    Route("GET", "/gateway/bot", gateway_bot),
    Route("GET", "/users/@me", me),
    Route("GET", "/users/{}", user),
    Route("GET", "/oauth2/applications/@me", application),
    Route("GET", "/applications/@me", application),
]
for _of in ("/applications/{}/commands", "/applications/{}/guilds/{}/commands"):
    ROUTES += [
        Route("GET", _of, list_commands),
        Route("PUT", _of, overwrite_commands),
        Route("POST", _of, add_command, status=201),
        Route("GET", _of + "/{}", get_command),
        Route("PATCH", _of + "/{}", edit_command),
        Route("DELETE", _of + "/{}", delete_command),
    ]
