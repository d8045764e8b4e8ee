"""Zones in a time that somebody typed, and times in one zone as a time on the wall."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.knowledge.time_zones import read_named_zone, read_zone
from bot.reminders.moments import Fixed, instant_of
from bot.search.variants import by_variant

if TYPE_CHECKING:
    from datetime import tzinfo

AOE = ZoneInfo("Etc/GMT+12")
"""Where a day ends last, by a name that is in the database."""

_AOE = re.compile(r"\b(?:AoE|anywhere on earth)\b", re.IGNORECASE)
_OFFSET = re.compile(r"\b(?:UTC|GMT) ?[+-] ?\d{1,2}(?::?\d\d)?(?![\d:])", re.IGNORECASE)
_NAME = re.compile(r"\b[A-Za-z]+(?:/[A-Za-z][\w+-]*){1,2}")
_LIKE_A_ZONE = re.compile(
    r"\b(?:Africa|America|Asia|Atlantic|Australia|Europe|Indian|Pacific)/\w+", re.IGNORECASE
)
_OWN = re.compile(r"\b(?:local|event|workshop|conference) time\b|\bortszeit\b", re.IGNORECASE)
_REGIONS = by_variant(
    """
    UTC: utc gmt
    Europe/Berlin: cet cest mez mesz
    Europe/London: bst
    Europe/Athens: eet eest
    Europe/Lisbon: wet west
    America/New_York: est edt
    America/Chicago: cdt
    America/Denver: mdt
    America/Los_Angeles: pst pdt
    Asia/Tokyo: jst
    """
)
"""Where people write these. `CET` is what the wall says there in summer too, as they mean it."""
_REGIONS_IN_CAPITALS = {
    "ET": "America/New_York",
    "CT": "America/Chicago",
    "MT": "America/Denver",
    "PT": "America/Los_Angeles",
}
_WORD = re.compile(r"\b[A-Za-z]{2,5}\b")
_TRACES = re.compile(r"\(\s*\)")


def take_zone(text: str, home: ZoneInfo, now: datetime) -> tuple[tzinfo | None, str]:
    """Return the zone that a text names, if any, and the text without it.

    An abbreviation that the zone of the event has itself at some time of the year means that.
    """
    for pattern in (_AOE, _OFFSET, _NAME, _OWN, _WORD):
        for found in pattern.finditer(text):
            if zone := _zone(found, home, now):
                rest = f"{text[: found.start()]} {text[found.end() :]}"
                return zone, " ".join(_TRACES.sub(" ", rest).split())
    return None, text


def _zone(found: re.Match[str], home: ZoneInfo, now: datetime) -> tzinfo | None:
    word = found[0]
    if found.re is _AOE:
        return AOE
    if found.re is _OWN:
        return home
    if found.re is _WORD:
        return _abbreviated(word, home, now)
    return _offset(word) if found.re is _OFFSET else _named(word)


def _abbreviated(word: str, home: ZoneInfo, now: datetime) -> ZoneInfo | None:
    seasons = (now.replace(month=month, day=1).astimezone(home) for month in (1, 7))
    if word.upper() in {season.tzname() for season in seasons}:
        return home
    name = _REGIONS_IN_CAPITALS.get(word) or _REGIONS.get(word.lower())
    return ZoneInfo(name) if name else None


def _offset(word: str) -> tzinfo | None:
    try:
        return read_zone(word.replace(" ", ""))
    except ValueError:
        return None


def _named(name: str) -> ZoneInfo | None:
    for spelling in (name, name.title()):
        try:
            return ZoneInfo(spelling)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            continue
    return None


def why_no_zone(text: str) -> str:
    """Return what is wrong with the zone in a text that has one which is none; "" without one."""
    if found := _LIKE_A_ZONE.search(text):
        try:
            read_named_zone(found[0])
        except ValueError as error:
            return f"There is an {str(error).removesuffix('?')}."
    return ""


def fixed_in(wall: datetime, zone: tzinfo, home: ZoneInfo) -> Fixed:
    """Return a time on the wall of a zone; of one that has no name, on the wall at home."""
    if isinstance(zone, ZoneInfo):
        return Fixed(wall, zone.key)
    return fixed_at(wall.replace(tzinfo=zone), home)


def fixed_at(instant: datetime, home: ZoneInfo) -> Fixed:
    """Return an instant as a time on the wall at home.

    In UTC where the wall shows that time twice and this is the second.
    """
    utc = instant.astimezone(UTC)
    fixed = Fixed(utc.astimezone(home).replace(tzinfo=None, fold=0), home.key)
    return fixed if instant_of(fixed, None) == utc else Fixed(utc.replace(tzinfo=None), "UTC")


def next_second(instant: datetime) -> datetime:
    """Return the first whole second that is not before an instant."""
    return instant + timedelta(microseconds=-instant.microsecond % 1_000_000)
