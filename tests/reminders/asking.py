"""Events about which reminders are asked for, and what comes of it."""

from __future__ import annotations

from datetime import UTC, datetime, time
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.answers.context import Context
from bot.knowledge.models import Deadline, Link, SessionKind, SessionStatus
from bot.knowledge.reading import read_knowledge
from bot.reminders.moments import Fixed
from bot.reminders.saying import words_of_moment
from bot.reminders.when import NotUnderstoodError, understood
from bot.search.edition_index import EditionIndex
from tests.builders import ADA, BEN, CLEO, MONDAY, TUESDAY, ZONE, due, edition, event, session

if TYPE_CHECKING:
    from bot.knowledge.edition import Edition

TESTS = Path(__file__).parents[1]
BERLIN = ZoneInfo("Europe/Berlin")
WEDNESDAY_NOON = datetime(2021, 6, 30, 12, 0, tzinfo=BERLIN)
"""Two days before MLHPCS 2021, which is on a Friday."""
IN_APRIL = datetime(2030, 4, 10, 12, 0, tzinfo=ZONE)
"""Weeks before the harbour's two days, a Monday and a Tuesday."""

HARBOUR = edition(
    event(ends=TUESDAY, website="https://harbour.example"),
    deadlines=(
        Deadline(id="posters", name="Posters", due=due("2030-03-20")),
        Deadline(
            id="camera-ready",
            name="Camera-ready papers",
            due=due("2030-04-20"),
            link=Link(title="Submit", url="https://harbour.example/submit"),
        ),
        Deadline(id="early", name="Early registration", due=due("2030-04-25", "18:00", ZONE)),
        Deadline(id="grants", name="Grants", due=due("2030-04-28", zone=ZONE)),
    ),
    sessions=(
        session("Welcome", "9:00-9:15", kind=SessionKind.OPENING, room="Aurora"),
        session(
            "Reading the Tides",
            "9:15-10:00",
            ADA,
            kind=SessionKind.KEYNOTE,
            room="Aurora",
            abstract="https://harbour.example/tides",
        ),
        session("Coffee", "10:00-10:30", kind=SessionKind.BREAK),
        session("Life after the Storm", "10:30-11:00", BEN, CLEO),
        session("Reefs", "11:00-11:30", BEN, status=SessionStatus.CANCELLED),
        session("Gulls", day=MONDAY),
        session("Sonar", "11:30", CLEO, links=(Link(title="Slides", url="https://s.example"),)),
        session("Who Owns the Sea?", "16:00-17:00", kind=SessionKind.PANEL),
        session("Dinner", "19:00", kind=SessionKind.SOCIAL),
        session("Coffee", "10:00-10:30", day=TUESDAY, kind=SessionKind.BREAK, id="coffee-2"),
        session("Posters", "11:00-12:00", day=TUESDAY, kind=SessionKind.POSTER, id="poster-hour"),
        session("Farewell", "17:00-17:15", day=TUESDAY, kind=SessionKind.CLOSING),
    ),
)


@cache
def mlhpcs() -> EditionIndex:
    """Return the index of MLHPCS 2021."""
    knowledge = read_knowledge(TESTS.parent / "knowledge")
    return EditionIndex(knowledge.editions_by_id["mlhpcs-2021"])


@cache
def harbour() -> EditionIndex:
    """Return the index of the harbour's event."""
    return EditionIndex(HARBOUR)


def before_mlhpcs(now: datetime = WEDNESDAY_NOON) -> Context:
    """Return MLHPCS 2021 as it is known two days before, or at another time."""
    return Context(mlhpcs(), now)


def before_harbour(now: datetime = IN_APRIL) -> Context:
    """Return the harbour's event as it is known weeks before, or at another time."""
    return Context(harbour(), now)


def of(known: Edition, now: datetime = IN_APRIL) -> Context:
    """Return an edition as it is known at a time."""
    return Context(EditionIndex(known), now)


def meant(typed: str, context: Context) -> str:
    """Return what was understood: the wall and zone of a fixed time, else what it hangs on."""
    found = understood(typed, context)
    if isinstance(found.moment, Fixed):
        shown = found.moment.wall
        clock = f"{shown:%H:%M}" if shown.time() == time(shown.hour, shown.minute) else shown.time()
        return f"{shown:%a} {shown.date()} {clock} {found.moment.zone}"
    return words_of_moment(found.moment, context.edition)


def refused(typed: str, context: Context) -> str:
    """Return what somebody is told whose words are not understood; "" if they are."""
    try:
        understood(typed, context)
    except NotUnderstoodError as error:
        return str(error)
    return ""


def utc(written: str) -> datetime:
    """Return an instant: `utc("2021-07-02 12:15")`."""
    return datetime.fromisoformat(written).replace(tzinfo=UTC)
