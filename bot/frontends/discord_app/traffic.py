"""Counts what Discord answers to requests, its rate limits above all.

https://discord.com/developers/docs/topics/rate-limits#header-format-rate-limit-header-examples
"""

from __future__ import annotations

from http import HTTPStatus
from types import SimpleNamespace
from typing import TYPE_CHECKING

import aiohttp

if TYPE_CHECKING:
    from bot.telemetry.metrics import Metrics

_SCOPES = {"user", "global", "shared"}
_FROM_A_PROXY = "unknown"
"""Cloudflare names no scope when it blocks an address."""
_BROKEN = "none"


def counting(metrics: Metrics) -> aiohttp.TraceConfig:
    """Return what a client session takes to have its requests counted."""

    async def on_end(
        _session: aiohttp.ClientSession,
        _context: SimpleNamespace,
        ended: aiohttp.TraceRequestEndParams,
    ) -> None:
        metrics.discord_requests.labels(str(ended.response.status)).inc()
        if ended.response.status == HTTPStatus.TOO_MANY_REQUESTS:
            scope = ended.response.headers.get("X-RateLimit-Scope", "")
            metrics.rate_limits.labels(scope if scope in _SCOPES else _FROM_A_PROXY).inc()

    async def on_exception(
        _session: aiohttp.ClientSession,
        _context: SimpleNamespace,
        _raised: aiohttp.TraceRequestExceptionParams,
    ) -> None:
        metrics.discord_requests.labels(_BROKEN).inc()

    trace = aiohttp.TraceConfig()
    trace.on_request_end.append(on_end)
    trace.on_request_exception.append(on_exception)
    return trace
