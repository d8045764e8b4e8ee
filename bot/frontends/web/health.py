"""Three addresses for who watches over the bot: is it alive, is it well, and its figures."""

from __future__ import annotations

import math
from http import HTTPStatus
from typing import TYPE_CHECKING

from aiohttp import web
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from bot.telemetry.checks import Ask, Check
    from bot.telemetry.metrics import Metrics

    Handler = Callable[[web.Request], Awaitable[web.Response]]

_NOT_KNOWN = "not_known"


def application(ask: Ask, metrics: Metrics) -> web.Application:
    """Return what answers at `/healthz`, `/readyz` and `/metrics`.

    `/healthz` answers 200 as long as the process does; `/readyz` says how each part is, with 503
    unless all are well; `/metrics` is in Prometheus' text format.
    """

    async def healthz(_: web.Request) -> web.Response:
        return web.Response(text="ok\n")

    async def readyz(_: web.Request) -> web.Response:
        checks = await ask()
        is_ready = all(check.is_ok for check in checks)
        status = HTTPStatus.OK if is_ready else HTTPStatus.SERVICE_UNAVAILABLE
        told = {"ready": is_ready, "checks": [_as_json(check) for check in checks]}
        return web.json_response(told, status=status)

    async def figures(_: web.Request) -> web.Response:
        await ask()  # which sets the gauges
        metrics.not_known_ratio.set(_not_known_ratio(metrics))
        written = generate_latest(metrics.registry)
        return web.Response(body=written, headers={"Content-Type": CONTENT_TYPE_LATEST})

    app = web.Application()
    for path, handler in (("/healthz", healthz), ("/readyz", readyz), ("/metrics", figures)):
        app.router.add_get(path, handler)
    return app


def _as_json(check: Check) -> dict[str, object]:
    return {
        "name": check.name,
        "ok": check.is_ok,
        "figure": check.figure,
        "unit": check.unit,
        "says": check.says,
    }


def _not_known_ratio(metrics: Metrics) -> float:
    """Return the share of answers that were "not known"; NaN before the first answer."""
    counts = [
        (sample.labels["kind"], sample.value)
        for family in metrics.answers.collect()
        for sample in family.samples
        if sample.name.endswith("_total")
    ]
    total = sum(count for _, count in counts)
    missed = sum(count for kind, count in counts if kind == _NOT_KNOWN)
    return missed / total if total else math.nan
