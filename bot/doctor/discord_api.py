"""Discord's API for somebody who only looks: a few requests, limited in time, never the gateway."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import aiohttp
from yarl import URL

import bot
from bot.doctor.network import ApiTroubleError, Trouble, trouble_of_answer, trouble_on_the_way

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime
    from typing import Self

_USER_AGENT = f"DiscordBot (workshop-bot, {bot.__version__})"
_SECONDS_A_REQUEST = 8.0
_PAUSES = (0.3, 1.0)
"""Seconds before a request is tried again whose connection broke."""
_LONGEST_WAIT_SECONDS = 2.0
_OK, _TOO_MANY, _IN_TROUBLE = 200, 429, 500
Payload = Any
"""What Discord answers in JSON, which is looked at as it is."""


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer, when it was asked for and came by our clock, and what time it tells itself."""

    payload: Payload
    asked: datetime
    came: datetime
    date: str


class DiscordApi:
    """Asks one address of Discord's API, with a token if there is one."""

    def __init__(
        self,
        url: str,
        token: str,
        now: Callable[[], datetime],
        pauses: Sequence[float] = _PAUSES,
        seconds: float = _SECONDS_A_REQUEST,
    ) -> None:
        """Ask nothing yet; it is to be entered first."""
        self.host = URL(url).host or url
        self._url = url
        self._now = now
        self._pauses = pauses
        self._seconds = seconds
        headers = {"User-Agent": _USER_AGENT}
        if token:
            headers["Authorization"] = f"Bot {token}"
        self._headers = headers
        self._session: aiohttp.ClientSession | None = None

    async def __aenter__(self) -> Self:
        self._session = aiohttp.ClientSession(headers=self._headers)
        return self

    async def __aexit__(self, *_: object) -> None:
        assert self._session  # noqa: S101 - it was entered
        await self._session.close()

    async def get(self, path: str) -> Reply:
        """Return the answer to a request; raises `ApiTroubleError` if it is none.

        A connection that breaks, a failure of Discord's and a short wait that it asks for are
        overcome.
        """
        try:
            async with asyncio.timeout(self._seconds):
                for pause in self._pauses:
                    try:
                        return await self._tried(path)
                    except _AgainError as again:
                        await asyncio.sleep(max(pause, again.seconds))
                return await self._tried(path)
        except _AgainError as again:
            raise again.trouble from None
        except TimeoutError as error:
            raise ApiTroubleError(trouble_on_the_way(error, self.host)) from error

    async def _tried(self, path: str) -> Reply:
        assert self._session  # noqa: S101 - it was entered
        asked = self._now()
        try:
            async with self._session.get(f"{self._url}{path}") as answer:
                came = self._now()
                text = await answer.text(errors="replace")
        except (aiohttp.ClientError, OSError) as error:
            trouble = ApiTroubleError(trouble_on_the_way(error, self.host))
            is_lasting = isinstance(error, aiohttp.ClientSSLError | aiohttp.InvalidURL)
            raise trouble if is_lasting else _AgainError(trouble) from error
        if answer.status != _OK:
            raise self._refusal(answer)
        try:
            payload = json.loads(text)
        except ValueError:
            raise ApiTroubleError(trouble_of_answer(answer.status, self.host)) from None
        return Reply(payload, asked, came, answer.headers.get("Date", ""))

    def _refusal(self, answer: aiohttp.ClientResponse) -> Exception:
        trouble = ApiTroubleError(trouble_of_answer(answer.status, self.host), answer.status)
        seconds = _seconds_in(answer.headers.get("Retry-After", "0"))
        is_brief = answer.status == _TOO_MANY and seconds <= _LONGEST_WAIT_SECONDS
        return (
            _AgainError(trouble, seconds) if is_brief or answer.status >= _IN_TROUBLE else trouble
        )


class _AgainError(Exception):
    """What may go better soon: what to raise if it doesn't, and how long to wait at least."""

    def __init__(self, trouble: ApiTroubleError, seconds: float = 0.0) -> None:
        super().__init__(trouble)
        self.trouble = trouble
        self.seconds = seconds


def _seconds_in(header: str) -> float:
    try:
        return float(header)
    except ValueError:
        return _LONGEST_WAIT_SECONDS + 1


def unlike_discord(host: str) -> Trouble:
    """Return the trouble with an answer that lacks what Discord's answers have."""
    return trouble_of_answer(_OK, host)
