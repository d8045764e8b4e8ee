"""Whom a message notifies: what it mentions, as far as its allowed mentions let it.

https://docs.discord.com/developers/resources/message#allowed-mentions-object
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from tests.discord_server.payloads import Json

_USER = re.compile(r"<@!?(\d+)>")
_ROLE = re.compile(r"<@&(\d+)>")
_EVERYONE = re.compile(r"@(?:everyone|here)\b")


@dataclass(frozen=True)
class Pings:
    """The ids of users and roles that get a notification, and whether everyone does.

    Read strictly: as if the bot might mention every role and everyone.
    """

    users: frozenset[int] = frozenset()
    roles: frozenset[int] = frozenset()
    everyone: bool = False

    def __bool__(self) -> bool:
        return bool(self.users or self.roles or self.everyone)


NOBODY = Pings()


def pings(texts: Iterable[str], allowed: Json | None, replied_to: int | None = None) -> Pings:
    """Say whom these texts notify; without `allowed`, all that are mentioned or replied to."""
    text = "\n".join(texts)
    users = frozenset(int(found) for found in _USER.findall(text))
    roles = frozenset(int(found) for found in _ROLE.findall(text))
    everyone = bool(_EVERYONE.search(text))
    replied = frozenset() if replied_to is None else frozenset((replied_to,))
    if allowed is None:
        return Pings(users | replied, roles, everyone)
    parse = allowed.get("parse") or ()
    return Pings(
        _allowed(users, allowed, "users") | (replied if allowed.get("replied_user") else set()),
        _allowed(roles, allowed, "roles"),
        everyone and "everyone" in parse,
    )


def _allowed(mentioned: frozenset[int], allowed: Json, kind: str) -> frozenset[int]:
    if kind in (allowed.get("parse") or ()):
        return mentioned
    return mentioned & {int(each) for each in allowed.get(kind) or ()}
