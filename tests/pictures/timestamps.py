"""Discord's timestamps as its client writes them in British English."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Final

DEFAULT_STYLE: Final = "f"
STYLES: Final = "tTdDfFR"

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_DAYS_A_MONTH = 146_097 / 4_800  # 400 years of the calendar have 146,097 days

# A unit, how many seconds it has, and below how many of it (rounded) it is the one to use.
_UNITS = (
    ("second", 1.0, 45),
    ("minute", 60.0, 45),
    ("hour", 3_600.0, 22),
    ("day", 86_400.0, 26),
    ("month", 86_400 * _DAYS_A_MONTH, 11),
)
_YEAR = 86_400 * _DAYS_A_MONTH * 12


def timestamp(seconds: int, style: str, local_now: datetime) -> str:
    """Return what `<t:SECONDS:STYLE>` shows to someone on whose clock it is `local_now`."""
    try:
        instant = _EPOCH + timedelta(seconds=seconds)
        local = instant.astimezone(local_now.tzinfo)
    except OverflowError:
        return "Invalid date"
    return relative(instant, local_now) if style == "R" else _absolute(style, local)


def relative(instant: datetime, now: datetime) -> str:
    """Return how far an instant is from now: "in 2 days", "a minute ago"."""
    apart = (instant - now).total_seconds()
    words = _span(abs(apart))
    return f"in {words}" if apart > 0 else f"{words} ago"


def _span(seconds: float) -> str:
    for name, length, limit in _UNITS:
        count = _rounded(seconds / length)
        if count < limit or (count == 1 and name != "second"):
            return _counted(count, name)
    return _counted(_rounded(seconds / _YEAR), "year")


def _counted(count: int, unit: str) -> str:
    if unit == "second":
        return f"{count} second" if count == 1 else f"{count} seconds"
    if count <= 1:
        return f"an {unit}" if unit == "hour" else f"a {unit}"
    return f"{count} {unit}s"


def _rounded(value: float) -> int:
    return int(value + 0.5)


def _absolute(style: str, local: datetime) -> str:
    time = f"{local:%H:%M}"
    date = f"{local.day} {_MONTHS[local.month - 1]} {local.year}"
    shown = {
        "t": time,
        "T": f"{local:%H:%M:%S}",
        "d": f"{local:%d/%m}/{local.year:04}",
        "D": date,
        "f": f"{date} at {time}",
        "F": f"{_WEEKDAYS[local.weekday()]}, {date} at {time}",
    }
    if style not in shown:
        raise ValueError(f"no style of Discord's timestamps: {style!r}")
    return shown[style]
