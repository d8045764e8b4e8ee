import io

from bot.frontends.terminal.conversation import LONGEST_LINE
from bot.frontends.terminal.lines import piped_lines


def test_lines_of_a_pipe() -> None:
    stream = io.BytesIO("one\r\n\nzwei größer\nlast".encode())
    assert list(piped_lines(stream)) == ["one", "", "zwei größer", "last"]


def test_bytes_that_are_not_utf8_become_question_marks() -> None:
    stream = io.BytesIO(b"\xef\xbb\xbfcaf\xe9 \xff\n")
    assert list(piped_lines(stream)) == ["caf\ufffd \ufffd"]


def test_line_longer_than_anyone_types_is_cut() -> None:
    stream = io.BytesIO(b"x" * 1_000_000 + b"\nnext\n")
    first, second = piped_lines(stream)
    assert len(first) == 4 * LONGEST_LINE
    assert second == "next"
