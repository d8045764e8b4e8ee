"""The card of an entry of whatever kind."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from bot.answers.cards.deadline import deadline_card
from bot.answers.cards.event import event_card, topic_card
from bot.answers.cards.information import contact_card, faq_card, page_card
from bot.answers.cards.person import person_card
from bot.answers.cards.talk import talk_card
from bot.search.passages import EntryKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.answers.context import Context
    from bot.answers.models import Answer
    from bot.knowledge.models import Contact, FaqEntry, Page
    from bot.search.passages import Entry

_Listed = TypeVar("_Listed", "Contact", "FaqEntry", "Page")


def entry_card(context: Context, entry: Entry) -> Answer:
    """Return the card of an entry of the edition; KeyError if the edition has no such entry."""
    edition = context.edition
    match entry.kind:
        case EntryKind.TALK:
            return talk_card(context, edition.sessions_by_id[entry.id])
        case EntryKind.SPEAKER:
            return person_card(context, edition.people_by_id[entry.id])
        case EntryKind.DEADLINE:
            return deadline_card(context, edition.deadlines_by_id[entry.id])
        case EntryKind.CONTACT:
            return contact_card(context, _by_id(edition.contacts, entry.id))
        case EntryKind.FAQ:
            return faq_card(context, _by_id(edition.faq, entry.id))
        case EntryKind.PAGE:
            return page_card(context, _by_id(edition.pages, entry.id))
        case EntryKind.TOPIC:
            return topic_card(context, entry.id)
        case EntryKind.EVENT:
            return event_card(context)


def _by_id(entries: Iterable[_Listed], entry_id: str) -> _Listed:
    found = next((entry for entry in entries if entry.id == entry_id), None)
    if found is None:
        raise KeyError(entry_id)
    return found
