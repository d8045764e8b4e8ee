"""Reminders on their way into the calendar: understood, shown, and stored once that is confirmed.

A draft is kept in the database from the start, so that Confirm works after a restart too.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from bot.frontends.discord_app.codes import reminder_of_code
from bot.frontends.discord_app.desk import UnreadableEventError
from bot.frontends.discord_app.organizing.allowed import (
    Postable,
    channel_of,
    check_mentioning,
    check_posting,
    role_of,
)
from bot.frontends.discord_app.organizing.audit_words import reminder_changed, reminder_made
from bot.frontends.discord_app.organizing.cannot import CannotError
from bot.frontends.discord_app.organizing.finding import LISTED, seen
from bot.frontends.discord_app.organizing.panels.drafts import discarded_panel, draft_panel
from bot.frontends.discord_app.organizing.posting import Posting, applied, begun
from bot.frontends.discord_app.organizing.reminders import panel_of
from bot.reminders.models import Reminder, ReminderState

if TYPE_CHECKING:
    from datetime import datetime

    from bot.frontends.discord_app.organizing.organizer import Organizer

KEPT_FOR = timedelta(hours=1)
_CHANGED = ("Somebody else has just changed it", "Look at it again.")


def check_place(organizer: Organizer, channel_id: int | None, role_id: int | None) -> Postable:
    """Return the channel, if the organizer and the bot may post and mention as is wished there.

    Raises `CannotError` if they may not.
    """
    channel = channel_of(organizer, channel_id or 0)
    check_posting(channel)
    if role_id is not None:
        check_mentioning(role_of(organizer, role_id, channel), channel)
    return channel


async def begin(organizer: Organizer, posting: Posting) -> None:
    """Keep a draft, and show what was understood."""
    check_place(organizer, posting.channel_id, posting.role_id)
    context, interaction = await organizer.context(), organizer.interaction
    draft = begun(
        posting,
        context,
        owner_id=interaction.user.id,
        server_id=organizer.server_id,
        origin=f"draft:{interaction.id}",
    )
    await organizer.desk.stores.book.forget_drafts(organizer.now - KEPT_FOR)
    kept = await organizer.desk.scheduler.make(draft)
    await organizer.say(draft_panel(seen(organizer, kept)))


async def draft_called(organizer: Organizer, code: str) -> Reminder:
    """Return a draft of the organizer's own, or what it is by now; raises `CannotError` if gone."""
    reminder_id = reminder_of_code(code)
    found = await organizer.desk.stores.book.get(reminder_id) if reminder_id else None
    is_own = found and (found.server_id, found.owner_id) == _whose(organizer)
    if found is None or not is_own or _is_gone(found, organizer.now):
        raise CannotError(
            "This draft is gone",
            "I keep one for an hour. Write it anew with `/remind create`.",
            typed=found.text if found and is_own else "",
        )
    return found


async def confirm(organizer: Organizer, draft: Reminder) -> None:
    """Make a draft a reminder, unless it has become one already; show that."""
    if draft.state is ReminderState.DRAFT:
        check_place(organizer, draft.channel_id, draft.role_id)
        scheduled = seen(organizer, draft)
        if scheduled.is_over:
            raise CannotError("That time has passed", "Press Change, and give one to come.")
        made = await organizer.desk.scheduler.set_state(draft, ReminderState.ACTIVE)
        if made is None:
            raise CannotError(*_CHANGED)
        await organizer.note(reminder_made(seen(organizer, made)))
        draft = made
    await organizer.rewrite(await panel_of(organizer, draft))


async def discard(organizer: Organizer, draft: Reminder) -> None:
    """Throw a draft away; what has become of it otherwise stays."""
    if draft.state is not ReminderState.DRAFT:
        await organizer.rewrite(await panel_of(organizer, draft))
        return
    await organizer.desk.scheduler.set_state(draft, ReminderState.DONE)
    await organizer.rewrite(discarded_panel())


async def change(organizer: Organizer, reminder: Reminder, posting: Posting) -> None:
    """Change a draft or a reminder as an organizer wishes, and show it as it is then."""
    check_place(organizer, posting.channel_id, posting.role_id)
    if reminder.state not in {*LISTED, ReminderState.DRAFT}:
        raise CannotError("It is cancelled", "Press Undo on it first, or make a new one.")
    context = organizer.desk.context_of(reminder.event_id)
    if context is None:
        raise UnreadableEventError(reminder.event_id)
    wished = applied(posting, reminder, context)
    before = seen(organizer, reminder)
    changed = await organizer.desk.scheduler.change(wished) if wished != reminder else reminder
    if changed is None:
        raise CannotError(*_CHANGED, typed=posting.text)
    after = seen(organizer, changed)
    if changed.state is ReminderState.DRAFT:
        await organizer.rewrite(draft_panel(after))
        return
    if what := reminder_changed(before, after):
        await organizer.note(what)
    await organizer.rewrite(await panel_of(organizer, changed))


def _is_gone(draft: Reminder, now: datetime) -> bool:
    is_old = now - draft.created > KEPT_FOR
    is_waiting = draft.state is ReminderState.DRAFT
    return (is_waiting and is_old) or draft.state is ReminderState.DONE


def _whose(organizer: Organizer) -> tuple[int, int]:
    return organizer.server_id, organizer.interaction.user.id
