"""Fills in the options of a command, as Discord's own form would.

https://docs.discord.com/developers/interactions/application-commands#application-command-object-application-command-option-structure
"""

from dataclasses import dataclass
from typing import Any

from tests.discord_server.guilds import Channel, Guild
from tests.discord_server.payloads import Json
from tests.discord_server.people import Role, User

SUB_COMMAND, SUB_COMMAND_GROUP, STRING, INTEGER, BOOLEAN = 1, 2, 3, 4, 5
USER, CHANNEL, ROLE, MENTIONABLE, NUMBER = 6, 7, 8, 9, 10

_TYPES: dict[int, tuple[type, ...]] = {
    STRING: (str,),
    INTEGER: (int,),
    BOOLEAN: (bool,),
    USER: (User,),
    CHANNEL: (Channel,),
    ROLE: (Role,),
    MENTIONABLE: (User, Role),
    NUMBER: (int, float),
}


@dataclass(frozen=True)
class Filling:
    """What somebody typed: values by option name, and which option they are in the midst of."""

    values: dict[str, Any]
    guild: Guild | None
    focused: str | None = None


def command_data(command: Json, words: list[str], filling: Filling) -> Json:
    """Return the data of an interaction that runs a command; `words` name the sub command."""
    chain, options = _descend(command, words)
    data: Json = {"id": command["id"], "name": command["name"], "type": command["type"]}
    if "guild_id" in command:
        data["guild_id"] = command["guild_id"]
    filled: list[Json] = _fill(options, filling)
    for option in reversed(chain):
        filled = [{"name": option["name"], "type": option["type"], "options": filled}]
    resolved = resolve(list(filling.values.values()), filling.guild)
    return data | {"options": filled} | ({"resolved": resolved} if resolved else {})


def _descend(command: Json, words: list[str]) -> tuple[list[Json], list[Json]]:
    """Follow the names of sub commands; return them and the options of the last."""
    chain: list[Json] = []
    options: list[Json] = command.get("options") or []
    for word in words:
        names = {each["name"]: each for each in options if each["type"] <= SUB_COMMAND_GROUP}
        assert word in names, f"there is no sub command {word!r}, only {sorted(names)}"
        chain.append(names[word])
        options = names[word].get("options") or []
    subs = sorted(each["name"] for each in options if each["type"] <= SUB_COMMAND_GROUP)
    assert not subs, f"a sub command must be named, one of {subs}"
    return chain, options


def _fill(options: list[Json], filling: Filling) -> list[Json]:
    by_name = {option["name"]: option for option in options}
    unknown = filling.values.keys() - by_name.keys()
    assert not unknown, f"there are no options {sorted(unknown)}, only {sorted(by_name)}"
    if filling.focused is None:
        missing = [
            name
            for name, option in by_name.items()
            if option.get("required") and name not in filling.values
        ]
        assert not missing, f"these options are required: {missing}"
    return [_filled(by_name[name], value, filling) for name, value in filling.values.items()]


def _filled(option: Json, value: object, filling: Filling) -> Json:
    filled: Json = {"name": option["name"], "type": option["type"]}
    if option["name"] == filling.focused:
        assert option.get("autocomplete"), f"{option['name']} has no autocomplete"
        return filled | {"value": str(value), "focused": True}
    _fits(option, value)
    return filled | {"value": str(value.id) if hasattr(value, "id") else value}


def _fits(option: Json, value: object) -> None:
    name, kinds = option["name"], _TYPES[option["type"]]
    right = isinstance(value, kinds) and isinstance(value, bool) == (option["type"] == BOOLEAN)
    assert right, f"{name} takes {kinds}, not {value!r}"
    choices = [choice["value"] for choice in option.get("choices") or []]
    assert not choices or value in choices, f"{name} is one of {choices}, not {value!r}"
    if isinstance(value, str):
        low, high = option.get("min_length") or 0, option.get("max_length") or 6000
        assert low <= len(value) <= high, f"{name} takes {low} to {high} characters"
    elif isinstance(value, int | float) and not isinstance(value, bool):
        low, high = option.get("min_value", value), option.get("max_value", value)
        assert low <= value <= high, f"{name} takes {low} to {high}, not {value}"


def resolve(values: list[Any], guild: Guild | None) -> Json:
    """Return what Discord tells of the users, roles and channels that were chosen."""
    resolved: dict[str, Json] = {}
    for value in values:
        if isinstance(value, User):
            resolved.setdefault("users", {})[str(value.id)] = value.payload()
            if guild is not None and value.id in guild.members:
                member = guild.members[value.id]
                partial = member.payload() | {"permissions": str(member.permissions)}
                del partial["user"]
                resolved.setdefault("members", {})[str(value.id)] = partial
        elif isinstance(value, Role):
            resolved.setdefault("roles", {})[str(value.id)] = value.payload()
        elif isinstance(value, Channel):
            channel = value.payload() | {"permissions": "0"}
            resolved.setdefault("channels", {})[str(value.id)] = channel
    return resolved
