from datetime import date

import pytest

from bot.answers.context import Context
from bot.answers.questions.selection import Selection, kinds_asked, selection
from bot.knowledge.edition import Edition
from bot.knowledge.models import SessionKind
from bot.search.edition_index import EditionIndex
from tests.answers.questions.harbour import AIR, HARBOUR, WATER
from tests.builders import MONDAY, TUESDAY, at, edition, session

INDEX = EditionIndex(HARBOUR)


def part(asked: str, index: EditionIndex = INDEX) -> Selection:
    return selection(Context(index, at("8:00")), index.read(asked))


def titles(asked: str, of: Edition = HARBOUR) -> list[str]:
    index = EditionIndex(of)
    return [each.title for each in part(asked, index).of(of.program)]


@pytest.mark.parametrize(
    ("asked", "room", "track"),
    [
        ("what is in bluenose", "Bluenose", ""),
        ("what is in the Bluenose room", "Bluenose", ""),
        ("talks in track a", "", WATER),
        ("talks in the under water track", "", WATER),
        ("what is in the air track", "", AIR),
        ("in the air in citadel", "Citadel", AIR),
        ("water under bridges", "", ""),
        ("what is the program", "", ""),
    ],
)
def test_room_and_track(asked: str, room: str, track: str) -> None:
    chosen = part(asked)
    assert (chosen.room, chosen.track) == (room, track)


def test_room_without_a_word_in_its_name_is_never_meant() -> None:
    odd = edition(sessions=(session("Tides", "9:00", room="?: Attic"),))
    assert part("what is in the attic", EditionIndex(odd)).room == "?: Attic"
    assert part("what is on ?", EditionIndex(odd)).room == ""


@pytest.mark.parametrize(
    ("asked", "day"),
    [
        ("program on tuesday", TUESDAY),
        ("program on 7 May", TUESDAY),
        ("program on the first day", MONDAY),
        ("program of the last day", TUESDAY),
        ("program today", MONDAY),
        ("program tomorrow", TUESDAY),
        ("program on saturday", date.max),
        ("program", None),
    ],
)
def test_day(asked: str, day: date | None) -> None:
    assert part(asked).day == day


@pytest.mark.parametrize(
    ("asked", "kinds"),
    [
        ("keynotes and posters", {SessionKind.KEYNOTE, SessionKind.POSTER}),
        ("invited talks", {SessionKind.INVITED}),
        ("papers presented", {SessionKind.CONTRIBUTED}),
        ("panellists", {SessionKind.PANEL}),
        ("breaks", {SessionKind.BREAK}),
        ("welcome", {SessionKind.OPENING}),
        ("talks", set()),
        ("postering", set()),
    ],
)
def test_kinds(asked: str, kinds: set[SessionKind]) -> None:
    assert kinds_asked(asked) == kinds


DAY = edition(
    sessions=(
        session("Early", "9:00-10:00"),
        session("Endless", "10:00"),
        session("Late", "14:00-15:00"),
        session("Someday"),
    )
)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("at 9:00", ["Early"]),
        ("at 9:59", ["Early"]),
        ("at 10:00", ["Endless"]),
        ("at 10:01", []),
        ("at 2", ["Late"]),
        ("at 2 am", []),
        ("after 10:00", ["Endless", "Late"]),
        ("before 10:00", ["Early"]),
        ("between 9:30 and 14:30", ["Endless", "Late"]),
        ("in the afternoon", ["Late"]),
        ("in the morning", ["Early", "Endless"]),
        ("in the evening", []),
        ("program", ["Early", "Endless", "Late", "Someday"]),
    ],
)
def test_time(asked: str, found: list[str]) -> None:
    assert titles(asked, DAY) == found


def test_part_is_narrow_if_it_leaves_anything_out() -> None:
    assert not part("program").is_narrow
    for asked in ("keynotes", "on tuesday", "at 9:00", "in bluenose", "in track a"):
        assert part(asked).is_narrow


def test_rest_is_what_names_none_of_it() -> None:
    assert [word.form for word in part("welding in track a on tuesday at 9:00").rest] == ["welding"]
    assert part("the keynotes in room bluenose").rest == ()


def test_day_alone() -> None:
    chosen = part("keynote tuesday at 9:00")
    assert {each.day for each in chosen.on_the_day(HARBOUR.sessions)} == {TUESDAY}
    assert part("keynote").on_the_day(HARBOUR.sessions) == list(HARBOUR.sessions)
