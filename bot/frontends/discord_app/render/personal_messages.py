"""What a reader is told in a direct message because they asked for it."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from bot.answers.entries import entry_of_deadline
from bot.answers.models import Colour
from bot.answers.text import Text, Time, TimeStyle
from bot.frontends.discord_app.codes import custom_id, reminder_code
from bot.frontends.discord_app.render.announced_deadlines import (
    deadline_facts,
    deadline_headline,
    link_buttons,
)
from bot.frontends.discord_app.render.announced_talks import about_button, talk_facts, talk_headline
from bot.frontends.discord_app.render.colours import COLOURS
from bot.frontends.discord_app.render.components import Component, button, text
from bot.frontends.discord_app.render.cutting import fitting, short_title
from bot.frontends.discord_app.render.escaping import escaped
from bot.frontends.discord_app.render.facts import headline, notes
from bot.frontends.discord_app.render.layout import LONGEST_SENTENCE_AS_HEADLINE
from bot.frontends.discord_app.render.occasions import (
    Announced,
    Occasion,
    deadline_of,
    known_context,
    reminder_in_time,
    session_of,
)
from bot.search.passages import EntryKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.reminders.models import Reminder

_MOST_CHARACTERS, _MOST_BYTES = 2_000, 5_000
"""Of what somebody wrote, once it is escaped."""
_MINUTE, _HOUR, _DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
_OF_TALKS = {"Snooze 5 minutes": 5 * _MINUTE}
_OF_DEADLINES = {"Snooze 1 hour": _HOUR, "Snooze 1 day": _DAY}
_OF_TEXTS = {"Snooze 10 minutes": 10 * _MINUTE, "Snooze 1 day": _DAY}


def personal_message(occasion: Occasion) -> Announced:
    """Return what somebody wanted to be reminded of."""
    reminder = reminder_in_time(occasion)
    match reminder.about.kind if reminder.about else None:
        case EntryKind.TALK:
            return _of_talk(occasion, reminder)
        case EntryKind.DEADLINE:
            return _of_deadline(occasion, reminder)
        case _:
            return _of_text(occasion, reminder)


def _of_talk(occasion: Occasion, reminder: Reminder) -> Announced:
    assert reminder.about is not None  # noqa: S101 - for the type checker
    context = known_context(occasion)
    session = session_of(context, reminder.about)
    said = [headline(talk_headline(session)), *talk_facts(context, session)]
    about = about_button(occasion.event, session)
    buttons = [*_buttons(occasion, reminder, _OF_TALKS, session.starts), about]
    return Announced([*said, *_own(occasion, reminder)], buttons, COLOURS[Colour.PROGRAM])


def _of_deadline(occasion: Occasion, reminder: Reminder) -> Announced:
    assert reminder.about is not None  # noqa: S101 - for the type checker
    context = known_context(occasion)
    deadline = deadline_of(context, reminder.about)
    said = [headline(deadline_headline(deadline)), *deadline_facts(context, deadline)]
    carried = custom_id("open", occasion.event, entry_of_deadline(deadline))
    buttons = [
        *_buttons(occasion, reminder, _OF_DEADLINES, deadline.due.instant),
        button("About this deadline", carried),
        *link_buttons(deadline),
    ]
    return Announced([*said, *_own(occasion, reminder)], buttons, COLOURS[Colour.DEADLINE])


def _of_text(occasion: Occasion, reminder: Reminder) -> Announced:
    words = own_text(reminder.text)
    is_headline = "\n" not in words and len(reminder.text) <= LONGEST_SENTENCE_AS_HEADLINE
    said = [text(f"## {words}")] if is_headline else [text("## Your reminder"), text(words)]
    notes_ = notes(_notes(occasion, reminder))
    return Announced([*said, *notes_], _buttons(occasion, reminder, _OF_TEXTS, None), None)


def own_text(words: str) -> str:
    """Return what somebody wrote so that it shows as they wrote it, cut where it is too long."""
    return fitting(words, _MOST_CHARACTERS, _MOST_BYTES, escaped)


def _own(occasion: Occasion, reminder: Reminder) -> list[Component]:
    """Return what the reader wrote to it, if anything, and in small when they asked for it."""
    words = [text(own_text(reminder.text))] if reminder.text.strip() else []
    return [*words, *notes(_notes(occasion, reminder))]


def _notes(occasion: Occasion, reminder: Reminder) -> list[Text | str]:
    event = occasion.context.edition.event.name if occasion.context else ""
    asked = ("you asked for this on ", Time(reminder.created, TimeStyle.DAY))
    return [short_title(event), asked]


def _buttons(
    occasion: Occasion, reminder: Reminder, snoozes: Mapping[str, timedelta], until: datetime | None
) -> list[Component]:
    """Return Done, and the snoozes that end before it is too late."""
    due, code = occasion.planned.due + (occasion.late or timedelta(0)), reminder_code(reminder.id)
    done = custom_id("done", occasion.event, code, occasion.key)
    made = [button("Done", done, is_primary=True)]
    for label, duration in snoozes.items():
        if until is None or due + duration <= until:
            minutes = str(duration // _MINUTE)
            made.append(button(label, custom_id("snooze", occasion.event, code, minutes)))
    return made
