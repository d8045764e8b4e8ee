"""The program in a process of its own, as an operator starts it."""

from __future__ import annotations

import asyncio
import json
import sys
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from time import monotonic
from typing import TYPE_CHECKING, Any

import bot

if TYPE_CHECKING:
    import signal
    from collections.abc import AsyncIterator, Mapping

ENVIRONMENT = {
    "PYTHONPATH": str(Path(bot.__file__).parents[1]),
    "PYTHONWARNINGS": "default::ResourceWarning",
    "HTTP_PORT": "0",
}
_SECONDS_TO_END = 30


@dataclass
class Life:
    """A process from its start to its end, which came so many seconds after it was told to."""

    code: int = -1
    out: str = ""
    err: str = ""
    seconds: float = 0
    answer: str = ""

    @property
    def log(self) -> list[dict[str, Any]]:
        """The lines of its log; every line on standard error is one, but one that says why not."""
        lines = self.err.splitlines()
        return [json.loads(line) for line in lines if not line.startswith("workshop-bot: ")]

    @property
    def events(self) -> list[str]:
        """What its log tells, without when, how grave and about what."""
        return [line["event"] for line in self.log]


@asynccontextmanager
async def living(
    folder: Path, *arguments: str, variables: Mapping[str, str], told: signal.Signals | None = None
) -> AsyncIterator[Life]:
    """Yield a life meanwhile; then give the signal, if any, and write down how it ended."""
    life = Life()
    command = (sys.executable, "-m", "bot", *arguments)
    with TemporaryFile() as out, TemporaryFile() as err:
        process = await asyncio.create_subprocess_exec(
            *command, cwd=folder, env={**ENVIRONMENT, **variables}, stdout=out, stderr=err
        )
        try:
            yield life
            if told is not None:
                process.send_signal(told)
            began = monotonic()
            life.code = await asyncio.wait_for(process.wait(), _SECONDS_TO_END)
            life.seconds = monotonic() - began
        finally:
            if process.returncode is None:
                process.kill()
                await process.wait()
            out.seek(0)
            err.seek(0)
            life.out, life.err = out.read().decode(), err.read().decode()
