"""Arbitrary questions, times and small editions, for what must hold whatever comes."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from bot.knowledge.edition import Edition
from bot.knowledge.models import (
    ANYWHERE_ON_EARTH,
    CommitteeMember,
    Contact,
    Deadline,
    Due,
    EarlierDue,
    EntryRef,
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
from tests.golden.sets import SETS

FIRST_DAY = date(2030, 5, 6)
ZONES = [ZoneInfo(key) for key in ("UTC", "Europe/Berlin", "America/St_Johns", "Pacific/Apia")]
WORDS = """
    when where who what which how many long next now first last after before at in the on a is was
    talk talks keynote break poster session room track hall aurora tuesday tomorrow 9:00 10:30 5pm
    noon deadline deadlines paper abstract extended open passed due organizer speaker author email
    contact help hi thanks website topics program about 2021 2030 fonseca ada müller tides robot
    Wann Wer Wo und über invited cancelled over still link slides zone from university chair
""".split()  # noqa: SIM905 - a list of words reads better as words
ODD = [
    "", " ", "\x00", "\x1b[31m", "\u202e", "\u200b", "🦑", "\ud800", "\udfff", "مرحبا", "שלום",
    "日本語", "ﬁ", "ß", "İ", "%s", "{}", "<@1>", "¿?", "-" * 50, "\r\n",
]  # fmt: skip
questions = st.one_of(
    st.text(st.characters(), max_size=60),
    st.text(st.characters(categories=["Cs", "Cc", "Cf", "Lo", "Mn", "So"]), max_size=20),
    st.lists(st.sampled_from([*WORDS, *ODD]), max_size=8).map(" ".join),
    st.sampled_from([question.typed for each in SETS for question in each.questions]),
)
"""What somebody may type: anything at all, words of questions in any order, real questions."""


def moments(first: date, last: date) -> st.SearchStrategy[datetime]:
    """Return instants from the first day to the last, in several zones."""
    clocks = st.sampled_from([time(), time(9), time(9, 30), time(12), time(23, 59)])
    dates = st.dates(first, last)
    return st.builds(datetime.combine, dates, clocks | st.times(), st.sampled_from(ZONES))


any_moment = moments(date(1900, 1, 2), date(2199, 12, 30)) | moments(
    FIRST_DAY - timedelta(1), FIRST_DAY + timedelta(4)
)

_texts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join) | st.text(
    min_size=1, max_size=12
)
_maybe = st.just("") | _texts
_few = st.lists(_texts, max_size=2).map(tuple)
_days = st.dates(FIRST_DAY, FIRST_DAY + timedelta(2))
_links = st.builds(Link, title=_texts, url=st.just("https://a.example"))
_maybe_link = st.none() | _links
_few_links = st.lists(_links, max_size=2).map(tuple)
_ids = st.sampled_from(["a", "b", "c", "d", "keynote", "general"])
_dues = st.builds(
    Due,
    day=_days,
    time_of_day=st.none() | st.just(time(12)),
    zone=st.sampled_from([ANYWHERE_ON_EARTH, *ZONES]),
)
_events = st.builds(
    Event,
    id=st.just("event"),
    name=_texts,
    starts=st.just(FIRST_DAY),
    ends=_days,
    timezone=st.sampled_from(ZONES),
    full_name=_maybe,
    aliases=_few,
    about=_maybe,
    topics=_few.map(lambda topics: tuple({topic.casefold(): topic for topic in topics}.values())),
    format=_maybe,
    venue=st.builds(Venue, name=_maybe, address=_maybe, rooms=_few),
    host=st.none()
    | st.builds(HostEvent, name=_texts, starts=st.none() | _days, ends=st.none(), link=_maybe_link),
    website=st.sampled_from(["", "https://a.example"]),
    links=_few_links,
    tracks=_few,
)
_deadlines = st.builds(
    Deadline,
    id=_ids,
    name=_texts,
    due=_dues,
    aliases=_few,
    about=_maybe,
    link=_maybe_link,
    history=st.lists(st.builds(EarlierDue, due=_dues), max_size=2).map(tuple),
)
_people = st.builds(
    Person,
    id=_ids,
    name=_texts,
    affiliation=_maybe,
    other_affiliations=_few,
    roles=_few,
    about=_maybe,
    links=_few_links,
)
_contacts = st.builds(Contact, id=_ids, topic=_texts, email=_maybe, link=_maybe_link, note=_maybe)
_pages = st.builds(
    Page, id=_ids, title=_texts, section=_few, text=_maybe, keywords=_few, link=_maybe_link
)


@st.composite
def _sessions(draw: st.DrawFn, zone: ZoneInfo, people: list[str]) -> Session:
    day = draw(st.none() | _days)
    clock = draw(st.none() | st.sampled_from([time(9), time(9, 30), time(23)]))
    starts = datetime.combine(day, clock, zone) if day and clock else None
    minutes = draw(st.none() | st.sampled_from([15, 30]))
    speakers = draw(st.lists(st.sampled_from(people), max_size=4, unique=True)) if people else []
    others = draw(st.lists(st.sampled_from(people), max_size=2, unique=True)) if people else []
    return Session(
        id=draw(_ids),
        kind=draw(st.sampled_from(SessionKind)),
        title=draw(_texts),
        speakers=tuple(speakers),
        authors=tuple(dict.fromkeys((*speakers, *others))),
        day=day,
        starts=starts,
        ends=starts + timedelta(minutes=minutes) if starts and minutes else None,
        room=draw(_maybe),
        track=draw(_maybe),
        abstract=draw(st.sampled_from(["", "https://a.example"])),
        summary=draw(_maybe),
        keywords=draw(_few),
        links=draw(_few_links),
        status=draw(st.sampled_from(SessionStatus)),
        moved_from=draw(_maybe),
        note=draw(_maybe),
    )


@st.composite
def editions(draw: st.DrawFn) -> Edition:
    """Return an edition with few entries or none, any of which may lack nearly everything."""
    event = draw(_events)
    people = draw(st.lists(_people, max_size=3, unique_by=lambda person: person.id))
    known = [person.id for person in people]
    members = st.builds(CommitteeMember, person=st.sampled_from(known or [""]), role=_maybe)
    deadlines = draw(st.lists(_deadlines, max_size=3, unique_by=lambda each: each.id))
    targets = [EntryRef(list="event", id=event.id)]
    targets += [EntryRef(list="deadlines", id=each.id) for each in deadlines]
    faqs = st.builds(
        FaqEntry,
        id=_ids,
        questions=st.lists(_texts, min_size=1, max_size=2).map(tuple),
        answer=_texts,
        link=_maybe_link,
        about=st.lists(st.sampled_from(targets), max_size=2).map(tuple),
    )
    program = st.lists(
        _sessions(event.timezone, known), max_size=4, unique_by=lambda session: session.id
    )
    return Edition(
        event=event,
        deadlines=tuple(deadlines),
        sessions=tuple(draw(program)),
        people=tuple(people),
        committee=tuple(draw(st.lists(members, max_size=2))) if known else (),
        contacts=tuple(draw(st.lists(_contacts, max_size=2, unique_by=lambda each: each.id))),
        faq=tuple(draw(st.lists(faqs, max_size=2, unique_by=lambda each: each.id))),
        pages=tuple(draw(st.lists(_pages, max_size=2, unique_by=lambda each: each.id))),
    )
