"""What answering in Discord costs beside the least that a bot made with discord.py can do.

A Discord of our own sends the load, from a process of its own, and looks at the answers.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from tests.benchmarks import discord_load
from tests.benchmarks.discord_bots import Bot
from tests.benchmarks.discord_load import Figures, Plan
from tests.benchmarks.engine import OURS
from tests.benchmarks.table import Table, milliseconds

SIZES = (Plan.in_flight,)
"""Of the closed loop: how many interactions are under way at a time."""
ROUNDS = 5
PEER = "minimal discord.py bot"
HOW_OFTEN = (
    f"Medians of {ROUNDS} rounds, in each of which both bots are measured one after the other; the "
    "ratio is the median of the rounds' own, beside the least and the greatest of them."
)
WHAT = (
    "A quarter each: /program, /talk, /ask (every other question with typing errors), and what is "
    "offered while /talk is typed; the minimal bot always says the same few words. The core's time "
    "is what tells most on a busy machine."
)


@dataclass(frozen=True)
class Row:
    """One figure: how it is called and written, and what it should be."""

    name: str
    value: Callable[[Figures], float]
    written: Callable[[float], str]
    aim: str = ""


def measure(sizes: Sequence[int], seed: int) -> Iterator[Table]:
    """Yield a table for each number of interactions in flight."""
    for in_flight in sizes:
        rounds: list[Mapping[Bot, Figures]] = []
        for number in range(ROUNDS):
            turns = list(Bot) if number % 2 else list(reversed(Bot))
            rounds.append({bot: _measured(bot, in_flight, seed) for bot in turns})
        yield table_of(rounds, in_flight)


def table_of(rounds: Sequence[Mapping[Bot, Figures]], in_flight: int) -> Table:
    """Return the figures side by side."""
    table = Table(
        f"Answers in Discord, {in_flight} in flight",
        ["figure", PEER, OURS, "ratio", "from – to", "aim"],
        [HOW_OFTEN, WHAT],
    )
    for row in _rows():
        theirs = [row.value(figures[Bot.MINIMAL]) for figures in rounds]
        ours = [row.value(figures[Bot.OURS]) for figures in rounds]
        ratios = [our / their for our, their in zip(ours, theirs, strict=True)]
        table.add(
            row.name,
            row.written(median(theirs)),
            row.written(median(ours)),
            f"{median(ratios):.2f}",
            f"{min(ratios):.2f} – {max(ratios):.2f}",
            row.aim,
        )
    return table


def _rows() -> list[Row]:
    at_rate = f"at {Plan.rate:.0f} a second"
    return [
        Row("answers a second", lambda each: each.rate, "{:,.0f}".format, "ratio ≥ 0.6"),
        Row("of its core, ms an answer", lambda each: each.busy, milliseconds),
        Row(f"p50 ms {at_rate}", lambda each: each.p50, milliseconds),
        Row(f"p99 ms {at_rate}", lambda each: each.p99, milliseconds, "ratio < 2"),
        Row("s from launch to ready", lambda each: each.ready, "{:.2f}".format, "≤ 1.0"),
        Row("MiB resident afterwards", lambda each: each.mebibytes, "{:.0f}".format, "< 120"),
    ]


def _measured(bot: Bot, in_flight: int, seed: int) -> Figures:
    options = [bot.name, "--in-flight", str(in_flight), "--seed", str(seed)]
    command = [sys.executable, "-m", discord_load.__name__, *options]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE)  # noqa: S603 - our own module
    return Figures(**json.loads(done.stdout))
