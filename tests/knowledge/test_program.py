"""When sessions are, and what cannot be true of a program."""

from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from bot.knowledge.edition import Edition

BERLIN = ZoneInfo("Europe/Berlin")
ONE_DAY = "event: {name: a, starts: 2021-07-02, timezone: Europe/Berlin}\n"
TWO_DAYS = "event: {name: a, starts: 2021-07-02, ends: 2021-07-03, timezone: Europe/Berlin}\n"
EditionOf = Callable[[str], Edition]
ProblemsOf = Callable[..., list[str]]


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2021, 7, day, hour, minute, tzinfo=BERLIN)


@pytest.mark.parametrize(
    ("times", "day", "starts", "ends"),
    [
        ("", None, None, None),
        ("starts: 14:15", date(2021, 7, 2), at(2, 14, 15), None),
        ("starts: 14:15, ends: 15:00", date(2021, 7, 2), at(2, 14, 15), at(2, 15)),
        ("starts: 2021-07-02", date(2021, 7, 2), None, None),
        ("starts: 2021-07-02, ends: 15:00", date(2021, 7, 2), None, None),
        ("starts: 14:15 UTC, ends: 15:00", date(2021, 7, 2), at(2, 16, 15), at(2, 17)),
        ("starts: 14:15, ends: 15:00 UTC", date(2021, 7, 2), at(2, 14, 15), at(2, 17)),
        ("starts: 2021-07-01T23:30Z", date(2021, 7, 2), at(2, 1, 30), None),
        ("starts: 22:00, ends: 2021-07-03 02:00", date(2021, 7, 2), at(2, 22), at(3, 2)),
    ],
)
def test_times_are_instants_in_the_zone_of_the_event(
    edition: EditionOf,
    times: str,
    day: date | None,
    starts: datetime | None,
    ends: datetime | None,
) -> None:
    (session,) = edition(f"{ONE_DAY}sessions: [{{title: a, {times}}}]").sessions

    assert (session.day, session.starts, session.ends) == (day, starts, ends)
    assert all(time.tzinfo == BERLIN for time in (session.starts, session.ends) if time)


def test_end_is_on_the_day_of_the_start(edition: EditionOf) -> None:
    (session,) = edition(
        f"{TWO_DAYS}sessions: [{{title: a, starts: 2021-07-03 14:15, ends: 15:00}}]"
    ).sessions

    assert (session.starts, session.ends) == (at(3, 14, 15), at(3, 15))


def test_time_that_comes_twice_is_the_first_unless_an_offset_is_written(
    edition: EditionOf,
) -> None:
    first, second = edition("""\
event: {name: a, starts: 2021-10-31, timezone: Europe/Berlin}
sessions:
  - {title: a, starts: 02:30, ends: 02:45}
  - {title: b, starts: 2021-10-31 02:30 +01:00}
""").sessions

    assert first.starts
    assert second.starts
    assert first.starts.utcoffset() == timedelta(hours=2)
    assert second.starts.utcoffset() == timedelta(hours=1)


