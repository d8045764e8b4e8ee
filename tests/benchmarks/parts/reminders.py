"""What delivering reminders costs beside a loop that posts the same and keeps nothing.

A Discord of our own answers at once, from a process of its own.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from statistics import median
from typing import Any

from bot.frontends.discord_app.pace import MESSAGES_PER_SECOND
from bot.reminders.dispatcher import MOST_IN_HAND
from tests.benchmarks import reminder_load
from tests.benchmarks.reminder_load import CHANNELS, Drained, Idle, Quiet, Sender
from tests.benchmarks.table import Table, milliseconds

SIZES = (10_000,)
"""Reminders that are due at the same moment."""
ROUNDS = 3
_PACED_SECONDS = 10
_IN_SLOW_CHANNELS = 3_000
HOW_OFTEN = (
    f"Medians of {ROUNDS} rounds, in each of which all are measured one after the other; the ratio "
    "is the median of the rounds' own, beside the least and the greatest of them."
)
WHAT = (
    "From the moment when all are due to the arrival of the last, without the limit that the bot "
    f"keeps to in earnest; {MOST_IN_HAND} messages are under way at a time, in {CHANNELS} "
    "channels. The loop has no database: it would lose or double what is under way when it dies."
)
IDLE = (
    "Idle for {0.seconds:.0f} s; then {0.due} reminders at random times within "
    "{0.due_within:.0f} s, each measured from when it is due to its arrival."
)
PACED = (
    f"With its own limit of {MESSAGES_PER_SECOND:.0f} a second the bot sent {{:.1f}} a second, and "
    f"{{:.1f}} a second where each of the {CHANNELS} channels takes one message a second, as "
    "Discord's do."
)


def measure(sizes: Sequence[int], seed: int) -> Iterator[Table]:
    """Yield a table for each number of reminders, and one about a bot that has little to do."""
    for count in sizes:
        rounds: list[Mapping[Sender, Drained]] = []
        for number in range(ROUNDS):
            turns = list(Sender) if number % 2 else list(reversed(Sender))
            rounds.append({sender: _drained(sender, count) for sender in turns})
        paced = _drained(Sender.SQLITE, int(MESSAGES_PER_SECOND) * _PACED_SECONDS, "--paced")
        slow = _drained(Sender.SQLITE, _IN_SLOW_CHANNELS, "--paced", "--each-seconds=1")
        yield table_of(rounds, count, (paced.rate, slow.rate))
    yield idle_table(Idle(**_measured("idle", "--seed", str(seed))))


def table_of(
    rounds: Sequence[Mapping[Sender, Drained]], count: int, paced: tuple[float, float]
) -> Table:
    """Return the figures side by side; `paced` are rates with the bot's own limit."""
    table = Table(
        f"{count:,} reminders due at the same moment",
        ["who posts", "messages a second", "ratio", "from – to", "of its core, ms a message"],
        [HOW_OFTEN, WHAT, PACED.format(*paced)],
    )
    for sender in Sender:
        rates = [figures[sender].rate for figures in rounds]
        ratios = [figures[sender].rate / figures[Sender.BARE].rate for figures in rounds]
        busy = median(figures[sender].busy for figures in rounds)
        table.add(
            sender.value,
            f"{median(rates):,.0f}",
            f"{median(ratios):.2f}",
            f"{min(ratios):.2f} – {max(ratios):.2f}",
            milliseconds(busy),
        )
    return table


def idle_table(figures: Idle) -> Table:
    """Return what a bot does that has little to do."""
    quiet = Quiet()
    table = Table(
        f"A bot with {quiet.ahead:,} reminders ahead, SQLite",
        ["figure", "workshop-bot", "aim"],
        [IDLE.format(quiet)],
    )
    planned = f"s from launch until {quiet.ahead + quiet.due:,} are planned"
    table.add("s of a core, a minute", f"{figures.busy:.2f}", "")
    table.add("transactions a minute", f"{figures.transactions:.0f}", "≤ 60")
    table.add("statements a minute", f"{figures.statements:.0f}", "")
    table.add("p50 ms after it is due", milliseconds(figures.p50), "")
    table.add("p99 ms after it is due", milliseconds(figures.p99), "< 1,000")
    table.add("longest ms after it is due", milliseconds(figures.longest), "")
    table.add(planned, f"{figures.planned:.1f}", "")
    return table


def _drained(sender: Sender, count: int, *options: str) -> Drained:
    return Drained(**_measured("drain", sender.name, "--count", str(count), *options))


def _measured(*options: str) -> dict[str, Any]:
    command = [sys.executable, "-m", reminder_load.__name__, *options]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE)  # noqa: S603 - our own module
    figures: dict[str, Any] = json.loads(done.stdout)
    return figures
