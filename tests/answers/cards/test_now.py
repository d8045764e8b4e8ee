from datetime import date

import pytest

from bot.answers.cards.now import MOST_ROOMS, now_answer, over_answer
from bot.answers.context import Context
from bot.answers.models import Answer, AnswerKind, Colour, Remind
from bot.knowledge.edition import Edition
from bot.knowledge.models import Deadline, SessionKind, SessionStatus, Venue
from bot.search.edition_index import EditionIndex
from tests.answers.reading import headline, ids, labels, lines
from tests.builders import (
    ADA,
    BEN,
    MONDAY,
    TUESDAY,
    WEDNESDAY,
    ZONE,
    at,
    due,
    edition,
    event,
    session,
)

SESSIONS = (
    session("Tides", "9:00-9:30", ADA, room="Aurora"),
    session("Cables", "9:00-10:00", BEN, room="Bluenose"),
    session("Coffee", "10:30-11:00"),
    session("Fog", "11:00-12:00", room="Aurora", status=SessionStatus.CANCELLED),
    session("Lanterns", "13:00", room="Bluenose"),
    session("Cranes", "9:00-10:00", room="Aurora", day=TUESDAY),
    session("Someday"),
)
DEADLINES = (
    Deadline(id="slides", name="Slides", due=due("2030-05-20")),
    Deadline(id="papers", name="Papers", due=due("2030-05-10")),
    Deadline(id="demos", name="Demos", due=due("2030-03-01")),
)
FULL = edition(
    event(ends=TUESDAY, venue=Venue(name="Pier 3"), website="https://harbour.example"),
    sessions=SESSIONS,
    deadlines=DEADLINES,
)
EARLY, LATE = date(2030, 5, 4), date(2030, 5, 9)


def on(clock: str, day: date = MONDAY, of: Edition = FULL, *, room: str = "") -> Answer:
    context = Context(EditionIndex(of), at(clock, day))
    return now_answer(context, [each for each in of.program if room in {"", each.room}])


def following(clock: str, day: date = MONDAY) -> Answer:
    return now_answer(Context(EditionIndex(FULL), at(clock, day)), FULL.program, is_next=True)


def test_before_the_event() -> None:
    answer = on("9:00", EARLY)
    assert headline(answer) == "Harbour 2030 starts in 2 days"
    assert lines(answer)[:3] == [
        "2030-05-06T09:00:00+01:00, Pier 3",
        "First, 2030-05-06T09:00:00+01:00: Tides",
        "Ada Fonseca (Tagus University)",
    ]
    assert labels(answer) == ["Remind me", "Program"]
    assert answer.actions[0] == Remind("Remind me", answer.hits[0].entry)
    assert ids(answer) == ["tides", "cables", "harbour-2030"]
    assert (answer.kind, answer.colour) == (AnswerKind.FOUND, Colour.PROGRAM)


def test_before_a_welcome_the_first_talk_is_told_as_well() -> None:
    welcome = session("Welcome", "8:30-9:00", kind=SessionKind.OPENING)
    answer = on("8:00", of=edition(event(ends=TUESDAY), sessions=(welcome, *SESSIONS)))
    assert headline(answer) == "Harbour 2030 starts in 30 minutes"
    assert lines(answer)[1:] == [
        "First, 2030-05-06T08:30:00+01:00: Welcome",
        "Then, 2030-05-06T09:00:00+01:00: Tides",
        "Ada Fonseca (Tagus University)",
    ]


def test_before_a_welcome_on_a_day_without_talks_none_is_told() -> None:
    welcome = session("Welcome", "20:00-21:00", kind=SessionKind.OPENING)
    known = edition(event(ends=TUESDAY), sessions=(welcome, SESSIONS[5]))
    assert lines(on("8:00", of=known))[1:] == ["First, 2030-05-06T20:00:00+01:00: Welcome"]


def test_event_without_a_place_says_none() -> None:
    bare = edition(sessions=SESSIONS[:1])
    assert lines(on("8:00", of=bare))[0] == "2030-05-06T09:00:00+01:00"


def test_during_a_session() -> None:
    answer = on("9:45")
    assert headline(answer) == "Now: Cables"
    assert lines(answer) == [
        "Ben Okafor (Gulf Institute)",
        "Until 2030-05-06T10:00:00+01:00, in 15 minutes",
        "Bluenose",
        "Next, 2030-05-06T10:30:00+01:00: Coffee",
    ]
    assert (answer.kind, ids(answer)) == (AnswerKind.FOUND, ["cables", "coffee"])
    assert labels(answer) == ["About this talk", "Program"]


def test_several_at_once() -> None:
    answer = on("9:00")
    assert headline(answer) == "Now: Tides"
    assert "Now: Cables" in lines(answer)
    assert (answer.kind, ids(answer)) == (AnswerKind.SEVERAL, ["tides", "cables", "coffee"])


def rooms(count: int) -> Answer:
    sessions = tuple(session(f"Part {n}", "9:00-10:00", room=f"Room {n}") for n in range(count))
    return on("9:15", of=edition(sessions=sessions))


