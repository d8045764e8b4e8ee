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
    from collections.abc import Callable, Iterable

    from bot.answers.context import Context
    from bot.answers.models import Answer
    from bot.knowledge.edition import Edition
    from bot.knowledge.models import Contact, FaqEntry, Page
    from bot.search.passages import Entry

_Listed = TypeVar("_Listed", "Contact", "FaqEntry", "Page")


def entry_card(context: Context, entry: Entry) -> Answer:
    """Return the card of an entry of the edition; KeyError if the edition has no such entry."""
    if entry.kind is EntryKind.EVENT and entry.id != context.edition.id:
        raise KeyError(entry.id)
    return _CARDS[entry.kind](context, context.edition, entry.id)


_CARDS: dict[EntryKind, Callable[[Context, Edition, str], Answer]] = {
    EntryKind.TALK: lambda c, edition, id_: talk_card(c, edition.sessions_by_id[id_]),
    EntryKind.SPEAKER: lambda c, edition, id_: person_card(c, edition.people_by_id[id_]),
    EntryKind.DEADLINE: lambda c, edition, id_: deadline_card(c, edition.deadlines_by_id[id_]),
    EntryKind.CONTACT: lambda c, edition, id_: contact_card(c, _by_id(edition.contacts, id_)),
    EntryKind.FAQ: lambda c, edition, id_: faq_card(c, _by_id(edition.faq, id_)),
    EntryKind.PAGE: lambda c, edition, id_: page_card(c, _by_id(edition.pages, id_)),
    EntryKind.TOPIC: lambda c, _, id_: topic_card(c, id_),
    EntryKind.EVENT: lambda c, _, __: event_card(c),
}


def _by_id(entries: Iterable[_Listed], entry_id: str) -> _Listed:
    found = next((entry for entry in entries if entry.id == entry_id), None)
    if found is None:
        raise KeyError(entry_id)
    return found
