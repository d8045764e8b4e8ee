"""What to do next, in the last rows of an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answers.models import FollowLink
from bot.answers.text import Linked
from bot.frontends.terminal.cleaning import clean_line
from bot.frontends.terminal.pieces import Look, Piece, link
from bot.frontends.terminal.wrapping import wrapped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bot.answers.models import Action
    from bot.frontends.terminal.choices import Choice
    from bot.frontends.terminal.sheet import Row, Sheet


def offers(choices: Sequence[Choice], sheet: Sheet, *, first: int = 1) -> list[Row]:
    """Return the choices with their numbers in a line: `[1] Speaker  [2] Abstract ↗`."""
    if not choices:
        return []
    line: list[Piece] = []
    for number, choice in enumerate(choices, start=first):
        line += [Piece("  ")] if line else []
        line += [Piece(f"[{number}]\xa0", Look.ACCENT), *_named(choice, sheet)]
    return wrapped(line, sheet.width)


def addresses(actions: Iterable[Action], sheet: Sheet) -> list[Row]:
    """Return where the links lead, each in a row, for a reader who cannot choose by number."""
    links = (action for action in actions if isinstance(action, FollowLink))
    return [row for link in links for row in wrapped(_named(link, sheet), sheet.width)]


def _named(choice: Choice, sheet: Sheet) -> Iterator[Piece]:
    label = clean_line(choice.label).replace(" ", "\xa0")
    if isinstance(choice, FollowLink):
        linked = Linked(f"{label}\xa0↗", choice.url)
        yield from link(linked, Look.PLAIN, shows_address=sheet.shows_addresses)
    else:
        yield Piece(label)
