"""Where something is asked: in a server, in a direct message, or through the reader's own app."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeAlias

import discord

from bot.frontends.discord_app.render.forms import Form

Reader: TypeAlias = discord.User | discord.Member


@dataclass(frozen=True, slots=True)
class Place:
    """Who asks, and in which server that has added the bot; in a direct message there is none."""

    reader_id: int
    server_id: int | None = None
    is_direct: bool = False

    def form(self, *, has_public_answers: bool) -> Form:
        """Return how an answer is shown here."""
        if self.is_direct:
            return Form.DIRECT
        return Form.PUBLIC if has_public_answers and self.server_id else Form.PRIVATE


def place_of(interaction: discord.Interaction[Any]) -> Place:
    """Return where a command was used or a button pressed."""
    server_id = None if _is_own_app(interaction) else interaction.guild_id
    is_direct = interaction.guild_id is None and not interaction.context.private_channel
    return Place(interaction.user.id, server_id, is_direct=is_direct)


def _is_own_app(interaction: discord.Interaction[Any]) -> bool:
    """Whether only the reader has added the bot, and not the server or channel."""
    return interaction.is_user_integration() and not interaction.is_guild_integration()


def place_of_message(message: discord.Message) -> Place:
    """Return where a message was written."""
    server = message.guild.id if message.guild else None
    return Place(message.author.id, server, is_direct=server is None)


def may_post(interaction: discord.Interaction[Any]) -> bool:
    """Whether the reader may show something to everyone here.

    Who may not write in a channel may not do so through the bot either. As an app of the reader's
    own in a server that doesn't allow external apps, Discord would show it to the reader alone.
    """
    rights = interaction.permissions
    if interaction.guild_id is None or not rights.value:
        return True
    in_thread = isinstance(interaction.channel, discord.Thread)
    may_write = rights.send_messages_in_threads if in_thread else rights.send_messages
    return may_write and (rights.use_external_apps or not _is_own_app(interaction))


def has_role(reader: Reader, role_id: int | None) -> bool:
    """Whether a reader has a role of the server."""
    return (
        role_id is not None
        and isinstance(reader, discord.Member)
        and reader.get_role(role_id) is not None
    )
