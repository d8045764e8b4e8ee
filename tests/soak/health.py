"""Somebody who watches the bot, as an operator's Prometheus does."""

from __future__ import annotations

import asyncio
from collections import Counter
from time import monotonic
from typing import TYPE_CHECKING, Any

import aiohttp
from prometheus_client.parser import text_string_to_metric_families

if TYPE_CHECKING:
    from tests.soak.gaps import Gaps

_PATIENCE = aiohttp.ClientTimeout(total=15)
_SENT = "workshop_bot_reminders_total"
_SECONDS_TO_START = 30.0
_UP_TO_DATE = 10.0
"""So many seconds after the gateway is back the bot may call itself not ready."""


class Watch:
    """Looks at a port of this machine every so many seconds."""

    def __init__(self, port: int, gaps: Gaps, each: float) -> None:
        self._url = f"http://127.0.0.1:{port}"
        self._gaps = gaps
        self._each = each
        self._began = monotonic()
        self._was_ready = False
        self._told = ""
        self.looks: Counter[str] = Counter()
        self.wrong: list[str] = []

    async def run(self) -> None:
        """Look until cancelled."""
        self._began = monotonic()
        async with aiohttp.ClientSession(timeout=_PATIENCE) as session:
            while True:
                await self._look(session)
                await asyncio.sleep(self._each)

    async def look(self) -> None:
        """Look once more."""
        async with aiohttp.ClientSession(timeout=_PATIENCE) as session:
            await self._look(session)

    @property
    def sent(self) -> int:
        """How many reminders were sent, as the last look had it."""
        return sum(
            int(sample.value)
            for family in text_string_to_metric_families(self._told)
            for sample in family.samples
            if sample.name == _SENT and sample.labels["outcome"] in {"sent", "late"}
        )

    async def _look(self, session: aiohttp.ClientSession) -> None:
        began = monotonic()
        try:
            async with session.get(f"{self._url}/metrics") as answer:
                self._told = await answer.text()
                is_right = answer.status == 200 and _SENT in self._told
                self._note("metrics", "" if is_right else f"answered {answer.status}")
            async with session.get(f"{self._url}/readyz") as answer:
                told: dict[str, Any] = await answer.json()
        except (aiohttp.ClientError, TimeoutError) as error:
            self.wrong.append(f"no health: {error!r}")
            return
        has_cause = self._gaps.touch(began - _UP_TO_DATE, monotonic())
        self._was_ready = self._was_ready or told["ready"]
        is_starting = not self._was_ready and began - self._began < _SECONDS_TO_START
        is_excused = told["ready"] or has_cause or is_starting
        wrong = "" if is_excused else f"for no reason: {told}"
        self._note("ready" if told["ready"] else "not ready", wrong)

    def _note(self, what: str, wrong: str) -> None:
        self.looks[what] += 1
        if wrong:
            self.wrong.append(f"{what}: {wrong}")
