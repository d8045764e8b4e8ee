"""Which reminders a server has, and which one of them is meant."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
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

    Known = Callable[[Organizer], Awaitable[list[Scheduled]]]
    """Returns the reminders that are searched."""

LISTED = (ReminderState.ACTIVE, ReminderState.PAUSED)
FOUND_FOR = timedelta(days=30)
"""So long what has passed or was cancelled is found by its words."""
LOOK = "`/remind list` shows those there are."
_EVER = (*LISTED, ReminderState.CANCELLED)
_AT_ONCE = "announce:"
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


async def reminders_of_late(organizer: Organizer) -> list[Scheduled]:
    """Return what is to come and then what has passed or was cancelled lately, the last first."""
    ever = await _all_of(organizer)
    since = organizer.now - FOUND_FOR
    over = [each for each in ever if _is_past(each) and _last_time(each) >= since]
    return [*await reminders_of(organizer), *sorted(over, key=_last_time, reverse=True)]


async def resumable(organizer: Organizer) -> list[Scheduled]:
    """Return what is paused, or was cancelled lately, and whose time is still to come."""
    late = await reminders_of_late(organizer)
    active = ReminderState.ACTIVE
    return [each for each in late if each.reminder.state is not active and not each.is_over]


async def pausable(organizer: Organizer) -> list[Scheduled]:
    """Return what is to come and isn't paused."""
    return [each for each in await reminders_of(organizer) if not each.is_paused]


async def had_some(organizer: Organizer) -> bool:
    """Whether the server has had any reminders, whatever became of them."""
    return bool(await _all_of(organizer))


async def _all_of(organizer: Organizer) -> list[Scheduled]:
    kept = await organizer.desk.stores.book.of_server(organizer.server_id, _EVER)
    return [seen(organizer, each) for each in kept if not each.origin.startswith(_AT_ONCE)]


def _is_past(scheduled: Scheduled) -> bool:
    return scheduled.is_over or scheduled.reminder.state is ReminderState.CANCELLED


def _last_time(scheduled: Scheduled) -> datetime:
    """Return when something last became of what has passed or was cancelled."""
    changed = scheduled.reminder.changed
    return max(changed, scheduled.due) if scheduled.is_over and scheduled.due else changed


async def reminder_called(organizer: Organizer, code: str) -> Reminder:
    """Return the reminder of the server that a code stands for; raises `CannotError` if none is."""
    reminder_id = reminder_of_code(code)
    found = await organizer.desk.stores.book.get(reminder_id) if reminder_id else None
    is_none = found is None or found.state in {ReminderState.DRAFT, ReminderState.DONE}
    if found is None or is_none or found.server_id != organizer.server_id:
        raise CannotError(_GONE, LOOK)
    return found


async def reminders_meant(organizer: Organizer, typed: str, known: Known) -> list[Reminder]:
    """Return the reminders that are meant: by what was offered, a number, or words of the text.

    What is to come is meant before what else is known.
    """
    code = typed.strip().removeprefix("#")
    try:
        return [await reminder_called(organizer, code if "." in code else f"r.{code}")]
    except CannotError:
        to_come = matching(await reminders_of(organizer), typed)
        found = to_come or matching(await known(organizer), typed)
        if not found:
            raise
    return [each.reminder for each in found]


def matching(reminders: Iterable[Scheduled], typed: str) -> list[Scheduled]:
    """Return the reminders in whose text all the words occur, or whose number begins so.

    The text counts as it was typed, and as it is shown.
    """
    words, number = fold(typed).split(), typed.strip().removeprefix("#")
    return [
        each
        for each in reminders
        if _has_all(words, each.reminder.text, each.words)
        or str(each.reminder.id).startswith(number)
    ]


def _has_all(words: Iterable[str], *texts: str) -> bool:
    folded = fold(" ".join(texts))
    return all(word in folded for word in words)


async def with_reminder(
    organizer: Organizer,
    typed: str,
    act: Callable[[Organizer, Reminder], Awaitable[None]],
    known: Known = reminders_of,
) -> None:
    """Do something with the reminder that is meant, or ask which one that is."""
    found = await reminders_meant(organizer, typed, known)
    if len(found) == 1:
        await act(organizer, found[0])
    else:
        listed = [seen(organizer, each) for each in found]
        await organizer.say(which_reminder(listed, typed))
