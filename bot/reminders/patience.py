"""How long to wait before a message is tried again."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_FIRST_SECONDS, _LONGEST_SECONDS = 2.0, 60.0
_MOST_DOUBLINGS = 10


def pause(attempts: int, told_seconds: float, random: Callable[[], float]) -> timedelta:
    """Return how long to wait after so many attempts: twice as long each time, up to a minute.

    It differs by up to a half, so that what failed together isn't tried again together; it is
    never shorter than what Discord told. `random` returns numbers from 0 to 1.
    """
    doubled = min(_FIRST_SECONDS * 2 ** min(attempts, _MOST_DOUBLINGS), _LONGEST_SECONDS)
    return timedelta(seconds=max(doubled * (0.5 + random() / 2), told_seconds))
