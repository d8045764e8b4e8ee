"""What was last seen of deadlines, to notice when one is extended."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import select

from bot.storage.tables import dues
from bot.storage.types import to_the_millisecond

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.storage.database import Database

_PURPOSE = 4_002


class Seen(NamedTuple):
    """When a deadline is due, and when it was seen to have been extended."""

    due: datetime
    extended: datetime | None


class Dues:
    """The dues of deadlines as they were when last looked at."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def see(
        self, event_id: str, due_by_id: Mapping[str, datetime], now: datetime
    ) -> dict[str, datetime]:
        """Remember when the deadlines of an event are due.

        Return for each that was extended while it was watched when that was seen last. One that is
        brought forward again counts as not extended.
        """
        query = select(dues.c.deadline_id, dues.c.due, dues.c.extended)
        statement = self._database.insert(dues)
        upsert = statement.on_conflict_do_update(
            index_elements=["event_id", "deadline_id"],
            set_={"due": statement.excluded.due, "extended": statement.excluded.extended},
        )

        async def look(connection: AsyncConnection) -> dict[str, Seen]:
            await self._database.alone(connection, _PURPOSE)
            rows = await connection.execute(query.where(dues.c.event_id == event_id))
            known = {id_: Seen(*times) for id_, *times in rows}
            seen = {id_: _seen(known.get(id_), due, now) for id_, due in due_by_id.items()}
            for id_, each in seen.items():
                if each != known.get(id_):
                    key = {"event_id": event_id, "deadline_id": id_}
                    await connection.execute(upsert, {**key, **each._asdict()})
            return seen

        seen = await self._database.run(look)
        return {id_: each.extended for id_, each in seen.items() if each.extended}


def _seen(known: Seen | None, due: datetime, now: datetime) -> Seen:
    due = to_the_millisecond(due)
    if known is None or due < known.due:
        return Seen(due, None)
    return known if due == known.due else Seen(due, to_the_millisecond(now))
