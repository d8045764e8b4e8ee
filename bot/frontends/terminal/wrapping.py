"""Lines broken where words end, measured in the columns that a terminal gives each character."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING

from rich.cells import cell_len

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.frontends.terminal.pieces import Piece

_IDEOGRAPH = (
    "\u2e80-\u2fff\u3003-\u3007\u3021-\u33ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003fffd"
)
_CLOSING = "\u3001\u3002\u300d\u300f\u3011\u30fc\uff01\uff09\uff0c\uff0e\uff1a\uff1b\uff1f"
_PART = re.compile(f"\n| +|[{_IDEOGRAPH}][{_CLOSING}]*|[^\n {_IDEOGRAPH}]+")
"""What stays together: a word of letters, an ideograph with the marks that close it."""

_BEGINS_WITH_IDEOGRAPH = re.compile(f"[{_IDEOGRAPH}]")


@dataclass(slots=True)
class _Word:
    """Pieces between which no line is broken, and the space that parts them from the last word."""

    space: Piece | None = None
    pieces: list[Piece] = field(default_factory=list)
    begins_line: bool = False


def width_of(pieces: Iterable[Piece]) -> int:
    """Return how many columns the pieces take."""
    return sum(cell_len(piece.text) for piece in pieces)


def wrapped(pieces: Iterable[Piece], width: int | None) -> list[tuple[Piece, ...]]:
    """Return the lines that the pieces make in so many columns; without a width, as they come.

    A word longer than the width, such as an address, stays whole. No-break spaces keep words
    together and come out as spaces.
    """
    lines: list[list[Piece]] = [[]]
    used = 0
    for word in _words(pieces):
        size = width_of(word.pieces)
        gap = len(word.space.text) if word.space else 0
        if word.begins_line or (width is not None and used and used + gap + size > width):
            lines.append([])
            used = 0
        elif word.space and used:
            lines[-1].append(word.space)
            used += gap
        lines[-1].extend(word.pieces)
        used += size
    return [_merged(line) for line in lines]


def _words(pieces: Iterable[Piece]) -> Iterator[_Word]:
    word = _Word()
    for piece in pieces:
        for text in _PART.findall(piece.text):
            part = piece._replace(text=text)
            if text == "\n":
                yield word
                word = _Word(begins_line=True)
            elif text[0] == " ":
                yield word
                word = _Word(space=part)
            else:
                if word.pieces and _may_part(word.pieces[-1].text, text):
                    yield word
                    word = _Word()
                word.pieces.append(part)
    yield word


def _may_part(before: str, after: str) -> bool:
    return any(_BEGINS_WITH_IDEOGRAPH.match(text) for text in (before, after))


def _merged(line: list[Piece]) -> tuple[Piece, ...]:
    """Return the line with neighbours that look alike made one piece."""
    return tuple(
        alike[0]._replace(text="".join(piece.text for piece in alike).replace("\xa0", " "))
        for alike in (list(group) for _, group in groupby(line, key=lambda piece: piece[1:]))
    )
