"""What to offer before anything is typed: what is most useful now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answers.entries import entry_of_deadline, entry_of_person, entry_of_talk
from bot.answers.running import is_over
from bot.search.passages import Entry, EntryKind

if TYPE_CHECKING:
    from bot.answers.context import Context
    from bot.knowledge.models import Session


def suggestions(context: Context, kind: EntryKind, limit: int) -> list[Entry]:
    """Return entries of a kind, the most useful first: what comes next, what is still open."""
    edition = context.edition
    match kind:
        case EntryKind.TALK:
            return [entry_of_talk(session) for session in _next_first(context)[:limit]]
        case EntryKind.SPEAKER:
            ids = dict.fromkeys(
                person for session in _next_first(context) for person in session.speakers
            )
            return [entry_of_person(edition.people_by_id[person]) for person in ids][:limit]
        case EntryKind.DEADLINE:
            by_due = sorted(edition.deadlines, key=lambda deadline: deadline.due.instant)
            is_passed = [deadline for deadline in by_due if deadline.due.instant < context.now]
            is_open = [deadline for deadline in by_due if deadline.due.instant >= context.now]
            return [entry_of_deadline(deadline) for deadline in (*is_open, *is_passed)][:limit]
        case EntryKind.CONTACT:
            return [Entry(kind, contact.id, contact.topic) for contact in edition.contacts][:limit]
        case _:
            return []


def _next_first(context: Context) -> list[Session]:
    """Return the program from what is on now, then what is over."""
    return sorted(context.edition.program, key=lambda session: is_over(context, session))
