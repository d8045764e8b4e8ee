"""The chat as a reader has it: a process at a pseudo-terminal."""

import contextlib
import os
import pty
import re
import select
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

KNOWLEDGE = """
event: {id: pasta-2031, name: PASTA 2031, timezone: Europe/Rome, starts: 2031-05-02}
sessions:
  - {id: sauce, title: The Theory of Sauce, speakers: [Ada Rossi (Parma)], starts: "10:00"}
deadlines: [{id: poster, name: Poster, due: 2031-04-01 AoE}]
"""
SECONDS = 20
ENVIRONMENT = {
    "PROMPT_TOOLKIT_NO_CPR": "1",  # nobody here answers where the cursor is
    "TERM": "xterm-256color",
    "COLUMNS": "80",
    "TZ": "UTC",
}
_ESCAPES = re.compile(
    r"\x1b(?:\][^\x1b\x07]*(?:\x1b\\|\x07)|\[[0-?]*[ -/]*[@-~]|[()][A-B0-2]|[=>78])"
)


class Terminal:
    """A chat in a terminal of 80 columns, with what it has shown."""

    def __init__(self, folder: Path) -> None:
        (folder / "pasta-2031.yaml").write_text(KNOWLEDGE)
        self._keyboard, inner = pty.openpty()
        now = "2031-05-01T10:00:00+02:00"
        self._process = subprocess.Popen(  # noqa: S603 - the command is our own
            [sys.executable, "-m", "bot", "chat", "--knowledge", str(folder), "--now", now],
            stdin=inner,
            stdout=inner,
            stderr=inner,
            env=ENVIRONMENT,
        )
        os.close(inner)
        self._raw = b""

    def type(self, keys: str) -> None:
        os.write(self._keyboard, keys.encode())

    def shows(self, words: str, *, then_prompts: bool = False) -> bool:
        """Whether the words appear in time, after which what was shown is forgotten.

        What is typed before the next prompt meets a terminal that still obeys keys by itself.
        """
        wanted = re.compile(re.escape(words) + (".*\n>" if then_prompts else ""), re.DOTALL)
        deadline = time.monotonic() + SECONDS
        while not wanted.search(self.shown) and time.monotonic() < deadline:
            self._read()
        has_appeared = bool(wanted.search(self.shown))
        self._raw = b""
        return has_appeared

    @property
    def shown(self) -> str:
        return _ESCAPES.sub("", self._raw.decode(errors="replace"))

    def exit_code(self) -> int | None:
        deadline = time.monotonic() + SECONDS
        while self._process.poll() is None and time.monotonic() < deadline:
            self._read()
        return self._process.poll()

    def close(self) -> None:
        self._process.kill()
        self._process.wait()
        os.close(self._keyboard)

    def _read(self) -> None:
        ready, _, _ = select.select([self._keyboard], [], [], 0.1)
        with contextlib.suppress(OSError):  # Linux raises it when the other side has been closed
            self._raw += os.read(self._keyboard, 65536) if ready else b""


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    terminal = Terminal(tmp_path)
    yield terminal
    terminal.close()


def test_chat_at_a_terminal(terminal: Terminal) -> None:
    assert terminal.shows("Ctrl-D leaves", then_prompts=True)
    terminal.type("when is teh sauce talk\r")
    answer = "Friday 2 May 2031, 10:00 CEST (08:00 UTC your time)"
    assert terminal.shows(answer, then_prompts=True)
    terminal.type("/dead")
    assert terminal.shows("what is due, and when")
    terminal.type("\tpos")
    assert terminal.shows("Poster")
    terminal.type("\x03/quti\r")
    assert terminal.shows("[1] /quit", then_prompts=True)
    terminal.type("\x04")
    assert terminal.exit_code() == 0
