"""Measures the product beside what one would write otherwise, and prints tables in Markdown."""

from __future__ import annotations

import argparse
import os
import platform
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import sklearn.feature_extraction.text  # noqa: F401 - so that no index is charged with it

from tests.benchmarks.parts import (
    discord,
    latency,
    lookups,
    memory,
    questions,
    reminders,
    start,
)
from tests.benchmarks.table import Table

Measure = Callable[[Sequence[int], int], Iterator[Table]]

PARTS: dict[str, tuple[Measure, Sequence[int]]] = {
    "questions": (questions.measure, questions.SIZES),
    "lookups": (lookups.measure, lookups.SIZES),
    "latency": (latency.measure, latency.SIZES),
    "memory": (memory.measure, memory.SIZES),
    "start": (start.measure, start.SIZES),
    "discord": (discord.measure, discord.SIZES),
    "reminders": (reminders.measure, reminders.SIZES),
}
SIZES_HELP = (
    "numbers of entries or pages; of interactions in flight for discord, of reminders for reminders"
)
SEED = 1
CPU_INFO = Path("/proc/cpuinfo")


def main() -> None:
    """Run the parts chosen, or all of them."""
    options = _options()
    _print(f"{_machine()}; seed {options.seed}.\n")
    for name in options.parts or PARTS:
        measure, sizes = PARTS[name]
        for table in measure(options.sizes or sizes, options.seed):
            _print(str(table))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"any of: {', '.join(PARTS)}")
    parser.add_argument("--sizes", nargs="+", type=int, help=SIZES_HELP)
    parser.add_argument("--seed", type=int, default=SEED, help="other conferences and questions")
    options = parser.parse_args()
    if unknown := set(options.parts) - set(PARTS):
        parser.error(f"no such part: {', '.join(sorted(unknown))}")
    return options


def _machine() -> str:
    """Return what the figures depend on."""
    lines = CPU_INFO.read_text().splitlines() if CPU_INFO.exists() else []
    models = [line.partition(": ")[2] for line in lines if line.startswith("model name")]
    processor = models[0] if models else platform.processor() or platform.machine()
    python = f"{platform.python_implementation()} {platform.python_version()}"
    return f"{processor}, {os.cpu_count()} cores, {platform.system()}, {python}"


def _print(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
