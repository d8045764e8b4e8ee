"""Time zones as authors write them, checked against the IANA database."""

from __future__ import annotations

import functools
import re
import zoneinfo
from datetime import UTC, timedelta, timezone, tzinfo
from typing import TYPE_CHECKING

from bot.knowledge.models import ANYWHERE_ON_EARTH
from bot.knowledge.naming import fold
from bot.knowledge.suggestions import closest

if TYPE_CHECKING:
    from collections.abc import Mapping

_OFFSET = re.compile(r"(?:UTC|GMT)?([+-])(\d{1,2})(?::?(\d{2}))?", re.IGNORECASE)
_LARGEST_OFFSET = timedelta(hours=14)
_NAME = re.compile(r"[A-Z][A-Za-z0-9_+/-]{0,63}")
_WORDS: Mapping[str, tzinfo] = {
    "aoe": ANYWHERE_ON_EARTH,
    "anywhere on earth": ANYWHERE_ON_EARTH,
    "utc": UTC,
    "gmt": UTC,
    "z": UTC,
}
_ABBREVIATED = {
    "mez": "Europe/Berlin",
    "mesz": "Europe/Berlin",
    "cest": "Europe/Berlin",
    "bst": "Europe/London",
    "edt": "America/New_York",
    "cdt": "America/Chicago",
    "pst": "America/Los_Angeles",
    "pdt": "America/Los_Angeles",
    "jst": "Asia/Tokyo",
}


def read_zone(text: str) -> tzinfo:
    """Return the zone that an author means by `AoE`, `UTC`, `+02:00` or `Europe/Berlin`.

    Raises `ValueError` with a message for the author where there is no such zone.
    """
    if zone := _WORDS.get(" ".join(text.lower().split())):
        return zone
    if offset := _OFFSET.fullmatch(text):
        distance = timedelta(hours=int(offset[2]), minutes=int(offset[3] or 0))
        if distance > _LARGEST_OFFSET:
            raise ValueError(f"no place on earth is `{text}` away from UTC")
        return timezone(-distance if offset[1] == "-" else distance)
    return read_named_zone(text)


def read_named_zone(text: str) -> zoneinfo.ZoneInfo:
    """Return the zone of the IANA database with this name, such as `Europe/Berlin` or `UTC`.

    Raises `ValueError` with a message for the author where there is no such zone.
    """
    try:
        if _NAME.fullmatch(text):
            return zoneinfo.ZoneInfo(text)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        pass
    meant = _meant(text)
    advice = f", did you mean `{meant}`?" if meant else ": write one such as `Europe/Berlin`"
    raise ValueError(f"unknown time zone `{text}`{advice}")


def _meant(text: str) -> str:
    """Return the zone that is nearest, also by an abbreviation or by the city's name alone."""
    zones = _zones()
    by_city = {fold(zone.rpartition("/")[2]): zone for zone in zones} | _ABBREVIATED
    city = fold(text).replace(" ", "_")
    return by_city.get(city) or closest(text, zones) or by_city.get(closest(city, by_city), "")


@functools.cache
def _zones() -> tuple[str, ...]:
    return tuple(sorted(zoneinfo.available_timezones()))
