"""Reminders on their way: what delivers them through a client, for as long as it runs."""

from __future__ import annotations

import asyncio
import logging
import random
import secrets
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from typing_extensions import override

from bot import clock
from bot.frontends.discord_app.courier import DiscordCourier, Records
from bot.frontends.discord_app.deliveries import told
from bot.frontends.discord_app.pace import MESSAGES_PER_SECOND, Pace
from bot.reminders.attempt import TRUSTED_NONCE, Attempt
from bot.reminders.dispatcher import LEASE, Dispatcher
from bot.reminders.service import Service
from bot.storage.outbox_reminders import RemindersTogether

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from bot.frontends.discord_app.client import WorkshopClient
    from bot.reminders.attempt import Point
    from bot.reminders.models import Message, Reminder
    from bot.storage.stores import Stores

log = logging.getLogger(__name__)

_PAUSE_SECONDS = 5.0
MESSAGES_KEPT = timedelta(days=90)
"""After they were sent or given up, for `/organize status` and against doubling."""
DRAFTS_KEPT = timedelta(days=1)


def _goes_on(_: Point) -> None:
    """Do nothing at any point."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """How messages are delivered; tests and large bots may want it otherwise.

    `reached` is told how far each message is.
    """

    messages_per_second: float = MESSAGES_PER_SECOND
    lease: timedelta = LEASE
    trusted_nonce: timedelta = TRUSTED_NONCE
    reached: Callable[[Point], None] = _goes_on


USUAL = Terms()


class StoredRecords(Records):
    """Looks up in the database what messages say."""

    def __init__(self, stores: Stores) -> None:
        self._stores = stores
        self._book = RemindersTogether(stores.database)

    @override
    async def reminder(self, reminder_id: int) -> Reminder | None:
        return await self._book.get(reminder_id)

    @override
    async def told_by(self, report_key: str) -> list[Message]:
        return await self._stores.outbox_views.told_by(report_key)


class Upkeep:
    """What a database needs from time to time: a look whether it was replaced, and tidying up."""

    def __init__(self, stores: Stores, clock: Callable[[], datetime]) -> None:
        self._stores = stores
        self._clock = clock
        self._tidied: datetime | None = None

    async def __call__(self) -> bool:
        """Tell whether what was chosen has changed behind our back; tidy up once a day."""
        now = self._clock()
        if self._tidied is None or abs(now - self._tidied) >= timedelta(days=1):
            await self._stores.outbox_views.forget(now - MESSAGES_KEPT)
            await self._stores.book.forget_drafts(now - DRAFTS_KEPT)
            self._tidied = now
        return await self._stores.refreshed()


def new_service(client: WorkshopClient, terms: Terms = USUAL) -> Service:
    """Return what delivers messages through a client, once that has logged in."""
    desk = client.desk
    courier = DiscordCourier(
        client,
        StoredRecords(desk.stores),
        desk.context_of,
        desk.clock,
        Pace(terms.messages_per_second),
    )
    attempt = Attempt(
        courier=courier,
        clock=desk.clock,
        random=random.random,
        reached=terms.reached,
        trusted_nonce=terms.trusted_nonce,
    )
    dispatcher = Dispatcher(
        desk.stores.outbox,
        told(attempt, desk.metrics, desk.clock),
        desk.clock,
        clock.wait,
        owner=secrets.token_hex(8),
        reached=terms.reached,
        lease=terms.lease,
    )
    return Service(desk.scheduler, dispatcher, desk.clock, Upkeep(desk.stores, desk.clock))


class Delivery:
    """A service that runs beside the connection, and ends with it."""

    def __init__(self, service: Service) -> None:
        """Begin to deliver."""
        self._service = service
        self._is_stopping = False
        self._task = asyncio.create_task(self._run())

    async def _run(self) -> None:
        """Run the service, and again after an error that nobody has thought of."""
        while not self._is_stopping:
            try:
                await self._service.run()
            except Exception:
                log.exception("reminders stopped and start again")
                await asyncio.sleep(_PAUSE_SECONDS)

    async def finish(self, seconds: float) -> bool:
        """Finish what is being sent; return whether that took no longer than so many seconds."""
        self._is_stopping = True
        self._service.dispatcher.stop()
        _, late = await asyncio.wait({self._task}, timeout=seconds)
        if late:
            self._service.dispatcher.abandon()
            self._task.cancel()
            await asyncio.wait({self._task})
        return not late
