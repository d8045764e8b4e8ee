"""Under which names the entries of an edition are looked up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.search.passages import Entry, EntryKind
from bot.search.postings import Name
from bot.search.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.knowledge.edition import Edition
    from bot.knowledge.models import Session

_TITLE, _OTHER_TITLE, _SPEAKER, _AUTHOR, _INITIALS, _KEYWORD = 1.0, 0.97, 0.97, 0.94, 0.7, 0.5
_FULL_NAME, _AFFILIATION, _OWN_TALK = 0.98, 0.5, 0.4
_SHORTEST_INITIALS = 3

Named = tuple[Entry, list[Name]]


def names_of(edition: Edition) -> dict[EntryKind, list[Named]]:
    """Return the entries that can be looked up, by kind, each with its names.

    Talks come in the program's order, people with a talk before others, the rest as written.
    """
    return {
        EntryKind.TALK: list(_talks(edition)),
        EntryKind.SPEAKER: list(_people(edition)),
        EntryKind.DEADLINE: [
            (
                Entry(EntryKind.DEADLINE, deadline.id, deadline.name),
                [
                    Name(deadline.name, _TITLE),
                    *(Name(alias, _OTHER_TITLE) for alias in deadline.aliases),
                ],
            )
            for deadline in edition.deadlines
        ],
        EntryKind.CONTACT: [
            (
                Entry(EntryKind.CONTACT, contact.id, contact.topic),
                [
                    Name(contact.topic, _TITLE),
                    *(Name(alias, _OTHER_TITLE) for alias in contact.aliases),
                ],
            )
            for contact in edition.contacts
        ],
    }


def _talks(edition: Edition) -> Iterator[Named]:
    for session in edition.program:
        people = edition.people_by_id
        coauthors = [author for author in session.authors if author not in session.speakers]
        names = [
            Name(session.title, _TITLE),
            *(Name(title, _OTHER_TITLE) for title in session.other_titles),
            *(Name(people[speaker].name, _SPEAKER) for speaker in session.speakers),
            *(Name(people[author].name, _AUTHOR) for author in coauthors),
            *(Name(keyword, _KEYWORD) for keyword in session.keywords),
            *(Name(initials, _INITIALS) for initials in _initials(session)),
            Name(session.kind, _KEYWORD),
        ]
        yield Entry(EntryKind.TALK, session.id, session.title), names


def _people(edition: Edition) -> Iterator[Named]:
    """Yield those with a talk first: they are whom people look for."""
    talks = edition.sessions_by_person
    for person in sorted(edition.people, key=lambda person: person.id not in talks):
        names = [
            Name(person.name, _FULL_NAME),
            Name(person.name.rpartition(" ")[2], _TITLE),
            *(Name(alias, _OTHER_TITLE) for alias in person.aliases),
            *(Name(affiliation, _AFFILIATION) for affiliation in person.affiliations),
            *(Name(talk.title, _OWN_TALK) for talk in talks.get(person.id, ())),
        ]
        yield Entry(EntryKind.SPEAKER, person.id, person.name), names


def _initials(session: Session) -> Iterator[str]:
    """Yield the first letters of the title's words, as people shorten long titles."""
    forms = [word.form for word in words(session.title)]
    initials = "".join(form[0] for form in forms)
    if len(initials) >= _SHORTEST_INITIALS:
        yield initials
