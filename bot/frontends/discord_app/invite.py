"""The link by which an organizer adds the bot to a server."""

from __future__ import annotations

import discord

PERMISSIONS = discord.Permissions(
    view_channel=True, send_messages=True, send_messages_in_threads=True, read_message_history=True
)
"""For reminders, and replies to mentions: commands and buttons are answered without any permission.

To read what was written before is for looking whether a reminder was posted already, after a crash.
Roles are mentioned that anyone may mention; for others an organizer gives Mention Everyone where it
is wanted, since that is too much to ask of everybody.
"""
SCOPES = ("bot", "applications.commands")


def invite_link(application_id: int) -> str:
    """Return the address that asks for what the bot needs, and for nothing else."""
    return discord.utils.oauth_url(application_id, permissions=PERMISSIONS, scopes=SCOPES)


async def application_of(token: str) -> int:
    """Return the id of the application that a token belongs to; raises what a log-in does."""
    async with discord.Client(intents=discord.Intents.none()) as client:
        await client.login(token)
        application_id = client.application_id
    assert application_id is not None  # noqa: S101 - a log-in sets it
    return application_id
