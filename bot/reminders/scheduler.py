"""Keeps the outbox in step with what people wish for and what the files say."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.reminders.keys import key_of
from bot.reminders.lateness import TOLERANCES
from bot.reminders.models import MessageKind, Planned, ReminderState
from bot.reminders.moments import Relative
from bot.reminders.planning import (
    planned_of_reminder,
    planned_of_server,
    scope_of_reminder,
    scope_of_server,
)
from bot.reminders.ports import OutboxError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime

    from bot.knowledge.edition import Edition
    from bot.reminders.models import Reminder
    from bot.reminders.ports import Book, Outbox, Wishes

PLANNED_AGAIN_AFTER = timedelta(hours=1)
"""Repeated reminders come ever nearer, and an event that is over may give way to the next."""
_PAGE = 500


class Scheduler:
    """The door to reminders for front ends: what is made or changed through it is planned."""

    def __init__(
        self, outbox: Outbox, book: Book, wishes: Wishes, clock: Callable[[], datetime]
    ) -> None:
        self._outbox = outbox
        self._book = book
        self._wishes = wishes
        self._clock = clock
        self._planned_at: datetime | None = None
        self.on_change: Callable[[], None] = lambda: None
        """Called when something else may be due now."""

    async def make(self, reminder: Reminder) -> Reminder:
        """Keep a new reminder and plan it; of one with the same origin, return that.

        Raises `OutboxError` if the database can't keep it, as all of these do.
        """
        kept = await self._book.add(reminder)
        await self._plan([kept])
        return kept

    async def change(self, reminder: Reminder) -> Reminder | None:
        """Keep a reminder that was changed and plan it anew; None if somebody else was faster.

        What would have been due before it was changed is not sent.
        """
        kept = await self._book.save(replace(reminder, changed=self._clock()))
        if kept:
            await self._plan([kept])
        return kept

    async def set_state(self, reminder: Reminder, state: ReminderState) -> Reminder | None:
        """Pause, resume, confirm, cancel or end a reminder; None if somebody else was faster."""
        return await self.change(replace(reminder, state=state))

    async def server_changed(self, server_id: int) -> None:
        """Plan anew what a server has announced by itself."""
        now = self._clock()
        found = await self._wishes.of_server(server_id, now)
        if found:
            wishes, edition = found
            scopes = {scope_of_server(server_id, each) for each in self._wishes.editions()}
            await self._outbox.plan(scopes, planned_of_server(wishes, edition), now)
            self.on_change()

    def knowledge_changed(self) -> None:
        """Let everything be planned anew soon: the files say something else, or the database."""
        self._planned_at = None
        self.on_change()

    async def tend(self) -> None:
        """Plan everything anew if something changed or it was long ago."""
        now = self._clock()
        planned_at = self._planned_at
        if planned_at and timedelta(0) <= now - planned_at < PLANNED_AGAIN_AFTER:
            return
        self._planned_at = now
        try:
            await self._plan_everything()
        except OutboxError:
            self._planned_at = None
            raise

    async def _plan_everything(self) -> None:
        for server_id in self._wishes.servers():
            await self.server_changed(server_id)
        last_id = 0
        while page := await self._book.active(last_id, _PAGE):
            await self._plan(page)
            last_id = page[-1].id

    async def report(self) -> None:
        """Tell organizers of every server what was not sent, where they chose to be told."""
        now = self._clock()
        for server_id in await self._outbox.unreported():
            channel_id = self._wishes.problems_channel(server_id)
            if channel_id is not None:
                await self._outbox.report(server_id, _report(server_id, channel_id, now), now)
                self.on_change()

    async def _plan(self, reminders: Sequence[Reminder]) -> None:
        now, editions = self._clock(), self._wishes.editions()
        known = [each for each in reminders if _is_known(each, editions)]
        planned = [
            message
            for each in known
            for message in planned_of_reminder(each, editions.get(each.event_id), now)
        ]
        await self._outbox.plan({scope_of_reminder(each.id) for each in known}, planned, now)
        self.on_change()


def _is_known(reminder: Reminder, editions: Mapping[str, Edition]) -> bool:
    """Whether the files tell when it is: one that can't be read now changes nothing."""
    return not isinstance(reminder.moment, Relative) or reminder.event_id in editions


def _report(server_id: int, channel_id: int, now: datetime) -> Planned:
    kind = MessageKind.REPORT
    key = key_of((server_id, kind, now.timestamp(), channel_id))
    return Planned(
        key=key,
        scope=f"report:{key}",
        kind=kind,
        due=now,
        expires=now + TOLERANCES[kind],
        occurrence=now,
        server_id=server_id,
        channel_id=channel_id,
    )
