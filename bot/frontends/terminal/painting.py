"""Rows in colour, on a terminal. Only who has one imports this, since rich takes its time."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from rich.console import Console
from rich.style import Style
from rich.text import Text

from bot.answers.models import Colour
from bot.frontends.terminal.pieces import Look, Piece

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.frontends.terminal.sheet import Row

_HEX = {
    Colour.PROGRAM: "#6f8dd0",
    Colour.DEADLINE: "#d2720e",
    Colour.INFORMATION: "#18a56a",
    Colour.NOTHING: None,
}
"""Each at least 3:1 against dark and light backgrounds, and apart for the colour-blind."""

_BAR = Piece("▌ ", Look.ACCENT)
_NO_BAR = Piece("  ")
_NARROWEST, _WIDEST = 20, 100
"""Longer lines than that are hard to read."""


class PaintedScreen:
    """A terminal; where it shows all colours it opens links too, as it learnt both together."""

    def __init__(self, file: TextIO) -> None:
        self._console = Console(file=file, highlight=False, markup=False, emoji=False)

    @property
    def width(self) -> int:
        """The columns right of the bar."""
        return max(_NARROWEST, min(self._console.width, _WIDEST)) - len(_BAR.text)

    @property
    def opens_links(self) -> bool:
        """Whether the terminal follows links whose address is not seen."""
        return self._console.color_system == "truecolor"

    def show(self, rows: Iterable[Row], colour: Colour = Colour.NOTHING) -> None:
        """Print the rows behind a bar in their colour."""
        edge = _NO_BAR if colour is Colour.NOTHING else _BAR
        for row in rows:
            text = Text(end="")
            for piece in (edge, *row):
                text.append(piece.text, _style(piece, colour))
            self._console.print(text, soft_wrap=True)


def _style(piece: Piece, colour: Colour) -> Style:
    return Style(
        bold=Look.BOLD in piece.look or None,
        dim=Look.DIM in piece.look or None,
        color=_HEX[colour] if Look.ACCENT in piece.look else None,
        link=piece.url or None,
    )