def test_due_counts_in_the_zone_that_is_written(edition: EditionOf) -> None:
    found = edition(f"""\
{ONE_DAY}deadlines:
  - {{name: a, due: 2021-05-14}}
  - {{name: b, due: 2021-05-14 AoE}}
  - {{name: c, due: 2021-05-14 12:00 UTC}}
""").deadlines

    assert [deadline.due.instant.isoformat() for deadline in found] == [
        "2021-05-14T23:59:00+02:00",
        "2021-05-14T23:59:00-12:00",
        "2021-05-14T12:00:00+00:00",
    ]
    assert [deadline.due.has_time for deadline in found] == [False, True, True]


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (
            f"{TWO_DAYS}sessions: [{{title: a, starts: 14:15}}]",
            "2:31: the event has several days, so write on which of them: `2021-07-02 14:15`",
        ),
        (
            f"{ONE_DAY}sessions: [{{title: a, ends: 14:15}}]",
            "2:29: an end needs a start: add `starts`",
        ),
        (
            f"{ONE_DAY}sessions: [{{title: a, starts: 14:15, ends: 2021-07-02}}]",
            "2:44: an end needs a time of day, such as `2021-07-02 15:00`",
        ),
        (
            f"{ONE_DAY}sessions: [{{title: a, starts: 14:15, ends: 14:15}}]",
            (
                "2:44: it ends at 14:15, not after it starts at 14:15; "
                "for the next day, write `2021-07-03 14:15`"
            ),
        ),
        (
            f"{ONE_DAY}sessions: [{{title: a, starts: 22:00, ends: 01:00}}]",
            (
                "2:44: it ends at 01:00, not after it starts at 22:00; "
                "for the next day, write `2021-07-03 01:00`"
            ),
        ),
        (
            f"{ONE_DAY}sessions: [{{title: a, starts: 2021-07-03 14:15}}]",
            "2:31: 2021-07-03 is outside the event, which is on 2021-07-02",
        ),
        (
            f"{TWO_DAYS}sessions: [{{title: a, starts: 2021-07-01}}]",
            "2:31: 2021-07-01 is outside the event, which is from 2021-07-02 to 2021-07-03",
        ),
        (
            f"{ONE_DAY}sessions: [{{title: a, starts: 14:15, ends: 2021-07-03 06:01}}]",
            "2:44: 2021-07-03 is outside the event, which is on 2021-07-02",
        ),
        (
            "event: {name: a, starts: 2021-07-02, ends: 2021-07-01}",
            "1:44: the event ends before it starts on 2021-07-02",
        ),
        (
            (
                "event: {name: a, starts: 2021-03-28, timezone: Europe/Berlin}\n"
                "sessions: [{title: a, starts: 02:30}]"
            ),
            (
                "2:31: there is no 02:30 on 2021-03-28 in Europe/Berlin, "
                "where the clocks are put forward that night"
            ),
        ),
        (
            (
                "event: {name: a, starts: 2021-03-28, timezone: Europe/Berlin}\n"
                "sessions: [{title: a, starts: 01:30, ends: 02:00}]"
            ),
            (
                "2:44: there is no 02:00 on 2021-03-28 in Europe/Berlin, "
                "where the clocks are put forward that night"
            ),
        ),
        (
            (
                "event: {name: a, starts: 2021-07-02, timezone: Europe/Berlin}\n"
                "deadlines: [{name: a, due: 2021-07-01, history: [2021-03-28 02:30]}]"
            ),
            (
                "2:50: there is no 02:30 on 2021-03-28 in Europe/Berlin, "
                "where the clocks are put forward that night"
            ),
        ),
    ],
)
def test_time_that_cannot_be_is_a_mistake(problems: ProblemsOf, content: str, problem: str) -> None:
    assert problems(content) == [problem]


def program(*sessions: str) -> str:
    return f"{ONE_DAY}sessions:\n" + "".join(f"- {{{session}}}\n" for session in sessions)


def test_two_sessions_cannot_be_in_one_room_at_once(problems: ProblemsOf) -> None:
    assert problems(
        program(
            "title: a, starts: 14:00, ends: 16:00, room: Hall",
            "title: b, starts: 14:30, ends: 15:00, room: hall",
            "title: c, starts: 15:30, ends: 16:30, room: Hall",
            "title: d, starts: 16:30, ends: 17:00, room: Hall",
        )
    ) == [
        "4:22: in the room hall this overlaps with `a` of line 3",
        "5:22: in the room Hall this overlaps with `a` of line 3",
    ]


def test_two_sessions_without_ends_cannot_begin_at_once(problems: ProblemsOf) -> None:
    assert problems(
        program(
            "title: a, starts: 14:00, room: Hall",
            "title: b, starts: 14:15, room: Hall",
            "title: c, starts: 14:15, room: Hall",
        )
    ) == ["5:22: in the room Hall this overlaps with `b` of line 4"]


