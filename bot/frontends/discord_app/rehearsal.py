"""The day before the day: the real scheduler on a clock of its own, which posts nothing for real.

What servers chose and organizers planned is copied into a database that is thrown away; the real
one isn't touched. Reminders of single persons are left out: they are nobody else's business.
"""

from __future__ import annotations

import random
import secrets
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from typing_extensions import override

from bot import clock
from bot.clock import RehearsedClock
from bot.frontends.discord_app.courier import DiscordCourier
from bot.frontends.discord_app.pace import Pace
from bot.frontends.discord_app.reminding import StoredRecords
from bot.frontends.discord_app.render.announcements import Occasion, announcement
from bot.frontends.discord_app.render.plainly import plain_lines
from bot.reminders.attempt import Attempt
from bot.reminders.defaults import default_rules
from bot.reminders.dispatcher import LONGEST_SLEEP_SECONDS, Dispatcher
from bot.reminders.keys import key_of
from bot.reminders.ports import Courier, ImpossibleError
from bot.reminders.scheduler import Scheduler
from bot.reminders.service import Service
from bot.storage.choices import ServerChoices
from bot.storage.stores import Stores
from bot.storage.wishes import StoredWishes

if TYPE_CHECKING:
    import asyncio
    from collections.abc import AsyncIterator, Callable, Sequence

    import discord

    from bot.answers.assistant import Assistant
    from bot.answers.context import Context
    from bot.reminders.models import Message, Planned, Reminder

_IMAGINARY_SERVER, _MAIN_CHANNEL = 1, 2
_LEAP_SECONDS = 86_400.0
_INDENT = " " * 4


@dataclass(frozen=True, slots=True)
class Stage:
    """Where messages are posted in a rehearsal: a channel that only organizers see."""

    client: discord.Client
    channel_id: int


@dataclass(frozen=True, slots=True)
class Play:
    """What is rehearsed: from when to when, how fast (None: every wait is leapt over)."""

    assistant: Assistant
    starts: datetime
    ends: datetime
    speed: float | None = None


async def rehearse(
    play: Play, real: Stores | None, say: Callable[[str], None], stage: Stage | None = None
) -> int:
    """Say each message when it would be sent, and have it posted if there is a stage for that.

    Without a real database a server is imagined that has everything announced. Returns how many
    messages there were.
    """
    async with _scratch(play, real) as stores:
        rehearsed = RehearsedClock(play.starts, play.speed)
        post = _poster(stage, play, stores, rehearsed) if stage else None
        printer = _Printer(play.assistant, stores, rehearsed.now, post)
        scheduler = Scheduler(
            stores.outbox, stores.book, StoredWishes(stores, lambda: play.assistant), rehearsed.now
        )

        async def wait(woken: asyncio.Event, seconds: float) -> None:
            printer.say_all(say)
            left = (play.ends - rehearsed.now()).total_seconds()
            if left <= 0:
                dispatcher.stop()
            elif not dispatcher.is_idle:
                await clock.wait(woken, seconds)
            else:
                await rehearsed.wait(woken, min(seconds, left))

        dispatcher = Dispatcher(
            stores.outbox,
            Attempt(
                courier=printer,
                clock=rehearsed.now,
                random=random.random,
                reached=lambda _: None,
            ),
            rehearsed.now,
            wait,
            owner="rehearsal",
            reached=lambda _: None,
            longest_sleep=_LEAP_SECONDS if play.speed is None else LONGEST_SLEEP_SECONDS,
        )
        await Service(scheduler, dispatcher, rehearsed.now, _never).run()
        printer.say_all(say)
    return printer.sent


async def _never() -> bool:
    return False


@asynccontextmanager
async def _scratch(play: Play, real: Stores | None) -> AsyncIterator[Stores]:
    """Yield a database with what is to be rehearsed, as if it had been chosen just before."""
    with TemporaryDirectory(prefix="workshop-bot-") as folder:
        stores = await Stores.open(f"sqlite:///{Path(folder) / 'rehearsal.sqlite3'}")
        try:
            if real is None:
                await _imagine(stores, play.starts)
            else:
                await _copy(real, stores, play.assistant.event_ids, play.starts)
            yield stores
        finally:
            await stores.close()


async def _imagine(stores: Stores, starts: datetime) -> None:
    await stores.choices.save(_IMAGINARY_SERVER, ServerChoices(channel_id=_MAIN_CHANNEL))
    rules = default_rules(starts).values()
    await stores.rules.save(_IMAGINARY_SERVER, "", [replace(rule, is_on=True) for rule in rules])


