"""Interactions that were taken already: Discord may deliver one twice."""

from __future__ import annotations

from collections import OrderedDict

MOST_KEPT = 1_000


class Once:
    """Remembers the last interactions by their ids."""

    def __init__(self) -> None:
        self._taken: OrderedDict[int, None] = OrderedDict()

    def is_first(self, interaction_id: int) -> bool:
        """Take an interaction; return whether that is for the first time."""
        if interaction_id in self._taken:
            return False
        self._taken[interaction_id] = None
        if len(self._taken) > MOST_KEPT:
            self._taken.popitem(last=False)
        return True
