"""Which reminders a server has, and which one of them is meant."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from bot.frontends.discord_app.codes import reminder_of_code
from bot.frontends.discord_app.organizing.cannot import CannotError
from bot.frontends.discord_app.organizing.panels.reminders import which_reminder
from bot.frontends.discord_app.organizing.scheduled import Scheduled
from bot.knowledge.naming import fold
from bot.reminders.models import ReminderState

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable

    from bot.frontends.discord_app.organizing.organizer import Organizer
    from bot.reminders.models import Message, Reminder

LISTED = (ReminderState.ACTIVE, ReminderState.PAUSED)
LOOK = "`/remind list` shows those there are."
_LONG_AGO = datetime.min.replace(tzinfo=UTC)
_GONE = "There is no such reminder"


def seen(organizer: Organizer, reminder: Reminder, last: Message | None = None) -> Scheduled:
    """Return a reminder with what is known about it now."""
    context = organizer.desk.context_of(reminder.event_id) if reminder.event_id else None
    return Scheduled(reminder, context.edition if context else None, organizer.now, last)


async def reminders_of(organizer: Organizer) -> list[Scheduled]:
    """Return what is still to come in the server, paused or not, the soonest first."""
    kept = await organizer.desk.stores.book.of_server(organizer.server_id, LISTED)
    ahead = [each for each in (seen(organizer, reminder) for reminder in kept) if not each.is_over]
    return sorted(ahead, key=lambda each: each.due or _LONG_AGO)


async def reminder_called(organizer: Organizer, code: str) -> Reminder:
    """Return the reminder of the server that a code stands for; raises `CannotError` if none is."""
    reminder_id = reminder_of_code(code)
    found = await organizer.desk.stores.book.get(reminder_id) if reminder_id else None
    is_none = found is None or found.state in {ReminderState.DRAFT, ReminderState.DONE}
    if found is None or is_none or found.server_id != organizer.server_id:
        raise CannotError(_GONE, LOOK)
    return found


async def reminders_meant(organizer: Organizer, typed: str) -> list[Reminder]:
    """Return the reminders that are meant: by what was offered, a number, or words of the text."""
    code = typed.strip().removeprefix("#")
    try:
        return [await reminder_called(organizer, code if "." in code else f"r.{code}")]
    except CannotError:
        found = [each.reminder for each in matching(await reminders_of(organizer), typed)]
        if not found:
            raise
    return found


def matching(reminders: Iterable[Scheduled], typed: str) -> list[Scheduled]:
    """Return the reminders in whose text all the words occur, or whose number begins so."""
    words = fold(typed).split()
    return [
        each
        for each in reminders
        if all(word in fold(each.reminder.text) for word in words)
        or str(each.reminder.id).startswith(typed.strip().removeprefix("#"))
    ]


async def with_reminder(
    organizer: Organizer, typed: str, act: Callable[[Organizer, Reminder], Awaitable[None]]
) -> None:
    """Do something with the reminder that is meant, or ask which one that is."""
    found = await reminders_meant(organizer, typed)
    if len(found) == 1:
        await act(organizer, found[0])
    else:
        listed = [seen(organizer, each) for each in found]
        await organizer.say(which_reminder(listed, typed))
