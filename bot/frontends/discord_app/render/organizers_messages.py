"""What organizers have posted in their own words, and how they see where it would stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answers.models import Colour
from bot.answers.text import Span, Strong
from bot.frontends.discord_app.render.colours import COLOURS, ORGANIZERS
from bot.frontends.discord_app.render.components import text
from bot.frontends.discord_app.render.cutting import fitting
from bot.frontends.discord_app.render.occasions import Announced, Occasion, reminder_in_time
from bot.frontends.discord_app.render.spelling import LONGEST_LINE, Spelling
from bot.reminders.placeholders import Typed, filled
from bot.search.passages import EntryKind

if TYPE_CHECKING:
    from bot.knowledge.edition import Edition
    from bot.search.passages import Entry

_COLOURS = {EntryKind.TALK: Colour.PROGRAM, EntryKind.DEADLINE: Colour.DEADLINE}
_MOST_CHARACTERS, _MOST_BYTES = 3_500, 9_000


def own_message(occasion: Occasion) -> Announced:
    """Return an organizer's text as they wrote it, with its placeholders filled."""
    reminder = reminder_in_time(occasion)
    edition = occasion.context.edition if occasion.context else None
    words = filled_markdown(reminder.text, reminder.about, edition)
    kind = reminder.about.kind if reminder.about else None
    colour = COLOURS[_COLOURS[kind]] if kind in _COLOURS else ORGANIZERS
    return Announced([text(words)], [], colour)


def filled_markdown(words: str, about: Entry | None, edition: Edition | None) -> str:
    """Return an organizer's text as Discord shows it; what is filled in is no markdown."""
    spelling = Spelling({})
    pieces = (
        span.text if isinstance(span, Typed) else spelling.text((unstressed(span),), LONGEST_LINE)
        for span in filled(words, about, edition)
    )
    return fitting("".join(pieces), _MOST_CHARACTERS, _MOST_BYTES)


def unstressed(span: Span) -> Span:
    """Return a fact without stress of its own: the organizer's text gives it some, or doesn't."""
    return span.text if isinstance(span, Strong) else span


def trial_message(_: Occasion) -> Announced:
    """Return what shows organizers where reminders will stand, and whom they notify."""
    said = [
        text("## This is how reminders look here"),
        text("Somebody pressed Send a test in `/organize setup`. Nothing else has happened."),
    ]
    return Announced(said, [], ORGANIZERS)
