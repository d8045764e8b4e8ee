"""How the bot is in a server, and what to do about what it could not send."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from discord.ui import Button, LayoutView

import bot
from bot.answers.wording import counted
from bot.frontends.discord_app.codes import NOTHING, custom_id
from bot.frontends.discord_app.organizing.allowed import (
    check_role,
    known_channel,
    known_role,
)
from bot.frontends.discord_app.organizing.audit_words import channel_words
from bot.frontends.discord_app.organizing.cannot import CannotError
from bot.frontends.discord_app.organizing.finding import reminders_of, seen
from bot.frontends.discord_app.organizing.outcomes import hold_on, tell_outcome
from bot.frontends.discord_app.organizing.panels import needs
from bot.frontends.discord_app.organizing.panels.names import STATUS
from bot.frontends.discord_app.organizing.panels.status import (
    MOST_AHEAD,
    SHOWN_AHEAD,
    Status,
    status_panel,
)
from bot.frontends.discord_app.organizing.server_rules import rules_of
from bot.frontends.discord_app.organizing.warnings import nowhere_to_post, warnings
from bot.frontends.discord_app.render.cutting import LONGEST_TITLE, label
from bot.frontends.discord_app.render.escaping import escaped
from bot.frontends.discord_app.render.spelling import timestamp

if TYPE_CHECKING:
    import discord

    from bot.answers.context import Context
    from bot.frontends.discord_app.follow_ups import Pressed
    from bot.frontends.discord_app.organizing.organizer import Organizer
    from bot.frontends.discord_app.organizing.scheduled import Scheduled
    from bot.frontends.discord_app.render.components import Component
    from bot.reminders.models import Message

SHOWN_FOR = timedelta(days=7)
"""So long what was not sent needs someone, unless they dismiss it."""
AHEAD = timedelta(hours=24)
_MOST_UNSENT = 60
_MOST_MISTAKES = 30
_MOST_REMINDERS = 30
_MOST_EVENTS = 3


async def status(organizer: Organizer, page: str = "") -> list[Component]:
    """Return how the bot is."""
    views, now = organizer.desk.stores.outbox_views, organizer.now
    unsent = await views.problems(organizer.server_id, now - SHOWN_FOR, _MOST_UNSENT)
    ahead = await views.upcoming(organizer.server_id, now + AHEAD, MOST_AHEAD + 1)
    lines = [needs.coming(each, *await _subject(organizer, each)) for each in ahead[:SHOWN_AHEAD]]
    return status_panel(
        Status(
            needs=[
                *await _in_the_way(organizer),
                *[needs.unsent(each, *await _subject(organizer, each)) for each in unsent],
                *await _unpostable(organizer),
                *_mistakes(organizer),
            ],
            ahead=lines,
            ahead_count=len(ahead),
            facts=list(_facts(organizer)),
            dismissing=_dismissing(now) if unsent else "",
        ),
        page,
    )


async def retry(organizer: Organizer, pressed: Pressed) -> None:
    """Send once more what was not sent, and say what became of it."""
    views, key = organizer.desk.stores.outbox_views, pressed.arg or ""
    message = await views.message(key)
    if message is None or message.planned.server_id != organizer.server_id:
        raise CannotError("That message is gone", "It is no longer wanted, or was long ago.")
    check_role(organizer, message.planned.role_id, message.planned.channel_id)
    await hold_on(organizer)
    if await views.retry(key, organizer.now):
        organizer.desk.scheduler.on_change()
        what = needs.message_line(message, *await _subject(organizer, message))
        await organizer.note(f"had sent again: {what} in {_where(message)}")
    await tell_outcome(organizer, key)


async def dismiss(organizer: Organizer, pressed: Pressed) -> None:
    """Show no more what the page shows that was not sent until it was made."""
    views, now = organizer.desk.stores.outbox_views, organizer.now
    shown = datetime.fromtimestamp(int(pressed.arg or 0), UTC)
    unsent = await views.problems(organizer.server_id, now - SHOWN_FOR, _MOST_UNSENT)
    on_the_page = _carried_by(organizer.interaction.message)
    dismissed = [
        each
        for each in unsent
        if each.planned.key in on_the_page and each.settled and each.settled <= shown
    ]
    for message in dismissed:
        await views.dismiss(message.planned.key)
    if dismissed:
        await organizer.note(f"dismissed what was not sent: {len(dismissed)}")
    await organizer.rewrite(await status(organizer))


def _carried_by(message: discord.Message | None) -> set[str]:
    """Return the keys of the messages that another one has buttons to retry."""
    view = LayoutView.from_message(message) if message else LayoutView()
    controls = [each.custom_id for each in view.walk_children() if isinstance(each, Button)]
    retries = [each for each in controls if each and each.startswith(needs.RETRY)]
    return {each.removeprefix(needs.RETRY) for each in retries}


def _dismissing(now: datetime) -> str:
    """Return what the button carries: until when it knows what was not sent."""
    return custom_id("clear", NOTHING, STATUS, str(int(now.timestamp()) + 1))


async def _subject(
    organizer: Organizer, message: Message
) -> tuple[Context | None, Scheduled | None]:
    """Return what is known about the event of a message, and the reminder that it is of."""
    planned, desk = message.planned, organizer.desk
    context = desk.context_of(planned.event_id) if planned.event_id else None
    kept = await desk.stores.book.get(planned.reminder_id) if planned.reminder_id else None
    return context, seen(organizer, kept) if kept else None


async def _in_the_way(organizer: Organizer) -> list[Component]:
    """Return what keeps the bot from doing what was chosen."""
    chosen, assistant = organizer.choices.event, organizer.desk.assistant
    if chosen and chosen not in assistant.event_ids:
        return [needs.missing_event(chosen)]
    event_id = chosen or assistant.default_event(organizer.now)
    rules = await rules_of(organizer, event_id)
    context = organizer.desk.context_of(event_id)
    nowhere = await nowhere_to_post(organizer, context.edition.event, rules) if context else []
    found = [*nowhere, *await warnings(organizer, event_id, rules)]
    return [needs.warning(each) for each in found]


async def _unpostable(organizer: Organizer) -> list[Component]:
    """Return the reminders that can't be posted as they are."""
    active = [each for each in await reminders_of(organizer) if not each.is_paused]
    found = [(each, _why_not(organizer, each)) for each in active]
    return [needs.unpostable(each, why) for each, why in found if why][:_MOST_REMINDERS]


