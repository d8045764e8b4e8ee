"""In which servers the bot is, and what it may do in them at large."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.answers.wording import counted
from bot.doctor.findings import Finding, note, ok, warning
from bot.doctor.permissions import in_words, with_administrator
from bot.frontends.discord_app.invite import PERMISSIONS, invite_link
from bot.frontends.terminal.cleaning import clean_line

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    import discord

    from bot.doctor.discord_api import DiscordApi

WHAT = "servers"
MOST_LINES = 20
_PAGE = 200
_MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class Server:
    """A server that the bot is in, and what it may there where no channel says otherwise."""

    id: int
    name: str
    rights: discord.Permissions

    @property
    def lacks(self) -> list[str]:
        """The permissions that the bot asks for when it is invited, and has not."""
        return [name for name, is_wanted in PERMISSIONS if is_wanted and not _has(self, name)]


def _has(server: Server, permission: str) -> bool:
    return bool(getattr(server.rights, permission))


async def servers_of_bot(api: DiscordApi) -> dict[int, Server]:
    """Return all servers by their ids; raises `ApiTroubleError`."""
    servers: dict[int, Server] = {}
    last, page_size = 0, _PAGE
    while page_size == _PAGE:
        path = f"/users/@me/guilds?limit={_PAGE}&after={last}"
        page = (await api.get(path)).payload
        for told in page:
            rights = with_administrator(int(told["permissions"]))
            name = f"“{clean_line(str(told['name']))}”"
            last = max(last, int(told["id"]))
            servers[int(told["id"])] = Server(int(told["id"]), name, rights)
        page_size = len(page)
    return servers


def check_servers(
    servers: Mapping[int, Server],
    known: Collection[int],
    fit: Collection[int],
    application_id: int,
) -> list[Finding]:
    """Look at what the bot may in its servers at large.

    `known` are those in the database; `fit` are those whose chosen channels it may post in,
    whatever it lacks elsewhere.
    """
    link = invite_link(application_id)
    if not servers:
        found = [warning(WHAT, "the bot is in no server", f"Add it to one: {link}")]
    else:
        lacking = [each for each in servers.values() if each.lacks and each.id not in fit]
        found = [_lacks(each, link) for each in lacking[:MOST_LINES]]
        if len(lacking) > MOST_LINES:
            says = f"{len(lacking) - MOST_LINES} more servers in which permissions are missing"
            found.append(warning(WHAT, says))
        if not lacking:
            says = f"the bot is in {counted(len(servers), 'server')}, with the permissions it needs"
            found.append(ok(WHAT, says))
    return [*found, *_left(set(known) - servers.keys())]


def _lacks(server: Server, link: str) -> Finding:
    says = (
        f"in {server.name} it may not: {in_words(server.lacks)}; commands are answered all the "
        "same, reminders and mentions may not be"
    )
    to_do = f"Allow its role that in Server Settings > Roles, or add it once more: {link}"
    return warning(WHAT, says, to_do)


def _left(ids: set[int]) -> list[Finding]:
    """Return that something was chosen in servers that the bot is no longer in."""
    if not ids:
        return []
    named = ", ".join(map(str, sorted(ids)[:_MOST_NAMED])) + (
        ", …" if len(ids) > _MOST_NAMED else ""
    )
    says = f"it is no longer in {counted(len(ids), 'server')} of the database ({named})"
    return [note(WHAT, says, "What was chosen there is kept, in case it is added again.")]
