from collections.abc import Sequence
from dataclasses import replace

from bot.answers.cards.program import MOST_LISTED, changes_list, nothing_like_it, program_list
from bot.answers.context import Context
from bot.answers.models import Answer, AnswerKind, Colour
from bot.answers.text import Text, Tone
from bot.knowledge.models import Session, SessionKind, SessionStatus
from bot.search.edition_index import EditionIndex
from tests.answers.reading import headline, ids, labels, lines, tones
from tests.builders import (
    ADA,
    BEN,
    CLEO,
    DAN,
    MONDAY,
    TUESDAY,
    WEDNESDAY,
    at,
    edition,
    event,
    session,
)

OPENING = session("Opening", "9:00-9:30", kind=SessionKind.OPENING)
TIDES = session("Tides", "9:30-10:00", ADA, kind=SessionKind.KEYNOTE, room="Aurora")
FOG = session("Fog", "10:00-10:30", BEN, status=SessionStatus.CANCELLED)
ROPES = session(
    "Ropes", "10:30-11:00", CLEO, status=SessionStatus.MOVED, moved_from="Monday, 15:00"
)
CRANES = session("Cranes", "9:00", day=TUESDAY)
SOMEDAY = session("Someday")
SESSIONS = (SOMEDAY, CRANES, ROPES, FOG, TIDES, OPENING)
INDEX = EditionIndex(edition(event(ends=TUESDAY), sessions=SESSIONS))


def listing(
    sessions: Sequence[Session] = SESSIONS, clock: str = "8:00", headline: Text = ()
) -> Answer:
    return program_list(Context(INDEX, at(clock)), sessions, headline)


def test_program_by_day_and_time() -> None:
    answer = listing()
    assert headline(answer) == "Program of Harbour 2030"
    assert lines(answer) == [
        "2030-05-06",
        "- 2030-05-06T09:00:00+01:00 Opening",
        "- 2030-05-06T09:30:00+01:00 Tides",
        "Keynote · Aurora · Ada Fonseca",
        "- 2030-05-06T10:00:00+01:00 Fog",
        "Cancelled · Talk · Ben Okafor",
        "- 2030-05-06T10:30:00+01:00 Ropes",
        "Talk · moved, was Monday, 15:00 · Cleo Marchetti",
        "2030-05-07",
        "- 2030-05-07T09:00:00+01:00 Cranes",
        "Talk",
        "Time not announced",
        "- Someday",
        "Talk",
    ]
    assert ids(answer) == ["opening", "tides", "fog", "ropes", "cranes", "someday"]
    assert (answer.kind, answer.colour) == (AnswerKind.SEVERAL, Colour.PROGRAM)
    assert labels(answer) == []


def test_what_is_over_is_small_and_what_is_on_stands_out() -> None:
    answer = listing([OPENING, TIDES, ROPES], clock="9:40")
    assert lines(answer) == [
        "2030-05-06T09:00:00+01:00 over: Opening",
        "2030-05-06T09:30:00+01:00 Now, until 2030-05-06T10:00:00+01:00",
        "Tides",
        "Keynote · Aurora · Ada Fonseca",
        "- 2030-05-06T10:30:00+01:00 Ropes",
        "Talk · moved, was Monday, 15:00 · Cleo Marchetti",
    ]
    assert tones(answer) == [Tone.NOTE, Tone.NOW, Tone.NOW, Tone.NOTE, Tone.ITEM, Tone.NOTE]


def test_what_is_on_until_nobody_knows_when_is_on_now() -> None:
    answer = program_list(Context(INDEX, at("9:00", TUESDAY)), [ROPES, CRANES])
    assert lines(answer)[1] == "2030-05-06T10:30:00+01:00 over: Ropes"
    assert lines(answer)[3:] == ["2030-05-07T09:00:00+01:00 Now", "Cranes", "Talk"]


def test_nothing_is_small_when_all_is_over() -> None:
    answer = program_list(Context(INDEX, at("9:00", WEDNESDAY)), [OPENING, TIDES])
    assert lines(answer)[0] == "- 2030-05-06T09:00:00+01:00 Opening"
    assert tones(answer) == [Tone.ITEM, Tone.ITEM, Tone.NOTE]


def test_day_without_a_time_on_it_is_in_words() -> None:
    some_day = [session(title, day=TUESDAY) for title in ("Tour", "Dinner")]
    known = edition(event(ends=TUESDAY), sessions=(OPENING, *some_day))
    context = Context(EditionIndex(known), at("8:00"))
    assert "7 May 2030" in lines(program_list(context, known.program))
    assert headline(program_list(context, some_day)) == "Talks, 7 May 2030"


