"""The form for a reminder: opened empty or filled in with one, and taken when it is sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.frontends.discord_app.asking import GoneError
from bot.frontends.discord_app.codes import NOTHING, custom_id, reminder_code
from bot.frontends.discord_app.dialogs import open_form
from bot.frontends.discord_app.organizing import drafts
from bot.frontends.discord_app.organizing.allowed import known_channel, known_role
from bot.frontends.discord_app.organizing.finding import reminder_called, seen
from bot.frontends.discord_app.organizing.panels import forms
from bot.frontends.discord_app.organizing.posting import Posting, typed_moment
from bot.reminders.models import Reminder, ReminderState
from bot.reminders.moments import Repeat

if TYPE_CHECKING:
    from bot.frontends.discord_app.follow_ups import Pressed
    from bot.frontends.discord_app.organizing.organizer import Organizer

_DRAFTS = "x."


async def open_new(organizer: Organizer) -> None:
    """Open an empty form."""
    carried = custom_id("fnew", NOTHING, NOTHING, str(organizer.interaction.id))
    channel_id = known_channel(organizer, usual_channel(organizer))
    form = forms.reminder_form(carried, "New reminder", channel_id=channel_id)
    await open_form(organizer.interaction, form)


def usual_channel(organizer: Organizer) -> int | None:
    """Return the channel that is meant where none is named."""
    return organizer.choices.channel_id or organizer.interaction.channel_id


async def open_change(organizer: Organizer, reminder: Reminder) -> None:
    """Open a form that is filled in with a reminder or a draft."""
    is_draft = reminder.state is ReminderState.DRAFT
    code = reminder_code(reminder.id, is_draft=is_draft)
    edition = seen(organizer, reminder).edition
    form = forms.reminder_form(
        custom_id("fedit", NOTHING, code, str(organizer.interaction.id)),
        "Change the draft" if is_draft else f"Change reminder {reminder.id}",
        text=reminder.text,
        when=typed_moment(reminder.moment, edition),
        channel_id=known_channel(organizer, reminder.channel_id),
        role_id=known_role(organizer, reminder.role_id),
        repeat=reminder.repeat,
    )
    await open_form(organizer.interaction, form)


async def changeable(organizer: Organizer, code: str) -> Reminder:
    """Return the reminder or draft that a code stands for."""
    find = drafts.draft_called if code.startswith(_DRAFTS) else reminder_called
    return await find(organizer, code)


async def take_new(organizer: Organizer, pressed: Pressed) -> None:
    """Make a draft of what was filled in."""
    await drafts.begin(organizer, _filled(pressed))


async def take_change(organizer: Organizer, pressed: Pressed) -> None:
    """Change a reminder or a draft to what was filled in."""
    reminder = await changeable(organizer, pressed.entry)
    await drafts.change(organizer, reminder, _filled(pressed))


def _filled(pressed: Pressed) -> Posting:
    """Return what was filled in; raises `GoneError` if it was another form."""
    filled = {name: values[0] if values else "" for name, values in pressed.filled.items()}
    try:
        return Posting(
            text=filled[forms.TEXT],
            when=filled[forms.WHEN],
            channel_id=int(filled[forms.CHANNEL]),
            role_id=int(filled[forms.ROLE]) if filled.get(forms.ROLE) else None,
            repeat=Repeat(filled[forms.REPEAT]),
        )
    except (KeyError, ValueError) as error:
        raise GoneError(pressed.entry) from error
