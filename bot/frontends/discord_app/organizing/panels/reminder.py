"""One reminder of a server, with what can be done about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answers.text import TimeStyle
from bot.frontends.discord_app.organizing.panels.drafts import facts_and_text
from bot.frontends.discord_app.render.colours import ORGANIZERS
from bot.frontends.discord_app.render.components import (
    Component,
    button,
    container,
    row,
    separator,
    text,
)
from bot.frontends.discord_app.render.cutting import fitting, one_line
from bot.frontends.discord_app.render.escaping import escaped
from bot.frontends.discord_app.render.spelling import timestamp
from bot.reminders.models import MessageState, ReminderState

if TYPE_CHECKING:
    from bot.frontends.discord_app.organizing.scheduled import Scheduled
    from bot.reminders.models import Message

_LONGEST_PROBLEM, _PROBLEM_BYTES = 300, 700


def reminder_panel(scheduled: Scheduled) -> list[Component]:
    """Return when, where and how something is posted, and how to change that."""
    inside = [
        text(f"## Reminder {scheduled.reminder.id}{_headline(scheduled)}"),
        *_notes(scheduled),
        *facts_and_text(scheduled),
        separator(),
        row(_buttons(scheduled)),
    ]
    return [container(inside, ORGANIZERS)]


def preview(scheduled: Scheduled, message: list[Component]) -> list[Component]:
    """Return a message as it will be, under a line that says what it is."""
    due = scheduled.due
    when = f" {timestamp(due, TimeStyle.RELATIVE)}" if due and not scheduled.is_over else ""
    where = f"<#{scheduled.reminder.channel_id}>"
    return [text(f"-# So it will look in {where}{when}. Only you see this."), *message]


def _headline(scheduled: Scheduled) -> str:
    due = scheduled.due
    when = timestamp(due, TimeStyle.RELATIVE) if due else ""
    match scheduled.reminder.state:
        case ReminderState.CANCELLED:
            return " is cancelled"
        case ReminderState.PAUSED:
            return " is paused"
        case _ if not when:
            return " has no time"
        case _:
            return f" was due {when}" if scheduled.is_over else f", {when}"


def _notes(scheduled: Scheduled) -> list[Component]:
    state, lines = scheduled.reminder.state, list[str]()
    if scheduled.due is None:
        lines.append("What it hangs on has no time now. Change it, or mend that in the files.")
    elif scheduled.is_over and state is ReminderState.PAUSED:
        lines.append("Its time has passed: change that before you resume it.")
    if scheduled.last:
        lines.append(_outcome(scheduled.last))
    return [text("\n".join(f"-# {line}" for line in lines))] if lines else []


def _outcome(last: Message) -> str:
    """Return what became of the last message of a reminder."""
    due = timestamp(last.planned.due, TimeStyle.SHORT)
    if last.state is MessageState.SENT:
        return f"Last posted for {due}."
    why = fitting(one_line(last.problem), _LONGEST_PROBLEM, _PROBLEM_BYTES, escaped)
    return f"Not posted for {due}: {why}"


def _buttons(scheduled: Scheduled) -> list[Component]:
    change = button("Change", scheduled.carried("redit"))
    show = button("Preview", scheduled.carried("rview"))
    drop = button("Cancel", scheduled.carried("rno"))
    match scheduled.reminder.state:
        case ReminderState.CANCELLED:
            return [button("Undo", scheduled.carried("rgo"))]
        case ReminderState.PAUSED:
            return [change, button("Resume", scheduled.carried("rgo")), show, drop]
        case _ if scheduled.is_over:
            return [change, show]
        case _:
            return [change, button("Pause", scheduled.carried("rpause")), show, drop]
