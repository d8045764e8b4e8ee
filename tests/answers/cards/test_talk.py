from dataclasses import replace

import pytest

from bot.answers.cards.talk import next_session, previous_session, talk_block, talk_card
from bot.answers.context import Context
from bot.answers.models import Answer, AnswerKind, Colour, FollowLink
from bot.answers.text import Time, Tone
from bot.knowledge.models import Link, Session, SessionKind, SessionStatus
from bot.search.edition_index import EditionIndex
from tests.answers.reading import headline, ids, labels, lines, tones
from tests.builders import ADA, BEN, CLEO, DAN, TUESDAY, at, edition, event, session

FULL = session(
    "Tides and Time",
    "9:00-9:30",
    ADA,
    authors=[BEN],
    kind=SessionKind.KEYNOTE,
    room="Aurora",
    track="Water",
    abstract="https://a.example/tides",
    summary="How tides tell the time.",
    keywords=("moon", "water", "clocks", "harbours", "gauges", "springs", "neaps"),
    links=(Link(title="Slides", url="https://a.example/slides"),),
    note="Bring a watch.",
)
NEXT = session("Cables", "9:30-10:00", BEN, track="Water")
BARE = session("Someday")
ON_A_DAY = session("Tuesdays", day=TUESDAY)
ENDLESS = session("Lanterns", "11:00")
CANCELLED = session("Fog", "12:00-13:00", ADA, status=SessionStatus.CANCELLED)
MOVED = session(
    "Ropes", "10:00-10:30", CLEO, status=SessionStatus.MOVED, moved_from="Monday, 15:00"
)
CROWD = session("Crowd", "14:00-15:00", ADA, BEN, CLEO, DAN)
SESSIONS = (FULL, NEXT, BARE, ON_A_DAY, ENDLESS, CANCELLED, MOVED, CROWD)
INDEX = EditionIndex(edition(event(ends=TUESDAY), sessions=SESSIONS))


def card(of: Session, clock: str = "8:00") -> Answer:
    return talk_card(Context(INDEX, at(clock)), of)


def test_card_with_everything() -> None:
    answer = card(FULL)
    assert headline(answer) == "Tides and Time"
    assert lines(answer)[:7] == [
        "Ada Fonseca (Tagus University)",
        "2030-05-06T09:00:00+01:00 – 2030-05-06T09:30:00+01:00",
        "Keynote, in 1 hour",
        "Aurora · Water",
        "How tides tell the time.",
        "With Ben Okafor",
        "Moon, water, clocks, harbours, gauges, springs",
    ]
    assert lines(answer)[7] == "Bring a watch."
    assert tones(answer) == [Tone.PLAIN] * 5 + [Tone.NOTE] * 3
    assert ids(answer) == ["tides-and-time", "ada-fonseca"]
    assert (answer.kind, answer.colour) == (AnswerKind.FOUND, Colour.PROGRAM)


def test_follow_ups_in_order() -> None:
    answer = card(FULL)
    assert labels(answer) == ["Remind me", "Speaker", "Next talk", "Abstract", "Slides"]
    assert answer.actions[-1] == FollowLink("Slides", "https://a.example/slides")


def test_card_with_nearly_nothing() -> None:
    answer = card(BARE)
    assert headline(answer) == "Someday"
    assert lines(answer) == ["Time not announced yet", "Talk"]
    assert labels(answer) == []
    assert ids(answer) == ["someday"]


def test_card_with_a_day_alone() -> None:
    answer = card(ON_A_DAY)
    assert lines(answer) == ["7 May 2030, time not announced yet", "Talk"]
    assert labels(answer) == []


def test_card_of_what_has_no_end() -> None:
    assert lines(card(ENDLESS)) == ["2030-05-06T11:00:00+01:00", "Talk, in 3 hours"]


def test_card_of_what_is_cancelled() -> None:
    answer = card(CANCELLED)
    assert lines(answer) == ["Ada Fonseca (Tagus University)", "Cancelled", "Talk"]
    assert "2030-05-06T12:00" not in "".join(lines(answer))
    assert "Remind me" not in labels(answer)


def test_card_of_what_was_moved() -> None:
    assert lines(card(MOVED))[1:] == [
        "2030-05-06T10:00:00+01:00 – 2030-05-06T10:30:00+01:00",
        "Talk, in 2 hours · moved, was Monday, 15:00",
    ]


