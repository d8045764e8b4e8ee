"""What delivering needs of the world: somewhere to keep messages, and someone to carry them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import datetime, timedelta

    from bot.knowledge.edition import Edition
    from bot.reminders.models import Message, MessageState, Planned, Reminder
    from bot.reminders.planning import ServerWishes


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """What an attempt came to, to be kept.

    As `WAITING` the message is tried again at `try_at`; `is_doubtful` says that it may have been
    sent all the same.
    """

    key: str
    state: MessageState
    try_at: datetime | None = None
    is_doubtful: bool = False
    message_id: int | None = None
    problem: str = ""


def place_of(planned: Planned) -> tuple[object, ...]:
    """Return what stays the same of a message when only its time is changed."""
    lead = planned.occurrence - planned.due
    return planned.scope, planned.kind, planned.entry, planned.reminder_id, lead


class Outbox(Protocol):
    """Keeps messages until they are sent, and after. Several processes may share one.

    Each call is a transaction of its own. Any of them may raise `OutboxError`, after which nothing
    of it has happened or, where the connection broke at its end, all of it.
    """

    async def plan(
        self, scopes: Collection[str], planned: Sequence[Planned], now: datetime
    ) -> None:
        """Make the messages of these scopes those that are planned.

        New ones join, unless they have expired; what has expired joins all the same in the place
        (`place_of`) of one that goes: it was moved into the past, and is to be reported. One whose
        due time has passed may have been sent by a bot whose database was lost, and is doubtful
        since then. Of those that wait and are in
        nobody's hands, what changed is changed, and what isn't planned any more goes: the doubtful
        ones are kept as dropped, and come back with their doubt if they are planned again; the
        others are deleted. All else that is settled stays as it is.
        """

    async def claim(self, owner: str, now: datetime, lease: timedelta, most: int) -> list[Message]:
        """Take messages that are to be tried now, the most urgent first, for as long as the lease.

        Nobody else is given them until the lease has ended. The attempt is counted, and from
        now on each is doubtful, though it is returned as it was before.
        """

    async def settle(self, owner: str, outcomes: Sequence[Settled], now: datetime) -> None:
        """Keep what became of messages that this owner holds, and give them back.

        Those whose lease has ended and that somebody else has taken since are left alone, unless
        they were sent: that is true whoever holds them.
        """

    async def next_try(self, now: datetime) -> datetime | None:
        """Return when the next message is to be tried, or its lease ends; None if none waits."""

    async def report(self, server_id: int, report: Planned, now: datetime) -> bool:
        """Plan a report of all that was not sent in a server and that no report has told yet.

        Return whether there was anything to tell; reports themselves aren't told.
        """

    async def unreported(self) -> list[int]:
        """Return the servers with messages that were not sent, which no report has told yet."""


class OutboxError(Exception):
    """The database did not do what it was asked; the message says why."""


class Book(Protocol):
    """Keeps reminders."""

    async def add(self, reminder: Reminder) -> Reminder:
        """Keep a new reminder and return it with its id; of the same origin, the one there is."""

    async def save(self, reminder: Reminder) -> Reminder | None:
        """Keep a changed reminder as its next revision and return that.

        None, and nothing is kept, if it has another revision by now than the one given.
        """

    async def active(self, after_id: int = 0, most: int = 500) -> list[Reminder]:
        """Return some of the active reminders, those with the lowest ids above one."""


class Wishes(Protocol):
    """Knows what servers want announced by itself, and what the files say."""

    def servers(self) -> Collection[int]:
        """Return every server that chose anything."""

    async def of_server(self, server_id: int, now: datetime) -> tuple[ServerWishes, Edition] | None:
        """Return what a server wants announced, and about what; None if that can't be said now."""

    def editions(self) -> Mapping[str, Edition]:
        """Return what is known about each event."""

    def problems_channel(self, server_id: int) -> int | None:
        """Return where the organizers of a server are told what went wrong."""


class Courier(Protocol):
    """Carries messages to where people read them."""

    async def send(self, message: Message, *, is_late: bool) -> int | None:
        """Send a message and return its id there; None if it was sent before and is deleted.

        Raises `UnsureError` if nobody knows whether it arrived, `RefusedError` if it did not and
        trying again may help, `ImpossibleError` if that won't, `PointlessError` if there is nothing
        to say any more.
        """

    async def find(self, message: Message, since: datetime) -> int | None:
        """Return the id of a message that was sent at some time since; None if it was not.

        Raises what `send` does; here nothing is unsure.
        """


class UnsureError(Exception):
    """A message was perhaps sent; the argument says what happened."""


class RefusedError(Exception):
    """A message was not sent, for the moment; `wait_seconds` is how long not to try, if told."""

    def __init__(self, reason: str, wait_seconds: float = 0.0) -> None:
        super().__init__(reason)
        self.wait_seconds = wait_seconds


class ImpossibleError(Exception):
    """A message can't be sent; the argument tells organizers why, and what to do."""


class PointlessError(Exception):
    """There is nothing to say any more: what the message is about is gone."""
