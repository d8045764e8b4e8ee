"""What organizers choose for their server, and how the bot is; every choice is saved at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands

import bot
from bot.frontends.discord_app import notices, panels
from bot.frontends.discord_app.asking import GoneError
from bot.frontends.discord_app.codes import NOTHING, event_of_code
from bot.frontends.discord_app.desk import desk_of
from bot.frontends.discord_app.panels import PUBLIC, SETUP, STATUS, setup_panel, status_panel
from bot.frontends.discord_app.places import place_of
from bot.frontends.discord_app.render.cutting import LONGEST_TITLE, label
from bot.frontends.discord_app.render.escaping import escaped
from bot.frontends.discord_app.render.spelling import timestamp
from bot.frontends.discord_app.replies import replace_message, reply

if TYPE_CHECKING:
    from bot.frontends.discord_app.desk import Desk
    from bot.frontends.discord_app.render.components import Component

    Interaction = discord.Interaction[Any]

_MOST_EVENTS = 3

organize = app_commands.Group(
    name="organize",
    description="For organizers: settings of this server, and how the bot is",
    allowed_contexts=app_commands.AppCommandContext(
        guild=True, dm_channel=False, private_channel=False
    ),
    allowed_installs=app_commands.AppInstallationType(guild=True, user=False),
    default_permissions=discord.Permissions(manage_guild=True),
)


@organize.command(name=SETUP, description="Choose the event, who organizes, and who sees answers")
async def setup(interaction: discord.Interaction[Any]) -> None:
    """Show the settings."""
    await show_panel(interaction, SETUP)


@organize.command(name=STATUS, description="What needs you, and what I know")
async def status(interaction: discord.Interaction[Any]) -> None:
    """Show how the bot is."""
    await show_panel(interaction, STATUS)


async def show_panel(interaction: Interaction, name: str) -> None:
    """Show a panel to an organizer."""
    server_id = _server_of_organizer(interaction)
    if server_id is None:
        await reply(interaction, notices.not_an_organizer(), is_private=True)
        return
    desk = desk_of(interaction)
    with desk.work.task():
        said = _setup(desk, server_id) if name == SETUP else _status(desk, interaction)
        await reply(interaction, said, is_private=True)


async def change_setting(interaction: Interaction, name: str, values: tuple[str, ...]) -> None:
    """Save what an organizer chose, and show all settings as they are now."""
    server_id = _server_of_organizer(interaction)
    if server_id is None:
        await reply(interaction, notices.not_an_organizer(), is_private=True)
        return
    desk = desk_of(interaction)
    _save(desk, server_id, name, values)
    await replace_message(interaction, _setup(desk, server_id))


def _save(desk: Desk, server_id: int, name: str, values: tuple[str, ...]) -> None:
    """Save a setting; raises `GoneError` for an event or a setting that isn't there."""
    match name, values:
        case (panels.EVENT, (code,)):
            desk.store.set_event(server_id, _event_of(desk, code))
        case (panels.ANSWERS, (chosen,)):
            desk.store.set_public_answers(server_id, is_public=chosen == PUBLIC)
        case (panels.ROLE, _):
            desk.store.set_organizer_role(server_id, int(values[0]) if values else None)
        case _:
            raise GoneError(name)


def _event_of(desk: Desk, code: str) -> str:
    """Return the event that was chosen, "" for the one that is on or comes next."""
    if code == NOTHING:
        return ""
    event_id = event_of_code(desk.assistant.event_ids, code.removeprefix("e."))
    if event_id is None:
        raise GoneError(code)
    return event_id


def _server_of_organizer(interaction: Interaction) -> int | None:
    """Return the server, if who asks may manage the bot there."""
    server_id = place_of(interaction).server_id
    rights = interaction.permissions
    is_organizer = desk_of(interaction).is_organizer(interaction.user, server_id, rights)
    return server_id if is_organizer else None


def _setup(desk: Desk, server_id: int) -> list[Component]:
    return setup_panel(desk.store.server(server_id), desk.events)


def _status(desk: Desk, interaction: Interaction) -> list[Component]:
    event_ids = desk.assistant.event_ids
    editions = [desk.assistant.edition(event_id) for event_id in event_ids]
    facts = [f"Version {bot.__version__}"]
    if since := interaction.client.connected_since:
        facts.append(f"connected since {timestamp(since, 'f')}")
    for edition in editions[-_MOST_EVENTS:]:
        counts = f"{len(edition.sessions)} sessions, {len(edition.deadlines)} deadlines"
        facts.append(f"{escaped(label(edition.event.name, LONGEST_TITLE))}: {counts}")
    server_id = place_of(interaction).server_id
    chosen = desk.store.server(server_id).event if server_id else ""
    missing = chosen if chosen not in event_ids else ""
    return status_panel(desk.problems, facts, missing)
