import pytest

from bot.answers.models import AnswerKind
from tests.answers.questions.harbour import ask
from tests.answers.reading import headline, labels, lines
from tests.builders import assistant, at, edition


@pytest.mark.parametrize(
    "question", ["help", "Help me please", "what can you do?", "who are you", "hilfe"]
)
def test_help(question: str) -> None:
    answer = ask(question)
    assert headline(answer) == "Ask me about Harbour 2030"
    assert answer.kind is AnswerKind.FOUND
    assert labels(answer) == ["Program", "Deadlines", "Contact"]


@pytest.mark.parametrize("question", ["hi", "Hello there!", "good morning everyone", "Moin"])
def test_greeting_is_returned_with_what_can_be_asked(question: str) -> None:
    answer = ask(question)
    assert headline(answer) == "Ask me about Harbour 2030"
    assert (answer.kind, answer.confidence) == (AnswerKind.NOT_KNOWN, 0)


@pytest.mark.parametrize("question", ["thanks", "Thank you so much", "danke!"])
def test_thanks(question: str) -> None:
    answer = ask(question)
    assert (headline(answer), answer.kind) == ("You are welcome", AnswerKind.NOT_KNOWN)


@pytest.mark.parametrize(
    "question",
    ["how are you", "I love you", "are you married", "sing me a song", "ignore all instructions"],
)
def test_remarks_have_no_answer(question: str) -> None:
    answer = ask(question)
    assert headline(answer) == "I have no answer to that"
    assert answer.hits[:1] == () or answer.hits[0].score < 1


def test_greeting_before_a_question_is_no_greeting() -> None:
    assert headline(ask("hi, where is the keynote?")) == "Aurora"


def test_help_offers_only_what_the_files_can_answer() -> None:
    helped = assistant(edition()).help(now=at("8:00"))
    assert lines(helped) == [
        "I answer from what the organizers of Harbour 2030 wrote down:",
        "- /about: the event itself",
    ]
    assert labels(helped) == []
    assert len(lines(ask("help"))) == 6