def test_part_of_the_program_names_its_kind_and_day() -> None:
    talks = [FOG, ROPES]
    assert headline(listing(talks)) == "Talks, 2030-05-06"
    assert headline(listing([*talks, CRANES])) == "Talks of Harbour 2030"
    assert headline(listing([TIDES, *talks])) == "Talks, 2030-05-06"
    assert headline(listing([OPENING, *talks])) == "Program, 2030-05-06"
    assert labels(listing(talks)) == ["Program"]


def test_part_of_the_program_names_its_track_and_that_it_is_all_talks() -> None:
    water = [
        session("Eels", "9:00", kind=SessionKind.INVITED, track="Water"),
        session("Rays", "10:00", track="Water"),
    ]
    coffee = session("Coffee", "11:00", kind=SessionKind.BREAK, track="Water")
    air = session("Gulls", "9:00", day=TUESDAY, track="Air")
    known = edition(event(ends=TUESDAY), sessions=(*water, coffee, air))
    context = Context(EditionIndex(known), at("8:00"))

    def named(*sessions: Session) -> str:
        return headline(program_list(context, sessions))

    assert named(*water, coffee) == "Program, 2030-05-06"
    assert named(*water) == "Talks, 2030-05-06"
    assert named(*water, air) == "Talks of Harbour 2030"
    later = edition(
        event(ends=TUESDAY), sessions=(*water, coffee, replace(air, day=MONDAY, starts=None))
    )
    context = Context(EditionIndex(later), at("8:00"))
    assert named(*water, coffee) == "Program, Water, 2030-05-06"
    assert named(*water) == "Talks, Water, 2030-05-06"


def test_one_session_comes_as_its_card_unless_a_headline_says_what_the_list_is() -> None:
    assert headline(listing([TIDES])) == "Tides"
    assert headline(listing([TIDES], headline=("1 keynote",))) == "1 keynote"


def test_each_item_can_be_chosen() -> None:
    chosen = [block.entry.id for block in listing().blocks if block.entry]
    assert chosen == ids(listing())


def test_each_item_says_more_of_itself_where_its_title_does_not_say_it_all() -> None:
    crew = session("Crew", "11:00", ADA, BEN, DAN, kind=SessionKind.PANEL)
    pause = session("Coffee", "11:00", kind=SessionKind.BREAK)
    toast = session("Toast", "12:00", DAN, kind=SessionKind.SOCIAL)
    answer = program_list(
        Context(EditionIndex(edition(sessions=(crew, pause, toast, TIDES))), at("8:00")),
        [TIDES, crew, pause, toast],
    )
    assert [block.about for block in answer.blocks] == [
        "Keynote · Ada Fonseca (Tagus University)",
        "Panel · Ada Fonseca (Tagus University), Ben Okafor (Gulf Institute), Dan Fonseca",
        "",
        "Social event · Dan Fonseca",
    ]


def test_item_of_many_speakers_names_three() -> None:
    crew = session("Crew", "11:00", DAN, ADA, CLEO, BEN, kind=SessionKind.PANEL)
    known = edition(sessions=(crew,))
    listed = program_list(Context(EditionIndex(known), at("8:00")), [crew], ("1 panel",))
    assert listed.blocks[0].about == (
        "Panel · Dan Fonseca, Ada Fonseca (Tagus University), Cleo Marchetti (Tagus University), "
        "and 1 more"
    )


def crowd(count: int) -> Answer:
    sessions = tuple(session(f"Part {n}", f"9:{n % 60:02}") for n in range(count))
    known = edition(sessions=sessions)
    return program_list(Context(EditionIndex(known), at("8:00")), known.program)


def test_long_program_is_cut_and_says_how_to_see_fewer() -> None:
    assert MOST_LISTED == 100
    assert len(crowd(100).hits) == 100
    assert lines(crowd(100))[-1] == "Talk"
    assert len(crowd(103).hits) == 100
    assert lines(crowd(103))[-1] == (
        "and 3 more: name a day, a kind, a room or a track to see fewer"
    )


def test_changes_are_what_was_cancelled_or_moved() -> None:
    answer = changes_list(Context(INDEX, at("8:00")))
    assert headline(answer) == "2 changes to the program"
    assert ids(answer) == ["fog", "ropes"]


def test_no_changes() -> None:
    answer = changes_list(Context(EditionIndex(edition(sessions=(TIDES,))), at("8:00")))
    assert headline(answer) == "Nothing was cancelled or moved"
    assert answer.kind is AnswerKind.FOUND


def test_nothing_like_it_leads_to_the_program() -> None:
    answer = nothing_like_it(Context(INDEX, at("8:00")))
    assert (answer.kind, labels(answer)) == (AnswerKind.NOT_KNOWN, ["Program"])
    assert lines(answer) == [
        "Harbour 2030: 6 May 2030 – 7 May 2030, from 2030-05-06T09:00:00+01:00 · in 1 hour"
    ]
