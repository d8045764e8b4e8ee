"""An answer as rows: the headline, the blocks, how to read the times, and what to do next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answers.models import FollowLink
from bot.answers.text import Time, TimeStyle
from bot.frontends.terminal.blocks import BlockLayout
from bot.frontends.terminal.choices import choices, follow_ups
from bot.frontends.terminal.offers import addresses, offers
from bot.frontends.terminal.pieces import Look, Piece, Spelling
from bot.frontends.terminal.times import TimeRange, TimeWords, with_ranges
from bot.frontends.terminal.wrapping import wrapped

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from bot.answers.models import Answer
    from bot.frontends.terminal.sheet import Row, Sheet

_BLANK: Row = ()
_CLOCKS_OF_A_LIST = 3
"""From so many times of day on, the zone is said once, below them."""


def lay_out(answer: Answer, sheet: Sheet) -> list[Row]:
    """Return the rows of an answer."""
    clocks = tuple(_clocks(answer))
    is_brief = len(clocks) >= _CLOCKS_OF_A_LIST
    times = TimeWords(zone=answer.zone, now=answer.now, own=sheet.own, is_brief=is_brief)
    spelling = Spelling(
        times=times,
        shows_addresses=sheet.shows_addresses,
        addressed=frozenset(link.url for link in answer.actions if isinstance(link, FollowLink)),
    )
    rows = wrapped(spelling.pieces(answer.headline, Look.BOLD | Look.ACCENT), sheet.width)
    rows += BlockLayout(answer, sheet, spelling).rows()
    if is_brief:
        rows += [_BLANK, *wrapped([Piece(times.legend(clocks[0]), Look.DIM)], sheet.width)]
    if sheet.has_numbers:
        beside = follow_ups(answer)
        below = offers(beside, sheet, first=len(choices(answer)) - len(beside) + 1)
    else:
        below = addresses(answer.actions, sheet)
    return [*rows, _BLANK, *below] if below else rows


def _clocks(answer: Answer) -> Iterator[datetime]:
    """Yield the instants of which only the time of day is said."""
    texts = [answer.headline, *(line.text for block in answer.blocks for line in block.lines)]
    for text in texts:
        for span in with_ranges(text):
            if isinstance(span, Time | TimeRange) and span.style is TimeStyle.CLOCK:
                yield span.begin.instant if isinstance(span, TimeRange) else span.instant
