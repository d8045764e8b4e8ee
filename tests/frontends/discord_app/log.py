"""The bot's log as an operator collects it."""

from __future__ import annotations

import asyncio
import json
import logging
from contextlib import contextmanager
from io import StringIO
from typing import TYPE_CHECKING, Any

from bot.frontends.discord_app.patience import BriefNetworkErrors
from bot.telemetry.logs import set_up

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class Log:
    """What was written so far."""

    def __init__(self) -> None:
        self._written = StringIO()

    @property
    def text(self) -> str:
        return self._written.getvalue()

    @property
    def lines(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.text.splitlines()]

    async def end_of(self, request: str) -> dict[str, Any]:
        """Wait until the log tells how a request ended, and return that line."""

        def ends() -> list[dict[str, Any]]:
            return [line for line in self._ends() if line["request"] == request]

        await self._until(lambda: bool(ends()))
        return ends()[0]

    def called(self, event: str) -> list[dict[str, Any]]:
        """The lines about one sort of event."""
        return [line for line in self.lines if line["event"] == event]

    async def ended(self, number: int = 1) -> list[dict[str, Any]]:
        """Wait until the log tells how so many requests ended, and return their lines."""
        await self._until(lambda: len(self._ends()) >= number)
        return self._ends()

    async def _until(self, is_told: Callable[[], bool]) -> None:
        async with asyncio.timeout(30):
            while not is_told():  # noqa: ASYNC110 - a log tells nobody
                await asyncio.sleep(0.01)

    def _ends(self) -> list[dict[str, Any]]:
        return [line for line in self.lines if "way" in line]

    @contextmanager
    def written(self, level: str, *secrets: str) -> Iterator[None]:
        """Let everything be written here meanwhile."""
        root = logging.getLogger()
        before, handlers = root.level, root.handlers
        try:
            set_up(level, "json", secrets, self._written).addFilter(BriefNetworkErrors())
            yield
        finally:
            root.handlers = handlers
            root.setLevel(before)
