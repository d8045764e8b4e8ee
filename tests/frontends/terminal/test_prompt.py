from collections.abc import Iterator

import pytest
from prompt_toolkit.input import PipeInput, create_pipe_input
from prompt_toolkit.output import DummyOutput

from bot.answers.assistant import Assistant
from bot.frontends.terminal.conversation import Conversation
from bot.frontends.terminal.prompt import typed_lines
from tests.frontends.terminal.samples import BEFORE, KNOWLEDGE

CTRL_C, CTRL_D = "\x03", "\x04"


@pytest.fixture
def keyboard() -> Iterator[PipeInput]:
    with create_pipe_input() as pipe:
        yield pipe


def entered(keyboard: PipeInput, keys: str) -> list[str]:
    keyboard.send_text(keys)
    conversation = Conversation(Assistant(KNOWLEDGE), lambda: BEFORE)
    return list(typed_lines(conversation, source=keyboard, screen=DummyOutput()))


@pytest.mark.parametrize(
    ("keys", "lines"),
    [
        (CTRL_D, []),
        (f"hello\r{CTRL_D}", ["hello"]),
        (f"no{CTRL_C}yes\r{CTRL_D}", ["yes"]),
        (f"{CTRL_C}{CTRL_D}", []),
        (f"größe 漢字\r{CTRL_D}", ["größe 漢字"]),
    ],
)
def test_keys_make_lines(keyboard: PipeInput, keys: str, lines: list[str]) -> None:
    assert entered(keyboard, keys) == lines
