"""What was read, in a line for each event."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answers.wording import counted, day_words
from bot.frontends.terminal.cleaning import clean_line

if TYPE_CHECKING:
    from bot.knowledge.edition import Edition


def inventory(edition: Edition) -> str:
    """Return an event with its date and how much is known: `…: 2 deadlines, 12 sessions …`."""
    event = edition.event
    days = [day_words(day) for day in dict.fromkeys((event.starts, event.ends))]
    counts = (
        (len(edition.deadlines), "deadline", ""),
        (len(edition.sessions), "session", ""),
        (len(edition.people), "person", "people"),
        (len(edition.committee), "committee member", ""),
        (len(edition.contacts), "contact", ""),
        (len(edition.faq), "FAQ entry", "FAQ entries"),
        (len(edition.pages), "page", ""),
    )
    known = ", ".join(counted(count, one, many) for count, one, many in counts if count)
    identity = f"{event.id}: {event.name}, {' – '.join(days)} ({event.timezone.key})"
    return clean_line(f"{identity}: {known or 'nothing else yet'}")
