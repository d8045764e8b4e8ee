"""What organizers are told of messages that were not sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answers.program_part import day_of_code
from bot.answers.sentences import cut
from bot.answers.text import TimeStyle
from bot.answers.wording import counted, day_words
from bot.frontends.discord_app.codes import NOTHING, custom_id
from bot.frontends.discord_app.render.colours import PROBLEM
from bot.frontends.discord_app.render.components import Component, button, text
from bot.frontends.discord_app.render.cutting import LONGEST_TITLE, fitting, one_line, short_title
from bot.frontends.discord_app.render.escaping import escaped
from bot.frontends.discord_app.render.facts import notes
from bot.frontends.discord_app.render.occasions import Announced, Occasion
from bot.frontends.discord_app.render.spelling import timestamp
from bot.reminders.models import MessageKind, MessageState
from bot.reminders.saying import title_of

if TYPE_CHECKING:
    from bot.answers.context import Context
    from bot.reminders.models import Message

MOST_TOLD = 8
_REASON_CHARACTERS, _REASON_BYTES = 220, 500
_TITLE_CHARACTERS, _TITLE_BYTES = 100, 250
STATUS = "status"
_KINDS = {
    MessageKind.DEADLINE: "Deadline",
    MessageKind.EXTENDED: "Extended deadline",
    MessageKind.TALK: "Talk",
    MessageKind.DAY: "Program of the day",
    MessageKind.STARTING: "Start of a talk",
    MessageKind.REMINDER: "Your reminder",
    MessageKind.ANNOUNCEMENT: "Your announcement",
    MessageKind.PERSONAL: "Personal reminder",
    MessageKind.REPORT: "Report",
    MessageKind.TEST: "Test",
}
_TOO_LATE = "By now it is too late for it."


def report(occasion: Occasion) -> Announced:
    """Return which messages were not sent, why, and what to do."""
    told = sorted(occasion.unsent, key=lambda unsent: unsent.planned.due)
    count = len(told)
    verb = "was" if count == 1 else "were"
    more = f"and {count - MOST_TOLD} more" if count > MOST_TOLD else ""
    said = [
        text(f"## {counted(count, 'message')} {verb} not sent"),
        *map(_item, told[:MOST_TOLD]),
        *notes((more,)),
    ]
    carried = custom_id("show", NOTHING, STATUS, occasion.key)
    return Announced(said, [button("Status", carried, is_primary=True)], PROBLEM)


def _item(unsent: Occasion) -> Component:
    message, planned = unsent.message, unsent.planned
    where = f"<#{planned.channel_id}>" if planned.channel_id else "a direct message"
    due = timestamp(planned.due, TimeStyle.SHORT)
    too_late = f" {_TOO_LATE}" if message.state is MessageState.SKIPPED else ""
    what = fitting(_what(unsent), _TITLE_CHARACTERS, _TITLE_BYTES, escaped)
    why = fitting(one_line(message.problem), _REASON_CHARACTERS, _REASON_BYTES, escaped)
    return text(f"**{what}** · {where} · due {due}\n{why}{too_late}")


def _what(unsent: Occasion) -> str:
    """Return what somebody wrote, else what the message is about."""
    if unsent.reminder and unsent.reminder.text.strip():
        words = cut(one_line(unsent.reminder.text), LONGEST_TITLE)
        return f"{_KINDS[unsent.planned.kind]}: “{words}”"
    return message_words(unsent.message, unsent.context)


def message_words(message: Message, context: Context | None) -> str:
    """Return what a message is about, in plain words: `Talk: Deep Learning on Clusters`."""
    planned = message.planned
    kind, entry = _KINDS[planned.kind], planned.entry
    if entry is None:
        return kind
    if planned.kind is MessageKind.DAY:
        day = day_of_code(entry.id)
        return f"Program of {day_words(day)}" if day else kind
    edition = context.edition if context and context.edition.id == planned.event_id else None
    title = title_of(entry, edition)
    return f"{kind}: {short_title(title or entry.id)}"
