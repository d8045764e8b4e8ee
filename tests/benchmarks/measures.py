"""Figures for how well and how fast something finds."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Collection, Iterable, Sequence
from statistics import fmean
from typing import NamedTuple, TypeVar

T = TypeVar("T")

FEWEST_CALLS = 20


class Outcome(NamedTuple):
    """What a search found, best first, beside what is right."""

    found: Sequence[str]
    right: Collection[str]


def hit_rate(outcomes: Iterable[Outcome], within: int) -> float:
    """Return the share (0..1) of outcomes with something right among the first `within`."""
    return fmean(any(entry in right for entry in found[:within]) for found, right in outcomes)


def mean_by_group(values: Iterable[tuple[str, T]], figure: Callable[[list[T]], float]) -> float:
    """Return the mean over the groups, so that each counts the same however large it is."""
    groups: dict[str, list[T]] = {}
    for group, value in values:
        groups.setdefault(group, []).append(value)
    return fmean(figure(group) for group in groups.values())


def separation(positive: Sequence[float], negative: Sequence[float]) -> float:
    """Return how often a positive exceeds a negative, ties counting half: the AUROC."""
    wins = sum((yes > no) + 0.5 * (yes == no) for yes in positive for no in negative)
    return wins / (len(positive) * len(negative))


def percentile(values: Iterable[float], percent: float) -> float:
    """Return the smallest value that so many per cent of the values don't exceed."""
    ordered = sorted(values)
    rank = -(-len(ordered) * percent // 100)
    return ordered[max(int(rank) - 1, 0)]


def timed(call: Callable[[], T]) -> tuple[T, float]:
    """Return what the call returns, and the seconds it took, undisturbed by earlier garbage."""
    gc.collect()
    started = time.perf_counter()
    result = call()
    return result, time.perf_counter() - started


def timed_calls(
    call: Callable[[str], T], arguments: Iterable[str], budget_seconds: float
) -> tuple[list[T], list[float]]:
    """Return the results for the first arguments, as many as there is time for, and their seconds.

    So slow ones answer a sample only: the same queries, shuffled before, come first for all.
    """
    results: list[T] = []
    seconds: list[float] = []
    gc.collect()
    ends = time.perf_counter() + budget_seconds
    for argument in arguments:
        started = time.perf_counter()
        if started > ends and len(seconds) >= FEWEST_CALLS:
            break
        results.append(call(argument))
        seconds.append(time.perf_counter() - started)
    return results, seconds
