"""A part of the program and its code: whoever keeps the code can show the part again."""

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answers.program_part import (
    TALKS,
    ProgramPart,
    code_of_part,
    day_of_code,
    part_of_code,
    part_shown,
    tracks_by_code,
)
from bot.knowledge.edition import Edition
from bot.knowledge.models import Session, SessionKind
from tests.builders import MONDAY, TUESDAY, WEDNESDAY, edition, event, session

LONGEST_CODE = 36
WATER, AIR = "Track A: Hull, Keel and Rig", "Air"
EELS = session("Eels", "9:00", kind=SessionKind.KEYNOTE, track=WATER)
RAYS = session("Rays", "10:00", track=WATER)
COFFEE = session("Coffee", "11:00", kind=SessionKind.BREAK)
GULLS = session("Gulls", "9:00", day=TUESDAY, track=AIR)
TERNS = session("Terns", "10:00", day=TUESDAY, track=AIR, kind=SessionKind.CONTRIBUTED)
KITES = session("Kites", "10:00", day=WEDNESDAY, track=AIR, kind=SessionKind.CONTRIBUTED)
SOMEDAY = session("Someday", kind=SessionKind.SOCIAL)
KNOWN = edition(event(ends=WEDNESDAY), sessions=(EELS, RAYS, COFFEE, GULLS, TERNS, KITES, SOMEDAY))

DAYS = st.dates(MONDAY, MONDAY + timedelta(2))
TRACKS = st.sampled_from(["Air", "AIR!", WATER, "航海", "Øvre dekk", "x" * 60, "-", ".", "~"])
KINDS = st.sampled_from(SessionKind)
PARTS = st.builds(
    ProgramPart,
    day=st.none() | DAYS,
    track=st.none() | TRACKS,
    kind=st.none() | KINDS.map(str) | st.just(TALKS),
)


@st.composite
def editions(draw: st.DrawFn) -> Edition:
    """Return an edition of sessions on any days, in any tracks, of any kinds."""
    drawn = st.tuples(st.none() | DAYS, st.just("") | TRACKS, KINDS)
    sessions = (
        replace(session("Eels", id=f"s{number}"), day=day, track=track, kind=kind)
        for number, (day, track, kind) in enumerate(draw(st.lists(drawn, max_size=12)))
    )
    return edition(sessions=tuple(sessions))


@given(editions(), PARTS)
def test_sessions_of_any_part_are_shown_again_by_its_code(
    known: Edition, part: ProgramPart
) -> None:
    sessions = part.of(known.sessions)
    shown = part_shown(known, sessions)
    if not sessions and known.sessions:
        assert shown is None
        return
    assert shown is not None
    assert shown.of(known.sessions) == sessions
    code = code_of_part(known, shown)
    assert part_of_code(known, code) == shown
    assert re.fullmatch(r"[a-z0-9.~-]*", code)
    assert len(code) <= LONGEST_CODE


@given(editions(), st.text(max_size=40) | st.from_regex(r"[a-z0-9~-]*\.[a-z~-]*\.[a-z-]*"))
def test_any_text_is_the_code_of_a_part_or_of_none(known: Edition, text: str) -> None:
    part = part_of_code(known, text)
    assert part is None or part_of_code(known, code_of_part(known, part)) == part


@pytest.mark.parametrize(
    ("part", "code"),
    [
        (ProgramPart(), ""),
        (ProgramPart(day=MONDAY), "20300506.-.-"),
        (ProgramPart(track=AIR), "-.air.-"),
        (ProgramPart(track=WATER), "-.~d55f9034da78.-"),
        (ProgramPart(kind=TALKS), "-.-.talks"),
        (ProgramPart(TUESDAY, AIR, SessionKind.CONTRIBUTED), "20300507.air.contributed"),
    ],
)
def test_code_says_day_track_and_kind(part: ProgramPart, code: str) -> None:
    assert code_of_part(KNOWN, part) == code
    assert part_of_code(KNOWN, code) == part


def test_longest_code() -> None:
    known = edition(event(tracks=("fifteen letters",)))
    part = ProgramPart(MONDAY, "fifteen letters", SessionKind.CONTRIBUTED)
    assert code_of_part(known, part) == "20300506.fifteen-letters.contributed"
    assert len(code_of_part(known, part)) == LONGEST_CODE