def test_card_of_what_was_moved_to_a_time_not_known_yet() -> None:
    unknown = replace(MOVED, day=None, starts=None, ends=None)
    assert lines(card(unknown))[1:] == ["Time not announced yet", "Talk · moved, was Monday, 15:00"]


@pytest.mark.parametrize(
    ("clock", "state"),
    [
        ("8:59", "Keynote, in 1 minute"),
        ("9:00", "Keynote, now, until 2030-05-06T09:30:00+01:00"),
        ("9:29", "Keynote, now, until 2030-05-06T09:30:00+01:00"),
        ("9:30", "Keynote, 30 minutes ago"),
    ],
)
def test_card_tells_whether_it_is_to_come_on_or_over(clock: str, state: str) -> None:
    answer = card(FULL, clock)
    assert lines(answer)[2] == state
    assert ("Remind me" in labels(answer)) == (clock == "8:59")


def test_card_of_many_speakers_names_three() -> None:
    answer = card(CROWD)
    assert lines(answer)[0] == (
        "Ada Fonseca (Tagus University), Ben Okafor (Gulf Institute), "
        "Cleo Marchetti (Tagus University), and 1 more"
    )
    assert labels(answer) == ["Remind me", "Ada Fonseca", "Ben Okafor", "Cleo Marchetti"]
    assert ids(answer) == ["crowd", "ada-fonseca", "ben-okafor", "cleo-marchetti", "dan-fonseca"]


def test_fact_that_was_asked_for_leads_and_the_title_follows() -> None:
    answer = talk_card(Context(INDEX, at("8:00")), FULL, ("It is on as planned",))
    assert headline(answer) == "It is on as planned"
    assert lines(answer)[0] == "Tides and Time"
    assert lines(answer)[2:4] == [
        "2030-05-06T09:00:00+01:00 – 2030-05-06T09:30:00+01:00",
        "Keynote, in 1 hour",
    ]


def test_time_in_the_headline_is_not_said_again() -> None:
    answer = talk_card(Context(INDEX, at("8:00")), MOVED, (Time(at("10:00")),))
    assert headline(answer) == "2030-05-06T10:00:00+01:00"
    assert lines(answer)[2] == "Talk, in 2 hours · moved, was Monday, 15:00"


def test_neighbours_are_of_the_same_track_and_not_cancelled() -> None:
    known = INDEX.edition
    assert next_session(known, FULL) == NEXT
    assert previous_session(known, NEXT) == FULL
    assert next_session(known, MOVED) == ENDLESS
    assert next_session(known, ENDLESS) == CROWD
    assert previous_session(known, CROWD) == ENDLESS


def test_first_last_and_timeless_have_no_neighbour() -> None:
    known = INDEX.edition
    assert previous_session(known, FULL) is None
    assert next_session(known, CROWD) is None
    assert next_session(known, BARE) is None
    assert previous_session(known, ON_A_DAY) is None


def block_lines(of: Session, *, person: bool) -> list[str]:
    context = Context(INDEX, at("8:00"))
    block = talk_block(context, of, BEN if person else None)
    return lines(context.answer("Talks", [block]))


def test_block_says_title_speaker_time_and_kind() -> None:
    assert block_lines(NEXT, person=False) == [
        "Cables",
        "Ben Okafor (Gulf Institute)",
        "2030-05-06T09:30:00+01:00 – 2030-05-06T10:00:00+01:00",
        "Talk, in 2 hours",
    ]


def test_block_of_a_person_tells_their_part() -> None:
    assert block_lines(NEXT, person=True) == [
        "Cables",
        "2030-05-06T09:30:00+01:00 – 2030-05-06T10:00:00+01:00",
        "Talk, in 2 hours",
    ]
    assert block_lines(FULL, person=True)[-1] == "As co-author; presented by Ada Fonseca"


def test_block_of_a_session_without_a_speaker() -> None:
    assert block_lines(BARE, person=False) == ["Someday", "Time not announced yet", "Talk"]


def test_paper_of_authors_none_of_whom_speaks() -> None:
    unspoken = replace(FULL, speakers=(), authors=(BEN.id,))
    context = Context(EditionIndex(edition(sessions=(unspoken,))), at("8:00"))
    answer = talk_card(context, unspoken)
    assert "By Ben Okafor" in lines(answer)
    assert "Speaker" not in labels(answer)
    assert lines(context.answer("Talks", [talk_block(context, unspoken, BEN)]))[-1] == "As author"
