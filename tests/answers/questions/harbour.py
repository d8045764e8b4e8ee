"""An event of two days with a bit of everything, for questions of every sort."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.knowledge.models import (
    CommitteeMember,
    Contact,
    Deadline,
    EarlierDue,
    HostEvent,
    Link,
    Page,
    Person,
    SessionKind,
    SessionStatus,
    Venue,
)
from tests.builders import TUESDAY, assistant, at, due, edition, event, faq, session

if TYPE_CHECKING:
    from bot.answers.models import Answer

LISBON = ZoneInfo("Europe/Lisbon")
WATER, AIR = "Track A: Under Water", "Track B: In the Air"

ADA = Person(
    id="ada-fonseca",
    name="Ada Fonseca",
    affiliation="Tagus University",
    links=(Link(title="Homepage", url="https://ada.example"),),
)
BEN = Person(id="ben-okafor", name="Ben Okafor", affiliation="Gulf Institute")
CLEO = Person(id="cleo-marchetti", name="Cleo Marchetti", affiliation="Tagus University")
DAN = Person(id="dan-fonseca", name="Dan Fonseca")
EVA = Person(id="eva-lindqvist", name="Eva Lindqvist", affiliation="Sound School")
FINN = Person(id="finn-odell", name="Finn Odell", affiliation="Cape Works")

SESSIONS = (
    session("Welcome", "9:00-9:15", kind=SessionKind.OPENING, room="Aurora"),
    session(
        "Reading the Tides",
        "9:15-10:00",
        ADA,
        kind=SessionKind.KEYNOTE,
        room="Aurora",
        abstract="https://harbour.example/tides",
        keywords=("moon", "gauges"),
        links=(Link(title="Slides", url="https://harbour.example/tides.pdf"),),
    ),
    session("Coffee", "10:00-10:30", kind=SessionKind.BREAK, room="Foyer"),
    session(
        "Welding Robots below the Keel",
        "10:30-11:00",
        BEN,
        authors=[EVA],
        kind=SessionKind.CONTRIBUTED,
        room="Bluenose",
        track=WATER,
        links=(Link(title="Paper", url="https://harbour.example/welding.pdf"),),
    ),
    session(
        "Gulls and Drones",
        "10:30-11:00",
        CLEO,
        kind=SessionKind.CONTRIBUTED,
        room="Citadel",
        track=AIR,
    ),
    session(
        "Sonar in Mud",
        "11:00-11:30",
        FINN,
        kind=SessionKind.CONTRIBUTED,
        room="Bluenose",
        track=WATER,
        status=SessionStatus.MOVED,
        moved_from="Tuesday, 9:00",
    ),
    session(
        "Kites for Salvage",
        "11:00-11:30",
        DAN,
        kind=SessionKind.CONTRIBUTED,
        room="Citadel",
        track=AIR,
        status=SessionStatus.CANCELLED,
    ),
    session(
        "Tying Knots with Robot Arms",
        "14:00-16:00",
        CLEO,
        kind=SessionKind.TUTORIAL,
        room="Citadel",
    ),
    session("Tea", "16:00-16:20", kind=SessionKind.BREAK, room="Foyer"),
    session(
        "Who Pays for a Sunken Robot?",
        "9:00-10:00",
        EVA,
        BEN,
        kind=SessionKind.PANEL,
        room="Aurora",
        day=TUESDAY,
    ),
    session("Harbour Tour", kind=SessionKind.SOCIAL, day=TUESDAY),
    session("Farewell", "11:00", kind=SessionKind.CLOSING, room="Aurora", day=TUESDAY),
)
SITE = Link(title="Submit here", url="https://submit.harbour.example")
DEADLINES = (
    Deadline(
        id="papers",
        name="Papers",
        due=due("2030-02-20"),
        about="Six pages",
        link=SITE,
        aliases=("Paper submission",),
        history=(EarlierDue(due=due("2030-02-01")), EarlierDue(due=due("2030-02-10"))),
    ),
    Deadline(id="tutorials", name="Tutorial proposals", due=due("2030-01-15"), link=SITE),
    Deadline(id="camera-ready", name="Camera-ready papers", due=due("2030-04-01", zone=LISBON)),
    Deadline(id="fees", name="Early registration", due=due("2030-04-20", "17:00", LISBON)),
)
HARBOUR = edition(
    event(
        ends=TUESDAY,
        full_name="Third Workshop on Robots in Harbours",
        series="Harbour",
        aliases=("Robots in Harbours",),
        about="For people whose robots work where ships do.",
        topics=("Underwater welding", "Mooring automation", "Drones over docks"),
        keywords=("robots", "harbours"),
        format="in person",
        venue=Venue(name="Pier 3", address="Lisbon", rooms=("Aurora", "Bluenose", "Citadel")),
        host=HostEvent(
            name="Ports Week",
            starts=date(2030, 5, 5),
            ends=date(2030, 5, 10),
            link=Link(title="Ports Week", url="https://ports.example"),
        ),
        website="https://harbour.example",
        tracks=(WATER, AIR),
    ),
    sessions=SESSIONS,
    people=(ADA, BEN, CLEO, DAN, EVA, FINN),
    deadlines=DEADLINES,
    committee=(
        CommitteeMember(person=EVA.id, affiliation="Sound School", role="general chair"),
        CommitteeMember(person=FINN.id, role="publicity chair"),
        CommitteeMember(person=DAN.id, role="publicity chair"),
    ),
    contacts=(
        Contact(id="general", topic="general", email="info@harbour.example"),
        Contact(
            id="visa", topic="visa letters", aliases=("invitation",), email="visa@harbour.example"
        ),
    ),
    faq=(
        faq("Is there a dress code?", "No. Bring a raincoat."),
        faq("Where can I park?", "Under the pier, for 10 euros a day."),
    ),
    pages=(
        Page(id="wifi", title="Wireless network", text="The network is called Pier; no password."),
    ),
)
ASSISTANT = assistant(HARBOUR)
BEFORE = at("12:00", date(2030, 5, 1))
AFTER = at("12:00", date(2030, 5, 20))
WINTER = datetime(2030, 2, 12, 12, tzinfo=LISBON)


def ask(question: str, now: datetime = BEFORE) -> Answer:
    """Return the answer to a question about the event."""
    return ASSISTANT.ask(question, now=now)
