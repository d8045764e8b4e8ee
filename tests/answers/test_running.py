from bot.answers.context import Context
from bot.answers.running import is_on, is_over, nearest_in_time
from bot.knowledge.edition import Edition
from bot.knowledge.models import Session, SessionStatus
from bot.search.edition_index import EditionIndex
from tests.builders import MONDAY, TUESDAY, at, edition, event, session

TIDES = session("Tides", "9:00-9:30", room="Aurora")
CABLES = session("Cables", "9:30-10:00", room="Aurora")
LANTERNS = session("Lanterns", "10:00", room="Aurora")
RADAR = session("Radar", "10:30", room="Aurora")
MOORING = session("Mooring", "11:00-11:30", room="Bluenose")
STOWAWAY = session("Stowaway", "9:00-12:00", status=SessionStatus.CANCELLED)
SOMEDAY = session("Someday")
TUESDAYS = session("Tuesdays", day=TUESDAY)
CRANES = session("Cranes", "9:00-10:00", day=TUESDAY)
PROGRAM = (TIDES, CABLES, LANTERNS, RADAR, MOORING, STOWAWAY, SOMEDAY, TUESDAYS, CRANES)
EDITION = edition(event(ends=TUESDAY), sessions=PROGRAM)
INDEX = EditionIndex(EDITION)


def on(clock: str, *, day: int = 6, of: Edition = EDITION) -> list[Session]:
    now = Context(INDEX, at(clock, MONDAY.replace(day=day)))
    return [each for each in of.sessions if is_on(now, each)]


def test_session_is_on_from_its_start_until_its_end() -> None:
    assert on("8:59") == []
    assert on("9:00") == [TIDES]
    assert on("9:29") == [TIDES]
    assert on("9:30") == [CABLES]


def test_session_without_an_end_is_on_until_the_next_one_in_its_room() -> None:
    assert on("10:29") == [LANTERNS]
    assert on("10:30") == [RADAR]


def test_last_session_without_an_end_is_on_until_midnight_whatever_other_rooms_do() -> None:
    assert on("11:15") == [RADAR, MOORING]
    assert on("23:59") == [RADAR]
    assert on("0:00", day=7) == []


def test_what_is_cancelled_or_has_no_time_is_never_on() -> None:
    shown = {each.id for hour in range(24) for day in (6, 7) for each in on(f"{hour}:15", day=day)}
    assert not shown & {STOWAWAY.id, SOMEDAY.id, TUESDAYS.id}


def over(clock: str, *, day: int = 6) -> set[str]:
    now = Context(INDEX, at(clock, MONDAY.replace(day=day)))
    return {each.title for each in PROGRAM if is_over(now, each)}


def test_what_has_had_its_time_is_over() -> None:
    assert over("9:00") == {"Stowaway"}
    assert over("9:30") == {"Stowaway", "Tides"}
    assert over("23:59") == {"Stowaway", "Tides", "Cables", "Lanterns", "Mooring"}


def test_days_without_a_time_of_day_are_over_when_they_have_ended() -> None:
    assert "Tuesdays" not in over("23:59", day=7)
    assert "Tuesdays" in over("0:00", day=8)
    assert "Someday" not in over("0:00", day=8)


def nearest(clock: str, *sessions: Session, day: int = 6) -> Session | None:
    return nearest_in_time(Context(INDEX, at(clock, MONDAY.replace(day=day))), sessions)


def test_of_several_sessions_the_nearest_in_time_is_meant() -> None:
    assert nearest("8:00", CRANES, CABLES, TIDES) == TIDES
    assert nearest("9:15", CRANES, CABLES, TIDES) == TIDES
    assert nearest("9:45", CRANES, TIDES, CABLES) == CABLES
    assert nearest("12:00", CABLES, CRANES, TIDES) == CRANES
    assert nearest("12:00", CABLES, CRANES, TIDES, day=8) == CRANES


def test_nothing_is_near_without_a_time() -> None:
    assert nearest("9:00", SOMEDAY, STOWAWAY, TUESDAYS) is None
