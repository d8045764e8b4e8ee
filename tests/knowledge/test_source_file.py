"""Bytes that are text, or not, and where things stand in it."""

from collections.abc import Callable

import pytest

from bot.knowledge.source_file import SourceFile

EVENT = "event: {name: Ada Day, starts: 2021-07-02}\n"
ProblemsOf = Callable[..., list[str]]


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (
            b"event:\n  name: G\xfcnther\n",
            "2:10: the byte 0xFC is not UTF-8 text, save the file in the encoding UTF-8",
        ),
        (
            "ä: ä\n".encode() + b"\xc3",
            "2:1: the byte 0xC3 is not UTF-8 text, save the file in the encoding UTF-8",
        ),
        (EVENT.encode("utf-16"), "1:1: this file is saved as UTF-16, save it as UTF-8"),
        ("\ufeffa: b\nc: d\x07\n", "2:5: the invisible character U+0007 stands here, delete it"),
        ("a: b\ufeff\n", "1:5: the invisible character U+FEFF stands here, delete it"),
        (b"", "1:1: nothing is written here: a file begins with `event:`"),
        (b"# later\n", "1:1: nothing is written here: a file begins with `event:`"),
        (b"later", "1:1: a file consists of keys, of which the first is `event:`"),
        (b"- later", "1:1: a file consists of keys, of which the first is `event:`"),
    ],
)
def test_file_that_is_no_text_or_says_nothing(
    problems: ProblemsOf, content: str | bytes, problem: str
) -> None:
    assert problems(content) == [problem]


@pytest.mark.parametrize("start", ["", "\ufeff", "---\n", "# comment\r\n", "%YAML 1.2\n---\n"])
def test_file_may_begin_with_what_editors_put_there(problems: ProblemsOf, start: str) -> None:
    assert problems(start + EVENT.replace("\n", "\r\n")) == []


def test_byte_order_mark_does_not_shift_columns(problems: ProblemsOf) -> None:
    assert problems("\ufeffevnt: x")[-1].startswith("1:1: unknown key `evnt`")


def test_columns_count_letters_and_not_bytes(problems: ProblemsOf) -> None:
    assert problems("event: {name: Günther 🎉, starts: soon}")[0].startswith("1:34: `soon`")


def test_places_are_those_of_an_editor_in_a_large_text() -> None:
    text = "ab\n" * 50_000 + "x" * 200_000 + "\nend"
    source = SourceFile("event.yaml", text)

    for offset in (
        0,
        1,
        2,
        3,
        65_535,
        65_536,
        131_072,
        149_999,
        150_000,
        250_000,
        350_001,
        len(text),
    ):
        before = text[:offset]
        line, column = before.count("\n") + 1, offset - (before.rfind("\n") + 1) + 1
        assert source.line_and_column(offset) == (line, column)


def test_problem_is_told_in_one_line() -> None:
    source = SourceFile("event.yaml", "x")

    source.complain(0, "a\nb\x1b[31m")
    source.complain(0, "x" * 1_000)

    assert [problem.message for problem in source.problems] == ["a b [31m", "x" * 500]
