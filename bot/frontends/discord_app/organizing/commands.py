"""The commands for organizers: `/organize` and `/announce`; `/remind` has a file of its own."""

from __future__ import annotations

from functools import partial

import discord
from discord import app_commands

from bot.frontends.discord_app.organizing.acts import panel
from bot.frontends.discord_app.organizing.announcing import announce as announce_now
from bot.frontends.discord_app.organizing.options import (
    FOR_ORGANIZERS,
    IN_SERVERS,
    INTO_SERVERS,
    ChannelId,
    Interaction,
    Text,
)
from bot.frontends.discord_app.organizing.organizer import Organizer, attend
from bot.frontends.discord_app.organizing.panels import names
from bot.frontends.discord_app.organizing.reminder_forms import usual_channel

organize = app_commands.Group(
    name="organize",
    description="For organizers: settings of this server, and how the bot is",
    allowed_contexts=IN_SERVERS,
    allowed_installs=INTO_SERVERS,
    default_permissions=FOR_ORGANIZERS,
)


@organize.command(name=names.SETUP, description="Event, channel, organizers, automatic reminders")
async def setup(interaction: Interaction) -> None:
    """Show the settings."""
    await show(interaction, names.SETUP)


@organize.command(name=names.STATUS, description="What needs you, and what comes next")
async def status(interaction: Interaction) -> None:
    """Show how the bot is."""
    await show(interaction, names.STATUS)


@organize.command(name=names.LOG, description="Who changed what")
async def log(interaction: Interaction) -> None:
    """Show what organizers changed."""
    await show(interaction, names.LOG)


@app_commands.command(name="announce", description="Post something now")
@app_commands.describe(
    text="What to post; markdown works",
    channel="Where; without it, where reminders go",
    role="Whom to notify",
)
@app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
@app_commands.allowed_installs(guilds=True, users=False)
@app_commands.default_permissions(FOR_ORGANIZERS)
async def announce(
    interaction: Interaction,
    text: Text,
    channel: ChannelId | None = None,
    role: discord.Role | None = None,
) -> None:
    """Post a text at once."""
    role_id = role.id if role else None

    async def post(organizer: Organizer) -> None:
        where = channel or usual_channel(organizer)
        await announce_now(organizer, text, where, role_id)

    await attend(interaction, post)


async def show(interaction: Interaction, name: str) -> None:
    """Show a panel."""
    await attend(interaction, partial(_show, name))


async def _show(name: str, organizer: Organizer) -> None:
    await organizer.say(await panel(organizer, name))
