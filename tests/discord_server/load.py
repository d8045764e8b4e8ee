"""Sends interactions as fast as the bot answers, or at a given rate, and measures the answers.

The server should be `DiscordServer(Settings(checks=False, keep=…))`, not in the bot's process: then
what is measured is the time from an interaction's dispatch to its first answer.
"""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import cycle
from time import monotonic
from typing import Any

from tests.discord_server import exchanges
from tests.discord_server.backend import Backend
from tests.discord_server.exchanges import Exchange
from tests.discord_server.payloads import Json
from tests.discord_server.people import User
from tests.discord_server.places import Place
from tests.discord_server.sessions import Audience, dumps
from tests.discord_server.signals import Signal

_ID, _TOKEN = "@id@", "@token@"


@dataclass(frozen=True)
class Prepared:
    """An interaction written out but for its id and token."""

    kind: int
    user: User
    place: Place
    payload: Json
    text: str

    def exchange(self, interaction_id: int) -> Exchange:
        """Make an exchange of it; all of them share one payload."""
        token = f"load-{interaction_id}"
        return Exchange(interaction_id, token, self.kind, self.user, self.place, self.payload)

    def written(self, exchange: Exchange) -> str:
        """Return the payload as it is sent."""
        return self.text.replace(_ID, str(exchange.id), 1).replace(_TOKEN, exchange.token, 1)


def prepare(
    backend: Backend, user: User, place: Place, data: Json, kind: int = exchanges.COMMAND
) -> Prepared:
    """Write an interaction out."""
    payload = backend.interaction(_ID, _TOKEN, kind, user, place) | {"data": data}
    return Prepared(kind, user, place, payload, dumps(payload))


@dataclass
class Report:
    """How a run went: latencies in seconds, and how many interactions got no answer."""

    latencies: list[float] = field(default_factory=list)
    sent: int = 0
    refused: int = 0
    seconds: float = 0

    @property
    def lost(self) -> int:
        return self.sent - len(self.latencies)

    @property
    def rate(self) -> float:
        """Answers a second."""
        return len(self.latencies) / self.seconds if self.seconds else 0

    def percentile(self, percent: float) -> float:
        """Return the latency that so many percent of the answers didn't exceed."""
        ordered = sorted(self.latencies)
        return ordered[min(len(ordered) - 1, int(len(ordered) * percent / 100))]

    def summary(self) -> dict[str, Any]:
        """Return the figures, latencies in milliseconds."""
        figures: dict[str, Any] = {"sent": self.sent, "lost": self.lost, "refused": self.refused}
        figures["rate"] = round(self.rate, 1)
        if self.latencies:
            for percent in (50, 90, 99, 100):
                figures[f"p{percent}"] = round(self.percentile(percent) * 1000, 3)
        return figures


class Load:
    """Sends prepared interactions in turn, until no answer has come for `patience` seconds."""

    def __init__(self, backend: Backend, prepared: list[Prepared], patience: float = 5) -> None:
        self._backend = backend
        self._prepared = cycle(prepared)
        self._patience = patience

    async def closed(
        self, in_flight: int, *, count: int | None = None, seconds: float | None = None
    ) -> Report:
        """Keep so many interactions under way: each answer lets the next one go."""
        run = _Run()

        def more() -> None:
            enough = run.is_over or (count is not None and run.report.sent >= count)
            late = seconds is not None and monotonic() - run.started >= seconds
            if enough or late:
                run.is_over = True
            else:
                self._send(run, monotonic())

        run.then = more
        for _ in range(in_flight):
            more()
        await run.finished(self._patience)
        return run.report

    async def open(self, rate: float, seconds: float) -> Report:
        """Send at a steady rate, whether or not answers come; latency counts from the due time."""
        run = _Run()
        for number in range(int(rate * seconds)):
            due = run.started + number / rate
            if due > monotonic():
                await asyncio.sleep(due - monotonic())
            self._send(run, due)
        run.is_over = True
        await run.finished(self._patience)
        return run.report

    def _send(self, run: "_Run", due: float) -> None:
        prepared = next(self._prepared)
        exchange = prepared.exchange(self._backend.world.ids.new())
        exchange.dispatched_at, exchange.on_callback = due, run.answered
        self._backend.remember(exchange)
        guild = prepared.place.guild
        text = prepared.written(exchange)
        for session in self._backend.gateway.audience(Audience(guild.id if guild else None)):
            session.dispatch("INTERACTION_CREATE", text)
        run.report.sent += 1


class _Run:
    """One run: it is finished when nothing more will be sent and all answers are in."""

    def __init__(self) -> None:
        self.report = Report()
        self.started = monotonic()
        self.is_over = False
        self.then: Callable[[], None] = lambda: None
        self._changed = Signal()

    def answered(self, exchange: Exchange) -> None:
        """Note an answer."""
        self.report.latencies.append(exchange.age)
        self.report.refused += len(exchange.errors)
        self.report.seconds = monotonic() - self.started
        self.then()
        if self._is_finished:
            self._changed.notify()

    @property
    def _is_finished(self) -> bool:
        return self.is_over and not self.report.lost

    async def finished(self, patience: float) -> None:
        """Wait for the answers; when none has come for so long, the rest are lost."""
        while not self._is_finished:
            before = len(self.report.latencies)
            with suppress(AssertionError):
                await self._changed.until(lambda: self._is_finished, patience, str)
            if len(self.report.latencies) == before:
                self.is_over = True
                return
