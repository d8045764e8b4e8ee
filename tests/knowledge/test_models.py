"""What follows from what is known."""

from dataclasses import replace
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from bot.knowledge.edition import Edition
from bot.knowledge.models import (
    ANYWHERE_ON_EARTH,
    Deadline,
    Due,
    EarlierDue,
    Event,
    Person,
    Session,
    SessionKind,
    Venue,
)

EVENT = Event(
    id="ada-2021",
    name="Ada Day",
    starts=date(2021, 7, 2),
    ends=date(2021, 7, 3),
    timezone=ZoneInfo("UTC"),
)


def due(day: int, time_of_day: time | None = None) -> Due:
    return Due(day=date(2021, 5, day), time_of_day=time_of_day, zone=UTC)


def test_event_is_its_name_in_a_sentence() -> None:
    assert f"{EVENT} starts" == "Ada Day starts"


def test_day_that_is_a_deadline_ends_with_its_last_minute() -> None:
    assert due(14).instant == datetime(2021, 5, 14, 23, 59, tzinfo=UTC)
    assert due(14, time(12)).instant == datetime(2021, 5, 14, 12, 0, tzinfo=UTC)
    aoe = Due(day=date(2021, 5, 14), time_of_day=None, zone=ANYWHERE_ON_EARTH)
    assert aoe.instant == datetime(2021, 5, 15, 11, 59, tzinfo=UTC)
    assert (due(14).has_time, due(14, time(12)).has_time, aoe.has_time) == (False, True, True)


def test_deadline_was_extended_from_the_latest_earlier_date() -> None:
    deadline = Deadline(
        id="paper",
        name="Paper",
        due=due(14),
        history=(EarlierDue(due=due(7)), EarlierDue(due=due(1)), EarlierDue(due=due(20))),
    )

    assert deadline.extended_from == due(7)
    assert (
        Deadline(id="paper", name="Paper", due=due(1), history=deadline.history).extended_from
        is None
    )


def test_talks_are_what_somebody_presents() -> None:
    assert {kind for kind in SessionKind if kind.is_talk} == {
        SessionKind.KEYNOTE,
        SessionKind.INVITED,
        SessionKind.CONTRIBUTED,
        SessionKind.TALK,
    }


def session(session_id: str, starts: datetime | None, day: date | None, person: str) -> Session:
    return Session(
        id=session_id,
        kind=SessionKind.TALK,
        title=session_id,
        starts=starts,
        day=day,
        speakers=(person,),
        authors=(person, "b"),
    )


def test_program_is_in_the_order_of_time() -> None:
    noon = datetime(2021, 7, 2, 12, 0, tzinfo=UTC)
    edition = Edition(
        event=EVENT,
        sessions=(
            session("some-time", None, None, "a"),
            session("some-time-that-day", None, noon.date(), "b"),
            session("noon", noon, noon.date(), "a"),
            session("morning", noon.replace(hour=9), noon.date(), "c"),
        ),
        people=(Person(id="a", name="Ada"),),
    )

    order = ["morning", "noon", "some-time-that-day", "some-time"]
    assert [entry.id for entry in edition.program] == order
    assert [entry.id for entry in edition.sessions_by_person["a"]] == ["noon", "some-time"]
    assert [entry.id for entry in edition.sessions_by_person["b"]] == order
    assert edition.sessions_by_id["noon"].starts == noon
    assert edition.people_by_id["a"].affiliations == ()
    assert edition.deadlines_by_id == {}


def test_rooms_and_tracks_are_those_declared_and_then_those_of_sessions() -> None:
    sessions = tuple(
        Session(id=name, kind=SessionKind.TALK, title=name, room=room, track=track)
        for name, room, track in (("a", "Hall", ""), ("b", "", "Theory"), ("c", "Hall", "Practice"))
    )
    event = replace(EVENT, venue=Venue(rooms=("Attic",)), tracks=("Practice",))
    edition = Edition(event=event, sessions=sessions)

    assert edition.rooms == ("Attic", "Hall")
    assert edition.tracks == ("Practice", "Theory")
