"""What is known about an event edition, as immutable data: all references resolved, all times real.

A reader never meets these classes half-filled. They are built by `bot.knowledge.resolve` from what
an author wrote (`bot.knowledge.format`) and stay as they are; a changed file leads to a new
`KnowledgeBase`.
Texts that were not given are empty, times are then `None`, lists are `()`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone, tzinfo
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from typing_extensions import override

if TYPE_CHECKING:
    pass

ANYWHERE_ON_EARTH = timezone(timedelta(hours=-12), "AoE")
"""The zone in which a day ends last, UTC-12: IEEE 802.16's convention for deadlines."""

LAST_MINUTE = time(23, 59)
"""A day that is a deadline ends with its last minute."""


class SessionKind(StrEnum):
    """What sort of item of the program a session is; `TALK` where the author did not say."""

    OPENING = "opening"
    KEYNOTE = "keynote"
    INVITED = "invited"
    CONTRIBUTED = "contributed"
    TALK = "talk"
    PANEL = "panel"
    TUTORIAL = "tutorial"
    POSTER = "poster"
    BREAK = "break"
    SOCIAL = "social"
    CLOSING = "closing"

    @property
    def is_talk(self) -> bool:
        """Whether somebody presents something of their own, so that "how many talks" counts it."""
        return self in _TALKS


_TALKS = frozenset(
    {SessionKind.KEYNOTE, SessionKind.INVITED, SessionKind.CONTRIBUTED, SessionKind.TALK}
)


class SessionStatus(StrEnum):
    """Whether a session takes place as first announced."""

    PLANNED = "planned"
    MOVED = "moved"
    CANCELLED = "cancelled"


@dataclass(frozen=True, kw_only=True)
class Link:
    """An address with the words that stand for it."""

    title: str
    url: str


@dataclass(frozen=True, kw_only=True)
class Due:
    """When something is due: a day, perhaps with a time of day, in the zone it counts in."""

    day: date
    time_of_day: time | None
    zone: tzinfo

    @property
    def is_aoe(self) -> bool:
        """Whether the day counts until it has ended everywhere on earth."""
        return self.zone is ANYWHERE_ON_EARTH

    @property
    def has_time(self) -> bool:
        """Whether the instant is known to the minute: a time was given, or the day is AoE."""
        return self.time_of_day is not None or self.is_aoe

    @cached_property
    def instant(self) -> datetime:
        """The last instant at which it is not yet late, in the due's own zone.

        Where no time of day was announced this is the day's last minute.
        """
        return datetime.combine(self.day, self.time_of_day or LAST_MINUTE, self.zone)


@dataclass(frozen=True, kw_only=True)
class EarlierDue:
    """One step of a deadline's history: what was announced, and when."""

    due: Due
    announced: date | None = None
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Deadline:
    """Something that must be done by a time, with how that time came about.

    `announced` is the day on which the `due` in force was made known.
    """

    id: str
    name: str
    due: Due
    announced: date | None = None
    aliases: tuple[str, ...] = ()
    about: str = ""
    keywords: tuple[str, ...] = ()
    link: Link | None = None
    history: tuple[EarlierDue, ...] = ()

    @cached_property
    def extended_from(self) -> Due | None:
        """The latest announced due before the one in force, or None if it never moved back."""
        earlier = [step.due for step in self.history if step.due.day < self.due.day]
        return max(earlier, key=lambda due: due.instant, default=None)


@dataclass(frozen=True, kw_only=True)
class Person:
    """A speaker, an author, an organizer: whoever is named anywhere in the event.

    `affiliation` is the main one, `other_affiliations` are further ones and other spellings.
    """

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    affiliation: str = ""
    other_affiliations: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    about: str = ""
    links: tuple[Link, ...] = ()

    @property
    def affiliations(self) -> tuple[str, ...]:
        """Every affiliation this person is named with, the main one first."""
        return ((self.affiliation,) if self.affiliation else ()) + self.other_affiliations


@dataclass(frozen=True, kw_only=True)
class Session:
    """An item of the program. `authors` include the `speakers`, and both are ids of people.

    `starts` and `ends` are instants in the event's zone. `day` is known wherever `starts` is, and
    may be known alone. `links` name what they lead to: Slides, Paper, Video, Stream …
    """

    id: str
    kind: SessionKind
    title: str
    other_titles: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    day: date | None = None
    starts: datetime | None = None
    ends: datetime | None = None
    room: str = ""
    track: str = ""
    abstract: str = ""
    summary: str = ""
    keywords: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    status: SessionStatus = SessionStatus.PLANNED
    moved_from: str = ""
    note: str = ""

    @property
    def is_cancelled(self) -> bool:
        """Whether it does not take place."""
        return self.status is SessionStatus.CANCELLED


@dataclass(frozen=True, kw_only=True)
class CommitteeMember:
    """A person of the committee, whose affiliation and role may differ there from `Person`'s."""

    person: str
    affiliation: str = ""
    role: str = ""


@dataclass(frozen=True, kw_only=True)
class Contact:
    """Whom to ask about a topic, `general` being everything else. `person` is a person's id."""

    id: str
    topic: str
    aliases: tuple[str, ...] = ()
    email: str = ""
    person: str = ""
    link: Link | None = None
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class EntryRef:
    """A pointer to another entry of the same edition: its list (or `event`), and its id there."""

    list: str
    id: str


@dataclass(frozen=True, kw_only=True)
class FaqEntry:
    """A question that people ask, in several phrasings, its answer, and the entries it is about."""

    id: str
    questions: tuple[str, ...]
    answer: str
    keywords: tuple[str, ...] = ()
    link: Link | None = None
    about: tuple[EntryRef, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Page:
    """Free text under its heading; `section` holds the headings above it, the outermost first."""

    id: str
    title: str
    section: tuple[str, ...] = ()
    text: str = ""
    keywords: tuple[str, ...] = ()
    link: Link | None = None
    about: tuple[EntryRef, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Venue:
    """Where it takes place. Without `rooms`, sessions may name any room."""

    name: str = ""
    address: str = ""
    link: Link | None = None
    rooms: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class HostEvent:
    """The larger event that this one is held with."""

    name: str
    aliases: tuple[str, ...] = ()
    starts: date | None = None
    ends: date | None = None
    link: Link | None = None


@dataclass(frozen=True, kw_only=True)
class Event:
    """The identity of an edition. `ends` equals `starts` where the author gave one day only."""

    id: str
    name: str
    starts: date
    ends: date
    timezone: ZoneInfo
    series: str = ""
    edition: str = ""
    full_name: str = ""
    aliases: tuple[str, ...] = ()
    about: str = ""
    topics: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    format: str = ""
    venue: Venue = Venue()
    host: HostEvent | None = None
    website: str = ""
    links: tuple[Link, ...] = ()
    tracks: tuple[str, ...] = ()
    publication: str = ""

    @override
    def __str__(self) -> str:
        return self.name
