"""A small event, and answers of every kind about it made by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.answers.models import (
    Answer,
    AnswerKind,
    Block,
    Colour,
    FollowLink,
    Hit,
    OpenEntry,
    Remind,
    ShowView,
    View,
)
from bot.answers.text import Line, Linked, Strong, Time, TimeStyle, Tone
from bot.knowledge.edition import Edition, KnowledgeBase
from bot.knowledge.models import (
    ANYWHERE_ON_EARTH,
    Deadline,
    Due,
    Event,
    FaqEntry,
    Person,
    Session,
    SessionKind,
)
from bot.search.passages import Entry, EntryKind

if TYPE_CHECKING:
    pass

BERLIN = ZoneInfo("Europe/Berlin")
NEW_YORK = ZoneInfo("America/New_York")
BEFORE = datetime(2021, 6, 30, 10, 12, tzinfo=BERLIN)


def at(hour: int, minute: int = 0, *, day: int = 2) -> datetime:
    return datetime(2021, 7, day, hour, minute, tzinfo=BERLIN)


KEYNOTE = Session(
    id="keynote",
    kind=SessionKind.KEYNOTE,
    title="Surprises in Training: Symmetry and Scale",
    speakers=("daniel-soudry",),
    authors=("daniel-soudry",),
    day=date(2021, 7, 2),
    starts=at(14, 15),
    ends=at(15),
    abstract="https://example.org/keynote",
)
CLUSTERS = Session(
    id="clusters",
    kind=SessionKind.CONTRIBUTED,
    title="Clusters of Images",
    speakers=("kalun-ho",),
    authors=("kalun-ho",),
    day=date(2021, 7, 2),
    starts=at(16),
    ends=at(16, 15),
)
EDITION = Edition(
    event=Event(
        id="mlhpcs-2021",
        name="MLHPCS 2021",
        series="MLHPCS",
        starts=date(2021, 7, 2),
        ends=date(2021, 7, 2),
        timezone=BERLIN,
    ),
    deadlines=(
        Deadline(
            id="abstract",
            name="Extended abstract",
            due=Due(day=date(2021, 5, 14), time_of_day=None, zone=ANYWHERE_ON_EARTH),
        ),
        Deadline(
            id="paper",
            name="Full paper",
            due=Due(day=date(2021, 7, 10), time_of_day=None, zone=BERLIN),
        ),
    ),
    sessions=(KEYNOTE, CLUSTERS),
    people=(
        Person(id="daniel-soudry", name="Daniel Soudry", affiliation="Technion"),
        Person(id="kalun-ho", name="Kalun Ho"),
    ),
    faq=(FaqEntry(id="length", questions=("How long can a paper be?",), answer="18 pages."),),
)
OLDER_EDITION = Edition(
    event=Event(
        id="mlhpcs-2020",
        name="MLHPCS 2020",
        series="MLHPCS",
        starts=date(2020, 6, 20),
        ends=date(2020, 6, 20),
        timezone=BERLIN,
    )
)
KNOWLEDGE = KnowledgeBase(editions=(OLDER_EDITION, EDITION))

KEYNOTE_ENTRY = Entry(EntryKind.TALK, "keynote", KEYNOTE.title)
CLUSTERS_ENTRY = Entry(EntryKind.TALK, "clusters", CLUSTERS.title)
SPEAKER_ENTRY = Entry(EntryKind.SPEAKER, "daniel-soudry", "Daniel Soudry")

FOUND = Answer(
    kind=AnswerKind.FOUND,
    event_id="mlhpcs-2021",
    headline=(Linked(KEYNOTE.title, "https://example.org/keynote"),),
    now=BEFORE,
    zone=BERLIN,
    colour=Colour.PROGRAM,
    blocks=(
        Block(
            (
                Line((Strong("Daniel Soudry"), " (Technion)")),
                Line((Time(at(14, 15)), " – ", Time(at(15), TimeStyle.CLOCK))),
                Line(("Keynote, ", Time(at(14, 15), TimeStyle.RELATIVE))),
            )
        ),
        Block((Line(("initialization, symmetry breaking",), Tone.NOTE),)),
    ),
    actions=(
        Remind("Remind me", KEYNOTE_ENTRY),
        OpenEntry("Speaker", SPEAKER_ENTRY),
        ShowView("Program", View.PROGRAM),
        FollowLink("Abstract", "https://example.org/keynote"),
    ),
    hits=(Hit(KEYNOTE_ENTRY, 0.93),),
    confidence=0.93,
)
SEVERAL = replace(
    FOUND,
    kind=AnswerKind.SEVERAL,
    headline=("Program, ", Time(at(14, 15), TimeStyle.DAY)),
    blocks=(
        Block((Line((Time(at(14), TimeStyle.CLOCK), " over: Welcome"), Tone.NOTE),)),
        Block(
            (
                Line((Time(at(14, 15), TimeStyle.CLOCK), " ", Strong(KEYNOTE.title)), Tone.NOW),
                Line(("Keynote · Daniel Soudry",), Tone.NOTE),
            ),
            KEYNOTE_ENTRY,
        ),
        Block(
            (
                Line((Time(at(16), TimeStyle.CLOCK), " ", Linked(CLUSTERS.title, ""))),
                Line(("Contributed talk · Kalun Ho",), Tone.NOTE),
            ),
            CLUSTERS_ENTRY,
        ),
    ),
    actions=(ShowView("Invited talks", View.PROGRAM, "invited"),),
    now=at(14, 30),
)
DID_YOU_MEAN = replace(
    FOUND,
    kind=AnswerKind.DID_YOU_MEAN,
    headline=("Which talk do you mean by “trainig”?",),
    colour=Colour.NOTHING,
    blocks=tuple(
        Block((Line((Strong(entry.title),)),), entry) for entry in (KEYNOTE_ENTRY, CLUSTERS_ENTRY)
    ),
    actions=(OpenEntry(KEYNOTE.title, KEYNOTE_ENTRY), ShowView("Program", View.PROGRAM)),
    confidence=0.5,
)
NOT_KNOWN = replace(
    FOUND,
    kind=AnswerKind.NOT_KNOWN,
    headline=("I have no answer to that",),
    colour=Colour.NOTHING,
    blocks=(
        Block(
            (
                Line(("I can tell:",)),
                Line(("/program: what is on, and when",), Tone.ITEM),
                Line(("/contact: whom to ask",), Tone.ITEM),
            )
        ),
    ),
    actions=(),
    hits=(),
    confidence=0.1,
)
