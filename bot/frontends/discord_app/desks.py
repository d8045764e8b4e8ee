"""How a command or a button finds the desk of the client that it came through."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import discord

    from bot.frontends.discord_app.desk import Desk


def desk_of(interaction: discord.Interaction[Any]) -> Desk:
    """Return the desk that answers this interaction."""
    desk: Desk = interaction.client.desk
    return desk
