"""Sending what was laid out: as the first answer to an interaction, a later one, or an edit of it.

https://discord.com/developers/docs/interactions/receiving-and-responding
"""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING, Any

import aiohttp
import discord
from discord.ui import LayoutView
from typing_extensions import override

from bot.frontends.discord_app.requests import Outcome, ends_as

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from bot.frontends.discord_app.render.components import Component

log = logging.getLogger(__name__)

ALREADY_ANSWERED = 40060
UNKNOWN_INTERACTION = 10062
UNKNOWN_WEBHOOK = 10015
EXPIRED_TOKEN = 50027
_TRIES = 3
_PAUSE_SECONDS = 0.2
"""Short enough that three tries are within the three seconds that Discord waits."""
NOBODY = discord.AllowedMentions.none()


class Layout(LayoutView):
    """Components that are laid out already.

    It has ended before it is sent, so discord.py keeps no view of it: what comes back from its
    buttons is found by what they carry, in the next process as in this one.
    """

    def __init__(self, components: list[Component]) -> None:
        super().__init__(timeout=None)
        self._components = components
        self.stop()

    @override
    def to_components(self) -> list[dict[str, Any]]:
        return self._components

    @override
    def has_components_v2(self) -> bool:
        return True


async def reply(
    interaction: discord.Interaction[Any], components: list[Component], *, is_private: bool
) -> None:
    """Answer an interaction, or add to its answer where there is one already."""
    view = Layout(components)

    async def answer() -> None:
        await interaction.response.send_message(
            view=view, ephemeral=is_private, allowed_mentions=NOBODY
        )

    async def add() -> None:
        await interaction.followup.send(view=view, ephemeral=is_private, allowed_mentions=NOBODY)

    if interaction.response.is_done():
        await _taken(add())  # sent again it might be there twice
    else:
        await _taken(sent_surely(answer))


async def hold(interaction: discord.Interaction[Any]) -> None:
    """Let the reader know, and nobody else, that the answer takes a moment."""

    async def wait() -> None:
        await interaction.response.defer(ephemeral=True, thinking=True)

    await _taken(sent_surely(wait))


async def replace_message(
    interaction: discord.Interaction[Any], components: list[Component]
) -> None:
    """Change the message that the pressed button is on."""
    view = Layout(components)

    async def edit() -> None:
        if interaction.response.is_done():
            await interaction.edit_original_response(view=view, allowed_mentions=NOBODY)
        else:
            await interaction.response.edit_message(view=view, allowed_mentions=NOBODY)

    await _taken(sent_surely(edit))


async def _taken(sending: Awaitable[object]) -> None:
    """Wait until an answer is sent; if there is one already, or it is too late, let it be."""
    try:
        await sending
    except discord.HTTPException as error:
        if not is_harmless(error):
            raise
        ends_as(Outcome.TOO_LATE)


async def sent_surely(send: Callable[[], Awaitable[object]]) -> None:
    """Send, and again if the connection broke.

    Discord.py repeats after an error that Discord tells, but not after a connection that was reset,
    when nobody knows whether the answer arrived. What is sent so must be safe to send once more:
    an interaction takes one answer only, an edit says the same, a message carries a nonce.
    """
    for is_last in (*[False] * (_TRIES - 1), True):
        try:
            await send()
        except (aiohttp.ClientError, ConnectionError, TimeoutError) as error:
            if is_last:
                raise
            log.info("answer not delivered (%s), trying again", error)
            await asyncio.sleep(_PAUSE_SECONDS)
        else:
            return


def is_harmless(error: BaseException) -> bool:
    """Whether an answer was refused because it is there already, or because it came too late."""
    return isinstance(error, discord.HTTPException) and error.code in {
        ALREADY_ANSWERED,
        UNKNOWN_INTERACTION,
        UNKNOWN_WEBHOOK,
        EXPIRED_TOKEN,
    }
