"""The application's commands, as Discord keeps them.

https://docs.discord.com/developers/interactions/application-commands
"""

from dataclasses import dataclass

from tests.discord_server.errors import ApiError
from tests.discord_server.ids import Snowflakes
from tests.discord_server.payloads import Json

CHAT_INPUT, USER_MENU, MESSAGE_MENU = 1, 2, 3
"""Types of command."""

_VOLATILE = ("id", "version")


@dataclass(frozen=True)
class Sync:
    """One bulk overwrite: of which guild (None for everywhere), and with what."""

    guild_id: int | None
    commands: list[Json]


class CommandRegistry:
    """Commands by scope: None stands for everywhere, else it is a guild's id."""

    def __init__(self, ids: Snowflakes, application_id: int) -> None:
        self._ids = ids
        self._application_id = application_id
        self._scopes: dict[int | None, dict[tuple[int, str], Json]] = {}
        self.syncs: list[Sync] = []

    def every(self, guild_id: int | None) -> list[Json]:
        return list(self._scopes.get(guild_id, {}).values())

    def overwrite(self, guild_id: int | None, commands: list[Json]) -> list[Json]:
        """Replace all; a command that is known by its name keeps its id."""
        self.syncs.append(Sync(guild_id, commands))
        made = [self._made(guild_id, command) for command in commands]
        self._scopes[guild_id] = {_key(command): command for command in made}
        return made

    def add(self, guild_id: int | None, command: Json) -> Json:
        """Add one, or replace the one of its name."""
        made = self._made(guild_id, command)
        self._scopes.setdefault(guild_id, {})[_key(made)] = made
        return made

    def one(self, guild_id: int | None, command_id: int) -> Json:
        for command in self.every(guild_id):
            if command["id"] == str(command_id):
                return command
        raise ApiError(10063)

    def edit(self, guild_id: int | None, command_id: int, changes: Json) -> Json:
        command = self.one(guild_id, command_id)
        del self._scopes[guild_id][_key(command)]
        changed = command | changes | {"version": str(self._ids.new())}
        self._scopes[guild_id][_key(changed)] = changed
        return changed

    def delete(self, guild_id: int | None, command_id: int) -> None:
        del self._scopes[guild_id][_key(self.one(guild_id, command_id))]

    def find(self, kind: int, name: str, guild_id: int | None) -> Json:
        """Return a command as a user would find it: a guild's own come before those for all."""
        for scope in (guild_id, None):
            found = self._scopes.get(scope, {}).get((kind, name))
            if found is not None:
                return found
        known = sorted(name for scope in self._scopes.values() for _, name in scope)
        raise AssertionError(f"there is no command {name!r} of type {kind}, only {known}")

    def _made(self, guild_id: int | None, command: Json) -> Json:
        made: Json = {
            "application_id": str(self._application_id),
            "type": CHAT_INPUT,
            "description": "",
            "default_member_permissions": None,
            "nsfw": False,
            "options": [],
        }
        if guild_id is None:
            made |= {"contexts": [0, 1, 2], "integration_types": [0, 1], "dm_permission": True}
        else:
            made["guild_id"] = str(guild_id)
        made |= {key: value for key, value in command.items() if value is not None}
        before = self._scopes.get(guild_id, {}).get(_key(made))
        if before is not None and _same(before, made):
            return before
        made["id"] = before["id"] if before else str(self._ids.new())
        return made | {"version": str(self._ids.new())}


def _key(command: Json) -> tuple[int, str]:
    return command["type"], command["name"]


def _same(one: Json, other: Json) -> bool:
    return {key: value for key, value in one.items() if key not in _VOLATILE} == other
