"""Where rows go: a terminal that shows colours, or a file that only takes text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TextIO

from bot.answers.models import Colour

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.frontends.terminal.sheet import Row


class Screen(Protocol):
    """Shows rows."""

    @property
    def width(self) -> int | None:
        """The columns there are for a row; None where rows may be as long as they like."""

    @property
    def opens_links(self) -> bool:
        """Whether a reader can follow a link whose address is not seen."""

    def show(self, rows: Iterable[Row], colour: Colour = Colour.NOTHING) -> None:
        """Show the rows at once, in the colour of what they are about."""


class PlainScreen:
    """Text alone, for files and pipes. No line is broken, so that a search finds names whole."""

    width = None
    opens_links = False

    def __init__(self, file: TextIO) -> None:
        self._file = file

    def show(self, rows: Iterable[Row], colour: Colour = Colour.NOTHING) -> None:  # noqa: ARG002 - text has no colour
        """Write the rows' text."""
        lines = ("".join(piece.text for piece in row).rstrip() + "\n" for row in rows)
        self._file.write("".join(lines))
        self._file.flush()


def screen_on(file: TextIO) -> Screen:
    """Return a screen for what a command prints to."""
    if not file.isatty():
        return PlainScreen(file)
    from bot.frontends.terminal.painting import PaintedScreen  # noqa: PLC0415 - takes its time

    return PaintedScreen(file)