@pytest.mark.parametrize(
    ("count", "last"),
    [(6, "Room 5"), (7, "and in 1 more room"), (9, "and in 3 more rooms")],
)
def test_six_rooms_at_most_are_told(count: int, last: str) -> None:
    answer = rooms(count)
    assert len([block for block in answer.blocks if block.entry]) == MOST_ROOMS == 6
    assert lines(answer)[-1] == last
    assert len(ids(answer)) == count


def test_between_two_sessions() -> None:
    answer = on("10:10")
    assert headline(answer) == "Harbour 2030 goes on in 20 minutes"
    assert "Next, 2030-05-06T10:30:00+01:00: Coffee" in lines(answer)
    assert ids(answer) == ["coffee", "harbour-2030"]


def test_cancelled_session_is_never_on() -> None:
    assert headline(on("11:59")) == "Harbour 2030 goes on in 1 hour"


def test_last_of_the_day_has_no_end() -> None:
    answer = on("18:00")
    assert headline(answer) == "Now: Lanterns"
    assert lines(answer)[0] == "Since 2030-05-06T13:00:00+01:00"
    assert lines(answer)[-1] == "Next, 2030-05-07T09:00:00+01:00: Cranes"


def test_between_two_days() -> None:
    assert headline(on("8:00", TUESDAY)) == "Harbour 2030 goes on in 1 hour"


def test_only_in_one_room() -> None:
    assert headline(on("9:15", room="Bluenose")) == "Now: Cables"
    assert ids(on("9:15", room="Bluenose")) == ["cables", "lanterns"]


def test_nothing_in_a_room_until_later() -> None:
    assert headline(on("8:00", room="Bluenose")) == "Nothing now, the next starts in 1 hour"
    answer = on("11:00", room="Bluenose")
    assert headline(answer) == "Nothing now, the next starts in 2 hours"
    assert ids(answer)[0] == "lanterns"


def test_nothing_left_in_a_room_while_the_event_goes_on() -> None:
    answer = on("9:15", TUESDAY, room="Bluenose")
    assert headline(answer) == "Nothing of that is on or to come"
    assert lines(answer)[0] == "Now: Cranes"
    assert answer.kind is AnswerKind.FOUND
    assert headline(on("8:00", room="Attic")) == "Nothing of that is on or to come"


def test_nothing_left_in_a_room_when_all_is_over() -> None:
    assert headline(on("9:15", LATE, room="Bluenose")) == "Harbour 2030 is over"


def test_after_the_event_with_what_is_still_ahead() -> None:
    answer = on("10:00", WEDNESDAY)
    assert headline(answer) == "Harbour 2030 is over"
    assert lines(answer) == [
        "It was on 6 May 2030 – 7 May 2030, 1 day ago.",
        "Still ahead: Papers due 10 May 2030 AoE, in 3 days.",
    ]
    assert ids(answer) == ["harbour-2030", "papers"]
    assert labels(answer) == ["Program", "Papers"]


def test_what_is_ahead_to_the_minute_is_told_so() -> None:
    fees = Deadline(id="fees", name="Fees", due=due("2030-05-09", "17:00", ZONE))
    answer = on("10:00", WEDNESDAY, of=edition(deadlines=(fees,)))
    assert lines(answer)[-1] == "Still ahead: Fees due 2030-05-09T17:00:00+01:00, in 1 day."


def test_after_the_event_with_nothing_ahead() -> None:
    answer = on("12:00", date(2030, 6, 1))
    assert lines(answer) == ["It was on 6 May 2030 – 7 May 2030, 25 days ago."]


def test_over_on_its_last_day_after_the_last_session() -> None:
    assert headline(on("10:00", TUESDAY)) == "Harbour 2030 is over"


def test_next_is_one_session() -> None:
    answer = following("9:15")
    assert headline(answer) == "Coffee"


def test_next_are_several_sessions() -> None:
    answer = following("8:00")
    assert headline(answer) == "Talks, 2030-05-06"
    assert ids(answer) == ["tides", "cables"]


def test_nothing_comes_after_the_last() -> None:
    answer = following("9:15", TUESDAY)
    assert headline(answer) == "Nothing comes after this"
    assert lines(answer)[0] == "Now: Cranes"
    assert ids(answer) == ["cranes"]


def test_next_after_the_event() -> None:
    assert headline(following("9:15", LATE)) == "Harbour 2030 is over"


def test_no_program_yet() -> None:
    for known in (edition(), edition(sessions=(session("Someday"),))):
        answer = on("9:00", EARLY, of=known)
        assert headline(answer) == "The program is not out yet"
        assert lines(answer) == ["Harbour 2030 is on 6 May 2030."]
        assert ids(answer) == ["harbour-2030"]


def test_event_without_a_program_is_over_by_its_days() -> None:
    context = Context(EditionIndex(edition()), at("0:00", TUESDAY))
    answer = over_answer(context)
    assert headline(answer) == "Harbour 2030 is over"
    assert lines(answer) == ["It was on 6 May 2030."]
    assert labels(answer) == []


def test_days_are_those_of_the_event() -> None:
    utc = at("0:30", TUESDAY, ZONE).astimezone(due("2030-05-06").zone)
    assert over_answer(Context(EditionIndex(edition()), utc)).headline == ("Harbour 2030 is over",)
