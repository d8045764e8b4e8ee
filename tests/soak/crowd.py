"""Everybody: what is done next is drawn, unless somebody goes on with what they began."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Iterable

    from tests.soak.deeds import Deed


class Crowd:
    """Draws from what people do, each as often as its weight says."""

    def __init__(self, dice: random.Random) -> None:
        self._dice = dice
        self._makers: list[Callable[[], Deed | None]] = []
        self._weights: list[int] = []
        self._begun: deque[Deed] = deque()

    def add(self, deeds: Iterable[tuple[int, Callable[[], Deed | None]]]) -> None:
        """Let people do these as well."""
        for weight, maker in deeds:
            self._weights.append(weight)
            self._makers.append(maker)

    def later(self, deed: Deed) -> None:
        """Let somebody go on with this."""
        self._begun.append(deed)

    def next(self) -> Deed:
        """Return what is done next."""
        if self._begun:
            return self._begun.popleft()
        while True:
            (make,) = self._dice.choices(self._makers, self._weights)
            if deed := make():
                return deed
