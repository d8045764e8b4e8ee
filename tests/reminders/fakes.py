"""A book of reminders, the wishes of one server, and channels, all in memory."""

from __future__ import annotations

import asyncio
from collections import deque
from dataclasses import dataclass, field, replace
from datetime import timedelta
from enum import StrEnum
from itertools import count
from typing import TYPE_CHECKING

from typing_extensions import override

from bot.reminders.models import Message, Planned, Reminder, ReminderState, Rule, RuleKind
from bot.reminders.planning import ServerWishes
from bot.reminders.ports import (
    Book,
    Courier,
    ImpossibleError,
    OutboxError,
    PointlessError,
    RefusedError,
    UnsureError,
    Wishes,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import datetime

    from bot.knowledge.edition import Edition
    from tests.reminders.fake_clock import FakeClock

MAIN_CHANNEL, PROBLEMS_CHANNEL = 100, 101


class FakeBook(Book):
    """Keeps reminders in a dictionary; what is read arrives after `slowness` seconds."""

    def __init__(self) -> None:
        self.reminders: dict[int, Reminder] = {}
        self.slowness = 0.0
        self.is_down = False
        self._ids = count(1)

    def is_active(self, reminder_id: int) -> bool:
        """Whether somebody still wants a reminder."""
        return self.reminders[reminder_id].state is ReminderState.ACTIVE

    async def _turn(self) -> None:
        await asyncio.sleep(0)
        if self.is_down:
            raise OutboxError("the database is down")

    @override
    async def add(self, reminder: Reminder) -> Reminder:
        await self._turn()
        of_origin = [each for each in self.reminders.values() if each.origin == reminder.origin]
        kept = of_origin[0] if of_origin else replace(reminder, id=next(self._ids))
        self.reminders[kept.id] = kept
        return kept

    @override
    async def save(self, reminder: Reminder) -> Reminder | None:
        await self._turn()
        if self.reminders[reminder.id].revision != reminder.revision:
            return None
        kept = replace(reminder, revision=reminder.revision + 1)
        self.reminders[kept.id] = kept
        return kept

    @override
    async def active(self, after_id: int = 0, most: int = 500) -> list[Reminder]:
        await self._turn()
        page = [
            each
            for id_, each in sorted(self.reminders.items())
            if id_ > after_id and each.state is ReminderState.ACTIVE
        ]
        await asyncio.sleep(self.slowness)
        return page[:most]


class FakeWishes(Wishes):
    """What one server wants about one event; what is read arrives after `slowness` seconds.

    Deadlines that are extended between two readings are noticed.
    """

    def __init__(self, edition: Edition, server_id: int = 1) -> None:
        self.edition = edition
        self.other_editions: list[Edition] = []
        self.server_id = server_id
        self.channel_id: int | None = MAIN_CHANNEL
        self.problems_channel_id: int | None = PROBLEMS_CHANNEL
        self.rules: dict[RuleKind, Rule] = {}
        self.rooms: dict[str, int] = {}
        self.slowness = 0.0
        self.is_readable = True
        self._dues: dict[str, datetime] = {}
        self.extended: dict[str, datetime] = {}
        """When it was seen that a deadline was extended."""

    @override
    def servers(self) -> Collection[int]:
        return [self.server_id]

    @override
    async def of_server(self, server_id: int, now: datetime) -> tuple[ServerWishes, Edition] | None:
        if not self.is_readable:
            return None
        wishes = ServerWishes(
            server_id=server_id,
            channel_id=self.channel_id,
            rules=dict(self.rules),
            rooms=dict(self.rooms),
            extended=self._see(now),
        )
        found = wishes, self.edition
        await asyncio.sleep(self.slowness)
        return found

    def _see(self, now: datetime) -> dict[str, datetime]:
        for deadline in self.edition.deadlines:
            due = deadline.due.instant
            known = self._dues.setdefault(deadline.id, due)
            if due > known:
                self.extended[deadline.id] = now
            elif due < known:
                self.extended.pop(deadline.id, None)
            self._dues[deadline.id] = due
        return dict(self.extended)

    @override
    def editions(self) -> Mapping[str, Edition]:
        known = [self.edition, *self.other_editions] if self.is_readable else []
        return {each.id: each for each in known}

    @override
    def problems_channel(self, server_id: int) -> int | None:
        return self.problems_channel_id


class Fault(StrEnum):
    """What may happen when something is sent."""

    REFUSED = "refused"
    LOST = "lost"
    """The connection breaks before Discord has it."""
    UNANSWERED = "unanswered"
    """The connection breaks after Discord has it."""
    HANGING = "hanging"
    """Nobody ever answers, and Discord never has it."""
    SLOW = "slow"
    """Discord has it, but only after a while, and does not answer."""
    IMPOSSIBLE = "impossible"
    POINTLESS = "pointless"
    DELETED = "deleted"
    """Discord has had it, but somebody has deleted it."""
    NO_DATABASE = "no database"
    """What is to be said can't be read."""
    BROKEN = "broken"
    """Our own mistake."""


SLOW_SECONDS = 50.0
ERRORS: Mapping[Fault, Exception] = {
    Fault.REFUSED: RefusedError("Discord asked me to wait.", 20.0),
    Fault.LOST: UnsureError("The connection to Discord broke."),
    Fault.IMPOSSIBLE: ImpossibleError("The channel is gone."),
    Fault.POINTLESS: PointlessError("It was called off."),
    Fault.NO_DATABASE: OutboxError("the database is down"),
    Fault.BROKEN: KeyError("title"),
}


@dataclass(frozen=True, kw_only=True)
class Posted:
    """A message that stands in a channel. `shown` is when it was sent by the wall's clock."""

    id: int
    planned: Planned
    at: datetime
    shown: datetime
    is_late: bool

    @property
    def place(self) -> tuple[int | None, int | None]:
        """The channel, or the person."""
        return self.planned.channel_id, self.planned.recipient_id


@dataclass
class FakeCourier(Courier):
    """Channels as Discord has them: a nonce is known for some minutes, then it is forgotten.

    `faults` are what happens to the next messages, one each; `faults_of_looking` are raised when
    one is looked for. With a `book` it looks there whether a reminder is still wanted.
    """

    clock: FakeClock
    book: FakeBook | None = None
    faults: deque[Fault | None] = field(default_factory=deque)
    faults_of_looking: deque[Exception] = field(default_factory=deque)
    posted: list[Posted] = field(default_factory=list)
    on_the_way: list[Planned] = field(default_factory=list)
    """What Discord has but is slow to post; whoever sent it may have given it up by then."""
    seconds: float = 0.0
    """How long a request takes."""
    nonces_known_for: timedelta = timedelta(minutes=3)
    under_way: int = 0
    most_under_way: int = 0
    _ids: count[int] = field(default_factory=lambda: count(9_000))

    @override
    async def send(self, message: Message, *, is_late: bool) -> int | None:
        self.under_way += 1
        self.most_under_way = max(self.most_under_way, self.under_way)
        try:
            return await self._send(message, is_late=is_late)
        finally:
            self.under_way -= 1

    async def _send(self, message: Message, *, is_late: bool) -> int | None:
        fault = self.faults.popleft() if self.faults else None
        reminder_id = message.planned.reminder_id
        if self.book and reminder_id and not self.book.is_active(reminder_id):
            raise PointlessError("Whoever asked for it no longer wants it.")
        await asyncio.sleep(self.seconds / 2)
        if fault and fault in ERRORS:
            raise ERRORS[fault]
        if fault is Fault.DELETED:
            return None
        if fault is Fault.HANGING:
            await asyncio.Event().wait()
        if fault is Fault.SLOW:
            self.on_the_way.append(message.planned)
            loop = asyncio.get_running_loop()
            loop.call_later(SLOW_SECONDS, self._arrive, message.planned, is_late)
            await asyncio.Event().wait()
        sent = self._post(message.planned, is_late=is_late)
        await asyncio.sleep(self.seconds / 2)
        if fault is Fault.UNANSWERED:
            raise UnsureError("Discord had an error of its own.")
        return sent

    def _arrive(self, planned: Planned, is_late: bool) -> None:  # noqa: FBT001 - for call_later
        self.on_the_way.remove(planned)
        self._post(planned, is_late=is_late)

    def _post(self, planned: Planned, *, is_late: bool) -> int:
        for posted in reversed(self.posted):
            is_known = self.clock.true - posted.at < self.nonces_known_for
            if posted.planned.key == planned.key and is_known:
                return posted.id
        posted = Posted(
            id=next(self._ids),
            planned=planned,
            at=self.clock.true,
            shown=self.clock(),
            is_late=is_late,
        )
        self.posted.append(posted)
        return posted.id

    @override
    async def find(self, message: Message, since: datetime) -> int | None:
        await asyncio.sleep(self.seconds)
        if self.faults_of_looking:
            raise self.faults_of_looking.popleft()
        for posted in self.posted:
            if posted.planned.key == message.planned.key and posted.at >= since:
                return posted.id
        return None

    @property
    def keys(self) -> list[str]:
        """The keys of all that was posted, in that order."""
        return [posted.planned.key for posted in self.posted]
