"""How long a message waits before it is tried again."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reminders.patience import pause


def longest(attempts: int, told: float = 0.0) -> float:
    return pause(attempts, told, lambda: 1.0).total_seconds()


def shortest(attempts: int, told: float = 0.0) -> float:
    return pause(attempts, told, lambda: 0.0).total_seconds()


def test_pauses_double_up_to_a_minute() -> None:
    assert [longest(attempts) for attempts in range(8)] == [2, 4, 8, 16, 32, 60, 60, 60]


def test_pauses_differ_by_up_to_a_half() -> None:
    assert [shortest(attempts) for attempts in range(8)] == [1, 2, 4, 8, 16, 30, 30, 30]
    assert pause(3, 0.0, lambda: 0.5) == timedelta(seconds=12)


@pytest.mark.parametrize(("told", "expected"), [(1.0, 2.0), (2.0, 2.0), (2.5, 2.5), (600.0, 600.0)])
def test_no_pause_is_shorter_than_what_discord_told(told: float, expected: float) -> None:
    assert longest(0, told) == expected


def test_a_pause_after_very_many_attempts_is_a_minute_too() -> None:
    assert longest(10**9) == 60


@given(st.integers(0, 10**6), st.floats(0, 3600), st.floats(0, 1))
def test_every_pause_is_as_long_as_told_and_no_longer_than_needed(
    attempts: int, told: float, drawn: float
) -> None:
    seconds = pause(attempts, told, lambda: drawn).total_seconds()
    assert max(1.0, told) - 1e-6 <= seconds <= max(60.0, told) + 1e-6
