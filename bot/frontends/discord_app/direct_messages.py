"""Whether a reader gets direct messages from the bot: tried once, with one that says what for."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

import aiohttp
import discord

from bot.frontends.discord_app.desk import desk_of
from bot.frontends.discord_app.places import place_of
from bot.frontends.discord_app.refusals import DIRECT_MESSAGES_CLOSED
from bot.frontends.discord_app.replies import NOBODY, Layout, sent_surely

if TYPE_CHECKING:
    from bot.frontends.discord_app.render.components import Component

log = logging.getLogger(__name__)

_NO_SERVER_IN_COMMON = 50278
_CLOSED = frozenset({DIRECT_MESSAGES_CLOSED, _NO_SERVER_IN_COMMON})


async def reaches(interaction: discord.Interaction[Any], said: list[Component]) -> bool:
    """Whether the reader gets direct messages, as far as can be told.

    If none has reached them before, one is sent that says this.
    """
    choices, reader_id = desk_of(interaction).stores.choices, interaction.user.id
    if await choices.has_taken_direct_messages(reader_id):
        return True
    try:
        if not place_of(interaction).is_direct:
            await _send(interaction, said)
    except (discord.DiscordException, aiohttp.ClientError, OSError) as error:
        if getattr(error, "code", None) in _CLOSED:
            return False
        log.warning("not known whether a reader gets direct messages: %s", error)
        return True
    await choices.set_takes_direct_messages(reader_id, takes=True)
    return True


async def _send(interaction: discord.Interaction[Any], said: list[Component]) -> None:
    """Send; the nonce makes a second try find the first one if that arrived."""
    reader = interaction.user
    channel = await interaction.client.create_dm(reader)
    await sent_surely(
        lambda: channel.send(view=Layout(said), allowed_mentions=NOBODY, nonce=f"first{reader.id}")
    )
