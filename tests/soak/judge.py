"""Sees whether everything that people do is answered, unless Discord is to blame."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from time import monotonic
from typing import TYPE_CHECKING

from tests.discord_server.exchanges import Exchange
from tests.soak.deeds import said

if TYPE_CHECKING:
    from tests.discord_server.messages import Message
    from tests.soak.deeds import Deed
    from tests.soak.gaps import Gaps
    from tests.soak.ledger import Ledger
    from tests.soak.mail import Mail
    from tests.soak.observed_discord import ObservedFaults

NEVER = (
    "I could not finish that",
    "I cannot read about this event now",
    "I no longer find that",
    "This button is from an older version",
    "This command has changed",
    "This is for organizers",
    "You can ask again",
)
"""What nobody is told who does what people do in a soak, unless Discord is the cause."""
_SECONDS_TO_SETTLE = 25
"""Discord.py repeats four times what a server's error answered, after 1, 3, 5 and 7 seconds."""
_GRACE = 3.0
"""In which nothing more should come."""
_TOO_LATE, _TWICE = 10062, 40060
_ON_ITS_WAY = 1.0
_APOLOGY, _LATE, _MISSING = "an apology", "answered too late", "not answered"


class Judge:
    """An answer is to come within `patience` seconds."""

    def __init__(
        self, faults: ObservedFaults, gaps: Gaps, mail: Mail, ledger: Ledger, patience: float
    ) -> None:
        self._faults = faults
        self._gaps = gaps
        self._mail = mail
        self._ledger = ledger
        self._patience = patience

    async def try_(self, deed: Deed) -> None:
        """Let somebody do something, and note what becomes of it."""
        self._ledger.begin(deed.sort)
        began = monotonic()
        done = await deed.begin()
        if isinstance(done, Exchange):
            await self._answered(deed, done)
        else:
            await self._replied(deed, done, began)

    async def _answered(self, deed: Deed, exchange: Exchange) -> None:
        with suppress(AssertionError):
            await exchange.answered(self._patience + _ON_ITS_WAY)
            await exchange.settled(_SECONDS_TO_SETTLE)
        wrong = "" if self._problem_of(exchange) else deed.wrong(exchange)
        if not (self._problem_of(exchange) or wrong):
            deed.then(exchange)
        await asyncio.sleep(_GRACE)
        problem = self._problem_of(exchange)
        causes = self._causes_of(exchange, problem)
        if wrong and not problem:
            self._ledger.blame(f"{deed.sort}: {wrong}\n{exchange.story()}")
        elif not problem:
            self._ledger.answer(deed.sort, exchange.latency or 0)
        elif causes:
            self._ledger.excuse(problem)
        else:
            self._ledger.blame(f"{deed.sort}: {problem}, for no reason\n{exchange.story()}")

    def _problem_of(self, exchange: Exchange) -> str:
        """Return what went wrong that Discord may have caused, "" if nothing did."""
        codes = {error["code"] for error in exchange.errors} - {_TWICE}
        if codes - {_TOO_LATE}:
            return f"refused: {sorted(codes)}"
        if _has_apology(exchange):
            return _APOLOGY
        if exchange.callback is None:
            return _LATE if codes else _MISSING
        return "" if exchange.is_settled else "not finished"

    def _causes_of(self, exchange: Exchange, problem: str) -> list[str]:
        """Return what Discord did that explains a problem."""
        began, channel = exchange.dispatched_at, exchange.place.channel.id
        looked = [each for each in self._faults.of(channel, began) if each.startswith("GET")]
        causes = [*self._faults.of(exchange.token), *looked]
        until = began + self._patience
        if problem == _LATE and self._gaps.touch(began, until):
            causes.append("no gateway for a while")
        if problem == _MISSING and self._gaps.touch(began, until, lost_only=True):
            causes.append("the session was lost")
        return causes

    async def _replied(self, deed: Deed, message: Message, began: float) -> None:
        replies = self._mail.replies_to(message)
        until = began + self._patience
        await replies.first(self._patience + _ON_ITS_WAY)
        is_gap = self._gaps.touch(began, until, lost_only=True)
        if not is_gap:
            await replies.first(_SECONDS_TO_SETTLE)
        took = monotonic() - began
        await asyncio.sleep(_GRACE)
        texts = [said(each) for each in replies.messages]
        causes = self._faults.of(message.channel.id, began)
        story = f"{deed.sort} {message}\n  replies: {texts}\n  faults: {causes}"
        if not texts and (causes or is_gap):
            self._ledger.excuse(_MISSING)
        elif any(each in text for each in NEVER for text in texts) and causes:
            self._ledger.excuse(_APOLOGY)
        elif len(texts) != 1:
            self._ledger.blame(f"{len(texts)} replies, for no reason: {story}")
        elif wrong := deed.wrong(replies.messages[0]):
            self._ledger.blame(f"{wrong}: {story}")
        else:
            self._ledger.answer(deed.sort, took)


def _has_apology(exchange: Exchange) -> bool:
    texts = [said(exchange), *(said(each) for each in exchange.followups)]
    return any(each in text for each in NEVER for text in texts)
