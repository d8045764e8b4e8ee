"""What to do next, in the last rows of an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answers.models import FollowLink
from bot.frontends.terminal.cleaning import clean_line, openable
from bot.frontends.terminal.pieces import Look, Piece
from bot.frontends.terminal.wrapping import wrapped

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.answers.models import Action
    from bot.frontends.terminal.choices import Choice
    from bot.frontends.terminal.sheet import Row, Sheet


def offers(choices: Sequence[Choice], sheet: Sheet, *, first: int = 1) -> list[Row]:
    """Return the choices with their numbers: `[1] Speaker  [2] Abstract ↗`.

    They stand in a line, but for addresses that are seen, which have lines of their own.
    """
    rows: list[Row] = []
    line: list[Piece] = []
    for number, choice in enumerate(choices, start=first):
        key = Piece(f"[{number}]\xa0", Look.ACCENT)
        if isinstance(choice, FollowLink) and sheet.shows_addresses:
            rows += wrapped(line, sheet.width) if line else []
            rows += wrapped((key, *_addressed(choice)), sheet.width)
            line = []
        else:
            line += [*([Piece("  ")] if line else []), key, _named(choice)]
    return [*rows, *wrapped(line, sheet.width)] if line else rows


def addresses(actions: Iterable[Action], sheet: Sheet) -> list[Row]:
    """Return where the links lead, each in a row, for a reader who cannot choose by number."""
    links = (action for action in actions if isinstance(action, FollowLink))
    if not sheet.shows_addresses:
        return [row for link in links for row in wrapped([_named(link)], sheet.width)]
    return [row for link in links for row in wrapped(_addressed(link), sheet.width)]


def _named(choice: Choice) -> Piece:
    label = clean_line(choice.label).replace(" ", "\xa0")
    if isinstance(choice, FollowLink):
        return Piece(f"{label}\xa0↗", url=openable(choice.url))
    return Piece(label)


def _addressed(link: FollowLink) -> tuple[Piece, Piece]:
    return Piece(clean_line(link.label)), Piece(f" <{clean_line(link.url)}>")
