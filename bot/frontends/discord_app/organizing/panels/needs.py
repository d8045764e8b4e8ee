"""What needs an organizer, each with what to do about it."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from bot.answers.text import TimeStyle
from bot.frontends.discord_app.codes import NOTHING, custom_id
from bot.frontends.discord_app.render.components import Component, button, section, text
from bot.frontends.discord_app.render.cutting import fitting, label, one_line
from bot.frontends.discord_app.render.escaping import escaped
from bot.frontends.discord_app.render.reports import message_words
from bot.frontends.discord_app.render.spelling import timestamp
from bot.reminders.models import MessageState

if TYPE_CHECKING:
    from bot.answers.context import Context
    from bot.frontends.discord_app.organizing.scheduled import Scheduled
    from bot.knowledge.problems import Problem
    from bot.reminders.models import Message

RETRY = f"{custom_id('retry', NOTHING, NOTHING)}:"
"""With the key of a message, what a button carries that sends it again."""
_TITLE = (100, 250)
_REASON = (300, 700)
_LONGEST_COMING = 48
_TOO_LATE = "I did not send it later, since it was too late for it."


def unsent(message: Message, context: Context | None, reminder: Scheduled | None) -> Component:
    """Return what was not sent, why, what to do, and a button to send it again."""
    planned = message.planned
    where = f" to <#{planned.channel_id}>" if planned.channel_id else ""
    why = fitting(one_line(message.problem), *_REASON, escaped)
    if message.state is MessageState.SKIPPED:
        why = f"{why} {_TOO_LATE}"
    what = message_line(message, context, reminder)
    due = timestamp(planned.due, TimeStyle.RELATIVE)
    said = f"**Not sent**, due {due}\n{what}{where}: {why}"
    return section(said, button("Retry", f"{RETRY}{planned.key}"))


def is_unsent(component: Component) -> bool:
    """Whether something that needs an organizer is a message that was not sent."""
    return str(component.get("accessory", {}).get("custom_id", "")).startswith(RETRY)


def unpostable(scheduled: Scheduled, why: str) -> Component:
    """Return a reminder that can't be posted as it is, why, and a button to change it."""
    said = f"**Reminder {scheduled.reminder.id} can't be posted**\n“{scheduled.glance}”: {why}"
    return section(said, button("Change", scheduled.carried("redit")))


def message_line(message: Message, context: Context | None, reminder: Scheduled | None) -> str:
    """Return what a message is about, in a line of markdown."""
    if reminder:
        return f"“{reminder.glance}”"
    return fitting(message_words(message, context), *_TITLE, escaped)


def coming(message: Message, context: Context | None, reminder: Scheduled | None) -> str:
    """Return when a message comes, where, and what it is, in a line of markdown."""
    planned = message.planned
    where = f" <#{planned.channel_id}>" if planned.channel_id else ""
    when = timestamp(planned.due, TimeStyle.CLOCK)
    if reminder:
        return f"{when}{where} {reminder.glance}"
    what = label(message_words(message, context), _LONGEST_COMING)
    return f"{when}{where} {escaped(what)}"


def mistake(problem: Problem, *, is_served: bool = False) -> Component:
    """Return a mistake in the organizers' files, and where it is.

    `is_served` says that the file is used as it was before the mistake.
    """
    name = PurePath(problem.file).name
    where = f"{name}:{problem.line}:{problem.column}".replace("`", "")
    what = fitting(one_line(problem.message), *_REASON, escaped)
    before = ". The version before is still in use" if is_served else ""
    return text(f"**Knowledge problem**, not taken over{before}\n`{where[-_TITLE[0] :]}` {what}")


def missing_event(event_id: str) -> Component:
    """Return that nothing is known of the event that a server chose."""
    name = fitting(event_id, *_TITLE, escaped)
    return text(
        f"**This server's event is left out**\nNo file says anything about {name}. "
        "Mend its file, or choose another event in Setup."
    )


def warning(markdown: str) -> Component:
    """Return what would keep reminders from being posted."""
    return text(markdown)
