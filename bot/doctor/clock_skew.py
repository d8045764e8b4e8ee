"""How far this machine's clock is from Discord's, by which reminders are early or late."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from bot.doctor.findings import Finding, error, ok, skipped, warning

if TYPE_CHECKING:
    from bot.doctor.discord_api import Reply

_WHAT = "clock"
_NONE = timedelta(0)
_FINENESS = timedelta(seconds=1)
"""Of the time that HTTP tells: the fraction is cut off."""
_WARNED_OF, _WRONG = timedelta(seconds=2), timedelta(seconds=60)
_TO_DO = (
    "Have the time set from the network (`timedatectl set-ntp true`, or chrony); a container has "
    "the clock of the machine it runs on."
)


def skew(asked: datetime, came: datetime, told: datetime) -> timedelta:
    """Return by how much our clock is surely ahead of another, below zero if it is behind.

    The other one told its time, in whole seconds, somewhere between the question and the answer:
    what that may explain counts as none.
    """
    at_least, at_most = asked - told - _FINENESS, came - told
    if at_least > _NONE:
        return at_least
    return min(at_most, _NONE)


def check_clock(reply: Reply) -> Finding:
    """Compare the clocks by an answer of Discord's."""
    told = _instant(reply.date)
    if told is None:
        return skipped(_WHAT, "the answer doesn't tell the time")
    ahead = skew(reply.asked, reply.came, told)
    if abs(ahead) <= _WARNED_OF:
        return ok(_WHAT, "it agrees with Discord's")
    direction, effect = ("ahead of", "early") if ahead > _NONE else ("behind", "late")
    says = f"it is {_long(abs(ahead))} {direction} Discord's, so reminders are that much {effect}"
    return (error if abs(ahead) > _WRONG else warning)(_WHAT, says, _TO_DO)


def _instant(header: str) -> datetime | None:
    try:
        told = parsedate_to_datetime(header)
    except ValueError:
        return None
    return told if told.tzinfo else told.replace(tzinfo=UTC)


def _long(span: timedelta) -> str:
    seconds = round(span.total_seconds())
    for unit, length in (("days", 86_400), ("hours", 3_600), ("minutes", 60)):
        if seconds >= 2 * length:
            return f"{seconds // length} {unit}"
    return f"{seconds} seconds"
