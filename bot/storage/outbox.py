"""The outbox in a database: which messages are to be sent, who is at it, what became of each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Boolean, bindparam, case, func, literal, select, update
from typing_extensions import override

from bot.reminders.models import Message, MessageKind, MessageState, Planned
from bot.reminders.ports import Outbox, Settled
from bot.storage.outbox_planning import Planning
from bot.storage.outbox_rows import is_free, message_of, messages_where, new_row, values_of
from bot.storage.tables import is_leased, is_unsent, is_waiting, messages
from bot.storage.types import Instant

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import datetime, timedelta

    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.storage.database import Database

_PLANNING = 4_003
_columns = messages.c
_IS_UNTOLD = (
    is_unsent
    & (_columns.kind != MessageKind.REPORT)
    & (_columns.report_key == "")
    & ~_columns.is_dismissed
)
_GIVEN_BACK = (
    update(messages)
    .where(_columns.key == bindparam("of_key"))
    .values(
        state=bindparam("new_state"),
        try_at=func.coalesce(bindparam("new_try", type_=Instant), _columns.try_at),
        doubtful_since=case(
            (bindparam("is_doubtful", type_=Boolean), _columns.doubtful_since), else_=None
        ),
        message_id=bindparam("new_id"),
        settled=bindparam("new_settled"),
        problem=bindparam("new_problem"),
        leased_by=None,
        lease_until=None,
    )
)


class SqlOutbox(Outbox):
    """Keeps messages in a database, which several processes may share."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @override
    async def plan(
        self, scopes: Collection[str], planned: Sequence[Planned], now: datetime
    ) -> None:
        async def work(connection: AsyncConnection) -> None:
            await self._database.alone(connection, _PLANNING)
            planning = Planning(connection, self._database.insert(messages), now)
            await planning.plan(scopes, planned)

        await self._database.run(work)

    @override
    async def claim(self, owner: str, now: datetime, lease: timedelta, most: int) -> list[Message]:
        query = (
            messages_where(is_waiting, _columns.try_at <= now, is_free(now))
            .order_by(_columns.expires, _columns.due, _columns.key)
            .limit(most)
            .with_for_update(skip_locked=True)
        )
        taken = update(messages).values(
            leased_by=owner,
            lease_until=now + lease,
            attempts=_columns.attempts + 1,
            doubtful_since=func.coalesce(_columns.doubtful_since, literal(now, Instant)),
        )

        async def take(connection: AsyncConnection) -> list[Message]:
            claimed = [message_of(row) for row in await connection.execute(query)]
            keys = [message.planned.key for message in claimed]
            if keys:
                await connection.execute(taken.where(_columns.key.in_(keys)))
            return claimed

        return await self._database.run(take)

    @override
    async def settle(self, owner: str, outcomes: Sequence[Settled], now: datetime) -> None:
        given = [_given(outcome, now) for outcome in sorted(outcomes, key=lambda each: each.key)]
        sent = [each for each in given if each["new_state"] is MessageState.SENT]
        others = [each for each in given if each["new_state"] is not MessageState.SENT]
        was_not_sent = _columns.state != MessageState.SENT
        is_held = is_waiting & (_columns.leased_by == owner)

        async def keep(connection: AsyncConnection) -> None:
            for some, may_be in ((sent, was_not_sent), (others, is_held)):
                if some:
                    await connection.execute(_GIVEN_BACK.where(may_be), some)

        await self._database.run(keep)

    @override
    async def next_try(self, now: datetime) -> datetime | None:
        tries = select(func.min(_columns.try_at)).where(is_waiting, is_free(now))
        ends = select(func.min(_columns.lease_until)).where(is_leased, _columns.lease_until > now)

        async def read(connection: AsyncConnection) -> list[datetime | None]:
            return [await connection.scalar(query) for query in (tries, ends)]

        return min((each for each in await self._database.run(read) if each), default=None)

    @override
    async def report(self, server_id: int, report: Planned, now: datetime) -> bool:
        is_untold = _IS_UNTOLD & (_columns.server_id == server_id)
        told = update(messages).where(is_untold).values(report_key=report.key)
        insertion = self._database.insert(messages).values(new_row(values_of(report)))

        async def work(connection: AsyncConnection) -> bool:
            has_news = (await connection.execute(told)).rowcount > 0
            if has_news:
                await connection.execute(insertion.on_conflict_do_nothing(index_elements=["key"]))
            return has_news

        return await self._database.run(work)

    @override
    async def unreported(self) -> list[int]:
        query = select(_columns.server_id).where(_IS_UNTOLD, _columns.server_id.is_not(None))
        rows = await self._database.rows(query.distinct().order_by(_columns.server_id))
        return [server_id for (server_id,) in rows]


def _given(outcome: Settled, now: datetime) -> dict[str, Any]:
    """Return what changes in a message that is given back, as `_GIVEN_BACK` takes it."""
    is_over = outcome.state is not MessageState.WAITING
    return {
        "of_key": outcome.key,
        "new_state": outcome.state,
        "new_try": None if is_over else outcome.try_at or now,
        "new_settled": now if is_over else None,
        "new_id": outcome.message_id,
        "new_problem": outcome.problem,
        "is_doubtful": outcome.is_doubtful,
    }
