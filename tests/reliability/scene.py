"""Where a crash test takes place: a Discord, a database, and reminders that become due."""

from __future__ import annotations

import random
import re
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, timedelta
from typing import TYPE_CHECKING

from bot.clock import now
from bot.reminders.models import Reminder
from bot.reminders.moments import Fixed
from bot.storage.stores import Stores
from tests.discord_server.backend import Settings
from tests.discord_server.server import DiscordServer

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from datetime import datetime
    from pathlib import Path

    from tests.discord_server.guilds import Guild
    from tests.discord_server.messages import Message
    from tests.reliability.databases import Base

CHANNELS = 12
PEOPLE = 6
_PERSONAL = 0.25
"""So many of the reminders are direct messages."""
KNOWLEDGE = "event: {id: pasta, name: PASTA 2031, timezone: Europe/Rome, starts: 2031-05-02}"
_NUMBER = re.compile(r"Number (\d+) of this test\.")
_A_WHILE = timedelta(minutes=1)


@dataclass(frozen=True)
class Wanted:
    """A reminder as it should arrive: once, in its channel or with its person, and not too soon."""

    number: int
    due: datetime
    channel_id: int | None
    recipient_id: int | None


@dataclass
class Scene:
    """The places and people of a test, and what they are waiting for."""

    discord: DiscordServer
    base: Base
    folder: Path
    guild: Guild
    people: list[int]
    choice: random.Random
    wanted: dict[int, Wanted] = field(default_factory=dict)

    @property
    def variables(self) -> dict[str, str]:
        """What an operator would set."""
        return {
            "DISCORD_API_URL": self.discord.api_url,
            "DISCORD_TOKEN": self.discord.token,
            "DATABASE_URL": self.base.url,
            "KNOWLEDGE_DIR": str(self.folder / "knowledge"),
            "LOG_LEVEL": "WARNING",
            "HTTP_PORT": "0",
        }

    async def want(self, stores: Stores, count: int, within: float) -> None:
        """Keep some more reminders, which become due within so many seconds; some do together."""
        due, soon = now(), timedelta(seconds=within)
        for _ in range(count):
            if self.choice.random() < 2 / 3:
                due = now() + soon * self.choice.random()
            await self._keep(stores, due)

    async def _keep(self, stores: Stores, due: datetime) -> None:
        number = len(self.wanted) + 1
        is_personal = self.choice.random() < _PERSONAL
        person = self.choice.choice(self.people)
        channel = None if is_personal else self.choice.choice(self.guild.channels).id
        began = now() - _A_WHILE
        due = due.replace(microsecond=due.microsecond // 1000 * 1000)
        reminder = Reminder(
            owner_id=person,
            moment=Fixed(due.astimezone(UTC).replace(tzinfo=None), "UTC"),
            created=began,
            changed=began,
            origin=f"crash test, {number}",
            server_id=None if is_personal else self.guild.id,
            text=f"Number {number} of this test.",
            channel_id=channel,
        )
        await stores.book.add(reminder)
        self.wanted[number] = Wanted(number, due, channel, person if is_personal else None)

    def arrived(self) -> dict[int, list[Message]]:
        """Return what the bot has said, by number; under 0 what has none."""
        found: dict[int, list[Message]] = {}
        for message in self.discord.messages:
            number = _NUMBER.search(message.text)
            found.setdefault(int(number[1]) if number else 0, []).append(message)
        return found

    @property
    def has_all(self) -> bool:
        """Whether at least as many messages have arrived as there should."""
        return len(self.discord.backend.messages.all) >= len(self.wanted)


def dice(seed: int) -> random.Random:
    """Return what is drawn from: with the same seed the same."""
    return random.Random(seed)  # noqa: S311 - nothing of it is a secret


@asynccontextmanager
async def set_up(base: Base, folder: Path, seed: int, settings: Settings) -> AsyncIterator[Scene]:
    """Yield a scene without reminders yet, and without a bot."""
    (folder / "knowledge").mkdir()
    (folder / "knowledge" / "pasta.yaml").write_text(KNOWLEDGE)
    async with DiscordServer(settings) as discord:
        guild = discord.add_guild("Workshop")
        for number in range(1, CHANNELS):
            guild.add_channel(f"room-{number}")
        people = [discord.add_user(f"person-{number}").id for number in range(PEOPLE)]
        yield Scene(discord, base, folder, guild, people, dice(seed))
