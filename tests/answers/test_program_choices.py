"""What can be chosen of the program, and what a choice or words in its place mean."""

from dataclasses import replace
from datetime import date

import pytest

from bot.answers.context import Context
from bot.answers.models import AnswerKind
from bot.answers.program_choices import Choice, Side, choices, chosen_part
from bot.answers.program_part import TALKS, ProgramPart, tracks_by_code
from bot.knowledge.models import SessionKind
from bot.search.edition_index import EditionIndex
from tests.answers.reading import headline, ids, labels
from tests.builders import MONDAY, TUESDAY, assistant, at, edition, event, session

WATER, AIR = "Track A: Under Water", "Track B: In the Air"
KNOWN = edition(
    event(ends=TUESDAY),
    sessions=(
        session("Gulls", "9:00", day=TUESDAY, track=AIR),
        session("Eels", "9:00", kind=SessionKind.KEYNOTE),
        session("Rays", "10:00", kind=SessionKind.CONTRIBUTED, track=WATER),
        session("Coffee", "11:00", kind=SessionKind.BREAK),
        session("Terns", "12:00", kind=SessionKind.CONTRIBUTED, track=AIR),
        session("Someday", kind=SessionKind.SOCIAL),
    ),
)
CONTEXT = Context(EditionIndex(KNOWN), at("8:00"))
ASSISTANT = assistant(KNOWN)
CODES = {track: code for code, track in tracks_by_code(KNOWN).items()}
WATER_CODE, AIR_CODE = CODES[WATER], CODES[AIR]


def labelled(side: Side, typed: str = "") -> list[str]:
    return [choice.label for choice in choices(KNOWN, side, typed)]


def test_days_are_those_of_the_program_in_their_order() -> None:
    assert choices(KNOWN, Side.DAY) == [
        Choice("20300506", "Monday 6 May 2030"),
        Choice("20300507", "Tuesday 7 May 2030"),
    ]


def test_tracks_are_those_of_the_program() -> None:
    assert choices(KNOWN, Side.TRACK, "water") == [Choice(WATER_CODE, WATER)]
    assert {choice.code for choice in choices(KNOWN, Side.TRACK)} == {WATER_CODE, AIR_CODE}


def test_kinds_are_those_of_the_program_after_all_its_talks() -> None:
    assert choices(KNOWN, Side.KIND) == [
        Choice("talks", "All talks"),
        Choice("keynote", "Keynotes"),
        Choice("contributed", "Contributed talks"),
        Choice("talk", "Talks"),
        Choice("break", "Breaks"),
        Choice("social", "Social events"),
    ]


def test_all_talks_are_no_choice_where_there_is_one_kind_of_talk() -> None:
    few = edition(sessions=KNOWN.sessions[2:4])
    assert [choice.code for choice in choices(few, Side.KIND)] == ["contributed", "break"]


def test_program_without_days_tracks_or_sessions_has_nothing_to_choose() -> None:
    assert [choices(edition(), side) for side in Side] == [[], [], []]


@pytest.mark.parametrize(
    ("side", "typed", "shown"),
    [
        (Side.DAY, "tue", ["Tuesday 7 May 2030"]),
        (Side.DAY, "MAY mon", ["Monday 6 May 2030"]),
        (Side.DAY, "june", []),
        (Side.TRACK, "water", [WATER]),
        (Side.KIND, "talks", ["All talks", "Contributed talks", "Talks"]),
        (Side.KIND, "  kéyn ", ["Keynotes"]),
    ],
)
def test_choices_hold_every_word_typed(side: Side, typed: str, shown: list[str]) -> None:
    assert labelled(side, typed) == shown


@pytest.mark.parametrize(
    ("side", "typed", "part"),
    [
        (Side.DAY, "20300507", ProgramPart(day=TUESDAY)),
        (Side.DAY, "Tuesday 7 May 2030", ProgramPart(day=TUESDAY)),
        (Side.DAY, "tuesday", ProgramPart(day=TUESDAY)),
        (Side.DAY, "today", ProgramPart(day=MONDAY)),
        (Side.DAY, "tomorrow", ProgramPart(day=TUESDAY)),
        (Side.DAY, "7 may", ProgramPart(day=TUESDAY)),
        (Side.DAY, "tues", ProgramPart(day=TUESDAY)),
        (Side.TRACK, WATER_CODE, ProgramPart(track=WATER)),
        (Side.TRACK, f" {WATER.upper()} ", ProgramPart(track=WATER)),
        (Side.TRACK, "track b", ProgramPart(track=AIR)),
        (Side.TRACK, "under", ProgramPart(track=WATER)),
        (Side.KIND, "break", ProgramPart(kind=SessionKind.BREAK)),
        (Side.KIND, "Contributed talks", ProgramPart(kind=SessionKind.CONTRIBUTED)),
        (Side.KIND, "contributed papers", ProgramPart(kind=SessionKind.CONTRIBUTED)),
        (Side.KIND, "all talks", ProgramPart(kind=TALKS)),
        (Side.KIND, "talks", ProgramPart(kind=TALKS)),
        (Side.KIND, "soc", ProgramPart(kind=SessionKind.SOCIAL)),
    ],
)
def test_code_label_or_words_mean_a_choice(side: Side, typed: str, part: ProgramPart) -> None:
    assert chosen_part(CONTEXT, {side: typed}) == part


@pytest.mark.parametrize(
    ("side", "typed"),
    [
        (Side.DAY, "sunday"),
        (Side.DAY, "20300508"),
        (Side.TRACK, "fire"),
        (Side.KIND, "poster"),
        (Side.KIND, "spaghetti"),
    ],
)
def test_words_for_no_choice_mean_no_part(side: Side, typed: str) -> None:
    assert chosen_part(CONTEXT, {side: typed}) is None
    assert chosen_part(CONTEXT, {Side.DAY: "tuesday", side: typed}) is None


def test_nothing_chosen_is_the_whole_program() -> None:
    assert chosen_part(CONTEXT, {}) == ProgramPart()


def test_sides_narrow_each_other() -> None:
    typed = {Side.DAY: "monday", Side.TRACK: AIR_CODE, Side.KIND: "talks"}
    assert chosen_part(CONTEXT, typed) == ProgramPart(MONDAY, AIR, TALKS)


def test_weekday_of_several_is_the_next_one() -> None:
    later = replace(KNOWN.sessions[0], id="later", day=date(2030, 5, 14), starts=None)
    context = Context(EditionIndex(edition(sessions=(*KNOWN.sessions, later))), at("8:00"))
    assert chosen_part(context, {Side.DAY: "tuesday"}) == ProgramPart(day=TUESDAY)


def test_part_of_the_program_is_shown() -> None:
    answer = ASSISTANT.part_of_program({Side.DAY: "monday", Side.KIND: "talks"}, now=at("8:00"))
    assert headline(answer) == "Talks, 2030-05-06"
    assert ids(answer) == ["eels", "rays", "terns"]
    assert ids(ASSISTANT.part_of_program({}, now=at("8:00"))) == ids(
        ASSISTANT.program(now=at("8:00"))
    )


@pytest.mark.parametrize(
    "typed",
    [{Side.DAY: "tuesday", Side.KIND: "keynote"}, {Side.TRACK: "fire"}],
    ids=["nothing is both", "no such track"],
)
def test_part_that_holds_nothing_leads_to_the_program(typed: dict[Side, str]) -> None:
    answer = ASSISTANT.part_of_program(typed, now=at("8:00"))
    assert (answer.kind, labels(answer)) == (AnswerKind.NOT_KNOWN, ["Program"])
    assert headline(answer) == "Nothing on the program is like that"
