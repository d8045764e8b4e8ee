"""Small events made in a line or two: what a test doesn't name is as plain as it can be."""

from __future__ import annotations

from datetime import date, datetime, time, tzinfo
from typing import TYPE_CHECKING, TypedDict
from zoneinfo import ZoneInfo

from bot.answers.assistant import Assistant
from bot.knowledge.edition import Edition, KnowledgeBase
from bot.knowledge.models import (
    ANYWHERE_ON_EARTH,
    CommitteeMember,
    Contact,
    Deadline,
    Due,
    Event,
    FaqEntry,
    HostEvent,
    Link,
    Page,
    Person,
    Session,
    SessionKind,
    SessionStatus,
    Venue,
)
from bot.knowledge.naming import slug

if TYPE_CHECKING:
    from collections.abc import Sequence

    from typing_extensions import Unpack

ZONE = ZoneInfo("Europe/Lisbon")
MONDAY, TUESDAY, WEDNESDAY = (date(2030, 5, day) for day in (6, 7, 8))

ADA = Person(id="ada-fonseca", name="Ada Fonseca", affiliation="Tagus University")
BEN = Person(id="ben-okafor", name="Ben Okafor", affiliation="Gulf Institute")
CLEO = Person(id="cleo-marchetti", name="Cleo Marchetti", affiliation="Tagus University")
DAN = Person(id="dan-fonseca", name="Dan Fonseca")
PEOPLE = (ADA, BEN, CLEO, DAN)


class EventParts(TypedDict, total=False):
    """What may be said of an event beyond its name and days."""

    id: str
    series: str
    full_name: str
    aliases: tuple[str, ...]
    about: str
    topics: tuple[str, ...]
    keywords: tuple[str, ...]
    format: str
    venue: Venue
    host: HostEvent | None
    website: str
    links: tuple[Link, ...]
    tracks: tuple[str, ...]


class SessionParts(TypedDict, total=False):
    """What may be said of a session beyond its title, time and people."""

    id: str
    kind: SessionKind
    room: str
    track: str
    abstract: str
    summary: str
    keywords: tuple[str, ...]
    links: tuple[Link, ...]
    status: SessionStatus
    moved_from: str
    note: str


class EditionParts(TypedDict, total=False):
    """What an edition may consist of beside the event itself."""

    deadlines: tuple[Deadline, ...]
    sessions: tuple[Session, ...]
    people: tuple[Person, ...]
    committee: tuple[CommitteeMember, ...]
    contacts: tuple[Contact, ...]
    faq: tuple[FaqEntry, ...]
    pages: tuple[Page, ...]


def at(clock: str, day: date = MONDAY, zone: tzinfo = ZONE) -> datetime:
    """Return an instant: `at("9:30")` is on the Monday."""
    hour, minute = clock.split(":")
    return datetime.combine(day, time(int(hour), int(minute)), zone)


def event(
    name: str = "Harbour 2030",
    starts: date = MONDAY,
    ends: date | None = None,
    **parts: Unpack[EventParts],
) -> Event:
    """Return an event of a day or more; its id is made of its name."""
    given: EventParts = {"id": slug(name), **parts}
    return Event(name=name, starts=starts, ends=ends or starts, timezone=ZONE, **given)


def session(
    title: str,
    clocks: str = "",
    *by: Person,
    day: date | None = None,
    authors: Sequence[Person] = (),
    **parts: Unpack[SessionParts],
) -> Session:
    """Return a session: `session("Tides", "9:00-9:30", ADA)` is on the Monday."""
    starts, _, ends = clocks.partition("-")
    given: SessionParts = {"id": slug(title), "kind": SessionKind.TALK, **parts}
    on = day or (MONDAY if starts else None)
    return Session(
        title=title,
        day=on,
        starts=at(starts, on) if on and starts else None,
        ends=at(ends, on) if on and ends else None,
        speakers=tuple(person.id for person in by),
        authors=tuple(person.id for person in (*by, *authors)),
        **given,
    )


def due(day: str, clock: str = "", zone: tzinfo = ANYWHERE_ON_EARTH) -> Due:
    """Return a due: `due("2030-03-01")` is the end of that day AoE."""
    hour, _, minute = clock.partition(":")
    of_day = time(int(hour), int(minute)) if clock else None
    return Due(day=date.fromisoformat(day), time_of_day=of_day, zone=zone)


def faq(question: str, answer: str, link: Link | None = None) -> FaqEntry:
    """Return a FAQ entry with one phrasing."""
    return FaqEntry(id=slug(question), questions=(question,), answer=answer, link=link)


def edition(of: Event | None = None, **parts: Unpack[EditionParts]) -> Edition:
    """Return an edition; everybody of `PEOPLE` is known in it unless it has people of its own."""
    given: EditionParts = {"people": PEOPLE, **parts}
    return Edition(event=of or event(), **given)


def assistant(*editions: Edition) -> Assistant:
    """Return an assistant that knows these editions, the earliest first."""
    return Assistant(KnowledgeBase(editions=editions))
