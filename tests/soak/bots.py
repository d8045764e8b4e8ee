"""The bot of a soak, in a process of its own, from its start to its end."""

from __future__ import annotations

import asyncio
import signal
import socket
import sys
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

import bot
from tests.soak import patient
from tests.soak.vitals import Patient

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from tests.discord_server.server import DiscordServer

_ROOT = Path(bot.__file__).parents[1]
_SECONDS_TO_START = 60
_SECONDS_TO_END = 30
LOG = "log.jsonl"
DATABASE = "bot.sqlite3"


@dataclass
class Life:
    """A bot that is connected; `code` is how it ended, so many seconds after it was told to."""

    patient: Patient
    code: int | None = None
    seconds_to_end: float = 0


def free_port() -> int:
    """Return a port that nobody listens on at the moment."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


def url_of(folder: Path) -> str:
    """Return the address of the database in a folder."""
    return f"sqlite:///{folder / DATABASE}"


@asynccontextmanager
async def living(
    discord: DiscordServer, folder: Path, knowledge: Path, port: int
) -> AsyncIterator[Life]:
    """Yield a bot that is connected, and tell it to stop afterwards; all of it is in the folder."""
    account = folder / "account.json"
    with (folder / LOG).open("wb") as log:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", patient.__name__, str(account)),
            cwd=folder,
            env=_environment(discord, folder, knowledge, port),
            stderr=log,
        )
        life = Life(Patient(process.pid, account))
        try:
            await discord.ready(_SECONDS_TO_START)
            await discord.synced(1, _SECONDS_TO_START)
            yield life
            told = monotonic()
            process.send_signal(signal.SIGTERM)
            life.code = await asyncio.wait_for(process.wait(), _SECONDS_TO_END)
            life.seconds_to_end = monotonic() - told
        finally:
            if process.returncode is None:
                process.kill()
                await process.wait()


def _environment(
    discord: DiscordServer, folder: Path, knowledge: Path, port: int
) -> dict[str, str]:
    return {
        "PYTHONPATH": str(_ROOT),
        "DISCORD_API_URL": discord.api_url,
        "DISCORD_TOKEN": discord.token,
        "DATABASE_URL": url_of(folder),
        "KNOWLEDGE_DIR": str(knowledge),
        "HTTP_PORT": str(port),
        "MALLOC_ARENA_MAX": "1",  # as in the image
        "LOG_FORMAT": "json",
    }
