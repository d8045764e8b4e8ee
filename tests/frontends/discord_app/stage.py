"""The whole bot on a Discord of its own: the real client, real stores, a clock that is set."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.answers.assistant import Assistant
from bot.frontends.discord_app.client import WorkshopClient
from bot.frontends.discord_app.desk import Desk
from bot.frontends.discord_app.requests import database_watch
from bot.frontends.discord_app.running import run
from bot.knowledge.reading import load_knowledge
from bot.storage.stores import Stores
from bot.telemetry.metrics import Metrics
from tests.discord_server.message_store import Draft
from tests.discord_server.places import home
from tests.discord_server.pointing import pointed_to
from tests.discord_server.server import DiscordServer
from tests.migrated import address_of_new

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Sequence

    from bot.knowledge.edition import KnowledgeBase
    from tests.discord_server.guilds import Guild
    from tests.discord_server.messages import Message
    from tests.discord_server.payloads import Json
    from tests.discord_server.people import User

BERLIN = ZoneInfo("Europe/Berlin")
ROOT = Path(__file__).parents[3]
KNOWLEDGE = load_knowledge(ROOT / "knowledge").knowledge
ASSISTANT = Assistant(KNOWLEDGE)
BEFORE = datetime(2021, 6, 30, 10, 12, tzinfo=BERLIN)
DURING = datetime(2021, 7, 2, 17, 10, tzinfo=BERLIN)
AFTER = datetime(2021, 7, 3, 9, 30, tzinfo=BERLIN)


@dataclass
class Clock:
    """Stands still until it is set."""

    now: datetime = BEFORE

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **duration: float) -> None:
        self.now += timedelta(**duration)


@dataclass
class Stage:
    """A bot that answers, and the people and places around it."""

    discord: DiscordServer
    desk: Desk
    clock: Clock
    guild: Guild
    ada: User
    clients: list[WorkshopClient] = field(default_factory=list)
    running: asyncio.Task[None] | None = None
    stop: asyncio.Event = field(default_factory=asyncio.Event)

    async def slash(self, name: str, **options: str) -> Message:
        """Let Ada run a command in the guild, and return the answer."""
        exchange = await self.discord.slash(self.ada, name, options, guild=self.guild)
        return exchange.only

    async def press(self, message: Message, which: str) -> Message:
        """Let Ada press a button, and return the message that it leads to."""
        return (await self.discord.press(self.ada, message, which)).only

    async def choose(self, message: Message, *values: str) -> Message:
        """Let Ada choose from the only select, and return the message that it leads to."""
        return (await self.discord.choose(self.ada, message, values)).only

    async def offered(self, name: str, option: str, typed: str, **others: str) -> list[str]:
        """Let Ada type into an option, and return the names of what is offered."""
        return [each["name"] for each in await self.choices(name, option, typed, **others)]

    async def choices(self, name: str, option: str, typed: str, **others: str) -> list[Json]:
        """Let Ada type into an option, and return what is offered."""
        options = {option: typed, **others}
        exchange = await self.discord.autocomplete(
            self.ada, name, options, option, guild=self.guild
        )
        return exchange.choices

    def posted(
        self,
        custom_id: str,
        guild: Guild | None = None,
        *,
        kind: int = 2,
        options: Sequence[str] = (),
    ) -> Message:
        """Return a message with a button or select that the bot may have posted long ago."""
        control: Json = {"type": kind, "custom_id": custom_id}
        if options:
            control["options"] = [{"label": each, "value": each} for each in options]
        else:
            control |= {"style": 2, "label": "Old"}
        payload = {"flags": 1 << 15, "components": [{"type": 1, "components": [control]}]}
        place = home((guild or self.guild).channels[0])
        draft = Draft(place, self.discord.bot_user, payload)
        return self.discord.backend.messages.create(draft)

    async def say(self, text: str) -> Message:
        """Let Ada write in the guild's channel, with a mention of the bot."""
        channel = self.guild.channels[0]
        return await self.discord.say(self.ada, f"{self.mention} {text}", channel=channel)

    async def chose(self, **choices: str | int | bool | None) -> None:
        """Let the guild have chosen these before."""
        kept = self.desk.stores.choices
        chosen = replace(kept.server(self.guild.id), **choices)  # type: ignore[arg-type]
        await kept.save(self.guild.id, chosen)

    def at(self, instant: datetime) -> None:
        """Let it be another time, and the bot look at its reminders."""
        self.clock.now = instant
        self.desk.scheduler.on_change()

    @property
    def posts(self) -> list[Message]:
        """What the bot has written, answers to commands excepted."""
        bot = self.discord.bot_user
        mine = [each for each in self.discord.messages if each.author is bot]
        return [each for each in mine if "interaction_metadata" not in each.raw]

    async def posted_so_far(self, count: int) -> list[Message]:
        """Wait until the bot has written so many messages, and return them."""
        async with asyncio.timeout(5):
            while len(self.posts) < count:  # noqa: ASYNC110 - it tells nobody
                await asyncio.sleep(0.01)
        return self.posts

    async def until(self, has_happened: Callable[[], Awaitable[bool]]) -> None:
        """Wait until something has happened that only asking tells."""
        async with asyncio.timeout(5):
            while not await has_happened():  # noqa: ASYNC110 - it tells nobody
                await asyncio.sleep(0.01)

    async def happened(self, count: int) -> None:
        """Wait until so many requests have failed as planned."""
        async with asyncio.timeout(5):
            while self.discord.faults.happened < count:  # noqa: ASYNC110 - it tells nobody
                await asyncio.sleep(0.01)

    @property
    def mention(self) -> str:
        """How people mention the bot."""
        return f"<@{self.discord.bot_user.id}>"

    @property
    def client(self) -> WorkshopClient:
        """The client that is connected."""
        return self.clients[-1]

    def start(self, *, heartbeat_timeout: float = 60.0) -> None:
        """Let the bot log in, in a task of its own."""
        self.stop = asyncio.Event()

        def new_client() -> WorkshopClient:
            self.clients.append(WorkshopClient(self.desk, heartbeat_timeout=heartbeat_timeout))
            return self.client

        self.running = asyncio.create_task(run(new_client, self.discord.token, self.stop, ()))

    async def registered(self) -> None:
        """Wait until the bot knows the ids of its commands."""
        await self.discord.synced()
        if self.client._registering:
            await self.client._registering

    async def leave(self) -> None:
        """Tell the bot to stop, and wait until it has."""
        self.stop.set()
        if self.running:
            await self.running

    async def restart(self, *, heartbeat_timeout: float = 60.0) -> None:
        """Stop the bot and start it anew, with the same database and nothing else kept."""
        await self.leave()
        self.desk = Desk(self.desk.assistant, self.desk.stores, self.clock, self.desk.problems)
        self.start(heartbeat_timeout=heartbeat_timeout)
        await self.discord.ready()


@asynccontextmanager
async def on_stage(
    folder: Path, knowledge: KnowledgeBase = KNOWLEDGE, *, starts: bool = True
) -> AsyncIterator[Stage]:
    """Yield a bot that is connected, unless it isn't to start yet."""
    clock = Clock()
    metrics = Metrics()
    stores = await Stores.open(address_of_new(folder / "bot.sqlite3"), database_watch(metrics))
    assistant = ASSISTANT if knowledge is KNOWLEDGE else Assistant(knowledge)
    async with DiscordServer() as discord:
        with pointed_to(discord.api_url, discord.gateway_url):
            guild = discord.add_guild("Workshop")
            stage = Stage(
                discord,
                Desk(assistant, stores, clock, (), metrics),
                clock,
                guild,
                discord.add_user("ada"),
            )
            if starts:
                stage.start()
                await discord.ready()
                await stage.registered()
            try:
                yield stage
            finally:
                await stage.leave()
                await stores.close()


def labels(message: Message) -> list[str]:
    """Return what the buttons of a message are called."""
    return [button.label for button in message.buttons()]


def headline(message: Message) -> str:
    """Return what leads the answer."""
    return next(text for text in message.texts() if not text.startswith("-#")).split("\n")[0]
