"""The command `/remind`: what is posted later, and what is to become of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.app_commands import Choice

from bot.frontends.discord_app import failures
from bot.frontends.discord_app.organizing import drafts, reminders
from bot.frontends.discord_app.organizing.acts import panel
from bot.frontends.discord_app.organizing.finding import (
    matching,
    pausable,
    reminders_of,
    reminders_of_late,
    resumable,
    with_reminder,
)
from bot.frontends.discord_app.organizing.options import (
    FOR_ORGANIZERS,
    IN_SERVERS,
    INTO_SERVERS,
    ChannelId,
    Interaction,
    Often,
    Text,
    When,
    Which,
)
from bot.frontends.discord_app.organizing.organizer import Organizer, attend, organizer_of
from bot.frontends.discord_app.organizing.panels.names import REMINDERS
from bot.frontends.discord_app.organizing.posting import Posting
from bot.frontends.discord_app.organizing.reminder_forms import open_change, usual_channel
from bot.frontends.discord_app.render.cutting import label
from bot.frontends.discord_app.render.limits import OPTION_TEXT, OPTIONS
from bot.reminders.moments import Repeat

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from bot.frontends.discord_app.organizing.finding import Known
    from bot.frontends.discord_app.organizing.scheduled import Scheduled
    from bot.reminders.models import Reminder

remind = app_commands.Group(
    name="remind",
    description="For organizers: reminders that are posted in this server",
    allowed_contexts=IN_SERVERS,
    allowed_installs=INTO_SERVERS,
    default_permissions=FOR_ORGANIZERS,
)
_OFFERED: dict[str, Known] = {
    "show": reminders_of_late,
    "pause": pausable,
    "resume": resumable,
}
"""What a command offers where that is not all that is to come."""


@remind.command(name="create", description="Post something later")
@app_commands.describe(
    text="What to post; markdown works, and {title}, {starts} and others are filled in",
    when="Such as: tomorrow 9:00, 10 minutes before the keynote",
    channel="Where; without it, where reminders go",
    role="Whom to notify",
    repeat="How often",
)
async def create(
    interaction: Interaction,
    text: Text,
    when: When,
    channel: ChannelId | None = None,
    role: discord.Role | None = None,
    repeat: Often = "once",
) -> None:
    """Show what was understood, to be confirmed."""

    async def begin(organizer: Organizer) -> None:
        posting = Posting(
            text=text,
            when=when,
            channel_id=channel or usual_channel(organizer) or 0,
            role_id=role.id if role else None,
            repeat=Repeat(repeat),
        )
        await drafts.begin(organizer, posting)

    await attend(interaction, begin)


@remind.command(name="list", description="What is to come")
async def list_(interaction: Interaction) -> None:
    """Show the reminders."""

    async def show_all(organizer: Organizer) -> None:
        await organizer.say(await panel(organizer, REMINDERS))

    await attend(interaction, show_all)


async def _offered(interaction: Interaction, typed: str) -> list[Choice[str]]:
    """Offer the reminders that are meant by what was typed."""
    try:
        organizer = organizer_of(interaction)
        if organizer is None:
            return []
        command = interaction.command.name if interaction.command else ""
        known = await _OFFERED.get(command, reminders_of)(organizer)
        return [_choice(each) for each in matching(known, typed)][:OPTIONS]
    except Exception as error:  # noqa: BLE001 - who is typing can't be told
        failures.note(error)
        return []


def _choice(scheduled: Scheduled) -> Choice[str]:
    name = f"{scheduled.reminder.id}: {scheduled.label}"
    return Choice(name=label(name, OPTION_TEXT), value=scheduled.code)


def _on_one(
    name: str, description: str, act: Callable[[Organizer, Reminder], Awaitable[None]]
) -> None:
    """Add a command that does something with one reminder."""

    @remind.command(name=name, description=description)
    @app_commands.describe(reminder="Its number, or some words of its text")
    @app_commands.autocomplete(reminder=_offered)
    async def command(interaction: Interaction, reminder: Which) -> None:
        known = _OFFERED.get(name, reminders_of)
        await attend(interaction, lambda organizer: with_reminder(organizer, reminder, act, known))


_on_one("show", "One reminder, with all that can be done about it", reminders.show)
_on_one("edit", "Change its text, time, channel, role, or how often it comes", open_change)
_on_one("preview", "See it as it will be posted", reminders.show_preview)
_on_one("pause", "Keep it, but don't post it until you resume it", reminders.pause)
_on_one("resume", "Post it again when it is due", reminders.resume)
_on_one("cancel", "Don't post it any more", reminders.cancel)
