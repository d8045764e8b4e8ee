"""From what an author wrote to what is known: people found, times on days, references followed."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zlib import crc32

from bot.knowledge import models
from bot.knowledge.checks import check_program
from bot.knowledge.edition import Edition
from bot.knowledge.event_days import EventDays
from bot.knowledge.ids import ids_of
from bot.knowledge.links import link_of, links_of, titled_link
from bot.knowledge.naming import fold
from bot.knowledge.people import People
from bot.knowledge.references import References
from bot.knowledge.resolve_event import event_of
from bot.knowledge.suggestions import listed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.knowledge.content import Content, Path
    from bot.knowledge.document import Document
    from bot.knowledge.format import ContactEntry, SessionEntry

_OWN_LINKS = ("slides", "paper", "video", "stream")


def resolve(document: Document, content: Content) -> Edition | None:
    """Return the edition that a file describes, or None if its event is not valid.

    Whatever does not fit together is noted in the file's source, also where there is no event; what
    comes out is of use only where nothing was noted.
    """
    resolver = _Resolver(document, content)
    deadlines = resolver.deadlines()
    sessions = resolver.sessions()
    committee = resolver.committee()
    contacts = resolver.contacts()
    people = resolver.people.everybody()
    faq_ids = ids_of(document.faq, "faq", content)
    page_ids = ids_of(document.pages, "pages", content)
    event = event_of(document.event, content) if document.event else None
    references = References(
        {
            "event": [event.id] if event else [],
            "deadlines": [deadline.id for deadline in deadlines],
            "sessions": [session.id for session in sessions],
            "people": [person.id for person in people],
            "contacts": [contact.id for contact in contacts],
            "faq": faq_ids.values(),
            "pages": page_ids.values(),
        },
        document.unusable,
        content,
    )
    faq = resolver.faq(faq_ids, references)
    pages = resolver.pages(page_ids, references)
    if event is None:
        return None
    return Edition(
        event=event,
        deadlines=deadlines,
        sessions=sessions,
        people=people,
        committee=committee,
        contacts=contacts,
        faq=faq,
        pages=pages,
        checksum=crc32(content.source.text.encode()),
    )


class _Resolver:
    """One file's entries, with what all of them need in order to be understood."""

    def __init__(self, document: Document, content: Content) -> None:
        self._document = document
        self._content = content
        self._days = EventDays.of(document.event)
        self.people = People(document.people, document.unusable, content)

    def deadlines(self) -> tuple[models.Deadline, ...]:
        entries = self._document.deadlines
        ids = ids_of(entries, "deadlines", self._content)
        return tuple(
            models.Deadline(
                id=ids[index],
                name=entry.name,
                due=self._days.due(entry.due, ("deadlines", index, "due"), self._content),
                announced=entry.announced,
                aliases=entry.aliases,
                about=entry.about,
                keywords=entry.keywords,
                link=link_of(entry.link),
                history=tuple(
                    models.EarlierDue(
                        due=self._days.due(
                            step.due, ("deadlines", index, "history", number, "due"), self._content
                        ),
                        announced=step.announced,
                        note=step.note,
                    )
                    for number, step in enumerate(entry.history)
                ),
            )
            for index, entry in entries.items()
        )

    def sessions(self) -> tuple[models.Session, ...]:
        entries = self._document.sessions
        ids = ids_of(entries, "sessions", self._content)
        sessions = {index: self._session(ids[index], index) for index in entries}
        check_program(sessions, self._days, self._content)
        return tuple(sessions.values())

    def _session(self, session_id: str, index: int) -> models.Session:
        entry = self._document.sessions[index]
        event = self._document.event
        path = ("sessions", index)
        day, starts, ends = self._days.session_times(entry, path, self._content)
        speakers = self.people.ids_of(entry.speakers, (*path, "speakers"))
        authors = self.people.ids_of(entry.authors, (*path, "authors"))
        rooms = event.venue.rooms if event and event.venue else ()
        return models.Session(
            id=session_id,
            kind=entry.kind,
            title=entry.title,
            other_titles=entry.other_titles,
            speakers=speakers,
            authors=(*(person for person in speakers if person not in authors), *authors),
            day=day,
            starts=starts,
            ends=ends,
            room=self._one_of(rooms, entry.room, (*path, "room")),
            track=self._one_of(event.tracks if event else (), entry.track, (*path, "track")),
            abstract=entry.abstract,
            summary=entry.summary,
            keywords=entry.keywords,
            links=_session_links(entry),
            status=entry.status,
            moved_from=entry.moved_from,
            note=entry.note,
        )

    def _one_of(self, known: Iterable[str], name: str, path: Path) -> str:
        """Return the room or track as the event spells it, where the event has a list of them."""
        by_folded = {fold(item): item for item in known}
        if not name or not by_folded:
            return name
        if fold(name) not in by_folded:
            suggestion = self._content.did_you_mean(name, by_folded.values())
            advice = suggestion or f", only {listed(by_folded.values())}"
            self._content.complain(path, f"the event has no {path[-1]} `{name}`{advice}")
        return by_folded.get(fold(name), name)

    def committee(self) -> tuple[models.CommitteeMember, ...]:
        members = []
        for index, entry in self._document.committee.items():
            person = self.people.id_of(entry, ("committee", index))
            if person:
                members.append(
                    models.CommitteeMember(
                        person=person, affiliation=entry.affiliation, role=entry.role
                    )
                )
        return tuple(members)

    def contacts(self) -> tuple[models.Contact, ...]:
        entries = self._document.contacts
        ids = ids_of(entries, "contacts", self._content)
        return tuple(
            models.Contact(
                id=ids[index],
                topic=entry.topic,
                aliases=entry.aliases,
                email=entry.email,
                person=self._contact_person(entry, index),
                link=link_of(entry.link),
                note=entry.note,
            )
            for index, entry in entries.items()
        )

    def _contact_person(self, entry: ContactEntry, index: int) -> str:
        if entry.person is None:
            return ""
        return self.people.id_of(entry.person, ("contacts", index, "person")) or ""

    def faq(self, ids: dict[int, str], references: References) -> tuple[models.FaqEntry, ...]:
        return tuple(
            models.FaqEntry(
                id=ids[index],
                questions=entry.questions,
                answer=entry.answer,
                keywords=entry.keywords,
                link=link_of(entry.link),
                about=references.read(entry.about, ("faq", index, "about")),
            )
            for index, entry in self._document.faq.items()
        )

    def pages(self, ids: dict[int, str], references: References) -> tuple[models.Page, ...]:
        return tuple(
            models.Page(
                id=ids[index],
                title=entry.label,
                section=entry.section,
                text=entry.text,
                keywords=entry.keywords,
                link=link_of(entry.link),
                about=references.read(entry.about, ("pages", index, "about")),
            )
            for index, entry in self._document.pages.items()
        )


def _session_links(entry: SessionEntry) -> tuple[models.Link, ...]:
    own = ((name.capitalize(), getattr(entry, name)) for name in _OWN_LINKS)
    return (*(titled_link(title, url) for title, url in own if url), *links_of(entry.links))
