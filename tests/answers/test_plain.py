from datetime import UTC

from bot.answers.models import Answer, AnswerKind, Block, FollowLink, ShowView, View
from bot.answers.plain import plain_text
from bot.answers.text import Command, Line, Linked, Strong, Text, Time, TimeStyle, Tone
from tests.builders import TUESDAY, ZONE, at


def answer(
    headline: Text, *blocks: Block, actions: tuple[FollowLink | ShowView, ...] = ()
) -> Answer:
    return Answer(
        kind=AnswerKind.FOUND,
        event_id="harbour-2030",
        headline=headline,
        now=at("8:00"),
        zone=ZONE,
        blocks=blocks,
        actions=actions,
    )


def test_instants_are_iso_8601_with_the_offset_of_the_event() -> None:
    instant = at("9:30").astimezone(UTC)
    for style in (TimeStyle.FULL, TimeStyle.SHORT, TimeStyle.CLOCK):
        assert plain_text(answer((Time(instant, style),))) == "2030-05-06T09:30:00+01:00"


def test_day_is_that_of_the_event() -> None:
    midnight = at("0:30", TUESDAY).astimezone(UTC)
    assert plain_text(answer((Time(midnight, TimeStyle.DAY),))) == "2030-05-07"


def test_relative_times_count_from_when_the_answer_was_given() -> None:
    spans: Text = ("Starts ", Time(at("10:00"), TimeStyle.RELATIVE))
    assert plain_text(answer(spans)) == "Starts in 2 hours"


def test_stress_and_links_are_their_words_and_items_have_dashes() -> None:
    text = plain_text(
        answer(
            (Linked("Tides", "https://a.example"),),
            Block((Line((Strong("Ada"), " speaks")), Line(("Aurora",), Tone.ITEM))),
            Block((Line(("late",), Tone.NOTE),)),
        )
    )
    assert text == "Tides\n\nAda speaks\n- Aurora\n\nlate"


def test_command_is_written_as_it_is_typed() -> None:
    assert plain_text(answer(("Ask ", Command("program"), "."))) == "Ask /program."


def test_addresses_offered_are_spelled_out_and_other_actions_left_out() -> None:
    actions = (
        ShowView("Program", View.PROGRAM),
        FollowLink("Slides", "https://a.example/s"),
        FollowLink("Video", "https://a.example/v"),
    )
    text = plain_text(answer(("Tides",), actions=actions))
    assert text == "Tides\n\nSlides: https://a.example/s\nVideo: https://a.example/v"


def test_only_what_was_found_counts_as_answered() -> None:
    answered = {kind for kind in AnswerKind if _of_kind(kind).is_answered}
    assert answered == {AnswerKind.FOUND, AnswerKind.SEVERAL}


def test_answer_is_sure_unless_it_says_otherwise() -> None:
    assert _of_kind(AnswerKind.FOUND).confidence == 1


def _of_kind(kind: AnswerKind) -> Answer:
    return Answer(kind=kind, event_id="", headline=("",), now=at("8:00"), zone=ZONE)
