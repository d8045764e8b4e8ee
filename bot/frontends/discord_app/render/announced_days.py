"""The program of a day, as it is posted before the day begins."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.answers.cards.program import program_list
from bot.answers.models import Colour, View, ViewPart
from bot.answers.program_part import ProgramPart, code_of_part, day_of_code
from bot.answers.text import Time, TimeStyle
from bot.frontends.discord_app.codes import custom_id
from bot.frontends.discord_app.render.colours import COLOURS
from bot.frontends.discord_app.render.components import button, text
from bot.frontends.discord_app.render.facts import headline, notes
from bot.frontends.discord_app.render.items import items_of
from bot.frontends.discord_app.render.limits import OPTIONS
from bot.frontends.discord_app.render.occasions import Announced, Occasion, known_context
from bot.frontends.discord_app.render.pages import Page
from bot.frontends.discord_app.render.spelling import Spelling
from bot.reminders.ports import PointlessError

if TYPE_CHECKING:
    from bot.frontends.discord_app.render.items import Item

_LISTED = Spelling({}, is_list=True)
_A_MOMENT = timedelta(seconds=1)


def coming_day(occasion: Occasion) -> Announced:
    """Return the sessions of a day, none of them on or over yet; raises `PointlessError` if none.

    What doesn't fit is one press away.
    """
    context, entry = known_context(occasion), occasion.planned.entry
    part = ProgramPart(day=day_of_code(entry.id) if entry else None)
    sessions = part.of(context.edition.program)
    starts = [each.starts for each in sessions if each.starts and not each.is_cancelled]
    if part.day is None or not starts:
        raise PointlessError("Nothing takes place on that day any more.")
    before = replace(context, now=starts[0] - _A_MOMENT)
    answer = program_list(before, sessions, ("Program",), most=len(sessions))
    items = items_of(answer, _LISTED)
    shown = _fitting(items)
    left_out = len(items) - len(shown)
    said = [
        headline(("Program of ", Time(starts[0], TimeStyle.DAY))),
        *(text(item.markdown) for item in shown),
        *notes((f"and {left_out} more" if left_out else "", "times in your own time zone")),
    ]
    view = ViewPart(View.PROGRAM, code_of_part(context.edition, part))
    carried = custom_id("show", occasion.event, view, occasion.key)
    program = button("Program", carried, is_primary=True)
    return Announced(said, [program], COLOURS[Colour.PROGRAM])


def _fitting(items: list[Item]) -> list[Item]:
    """Return as many of the first items as a message has room for."""
    for count in range(min(len(items), OPTIONS), 1, -1):
        first = tuple(items[:count])
        if Page(first, 1, 1, same_day=first).fits_whole_day:
            return items[:count]
    return items[:1]
