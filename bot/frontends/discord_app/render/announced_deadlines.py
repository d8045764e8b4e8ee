"""What is said of a deadline some time before it passes, and when it has been extended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answers.cards.deadline import due_text, extension_words
from bot.answers.entries import entry_of_deadline
from bot.answers.models import Colour, View, ViewPart
from bot.answers.text import Linked, Text, Time, TimeStyle
from bot.answers.wording import due_day_words
from bot.frontends.discord_app.codes import custom_id
from bot.frontends.discord_app.render.actions import LONGEST_LABEL
from bot.frontends.discord_app.render.colours import COLOURS
from bot.frontends.discord_app.render.components import Component, button, link
from bot.frontends.discord_app.render.cutting import label
from bot.frontends.discord_app.render.escaping import web_address
from bot.frontends.discord_app.render.facts import facts, headline, notes
from bot.frontends.discord_app.render.occasions import (
    Announced,
    Occasion,
    deadline_of,
    entry_in_time,
    known_context,
)

if TYPE_CHECKING:
    from bot.answers.context import Context
    from bot.knowledge.models import Deadline


def coming_deadline(occasion: Occasion) -> Announced:
    """Return how far away a deadline is, and which."""
    return _announced(occasion, " due ")


def extended_deadline(occasion: Occasion) -> Announced:
    """Return that there is more time than was announced before."""
    return _announced(occasion, " extended: due ")


def deadline_headline(deadline: Deadline, between: str = " due ") -> Text:
    """Return how far away a deadline is and which; it stays true when it has passed."""
    return (Linked(deadline.name, ""), between, Time(deadline.due.instant, TimeStyle.RELATIVE))


def deadline_facts(context: Context, deadline: Deadline) -> list[Component]:
    """Return when it is due, what it takes, and in small how that came about."""
    due = deadline.due
    unknown = "" if due.has_time else ", no time of day announced"
    ends_with_day = due.is_aoe and due.time_of_day is None
    day = due_day_words(due, with_year=False)
    extended = extension_words(context, deadline)
    return [
        *facts((*due_text(deadline), unknown), deadline.about),
        *notes(
            (
                extended.removesuffix(" AoE") if ends_with_day else extended,
                f"end of {day}, anywhere on earth" if ends_with_day else "",
                "time in your own time zone" if due.has_time else "",
            )
        ),
    ]


def link_buttons(deadline: Deadline) -> list[Component]:
    """Return the button that leads to where a deadline is met, if the files tell where."""
    known = deadline.link
    address = web_address(known.url) if known else ""
    return [link(label(known.title, LONGEST_LABEL), address)] if known and address else []


def _announced(occasion: Occasion, between: str) -> Announced:
    context = known_context(occasion)
    deadline = deadline_of(context, entry_in_time(occasion))
    said = [headline(deadline_headline(deadline, between)), *deadline_facts(context, deadline)]
    if context.now < deadline.due.instant:
        carried = custom_id("remind", occasion.event, entry_of_deadline(deadline), occasion.key)
        first = button("Remind me", carried, is_primary=True)
    else:
        every = ViewPart(View.DEADLINES)
        first = button("All deadlines", custom_id("show", occasion.event, every, occasion.key))
    return Announced(said, [first, *link_buttons(deadline)], COLOURS[Colour.DEADLINE])
