"""Knowledge as `workshop-bot check` lets it pass, at its widest: many, odd, or nearly none."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
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
    Page,
    Person,
    Session,
    SessionKind,
    SessionStatus,
    Venue,
)
from tests.frontends.discord_app.render.wild_texts import LONGEST_LINE, Pool, lines, pools

FIRST_DAY = date(2030, 5, 6)
ZONE = ZoneInfo("Europe/Berlin")
moments = st.sampled_from([-60 * 24, 9 * 60, 9 * 60 + 20, 24 * 60 + 8 * 60, 24 * 60 * 30]).map(
    lambda minutes: datetime.combine(FIRST_DAY, time(), ZONE) + timedelta(minutes=minutes)
)


counts = st.sampled_from([0, 1, 2, 5, 7, 14, 30])
KINDS = tuple(SessionKind)


def session(pool: Pool, index: int, parallel: int, days: int, people: int) -> Session:
    """Return a session in a grid of rooms and times, every few of them without an end or a time."""
    slot = index // parallel
    day = FIRST_DAY + timedelta(slot % days)
    starts = datetime.combine(day, time(8), ZONE) + timedelta(minutes=15 * (slot // days % 56))
    has_time = index % 11 != 10
    has_end = index % 4 != 3
    by = [pool.id((index + step) % people) for step in range(index % 6)] if people > 5 else []
    return Session(
        id=pool.id(index),
        kind=KINDS[index * 3 % len(KINDS)],
        title=pool.line(index),
        speakers=tuple(by[: index % 5]),
        authors=tuple(by),
        day=day if has_time or index % 2 else None,
        starts=starts if has_time else None,
        ends=starts + timedelta(minutes=15) if has_time and has_end else None,
        room=f"{pool.line(index)[:1990]} {index % parallel}" if pool.maybe(index) else "",
        track=pool.maybe(index % 3),
        abstract=pool.address(index),
        summary=pool.prose(index),
        keywords=tuple(pool.line(step) for step in range(index % 9)),
        links=pool.links(index),
        status=tuple(SessionStatus)[index % 7 % 3],
        moved_from=pool.maybe(index),
        note=pool.prose(index + 1),
    )


def deadline(pool: Pool, index: int) -> Deadline:
    """Return a deadline; they lie days apart, some before the event, some after."""
    zone = (ANYWHERE_ON_EARTH, UTC, ZONE)[index % 3]
    due = Due(
        day=FIRST_DAY + timedelta(3 * index - 6),
        time_of_day=time(18) if index % 4 == 1 else None,
        zone=zone,
    )
    earlier = Due(day=due.day - timedelta(20), time_of_day=None, zone=zone)
    history = (EarlierDue(due=earlier),) if index % 2 else ()
    return Deadline(
        id=pool.id(index),
        name=pool.line(index),
        due=due,
        about=pool.prose(index),
        link=pool.link(index),
        history=history,
    )


@st.composite
def editions(draw: st.DrawFn) -> Edition:
    """Return an event with nearly nothing, with everything, or with one thing in abundance."""
    pool = draw(pools)
    people = draw(counts)
    days = draw(st.sampled_from([1, 1, 2, 5]))
    parallel = draw(st.sampled_from([1, 3, 20]))
    number = draw(st.sampled_from([0, 1, 2, 13, 30, 130, 280]))
    deadlines = tuple(deadline(pool, index) for index in range(draw(counts)))
    about = tuple(EntryRef(list="deadlines", id=each.id) for each in deadlines[:7])
    topics = dict.fromkeys(pool.line(index) for index in range(draw(counts)))
    return Edition(
        event=Event(
            id=draw(st.sampled_from(["event", "E.v_1", "y" * 120])),
            name=draw(lines)[:LONGEST_LINE],
            starts=FIRST_DAY,
            ends=FIRST_DAY + timedelta(days - 1),
            timezone=ZONE,
            full_name=pool.maybe(1),
            about=pool.prose(1),
            topics=tuple(topics),
            format=pool.maybe(2),
            venue=Venue(name=pool.maybe(3), address=pool.maybe(4)),
            host=HostEvent(name=pool.line(1), link=pool.link(1)) if people % 2 else None,
            website=pool.address(1),
            links=pool.links(6),
        ),
        deadlines=deadlines,
        sessions=tuple(session(pool, i, parallel, days, people) for i in range(number)),
        people=tuple(_person(pool, index) for index in range(people)),
        committee=tuple(
            CommitteeMember(person=pool.id(i), affiliation=pool.maybe(i), role=pool.maybe(i + 1))
            for i in range(people)
        ),
        contacts=tuple(_contact(pool, index) for index in range(draw(counts))),
        faq=tuple(
            FaqEntry(
                id=pool.id(index),
                questions=(pool.line(index),),
                answer=pool.proses[index % len(pool.proses)],
                link=pool.link(index),
                about=about[:index],
            )
            for index in range(draw(counts))
        ),
        pages=tuple(
            Page(
                id=pool.id(index),
                title=pool.line(index),
                section=(pool.line(index),),
                text=pool.prose(index),
                link=pool.link(index),
            )
            for index in range(draw(counts))
        ),
    )


def _person(pool: Pool, index: int) -> Person:
    return Person(
        id=pool.id(index),
        name=pool.line(index),
        affiliation=pool.maybe(index),
        roles=tuple(pool.line(step) for step in range(index % 3)),
        about=pool.prose(index),
        links=pool.links(index),
    )


def _contact(pool: Pool, index: int) -> Contact:
    link = pool.link(index)
    mail = "" if link and index % 2 else "info_a*b@here.example"
    topic = pool.line(index) if index else "general"
    return Contact(id=pool.id(index), topic=topic, email=mail, link=link, note=pool.prose(index))
