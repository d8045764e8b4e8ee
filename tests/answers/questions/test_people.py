import pytest

from bot.answers.models import AnswerKind
from bot.knowledge.models import CommitteeMember
from tests.answers.questions.harbour import ask
from tests.answers.reading import headline, ids, lines
from tests.builders import ADA, BEN, CLEO, assistant, at, edition, session


@pytest.mark.parametrize(
    ("question", "lead", "person"),
    [
        ("who is Ada Fonseca", "Ada Fonseca", "ada-fonseca"),
        ("who is eva", "Eva Lindqvist", "eva-lindqvist"),
        ("okafor", "Ben Okafor", "ben-okafor"),
        ("the ada fonseca", "Ada Fonseca", "ada-fonseca"),
        ("who is Ada F.", "Ada Fonseca", "ada-fonseca"),
        ("tell me about Ben Okafr", "Ben Okafor", "ben-okafor"),
        (
            "is Eva Lindqvist an organizer",
            "Yes, Eva Lindqvist is in the organizing committee",
            "eva-lindqvist",
        ),
        (
            "is Ada Fonseca an organizer",
            "No, Ada Fonseca is not in the organizing committee",
            "ada-fonseca",
        ),
        ("is Eva Lindqvist an author", "Yes, Eva Lindqvist is an author", "eva-lindqvist"),
        ("does Finn Odell speak", "Yes, Finn Odell speaks", "finn-odell"),
        ("where does Ben Okafor work", "Gulf Institute", "ben-okafor"),
        ("homepage of ada fonseca", "Homepage: https://ada.example", "ada-fonseca"),
        ("co-authors of ben okafor", "Eva Lindqvist", "ben-okafor"),
        ("coauthors of ada fonseca", "Nobody else", "ada-fonseca"),
    ],
)
def test_fact_that_was_asked_for_leads(question: str, lead: str, person: str) -> None:
    answer = ask(question)
    assert (headline(answer), ids(answer)[0]) == (lead, person)
    assert answer.kind is AnswerKind.FOUND


def test_name_of_two_is_asked_back() -> None:
    answer = ask("fonseca")
    assert headline(answer) == "Which person do you mean by “fonseca”?"
    assert answer.kind is AnswerKind.DID_YOU_MEAN
    assert {block.entry.id for block in answer.blocks if block.entry} == {
        "ada-fonseca",
        "dan-fonseca",
    }


def test_affiliation_that_is_not_given() -> None:
    answer = ask("where is dan fonseca from")
    assert headline(answer) == "No affiliation is given"
    assert (answer.kind, ids(answer)[0]) == (AnswerKind.NOT_KNOWN, "dan-fonseca")


@pytest.mark.parametrize(
    "question", ["ada fonseca phone number", "how old is Ben Okafor", "is Cleo Marchetti married"]
)
def test_private_matters_are_not_known(question: str) -> None:
    assert ask(question).kind is AnswerKind.NOT_KNOWN


def test_talks_somebody_has_a_part_in() -> None:
    answer = ask("talks coauthored by eva lindqvist")
    assert ids(answer)[:2] == ["welding-robots-below-the-keel", "who-pays-for-a-sunken-robot"]


QUIET = assistant(
    edition(
        sessions=(session("Tides", "9:00-10:00", ADA, authors=[BEN]),),
        committee=(CommitteeMember(person=CLEO.id),),
    )
)


@pytest.mark.parametrize(
    ("question", "lead"),
    [
        ("does Ben Okafor speak", "No, but Ben Okafor is a co-author"),
        ("does Cleo Marchetti give a talk", "No, Cleo Marchetti gives no talk"),
        ("is Cleo Marchetti an author", "No, Cleo Marchetti is no author here"),
    ],
)
def test_no(question: str, lead: str) -> None:
    assert headline(QUIET.ask(question, now=at("8:00"))) == lead


def test_coauthors_of_who_has_no_part() -> None:
    answer = QUIET.ask("coauthors of cleo marchetti", now=at("8:00"))
    assert headline(answer) != "Nobody else"


def test_question_about_their_talk_is_answered_with_it() -> None:
    answer = QUIET.ask("when does ada fonseca speak", now=at("8:00"))
    assert headline(answer).startswith("2030-05-06T09:00:00+01:00")
    assert lines(answer)[0] == "Tides"