@pytest.mark.parametrize(
    "code",
    [
        "keynote",
        "-.-",
        "-.-.-.-",
        "20301306.-.-",
        "monday.-.-",
        ".-.-",
        "-.water.-",
        "-..-",
        "-.-.lectures",
        "-.-.",
        "20300506.air.lectures",
    ],
)
def test_what_is_the_code_of_no_part(code: str) -> None:
    assert part_of_code(KNOWN, code) is None


def test_code_of_another_edition_is_that_of_no_part_where_its_track_is_not_known() -> None:
    code = code_of_part(KNOWN, ProgramPart(track=WATER))
    assert part_of_code(edition(sessions=(GULLS,)), code) is None


@pytest.mark.parametrize(
    ("code", "day"),
    [("20300506", MONDAY), ("20240229", date(2024, 2, 29)), ("20230229", None), ("", None)],
)
def test_day_of_a_code(code: str, day: date | None) -> None:
    assert day_of_code(code) == day


def test_code_of_a_track_is_its_name_where_that_is_short() -> None:
    tracks = ("Øvre dekk", "fifteen letters", "sixteen letters!!x", "ovre dekk", "ØVRE DEKK")
    codes = tracks_by_code(edition(event(tracks=tracks)))
    assert tuple(codes.values()) == tracks
    short, fifteen, *digests = codes
    assert (short, fifteen) == ("ovre-dekk", "fifteen-letters")
    assert all(re.fullmatch("~[0-9a-f]{12}", digest) for digest in digests)


def test_talks_are_of_every_kind_in_which_somebody_presents_something() -> None:
    assert ProgramPart(kind=TALKS).of(KNOWN.sessions) == [EELS, RAYS, GULLS, TERNS, KITES]
    assert ProgramPart(kind=SessionKind.TALK).of(KNOWN.sessions) == [RAYS, GULLS]


def test_part_that_narrows_the_least_is_the_one_shown() -> None:
    for sessions, part in (
        (KNOWN.sessions, ProgramPart()),
        ((EELS, RAYS, COFFEE), ProgramPart(day=MONDAY)),
        ((EELS, RAYS), ProgramPart(track=WATER)),
        ((RAYS, GULLS), ProgramPart(kind=SessionKind.TALK)),
        ((EELS, RAYS, GULLS, TERNS, KITES), ProgramPart(kind=TALKS)),
        ((TERNS,), ProgramPart(day=TUESDAY, kind=SessionKind.CONTRIBUTED)),
        ((EELS,), ProgramPart(kind=SessionKind.KEYNOTE)),
        ((GULLS, TERNS), ProgramPart(day=TUESDAY)),
    ):
        assert part_shown(KNOWN, sessions) == part


def test_part_of_a_track_alone_or_with_a_kind_or_a_day_is_shown() -> None:
    quiet = replace(TERNS, day=MONDAY, id="quiet")
    known = edition(sessions=(*KNOWN.sessions, quiet))
    assert part_shown(known, [quiet]) == ProgramPart(day=MONDAY, kind=SessionKind.CONTRIBUTED)
    loud = replace(quiet, id="loud", track=WATER)
    known = edition(sessions=(*KNOWN.sessions, quiet, loud))
    assert part_shown(known, [quiet]) == ProgramPart(day=MONDAY, track=AIR)
    assert part_shown(known, [loud]) == ProgramPart(track=WATER, kind=SessionKind.CONTRIBUTED)
    panel = replace(loud, id="panel", kind=SessionKind.PANEL, track=AIR)
    later = replace(loud, id="later", day=TUESDAY)
    known = edition(sessions=(*KNOWN.sessions, quiet, loud, panel, later))
    assert part_shown(known, [quiet]) == ProgramPart(MONDAY, AIR, SessionKind.CONTRIBUTED)


@pytest.mark.parametrize("sessions", [(), (EELS, COFFEE), (SOMEDAY, EELS), (EELS, GULLS)])
def test_sessions_that_are_no_part(sessions: tuple[Session, ...]) -> None:
    assert part_shown(KNOWN, sessions) is None


def test_nothing_of_nothing_is_the_whole_program() -> None:
    assert part_shown(edition(), ()) == ProgramPart()
