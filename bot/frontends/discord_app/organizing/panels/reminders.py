"""The reminders of a server, from page to page, to choose one from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answers.text import TimeStyle
from bot.answers.wording import counted
from bot.frontends.discord_app.codes import NOTHING, custom_id
from bot.frontends.discord_app.organizing.panels.names import REMINDERS, SETUP
from bot.frontends.discord_app.organizing.panels.paging import page_of, turning
from bot.frontends.discord_app.render.colours import ORGANIZERS
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
from bot.frontends.discord_app.render.cutting import label
from bot.frontends.discord_app.render.escaping import escaped
from bot.frontends.discord_app.render.limits import OPTION_TEXT, OPTIONS
from bot.frontends.discord_app.render.spelling import timestamp

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.frontends.discord_app.organizing.scheduled import Scheduled

ON_A_PAGE = 4
"""So many fit on the screen of a phone, with all that is below them."""
_LONGEST_HOW = 100
_NONE_YET = ("## No reminders yet", "What you make here is posted in a channel.")
_NO_MORE = ("## No reminders to come", "`/remind show` finds what has passed or was cancelled.")


def reminders_panel(
    reminders: Sequence[Scheduled], page: str = "", *, had_some: bool = False
) -> list[Component]:
    """Return a page of reminders, in the order in which they are given.

    If there are none, `had_some` says that there were some before.
    """
    buttons = [
        button("New reminder", custom_id("rnew", NOTHING, NOTHING), is_primary=True),
        button("Automatic reminders", custom_id("show", NOTHING, SETUP)),
    ]
    if not reminders:
        nothing = [text(each) for each in (_NO_MORE if had_some else _NONE_YET)]
        return [container([*nothing, separator(), row(buttons)], ORGANIZERS)]
    shown = page_of(reminders, ON_A_PAGE, page)
    inside = [
        text(f"## {_headline(reminders)}"),
        *(text(_item(each)) for each in shown.items),
        *shown.note,
        separator(),
        _choice(shown.items, "Show, change, pause or cancel a reminder", str(shown.number)),
        row([*turning(shown, REMINDERS), *buttons]),
    ]
    return [container(inside, ORGANIZERS)]


def which_reminder(reminders: Sequence[Scheduled], typed: str) -> list[Component]:
    """Return the question which reminder is meant."""
    inside = [
        text(f"## Which reminder do you mean by “{escaped(label(typed, 60))}”?"),
        separator(),
        _choice(reminders[:OPTIONS], "Choose a reminder", "1"),
    ]
    return [container(inside, ORGANIZERS)]


def _choice(reminders: Sequence[Scheduled], placeholder: str, page: str) -> Component:
    options = [
        option(each.label, each.code, label(_small(each), OPTION_TEXT)) for each in reminders
    ]
    return select(custom_id("rpick", NOTHING, NOTHING, page), options, placeholder)


def _headline(reminders: Sequence[Scheduled]) -> str:
    dues = [each.due for each in reminders if not each.is_paused]
    coming = min(filter(None, dues), default=None)
    following = f", the next {timestamp(coming, TimeStyle.RELATIVE)}" if coming else ""
    return f"{counted(len(reminders), 'reminder')}{following}"


def _item(scheduled: Scheduled) -> str:
    reminder, due = scheduled.reminder, scheduled.due
    first = [
        timestamp(due, TimeStyle.SHORT) if due else "No time now",
        f"<#{reminder.channel_id}>",
        *([f"<@&{reminder.role_id}>"] if reminder.role_id is not None else []),
    ]
    small = escaped(label(_small(scheduled), _LONGEST_HOW))
    return f"{' · '.join(first)}\n{scheduled.glance}\n-# {small}"


def _small(scheduled: Scheduled) -> str:
    how = scheduled.how
    return f"Paused · {how[:1].lower()}{how[1:]}" if scheduled.is_paused else how
