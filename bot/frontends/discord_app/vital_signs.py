"""How the bot is: connected, with its database, in time, and with something to answer from."""

from __future__ import annotations

import asyncio
import logging
import math
from datetime import timedelta
from time import perf_counter
from typing import TYPE_CHECKING

from bot.answers.wording import counted
from bot.reminders.dispatcher import LONGEST_SLEEP_SECONDS
from bot.storage.errors import StoreError
from bot.telemetry.checks import Check

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    import discord

    from bot.frontends.discord_app.desk import Desk
    from bot.reminders.dispatcher import Dispatcher
    from bot.reminders.service import Service
    from bot.storage.outbox_views import Backlog

log = logging.getLogger(__name__)

MOST_LAG = timedelta(seconds=60)
"""What is sent later than that says that it is late."""
_PATIENCE_SECONDS = 3.0
_KEPT_SECONDS = 1.0
"""So long an answer is good for all who ask: however many they are, the database is asked once."""


class VitalSigns:
    """Asks each part how it is. From the start on; Discord and the reminders join when they are."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._client: discord.AutoShardedClient | None = None
        self._dispatcher: Dispatcher | None = None
        self._turn = asyncio.Lock()
        self._asked = -math.inf
        self._checks: list[Check] = []

    def join(self, client: discord.AutoShardedClient, service: Service) -> None:
        """Take what has logged in, and what delivers through it."""
        self._client, self._dispatcher = client, service.dispatcher

    async def __call__(self) -> list[Check]:
        """Return how each part is, and set the gauges to it."""
        async with self._turn:
            if perf_counter() - self._asked >= _KEPT_SECONDS:
                self._checks = await self._look()
                self._asked = perf_counter()
        return self._checks

    async def _look(self) -> list[Check]:
        now, began = self._desk.clock(), perf_counter()
        problem, backlog = "", None
        try:
            async with asyncio.timeout(_PATIENCE_SECONDS):
                backlog = await self._desk.stores.outbox_views.backlog(now)
        except TimeoutError:
            problem = "the database takes too long to answer"
        except StoreError as error:
            problem = str(error)
        except Exception:
            log.exception("the database can't be asked how it is")
            problem = "it can't be asked: the log says why"
        checks = [
            gateway(self._client),
            database(perf_counter() - began, problem),
            scheduler(now, self._dispatcher.looked if self._dispatcher else None, backlog),
            self._knowledge(),
        ]
        self._measure(checks, backlog)
        return checks

    def _knowledge(self) -> Check:
        events, problems = len(self._desk.assistant.event_ids), len(self._desk.problems)
        says = f"{counted(events, 'event')}, version {self._desk.assistant.version}"
        if problems:
            says += f"; {counted(problems, 'mistake')} in the files: workshop-bot check says where"
        return Check(name="knowledge", is_ok=events > 0, figure=events, unit="events", says=says)

    def _measure(self, checks: Sequence[Check], backlog: Backlog | None) -> None:
        metrics, desk = self._desk.metrics, self._desk
        metrics.ready.set(all(check.is_ok for check in checks))
        for check in checks:
            metrics.check_ok.labels(check.name).set(check.is_ok)
            if check.name == "scheduler":
                metrics.scheduler_lag_seconds.set(check.figure)
        metrics.reminders_due.set(backlog.due if backlog else math.nan)
        metrics.reminders_waiting.set(backlog.waiting if backlog else math.nan)
        metrics.knowledge_info.clear()
        metrics.knowledge_info.labels(desk.assistant.version).set(1)
        metrics.knowledge_events.set(len(desk.assistant.event_ids))
        metrics.knowledge_problems.set(len(desk.problems))
        metrics.knowledge_read.set(desk.read.timestamp())
        if self._client:
            shards = self._client.shards
            metrics.servers.set(len(self._client.guilds))
            metrics.gateway_connected.set(sum(not each.is_closed() for each in shards.values()))
            for number, shard in shards.items():
                metrics.gateway_latency_seconds.labels(str(number)).set(shard.latency)


def gateway(client: discord.AutoShardedClient | None) -> Check:
    """Tell whether every shard is connected; the figure is the longest latency."""
    name, unit = "gateway", "ms"
    if client is None or not client.is_ready():
        says = "not connected to Discord yet"
        return Check(name=name, is_ok=False, figure=0, unit=unit, says=says)
    shards = client.shards.values()
    known = [each.latency * 1_000 for each in shards if math.isfinite(each.latency)]
    longest = round(max(known, default=0.0), 1)
    closed = sum(each.is_closed() for each in shards)
    says = f"{counted(len(shards), 'shard')} connected, latency {longest:g} ms"
    if closed:
        says = f"{closed} of {counted(len(shards), 'shard')} not connected: trying again"
    return Check(name=name, is_ok=not closed, figure=longest, unit=unit, says=says)


def database(seconds: float, problem: str) -> Check:
    """Tell whether the database answers; the figure is how long that takes."""
    ms = round(seconds * 1_000, 1)
    says = problem or f"answers in {ms:g} ms"
    return Check(name="database", is_ok=not problem, figure=ms, unit="ms", says=says)


def scheduler(now: datetime, looked: datetime | None, backlog: Backlog | None) -> Check:
    """Tell whether reminders are in time; the figure is by how much they are not.

    They are behind as long as a message waits to be tried, and once nobody has looked for longer
    than the pauses between two looks.
    """
    name, unit = "scheduler", "s"
    if looked is None:
        return Check(name=name, is_ok=False, figure=0, unit=unit, says="not started yet")
    since = backlog.untried_since if backlog else None
    unseen = now - looked - timedelta(seconds=LONGEST_SLEEP_SECONDS)
    lag = max(unseen, now - since if since else timedelta(0), timedelta(0))
    figure = round(lag.total_seconds(), 1)
    says = f"{figure:g} s behind" if lag else "in time"
    return Check(name=name, is_ok=lag <= MOST_LAG, figure=figure, unit=unit, says=says)
