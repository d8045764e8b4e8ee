"""A program: talks with their speakers, each in a room at a time."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import count, islice, product
from typing import NamedTuple
from zoneinfo import ZoneInfo

from bot.knowledge.models import Person, Session, SessionKind
from bot.knowledge.naming import slug
from tests.benchmarks.generated.affiliations import draw_affiliation
from tests.benchmarks.generated.names import Name, distinct_names
from tests.benchmarks.generated.titles import Title, TitleGrammar

FIRST_DAY = date(2027, 5, 10)
DAYS = 5
ZONE = ZoneInfo("Europe/Vienna")
TALK_MINUTES = 20
STARTS = [time(hour, minute) for hour in (9, 10, 11, 14, 15, 16, 17) for minute in (0, 20, 40)]
TALKS_IN_A_TRACK = 40
MOST_SPEAKERS = 5
APPEARANCES = 1.1
"""How many talks each speaker gives, on average."""


@dataclass(frozen=True)
class Program:
    """Talks and speakers, with what only their maker knows: names in parts, and acronyms."""

    sessions: tuple[Session, ...]
    people: tuple[Person, ...]
    names: dict[str, Name]
    acronyms: dict[str, str]


class Slot(NamedTuple):
    """Where and when one talk fits."""

    start: datetime
    room: str


def make_program(talks: int, speakers: int, rng: random.Random) -> Program:
    """Return a program with exactly so many talks and speakers; everyone speaks at least once."""
    titles = _distinct_titles(talks, rng)
    names = distinct_names(speakers, rng)
    people = [
        Person(id=slug(str(name)), name=str(name), affiliation=draw_affiliation(rng))
        for name in names
    ]
    casts = _casts(talks, [person.id for person in people], rng)
    slots = _slots(talks)
    sessions = [
        Session(
            id=f"talk-{number}",
            kind=SessionKind.CONTRIBUTED,
            title=title.text,
            speakers=cast,
            authors=cast,
            day=slot.start.date(),
            starts=slot.start,
            ends=slot.start + timedelta(minutes=TALK_MINUTES),
            room=slot.room,
            track=f"Track {1 + number // TALKS_IN_A_TRACK}",
        )
        for number, (title, cast, slot) in enumerate(zip(titles, casts, slots, strict=True))
    ]
    return Program(
        tuple(sessions),
        tuple(people),
        {person.id: name for person, name in zip(people, names, strict=True)},
        {
            session.id: title.acronym
            for session, title in zip(sessions, titles, strict=True)
            if title.acronym
        },
    )


def _distinct_titles(wanted: int, rng: random.Random) -> list[Title]:
    grammar = TitleGrammar(rng)
    titles: dict[str, Title] = {}
    while len(titles) < wanted:
        title = grammar.draw()
        titles.setdefault(title.text.lower(), title)
    return list(titles.values())


def _casts(talks: int, people: list[str], rng: random.Random) -> list[tuple[str, ...]]:
    """Return who speaks in each talk: one to five people."""
    sizes = [1] * talks
    missing = max(round(APPEARANCES * len(people)) - talks, 0)
    for chosen in rng.sample([*range(talks)] * (MOST_SPEAKERS - 1), missing):
        sizes[chosen] += 1
    places = rng.sample(people, len(people))
    places += rng.choices(people, k=max(sum(sizes) - len(people), 0))
    remaining = iter(places)
    return [tuple(dict.fromkeys(islice(remaining, size))) for size in rng.sample(sizes, talks)]


def _slots(wanted: int) -> Iterator[Slot]:
    """Return slots that don't overlap, in as many rooms as it takes."""
    rooms = -(-wanted // (DAYS * len(STARTS)))
    days = (FIRST_DAY + timedelta(days=number) for number in count())
    times = (
        datetime.combine(day, start, ZONE) for day, start in product(islice(days, DAYS), STARTS)
    )
    return islice(
        (Slot(start, f"Room {room}") for start in times for room in range(1, rooms + 1)), wanted
    )
