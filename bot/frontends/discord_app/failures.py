"""What goes wrong: an apology with a number for the reader, the traceback under it in the log."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

import aiohttp
import discord
from discord import app_commands

from bot.frontends.discord_app import notices
from bot.frontends.discord_app.replies import is_harmless, reply
from bot.frontends.discord_app.requests import Outcome, current, ends_as

if TYPE_CHECKING:
    from bot.frontends.discord_app.render.components import Component

log = logging.getLogger(__name__)


def note(error: BaseException) -> str:
    """Note by what the request at hand failed, for its line in the log; return its number."""
    request = current()
    assert request is not None  # noqa: S101 - whatever a reader does is one
    request.outcome, request.error = Outcome.FAILED, error
    return request.number


async def tell(interaction: discord.Interaction[Any], error: BaseException) -> None:
    """Tell the reader that their command or button failed, and the log why."""
    cause = error.original if isinstance(error, app_commands.CommandInvokeError) else error
    if is_harmless(cause):
        ends_as(Outcome.TOO_LATE)
        return
    said = _expected(cause) or notices.failed(note(cause))
    try:
        await reply(interaction, said, is_private=True)
    except (discord.DiscordException, aiohttp.ClientError, OSError) as second:
        log.warning("the apology was not delivered either: %s", second)


def _expected(error: BaseException) -> list[Component] | None:
    if isinstance(error, app_commands.CommandNotFound | app_commands.CommandSignatureMismatch):
        return notices.changed_command()
    return None
