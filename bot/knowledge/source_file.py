"""A file as its author sees it: its text, what stands in which line, the problems found in it."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from bot.knowledge.problems import Problem
from bot.knowledge.suggestions import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable

_BLOCK = 1 << 16
_MOST_PROBLEMS = 1_000
_MOST_SUGGESTIONS = 100
_LONGEST_MESSAGE = 500
_LONG_QUOTE = re.compile("`([^`]{60})[^`]{20,}`")
_NO_YAML_CHARACTER = re.compile(
    "[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


class TooManyProblemsError(Exception):
    """A file has so many problems that it is of no use to look for more."""


class SourceFile:
    """A text with a name, and the problems that were found in it so far.

    Places are offsets: the number of the text's characters that stand before them.
    """

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.text = text
        self.problems: list[Problem] = []
        self._suggestions_left = _MOST_SUGGESTIONS
        self._blocks: list[tuple[int, int]] = []

    def complain(self, offset: int, message: str) -> None:
        """Note a problem at a place, in one line of moderate length.

        Raises `TooManyProblemsError` after the thousandth, and tells the author.
        """
        line, column = self.line_and_column(offset)
        if len(self.problems) == _MOST_PROBLEMS:
            message = f"this file has more than {_MOST_PROBLEMS:,} problems, no more are listed"
        self.problems.append(Problem(self.name, line, column, _in_one_line(message)))
        if len(self.problems) > _MOST_PROBLEMS:
            raise TooManyProblemsError

    def line_and_column(self, offset: int) -> tuple[int, int]:
        """Return where a place is, counted from 1, in a time that does not grow with the text."""
        if not self._blocks:
            self._blocks = _blocks(self.text)
        lines_before, line_start = self._blocks[offset // _BLOCK]
        block_start = offset - offset % _BLOCK
        line_start = max(line_start, self.text.rfind("\n", block_start, offset) + 1)
        line = lines_before + self.text.count("\n", block_start, offset) + 1
        return line, offset - line_start + 1

    def line(self, offset: int) -> int:
        """Return the line of a place, counted from 1."""
        return self.line_and_column(offset)[0]

    def did_you_mean(self, word: str, known: Iterable[str]) -> str:
        """Return `, did you mean …?` or nothing, and nothing once this file has had a hundred."""
        if not self._suggestions_left:
            return ""
        self._suggestions_left -= 1
        return did_you_mean(word, known)


def _in_one_line(message: str) -> str:
    """Return the message with what it quotes cut where that is long."""
    message = _LONG_QUOTE.sub(r"`\1…`", message)[:_LONGEST_MESSAGE]
    return "".join(letter if letter.isprintable() else " " for letter in message)


def _blocks(text: str) -> list[tuple[int, int]]:
    """Return for each block of the text the lines before it, and where its first line starts."""
    blocks = []
    lines_before = line_start = 0
    for start in range(0, len(text) + 1, _BLOCK):
        blocks.append((lines_before, line_start))
        lines_before += text.count("\n", start, start + _BLOCK)
        line_start = max(line_start, text.rfind("\n", start, start + _BLOCK) + 1)
    return blocks


def decoded(name: str, data: bytes) -> SourceFile:
    """Return the file whose content is `data`, in UTF-8; a byte order mark is left out.

    The first thing that is no text is noted as a problem of the file.
    """
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        source = SourceFile(name, data.decode("utf-8", "replace"))
        source.complain(len(data[: error.start].decode("utf-8")), _not_utf8(data, error.start))
        return source
    source = SourceFile(name, text)
    if found := _NO_YAML_CHARACTER.search(text):
        source.complain(
            found.start(),
            f"the invisible character U+{ord(found[0]):04X} stands here, delete it",
        )
    return source


def _not_utf8(data: bytes, start: int) -> str:
    if data.startswith(_UTF_16):
        return "this file is saved as UTF-16, save it as UTF-8"
    return f"the byte 0x{data[start]:02X} is not UTF-8 text, save the file in the encoding UTF-8"
