"""Serves one bot, lets its reminders become due and prints the figures.

This runs in a process of its own, so that the bot and its Discord have a core each.

    python -m tests.benchmarks.reminder_load drain {BARE,SQLITE,POSTGRESQL} [--count N] [--paced] …
    python -m tests.benchmarks.reminder_load idle
"""

from __future__ import annotations

import asyncio
import json
import random
import sys
from argparse import ArgumentParser
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager, nullcontext
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from enum import Enum
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.clock import now
from bot.frontends.discord_app.pace import MESSAGES_PER_SECOND
from tests.benchmarks.discord_bots import Running
from tests.benchmarks.reminder_bots import TEXT, Ours, bare, launched
from tests.discord_server.backend import Settings
from tests.discord_server.guilds import Guild
from tests.discord_server.ids import EPOCH
from tests.discord_server.messages import Message
from tests.discord_server.server import DiscordServer
from tests.postgres import Postgres, running_postgres

CHANNELS = 50
_PACED = (f"--messages-per-second={MESSAGES_PER_SECOND}",)
_SENDING = "POST /channels/*/messages"
_TICK = 0.05
_A_DAY = timedelta(days=1)


class Sender(Enum):
    """Who posts: a bare loop, or the bot with one of its databases."""

    BARE = "bare discord.py loop"
    SQLITE = "workshop-bot, SQLite"
    POSTGRESQL = "workshop-bot, PostgreSQL"


@dataclass(frozen=True)
class Drained:
    """How fast messages went that were due at one instant; `busy` is of a core, for each."""

    rate: float
    busy: float


@dataclass(frozen=True)
class Idle:
    """What a bot does between reminders, a minute, and how late it is; times are in seconds."""

    busy: float
    transactions: float
    statements: float
    p50: float
    p99: float
    longest: float
    planned: float
    """From the launch until everything was planned."""


@dataclass(frozen=True)
class Quiet:
    """How idleness is measured: for so long, with so many reminders ahead, and so many due then.

    The bot is given the `lead` to start, and to come to rest.
    """

    seconds: float = 60
    ahead: int = 1_000
    due: int = 200
    due_within: float = 60
    lead: float = 10
    seed: int = 1


@dataclass(frozen=True)
class Rush:
    """Reminders that are due at once, so many seconds from the start.

    If it `is_paced`, the bot keeps to its limit, and each channel takes one message at a time,
    `each_seconds` long.
    """

    count: int = 10_000
    lead: float = 12
    is_paced: bool = False
    each_seconds: float = 0


async def drained(sender: Sender, rush: Rush, postgres: Postgres | None) -> Drained:
    """Let reminders become due."""
    count = rush.count
    async with _served() as (server, guild, folder):
        if rush.each_seconds:
            server.faults.slow(_SENDING, rush.each_seconds, times=sys.maxsize)
        due = now() + timedelta(seconds=rush.lead)
        if sender is Sender.BARE:
            async with launched(bare(server, count, due), server, folder) as bot:
                return await _drained(server, bot, count, due)
        ours = Ours(await _url(folder, postgres), folder, _PACED if rush.is_paced else ())
        await ours.remind(guild, [due] * count)
        async with launched(ours.command(), server, folder, ours.url) as bot:
            await ours.planned(count)
            return await _drained(server, bot, count, due)


async def _drained(server: DiscordServer, bot: Running, count: int, due: datetime) -> Drained:
    await asyncio.sleep((due - now()).total_seconds())  # not at all, if it is past
    busy = bot.busy_seconds
    await _all_come(server, count)
    busy = bot.busy_seconds - busy
    return Drained(count / max(_lateness(server, [due] * count)), busy / count)


async def idle(quiet: Quiet) -> Idle:
    """Watch a bot that has nothing to do, and then one that has something now and then."""
    async with _served() as (server, guild, folder):
        ours = Ours(await _url(folder, None), folder, _PACED)
        choice = random.Random(quiet.seed)
        first = now() + timedelta(seconds=quiet.lead + quiet.seconds)
        dues = [
            first + timedelta(seconds=choice.random() * quiet.due_within) for _ in range(quiet.due)
        ]
        await ours.remind(guild, [*dues, *(now() + _A_DAY for _ in range(quiet.ahead))])
        began = now()
        async with launched(ours.command(), server, folder, ours.url) as bot:
            await ours.planned(quiet.due + quiet.ahead)
            planned = (now() - began).total_seconds()
            await asyncio.sleep(quiet.lead / 2)
            before, busy = await ours.counts(bot.pid), bot.busy_seconds
            await asyncio.sleep(quiet.seconds)
            after, busy = await ours.counts(bot.pid), bot.busy_seconds - busy
            await _all_come(server, quiet.due)
            late = sorted(_lateness(server, dues))
        a_minute = 60 / quiet.seconds
        return Idle(
            busy * a_minute,
            (after.transactions - before.transactions) * a_minute,
            (after.statements - before.statements) * a_minute,
            late[len(late) // 2],
            late[int(len(late) * 0.99)],
            late[-1],
            planned,
        )


@asynccontextmanager
async def _served() -> AsyncIterator[tuple[DiscordServer, Guild, Path]]:
    async with DiscordServer(Settings(checks=False)) as server:
        guild = server.add_guild("Workshop")
        for number in range(1, CHANNELS):
            guild.add_channel(f"room-{number}")
        with TemporaryDirectory() as name:
            yield server, guild, Path(name)


async def _url(folder: Path, postgres: Postgres | None) -> str:
    return await postgres.empty_database() if postgres else f"sqlite:///{folder}/bot.sqlite3"


async def _all_come(server: DiscordServer, count: int) -> None:
    """Wait until so many messages have come, and see that each came once."""
    kept = server.backend.messages.all
    while len(kept) < count:  # noqa: ASYNC110 - what it tells would cost it time
        await asyncio.sleep(_TICK)
    assert len(kept) == count
    assert {_number(message) for message in kept.values()} == {*range(count)}


def _number(message: Message) -> int:
    """Return which reminder it is; those that are late have another line."""
    return int(message.text.splitlines()[0].removeprefix(TEXT))


def _lateness(server: DiscordServer, dues: Sequence[datetime]) -> Iterator[float]:
    """Yield for each message how long after its time it was posted, as its id has it."""
    for message in server.backend.messages.all.values():
        sent = ((message.id >> 22) + EPOCH) / 1000
        yield sent - dues[_number(message)].timestamp()


@contextmanager
def _database(sender: Sender) -> Iterator[Postgres | None]:
    with running_postgres() if sender is Sender.POSTGRESQL else nullcontext() as postgres:
        yield postgres


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure what is asked for."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=["drain", "idle"])
    parser.add_argument("sender", nargs="?", choices=[each.name for each in Sender])
    parser.add_argument("--count", type=int, default=Rush.count)
    parser.add_argument("--paced", action="store_true")
    parser.add_argument("--each-seconds", type=float, default=Rush.each_seconds)
    parser.add_argument("--seed", type=int, default=Quiet.seed)
    options = parser.parse_args(arguments)
    figures: Drained | Idle
    if options.what == "idle":
        figures = asyncio.run(idle(Quiet(seed=options.seed)))
    else:
        sender = Sender[options.sender]
        rush = Rush(options.count, is_paced=options.paced, each_seconds=options.each_seconds)
        with _database(sender) as postgres:
            figures = asyncio.run(drained(sender, rush, postgres))
    sys.stdout.write(json.dumps(asdict(figures)) + "\n")


if __name__ == "__main__":
    main()
