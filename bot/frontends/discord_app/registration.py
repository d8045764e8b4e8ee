"""Making the commands known to Discord, only when they changed: it allows few such calls a day."""

from __future__ import annotations

import asyncio
import hashlib
import json
import logging
from typing import TYPE_CHECKING, Any

import aiohttp
import discord

from bot.storage.errors import StoreError
from bot.storage.registrations import Registration

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from discord import app_commands

    from bot.storage.registrations import Registrations

log = logging.getLogger(__name__)

_FOR_THE_MOMENT = (discord.HTTPException, discord.RateLimited)
_PAUSES = (1, 5, 30, 60, 300, 900)
"""Seconds after each try that failed; the commands that are known already work meanwhile."""


async def register(
    tree: app_commands.CommandTree[Any],
    registrations: Registrations,
    guild: discord.abc.Snowflake | None = None,
) -> Mapping[str, int]:
    """Register the tree's commands, for all or for one server, and return their ids by name.

    What was registered last is remembered, and nothing is sent if it was the same. Raises what
    discord.py does if Discord can't be reached or refuses them.
    """
    if guild:
        tree.copy_global_to(guild=guild)
    commands = tree.get_commands(guild=guild)
    fingerprint = _fingerprint([command.to_dict(tree) for command in commands])
    scope = "/".join(str(part) for part in (tree.client.application_id, guild and guild.id) if part)
    known = await registrations.of(scope)
    if known and known.fingerprint == fingerprint:
        log.debug("commands are unchanged")
        return known.command_ids
    synced = await tree.sync(guild=guild)
    ids = {command.name: command.id for command in synced}
    await registrations.save(scope, Registration(fingerprint, ids))
    log.info("registered %d commands%s", len(ids), f" in server {guild.id}" if guild else "")
    return ids


async def register_surely(
    tree: app_commands.CommandTree[Any],
    registrations: Registrations,
    guild: discord.abc.Snowflake | None = None,
    pauses: Sequence[float] = _PAUSES,
) -> Mapping[str, int] | None:
    """Register the commands, trying again while Discord or the database fails; None if refused."""
    for pause in (*pauses, None):
        try:
            return await register(tree, registrations, guild)
        except (discord.Forbidden, discord.NotFound) as error:
            log.error("commands not registered, may I see that server? %s", error)  # noqa: TRY400
            return None
        except (*_FOR_THE_MOMENT, aiohttp.ClientError, OSError, StoreError) as error:
            log.warning("commands not registered yet: %s", error)
            if pause is not None:
                await asyncio.sleep(pause)
    return None


def _fingerprint(commands: Sequence[Mapping[str, Any]]) -> str:
    ordered = sorted(commands, key=lambda command: (str(command["type"]), str(command["name"])))
    return hashlib.sha256(json.dumps(ordered, sort_keys=True).encode()).hexdigest()
