"""All that is kept between two runs, opened together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.storage.audit import AuditLog
from bot.storage.book import Book
from bot.storage.choices import Choices
from bot.storage.database import Database, unwatched
from bot.storage.dues import Dues
from bot.storage.outbox import SqlOutbox
from bot.storage.outbox_views import OutboxViews
from bot.storage.registrations import Registrations
from bot.storage.rules import Rules

if TYPE_CHECKING:
    from typing import Self

    from bot.storage.database import Watch


@dataclass(frozen=True, slots=True)
class Stores:
    """The stores over one database; all but the choices of servers are read when they are asked.

    Whatever is asked of any of them may raise `StoreError`.
    """

    database: Database
    choices: Choices
    registrations: Registrations
    rules: Rules
    book: Book
    dues: Dues
    audit: AuditLog
    outbox: SqlOutbox
    outbox_views: OutboxViews

    @classmethod
    async def open(cls, url: str, watch: Watch = unwatched) -> Self:
        """Open or create a database, as `Database.open` does."""
        database = await Database.open(url, watch=watch)
        try:
            choices = await Choices.load(database)
        except BaseException:
            await database.close()
            raise
        return cls(
            database=database,
            choices=choices,
            registrations=Registrations(database),
            rules=Rules(database),
            book=Book(database),
            dues=Dues(database),
            audit=AuditLog(database),
            outbox=SqlOutbox(database),
            outbox_views=OutboxViews(database),
        )

    async def close(self) -> None:
        """Close the database."""
        await self.database.close()

    async def refreshed(self) -> bool:
        """Read the choices anew if another process saved some, or put a backup in place.

        Return whether that was so: then all that was planned from them is to be planned anew.
        """
        return await self.choices.refreshed()
