"""The only reader of the time; everything else is told it."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import asyncio


def now() -> datetime:
    """Return the present instant, in UTC."""
    return datetime.now(UTC)


async def wait(woken: asyncio.Event, seconds: float) -> None:
    """Wait until an event is set, but no longer than so many seconds."""
    import asyncio  # noqa: PLC0415 - most commands read the time and wait for nothing

    with suppress(TimeoutError):
        await asyncio.wait_for(woken.wait(), seconds)


class RehearsedClock:
    """A clock that starts where it is told and runs faster, or leaps over every wait."""

    def __init__(self, start: datetime, speed: float | None = None) -> None:
        """Start at an instant; `speed` is how many seconds pass in one, None that waits are leapt.

        While it leaps, time stands still between two waits.
        """
        self._start = start
        self._speed = speed
        self._began = now()

    def now(self) -> datetime:
        """Return the instant that it is in the rehearsal, in UTC."""
        if self._speed is None:
            return self._start
        return self._start + (now() - self._began) * self._speed

    async def wait(self, woken: asyncio.Event, seconds: float) -> None:
        """Wait until an event is set, but no longer than so many seconds of the rehearsal."""
        import asyncio  # noqa: PLC0415 - as above

        if self._speed is not None:
            await wait(woken, seconds / self._speed)
        elif not woken.is_set():
            self._start += timedelta(seconds=seconds)
            await asyncio.sleep(0)
