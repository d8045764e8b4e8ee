import asyncio
from datetime import UTC, datetime, timedelta

from bot import clock


def test_now_is_the_present_instant_in_utc() -> None:
    before = datetime.now(UTC)  # noqa: TID251 - what the clock is measured against
    now = clock.now()
    assert now.tzinfo is UTC
    assert timedelta() <= now - before < timedelta(seconds=5)


async def test_waiting_ends_when_it_is_woken_or_in_time() -> None:
    woken = asyncio.Event()
    await clock.wait(woken, 0.001)
    woken.set()
    await clock.wait(woken, 3_600)


async def test_rehearsed_clock_leaps_over_waits() -> None:
    start = datetime(2031, 5, 2, 10, tzinfo=UTC)
    rehearsed = clock.RehearsedClock(start)
    woken = asyncio.Event()
    await rehearsed.wait(woken, 3_600)
    assert rehearsed.now() == start + timedelta(hours=1)
    woken.set()
    await rehearsed.wait(woken, 3_600)
    assert rehearsed.now() == start + timedelta(hours=1)


async def test_rehearsed_clock_runs_faster() -> None:
    start = datetime(2031, 5, 2, 10, tzinfo=UTC)
    rehearsed = clock.RehearsedClock(start, speed=3_600_000)
    await rehearsed.wait(asyncio.Event(), 3_600)
    assert rehearsed.now() >= start + timedelta(hours=1)
