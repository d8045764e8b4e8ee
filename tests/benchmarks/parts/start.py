"""How long a single question takes from a cold start, until the process has ended."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from tests.benchmarks.engine import OURS
from tests.benchmarks.generated.conference import conference_of
from tests.benchmarks.measures import timed
from tests.benchmarks.table import Table

SIZES = (20, 1_000, 10_000)
KNOWLEDGE = Path(__file__).parents[3] / "knowledge"
QUESTION = "When is the keynote?"
REPETITIONS = 7
LONG_SECONDS, REPETITIONS_OF_LONG = 2.0, 3
ANSWERED, NOT_KNOWN = 0, 3


def measure(sizes: Sequence[int], seed: int) -> Iterator[Table]:
    """Yield one table."""
    table = Table(
        f"`{OURS} ask` from a cold start",
        ["command", "median s", "fastest s"],
        [f"Medians of {REPETITIONS} processes. Generated entries are read from one YAML file."],
    )
    _add_row(table, "`python -c pass`", [sys.executable, "-c", "pass"])
    _add_row(table, f"`{OURS} ask`, the knowledge of this repository", _ask(KNOWLEDGE))
    with TemporaryDirectory() as folder:
        for size in sizes:
            path = Path(folder) / f"{size}.yaml"
            path.write_text(conference_of(size, seed).written(), encoding="utf-8")
            _add_row(table, f"`{OURS} ask`, {size:,} generated entries", _ask(path))
    yield table


def _ask(knowledge: Path) -> list[str]:
    return [sys.executable, "-m", "bot", "ask", "--knowledge", str(knowledge), QUESTION]


def _add_row(table: Table, name: str, command: Sequence[str]) -> None:
    seconds = [_run(command)]
    repetitions = REPETITIONS if seconds[0] < LONG_SECONDS else REPETITIONS_OF_LONG
    seconds += [_run(command) for _ in range(repetitions - 1)]
    table.add(name, f"{median(seconds):.3f}", f"{min(seconds):.3f}")


def _run(command: Sequence[str]) -> float:
    """Return the seconds from starting a process to its end."""
    run = partial(subprocess.run, stdout=subprocess.DEVNULL, check=False)
    process, seconds = timed(lambda: run(command))
    if process.returncode not in {ANSWERED, NOT_KNOWN}:
        process.check_returncode()
    return seconds
