import pytest

from bot.answers.models import AnswerKind
from tests.answers.questions.harbour import AFTER, WINTER, ask
from tests.answers.reading import headline, ids, lines


@pytest.mark.parametrize(
    ("question", "lead", "entry_id"),
    [
        ("when are papers due", "2030-02-21T11:59:00+00:00", "papers"),
        ("was the paper deadline extended", "Yes, it was extended from 10 February AoE", "papers"),
        ("was the registration deadline extended", "No extension is known", "fees"),
        (
            "what was the original paper deadline",
            "1 February 2030 AoE, before it was extended",
            "papers",
        ),
        ("is the paper submission still open", "Still open, due in 9 days", "papers"),
        ("how much time is left for the papers", "Still open, due in 9 days", "papers"),
        ("can i still submit a tutorial", "Closed, it passed 27 days ago", "tutorials"),
        ("when are the camera ready papers due", "1 April 2030", "camera-ready"),
        ("next deadline", "2030-02-21T11:59:00+00:00", "papers"),
        ("deadline", "2030-02-21T11:59:00+00:00", "papers"),
        ("is the deadline extended", "Yes, it was extended from 10 February AoE", "papers"),
        ("when must I hand in the manuscript", "2030-02-21T11:59:00+00:00", "papers"),
    ],
)
def test_fact_that_was_asked_for_leads(question: str, lead: str, entry_id: str) -> None:
    answer = ask(question, WINTER)
    assert headline(answer).startswith(lead)
    assert (answer.kind, ids(answer)[0]) == (AnswerKind.FOUND, entry_id)


def test_deadlines_are_all_and_the_next_leads() -> None:
    answer = ask("deadlines", WINTER)
    assert headline(answer) == "Papers due in 9 days"
    assert answer.kind is AnswerKind.SEVERAL
    assert ids(answer)[:4] == ["papers", "camera-ready", "fees", "tutorials"]


def chosen(question: str) -> set[str]:
    return {block.entry.id for block in ask(question, WINTER).blocks if block.entry}


def test_open_or_passed_deadlines_alone() -> None:
    assert chosen("deadlines still open") == {"papers", "camera-ready", "fees"}
    assert chosen("which deadlines have passed") == {"tutorials"}
    assert headline(ask("which deadlines have passed", WINTER)) == "These have passed"


@pytest.mark.parametrize(
    "question", ["deadlines", "next deadline", "are there deadlines still open"]
)
def test_when_all_have_passed_none_is_open(question: str) -> None:
    answer = ask(question, AFTER)
    assert headline(answer) == "No deadline is open"
    assert answer.is_answered
    assert len(answer.blocks) == 4


def test_deadline_that_has_passed() -> None:
    answer = ask("has the paper deadline passed", AFTER)
    assert headline(answer) == "Closed, it passed 3 months ago"
    assert "had been extended, was 10 February AoE" in lines(answer)[2]


@pytest.mark.parametrize(
    "question", ["deadline for posters", "slides deadline", "NeurIPS deadline"]
)
def test_deadline_that_is_not_among_them(question: str) -> None:
    answer = ask(question, WINTER)
    assert headline(answer) == "I know no such deadline"
    assert answer.kind is AnswerKind.NOT_KNOWN
    assert chosen(question) == {"papers", "camera-ready", "fees", "tutorials"}


def test_name_shared_by_two_deadlines_means_the_one_that_says_no_more() -> None:
    assert ids(ask("paper deadline", WINTER))[0] == "papers"
    assert ids(ask("camera-ready paper deadline", WINTER))[0] == "camera-ready"


@pytest.mark.parametrize(
    "question",
    [
        "when are the reviews of the papers sent",
        "when is the paper talk",
    ],
)
def test_questions_about_something_else_are_left_to_others(question: str) -> None:
    assert headline(ask(question, WINTER)) != "2030-02-21T11:59:00+00:00"
