"""The entries that stand for the things an edition consists of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.knowledge.naming import slug
from bot.search.passages import Entry, EntryKind

if TYPE_CHECKING:
    from bot.knowledge.models import Contact, Deadline, Event, FaqEntry, Page, Person, Session


def entry_of_talk(session: Session) -> Entry:
    """Return the entry that stands for a session."""
    return Entry(EntryKind.TALK, session.id, session.title)


def entry_of_person(person: Person) -> Entry:
    """Return the entry that stands for a person."""
    return Entry(EntryKind.SPEAKER, person.id, person.name)


def entry_of_deadline(deadline: Deadline) -> Entry:
    """Return the entry that stands for a deadline."""
    return Entry(EntryKind.DEADLINE, deadline.id, deadline.name)


def entry_of_contact(contact: Contact) -> Entry:
    """Return the entry that stands for a contact."""
    return Entry(EntryKind.CONTACT, contact.id, contact.topic)


def entry_of_faq(faq: FaqEntry) -> Entry:
    """Return the entry that stands for a FAQ entry: its first phrasing is its title."""
    return Entry(EntryKind.FAQ, faq.id, faq.questions[0])


def entry_of_page(page: Page) -> Entry:
    """Return the entry that stands for a page."""
    return Entry(EntryKind.PAGE, page.id, page.title)


def entry_of_topic(topic: str) -> Entry:
    """Return the entry that stands for a topic of the event."""
    return Entry(EntryKind.TOPIC, slug(topic), topic)


def entry_of_event(event: Event) -> Entry:
    """Return the entry that stands for the event itself."""
    return Entry(EntryKind.EVENT, event.id, event.name)
