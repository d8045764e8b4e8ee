"""The bots whose reminders are measured, each in a process of its own, and what they remind of."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import func, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.clock import now
from bot.reminders.models import Reminder
from bot.reminders.moments import Fixed
from bot.storage import book
from bot.storage.stores import Stores
from bot.storage.tables import messages, reminders
from tests.benchmarks import counted_bot
from tests.benchmarks.discord_bots import ROOT, SECONDS_TO_END, SECONDS_TO_START, Running
from tests.benchmarks.peers import bare_loop
from tests.discord_server.guilds import Guild
from tests.discord_server.server import DiscordServer

TEXT = "Reminder number "
_COUNTS = "counts.json"
_A_MINUTE = timedelta(minutes=1)
_TICK = 0.02


@dataclass(frozen=True)
class Counts:
    """What a bot has asked of its database so far."""

    transactions: int = 0
    statements: int = 0


@dataclass(frozen=True)
class Ours:
    """A bot of ours with its database; `arguments` are those of `tests.reliability.killable`."""

    url: str
    folder: Path
    arguments: Sequence[str] = ()

    def command(self) -> list[str]:
        """Return what starts it."""
        counts = str(self.folder / _COUNTS)
        return [sys.executable, "-m", counted_bot.__name__, counts, *self.arguments]

    async def remind(self, guild: Guild, dues: Sequence[datetime]) -> None:
        """Keep a reminder for each of these instants, the channels taking turns."""
        made = [_reminder(guild, number, due) for number, due in enumerate(dues)]

        async def work(connection: AsyncConnection) -> None:
            await connection.execute(insert(reminders), [book._values(each) for each in made])

        stores = await Stores.open(self.url)
        await stores.database.run(work)
        await stores.close()

    async def planned(self, count: int) -> None:
        """Wait until the bot has planned so many messages."""
        query = select(func.count()).select_from(messages)
        stores = await Stores.open(self.url)
        while (await stores.database.scalar(query) or 0) < count:  # noqa: ASYNC110 - it tells nobody
            await asyncio.sleep(_TICK)
        await stores.close()

    async def counts(self, pid: int) -> Counts:
        """Ask a bot what it has asked of its database so far."""
        file = self.folder / _COUNTS
        file.unlink(missing_ok=True)
        os.kill(pid, signal.SIGUSR1)
        while not file.exists():  # noqa: ASYNC110 - as above
            await asyncio.sleep(_TICK)
        return Counts(**json.loads(file.read_text()))


def _reminder(guild: Guild, number: int, due: datetime) -> Reminder:
    began = now() - _A_MINUTE
    return Reminder(
        owner_id=guild.id,
        moment=Fixed(due.astimezone(UTC).replace(tzinfo=None), "UTC"),
        created=began,
        changed=began,
        origin=f"benchmark, {number}",
        server_id=guild.id,
        text=f"{TEXT}{number}",
        channel_id=guild.channels[number % len(guild.channels)].id,
    )


def bare(server: DiscordServer, count: int, due: datetime) -> list[str]:
    """Return what starts the loop that posts the same without a database."""
    arguments = (server.api_url, server.token, str(count), due.isoformat())
    return [sys.executable, "-m", bare_loop.__name__, *arguments]


@asynccontextmanager
async def launched(
    command: Sequence[str], server: DiscordServer, folder: Path, url: str = ""
) -> AsyncIterator[Running]:
    """Yield a bot that is connected; its log is in the folder."""
    began = now()
    with (folder / "log").open("ab") as log:
        process = await asyncio.create_subprocess_exec(
            *command, cwd=folder, env=_environment(server, url), stderr=log
        )
        try:
            await server.ready(SECONDS_TO_START)
            yield Running(process.pid, (now() - began).total_seconds())
            process.send_signal(signal.SIGTERM)
            await asyncio.wait_for(process.wait(), SECONDS_TO_END)
        except BaseException:
            sys.stderr.write((folder / "log").read_text())
            raise
        finally:
            if process.returncode is None:
                process.kill()
                await process.wait()


def _environment(server: DiscordServer, url: str) -> dict[str, str]:
    return {
        "PYTHONPATH": str(ROOT),
        "DISCORD_API_URL": server.api_url,
        "DISCORD_TOKEN": server.token,
        "HTTP_PORT": "0",
        "DATABASE_URL": url,
        "KNOWLEDGE_DIR": str(ROOT / "knowledge"),
    }
