"""Serves one bot, puts it under load and prints the figures.

This runs in a process of its own, so that the bot and those who ask have a core each.

    python -m tests.benchmarks.discord_load {MINIMAL,OURS}
"""

from __future__ import annotations

import asyncio
import gc
import json
import sys
import time
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from tests.benchmarks.discord_bots import Bot, Running, running
from tests.benchmarks.discord_mix import PEOPLE, Right, mix, prepared
from tests.discord_server.backend import Settings
from tests.discord_server.guilds import Guild
from tests.discord_server.load import Load, Report
from tests.discord_server.server import DiscordServer

KEPT = 5_000
"""So many of the last answers are compared with those of a bot at rest."""
PATIENCE = 10
"""Seconds after which an answer is lost. Discord's own three would end a run on a busy machine."""


@dataclass(frozen=True)
class Plan:
    """How the load goes; times are in seconds, `rate` in interactions a second."""

    in_flight: int = 16
    rate: float = 200
    starts: int = 3
    warm_up: float = 1.5
    closed: float = 5
    open: float = 10
    people: int = PEOPLE
    seed: int = 1


@dataclass(frozen=True)
class Figures:
    """What one bot did; times are in seconds. `busy` is of its core, for each answer."""

    rate: float
    busy: float
    p50: float
    p99: float
    ready: float
    mebibytes: float
    server_share: float
    """How much of its own core (0..1) the server needed when it sent as fast as it was answered."""


async def measured(bot: Bot, plan: Plan) -> Figures:
    """Start a bot a few times and put the last one under load."""
    settings = Settings(checks=False, keep=KEPT, interaction_lifetime=PATIENCE)
    async with DiscordServer(settings) as server:
        guild = server.add_guild("Workshop")
        with TemporaryDirectory() as name:
            folder = Path(name)
            ready: list[float] = []
            async with running(bot, server, folder, is_first=True):
                await server.synced()
            for _ in range(plan.starts - 1):
                async with running(bot, server, folder, is_first=False) as started:
                    ready.append(started.ready_seconds)
            async with running(bot, server, folder, is_first=False) as started:
                ready.append(started.ready_seconds)
                return await _under_load(server, guild, started, plan, median(ready))


async def _under_load(
    server: DiscordServer, guild: Guild, bot: Running, plan: Plan, ready: float
) -> Figures:
    asked = mix(plan.seed)
    right = Right()
    await right.learn(server, guild, asked)
    load = Load(server.backend, prepared(server, guild, asked, plan.people), PATIENCE)
    await load.closed(plan.in_flight, seconds=plan.warm_up)
    with _undisturbed():
        busy, own = bot.busy_seconds, time.process_time()
        closed = await load.closed(plan.in_flight, seconds=plan.closed)
        busy, own = bot.busy_seconds - busy, time.process_time() - own
    _all_answered(closed)
    assert right.check(server)
    with _undisturbed():
        at_a_rate = await load.open(plan.rate, plan.open)
    _all_answered(at_a_rate)
    assert right.check(server)
    return Figures(
        closed.rate,
        busy / len(closed.latencies),
        at_a_rate.percentile(50),
        at_a_rate.percentile(99),
        ready,
        bot.resident_mebibytes,
        own / closed.seconds,
    )


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Collect no garbage meanwhile, so that this process delays no answer."""
    gc.collect()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _all_answered(report: Report) -> None:
    assert not report.lost, f"{report.lost} of {report.sent} were not answered"
    assert not report.refused, f"{report.refused} answers were refused"


def main() -> None:
    """Measure the bot that is named."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("bot", choices=[bot.name for bot in Bot])
    parser.add_argument("--in-flight", type=int, default=Plan.in_flight)
    parser.add_argument("--seed", type=int, default=Plan.seed)
    options = parser.parse_args()
    plan = Plan(in_flight=options.in_flight, seed=options.seed)
    figures = asyncio.run(measured(Bot[options.bot], plan))
    sys.stdout.write(json.dumps(asdict(figures)) + "\n")


if __name__ == "__main__":
    main()
