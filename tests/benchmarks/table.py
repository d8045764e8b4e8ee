"""Tables in Markdown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from typing_extensions import override


@dataclass
class Table:
    """A table with a title, notes below it, and rows that are added as they are measured."""

    title: str
    columns: Sequence[str]
    notes: Sequence[str] = ()
    rows: list[Sequence[str]] = field(default_factory=list)

    def add(self, *cells: str) -> None:
        """Add a row."""
        self.rows.append(cells)

    @override
    def __str__(self) -> str:
        """Lay it out: the first column to the left, figures to the right."""
        cells_by_column = zip(self.columns, *self.rows, strict=True)
        widths = [max(len(cell) for cell in cells) for cells in cells_by_column]
        rule = [":" + "-" * (widths[0] - 1), *("-" * (width - 1) + ":" for width in widths[1:])]
        lines = [_line(row, widths) for row in (self.columns, rule, *self.rows)]
        notes = [f"\n{note}" for note in self.notes]
        return "\n".join([f"### {self.title}\n", *lines, *notes, ""])


def milliseconds(seconds: float) -> str:
    """Return the time with two significant digits or so: 0.034, 0.21, 4.7, 120."""
    figure = seconds * 1000
    digits = 0 if figure >= 100 else 1 if figure >= 1 else 2 if figure >= 0.1 else 3
    return f"{figure:,.{digits}f}"


def shares(*values: float) -> str:
    """Return shares (0..1) beside each other."""
    return " / ".join(f"{value:.3f}" for value in values)


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    first, *others = cells
    padded = [first.ljust(widths[0])]
    padded += [cell.rjust(width) for cell, width in zip(others, widths[1:], strict=True)]
    return f"| {' | '.join(padded)} |"
