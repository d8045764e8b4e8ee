"""All that keeps reminders going, as one thing that runs until it is told to stop."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from datetime import datetime

    from bot.reminders.dispatcher import Dispatcher
    from bot.reminders.scheduler import Scheduler

GATHERED_FOR = timedelta(seconds=5)
"""So long failures are gathered before they are reported: what fails together is told together."""
REFRESHED_AFTER = timedelta(seconds=5)


class Service:
    """Plans, delivers and reports.

    `refresh` is awaited every few seconds; it tells whether the database was replaced meanwhile.
    """

    def __init__(
        self,
        scheduler: Scheduler,
        dispatcher: Dispatcher,
        clock: Callable[[], datetime],
        refresh: Callable[[], Awaitable[bool]],
    ) -> None:
        self.scheduler = scheduler
        self.dispatcher = dispatcher
        self._clock = clock
        self._refresh = refresh
        self._failed_at: datetime | None = None
        self._refreshed_at: datetime | None = None
        scheduler.on_change = dispatcher.wake

    async def run(self) -> None:
        """Run until `dispatcher.stop`."""
        await self.dispatcher.run(self._chores)

    async def _chores(self) -> None:
        if self._is_past(self._refreshed_at, REFRESHED_AFTER):
            self._refreshed_at = self._clock()
            if await self._refresh():
                self.scheduler.knowledge_changed()
        await self.scheduler.tend()
        await self._report()

    async def _report(self) -> None:
        if self.dispatcher.has_failures:
            self.dispatcher.has_failures = False
            self._failed_at = self._failed_at or self._clock()
        if self._failed_at and self._is_past(self._failed_at, GATHERED_FOR):
            await self.scheduler.report()
            self._failed_at = None

    def _is_past(self, instant: datetime | None, duration: timedelta) -> bool:
        """Whether so long has passed since, in either direction: clocks are set back, too."""
        return instant is None or abs(self._clock() - instant) >= duration
