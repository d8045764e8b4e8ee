"""Equal keys put together, and passages that stand together on a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable

    import numpy.typing as npt

    Numbers = npt.NDArray[np.int64]


class Groups:
    """Which passages stand together, so that each can gain from the best of its group.

    Passages with one number are a group; more than `LARGEST` of them are several, in their order.
    `sizes` has the size of each passage's group.
    """

    LARGEST = 12

    def __init__(self, numbers: Numbers) -> None:
        self._order = np.argsort(numbers, kind="stable")
        ordered = numbers[self._order]
        position = np.arange(len(ordered)) - np.searchsorted(ordered, ordered)
        is_first = position % self.LARGEST == 0
        self._starts = np.flatnonzero(is_first)
        group_of = np.empty(len(ordered), dtype=np.int64)
        group_of[self._order] = np.cumsum(is_first) - 1
        self._group_of = group_of
        self.sizes: Numbers = np.diff(self._starts, append=len(ordered))[group_of]

    def best(self, scores: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        """Return for each passage the best score in its group."""
        best: npt.NDArray[np.float64] = np.maximum.reduceat(scores[self._order], self._starts)
        return best[self._group_of]


def numbered(keys: Iterable[Hashable]) -> Numbers:
    """Return a number for each key, equal ones for equal keys, counted from 0 as they come."""
    numbers: dict[Hashable, int] = {}
    return np.array([numbers.setdefault(key, len(numbers)) for key in keys], dtype=np.int64)


def runs(keys: Numbers) -> tuple[Numbers, Numbers, Numbers]:
    """Return each distinct key, the order that sorts them all, and where in it each begins.

    The keys are not negative. (numpy.unique does the same and imports numpy.ma for it.)
    """
    order = np.argsort(keys, kind="stable")
    ordered = keys[order]
    starts = np.flatnonzero(np.diff(ordered, prepend=-1))
    return ordered[starts], order, starts
