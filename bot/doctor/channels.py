"""Whether the bot may post in the channels that organizers chose, and mention the roles."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from bot.answers.wording import counted
from bot.doctor.findings import Finding, ok, warning
from bot.doctor.network import ApiTroubleError
from bot.doctor.permissions import Membership, in_words, is_thread, lacking_in
from bot.doctor.servers import MOST_LINES
from bot.frontends.terminal.cleaning import clean_line

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from bot.doctor.discord_api import DiscordApi, Payload
    from bot.doctor.servers import Server
    from bot.storage.looking import Place

_WHAT = "channels"
_AT_A_TIME = 3
_SECONDS = 10.0
_GONE, _HIDDEN = 404, 403
_PURPOSES = {
    "main": "announcements",
    "problems": "problems",
    "room": "a room",
    "reminder": "a reminder",
    "deadlines": "deadlines",
    "talks": "talks",
    "day": "the program of the day",
    "starting": "what starts now",
}
_HISTORY = ["read_message_history"]
_CHOOSE = "Have an organizer choose another by `/organize setup`."


def still_wanted(places: Iterable[Place], ahead: frozenset[str] | None) -> list[Place]:
    """Return the places to which something may still be sent: not those of events that are over."""
    return [each for each in places if not each.event_id or ahead is None or each.event_id in ahead]


async def look_at_channels(
    api: DiscordApi,
    user_id: int,
    servers: Mapping[int, Server],
    places: Collection[Place],
    seconds: float = _SECONDS,
) -> tuple[set[int], list[Finding]]:
    """Look at the places in all servers, as far as time allows.

    Return in which servers nothing is wrong with them, and what was found.
    """
    by_server = {id_: [each for each in places if each.server_id == id_] for id_ in servers}
    by_server = {id_: chosen for id_, chosen in by_server.items() if chosen}
    a_few = asyncio.Semaphore(_AT_A_TIME)

    async def look(id_: int) -> list[Finding]:
        async with a_few:
            try:
                return await _of_server(api, user_id, servers[id_], by_server[id_])
            except ApiTroubleError as trouble:
                says = f"those of {servers[id_].name} can't be told: {trouble.trouble.says}"
                return [warning(_WHAT, says, trouble.trouble.to_do)]

    looks = {id_: asyncio.create_task(look(id_)) for id_ in by_server}
    if looks:
        _, late = await asyncio.wait(looks.values(), timeout=seconds)
        for task in late:
            task.cancel()
        await asyncio.gather(*late, return_exceptions=True)
    found = {id_: task.result() for id_, task in looks.items() if not task.cancelled()}
    fit = {id_ for id_, findings in found.items() if not findings}
    return fit, _summed_up(found, len(by_server))


def _summed_up(found: Mapping[int, list[Finding]], expected: int) -> list[Finding]:
    lines = [each for findings in found.values() for each in findings]
    shown = lines[:MOST_LINES]
    if len(lines) > MOST_LINES:
        shown.append(warning(_WHAT, f"{len(lines) - MOST_LINES} more such channels and roles"))
    if len(found) < expected:
        late = counted(expected - len(found), "server")
        shown.append(warning(_WHAT, f"there was no time for those of {late}", "Ask again later."))
    elif not expected:
        shown.append(ok(_WHAT, "none was chosen yet, so nothing is announced by itself"))
    elif not lines:
        many = counted(expected, "server")
        shown.append(ok(_WHAT, f"the bot may post in those that were chosen in {many}"))
    return shown


async def _of_server(
    api: DiscordApi, user_id: int, server: Server, places: Collection[Place]
) -> list[Finding]:
    guild = (await api.get(f"/guilds/{server.id}")).payload
    member = (await api.get(f"/guilds/{server.id}/members/{user_id}")).payload
    listed = (await api.get(f"/guilds/{server.id}/channels")).payload
    channels = {int(each["id"]): each for each in listed}
    roles = {int(each["id"]): each for each in guild["roles"]}
    membership = Membership(server.id, user_id, frozenset(map(int, member["roles"])), roles)
    found: list[Finding] = []
    for id_ in sorted({each.channel_id for each in places}):
        here = [each for each in places if each.channel_id == id_]
        channel = channels.get(id_) or await _unlisted(api, id_)
        found += of_channel(server, membership, channel, channels, here)
    return found


async def _unlisted(api: DiscordApi, channel_id: int) -> Payload | None:
    """Return a channel that isn't among those of its server, as a thread is not; None if gone."""
    try:
        return (await api.get(f"/channels/{channel_id}")).payload
    except ApiTroubleError as trouble:
        if trouble.status in {_GONE, _HIDDEN}:
            return None
        raise


def of_channel(
    server: Server,
    membership: Membership,
    channel: Payload | None,
    channels: Mapping[int, Payload],
    places: Collection[Place],
) -> Iterator[Finding]:
    """Yield what is wrong with a channel that was chosen for some purposes."""
    chosen_for = " and ".join(sorted({_PURPOSES.get(each.purpose, "posts") for each in places}))
    within = channels.get(int(channel.get("parent_id") or 0)) if channel else None
    if channel is None or (is_thread(channel) and within is None):
        says = f"in {server.name} the channel chosen for {chosen_for} is gone, or hidden from it"
        yield warning(_WHAT, says, f"Allow its role View Channel there. {_CHOOSE}")
        return
    name = f"#{clean_line(str(channel['name']))} of {server.name}"
    counting = within if is_thread(channel) and within else channel
    rights = membership.rights_in(counting)
    if lacking := lacking_in(rights, in_thread=is_thread(channel)):
        to = "look for what it posted" if lacking == _HISTORY else "post"
        says = f"it may not {to} in {name}, chosen for {chosen_for}: {in_words(lacking)} is missing"
        yield warning(_WHAT, says, "Allow its role that in the channel's settings (Permissions).")
    for role_id in sorted({each.role_id for each in places if each.role_id}):
        role = membership.roles.get(role_id)
        if role is None:
            says = f"in {server.name} the role is gone that {chosen_for} mention in {name}"
            yield warning(_WHAT, says, _CHOOSE)
        elif not (role["mentionable"] or rights.mention_everyone):
            says = f"@{clean_line(str(role['name']))} is not notified in {name}"
            to_do = "Let anyone mention it in Server Settings > Roles."
            yield warning(_WHAT, says, to_do)