async def _copy(real: Stores, stores: Stores, event_ids: Sequence[str], starts: datetime) -> None:
    for server_id, choices in real.choices.servers.items():
        await stores.choices.save(server_id, choices)
        for event_id in event_ids:
            if rules := (await real.rules.of(server_id, event_id)).values():
                fresh = [replace(rule, since=starts) for rule in rules]
                await stores.rules.save(server_id, event_id, fresh)
            for room, channel_id in (await real.rules.rooms(server_id, event_id)).items():
                await stores.rules.set_room(server_id, event_id, room, channel_id)
    last_id = 0
    while page := await real.book.active(last_id):
        for reminder in page:
            if not reminder.is_personal:
                await stores.book.add(_from(reminder, starts))
        last_id = page[-1].id


def _from(reminder: Reminder, starts: datetime) -> Reminder:
    return replace(reminder, created=starts, changed=starts)


def _poster(stage: Stage, play: Play, stores: Stores, rehearsed: RehearsedClock) -> Courier:
    def context_of(event_id: str) -> Context:
        return play.assistant.context(rehearsed.now(), event_id)

    records = StoredRecords(stores)
    courier = DiscordCourier(stage.client, records, context_of, rehearsed.now, Pace())
    return _OnStage(courier, stage.channel_id)


class _OnStage(Courier):
    """Posts everything in one channel, mentioning nobody, under keys of its own."""

    def __init__(self, courier: Courier, channel_id: int) -> None:
        self._courier = courier
        self._channel_id = channel_id
        self._name = secrets.token_hex(8)

    @override
    async def send(self, message: Message, *, is_late: bool) -> int | None:
        return await self._courier.send(self._moved(message), is_late=is_late)

    @override
    async def find(self, message: Message, since: datetime) -> int | None:
        return await self._courier.find(self._moved(message), since)

    def _moved(self, message: Message) -> Message:
        planned = message.planned
        key = key_of((self._name, planned.key))
        there = replace(planned, key=key, channel_id=self._channel_id, role_id=None)
        return replace(message, planned=there)


class _Printer(Courier):
    """Says what would be sent, and where to."""

    def __init__(
        self,
        assistant: Assistant,
        stores: Stores,
        now: Callable[[], datetime],
        post: Courier | None,
    ) -> None:
        self._assistant = assistant
        self._records = StoredRecords(stores)
        self._now = now
        self._post = post
        self._unsaid: list[str] = []
        self.sent = 0

    def say_all(self, say: Callable[[str], None]) -> None:
        """Say what was sent since it was said last."""
        while self._unsaid:
            say(self._unsaid.pop(0))

    @override
    async def send(self, message: Message, *, is_late: bool) -> int | None:
        planned, now = message.planned, self._now()
        event_id = planned.event_id or self._assistant.default_event(now)
        context = self._assistant.context(now, event_id)
        reminder_id = planned.reminder_id
        reminder = await self._records.reminder(reminder_id) if reminder_id else None
        said = announcement(Occasion(message, context, reminder, None))
        zone = context.edition.event.timezone
        shown = [each for each in plain_lines(said, zone, now) if not each.startswith("<@&")]
        lines = [f"{_INDENT}{line}" for line in shown]
        if problem := await self._posted(message, is_late=is_late):
            lines.append(f"{_INDENT}(not posted: {problem})")
        when = planned.due.astimezone(zone)
        self._unsaid.append(f"{when:%a %d %b %Y %H:%M %Z}  {_where(planned)}")
        self._unsaid += [*lines, ""]
        self.sent += 1
        return self.sent

    async def _posted(self, message: Message, *, is_late: bool) -> str:
        """Post a message if that is wished; return why it can't be posted, "" if it was."""
        if self._post:
            try:
                await self._post.send(message, is_late=is_late)
            except ImpossibleError as error:
                return str(error)
        return ""

    @override
    async def find(self, message: Message, since: datetime) -> int | None:
        return await self._post.find(message, since) if self._post else None


def _where(planned: Planned) -> str:
    if planned.server_id == _IMAGINARY_SERVER:
        return "main channel"
    role = f", mentioning role {planned.role_id}" if planned.role_id else ""
    return f"channel {planned.channel_id}{role}"


def usual_end(assistant: Assistant, event_id: str) -> datetime:
    """Return when there is nothing left to say about an event: a day after it has ended."""
    event = assistant.edition(event_id).event
    last = datetime.combine(event.ends, datetime.min.time(), event.timezone)
    return last + timedelta(days=2)
