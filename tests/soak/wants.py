"""The reminders of a soak: those that must come, and those of which nobody knows for sure."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import insert

from bot.clock import now
from bot.reminders.models import Reminder
from bot.reminders.moments import Fixed
from bot.storage import book
from bot.storage.tables import reminders

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.storage.stores import Stores
    from tests.soak.town import Town

_NUMBER = re.compile(r"Number (\d+) of this soak\.")
_PERSONAL = 0.25
_A_WHILE = timedelta(minutes=1)


@dataclass(frozen=True)
class Wanted:
    """A reminder as it should come: once, in its channel or to its person, and not too soon.

    Unless `is_sure` it may as well not come: somebody asked for it and was not told that it will.
    """

    number: int
    due: datetime
    channel_id: int | None
    recipient_id: int | None
    is_sure: bool


class Wants:
    """All of them, by their numbers."""

    def __init__(self) -> None:
        self.by_number: dict[int, Wanted] = {}

    def new(
        self,
        *,
        channel_id: int | None = None,
        recipient_id: int | None = None,
        due: datetime | None = None,
    ) -> Wanted:
        """Return the next one, of which nobody is sure yet."""
        number = len(self.by_number) + 1
        wanted = Wanted(number, due or now(), channel_id, recipient_id, is_sure=False)
        self.by_number[number] = wanted
        return wanted

    def is_sure(self, wanted: Wanted) -> None:
        """Note that somebody was told that it will come."""
        self.by_number[wanted.number] = replace(wanted, is_sure=True)

    async def keep(self, stores: Stores, town: Town, dues: list[datetime]) -> None:
        """Keep a reminder for each of these instants, before there is a bot."""
        made = [self._made(town, due) for due in dues]

        async def work(connection: AsyncConnection) -> None:
            await connection.execute(insert(reminders), [book._values(each) for each in made])

        await stores.database.run(work)

    def _made(self, town: Town, due: datetime) -> Reminder:
        workshop = town.workshop()
        is_personal = town.dice.random() < _PERSONAL
        person = town.dice.choice(workshop.attendees).id if is_personal else None
        channel = None if is_personal else town.dice.choice(workshop.guild.channels).id
        due = due.replace(microsecond=due.microsecond // 1000 * 1000)
        wanted = self.new(channel_id=channel, recipient_id=person, due=due)
        self.is_sure(wanted)
        return Reminder(
            owner_id=person or workshop.organizer.id,
            moment=Fixed(due.astimezone(UTC).replace(tzinfo=None), "UTC"),
            created=now() - _A_WHILE,
            changed=now() - _A_WHILE,
            origin=f"soak, {wanted.number}",
            server_id=None if is_personal else workshop.guild.id,
            text=text_of(wanted),
            channel_id=channel,
        )


def text_of(wanted: Wanted) -> str:
    """Return what a reminder says."""
    return f"Number {wanted.number} of this soak."


def number_in(text: str) -> int | None:
    """Return which reminder a text is."""
    found = _NUMBER.search(text)
    return int(found[1]) if found else None
