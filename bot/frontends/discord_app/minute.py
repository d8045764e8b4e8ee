"""Answers kept for the minute in which they were given: what many ask at once is worked out once.

Nothing that an answer says changes within a minute, since programs and deadlines are written by the
minute, and Discord itself counts how far away a time is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable
    from datetime import datetime

MOST_KEPT = 500

_Kept = TypeVar("_Kept")


class KeptForAMinute(Generic[_Kept]):
    """Remembers what was made for a key, until the next minute begins."""

    def __init__(self) -> None:
        self._minute: datetime | None = None
        self._kept: dict[Hashable, _Kept] = {}

    def get(self, key: Hashable, minute: datetime, make: Callable[[], _Kept]) -> _Kept:
        """Return what is kept for the key in this minute, or else what `make` returns."""
        if minute != self._minute or len(self._kept) >= MOST_KEPT:
            self.forget()
            self._minute = minute
        if key not in self._kept:
            self._kept[key] = make()
        return self._kept[key]

    def forget(self) -> None:
        """Drop everything."""
        self._kept.clear()


def minute_of(now: datetime) -> datetime:
    """Return when the minute began."""
    return now.replace(second=0, microsecond=0)
