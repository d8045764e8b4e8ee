"""Blocks of an answer as rows: numbers in the margin, times in a column, a bar by what is on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answers.text import Line, Linked, Time, Tone
from bot.frontends.terminal.choices import choices, numbered_blocks
from bot.frontends.terminal.pieces import Look, Piece
from bot.frontends.terminal.wrapping import width_of, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.answers.models import Answer, Block
    from bot.frontends.terminal.pieces import Spelling
    from bot.frontends.terminal.sheet import Row, Sheet

_LOOKS = {
    Tone.PLAIN: Look.PLAIN,
    Tone.HEADING: Look.BOLD,
    Tone.DAY: Look.BOLD,
    Tone.NOTE: Look.DIM,
    Tone.NOW: Look.BOLD,
    Tone.ITEM: Look.PLAIN,
}
_NOW_BAR = Piece("┃ ", Look.ACCENT)
_NO_BAR = Piece("  ")
_BULLET = Piece("• ", Look.DIM)
_AFTER_NUMBER = 2


class BlockLayout:
    """Lays out the blocks of one answer. They share a margin if any of them has a number."""

    def __init__(self, answer: Answer, sheet: Sheet, spelling: Spelling) -> None:
        self._sheet = sheet
        self._spelling = spelling
        self._numbered = numbered_blocks(answer)
        self._digits = len(str(len(choices(answer))))
        has_margin = sheet.has_numbers and any(number for _, number in self._numbered)
        self._margin = self._digits + _AFTER_NUMBER if has_margin else 0
        self._has_bar = any(_is_now(block) for block, _ in self._numbered)

    def rows(self) -> Iterator[Row]:
        """Yield the rows of all blocks: short entries close together, facts below the headline."""
        was_close: bool | None = None
        for block, number in self._numbered:
            is_listed = self._is_listed(block, number)
            is_close = is_listed and block.lines[0].tone is not Tone.HEADING
            if is_listed if was_close is None else not (is_close and was_close):
                yield ()
            yield from self._block(block, number, margin=self._margin if is_listed else 0)
            was_close = is_close

    def _is_listed(self, block: Block, number: int) -> bool:
        """Whether the block is one of a list, and so stands in its margin."""
        first = block.lines[0]
        return bool(number) or first.tone in {Tone.ITEM, Tone.NOW} or self._is_timed(first)

    def _block(self, block: Block, number: int, *, margin: int) -> Iterator[Row]:
        """Yield the rows of a block; the lines after the first stand under its text."""
        blank = _spaces(margin)
        has_number = bool(number and margin)
        edge = Piece(f"{number:>{self._digits}}  ", Look.DIM) if has_number else blank
        bar = self._bar(block)
        column = 0
        for line in block.lines:
            head, text = self._parted(line, is_marked=edge is blank, is_inline=not block.entry)
            indent = _spaces(0 if line.tone is Tone.ITEM else column)
            yield from self._hung((edge, *bar, indent, *head), (blank, *bar, indent), text)
            column = column or width_of(head)
            edge = blank
        if block.entry and not has_number:  # a number leads to them
            yield from ((blank, Piece(address, Look.DIM)) for address in self._addresses(block))

    def _bar(self, block: Block) -> Row:
        """Return what marks a block as being on, or keeps its time below that of one that is."""
        if _is_now(block):
            return (_NOW_BAR,)
        return (_NO_BAR,) if self._has_bar and self._is_timed(block.lines[0]) else ()

    def _addresses(self, block: Block) -> Iterator[str]:
        """Yield the addresses that would make the lines of an entry hard to read."""
        links = [span for line in block.lines for span in line.text if isinstance(span, Linked)]
        yield from filter(None, dict.fromkeys(map(self._spelling.address, links)))

    def _parted(self, line: Line, *, is_marked: bool, is_inline: bool) -> tuple[Row, Row]:
        """Return what stands before the text of a line, a time of day or a bullet, and the text."""
        spelled = self._spelling.pieces(line.text, _LOOKS[line.tone], has_addresses=is_inline)
        text = tuple(spelled)
        if self._is_timed(line) and text[1:] and text[1].text.startswith(" "):
            return (text[0], Piece(" ")), text[1:]
        if line.tone is Tone.ITEM and is_marked:
            return (_BULLET,), text
        return (), text

    def _hung(self, first: Row, under: Row, text: Row) -> Iterator[Row]:
        """Yield the rows of a text whose first one begins so, with the others under its words."""
        taken = width_of(first)
        width = self._sheet.width
        later = (*under, _spaces(taken - width_of(under)))
        for place, row in enumerate(wrapped(text, width and max(width - taken, 1))):
            yield tuple(piece for piece in (*(later if place else first), *row) if piece.text)

    def _is_timed(self, line: Line) -> bool:
        is_time = bool(line.text) and isinstance(line.text[0], Time) and line.tone is not Tone.DAY
        return self._spelling.times.is_brief and is_time


def _is_now(block: Block) -> bool:
    return any(line.tone is Tone.NOW for line in block.lines)


def _spaces(count: int) -> Piece:
    return Piece(" " * count)
