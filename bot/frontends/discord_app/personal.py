"""What the buttons do by which readers ask to be reminded, change that, put it off and end it.

Whatever they carry is checked again: a reminder belongs to who presses, and all of it may be
pressed twice, or arrive twice.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from bot.frontends.discord_app.asking import GoneError
from bot.frontends.discord_app.codes import NOTHING, event_of_code, target_of_code
from bot.frontends.discord_app.desk import desk_of
from bot.frontends.discord_app.direct_messages import reaches
from bot.frontends.discord_app.notices import notice
from bot.frontends.discord_app.own_reminders import OwnReminders
from bot.frontends.discord_app.places import place_of
from bot.frontends.discord_app.render import personal_panels as panels
from bot.frontends.discord_app.render.escaping import escaped
from bot.frontends.discord_app.render.my_reminders import my_reminders
from bot.frontends.discord_app.replies import replace_message, reply
from bot.reminders.models import Reminder, ReminderState
from bot.reminders.personal import before, lead_of_code, put_off
from bot.reminders.saying import title_of
from bot.reminders.wanted import wanted
from bot.reminders.when import NotUnderstoodError
from bot.search.passages import Entry

if TYPE_CHECKING:
    import discord

    from bot.answers.context import Context
    from bot.frontends.discord_app.follow_ups import Pressed
    from bot.frontends.discord_app.render.components import Component

    Interaction = discord.Interaction[Any]

_LONGEST_SNOOZE_MINUTES = 7 * 24 * 60


async def remind(interaction: Interaction, pressed: Pressed) -> None:
    """Keep a reminder of an entry, so long before as is usual, and say when it will be."""
    own, context = own_of(interaction), _context(interaction, pressed)
    target = target_of_code(context.edition, pressed.entry)
    is_there = isinstance(target, Entry) and title_of(target, context.edition)
    if not (isinstance(target, Entry) and is_there):
        raise GoneError(pressed.entry)
    try:
        meant = wanted(target, "", "", context)
    except NotUnderstoodError as error:
        await say(interaction, none_set(error))
    else:
        kept = await own.of_entry(context.edition.id, target, meant.moment)
        await tell(interaction, own, kept)


def none_set(error: NotUnderstoodError) -> list[Component]:
    """Return why there is no reminder."""
    return notice("I set no reminder", escaped(str(error)))


async def tell(interaction: Interaction, own: OwnReminders, reminder: Reminder) -> None:
    """Say when the reader will be reminded, or that they take no direct messages."""
    personal = own.seen(reminder)
    await say(interaction, panels.is_set(personal))
    if not await reaches(interaction, panels.first_direct_message(personal)):
        await replace_message(interaction, panels.is_closed(personal))


async def again(interaction: Interaction, pressed: Pressed) -> None:
    """Try once more whether direct messages arrive."""
    own = own_of(interaction)
    personal = own.seen(await own.get(pressed.entry))
    await interaction.response.defer()
    arrives = await reaches(interaction, panels.first_direct_message(personal))
    said = panels.as_it_is(personal) if arrives else panels.is_closed(personal)
    await replace_message(interaction, said)


async def when(interaction: Interaction, pressed: Pressed) -> None:
    """Remind so long before as was chosen."""
    own = own_of(interaction)
    reminder, lead = await own.get(pressed.entry), lead_of_code(pressed.chosen)
    about, start = reminder.about, own.seen(reminder).start
    if about is None or lead is None:
        raise GoneError(pressed.entry)
    if start is None or start - lead <= desk_of(interaction).clock():
        said = notice("That time has passed", "Choose another one.")
        await say(interaction, said)
        return
    active = ReminderState.ACTIVE
    moment = before(about, lead)
    changed = await own.change(reminder, lambda it: replace(it, moment=moment, state=active))
    await replace_message(interaction, panels.is_set(own.seen(changed)))


async def undo(interaction: Interaction, pressed: Pressed) -> None:
    """Drop a reminder."""
    own = own_of(interaction)
    ended = await own.end(await own.get(pressed.entry), ReminderState.CANCELLED)
    await replace_message(interaction, panels.is_undone(own.seen(ended)))


async def done(interaction: Interaction, pressed: Pressed) -> None:
    """End a reminder that has come."""
    own = own_of(interaction)
    ended = await own.end(await own.get(pressed.entry), ReminderState.DONE)
    await replace_message(interaction, panels.is_done(own.seen(ended)))


async def snooze(interaction: Interaction, pressed: Pressed) -> None:
    """Let a reminder come again some minutes later, but not after what it is about has begun."""
    own = own_of(interaction)
    minutes = int(arg) if (arg := pressed.arg or "").isdecimal() else 0
    personal = own.seen(await own.get(pressed.entry))
    if not 0 < minutes <= _LONGEST_SNOOZE_MINUTES:
        raise GoneError(pressed.entry)
    later = put_off(personal.reminder, timedelta(minutes=minutes), personal.edition, personal.now)
    if later is None:
        said = notice("That has begun already", "It is too late to remind you again.")
        await say(interaction, said)
        return
    moment, active = later.moment, ReminderState.ACTIVE
    changed = await own.change(
        personal.reminder, lambda it: replace(it, moment=moment, state=active)
    )
    await replace_message(interaction, panels.is_put_off(own.seen(changed)))


async def show_mine(interaction: Interaction, pressed: Pressed) -> None:
    """List the reader's reminders."""
    await say(interaction, await _mine(interaction, pressed))


async def turn_mine(interaction: Interaction, pressed: Pressed) -> None:
    """Show another page of the reader's reminders."""
    await replace_message(interaction, await _mine(interaction, pressed))


async def open_mine(interaction: Interaction, pressed: Pressed) -> None:
    """Show one of the reader's reminders, to change or to drop it."""
    own = own_of(interaction)
    await say(interaction, panels.as_it_is(own.seen(await own.get(pressed.chosen))))


async def _mine(interaction: Interaction, pressed: Pressed) -> list[Component]:
    known = event_of_code(desk_of(interaction).assistant.event_ids, pressed.event)
    listed = await own_of(interaction).listed()
    return my_reminders(listed, pressed.event if known else NOTHING, pressed.arg or "")


def _context(interaction: Interaction, pressed: Pressed) -> Context:
    desk = desk_of(interaction)
    event_id = event_of_code(desk.assistant.event_ids, pressed.event)
    context = desk.context_of(event_id) if event_id else None
    if context is None:
        raise GoneError(pressed.event)
    return context


def own_of(interaction: Interaction) -> OwnReminders:
    """Return the reminders of who uses a command or presses a button."""
    return OwnReminders(desk_of(interaction), interaction.user.id)


async def say(interaction: Interaction, said: list[Component]) -> None:
    """Answer so that nobody else sees it."""
    await reply(interaction, said, is_private=not place_of(interaction).is_direct)
