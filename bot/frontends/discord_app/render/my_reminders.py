"""A reader's own reminders, page by page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.answers.models import Colour, View, ViewPart
from bot.answers.text import Text, Time, TimeStyle, joined
from bot.answers.wording import counted
from bot.frontends.discord_app.codes import NOTHING, custom_id, reminder_code
from bot.frontends.discord_app.render.colours import COLOURS
from bot.frontends.discord_app.render.components import (
    Component,
    button,
    container,
    option,
    row,
    select,
    separator,
    text,
)
from bot.frontends.discord_app.render.cutting import label, one_line, short_title
from bot.frontends.discord_app.render.entry_words import moment_text, side_words
from bot.frontends.discord_app.render.facts import headline, notes, spelled
from bot.frontends.discord_app.render.limits import OPTION_TEXT
from bot.frontends.discord_app.render.personal_panels import MINE, own_words
from bot.reminders.models import MessageState
from bot.reminders.saying import title_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.frontends.discord_app.render.personal_panels import Personal

ON_A_PAGE = 5
_FAR = "its time is not known"
_WHY = {
    MessageState.FAILED: "not delivered: I could not send you a direct message",
    MessageState.SKIPPED: "not delivered: I was not running then",
}


@dataclass(frozen=True, slots=True)
class Mine:
    """One of a reader's reminders; `state` is what became of it if it was due already."""

    personal: Personal
    state: MessageState = MessageState.WAITING


def my_reminders(mine: Sequence[Mine], event: str, page: str = "") -> list[Component]:
    """Return a page of a reader's reminders, the oldest due first, to choose from."""
    if not mine:
        return _none(event)
    count = -(-len(mine) // ON_A_PAGE)
    number = min(max(int(page), 1), count) if page.isdecimal() else 1
    shown = mine[(number - 1) * ON_A_PAGE : number * ON_A_PAGE]
    turning = [
        button("Earlier", custom_id("page", event, MINE, str(number - 1)), is_disabled=number == 1),
        button(
            "Later", custom_id("page", event, MINE, str(number + 1)), is_disabled=number == count
        ),
    ]
    inside = [
        _headline(mine),
        *map(_item, shown),
        *notes((f"page {number} of {count}" if count > 1 else "",)),
        separator(),
        select(
            custom_id("pick", event, MINE), list(map(_option, shown)), "Change or cancel a reminder"
        ),
        *([row(turning)] if count > 1 else []),
    ]
    return [container(inside, COLOURS[Colour.PROGRAM])]


def _none(event: str) -> list[Component]:
    how = "Press Remind me on a talk or a deadline, or type `/remindme`."
    views = {"Program": View.PROGRAM, "Deadlines": View.DEADLINES}
    buttons = [
        button(name, custom_id("show", event, ViewPart(view))) for name, view in views.items()
    ]
    actions = [separator(), row(buttons)] if event != NOTHING else []
    return [container([text("## No reminders yet"), text(how), *actions], None)]


def _headline(mine: Sequence[Mine]) -> Component:
    dues = [each.personal.due for each in mine if each.state is MessageState.WAITING]
    coming = min(filter(None, dues), default=None)
    what = counted(len(mine), "reminder")
    if coming is None:
        return headline((what,))
    return headline((f"{what}, the next ", Time(coming, TimeStyle.RELATIVE)))


def _item(mine: Mine) -> Component:
    personal = mine.personal
    reminder, due = personal.reminder, personal.due
    when: Text | str = (Time(due, TimeStyle.SHORT),) if due else _FAR
    lines = [spelled(joined((when, moment_text(reminder, personal.edition))))]
    if reminder.text.strip():
        lines.append(own_words(reminder.text))
    event = personal.edition.event.name if personal.edition else ""
    lines += [each["content"] for each in notes((_WHY.get(mine.state, ""), short_title(event)))]
    return text("\n".join(lines))


def _option(mine: Mine) -> Component:
    reminder = mine.personal.reminder
    title = title_of(reminder.about, mine.personal.edition) if reminder.about else ""
    words = one_line(reminder.text)
    about = " · ".join(filter(None, (side_words(reminder.moment), words))) if title else ""
    return option(
        label(title or words, OPTION_TEXT),
        reminder_code(reminder.id),
        label(about, OPTION_TEXT) if about else "",
    )
