import pytest

from bot.answers.context import Context
from bot.answers.models import AnswerKind
from bot.answers.questions.contact import contact_answer
from bot.knowledge.models import CommitteeMember, Contact
from bot.search.edition_index import EditionIndex
from tests.answers.questions.harbour import ask
from tests.answers.reading import headline, ids, labels, lines
from tests.builders import ADA, assistant, at, edition, event


@pytest.mark.parametrize(
    ("question", "address"),
    [
        ("contact", "info@harbour.example"),
        ("whom can i ask", "info@harbour.example"),
        ("email address", "info@harbour.example"),
        ("who can i ask about a visa", "visa@harbour.example"),
        ("contact for invitation letters", "visa@harbour.example"),
        ("who do i write to in case of problems", "info@harbour.example"),
    ],
)
def test_whom_to_ask(question: str, address: str) -> None:
    answer = ask(question)
    assert (headline(answer), answer.kind) == (address, AnswerKind.FOUND)


def test_what_nobody_is_responsible_for() -> None:
    assert not ask("who do i ask about spaghetti carbonara recipes").is_answered


def test_how_to_reach_a_person_is_about_that_person() -> None:
    assert ids(ask("how do i reach Ada Fonseca"))[0] == "ada-fonseca"


def test_first_contact_is_the_general_one_where_none_is_called_so() -> None:
    known = edition(contacts=(Contact(id="desk", topic="desk", email="desk@harbour.example"),))
    assert headline(assistant(known).ask("contact", now=at("8:00"))) == "desk@harbour.example"


def test_no_contact_but_a_committee_and_a_website() -> None:
    known = edition(
        event(website="https://harbour.example"), committee=(CommitteeMember(person=ADA.id),)
    )
    answer = contact_answer(Context(EditionIndex(known), at("8:00")))
    assert headline(answer) == "No contact is given"
    assert lines(answer)[:2] == ["Organizing committee", "- Ada Fonseca"]
    assert (answer.kind, labels(answer)) == (AnswerKind.NOT_KNOWN, ["Website"])


def test_nobody_to_ask_at_all() -> None:
    answer = assistant(edition()).contact(now=at("8:00"))
    assert (lines(answer), labels(answer)) == ([], [])
    assert assistant(edition()).ask("contact", now=at("8:00")).kind is AnswerKind.NOT_KNOWN
