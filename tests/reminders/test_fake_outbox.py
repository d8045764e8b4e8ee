"""The outbox in memory does what the one in a database does, whatever is asked of them."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import delete

from bot.reminders.models import Message, MessageKind, MessageState, Planned
from bot.reminders.ports import Outbox, OutboxError, Settled
from bot.storage.database import Database
from bot.storage.outbox import SqlOutbox
from bot.storage.outbox_rows import message_of, messages_where
from bot.storage.tables import messages
from tests.migrated import address_of_new
from tests.reminders.builders import HOUR, MINUTE, SECOND, planned, talk
from tests.reminders.fake_clock import NOON
from tests.reminders.fake_outbox import FakeOutbox

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator
    from datetime import datetime
    from pathlib import Path

    Call = Callable[[Outbox, datetime], Awaitable[object]]

LEASE = MINUTE
SCOPES = ("reminder:1", "server:1:harbour")
KEYS = tuple(f"k{number}" for number in range(6))
"""Those with even numbers belong to the first scope."""
OWNERS = st.sampled_from(["me", "you"])
STATES = st.sampled_from([*MessageState, MessageState.WAITING])

instants = st.integers(-20, 20).map(lambda minutes: NOON + minutes * MINUTE)


@st.composite
def some_planned(draw: st.DrawFn, key: str) -> Planned:
    """A message with a key, whose scope is always the same."""
    due = draw(instants)
    made = planned(
        key,
        due,
        scope=SCOPES[KEYS.index(key) % 2],
        kind=draw(st.sampled_from([MessageKind.TALK, MessageKind.REPORT])),
        expires=due + draw(st.sampled_from([5 * MINUTE, HOUR])),
        occurrence=due + draw(st.sampled_from([timedelta(0), 10 * MINUTE])),
        server_id=draw(st.sampled_from([1, 2, None])),
    )
    return replace(made, entry=draw(st.none() | st.just(talk("tides"))))


@st.composite
def plans(draw: st.DrawFn) -> Call:
    scopes = draw(st.lists(st.sampled_from(SCOPES), unique=True))
    keys = [key for number, key in enumerate(KEYS) if SCOPES[number % 2] in scopes]
    chosen = [draw(some_planned(key)) for key in keys if draw(st.booleans())]
    return lambda outbox, now: outbox.plan(scopes, chosen, now)


@st.composite
def claims(draw: st.DrawFn) -> Call:
    owner, most = draw(OWNERS), draw(st.integers(0, 4))
    return lambda outbox, now: outbox.claim(owner, now, LEASE, most)


@st.composite
def settlements(draw: st.DrawFn) -> Call:
    owner = draw(OWNERS)
    outcomes = [
        Settled(
            key=key,
            state=draw(STATES),
            try_at=draw(st.none() | instants),
            is_doubtful=draw(st.booleans()),
            message_id=draw(st.none() | st.just(9_000)),
            problem=draw(st.sampled_from(["", "Discord asked me to wait."])),
        )
        for key in draw(st.lists(st.sampled_from([*KEYS, "unknown"]), unique=True, max_size=4))
    ]
    return lambda outbox, now: outbox.settle(owner, outcomes, now)


@st.composite
def reports(draw: st.DrawFn) -> Call:
    server_id, number = draw(st.sampled_from([1, 2])), draw(st.integers(1, 2))
    told = planned(f"report{number}", NOON, kind=MessageKind.REPORT, scope=f"report:{number}")
    return lambda outbox, now: outbox.report(server_id, told, now)


looks: st.SearchStrategy[Call] = st.sampled_from(
    [lambda outbox, now: outbox.next_try(now), lambda outbox, _: outbox.unreported()]
)
steps = st.tuples(
    st.sampled_from([0, 1, 20, 59, 60, 61, 600, -30]).map(lambda seconds: seconds * SECOND),
    plans() | claims() | claims() | settlements() | reports() | looks,
)


@pytest.fixture(scope="module")
def runner() -> Iterator[asyncio.Runner]:
    with asyncio.Runner() as opened:
        yield opened


@pytest.fixture(scope="module")
def database(
    runner: asyncio.Runner, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Database]:
    file: Path = tmp_path_factory.mktemp("outbox") / "bot.sqlite3"
    opened = runner.run(Database.open(address_of_new(file)))
    yield opened
    runner.run(opened.close())


async def rows(database: Database) -> dict[str, Message]:
    found = [message_of(row) for row in await database.rows(messages_where())]
    return {each.planned.key: each for each in found}


def test_both_outboxes_do_the_same(runner: asyncio.Runner, database: Database) -> None:
    @settings(deadline=None, max_examples=60)
    @given(st.lists(steps, max_size=20))
    def same(taken: list[tuple[timedelta, Call]]) -> None:
        runner.run(compare(taken))

    async def compare(taken: list[tuple[timedelta, Call]]) -> None:
        real, fake, now = SqlOutbox(database), FakeOutbox(), NOON
        await database.execute(delete(messages))
        for passed, call in taken:
            now += passed
            assert await call(fake, now) == await call(real, now)
            assert fake.messages == await rows(database)

    same()


async def test_an_outbox_that_is_down_does_nothing() -> None:
    outbox = FakeOutbox()
    outbox.is_down = True
    with pytest.raises(OutboxError):
        await outbox.plan([SCOPES[0]], [planned()], NOON)
    assert outbox.messages == {}


async def test_an_outbox_that_loses_an_answer_has_done_what_it_was_asked() -> None:
    outbox = FakeOutbox()
    outbox.lost_answers = 1
    with pytest.raises(OutboxError):
        await outbox.plan([SCOPES[0]], [planned()], NOON)
    assert list(outbox.messages) == ["k1"]
    assert len(await outbox.claim("me", NOON, LEASE, 9)) == 1
