"""What YAML would make of a text, and what its author meant."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from bot.knowledge.edition import Edition

EVENT = "event: {name: Ada Day, starts: 2021-07-02}\n"
EditionOf = Callable[[str], Edition]
ProblemsOf = Callable[..., list[str]]


@pytest.mark.parametrize(
    "text",
    ["no", "yes", "on", "off", "true", "0123", "1e3", "0x1F", "1_000", "14:15", "2021-07-02", "=",
     ".inf", "1.50", "y"],
)  # fmt: skip
def test_scalar_is_the_text_that_was_written(edition: EditionOf, text: str) -> None:
    found = edition(f"{EVENT}sessions: [{{title: {text}}}]")

    assert found.sessions[0].title == text


def test_time_and_day_keep_their_meaning(edition: EditionOf) -> None:
    found = edition(f"{EVENT}sessions:\n- title: a\n  starts: 14:15\n  ends: 15:00\n")

    assert found.event.starts == date(2021, 7, 2)
    assert found.sessions[0].starts == datetime(2021, 7, 2, 14, 15, tzinfo=UTC)
    assert found.sessions[0].ends == datetime(2021, 7, 2, 15, 0, tzinfo=UTC)


@pytest.mark.parametrize("nothing", ["", "~", "null", "Null", "NULL", '""', "''"])
def test_what_is_left_empty_counts_as_not_written(edition: EditionOf, nothing: str) -> None:
    found = edition(f"{EVENT}sessions:\n- title: a\n  starts: {nothing}\n  room: {nothing}\n")

    assert (found.sessions[0].starts, found.sessions[0].room) == (None, "")


def test_quoted_null_is_a_text(edition: EditionOf) -> None:
    assert edition(f'{EVENT}sessions: [title: "null"]').sessions[0].title == "null"


def test_line_breaks_within_a_title_are_spaces(edition: EditionOf) -> None:
    found = edition(
        f"{EVENT}sessions:\n- title: >\n    one\n    two\n  summary: |\n    a\n\n    b\n"
    )

    assert found.sessions[0].title == "one two"
    assert found.sessions[0].summary == "a\n\nb"


def test_alias_stands_for_what_its_anchor_marks(edition: EditionOf) -> None:
    found = edition(
        f"{EVENT}sessions:\n- title: &it a\n  keywords: &words [x, y]\n"
        "- {title: *it, keywords: *words}"
    )

    assert [(session.title, session.keywords) for session in found.sessions] == [
        ("a", ("x", "y")),
        ("a", ("x", "y")),
    ]


def test_anchor_may_be_used_again_for_something_else(edition: EditionOf) -> None:
    found = edition(f"{EVENT}sessions:\n- title: &it a\n- title: &it b\n- title: *it\n")

    assert [session.title for session in found.sessions] == ["a", "b", "b"]


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (
            f"{EVENT}sessions:\n- title: a\n  room: X\n  title: b\n",
            "5:3: `title` stands here twice, for the first time in line 3",
        ),
        (f"{EVENT}event: {{}}\n", "2:1: `event` stands here twice, for the first time in line 1"),
        (
            f"{EVENT}sessions:\n- &a\n  title: x\n- <<: *a\n  room: y\n",
            "5:3: `<<` (a YAML merge) is not understood: write the keys out",
        ),
        (
            f"{EVENT}---\nevent: {{}}\n",
            (
                "2:1: a second document begins here with `---`, but a file holds one event: "
                "move it to a file of its own"
            ),
        ),
        (
            f"{EVENT}sessions: [title: !!str a]\n",
            "2:19: a text that begins with `!` must stand in quotes (YAML tags are not understood)",
        ),
        (
            f"{EVENT}sessions: !!seq [title: a]\n",
            "2:11: a text that begins with `!` must stand in quotes (YAML tags are not understood)",
        ),
        (f"{EVENT}faq: &a [*a]\n", "2:10: `*a` refers to itself"),
        (
            f"{EVENT}sessions: [title: *Nobel]\n",
            "2:19: `*Nobel` refers to nothing: a text that begins with `*` must stand in quotes",
        ),
        (
            f"{EVENT}sessions: [title: &a x, *a : y]\n",
            (
                "2:25: `*` stands where a key is expected: "
                "a text that begins with `*` must stand in quotes"
            ),
        ),
        (
            f"{EVENT}sessions: [title: {{{{ name }}}}]\n",
            (
                "2:20: `{` stands where a key is expected: "
                "a text that begins with `{` must stand in quotes"
            ),
        ),
        (f'{EVENT}"": b\n', "2:1: there is no key before this colon"),
    ],
)
def test_what_cannot_be_meant_is_an_error(problems: ProblemsOf, content: str, problem: str) -> None:
    assert problems(content) == [problem]


def test_duplicates_are_all_told_with_everything_else(problems: ProblemsOf) -> None:
    assert problems(f"{EVENT}faq: []\nfaq: []\nfaq: []\nsesions: []\n") == [
        "3:1: `faq` stands here twice, for the first time in line 2",
        "4:1: `faq` stands here twice, for the first time in line 2",
        "5:1: unknown key `sesions`, did you mean `sessions`?",
    ]


def test_duplicate_is_not_what_counts(problems: ProblemsOf) -> None:
    assert problems("event: {name: a, starts: 2021-07-02, name: [wrong]}") == [
        "1:38: `name` stands here twice, for the first time in line 1"
    ]
