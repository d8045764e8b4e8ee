"""Times as machines write them: ISO 8601, and Discord's own timestamps."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from bot.knowledge.time_zones import read_zone
from bot.reminders.written_zones import fixed_at, fixed_in

if TYPE_CHECKING:
    from datetime import tzinfo
    from zoneinfo import ZoneInfo

    from bot.reminders.moments import Fixed

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_DISCORD = re.compile(r"<t:(-?\d{1,13})(?::[a-zA-Z])?>")
_ISO = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)(?:[Tt]|,? )(\d{1,2}):(\d\d)(?::(\d\d)(?:[.,]\d{1,9})?)?"
    r"(?: ?(?P<offset>[Zz]|[+-]\d\d(?::?\d\d)?))?"
)


def machine_time(text: str, zone: tzinfo | None, home: ZoneInfo) -> Fixed | None:
    """Return the time that a text is, in its zone, else the one given, else at home.

    None if it is no such text, or there is no such day or time of day. Raises OverflowError where
    no calendar reaches.
    """
    if discord := _DISCORD.fullmatch(text):
        return fixed_at(_EPOCH + timedelta(seconds=int(discord[1])), home)
    if iso := _ISO.fullmatch(text):
        try:
            year, month, day, hour, minute, second = (int(part or 0) for part in iso.groups()[:6])
            wall = datetime(year, month, day, hour, minute, second)  # noqa: DTZ001 - on a wall
            offset = read_zone(iso["offset"].upper()) if iso["offset"] else None
        except ValueError:
            return None
        return fixed_in(wall, offset or zone or home, home)
    return None
