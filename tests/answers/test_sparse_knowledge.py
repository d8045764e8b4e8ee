"""An event of which little is known: what isn't there is not known, the rest is answered."""

from dataclasses import replace
from datetime import datetime

import pytest

from bot.answers.models import Answer
from bot.answers.plain import plain_text
from bot.knowledge.edition import Edition
from tests.answers.questions.harbour import AFTER, BEFORE, HARBOUR, WINTER
from tests.answers.reading import headline
from tests.builders import assistant, at, edition

QUESTIONS = {
    "sessions": [
        "program",
        "when is the keynote",
        "what is on now",
        "what is next",
        "how many talks are there",
        "first talk",
        "speakers",
        "what is in bluenose",
    ],
    "deadlines": ["deadlines", "next deadline", "when are papers due", "was the deadline extended"],
    "contacts": ["contact", "whom can i ask", "email for visa letters"],
    "committee": ["who organizes harbour", "who is the general chair", "how many organizers"],
    "topics": ["what are the topics", "is mooring automation a topic"],
    "faq": ["where can i park", "is there a dress code"],
    "pages": ["wireless network"],
}
EVERY_QUESTION = [question for questions in QUESTIONS.values() for question in questions]
NO_TOPICS = replace(HARBOUR.event, topics=())
LACKING = {
    "sessions": replace(HARBOUR, sessions=()),
    "deadlines": replace(HARBOUR, deadlines=()),
    "contacts": replace(HARBOUR, contacts=()),
    "committee": replace(HARBOUR, committee=()),
    "topics": replace(HARBOUR, event=NO_TOPICS),
    "faq": replace(HARBOUR, faq=()),
    "pages": replace(HARBOUR, pages=()),
}


def ask(question: str, of: Edition, now: datetime = WINTER) -> Answer:
    return assistant(of).ask(question, now=now)


@pytest.mark.parametrize("lacking", LACKING)
def test_what_is_known_is_still_answered(lacking: str) -> None:
    whole, part = assistant(HARBOUR), assistant(LACKING[lacking])
    for known, questions in QUESTIONS.items():
        for question in questions if known != lacking else ():
            before, after = (each.ask(question, now=WINTER) for each in (whole, part))
            assert before.is_answered, question
            assert after.is_answered, question


@pytest.mark.parametrize(
    "lacking", [each for each in LACKING if each not in {"sessions", "committee"}]
)
def test_what_is_lacking_is_not_known(lacking: str) -> None:
    for question in QUESTIONS[lacking]:
        assert not ask(question, LACKING[lacking]).is_answered, question


def test_program_that_is_not_out_is_said_to_be_so() -> None:
    for question in ("what is on now", "what is next", "program", "show me the schedule"):
        answer = ask(question, LACKING["sessions"])
        assert headline(answer) == "The program is not out yet", question
        assert headline(ask(question, LACKING["sessions"], AFTER)) == "Harbour 2030 is over"


@pytest.mark.parametrize("now", [WINTER, BEFORE, at("9:30"), AFTER])
@pytest.mark.parametrize("question", EVERY_QUESTION)
def test_bare_event_has_an_answer_to_everything(question: str, now: datetime) -> None:
    answer = ask(question, edition(people=()), now)
    assert plain_text(answer)
    assert all("None" not in line for line in plain_text(answer).splitlines())
