"""What a member may do in a server and its channels, from what Discord's API tells of them.

https://docs.discord.com/developers/topics/permissions#permission-overwrites
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import discord

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bot.doctor.discord_api import Payload

_ALL = discord.Permissions.all()
_THREADS = frozenset({10, 11, 12})
_ROLE, _MEMBER = 0, 1
_OTHERWISE = {"read_messages": "view_channel"}
"""What discord.py calls by another name than Discord."""


@dataclass(frozen=True)
class Membership:
    """A member of a server, and its roles with their permissions and whether all may mention them.

    Everyone's role has the server's own id.
    """

    server_id: int
    user_id: int
    role_ids: frozenset[int]
    roles: Mapping[int, Payload]

    def rights(self) -> discord.Permissions:
        """Return what the member may in the server at large."""
        mine = self.role_ids | {self.server_id}
        value = 0
        for id_ in mine & self.roles.keys():
            value |= int(self.roles[id_]["permissions"])
        return with_administrator(value)

    def rights_in(self, channel: Payload) -> discord.Permissions:
        """Return what the member may in a channel; of a thread, that is in the one it is in."""
        rights = self.rights()
        if rights.administrator:
            return rights
        value = rights.value
        overwrites = [_Overwrite.of(each) for each in channel.get("permission_overwrites", ())]
        for ids in ({self.server_id}, self.role_ids):
            value = _changed(value, (each for each in overwrites if each.is_of(_ROLE, ids)))
        mine = {self.user_id}
        return discord.Permissions(
            _changed(value, (each for each in overwrites if each.is_of(_MEMBER, mine)))
        )


def with_administrator(value: int) -> discord.Permissions:
    """Return permissions by their bits, where an administrator has all of them."""
    rights = discord.Permissions(value)
    return _ALL if rights.administrator else rights


def is_thread(channel: Payload) -> bool:
    """Whether a channel is a thread in another."""
    return channel["type"] in _THREADS


def lacking_in(rights: discord.Permissions, *, in_thread: bool) -> list[str]:
    """Return what the bot lacks to post in a channel and to find again what it posted."""
    if not rights.view_channel:  # without it, none of the others counts
        return ["view_channel"]
    writing = "send_messages_in_threads" if in_thread else "send_messages"
    return [each for each in (writing, "read_message_history") if not getattr(rights, each)]


def in_words(names: Iterable[str]) -> str:
    """Return the names of permissions as Discord shows them."""
    shown = (_OTHERWISE.get(name, name).replace("_", " ").title() for name in names)
    return ", ".join(name.replace(" In ", " in ") for name in shown)


@dataclass(frozen=True)
class _Overwrite:
    """What a channel allows or denies a role or a member."""

    id: int
    kind: int
    allow: int
    deny: int

    @classmethod
    def of(cls, told: Payload) -> _Overwrite:
        return cls(int(told["id"]), int(told["type"]), int(told["allow"]), int(told["deny"]))

    def is_of(self, kind: int, ids: Iterable[int]) -> bool:
        return self.kind == kind and self.id in ids


def _changed(value: int, overwrites: Iterable[_Overwrite]) -> int:
    """Return permissions after overwrites of one rank: who allows wins over who denies."""
    allow = deny = 0
    for each in overwrites:
        allow, deny = allow | each.allow, deny | each.deny
    return value & ~deny | allow
