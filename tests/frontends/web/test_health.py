import math
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import aiohttp
import pytest
from prometheus_client.parser import text_string_to_metric_families

from bot.frontends.web.health import application
from bot.frontends.web.server import CannotListenError, serving
from bot.telemetry.checks import Check
from bot.telemetry.metrics import Metrics

GOOD = Check(name="gateway", is_ok=True, figure=41.5, unit="ms", says="1 shard connected")
BAD = Check(name="database", is_ok=False, figure=5000.0, unit="ms", says="it is locked")


@dataclass
class Bot:
    """Something that says how it is."""

    checks: list[Check] = field(default_factory=lambda: [GOOD])
    metrics: Metrics = field(default_factory=Metrics)
    asked: int = 0
    port: int = 0

    async def __call__(self) -> list[Check]:
        self.asked += 1
        return self.checks

    async def get(self, path: str, method: str = "GET") -> tuple[int, str]:
        url = f"http://127.0.0.1:{self.port}{path}"
        async with aiohttp.ClientSession() as session, session.request(method, url) as response:
            return response.status, await response.text()

    async def figures(self) -> dict[tuple[str, str], float]:
        _, text = await self.get("/metrics")
        return {
            (sample.name, ",".join(sample.labels.values())): sample.value
            for family in text_string_to_metric_families(text)
            for sample in family.samples
        }


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


@asynccontextmanager
async def serving_bot() -> AsyncIterator[Bot]:
    bot = Bot(port=free_port())
    async with serving(application(bot, bot.metrics), "127.0.0.1", bot.port):
        yield bot


async def test_process_lives_whatever_else() -> None:
    async with serving_bot() as bot:
        bot.checks = [BAD]
        assert await bot.get("/healthz") == (200, "ok\n")
        assert bot.asked == 0


async def test_each_part_is_named_with_its_figure() -> None:
    async with serving_bot() as bot:
        status, text = await bot.get("/readyz")
    assert status == 200
    assert text == (
        '{"ready": true, "checks": [{"name": "gateway", "ok": true, "figure": 41.5, '
        '"unit": "ms", "says": "1 shard connected"}]}'
    )


async def test_one_bad_part_is_enough_not_to_be_ready() -> None:
    async with serving_bot() as bot:
        bot.checks = [GOOD, BAD]
        status, text = await bot.get("/readyz")
    assert status == 503
    assert '"ready": false' in text
    assert '"says": "it is locked"' in text


async def test_share_of_what_is_not_known() -> None:
    async with serving_bot() as bot:
        name = ("workshop_bot_not_known_ratio", "")
        assert math.isnan((await bot.figures())[name])
        for kind in ("found", "found", "several", "not_known"):
            bot.metrics.answers.labels("discord", "command", kind).inc()
        figures = await bot.figures()
    assert figures[name] == 0.25
    assert figures["workshop_bot_answers_total", "discord,found,command"] == 2


async def test_nothing_else_is_there() -> None:
    async with serving_bot() as bot:
        assert (await bot.get("/"))[0] == 404
        assert (await bot.get("/metrics", "POST"))[0] == 405


async def test_port_is_given_back() -> None:
    async with serving_bot() as bot:
        await bot.get("/healthz")
    async with serving(application(bot, bot.metrics), "127.0.0.1", bot.port):
        assert (await bot.get("/healthz"))[0] == 200


@pytest.mark.parametrize(
    ("host", "told"),
    [
        ("127.0.0.1", "is taken: choose another one in HTTP_PORT, or 0 for none"),
        ("192.0.2.1", "look at HTTP_HOST and HTTP_PORT"),
        ("a..b", "look at HTTP_HOST and HTTP_PORT"),
    ],
)
async def test_port_that_cannot_be_had(host: str, told: str) -> None:
    async with serving_bot() as bot:
        with pytest.raises(CannotListenError, match=told):
            async with serving(application(bot, bot.metrics), host, bot.port):
                pytest.fail("it listens")
