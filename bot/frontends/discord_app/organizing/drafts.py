"""Reminders on their way into the calendar: understood, shown, and stored once that is confirmed.

A draft is kept in the database from the start, so that Confirm works after a restart too.
"""

from __future__ import annotations

from datetime import UTC, timedelta
from typing import TYPE_CHECKING

from bot.frontends.discord_app.codes import reminder_of_code
from bot.frontends.discord_app.desk import UnreadableEventError
from bot.frontends.discord_app.organizing.allowed import check_place
from bot.frontends.discord_app.organizing.audit_words import reminder_changed, reminder_made
from bot.frontends.discord_app.organizing.cannot import CannotError, giving_back
from bot.frontends.discord_app.organizing.edits import begun_edit, edited, with_edit
from bot.frontends.discord_app.organizing.finding import LISTED, seen
from bot.frontends.discord_app.organizing.panels.drafts import discarded_panel, draft_panel
from bot.frontends.discord_app.organizing.posting import Posting, applied, begun
from bot.frontends.discord_app.organizing.reminders import panel_of
from bot.reminders.models import Reminder, ReminderState

if TYPE_CHECKING:
    from datetime import datetime

    from bot.frontends.discord_app.organizing.edits import Edited
    from bot.frontends.discord_app.organizing.organizer import Organizer

KEPT_FOR = timedelta(hours=1)
_NOT_CHANGED = "So nothing is changed now. `/remind show` tells how it is."
_CHANGED = ("Somebody else has just changed it", "Look at it again.")


async def begin(organizer: Organizer, posting: Posting) -> None:
    """Keep a draft, and show what was understood."""
    with giving_back(posting.text):
        check_place(organizer, posting.channel_id, posting.role_id)
        draft = begun(
            posting,
            await organizer.context(),
            owner_id=organizer.interaction.user.id,
            server_id=organizer.server_id,
            origin=f"draft:{organizer.interaction.id}",
        )
    await organizer.say(draft_panel(seen(organizer, await _kept(organizer, draft))))


async def draft_called(organizer: Organizer, code: str) -> Reminder:
    """Return a draft of the organizer's own, or what it is by now; raises `CannotError` if gone.

    What was to change a reminder is that reminder once it is settled.
    """
    book, reminder_id = organizer.desk.stores.book, reminder_of_code(code)
    found = await book.get(reminder_id) if reminder_id else None
    is_own = found and (found.server_id, found.owner_id) == _whose(organizer)
    change = edited(found) if found and is_own else None
    if found and change and found.state is ReminderState.DONE:
        found = await book.get(change.reminder_id)
    if found is None or not is_own or _is_gone(found, organizer.now):
        command = "/remind edit" if change else "/remind create"
        raise CannotError(
            "This draft is gone",
            f"I keep one for an hour. Write it anew with `{command}`.",
            typed=found.text if found and is_own else "",
        )
    return found


async def confirm(organizer: Organizer, draft: Reminder) -> None:
    """Make a draft a reminder, or the change that it is, unless that was done; show the reminder.

    Raises `CannotError` if it may not be by now.
    """
    if draft.state is ReminderState.DRAFT:
        check_place(organizer, draft.channel_id, draft.role_id)
        scheduled = seen(organizer, draft)
        if scheduled.is_over:
            raise CannotError("That time has passed", "Press Change, and give one to come.")
        if change := edited(draft):
            draft = await _confirm_edit(organizer, draft, change)
        else:
            draft = await _confirm_new(organizer, draft)
    await organizer.rewrite(await panel_of(organizer, draft))


async def _confirm_new(organizer: Organizer, draft: Reminder) -> Reminder:
    made = await organizer.desk.scheduler.set_state(draft, ReminderState.ACTIVE)
    if made is None:
        raise CannotError(*_CHANGED)
    await organizer.note(reminder_made(seen(organizer, made)))
    return made


async def _confirm_edit(organizer: Organizer, draft: Reminder, change: Edited) -> Reminder:
    """Change a reminder as a draft says, if it is still as it was when that was begun."""
    scheduler = organizer.desk.scheduler
    reminder = await organizer.desk.stores.book.get(change.reminder_id)
    if reminder is None or reminder.state not in LISTED:
        raise CannotError("That reminder is no longer there", _NOT_CHANGED, typed=draft.text)
    wished = with_edit(reminder, draft)
    if wished != reminder:  # else it was changed so, and stopped before the draft was settled
        is_as_seen = reminder.revision == change.revision
        changed = await scheduler.change(wished) if is_as_seen else None
        if changed is None:
            raise CannotError("It was changed in the meantime", _NOT_CHANGED, typed=draft.text)
        await organizer.note(reminder_changed(seen(organizer, reminder), seen(organizer, changed)))
        reminder = changed
    await scheduler.set_state(draft, ReminderState.DONE)
    return reminder


async def discard(organizer: Organizer, draft: Reminder) -> None:
    """Throw a draft away; what has become of it otherwise stays."""
    if draft.state is not ReminderState.DRAFT:
        await organizer.rewrite(await panel_of(organizer, draft))
        return
    await organizer.desk.scheduler.set_state(draft, ReminderState.DONE)
    change = edited(draft)
    await organizer.rewrite(discarded_panel(change.reminder_id if change else None))


async def change(organizer: Organizer, reminder: Reminder, posting: Posting) -> None:
    """Change a draft as an organizer wishes, or begin one of a reminder's change; show that."""
    with giving_back(posting.text):
        check_place(organizer, posting.channel_id, posting.role_id)
        if reminder.state not in {*LISTED, ReminderState.DRAFT}:
            raise CannotError("It is cancelled", "Press Undo on it first, or make a new one.")
        context = organizer.desk.context_of(reminder.event_id)
        if context is None:
            raise UnreadableEventError(reminder.event_id)
        wished = applied(posting, reminder, context)
        if reminder.state is ReminderState.DRAFT:
            draft = await organizer.desk.scheduler.change(wished)
        elif wished == reminder:
            await organizer.rewrite(await panel_of(organizer, reminder))
            return
        else:
            draft = await _kept(organizer, _edit(organizer, wished))
        if draft is None:
            raise CannotError(*_CHANGED)
    await organizer.rewrite(draft_panel(seen(organizer, draft)))


def _edit(organizer: Organizer, wished: Reminder) -> Reminder:
    interaction = organizer.interaction
    return begun_edit(
        wished,
        owner_id=interaction.user.id,
        interaction_id=interaction.id,
        created=organizer.now.astimezone(UTC),
    )


async def _kept(organizer: Organizer, draft: Reminder) -> Reminder:
    """Return a draft as it is kept; those that were never confirmed are forgotten in time."""
    await organizer.desk.stores.book.forget_drafts(organizer.now - KEPT_FOR)
    return await organizer.desk.scheduler.make(draft)


def _is_gone(draft: Reminder, now: datetime) -> bool:
    is_old = now - draft.created > KEPT_FOR
    is_waiting = draft.state is ReminderState.DRAFT
    return (is_waiting and is_old) or draft.state is ReminderState.DONE


def _whose(organizer: Organizer) -> tuple[int, int]:
    return organizer.server_id, organizer.interaction.user.id
