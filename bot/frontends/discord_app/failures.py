"""What goes wrong: an apology with a number for the reader, the traceback under it in the log."""

from __future__ import annotations

import logging
import secrets
from typing import TYPE_CHECKING, Any

import aiohttp
import discord
from discord import app_commands

from bot.frontends.discord_app import notices
from bot.frontends.discord_app.replies import is_harmless, reply

if TYPE_CHECKING:
    from bot.frontends.discord_app.render.components import Component

log = logging.getLogger(__name__)

_LETTERS = "ABCDEFGHJKMNPQRSTVWXYZ23456789"
"""Without those that are taken for one another when read aloud or copied: I, L, O, U, 0, 1."""


def new_reference() -> str:
    """Return a number such as `7KQ4-ZD9M`."""
    drawn = "".join(secrets.choice(_LETTERS) for _ in range(8))
    return f"{drawn[:4]}-{drawn[4:]}"


def note(error: BaseException, what: str) -> str:
    """Write the error to the log and return its number."""
    reference = new_reference()
    log.error("%s failed, reference %s", what, reference, exc_info=error)
    return reference


async def tell(interaction: discord.Interaction[Any], error: BaseException) -> None:
    """Tell the reader that their command or button failed, and the log why."""
    cause = error.original if isinstance(error, app_commands.CommandInvokeError) else error
    if is_harmless(cause):
        log.info("%s was too late or answered already: %s", _name(interaction), cause)
        return
    said = _expected(cause) or notices.failed(note(cause, _name(interaction)))
    try:
        await reply(interaction, said, is_private=True)
    except (discord.HTTPException, aiohttp.ClientError, OSError) as second:
        log.warning("the apology was not delivered either: %s", second)


def _expected(error: BaseException) -> list[Component] | None:
    if isinstance(error, app_commands.CommandNotFound | app_commands.CommandSignatureMismatch):
        return notices.changed_command()
    return None


def _name(interaction: discord.Interaction[Any]) -> str:
    """Return what was used, without anything that somebody typed."""
    data: Any = interaction.data or {}
    return str(data.get("name") or data.get("custom_id") or interaction.type.name)
