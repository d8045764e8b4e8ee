"""How much memory an index takes: resident size in a process of its own.

Tracing Python's own allocations would leave out what lies in arrays.
"""

from __future__ import annotations

import pickle
import subprocess
import sys
from collections.abc import Iterator, Sequence

from tests.benchmarks import memory_probe
from tests.benchmarks.engine import OURS
from tests.benchmarks.generated.conference import conference_of
from tests.benchmarks.table import Table

SIZES = (20, 1_000, 10_000, 100_000)


def measure(sizes: Sequence[int], seed: int) -> Iterator[Table]:
    """Yield one table, with a fresh process for each size."""
    table = Table(
        f"{OURS}'s memory, MiB resident",
        ["entries", "before", "with the index", "the index", "at most, while building"],
        ["Before: Python, what is imported, and the knowledge itself. Each in a fresh process."],
    )
    for size in sizes:
        edition = pickle.dumps(conference_of(size, seed).edition())
        command = [sys.executable, "-m", memory_probe.__name__]
        probe = subprocess.run(command, input=edition, check=True, capture_output=True)  # noqa: S603 - our own module
        before, after, most = map(int, probe.stdout.split())
        table.add(f"{size:,}", str(before), str(after), str(after - before), str(most))
    yield table
