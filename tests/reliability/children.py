"""Bots as child processes that can be started fast and killed at any time."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

import bot
from tests.reliability import nursery

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping, Sequence

_ROOT = Path(bot.__file__).parents[1]
_SECONDS_TO_IMPORT = 60


@dataclass(eq=False)
class Child:
    """A bot from its start to its end; `ended` tells its exit code, negative for a signal."""

    number: int
    ended: asyncio.Future[int] = field(default_factory=asyncio.Future)
    born: asyncio.Future[int] = field(default_factory=asyncio.Future)


class Children:
    """Those whom one nursery has started."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process
        self._numbers = count(1)
        self._by_number: dict[int, Child] = {}
        self.ready: asyncio.Future[int] = asyncio.Future()

    async def start(
        self, arguments: Sequence[str], variables: Mapping[str, str], log: Path
    ) -> Child:
        """Start a bot, which writes its log to the end of a file and works in the file's folder."""
        child = Child(next(self._numbers))
        self._by_number[child.number] = child
        self._ask(
            number=child.number,
            arguments=list(arguments),
            variables=dict(variables),
            log=str(log),
        )
        await child.born
        return child

    def send(self, child: Child, which: signal.Signals) -> None:
        """Send a signal to a bot, unless it has ended."""
        if not child.ended.done():
            self._ask(number=child.number, signal=which)

    async def kill(self, child: Child) -> None:
        """Kill a bot as the system would, and wait until it is gone."""
        self.send(child, signal.SIGKILL)
        await child.ended

    def _ask(self, **what: Any) -> None:  # noqa: ANN401 - as JSON has it
        assert self._process.stdin
        self._process.stdin.write(json.dumps(what).encode() + b"\n")

    async def listen(self) -> None:
        """Hear who begins and who ends, until the nursery has ended."""
        assert self._process.stdout
        async for line in self._process.stdout:
            told = json.loads(line)
            if "ready" in told:
                self.ready.set_result(told["ready"])
            elif "pid" in told:
                self._by_number[told["number"]].born.set_result(told["pid"])
            else:
                self._by_number.pop(told["number"]).ended.set_result(told["code"])


@asynccontextmanager
async def nursed() -> AsyncIterator[Children]:
    """Yield what starts bots; those who live at the end are killed."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", nursery.__name__),
        cwd=_ROOT,
        env={"PATH": os.defpath, "PYTHONPATH": str(_ROOT)},
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    children = Children(process)
    listening = asyncio.create_task(children.listen())
    try:
        await asyncio.wait_for(children.ready, _SECONDS_TO_IMPORT)
        yield children
    finally:
        assert process.stdin
        process.stdin.close()
        await process.wait()
        await listening
