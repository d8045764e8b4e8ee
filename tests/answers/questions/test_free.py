import pytest

from bot.answers.models import AnswerKind
from tests.answers.questions.harbour import ask
from tests.answers.reading import headline, ids, lines
from tests.builders import assistant, at, edition, event, faq, session


@pytest.mark.parametrize(
    ("question", "lead"),
    [
        ("where can i park", "Under the pier, for 10 euros a day"),
        ("is there a dress code?", "No"),
        ("sonar", "Sonar in Mud"),
        ("gulls drones", "Gulls and Drones"),
        ("wireless network password", "Wireless network"),
        ("Reading the Tid", "Reading the Tides"),
        ("lindq", "Eva Lindqvist"),
        ("drones over docks", "Drones over docks"),
    ],
)
def test_entry_that_fits_best(question: str, lead: str) -> None:
    answer = ask(question)
    assert (headline(answer), answer.kind) == (lead, AnswerKind.FOUND)
    assert answer.confidence >= 0.5


@pytest.mark.parametrize(
    "question",
    ["", "?", "   ", "will it rain tomorrow", "what is the capital of portugal", "xyzzy", "🦑"],
)
def test_what_nothing_fits(question: str) -> None:
    answer = ask(question)
    assert headline(answer) == "I have no answer to that"
    assert lines(answer)[0] == "Ask the organizers: info@harbour.example"
    assert (answer.kind, answer.confidence < 0.5) == (AnswerKind.NOT_KNOWN, True)


def test_number_of_something_is_not_answered_with_a_talk() -> None:
    assert not ask("how many gulls are in the drones").is_answered


def test_few_words_that_fit_several_are_asked_back() -> None:
    answer = ask("robot")
    assert headline(answer) == "Which talk do you mean by “robot”?"
    assert answer.kind is AnswerKind.DID_YOU_MEAN
    assert len(answer.blocks) == 3


def test_beginning_of_several_titles_is_asked_back() -> None:
    known = assistant(
        edition(sessions=(session("Lighthouse One", "9:00"), session("Lighthouse Two", "10:00")))
    )
    answer = known.ask("lighth", now=at("8:00"))
    assert answer.kind is AnswerKind.DID_YOU_MEAN
    assert ids(answer) == ["lighthouse-one", "lighthouse-two"]


def test_person_is_no_answer_to_what_does_not_name_them() -> None:
    known = assistant(
        edition(
            sessions=(session("Tides", "9:00"),),
            faq=(faq("Is there tea?", "Yes."),),
        )
    )
    assert not known.ask("the tagus river and its many old bridges", now=at("8:00")).is_answered


def test_kind_of_session_that_is_not_on_the_program_is_not_answered_by_the_year() -> None:
    fair = event("Fair 2030", aliases=("Fair",))
    known = assistant(edition(fair, faq=(faq("When was Fair 2030?", "On a Monday in 2030."),)))
    assert known.ask("when was fair 2030", now=at("8:00")).is_answered
    assert not known.ask("who gave the keynote in 2030", now=at("8:00")).is_answered
