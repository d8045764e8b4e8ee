"""The bot's delivery in this very process, on a clock that runs fast and can be set."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import count
from math import inf
from typing import TYPE_CHECKING
from unittest.mock import patch

from bot import clock
from bot.answers.assistant import Assistant
from bot.frontends.discord_app import reminding
from bot.frontends.discord_app.client import WorkshopClient
from bot.frontends.discord_app.desk import Desk
from bot.frontends.discord_app.reminding import Terms
from bot.frontends.discord_app.running import run
from bot.knowledge.reading import load_knowledge
from bot.reminders.models import Reminder
from bot.reminders.moments import Fixed
from bot.reminders.ports import OutboxError
from bot.storage.choices import ServerChoices
from bot.storage.stores import Stores
from tests.discord_server.backend import Settings
from tests.discord_server.pointing import pointed_to
from tests.discord_server.server import DiscordServer
from tests.reliability.databases import SqliteFile
from tests.reliability.scene import KNOWLEDGE

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

    from bot.reminders.models import Message as Row
    from bot.reminders.service import Service
    from tests.discord_server.guilds import Channel, Guild
    from tests.discord_server.messages import Message
    from tests.discord_server.people import User

SPEED = 60.0
"""So many seconds of the bot pass in one: a minute's patience is over in a second."""
PATIENCE = 15.0
_TICK = 0.01
_JUST_BEFORE = timedelta(seconds=1)


class FastClock:
    """Runs fast from the present on, and may be set forward and back."""

    def __init__(self, speed: float) -> None:
        self.speed = speed
        self._began = clock.now()
        self._set_by = timedelta(0)

    def now(self) -> datetime:
        """Return the instant that the bot takes for the present."""
        return self._began + (clock.now() - self._began) * self.speed + self._set_by

    def set_by(self, **duration: float) -> None:
        """Set the clock forward, or back."""
        self._set_by += timedelta(**duration)

    async def wait(self, woken: asyncio.Event, seconds: float) -> None:
        """Wait so long by this clock, which nobody notices who sets it."""
        await clock.wait(woken, seconds / self.speed)


@dataclass
class PostOffice:
    """A bot that delivers, and those to whom it does."""

    discord: DiscordServer
    desk: Desk
    clock: FastClock
    guild: Guild
    problems: Channel
    ada: User
    services: list[Service] = field(default_factory=list)
    stop: asyncio.Event = field(default_factory=asyncio.Event)
    _numbers: count[int] = field(default_factory=lambda: count(1))

    @property
    def stores(self) -> Stores:
        return self.desk.stores

    @property
    def channel(self) -> Channel:
        return self.guild.channels[0]

    async def remind(
        self, after: float = 2, *, channel: Channel | None = None, to: User | None = None
    ) -> Reminder:
        """Make a reminder that is due after so many seconds, or minus so many."""
        reminder = self.reminder(after, channel=channel, to=to)
        return await self.desk.scheduler.make(reminder)

    def reminder(
        self, after: float = 2, *, channel: Channel | None = None, to: User | None = None
    ) -> Reminder:
        """Return a reminder that nobody knows of yet."""
        due = self.clock.now() + timedelta(seconds=after)
        number = next(self._numbers)
        return Reminder(
            owner_id=self.ada.id,
            moment=Fixed(due.astimezone(UTC).replace(tzinfo=None), "UTC"),
            created=due - _JUST_BEFORE,
            changed=due - _JUST_BEFORE,
            origin=f"post office, {number}",
            server_id=None if to else self.guild.id,
            text=f"Number {number} of this test.",
            channel_id=None if to else (channel or self.channel).id,
        )

    def arrived(self, reminder: Reminder) -> list[Message]:
        """Return the messages that a reminder led to."""
        posted = [each for each in self.discord.messages if each.channel is not self.problems]
        return [each for each in posted if reminder.text in each.text]

    async def comes(self, reminder: Reminder) -> Message:
        """Wait until a reminder arrives."""
        await self.until(lambda: bool(self.arrived(reminder)))
        return self.arrived(reminder)[0]

    async def settled(self, reminder: Reminder) -> Row:
        """Wait until the database knows what became of a reminder."""
        async with asyncio.timeout(PATIENCE):
            while True:
                with suppress(OutboxError):
                    row = await self.stores.outbox_views.last_of_reminder(reminder.id)
                    if row is not None:
                        return row
                await asyncio.sleep(_TICK)

    async def reported(self) -> Message:
        """Wait until organizers are told what was not sent."""
        await self.until(lambda: bool(self._reports))
        return self._reports[0]

    @property
    def _reports(self) -> list[Message]:
        return [each for each in self.discord.messages if each.channel is self.problems]

    async def until(self, true: Callable[[], bool]) -> None:
        """Wait until something is true."""
        async with asyncio.timeout(PATIENCE):
            while not true():  # noqa: ASYNC110 - not all of it tells
                await asyncio.sleep(_TICK)

    async def passes(self, seconds: float) -> None:
        """Let so much time pass by the bot's clock."""
        await asyncio.sleep(seconds / self.clock.speed)

    @property
    def sendings(self) -> int:
        """How many requests there were to post something."""
        return self._requests("POST")

    @property
    def looks(self) -> int:
        """How many requests there were to see what is posted."""
        return self._requests("GET")

    def _requests(self, method: str) -> int:
        asked = [each for each in self.discord.requests if each.path.endswith("/messages")]
        return sum(each.method == method for each in asked)


