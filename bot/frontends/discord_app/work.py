"""What is being answered at the moment, so that a stop can wait for it."""

from __future__ import annotations

import asyncio
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


class Work:
    """Counts the tasks at hand. Once `is_stopping`, nobody should begin another."""

    def __init__(self) -> None:
        self.is_stopping = False
        self._running = 0
        self._is_idle = asyncio.Event()
        self._is_idle.set()

    @contextmanager
    def task(self) -> Iterator[None]:
        """Count as a task as long as this lasts."""
        self._running += 1
        self._is_idle.clear()
        try:
            yield
        finally:
            self._running -= 1
            if not self._running:
                self._is_idle.set()

    async def finish(self, seconds: float) -> bool:
        """Let nothing begin any more and wait for what runs; return whether all of it ended."""
        self.is_stopping = True
        try:
            await asyncio.wait_for(self._is_idle.wait(), seconds)
        except TimeoutError:
            return False
        return True
