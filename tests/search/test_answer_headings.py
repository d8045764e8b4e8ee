"""What is asked says under which heading to look."""

import pytest

from bot.search.answer_headings import headings_for
from tests.search.editions import passage, ranked


@pytest.mark.parametrize(
    ("question", "heading"),
    [
        ("what is the industry track about", "overview"),
        ("when is the notification", "date"),
        ("who are the chairs of the demo track", "committe"),
        ("how many pages may a short paper have", "format"),
        ("is there a prize", "award"),
        ("how much is it", "fee"),
    ],
)
def test_question_expects_its_answer_under_a_heading(question: str, heading: str) -> None:
    assert any(heading in stems for stems in headings_for(question))


def test_question_that_asks_nothing_of_the_kind_expects_no_heading() -> None:
    assert headings_for("neural networks") == []


def test_rank_prefers_the_section_whose_heading_the_question_expects() -> None:
    track = ("Tracks", "Gliders")
    sections = [
        passage(name, "gliders fly", section=track, heading=name)
        for name in ("Reviewing", "Dates", "Overview")
    ]

    assert ranked("when is gliders due", *sections)[0] == "Dates"
    assert ranked("what is gliders about", *sections)[0] == "Overview"
