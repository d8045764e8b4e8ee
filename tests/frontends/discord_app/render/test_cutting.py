"""Texts made shorter."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answers.sentences import cut
from bot.frontends.discord_app.render.cutting import one_line, pieces, short_title

SMALL = ("a", "and", "for", "in", "of", "the", "to", "with")
words = st.lists(st.sampled_from([*SMALL, "tides", "robots", "Networks"]), min_size=2, max_size=40)
texts = st.lists(st.sampled_from(["Tides.", "robots", "Why?", "x" * 30, "of", "\n", "\n\n"]))


@pytest.mark.parametrize(
    ("text", "limit", "expected"),
    [
        ("Tides and robots", 16, "Tides and robots"),
        ("Tides and robots", 15, "Tides…"),
        ("Large robots", 11, "Large…"),
        ("Large robots swim", 13, "Large robots…"),
        ("Large robots swim", 12, "Large…"),
        ("Robots, tides", 10, "Robots…"),
        ("Robots – tides", 10, "Robots…"),
        ("Impact of the large robots", 16, "Impact…"),
        ("of the tides", 8, "of…"),
        ("hyperparameters", 6, "hyper…"),
        ("hyperparameters of robots", 6, "hyper…"),
        ("", 0, ""),
    ],
)
def test_texts_are_cut_at_a_word_that_can_end_a_line(text: str, limit: int, expected: str) -> None:
    assert cut(text, limit) == expected


@given(words, st.integers(12, 120))
def test_no_word_is_cut_where_there_is_a_space(parts: list[str], limit: int) -> None:
    text = " ".join(parts)
    shown = cut(text, limit)
    assert len(shown) <= limit
    assert shown == text or shown.endswith("…")
    kept = shown.removesuffix("…").split(" ")
    assert kept == parts[: len(kept)]
    assert shown == text or len(kept) == 1 or kept[-1] not in SMALL


@given(words, st.integers(12, 120))
def test_as_much_is_kept_as_fits(parts: list[str], limit: int) -> None:
    text = " ".join(parts)
    shown = cut(text, limit)
    kept = len(shown.removesuffix("…").split(" "))
    longer = next((n for n in range(kept + 1, len(parts)) if parts[n - 1] not in SMALL), len(parts))
    assert shown == text or len(" ".join(parts[:longer]) + "…") > limit


@given(st.text(max_size=60), st.integers(1, 50))
def test_any_text_is_cut_to_any_length(text: str, limit: int) -> None:
    assert len(cut(text, limit)) <= limit
    assert len(short_title(text, limit)) <= limit


def test_a_line_break_is_a_place_to_cut_as_well() -> None:
    assert cut("robots\nhyperparameters", 12) == "robots…"


def test_a_long_title_loses_its_subtitle() -> None:
    title = "Surprises in Deep Learning Training: Symmetry, Efficiency, and Scale"
    assert short_title(title) == "Surprises in Deep Learning Training…"
    dashed = "Deep Learning Meets Optimal Control - How Optimal Control Enables Faster Training"
    assert short_title(dashed) == "Deep Learning Meets Optimal Control…"


def test_a_title_that_is_short_enough_keeps_its_subtitle() -> None:
    title = "MSM: Multi-Stage Multicuts for Scalable Image Clustering"
    assert short_title(title) == title


def test_too_little_would_stay_of_a_title_with_an_early_subtitle() -> None:
    title = "MSM: Multi-Stage Multicuts for Scalable Image Clustering on Large Machines"
    assert short_title(title) == "MSM: Multi-Stage Multicuts for Scalable Image Clustering…"


def test_line_breaks_become_spaces() -> None:
    assert one_line(" Tides\n\tand  robots\r\n") == "Tides and robots"


def test_long_texts_are_parted_between_sentences() -> None:
    assert pieces("Tides rise. Robots swim. Boats sink.", 30) == [
        "Tides rise. Robots swim.",
        "Boats sink.",
    ]
    assert pieces("Tides rise\n\nRobots swim far away", 20) == [
        "Tides rise",
        "Robots swim far away",
    ]
    assert pieces("tides rise and robots swim", 12) == ["tides rise", "and robots", "swim"]
    assert pieces("x" * 25, 10) == ["x" * 10, "x" * 10, "x" * 5]


@given(texts, st.integers(31, 90))
def test_nothing_of_a_parted_text_is_lost_and_no_word_torn(parts: list[str], limit: int) -> None:
    text = " ".join(parts)
    parted = pieces(text, limit)
    assert all(0 < len(part) <= limit for part in parted if part.strip())
    assert " ".join(parted).split() == text.split()


@given(st.text(max_size=200), st.integers(1, 20))
def test_any_text_is_parted_into_any_length(text: str, limit: int) -> None:
    parted = pieces(text, limit)
    assert all(len(part) <= limit for part in parted)
    assert re.sub(r"\s", "", "".join(parted)) == re.sub(r"\s", "", text)
