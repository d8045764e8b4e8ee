"""What a reader sees of a reminder of their own, apart from the reminder itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from bot.answers.models import Colour
from bot.answers.sentences import cut
from bot.answers.text import Text, Time, TimeStyle, joined
from bot.frontends.discord_app.codes import NOTHING, custom_id, event_code, reminder_code
from bot.frontends.discord_app.render.colours import COLOURS, PROBLEM
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
from bot.frontends.discord_app.render.cutting import fitting, one_line
from bot.frontends.discord_app.render.entry_words import entry_text, moment_text
from bot.frontends.discord_app.render.escaping import escaped
from bot.frontends.discord_app.render.facts import facts, headline, spelled
from bot.reminders.models import Reminder, ReminderState
from bot.reminders.moments import instant_of, instant_of_entry
from bot.reminders.personal import REMINDABLE, before, code_of_lead, offered_leads
from bot.reminders.saying import words_of_lead
from bot.search.passages import EntryKind

if TYPE_CHECKING:
    from bot.answers.context import Context
    from bot.knowledge.edition import Edition

MINE = "mine"
"""A reader's reminders, as buttons carry them."""
LONGEST_LISTED = 80
"""Of what somebody wrote, where it is one of many."""
_PROGRAM = COLOURS[Colour.PROGRAM]


@dataclass(frozen=True, slots=True)
class Personal:
    """A reader's reminder, with what is known about its event, and the time."""

    reminder: Reminder
    context: Context | None
    now: datetime

    @property
    def edition(self) -> Edition | None:
        """What is known about its event."""
        return self.context.edition if self.context else None

    @property
    def due(self) -> datetime | None:
        """When it is sent; None if what it hangs on has no time any more."""
        return instant_of(self.reminder.moment, self.edition)

    @property
    def start(self) -> datetime | None:
        """When what it is about starts, or is due."""
        about = self.reminder.about
        return instant_of_entry(self.edition, about) if self.edition and about else None

    @property
    def event(self) -> str:
        """Its event, as buttons carry it."""
        return event_code(self.reminder.event_id) if self.reminder.event_id else NOTHING

    def carried(self, action: str, argument: str = "") -> str:
        """Return what a button carries that does something about it."""
        return custom_id(action, self.event, reminder_code(self.reminder.id), argument)

    @property
    def what(self) -> str:
        """What it is about in one line of markdown: the entry, else what the reader wrote."""
        if self.reminder.about:
            return spelled(entry_text(self.reminder.about, self.edition))
        return own_words(self.reminder.text)


def own_words(words: str) -> str:
    """Return what a reader wrote in one line of markdown, cut where it is long."""
    return escaped(cut(one_line(words), LONGEST_LISTED)) or "…"


def as_it_is(personal: Personal) -> list[Component]:
    """Return when the reader will be reminded, or that they won't be."""
    is_active = personal.reminder.state is ReminderState.ACTIVE
    return is_set(personal) if is_active else is_undone(personal)


def is_set(personal: Personal) -> list[Component]:
    """Return when the reader will be reminded, how to change that, and how to take it back."""
    due = personal.due
    leads_in = "It was due " if due and due <= personal.now else "I will remind you "
    when: Text = (Time(due, TimeStyle.RELATIVE),) if due else ("once its time is known",)
    full: Text = (Time(due),) if due else ()
    line = joined(
        (full, moment_text(personal.reminder, personal.edition), "by direct message"), ", "
    )
    leads = _leads(personal)
    return _panel(
        [headline((leads_in, *when)), *facts((*line, ".")), *_whole_words(personal)],
        [
            *([select(personal.carried("when"), leads, "Another time")] if leads else []),
            row([button("Undo", personal.carried("undo")), _mine(personal)]),
        ],
        _PROGRAM,
    )


def is_closed(personal: Personal) -> list[Component]:
    """Return that the reader takes no direct messages, and what to do about it."""
    how = (
        "The reminder is kept. Allow direct messages in this server: its name, "
        "*Privacy Settings*, *Direct Messages*. Then try again."
    )
    again = button("Try again", personal.carried("again"), is_primary=True)
    undo = button("Undo", personal.carried("undo"))
    said = [text("## I cannot send you direct messages"), text(how)]
    return _panel(said, [row([again, undo])], PROBLEM)


def is_undone(personal: Personal) -> list[Component]:
    """Return that the reader will not be reminded, and how to be after all."""
    about, start = personal.reminder.about, personal.start
    can_be = about is not None and about.kind in REMINDABLE and start and start > personal.now
    buttons = [_mine(personal)]
    if about and can_be:
        buttons.insert(0, button("Remind me", custom_id("remind", personal.event, about)))
    said = [text("## I will not remind you"), text(personal.what)]
    return _panel(said, [row(buttons)], None)


def is_done(personal: Personal) -> list[Component]:
    """Return a direct message that has served its purpose."""
    at = personal.start or personal.due
    when = spelled((Time(at, TimeStyle.SHORT),)) if at else ""
    words = " · ".join(filter(None, ("Done", personal.what, when)))
    return [container([text(f"-# {words}")], None)]


def is_put_off(personal: Personal) -> list[Component]:
    """Return when the reader will be reminded again, which is at the latest when it begins."""
    due, start = personal.due, personal.start
    when: Text = (Time(due, TimeStyle.RELATIVE),) if due else ()
    is_start = due is not None and due == start
    last = "when it is due" if _is_deadline(personal) else "when it starts"
    words = [personal.what, *([f"-# That is {last}."] if is_start else [])]
    said = [headline(("I will remind you again ", *when)), text("\n".join(words))]
    done = button("Done", personal.carried("done"))
    return _panel(said, [row([done, _mine(personal)])], _PROGRAM)


def first_direct_message(personal: Personal) -> list[Component]:
    """Return what a reader is sent once, to see whether it arrives."""
    due = personal.due
    when: Text = (Time(due),) if due else ()
    hanging = moment_text(personal.reminder, personal.edition)
    said = [
        text("## Your reminders arrive here"),
        *facts(joined(("The first one", when, hanging), ", ")),
        *_whole_words(personal),
    ]
    return _panel(said, [row([_mine(personal)])], _PROGRAM)


def _leads(personal: Personal) -> list[Component]:
    about, start = personal.reminder.about, personal.start
    if about is None or about.kind not in REMINDABLE or start is None:
        return []
    return [
        option(
            _label(personal, lead),
            code_of_lead(lead),
            is_chosen=personal.reminder.moment == before(about, lead),
        )
        for lead in offered_leads(about.kind, start, personal.now)
    ]


def _label(personal: Personal, lead: timedelta) -> str:
    if lead:
        return f"{words_of_lead(lead)} before"
    return "When it is due" if _is_deadline(personal) else "At the start"


def _is_deadline(personal: Personal) -> bool:
    about = personal.reminder.about
    return about is not None and about.kind is EntryKind.DEADLINE


def _whole_words(personal: Personal) -> list[Component]:
    words = personal.reminder.text
    return [text(fitting(words, 1_000, 4_000, escaped))] if words.strip() else []


def _mine(personal: Personal) -> Component:
    return button("My reminders", custom_id("show", personal.event, MINE))


def _panel(said: list[Component], rows: list[Component], colour: int | None) -> list[Component]:
    return [container([*said, separator(), *rows], colour)]
