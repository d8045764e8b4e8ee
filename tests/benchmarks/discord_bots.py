"""The bots that are measured in Discord, each started in a process of its own."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from time import monotonic

from tests.discord_server.server import DiscordServer

ROOT = Path(__file__).parents[2]
KIBIBYTES_IN_A_MEBIBYTE = 1024
SECONDS_TO_START = 30
SECONDS_TO_END = 15


class Bot(Enum):
    """Who answers, by the module that is run."""

    MINIMAL = "tests.benchmarks.peers.minimal_bot"
    OURS = "bot"


@dataclass(frozen=True)
class Running:
    """A bot that is connected, so many seconds after its process was launched."""

    pid: int
    ready_seconds: float

    @property
    def resident_mebibytes(self) -> float:
        """How much memory the process has."""
        lines = Path(f"/proc/{self.pid}/status").read_text().splitlines()
        values = dict(line.split(":", 1) for line in lines)
        return int(values["VmRSS"].split()[0]) / KIBIBYTES_IN_A_MEBIBYTE

    @property
    def busy_seconds(self) -> float:
        """How long it has kept a core busy until now."""
        behind_name = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
        return sum(map(int, behind_name[11:13])) / os.sysconf("SC_CLK_TCK")


@asynccontextmanager
async def running(
    bot: Bot, server: DiscordServer, folder: Path, *, is_first: bool
) -> AsyncIterator[Running]:
    """Yield a bot that is connected, with its guilds; its log and its database are in `folder`."""
    closes = len(server.closes)
    with (folder / "log").open("ab") as log:
        launched = monotonic()
        process = await asyncio.create_subprocess_exec(
            *_command(bot, server, is_first=is_first),
            cwd=folder,
            env=_environment(server, folder),
            stderr=log,
        )
        try:
            await server.ready(SECONDS_TO_START)
            yield Running(process.pid, monotonic() - launched)
            process.send_signal(signal.SIGTERM)
            await asyncio.wait_for(process.wait(), SECONDS_TO_END)
            await server.closed(closes + 1)
        except BaseException:
            sys.stderr.write((folder / "log").read_text())
            raise
        finally:
            if process.returncode is None:
                process.kill()
                await process.wait()


def _command(bot: Bot, server: DiscordServer, *, is_first: bool) -> list[str]:
    command = [sys.executable, "-m", bot.value]
    if bot is Bot.OURS:
        return [*command, "run"]
    return [*command, server.api_url, server.token, *(["register"] if is_first else [])]


def _environment(server: DiscordServer, folder: Path) -> dict[str, str]:
    return {
        "PYTHONPATH": str(ROOT),
        "DISCORD_API_URL": server.api_url,
        "DISCORD_TOKEN": server.token,
        "HTTP_PORT": "0",
        "DATABASE_URL": f"sqlite:///{folder / 'bot.sqlite3'}",
        "KNOWLEDGE_DIR": str(ROOT / "knowledge"),
    }
