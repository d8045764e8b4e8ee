"""Time that passes only where something waits for it: on the wall and in the event loop alike."""

from __future__ import annotations

import asyncio
import selectors
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from typing_extensions import override

if TYPE_CHECKING:
    from collections.abc import Coroutine, Iterator

T = TypeVar("T")

_LOOK_AGAIN_SECONDS = 0.05

NOON = datetime(2030, 5, 1, 12, tzinfo=UTC)


class FakeClock:
    """A clock on the wall, and the event loops that go by it.

    Nobody ever sleeps: once all that runs in a loop waits, the time it waits for has passed. The
    clock on the wall can be set; what has truly passed can't.
    """

    def __init__(self, start: datetime = NOON) -> None:
        self.true_start = start
        self.elapsed = 0.0
        """In seconds."""
        self.ahead = timedelta(0)
        """By how much the clock on the wall is wrong."""
        self.elsewhere_now = 0

    def __call__(self) -> datetime:
        """Return the instant that the clock on the wall shows."""
        return self.true + self.ahead

    @property
    def true(self) -> datetime:
        """The instant that it really is, as Discord's clocks show it, to the millisecond."""
        return self.true_start + timedelta(milliseconds=round(self.elapsed * 1000))

    def pass_by(self, duration: timedelta) -> None:
        """Let time pass in which nothing runs."""
        self.elapsed += duration.total_seconds()

    def runner(self) -> asyncio.Runner:
        """Return what runs coroutines in an event loop of this time."""
        return asyncio.Runner(loop_factory=partial(_Loop, self))

    def run(self, main: Coroutine[Any, Any, T]) -> T:
        """Run something to its end."""
        with self.runner() as runner:
            return runner.run(main)

    @contextmanager
    def elsewhere(self) -> Iterator[None]:
        """Let no time pass while threads are at work, which the loop can't see."""
        self.elsewhere_now += 1
        try:
            yield
        finally:
            self.elsewhere_now -= 1


class _Loop(asyncio.SelectorEventLoop):
    def __init__(self, clock: FakeClock) -> None:
        self._clock = clock
        super().__init__(_Selector(clock))

    @override
    def time(self) -> float:
        return self._clock.elapsed


class _Selector(selectors.SelectSelector):
    """Where others wait for a timeout, it lets the clock leap."""

    def __init__(self, clock: FakeClock) -> None:
        super().__init__()
        self._clock = clock

    @override
    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        if self._clock.elsewhere_now:
            return super().select(0 if timeout == 0 else _LOOK_AGAIN_SECONDS)
        ready = super().select(0)
        if not ready and timeout != 0:
            assert timeout is not None, "everything waits, and for nothing"
            self._clock.elapsed += timeout
        return ready
