"""What a process uses: memory, threads, sockets and files from /proc, tasks from itself."""

from __future__ import annotations

import asyncio
import json
import os
import signal
from collections import Counter
from contextlib import suppress
from dataclasses import astuple, dataclass
from pathlib import Path
from statistics import median
from time import monotonic
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_KIBIBYTES_IN_A_MEBIBYTE = 1024
_TICK = 0.05
_MOMENT = 10.0


@dataclass(frozen=True)
class Sample:
    """What was seen from outside, `at` an instant of the monotonic clock."""

    at: float
    mebibytes: float
    threads: int
    sockets: int
    files: int

    def at_most(self, other: Sample) -> Sample:
        """Return the greater of each figure."""
        return Sample(*map(max, astuple(self), astuple(other)))


@dataclass(frozen=True)
class Inside:
    """What a process tells of itself: tasks by what they run, threads by name, objects by type."""

    tasks: Counter[str]
    threads: Counter[str]
    objects: Counter[str]

    def at_most(self, other: Inside) -> Inside:
        """Return the greater of each count."""
        return Inside(
            self.tasks | other.tasks, self.threads | other.threads, self.objects | other.objects
        )


class Patient:
    """The bot's process, whose account of itself is written into a file when it is asked for."""

    def __init__(self, pid: int, account: Path) -> None:
        self._pid = pid
        self._account = account
        self.samples: list[Sample] = []

    def look(self) -> Sample:
        """Look from outside."""
        process = Path(f"/proc/{self._pid}")
        lines = (process / "status").read_text().splitlines()
        values = dict(line.split(":", 1) for line in lines)
        opened = Counter(_sort(each) for each in (process / "fd").iterdir())
        return Sample(
            monotonic(),
            int(values["VmRSS"].split()[0]) / _KIBIBYTES_IN_A_MEBIBYTE,
            int(values["Threads"]),
            opened["socket"],
            opened["file"],
        )

    async def watch(self, each: float) -> None:
        """Look every so many seconds, until cancelled."""
        while True:
            self.samples.append(self.look())
            await asyncio.sleep(each)

    async def ask(self) -> Inside:
        """Let it collect its garbage and tell what is left."""
        self._account.unlink(missing_ok=True)
        os.kill(self._pid, signal.SIGUSR1)
        while not self._account.exists():  # noqa: ASYNC110 - it tells nobody
            await asyncio.sleep(_TICK)
        told = json.loads(self._account.read_text())
        return Inside(**{name: Counter(counts) for name, counts in told.items()})

    def mebibytes(self, begin: float, end: float) -> float:
        """Return the median of the memory between two instants."""
        return median(self._between(begin, end))

    def course(self, begin: float, end: float, parts: int) -> list[float]:
        """Return the memory at the end of each of so many equal parts of a time."""
        seconds = (end - begin) / parts
        ends = [begin + number * seconds for number in range(1, parts + 1)]
        return [self.mebibytes(at - min(seconds, _MOMENT), at) for at in ends]

    def _between(self, begin: float, end: float) -> Sequence[float]:
        return [each.mebibytes for each in self.samples if begin <= each.at <= end]


def _sort(descriptor: Path) -> str:
    with suppress(FileNotFoundError):  # closed in this moment
        target = str(descriptor.readlink())
        if target.startswith("socket:"):
            return "socket"
        return "file" if target.startswith("/") else "other"
    return "closed"
