"""Lines and spans in Discord's markdown."""

from datetime import timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answers.text import Command, Line, Linked, Span, Strong, Time, TimeStyle, Tone
from bot.frontends.discord_app.render.spelling import Spelling, timestamp
from tests.builders import at

CARD, LIST = Spelling({"talk": 51}), Spelling({"talk": 51}, is_list=True)
NINE = int(at("9:00").timestamp())
LONG_TITLE = "Surprises in Deep Learning Training: Symmetry, Efficiency, and Scale"
URL = "https://a.example"
spans = st.one_of(
    st.sampled_from(["", "word " * 30, "x" * 700, "*" * 80]),
    st.sampled_from(["", "Ada Fonseca", "x" * 700, " "]).map(Strong),
    st.sampled_from(["Tides", "y" * 700]).map(lambda title: Linked(title, URL)),
    st.just(Time(at("9:00"))),
    st.just(Command("talk")),
)


@pytest.mark.parametrize(
    ("span", "expected"),
    [
        ("a*b", r"a\*b"),
        (Strong("Ada"), "**Ada**"),
        (Strong("Topics: "), "**Topics:** "),
        (Strong(" "), " "),
        (Strong("a**b"), r"**a\*\*b**"),
        (Linked("Tides", URL), f"[Tides]({URL})"),
        (Linked("[Tides]", f"{URL}/(x)"), rf"[\[Tides\]]({URL}/%28x%29)"),
        (Linked("Tides\nand", URL), f"[Tides and]({URL})"),
        (Linked("Tides", ""), "Tides"),
        (Linked("Tides", "javascript:x"), "Tides"),
        (Linked("Tides", "https://a.example/" + "x" * 500), "Tides"),
        (Time(at("9:00"), TimeStyle.RELATIVE), f"<t:{NINE}:R>"),
        (Command("talk"), "</talk:51>"),
        (Command("program"), "/program"),
    ],
)
def test_spans(span: Span, expected: str) -> None:
    assert CARD.text((span,), 600) == expected


@pytest.mark.parametrize("style", TimeStyle)
def test_times_are_timestamps_whatever_zone_they_are_in(style: TimeStyle) -> None:
    elsewhere = at("9:00").astimezone(timezone(timedelta(hours=-9, minutes=-30)))
    assert timestamp(at("9:00"), style) == timestamp(elsewhere, style) == f"<t:{NINE}:{style}>"


@pytest.mark.parametrize(
    ("tone", "expected"),
    [
        (Tone.PLAIN, "one\ntwo"),
        (Tone.HEADING, "### one two"),
        (Tone.NOTE, "-# one\n-# two"),
        (Tone.NOW, "**one two**"),
        (Tone.ITEM, "- one two"),
    ],
)
def test_tones(tone: Tone, expected: str) -> None:
    assert CARD.line(Line(("one\ntwo",), tone)) == expected


def test_an_entry_of_a_list_has_no_bullet() -> None:
    assert LIST.line(Line(("one",), Tone.ITEM), is_bulleted=False) == "one"


def test_blank_lines_of_a_note_are_left_out() -> None:
    assert CARD.line(Line(("one\n\n \ntwo",), Tone.NOTE)) == "-# one\n-# two"


def test_titles_are_short_in_lists_only() -> None:
    title = Line((Linked(LONG_TITLE, URL),))
    assert LIST.line(title) == f"[Surprises in Deep Learning Training…]({URL})"
    assert CARD.line(title) == f"[{LONG_TITLE}]({URL})"


def test_long_addresses_are_left_out_in_lists_only() -> None:
    url = f"{URL}/{'x' * 200}"
    title = Line((Linked("Tides", url),))
    assert (LIST.line(title), CARD.line(title)) == ("Tides", f"[Tides]({url})")


@given(st.lists(spans, max_size=8).map(tuple), st.sampled_from([CARD, LIST]))
def test_any_line_can_be_spelled_within_its_limit(text: tuple[Span, ...], how: Spelling) -> None:
    for tone in Tone:
        how.line(Line(text, tone))
    words = "".join(span if isinstance(span, str) else "" for span in text)
    plain = CARD.text((words,), 600)
    assert len(plain.replace("\\", "")) <= 600


def test_a_name_longer_than_a_line_does_not_stop_what_is_empty_after_it() -> None:
    """People without an affiliation have an empty text after their name."""
    assert CARD.text((Strong("x" * 601), ""), 600) == f"**{'x' * 599}…**"


def test_what_follows_a_shortened_title_is_still_told() -> None:
    """A deadline that has passed: its name, then that and when it has."""
    name = " ".join(["Deadline"] * 25)
    passed = LIST.line(Line((Strong(name), " · passed ", Time(at("9:00"))), Tone.NOTE))
    assert passed.endswith(f"…** · passed <t:{NINE}:F>")
