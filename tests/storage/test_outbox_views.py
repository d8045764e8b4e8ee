"""What people are shown of the outbox, on either engine."""

import pytest

from bot.reminders.models import MessageKind, MessageState
from bot.storage.outbox_views import Backlog
from bot.storage.stores import Stores
from tests.storage.made import (
    NOON,
    OTHER_SERVER,
    SCOPE,
    SERVER,
    at,
    claimed,
    message,
    planned,
    settled,
)

WEEK = 7 * 24 * 60


async def keys_of_problems(stores: Stores, since: float = -WEEK, most: int = 9) -> list[str]:
    found = await stores.outbox_views.problems(SERVER, at(since), most)
    return [each.planned.key for each in found]


async def test_unknown_key_is_no_message(stores: Stores) -> None:
    assert await stores.outbox_views.message("a") is None


async def test_upcoming_is_what_waits_in_a_server_the_soonest_first(stores: Stores) -> None:
    messages = [
        planned("later", 30),
        planned("sent", 0),
        planned("soon", 10),
        planned("last", 31),
        planned("elsewhere", 5, server_id=OTHER_SERVER),
    ]
    await stores.outbox.plan([SCOPE], messages, at(-1))
    await settled(stores, MessageState.SENT, "sent")

    async def upcoming(minutes: float, most: int = 9) -> list[str]:
        found = await stores.outbox_views.upcoming(SERVER, at(minutes), most)
        return [each.planned.key for each in found]

    assert await upcoming(30) == ["soon", "later"]
    assert await upcoming(99) == ["soon", "later", "last"]
    assert await upcoming(99, 2) == ["soon", "later"]


async def test_problems_are_what_was_given_up_in_a_server_the_last_first(stores: Stores) -> None:
    messages = [
        planned("failed"),
        planned("skipped", 1),
        planned("report", 2, kind=MessageKind.REPORT),
        planned("sent", 3),
        planned("elsewhere", 4, server_id=OTHER_SERVER),
        planned("waiting", 5),
    ]
    await stores.outbox.plan([SCOPE], messages, at(-1))
    await settled(stores, MessageState.FAILED, "failed", 0, problem="no permission")
    await settled(stores, MessageState.SKIPPED, "skipped", 1)
    await settled(stores, MessageState.FAILED, "report", 2)
    await settled(stores, MessageState.SENT, "sent", 3)
    await settled(stores, MessageState.FAILED, "elsewhere", 4)
    assert await keys_of_problems(stores) == ["report", "skipped", "failed"]
    assert await keys_of_problems(stores, 1) == ["report", "skipped"]
    assert await keys_of_problems(stores, most=1) == ["report"]


async def test_dismissed_problem_is_shown_no_more(stores: Stores) -> None:
    await stores.outbox.plan([SCOPE], [planned()], at(-1))
    assert not await stores.outbox_views.dismiss("a")
    await settled(stores, MessageState.FAILED)
    assert await stores.outbox_views.dismiss("a")
    assert await keys_of_problems(stores) == []
    assert (await message(stores)).state is MessageState.FAILED


@pytest.mark.parametrize("state", [MessageState.FAILED, MessageState.SKIPPED])
async def test_retried_message_is_tried_at_once_and_for_an_hour(
    state: MessageState, stores: Stores
) -> None:
    await stores.outbox.plan([SCOPE], [planned()], at(-1))
    await settled(stores, state, problem="no permission", is_doubtful=True)
    assert await stores.outbox_views.retry("a", at(500))
    again = await message(stores)
    assert (again.state, again.try_at, again.settled) == (MessageState.WAITING, at(500), None)
    assert (again.planned.expires, again.planned.due) == (at(560), NOON)
    assert (again.attempts, again.problem, again.doubtful_since) == (0, "", at(0))
    assert await keys_of_problems(stores) == []
    assert await claimed(stores, 500) == ["a"]


async def test_retried_message_that_has_long_to_live_keeps_its_time(stores: Stores) -> None:
    await stores.outbox.plan([SCOPE], [planned()], at(-1))
    await settled(stores, MessageState.FAILED)
    assert await stores.outbox_views.retry("a", at(5))
    again = await message(stores)
    assert (again.planned.expires, again.doubtful_since) == (at(120), None)


