"""A small edition with one of everything, and passages to make indexes of."""

from __future__ import annotations

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from bot.knowledge.edition import Edition
from bot.knowledge.models import (
    ANYWHERE_ON_EARTH,
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
    Venue,
)
from bot.search.index import PassageIndex
from bot.search.passages import ALIAS, BODY, KEYWORD, NAME, Entry, EntryKind, Field, Passage
from bot.search.question import Question, read_question
from bot.search.ranking import Ranking, rank

BERLIN = ZoneInfo("Europe/Berlin")

EVENT = Event(
    id="cosmic-2027",
    name="COSMIC 2027",
    starts=date(2027, 7, 1),
    ends=date(2027, 7, 2),
    timezone=BERLIN,
    series="COSMIC",
    full_name="Computing Summit on Clouds",
    aliases=("Cloudfest",),
    about="A meeting of people who measure the sky.",
    topics=("Rain gauges", "Satellites"),
    keywords=("meteorology",),
    format="hybrid",
    venue=Venue(name="Harbour House", address="Quay Street 5, Hamburg"),
    host=HostEvent(name="Big Weather Week", aliases=("BWW",)),
    publication="Proceedings appear with Nimbus Press.",
)
GUENTHER = Person(
    id="gunther-jorg",
    name="Günther Jörg",
    aliases=("Gunnar",),
    affiliation="University of Jülich",
    other_affiliations=("Sky Laboratory",),
    roles=("organizer",),
    about="Flies gliders.",
)
ADA = Person(id="ada-moreno", name="Ada Moreno", affiliation="Sky Laboratory")
ORGANIZER = Person(id="olga-berg", name="Olga Berg", affiliation="Nimbus Institute")
KEYNOTE = Session(
    id="keynote",
    kind=SessionKind.KEYNOTE,
    title="Forecasting Hailstorms with Tensors",
    other_titles=("Hail of Numbers",),
    speakers=("ada-moreno",),
    authors=("ada-moreno", "gunther-jorg"),
    day=date(2027, 7, 1),
    starts=datetime(2027, 7, 1, 9, tzinfo=BERLIN),
    ends=datetime(2027, 7, 1, 10, tzinfo=BERLIN),
    room="Elbe",
    track="Methods",
    summary="Why ice falls where it falls.",
    keywords=("precipitation",),
    links=(Link(title="Slides", url="https://example.org/hail.pdf"),),
    note="Streamed live.",
)
OTHER_TALK = Session(
    id="barometers",
    kind=SessionKind.TALK,
    title="Open-Source Barometers",
    speakers=("gunther-jorg",),
    authors=("gunther-jorg",),
    day=date(2027, 7, 2),
    starts=datetime(2027, 7, 2, 9, tzinfo=BERLIN),
)
ABSTRACT = Deadline(
    id="abstract",
    name="Abstract submission",
    due=Due(day=date(2027, 5, 14), time_of_day=time(12), zone=ANYWHERE_ON_EARTH),
    aliases=("Extended summary",),
    about="Two pages are enough.",
    keywords=("upload",),
)
CONTACT = Contact(
    id="press",
    topic="press",
    aliases=("journalists",),
    email="press@example.org",
    person="olga-berg",
    note="Ring before noon.",
)
FAQ = FaqEntry(
    id="pets",
    questions=("May I bring my dog?", "Are animals welcome?"),
    answer="Guide dogs only.",
    keywords=("pets",),
)
PAGE = Page(
    id="boat-trip",
    title="Boat trip",
    section=("Social", "Outings"),
    text="Departure: the ferry leaves pier nine. Price: 12 € for each guest.",
    keywords=("cruise",),
)
EDITION = Edition(
    event=EVENT,
    deadlines=(ABSTRACT,),
    sessions=(OTHER_TALK, KEYNOTE),
    people=(ORGANIZER, GUENTHER, ADA),
    contacts=(CONTACT,),
    faq=(FAQ,),
    pages=(PAGE,),
)


def passage(
    name: str,
    body: str = "",
    *,
    alias: str = "",
    keyword: str = "",
    section: tuple[str, ...] = (),
    heading: str = "",
) -> Passage:
    """A page's passage, with its name as its id."""
    fields = ((name, NAME), (alias, ALIAS), (keyword, KEYWORD), (body, BODY))
    return Passage(
        Entry(EntryKind.PAGE, name, name),
        tuple(Field(text, weight) for text, weight in fields if text),
        section,
        heading,
    )


def index_of(*passages: Passage) -> PassageIndex:
    return PassageIndex(passages)


def ask(typed: str, *passages: Passage) -> Question:
    """The question as an index of these passages reads it."""
    return read_question(typed, index_of(*passages))


def ranking_of(typed: str, *passages: Passage) -> Ranking:
    index = index_of(*passages)
    question = read_question(typed, index)
    return rank(question.mended, question.query, index)


def ranked(typed: str, *passages: Passage) -> list[str]:
    """The names of the passages that are found, best first."""
    return [passages[row].entry.id for row in ranking_of(typed, *passages).rows.tolist()]
