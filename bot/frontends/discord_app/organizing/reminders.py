"""The reminders of a server: listed, shown, paused, resumed and cancelled."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from bot.frontends.discord_app.organizing.allowed import check_place
from bot.frontends.discord_app.organizing.audit_words import about_reminder
from bot.frontends.discord_app.organizing.cannot import CannotError
from bot.frontends.discord_app.organizing.finding import (
    LISTED,
    LOOK,
    had_some,
    reminders_of,
    seen,
)
from bot.frontends.discord_app.organizing.panels.reminder import preview, reminder_panel
from bot.frontends.discord_app.organizing.panels.reminders import reminders_panel
from bot.frontends.discord_app.render.announcements import Occasion, announcement
from bot.frontends.discord_app.render.escaping import escaped
from bot.reminders.models import Message, MessageState, Reminder, ReminderState
from bot.reminders.planning import planned_of_reminder
from bot.reminders.ports import PointlessError

if TYPE_CHECKING:
    from bot.frontends.discord_app.organizing.organizer import Organizer
    from bot.frontends.discord_app.render.components import Component

_LONG_AGO = datetime.min.replace(tzinfo=UTC)


async def listed(organizer: Organizer, page: str = "") -> list[Component]:
    """Return a page of the server's reminders."""
    to_come = await reminders_of(organizer)
    return reminders_panel(to_come, page, had_some=not to_come and await had_some(organizer))


async def panel_of(organizer: Organizer, reminder: Reminder) -> list[Component]:
    """Return a reminder with what can be done about it."""
    last = await organizer.desk.stores.outbox_views.last_of_reminder(reminder.id)
    return reminder_panel(seen(organizer, reminder, last))


async def show(organizer: Organizer, reminder: Reminder) -> None:
    """Show a reminder."""
    await organizer.say(await panel_of(organizer, reminder))


async def show_preview(organizer: Organizer, reminder: Reminder) -> None:
    """Show a reminder's message as it will be."""
    scheduled = seen(organizer, reminder)
    context = organizer.desk.context_of(reminder.event_id) if reminder.event_id else None
    active = replace(reminder, state=ReminderState.ACTIVE, changed=_LONG_AGO)
    planned = planned_of_reminder(active, scheduled.edition, organizer.now)
    ahead = [each for each in planned if each.due > organizer.now] or planned[-1:]
    if not ahead:
        raise CannotError("It has no time now", "Change it, or mend what it hangs on in the files.")
    message = Message(planned=ahead[0], state=MessageState.WAITING, try_at=ahead[0].due)
    try:
        made = announcement(Occasion(message, context, active))
    except PointlessError as error:
        raise CannotError("Nothing would be sent", escaped(str(error))) from error
    await organizer.say(preview(scheduled, made))


async def pause(organizer: Organizer, reminder: Reminder) -> None:
    """Let a reminder wait until it is resumed."""
    if reminder.state is not ReminderState.ACTIVE:
        raise CannotError("It is not active", "Only what would be posted can be paused.")
    await _set_state(organizer, reminder, ReminderState.PAUSED, "paused")


async def resume(organizer: Organizer, reminder: Reminder) -> None:
    """Let a reminder be posted again that was paused or cancelled."""
    if reminder.state is ReminderState.ACTIVE:
        raise CannotError("It is active already", "It is posted when it is due.")
    if seen(organizer, reminder).is_over:
        raise CannotError("Its time has passed", "Change that first: `/remind edit`.")
    check_place(organizer, reminder.channel_id, reminder.role_id)
    await _set_state(organizer, reminder, ReminderState.ACTIVE, "resumed")


async def cancel(organizer: Organizer, reminder: Reminder) -> None:
    """Let a reminder not be posted any more."""
    if reminder.state not in LISTED:
        raise CannotError("It is cancelled already", LOOK)
    await _set_state(organizer, reminder, ReminderState.CANCELLED, "cancelled")


async def _set_state(
    organizer: Organizer, reminder: Reminder, state: ReminderState, did: str
) -> None:
    changed = await organizer.desk.scheduler.set_state(reminder, state)
    if changed is None:
        raise CannotError("Somebody else has just changed it", "Look at it again.")
    await organizer.note(about_reminder(did, changed.id, changed.text))
    await organizer.rewrite(await panel_of(organizer, changed))
