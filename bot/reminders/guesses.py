"""What nothing else understood, left to dateparser: in 2 years at noon, the day in other words."""

from __future__ import annotations

import re
import warnings
from datetime import datetime
from typing import TYPE_CHECKING

from bot.reminders.written_times import fixed_on, wall_of
from bot.reminders.written_zones import fixed_in

if TYPE_CHECKING:
    from bot.answers.context import Context
    from bot.reminders.moments import Fixed
    from bot.reminders.written_times import WrittenTime

_LONGEST = 60
_FIGURES = re.compile(r"/|\d[.-]\d|\d{5}")
"""Dates in figures, whose order it would choose by itself, and numbers of seconds."""
_PERIODS = frozenset(["time", "day", "week", "year"])
"""How exactly it says when; of a month it makes up the day."""
_SAYS_SOMETHING = re.compile(r"[^\W\d_]{3}")


def guessed(written: WrittenTime, context: Context) -> Fixed | None:
    """Return the time that a text means with a time of day in it; None if it is still none."""
    if written.day or written.is_midnight or len(written.times) > 1:
        return None
    home = context.edition.event.timezone
    wall = wall_of(context, written.zone)
    found, has_time = _parsed(written.left, wall)
    if found is None or has_time == bool(written.times):
        return None
    if written.times:
        return fixed_on(found.date(), written.times[0], written.zone, context)
    return fixed_in(found.replace(microsecond=0), written.zone, home)


def _parsed(text: str, wall: datetime) -> tuple[datetime | None, bool]:
    """Return what dateparser makes of a text, and whether that has a time of day."""
    text = text.strip()
    if len(text) > _LONGEST or _FIGURES.search(text) or not _SAYS_SOMETHING.search(text):
        return None, False
    # It takes a tenth of a second to import, and has no types.
    from dateparser.date import DateDataParser  # type: ignore[import-untyped] # noqa: PLC0415

    settings = {
        "RELATIVE_BASE": wall,
        "PREFER_DATES_FROM": "future",
        "TIMEZONE": "UTC",
        "STRICT_PARSING": True,
        "RETURN_TIME_AS_PERIOD": True,
        "PARSERS": ["relative-time", "absolute-time"],
    }
    with warnings.catch_warnings(action="ignore"):
        try:
            data = DateDataParser(languages=["en", "de"], settings=settings).get_date_data(text)
        except Exception:  # noqa: BLE001 - whatever it stumbles over, the text is no time
            return None, False
    found = data.date_obj
    if not isinstance(found, datetime) or found.tzinfo or data.period not in _PERIODS:
        return None, False
    return found, data.period == "time"
