"""Two editions of one series, and an event of another."""

from __future__ import annotations

from datetime import date

from bot.answers.models import Answer
from bot.knowledge.models import (
    Contact,
    Deadline,
    SessionKind,
    SessionStatus,
)
from tests.builders import (
    ADA,
    BEN,
    CLEO,
    DAN,
    TUESDAY,
    assistant,
    at,
    due,
    edition,
    event,
    faq,
    session,
)

THIS_YEAR = edition(
    event("Harbour 2030", ends=TUESDAY, series="Harbour"),
    sessions=(
        session("Reading the Tides", "9:00-9:30", ADA, kind=SessionKind.KEYNOTE, room="Aurora"),
        session("Cables under Water", "9:30-10:00", BEN, room="Aurora"),
        session("Cables in the Air", "9:30-10:00", CLEO, room="Bluenose"),
        session("Mooring at Night", "9:00-9:30", DAN, room="Bluenose", day=TUESDAY),
        session("Fog", "11:00-12:00", status=SessionStatus.CANCELLED),
    ),
    deadlines=(
        Deadline(id="papers", name="Papers", due=due("2030-03-01")),
        Deadline(id="slides", name="Slides", due=due("2030-05-05")),
    ),
    contacts=(
        Contact(id="general", topic="general", email="info@harbour.example"),
        Contact(id="visa", topic="visa letters", email="visa@harbour.example"),
    ),
)
LAST_YEAR = edition(
    event("Harbour 2029", date(2029, 5, 7), series="Harbour"),
    people=(ADA, DAN),
    sessions=(
        session("Lighthouses", "9:00-9:30", DAN, day=date(2029, 5, 7)),
        session("Buoys that Whistle", "10:00-10:30", ADA, day=date(2029, 5, 7)),
    ),
    faq=(faq("Is there a gala dinner?", "Yes, on the pier."),),
)
ELSEWHERE = edition(
    event("Alpine 2030", date(2030, 9, 2)),
    people=(BEN,),
    sessions=(session("Glaciers", "9:00-9:30", BEN, day=date(2030, 9, 2)),),
)
ALL = assistant(LAST_YEAR, THIS_YEAR, ELSEWHERE)
NOW = at("8:00")
HERE = "harbour-2030"


def ask(question: str, event_id: str = HERE, limit: int = 10) -> Answer:
    """Return the answer to a question about the edition of 2030."""
    return ALL.ask(question, now=NOW, event_id=event_id, limit=limit)
