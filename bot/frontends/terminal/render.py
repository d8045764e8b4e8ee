"""Answers and notices on a screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.frontends.terminal.cleaning import clean
from bot.frontends.terminal.layout import lay_out
from bot.frontends.terminal.offers import offers
from bot.frontends.terminal.pieces import Piece
from bot.frontends.terminal.sheet import Sheet
from bot.frontends.terminal.wrapping import wrapped

if TYPE_CHECKING:
    from datetime import tzinfo

    from bot.answers.models import Answer
    from bot.frontends.terminal.conversation import Notice
    from bot.frontends.terminal.screens import Screen


def render(answer: Answer, screen: Screen, *, own: tzinfo | None = None, has_numbers: bool) -> None:
    """Show an answer; `own` is the reader's time zone if it isn't this machine's.

    With `has_numbers` the reader can go on from here by typing the number of a choice.
    """
    sheet = Sheet(
        width=screen.width,
        own=own,
        has_numbers=has_numbers,
        shows_addresses=not screen.opens_links,
    )
    screen.show(lay_out(answer, sheet), answer.colour)


def render_notice(notice: Notice, screen: Screen) -> None:
    """Show a notice with its choices."""
    sheet = Sheet(width=screen.width, shows_addresses=not screen.opens_links)
    text = wrapped([Piece(clean(notice.text))], screen.width)
    screen.show([*text, *offers(notice.choices, sheet)])
