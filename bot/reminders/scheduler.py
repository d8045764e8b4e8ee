"""Keeps the outbox in step with what people wish for and what the files say."""

from __future__ import annotations

import asyncio
import logging
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from itertools import chain
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
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import datetime

    from bot.knowledge.edition import Edition
    from bot.reminders.models import Reminder
    from bot.reminders.ports import Book, Outbox, Wishes

log = logging.getLogger(__name__)

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
        self._turn = asyncio.Lock()
        """Nobody else may plan between reading what is wished for and planning it."""
        self.on_change: Callable[[], None] = lambda: None
        """Called when something else may be due now."""

    async def make(self, reminder: Reminder) -> Reminder:
        """Keep a new reminder and plan it; of one with the same origin, return that.

        Raises `OutboxError` if the database can't keep it, as all of these do. What is kept but
        can't be planned at once is planned soon.
        """
        async with self._turn:
            kept = await self._book.add(reminder)
            log.info("reminder %d is kept", kept.id)
            with self._soon(f"reminder {kept.id}"):
                await self._plan([kept])
        return kept

    async def change(self, reminder: Reminder) -> Reminder | None:
        """Keep a reminder that was changed and plan it anew; None if somebody else was faster.

        What would have been due before it was changed is not sent.
        """
        async with self._turn:
            kept = await self._book.save(replace(reminder, changed=self._clock()))
            if kept:
                with self._soon(f"reminder {kept.id}"):
                    await self._plan([kept])
        return kept

    async def set_state(self, reminder: Reminder, state: ReminderState) -> Reminder | None:
        """Pause, resume, confirm, cancel or end a reminder; None if somebody else was faster."""
        return await self.change(replace(reminder, state=state))

    async def server_changed(self, server_id: int) -> None:
        """Plan anew what a server has announced by itself, at once or soon."""
        with self._soon(f"what server {server_id} has announced"):
            await self._plan_server(server_id)

    async def _plan_server(self, server_id: int) -> None:
        async with self._turn:
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
            with _going_on(f"what server {server_id} has announced"):
                await self._plan_server(server_id)
        page = await self._plan_page(0)
        while page:
            page = await self._plan_page(page[-1].id)

    async def _plan_page(self, after_id: int) -> list[Reminder]:
        async with self._turn:
            page = await self._book.active(after_id, _PAGE)
            if page:
                await self._plan(page)
        return page

    async def report(self) -> None:
        """Tell organizers of every server what was not sent, where they chose to be told."""
        now = self._clock()
        for server_id in await self._outbox.unreported():
            channel_id = self._wishes.problems_channel(server_id)
            if channel_id is not None:
                await self._outbox.report(server_id, _report(server_id, channel_id, now), now)
                self.on_change()

    @contextmanager
    def _soon(self, what: str) -> Iterator[None]:
        """If the database can't plan what it has kept already, have it planned a little later."""
        try:
            yield
        except OutboxError as error:
            log.warning("%s is planned a little later: %s", what, error)
            self.knowledge_changed()

    async def _plan(self, reminders: Sequence[Reminder]) -> None:
        now, editions = self._clock(), self._wishes.editions()
        planned: dict[str, list[Planned]] = {}
        for each in reminders:
            if _is_known(each, editions):
                with _going_on(f"reminder {each.id}"):
                    messages = planned_of_reminder(each, editions.get(each.event_id), now)
                    planned[scope_of_reminder(each.id)] = messages
        await self._outbox.plan(planned.keys(), list(chain.from_iterable(planned.values())), now)
        self.on_change()


@contextmanager
def _going_on(what: str) -> Iterator[None]:
    """Let no mistake of ours in one thing keep all the others from being planned."""
    try:
        yield
    except OutboxError:
        raise
    except Exception:
        log.exception("%s can't be planned", what)


def _is_known(reminder: Reminder, editions: Mapping[str, Edition]) -> bool:
    """Whether one can say when it is: while the files can't be read, what was planned stays."""
    is_over = reminder.state is not ReminderState.ACTIVE
    return is_over or not isinstance(reminder.moment, Relative) or reminder.event_id in editions


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
