"""An edition's entries as passages: what stands in which field, for the index."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from bot.knowledge.naming import slug

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from bot.knowledge.edition import Edition
    from bot.knowledge.models import Contact, Deadline, Event, FaqEntry, Page, Person, Session

_LABEL = re.compile(r"(?:^|[\n.;])\s*([^\n.:;]{3,60}):(?=\s)")


class EntryKind(StrEnum):
    """What a hit is. A `SPEAKER` is any person: speaker, author or organizer."""

    TALK = "talk"
    SPEAKER = "speaker"
    DEADLINE = "deadline"
    CONTACT = "contact"
    FAQ = "faq"
    PAGE = "page"
    TOPIC = "topic"
    EVENT = "event"


class Entry(NamedTuple):
    """What can be found: its kind, its id among its kind, and the title that stands for it."""

    kind: EntryKind
    id: str
    title: str


class Field(NamedTuple):
    """A piece of a passage's text with how much its words weigh."""

    text: str
    weight: int


NAME, ALIAS, KEYWORD, BODY = 5, 4, 3, 1
"""Weights of the fields: a name tells more than an alias, a keyword more than the text."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Text that is found as one piece. Several passages may stand for one entry.

    `section` and `heading` group passages that stand together on a page; others have neither.
    """

    entry: Entry
    fields: tuple[Field, ...]
    section: tuple[str, ...] = ()
    heading: str = ""

    @property
    def text(self) -> str:
        """The text beyond names and keywords."""
        return " ".join(field.text for field in self.fields if field.weight == BODY)


def passages(edition: Edition) -> list[Passage]:
    """Return the passages of everything known about an edition, in a fixed order."""
    return list(_passages(edition))


def _passages(edition: Edition) -> Iterator[Passage]:
    yield _event(edition.event)
    for topic in edition.event.topics:
        entry = Entry(EntryKind.TOPIC, slug(topic), topic)
        yield Passage(entry, _fields({NAME: [topic], KEYWORD: ["topics"]}))
    for deadline in edition.deadlines:
        yield _deadline(deadline)
    for session in edition.program:
        yield _talk(session, edition)
    for person in edition.people:
        yield _person(person, edition)
    for contact in edition.contacts:
        yield _contact(contact, edition)
    for faq in edition.faq:
        yield from _faq(faq)
    for page in edition.pages:
        yield _page(page)


def _event(event: Event) -> Passage:
    host = (event.host.name, *event.host.aliases) if event.host else ()
    return Passage(
        Entry(EntryKind.EVENT, event.id, event.name),
        _fields(
            {
                NAME: [event.name],
                ALIAS: [event.full_name, event.series, *event.aliases],
                KEYWORD: [*event.keywords, event.format, event.venue.name, *host],
                BODY: [event.about, event.venue.address, event.publication],
            }
        ),
    )


def _deadline(deadline: Deadline) -> Passage:
    return Passage(
        Entry(EntryKind.DEADLINE, deadline.id, deadline.name),
        _fields(
            {
                NAME: [deadline.name, "deadline due"],
                ALIAS: deadline.aliases,
                KEYWORD: deadline.keywords,
                BODY: [deadline.about],
            }
        ),
    )


def _talk(session: Session, edition: Edition) -> Passage:
    named = dict.fromkeys((*session.speakers, *session.authors))
    people = [edition.people_by_id[person] for person in named]
    affiliations = [person.affiliation for person in people]
    links = [link.title for link in session.links]
    return Passage(
        Entry(EntryKind.TALK, session.id, session.title),
        _fields(
            {
                NAME: [session.title],
                ALIAS: [*session.other_titles, *(person.name for person in people)],
                KEYWORD: [*session.keywords, session.kind, session.track, session.room],
                BODY: [session.summary, session.note, *links, *affiliations],
            }
        ),
    )


def _person(person: Person, edition: Edition) -> Passage:
    talks = edition.sessions_by_person.get(person.id, ())
    return Passage(
        Entry(EntryKind.SPEAKER, person.id, person.name),
        _fields(
            {
                NAME: [person.name],
                ALIAS: person.aliases,
                KEYWORD: [*person.affiliations, *person.roles],
                BODY: [person.about, *(talk.title for talk in talks)],
            }
        ),
    )


def _contact(contact: Contact, edition: Edition) -> Passage:
    person = edition.people_by_id[contact.person].name if contact.person else ""
    return Passage(
        Entry(EntryKind.CONTACT, contact.id, contact.topic),
        _fields(
            {
                NAME: [contact.topic, "contact"],
                ALIAS: [*contact.aliases, person],
                KEYWORD: ["email mail address ask help"],
                BODY: [contact.note, contact.email],
            }
        ),
    )


def _faq(faq: FaqEntry) -> Iterator[Passage]:
    """Yield a passage for each phrasing: the nearest one counts, the others don't dilute it."""
    entry = Entry(EntryKind.FAQ, faq.id, faq.questions[0])
    for question in faq.questions:
        fields = {NAME: [question], KEYWORD: faq.keywords, BODY: [faq.answer]}
        yield Passage(entry, _fields(fields))


def _page(page: Page) -> Passage:
    *ancestors, parent = page.section or ("",)
    labels = _LABEL.findall(page.text)
    return Passage(
        Entry(EntryKind.PAGE, page.id, page.title),
        _fields(
            {
                NAME: [page.title],
                ALIAS: [parent],
                KEYWORD: [*ancestors, *page.keywords],
                BODY: [*labels, page.text],
            }
        ),
        section=page.section,
        heading=page.title,
    )


def _fields(texts_by_weight: Mapping[int, Iterable[str]]) -> tuple[Field, ...]:
    return tuple(
        Field(text, weight) for weight, texts in texts_by_weight.items() for text in texts if text
    )
