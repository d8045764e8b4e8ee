"""Messages are found by an index, however many lie in the outbox."""

from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import event
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.reminders.models import MessageState
from bot.storage.stores import Stores
from tests.storage.made import LEASE, NOON, SCOPE, SERVER, planned, settled

QUERIES: dict[str, Callable[[Stores], Awaitable[object]]] = {
    "claim": lambda stores: stores.outbox.claim("me", NOON, LEASE, 9),
    "next try": lambda stores: stores.outbox.next_try(NOON),
    "plan": lambda stores: stores.outbox.plan([SCOPE], [planned("x"), planned("y")], NOON),
    "drop": lambda stores: stores.outbox.plan([SCOPE], [], NOON),
    "settle": lambda stores: settled(stores, MessageState.SENT),
    "report": lambda stores: stores.outbox.report(SERVER, planned("r"), NOON),
    "unreported": lambda stores: stores.outbox.unreported(),
    "upcoming": lambda stores: stores.outbox_views.upcoming(SERVER, NOON, 9),
    "problems": lambda stores: stores.outbox_views.problems(SERVER, NOON, 9),
    "told by": lambda stores: stores.outbox_views.told_by("r"),
    "last": lambda stores: stores.outbox_views.last_of_reminder(3),
    "next": lambda stores: stores.outbox_views.next_of_reminders([3, 4]),
    "forget": lambda stores: stores.outbox_views.forget(NOON),
    "active": lambda stores: stores.book.active(),
}


@contextmanager
def statements_of(stores: Stores) -> Iterator[list[tuple[str, Any]]]:
    """Yield a list that collects what is executed meanwhile, with the parameters."""
    executed: list[tuple[str, Any]] = []

    def note(_c: object, _d: object, statement: str, given: Any, *_: object) -> None:  # noqa: ANN401
        executed.append((statement, given[0] if isinstance(given, list) else given))

    engine = stores.database._engine.sync_engine
    event.listen(engine, "before_cursor_execute", note)
    yield executed
    event.remove(engine, "before_cursor_execute", note)


@pytest.mark.parametrize("query", QUERIES)
@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
async def test_no_query_looks_through_all_messages(query: str, stores: Stores) -> None:
    await stores.outbox.plan([SCOPE], [planned("a")], NOON)
    with statements_of(stores) as executed:
        await QUERIES[query](stores)
    plan = [
        step
        for statement, given in executed
        if not statement.startswith("BEGIN")
        for step in await _plan(stores, statement, given)
    ]
    # An index of some rows may be scanned: it is as small as there are few of those.
    assert [step for step in plan if step.startswith("SCAN") and "messages_" not in step] == []
    assert any(step.startswith(("SEARCH", "SCAN")) for step in plan)


async def _plan(stores: Stores, statement: str, given: Any) -> list[str]:  # noqa: ANN401
    async def explain(connection: AsyncConnection) -> list[str]:
        rows = await connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", given)
        return [row["detail"] for row in rows.mappings()]

    return await stores.database.run(explain)
