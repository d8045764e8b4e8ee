"""An edition of an event with everything known about it, and the editions that were read."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cached_property
from typing import TYPE_CHECKING
from zlib import crc32

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bot.knowledge.models import (
        CommitteeMember,
        Contact,
        Deadline,
        Event,
        FaqEntry,
        Page,
        Person,
        Session,
    )


@dataclass(frozen=True, kw_only=True)
class Edition:
    """One event edition with everything known about it. Lists keep the author's order."""

    event: Event
    deadlines: tuple[Deadline, ...] = ()
    sessions: tuple[Session, ...] = ()
    people: tuple[Person, ...] = ()
    committee: tuple[CommitteeMember, ...] = ()
    contacts: tuple[Contact, ...] = ()
    faq: tuple[FaqEntry, ...] = ()
    pages: tuple[Page, ...] = ()
    checksum: int = field(default=0, compare=False)
    """Of the text of its file."""

    @property
    def id(self) -> str:
        """The event's id, unique in a knowledge base."""
        return self.event.id

    @cached_property
    def people_by_id(self) -> Mapping[str, Person]:
        """Every person named anywhere in the edition."""
        return {person.id: person for person in self.people}

    @cached_property
    def sessions_by_id(self) -> Mapping[str, Session]:
        """The program's items."""
        return {session.id: session for session in self.sessions}

    @cached_property
    def deadlines_by_id(self) -> Mapping[str, Deadline]:
        """The deadlines."""
        return {deadline.id: deadline for deadline in self.deadlines}

    @cached_property
    def sessions_by_person(self) -> Mapping[str, tuple[Session, ...]]:
        """Each person's sessions as speaker or author, in the order of the program."""
        found: dict[str, list[Session]] = {}
        for session in self.program:
            for person in dict.fromkeys((*session.speakers, *session.authors)):
                found.setdefault(person, []).append(session)
        return {person: tuple(sessions) for person, sessions in found.items()}

    @cached_property
    def rooms(self) -> tuple[str, ...]:
        """The rooms: those of the venue, then those that only sessions name."""
        named = (*self.event.venue.rooms, *(session.room for session in self.sessions))
        return tuple(dict.fromkeys(filter(None, named)))

    @cached_property
    def tracks(self) -> tuple[str, ...]:
        """The tracks: those of the event, then those that only sessions name."""
        named = (*self.event.tracks, *(session.track for session in self.sessions))
        return tuple(dict.fromkeys(filter(None, named)))

    @cached_property
    def program(self) -> tuple[Session, ...]:
        """The sessions by start; those without a time come last, in the author's order."""
        return tuple(sorted(self.sessions, key=_program_order))

    def in_order(self, sessions: Iterable[Session]) -> list[Session]:
        """Return some of the sessions in the order of the program."""
        return sorted(sessions, key=lambda session: self._places[session.id])

    @cached_property
    def next_starts_by_session(self) -> Mapping[str, datetime | None]:
        """When the next session begins in the same room, for each session with a time."""
        found: dict[str, datetime | None] = {}
        ahead: dict[str, tuple[datetime, datetime | None]] = {}
        for session in reversed(self.program):
            if session.starts is None:
                continue
            start, after = ahead.get(session.room, (None, None))
            found[session.id] = later = after if start == session.starts else start
            if not session.is_cancelled:
                ahead[session.room] = (session.starts, later)
        return found

    @cached_property
    def _places(self) -> Mapping[str, int]:
        return {session.id: place for place, session in enumerate(self.program)}


def _program_order(session: Session) -> tuple[bool, date, datetime]:
    far = datetime.max.replace(tzinfo=UTC)
    starts = session.starts.astimezone(UTC) if session.starts else far
    return (session.day is None, session.day or date.max, starts)


@dataclass(frozen=True, kw_only=True)
class KnowledgeBase:
    """An immutable snapshot of everything that was read: the editions, the earliest first."""

    editions: tuple[Edition, ...] = ()

    @cached_property
    def editions_by_id(self) -> Mapping[str, Edition]:
        """The editions by the id of their event."""
        return {edition.id: edition for edition in self.editions}

    @property
    def version(self) -> str:
        """Eight digits that differ once the text of any file differs."""
        checksums = " ".join(str(edition.checksum) for edition in self.editions)
        return f"{crc32(checksums.encode()):08x}"
