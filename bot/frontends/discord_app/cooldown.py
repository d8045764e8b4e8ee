"""How often one person may ask: often enough for any reader, too seldom to flood a channel."""

from __future__ import annotations

from collections import deque
from datetime import datetime, timedelta

MOST = 12
WINDOW = timedelta(seconds=10)
_MANY = 100


class Cooldown:
    """Counts what each person asked within the last ten seconds."""

    def __init__(self) -> None:
        self._asked: dict[int, deque[datetime]] = {}
        self._looked_through: datetime | None = None

    def until(self, person: int, now: datetime) -> datetime | None:
        """Count a question; return when the next one is welcome if this one is too many."""
        if len(self._asked) > _MANY and self._is_time_to_forget(now):
            self._forget(now)
        asked = self._asked.setdefault(person, deque(maxlen=MOST))
        if len(asked) == MOST and timedelta(0) <= now - asked[0] < WINDOW:
            return asked[0] + WINDOW
        asked.append(now)
        return None

    def _is_time_to_forget(self, now: datetime) -> bool:
        """Whether somebody may have been quiet for a while since all were looked through."""
        return self._looked_through is None or now - self._looked_through >= WINDOW

    def _forget(self, now: datetime) -> None:
        """Drop who has asked nothing for a while, so that memory doesn't grow with the audience."""
        self._looked_through = now
        old = [person for person, asked in self._asked.items() if now - asked[-1] >= WINDOW]
        for person in old:
            del self._asked[person]