async def test_retried_message_stays_whatever_is_planned(stores: Stores) -> None:
    await stores.outbox.plan([SCOPE], [planned()], at(-1))
    await settled(stores, MessageState.SKIPPED)
    await stores.outbox_views.retry("a", at(500))
    before = await message(stores)
    for now_planned in ([], [planned(minutes=1)]):
        await stores.outbox.plan([SCOPE], now_planned, at(501))
        assert await message(stores) == before


@pytest.mark.parametrize("state", [MessageState.SENT, MessageState.WAITING, MessageState.DROPPED])
async def test_nothing_else_is_retried_or_dismissed(state: MessageState, stores: Stores) -> None:
    await stores.outbox.plan([SCOPE], [planned()], at(-1))
    await settled(stores, state, try_at=at(9))
    before = await message(stores)
    assert not await stores.outbox_views.retry("a", at(1))
    assert not await stores.outbox_views.dismiss("a")
    assert not await stores.outbox_views.retry("nobody", at(1))
    assert await message(stores) == before


async def test_last_message_of_a_reminder_is_the_last_that_is_over(stores: Stores) -> None:
    assert await stores.outbox_views.last_of_reminder(3) is None
    messages = [planned(str(number), number, reminder_id=3) for number in range(4)]
    await stores.outbox.plan([SCOPE], [*messages, planned("x", 3, reminder_id=4)], at(-1))
    assert await stores.outbox_views.last_of_reminder(3) is None
    for key, state in (
        ("0", MessageState.SENT),
        ("1", MessageState.FAILED),
        ("2", MessageState.DROPPED),
        ("x", MessageState.SENT),
    ):
        await settled(stores, state, key, 3)
    assert await stores.outbox_views.last_of_reminder(3) == await message(stores, "1")


async def test_next_of_reminders_is_when_each_is_due_next(stores: Stores) -> None:
    messages = [
        planned("a", 0, reminder_id=1),
        planned("b", 20, reminder_id=1),
        planned("c", 10, reminder_id=1),
        planned("d", 30, reminder_id=2),
        planned("e", 5, reminder_id=3),
        planned("f", 5),
    ]
    await stores.outbox.plan([SCOPE], messages, at(-1))
    await settled(stores, MessageState.SENT, "a")
    find = stores.outbox_views.next_of_reminders
    assert await find([1, 2, 404]) == {1: at(10), 2: at(30)}
    assert await find([]) == {}


async def test_what_is_over_for_long_is_forgotten(stores: Stores) -> None:
    messages = [
        planned("sent"),
        planned("failed"),
        planned("just now", 5),
        planned("may come back", expires=at(9_000)),
        planned("waiting", 600),
    ]
    await stores.outbox.plan([SCOPE], messages, at(-1))
    await settled(stores, MessageState.SENT, "sent")
    await settled(stores, MessageState.FAILED, "failed", 2)
    await settled(stores, MessageState.SENT, "may come back", 4)
    await settled(stores, MessageState.SENT, "just now", 500)
    await stores.outbox_views.forget(at(500))
    left = [each.key for each in messages if await stores.outbox_views.message(each.key)]
    assert left == ["just now", "may come back", "waiting"]


async def test_backlog_is_what_waits_what_is_due_and_since_when_nobody_tried(
    stores: Stores,
) -> None:
    assert await stores.outbox_views.backlog(at(0)) == Backlog(0, 0, None)
    messages = [planned("a", -3), planned("b", -2), planned("c", -1), planned("d", 5)]
    await stores.outbox.plan([SCOPE], messages, at(-10))
    assert await stores.outbox_views.backlog(at(0)) == Backlog(4, 3, at(-3))
    await settled(stores, MessageState.SENT, "a")  # and the other two are in hand
    assert await stores.outbox_views.backlog(at(0)) == Backlog(3, 2, None)
    assert await stores.outbox_views.backlog(at(2)) == Backlog(3, 2, at(-2))  # no longer
