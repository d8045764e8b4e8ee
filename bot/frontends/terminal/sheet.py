"""What answers are laid out on: rows of pieces, and what is known about the reader's screen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import tzinfo

    from bot.frontends.terminal.pieces import Piece

Row = tuple["Piece", ...]
"""One line on the screen, from its left edge."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What to fit an answer to.

    Without a width, lines are as long as they come. `own` is the reader's time zone, None standing
    for the one this machine is set to. `has_numbers` where the reader can answer with the number of
    a choice, `shows_addresses` where a link cannot be opened by a click.
    """

    width: int | None = None
    own: tzinfo | None = None
    has_numbers: bool = True
    shows_addresses: bool = True