@pytest.mark.parametrize(
    "other",
    [
        "starts: 15:00, ends: 16:00, room: Hall",
        "starts: 14:00, ends: 15:00, room: Attic",
        "starts: 14:00, ends: 15:00",
        "starts: 14:00, ends: 15:00, room: Hall, status: cancelled",
        "starts: 14:00, ends: 15:00, room: Hall, kind: break",
        "starts: 2021-07-02, room: Hall",
        "room: Hall",
    ],
)
def test_what_does_not_disturb_a_session_is_allowed(problems: ProblemsOf, other: str) -> None:
    first = "title: a, starts: 14:00, ends: 15:00, room: Hall"

    assert problems(program(first, f"title: b, {other}")) == []
    assert problems(program(f"title: b, {other}", first)) == []


def test_hour_that_comes_twice_holds_two_sessions(problems: ProblemsOf) -> None:
    assert (
        problems("""\
event: {name: a, starts: 2021-10-31, timezone: Europe/Berlin, venue: {rooms: [Hall]}}
sessions:
  - {title: a, room: Hall, starts: 02:30 +02:00, ends: 02:45}
  - {title: b, room: Hall, starts: 02:15 +01:00, ends: 02:30}
""")
        == []
    )


def test_event_with_wrong_days_is_one_mistake(problems: ProblemsOf) -> None:
    content = "event: {name: a, starts: 2021-07-02, ends: 2021-07-01}\n"

    assert len(problems(f"{content}sessions: [{{title: a, starts: 14:15}}]")) == 1


def test_posters_share_a_room(problems: ProblemsOf) -> None:
    poster = "title: a, starts: 14:00, ends: 15:00, room: Hall, kind: poster"
    talk = "title: a, starts: 14:00, ends: 15:00, room: Hall"

    assert problems(program(poster, poster)) == []
    assert len(problems(program(poster, talk))) == 1


@pytest.mark.parametrize(
    "end", ["2021-07-03 06:00", "2021-07-03 00:30", "23:59", "2021-07-03T01:00+02:00"]
)
def test_last_day_may_go_on_past_midnight(problems: ProblemsOf, end: str) -> None:
    assert problems(program(f"title: a, starts: 20:00, ends: {end}")) == []


ROOMS = (
    "event: {name: a, starts: 2021-07-02, tracks: [Theory], venue: {rooms: [Great Hall, Attic]}}\n"
)


def test_room_and_track_are_spelled_as_the_event_spells_them(edition: EditionOf) -> None:
    (session,) = edition(
        f"{ROOMS}sessions: [{{title: a, room: great hall, track: THEORY}}]"
    ).sessions

    assert (session.room, session.track) == ("Great Hall", "Theory")


@pytest.mark.parametrize(
    ("session", "problem"),
    [
        (
            "room: Grate Hall",
            "2:29: the event has no room `Grate Hall`, did you mean `Great Hall`?",
        ),
        ("room: Cellar", "2:29: the event has no room `Cellar`, only Great Hall, Attic"),
        ("track: Cooking", "2:30: the event has no track `Cooking`, only Theory"),
    ],
)
def test_room_or_track_that_the_event_does_not_have_is_a_mistake(
    problems: ProblemsOf, session: str, problem: str
) -> None:
    assert problems(f"{ROOMS}sessions: [{{title: a, {session}}}]") == [problem]


def test_of_many_rooms_the_first_ten_are_listed(problems: ProblemsOf) -> None:
    rooms = ", ".join(f"Room {number}" for number in range(20))
    (problem,) = problems(
        f"event: {{name: a, starts: 2021-07-02, venue: {{rooms: [{rooms}]}}}}\n"
        "sessions: [{title: a, room: Xyz}]"
    )

    assert problem.endswith("only " + ", ".join(f"Room {n}" for n in range(10)) + ", …")


def test_offset_of_a_start_may_be_a_plain_one(edition: EditionOf) -> None:
    (session,) = edition(f"{ONE_DAY}sessions: [{{title: a, starts: 14:15+02:00}}]").sessions

    assert session.starts == datetime(2021, 7, 2, 14, 15, tzinfo=timezone(timedelta(hours=2)))