@dataclass(frozen=True)
class House:
    """What a post office is like. Without a `url` its database is a file in the folder."""

    url: str = ""
    speed: float = SPEED
    nonces_last: bool = True
    trusted_nonce: timedelta = timedelta(minutes=1)
    lease: timedelta = timedelta(minutes=10)
    replicas: int = 1


WITHOUT_NONCES = House(nonces_last=False, trusted_nonce=timedelta(0))
"""Where nothing but looking protects from sending twice."""


@asynccontextmanager
async def delivering(folder: Path, house: House | None = None) -> AsyncIterator[PostOffice]:
    """Yield a bot that is connected and delivers, and stop it afterwards."""
    house = house or House()
    knowledge = folder / "knowledge"
    knowledge.mkdir(exist_ok=True)
    (knowledge / "pasta.yaml").write_text(KNOWLEDGE)
    assistant, fast = Assistant(load_knowledge(knowledge).knowledge), FastClock(house.speed)
    settings = Settings(nonce_lifetime=300 if house.nonces_last else 0)
    url = house.url or SqliteFile(folder).url
    desks = [Desk(assistant, await Stores.open(url), fast.now) for _ in range(house.replicas)]
    async with DiscordServer(settings) as discord:
        guild, ada = discord.add_guild("Workshop"), discord.add_user("ada")
        problems = guild.add_channel("problems")
        office = PostOffice(discord, desks[0], fast, guild, problems, ada)
        for desk in desks:
            chosen = ServerChoices(problems_channel_id=problems.id)
            await desk.stores.choices.save(guild.id, chosen)
        with (
            pointed_to(discord.api_url, discord.gateway_url),
            patch.object(reminding, "clock", fast),
        ):
            bots = [asyncio.create_task(_run(office, desk, house)) for desk in desks]
            try:
                await discord.ready()
                await discord.synced()
                yield office
            finally:
                office.stop.set()
                await asyncio.gather(*bots)
                for desk in desks:
                    await desk.stores.close()


async def _run(office: PostOffice, desk: Desk, house: House) -> None:
    terms = Terms(messages_per_second=inf, lease=house.lease, trusted_nonce=house.trusted_nonce)

    def new_service(client: WorkshopClient) -> Service:
        office.services.append(reminding.new_service(client, terms))
        return office.services[-1]

    new_client = partial(WorkshopClient, desk)
    await run(new_client, office.discord.token, office.stop, (), new_service)
