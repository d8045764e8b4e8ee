import io
import json
from datetime import datetime

import pytest
from typing_extensions import override

from bot.answers.assistant import Assistant
from bot.answers.models import Answer
from bot.frontends.terminal.chat import chat, converse
from bot.frontends.terminal.conversation import Conversation
from bot.frontends.terminal.screens import PlainScreen
from bot.frontends.terminal.voices import ScreenVoice
from tests.frontends.terminal.samples import BEFORE, KNOWLEDGE

ASSISTANT = Assistant(KNOWLEDGE)


def piped(text: str, *, as_json: bool = False) -> str:
    stdin = io.TextIOWrapper(io.BytesIO(text.encode()), encoding="utf-8")
    out = io.BytesIO()
    stdout = io.TextIOWrapper(out, encoding="utf-8", write_through=True)
    chat(Conversation(ASSISTANT, lambda: BEFORE), stdin, stdout, as_json=as_json)
    return out.getvalue().decode()


def test_piped_lines_are_repeated_and_answered() -> None:
    said = piped("/event 2020\n\n/xyzzy\n")
    assert said == (
        "> /event 2020\n"
        "I am answering about MLHPCS 2020 now.\n\n"
        "> /xyzzy\n"
        "I know no command /xyzzy.\n"
        "[1] /help\n\n"
    )


def test_numbers_can_be_piped_too() -> None:
    assert "Technion" in piped("/talk symmetry\n1\n").split("> 1\n")[1]


def test_farewell_ends_it() -> None:
    assert "/event" not in piped("/quit\n/event\n")


def test_nothing_to_read_says_nothing() -> None:
    assert piped("") == ""


def test_json_has_a_line_for_each_reply() -> None:
    lines = piped("who is Soudry\n/xyzzy\n", as_json=True).splitlines()
    answer, notice = map(json.loads, lines)
    assert answer["answered"]
    assert answer["hits"][0]["id"] == "daniel-soudry"
    assert notice == {
        "answered": False,
        "kind": "notice",
        "confidence": 0.0,
        "text": "I know no command /xyzzy.",
        "hits": [],
    }


def test_what_is_typed_is_not_repeated() -> None:
    out = io.StringIO()
    conversation = Conversation(ASSISTANT, lambda: BEFORE)
    converse(conversation, ["/event"], ScreenVoice(PlainScreen(out)), repeats=False)
    assert out.getvalue().startswith("I am answering about MLHPCS 2021.\n")


def test_greeting_is_two_lines_and_a_gap() -> None:
    out = io.StringIO()
    ScreenVoice(PlainScreen(out)).greet("Ask me \x1bthings", "or\xa0leave")
    assert out.getvalue() == "Ask me things\nor leave\n\n"


@pytest.mark.parametrize("line", ["\x1b[31mred\x1b[0m", "a\x00b"])
def test_repeated_line_cannot_steer_the_terminal(line: str) -> None:
    assert "\x1b" not in piped(f"{line}\n")
    assert "\x00" not in piped(f"{line}\n")


class FakeStumblingAssistant(Assistant):
    @override
    def about(self, *, now: datetime, event_id: str | None = None) -> Answer:
        raise RuntimeError("about what?")


def test_question_that_fails_does_not_end_it(caplog: pytest.LogCaptureFixture) -> None:
    out = io.StringIO()
    conversation = Conversation(FakeStumblingAssistant(KNOWLEDGE), lambda: BEFORE)
    converse(conversation, ["/about", "/event"], ScreenVoice(PlainScreen(out)), repeats=False)
    assert out.getvalue().startswith("I could not finish that.\n\nI am answering about")
    assert "about what?" in caplog.text