def _why_not(organizer: Organizer, scheduled: Scheduled) -> str:
    reminder = scheduled.reminder
    if scheduled.due is None:
        return "No time now: what it hangs on has none, or is gone."
    if known_channel(organizer, reminder.channel_id) is None:
        return "Its channel is gone, or I don't see it."
    if reminder.role_id is not None and known_role(organizer, reminder.role_id) is None:
        return "The role that it mentions is gone."
    return ""


def _mistakes(organizer: Organizer) -> list[Component]:
    """Return the mistakes in the files, which are served as they were before if they were."""
    served = organizer.desk.assistant.event_ids
    return [
        needs.mistake(each, is_served=Path(each.file).stem in served)
        for each in organizer.desk.problems[:_MOST_MISTAKES]
    ]


def _where(message: Message) -> str:
    return channel_words(message.planned.channel_id)


def _facts(organizer: Organizer) -> list[str]:
    facts = [f"Version {bot.__version__}"]
    if since := organizer.interaction.client.connected_since:
        facts.append(f"connected since {timestamp(since, 'f')}")
    for event in organizer.desk.events[:_MOST_EVENTS]:
        edition = organizer.desk.assistant.edition(event.id)
        sessions = counted(len(edition.sessions), "session")
        deadlines = counted(len(edition.deadlines), "deadline")
        name = escaped(label(event.name, LONGEST_TITLE))
        facts.append(f"{name}: {sessions}, {deadlines}")
    return facts
