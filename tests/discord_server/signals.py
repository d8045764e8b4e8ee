"""Waiting until something has come true: without asking over and over, where that can be."""

import asyncio
from collections.abc import Callable


async def eventually(true: Callable[[], bool], within: float = 5) -> None:
    """Wait until something is true that nobody tells of."""
    async with asyncio.timeout(within):
        while not true():  # noqa: ASYNC110 - as it says
            await asyncio.sleep(0.005)


class Signal:
    """Wakes those who wait for a change."""

    def __init__(self) -> None:
        self._waiting: list[asyncio.Future[None]] = []

    def notify(self) -> None:
        """Let everyone who waits look again."""
        waiting, self._waiting = self._waiting, []
        for future in waiting:
            if not future.done():
                future.set_result(None)

    async def until(
        self, true: Callable[[], bool], within: float, otherwise: Callable[[], str]
    ) -> None:
        """Wait until it is true; when the time is up, fail with what `otherwise` says."""
        loop = asyncio.get_running_loop()
        deadline = loop.time() + within
        while not true():
            future: asyncio.Future[None] = loop.create_future()
            self._waiting.append(future)
            try:
                async with asyncio.timeout_at(deadline):
                    await future
            except TimeoutError:
                raise AssertionError(otherwise()) from None
