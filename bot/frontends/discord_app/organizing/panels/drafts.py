"""What an organizer is shown of a reminder that isn't confirmed yet: what was understood."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answers.text import TimeStyle
from bot.frontends.discord_app.organizing.edits import edited
from bot.frontends.discord_app.organizing.scheduled import in_full
from bot.frontends.discord_app.render.colours import ORGANIZERS
from bot.frontends.discord_app.render.components import (
    Component,
    button,
    container,
    row,
    separator,
    text,
)
from bot.frontends.discord_app.render.cutting import fitting
from bot.frontends.discord_app.render.escaping import escaped
from bot.frontends.discord_app.render.spelling import LONGEST_LINE, Spelling, timestamp
from bot.reminders.moments import Fixed, Repeat
from bot.reminders.placeholders import Typed, filled
from bot.reminders.saying import words_of_repeat

if TYPE_CHECKING:
    from bot.frontends.discord_app.organizing.scheduled import Scheduled

_MOST_CHARACTERS, _MOST_BYTES = 2_400, 6_000


def draft_panel(draft: Scheduled) -> list[Component]:
    """Return when, where and how a text would be posted, and how it would read."""
    inside = [
        text(f"## {_question(draft)}"),
        *facts_and_text(draft),
        separator(),
        row(
            [
                button("Confirm", draft.carried("rok"), is_primary=True),
                button("Change", draft.carried("redit")),
                button("Cancel", draft.carried("rno")),
            ]
        ),
    ]
    return [container(inside, ORGANIZERS)]


def discarded_panel(reminder_id: int | None = None) -> list[Component]:
    """Return that a draft is thrown away; one that was to change a reminder leaves that."""
    said = ["## Nothing will be sent", "The draft is thrown away."]
    if reminder_id is not None:
        said = ["## Nothing is changed", f"Reminder {reminder_id} stays as it was."]
    return [container([text(each) for each in said], None)]


def _question(draft: Scheduled) -> str:
    if change := edited(draft.reminder):
        return f"Change reminder {change.reminder_id} to this?"
    due = draft.due
    when = timestamp(due, TimeStyle.RELATIVE) if due else "once its time is known"
    return f"Send this {when}?"


def facts_and_text(scheduled: Scheduled) -> list[Component]:
    """Return when and where a text is posted, whom it mentions, how often, and the text itself."""
    return [text("\n".join(_facts(scheduled))), separator(), text(_quote(scheduled))]


def _facts(scheduled: Scheduled) -> list[str]:
    reminder, due = scheduled.reminder, scheduled.due
    where = f"In <#{reminder.channel_id}>"
    if reminder.role_id is not None:
        where += f", mentioning <@&{reminder.role_id}>"
    often = words_of_repeat(reminder.repeat, reminder.moment)
    lines = [f"**{timestamp(due, TimeStyle.FULL)}**"] if due else []
    if scheduled.hanging:
        lines.append(escaped(scheduled.hanging))
    if scheduled.standing:
        lines.append(escaped(scheduled.standing))
    lines.append(f"{where}, {often[:1].lower()}{often[1:]}.")
    if reminder.repeat is not Repeat.ONCE and isinstance(reminder.moment, Fixed):
        lines.append(f"-# Always at the same time of day in {escaped(reminder.moment.zone)}.")
    return lines


def _quote(scheduled: Scheduled) -> str:
    """Return the text as it will read, as a quotation."""
    reminder, spelling = scheduled.reminder, Spelling({})
    pieces = (
        piece.text if isinstance(piece, Typed) else spelling.text(in_full((piece,)), LONGEST_LINE)
        for piece in filled(reminder.text, reminder.about, scheduled.edition)
    )
    lines = "".join(pieces).split("\n")
    return fitting("\n".join(f"> {line}" for line in lines), _MOST_CHARACTERS, _MOST_BYTES)
