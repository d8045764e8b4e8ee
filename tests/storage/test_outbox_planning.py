"""Making the outbox what is planned, on either engine."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.reminders.models import Message, MessageKind, MessageState
from bot.reminders.ports import Settled
from bot.search.passages import Entry, EntryKind
from bot.storage.stores import Stores
from tests.storage.made import (
    ADA,
    LEASE,
    NOON,
    OTHER_SCOPE,
    SCOPE,
    SERVER,
    at,
    claimed,
    keys_of_all,
    message,
    planned,
    settled,
)

BEFORE = at(-1)


async def test_new_message_waits_until_it_is_due(stores: Stores) -> None:
    full = planned(
        entry=Entry(EntryKind.TALK, "keynote", "Tides & “time”"), reminder_id=3, role_id=4
    )
    await stores.outbox.plan([SCOPE], [full], BEFORE)
    assert await message(stores) == Message(
        planned=full, state=MessageState.WAITING, try_at=full.due
    )


async def test_personal_message_comes_back_as_it_was_planned(stores: Stores) -> None:
    personal = planned(
        kind=MessageKind.PERSONAL, server_id=None, event_id="", recipient_id=ADA, scope="reminder:1"
    )
    await stores.outbox.plan(["reminder:1"], [personal], BEFORE)
    assert (await message(stores)).planned == personal


async def test_planning_the_same_again_changes_nothing(stores: Stores) -> None:
    messages = [planned("a"), planned("b", 5, due=at(5) + timedelta(microseconds=7))]
    for now in (BEFORE, at(30)):
        await stores.outbox.plan([SCOPE], messages, now)
    for key in ("a", "b"):
        assert (await message(stores, key)).doubtful_since is None
    assert await keys_of_all(stores) == ["a", "b"]


async def test_message_that_was_moved_into_the_past_joins_to_be_reported(stores: Stores) -> None:
    await stores.outbox.plan([SCOPE], [planned("later", 300)], BEFORE)
    moved, other = planned("earlier"), planned("new", entry=Entry(EntryKind.TALK, "other", ""))
    await stores.outbox.plan([SCOPE], [moved, other], at(120))
    assert await keys_of_all(stores) == ["earlier"]
    assert (await message(stores, "earlier")).doubtful_since == moved.due


async def test_message_that_has_expired_does_not_join(stores: Stores) -> None:
    await stores.outbox.plan([SCOPE], [planned("old"), planned("new", 1)], at(120))
    assert await keys_of_all(stores) == ["new"]


async def test_message_that_joins_late_may_have_been_sent_before(stores: Stores) -> None:
    await stores.outbox.plan([SCOPE], [planned("late"), planned("now", 5)], at(5))
    assert (await message(stores, "late")).doubtful_since == at(0)
    assert (await message(stores, "now")).doubtful_since is None


async def test_changed_message_is_changed(stores: Stores) -> None:
    await stores.outbox.plan([SCOPE], [planned("a"), planned("b")], BEFORE)
    changed = planned("a", 10, role_id=9, entry=Entry(EntryKind.TALK, "x", "X"))
    await stores.outbox.plan([SCOPE], [changed, planned("b")], BEFORE)
    assert await message(stores) == Message(
        planned=changed, state=MessageState.WAITING, try_at=at(10)
    )
    assert (await message(stores, "b")).planned == planned("b")


async def test_message_that_is_tried_again_later_is_changed_without_being_hurried(
    stores: Stores,
) -> None:
    await stores.outbox.plan([SCOPE], [planned()], BEFORE)
    await settled(stores, MessageState.WAITING, try_at=at(7), problem="no network")
    await stores.outbox.plan([SCOPE], [planned(role_id=9)], at(1))
    changed = await message(stores)
    assert (changed.planned.role_id, changed.try_at, changed.attempts) == (9, at(7), 1)


async def test_message_that_is_moved_is_tried_when_it_is_due(stores: Stores) -> None:
    await stores.outbox.plan([SCOPE], [planned()], BEFORE)
    await settled(stores, MessageState.WAITING, try_at=at(7), is_doubtful=True)
    await stores.outbox.plan([SCOPE], [planned(minutes=60)], at(1))
    moved = await message(stores)
    assert (moved.try_at, moved.doubtful_since) == (at(60), at(0))


async def test_message_that_is_no_longer_planned_goes(stores: Stores) -> None:
    await stores.outbox.plan([SCOPE], [planned("a"), planned("b", 5)], BEFORE)
    await stores.outbox.plan([SCOPE], [planned("b", 5)], BEFORE)
    assert await stores.outbox_views.message("a") is None
    assert await keys_of_all(stores) == ["b"]


async def test_message_that_was_perhaps_sent_is_kept_as_dropped(stores: Stores) -> None:
    await stores.outbox.plan([SCOPE], [planned()], BEFORE)
    await claimed(stores)
    after_lease = at(0) + LEASE
    await stores.outbox.plan([SCOPE], [], after_lease)
    dropped = await message(stores)
    assert (dropped.state, dropped.settled) == (MessageState.DROPPED, after_lease)
    assert dropped.doubtful_since == at(0)
    assert await claimed(stores, 9) == []


async def test_dropped_message_that_is_wanted_again_is_taken_up_with_its_doubt(
    stores: Stores,
) -> None:
    await stores.outbox.plan([SCOPE], [planned()], BEFORE)
    await settled(stores, MessageState.WAITING, try_at=at(7), is_doubtful=True)
    await stores.outbox.plan([SCOPE], [], at(1))
    await stores.outbox.plan([SCOPE], [planned(role_id=5)], at(2))
    again = await message(stores)
    assert (again.state, again.planned.role_id) == (MessageState.WAITING, 5)
    assert (again.doubtful_since, again.settled) == (at(0), None)
    assert await claimed(stores, 2) == ["a"]


async def test_dropped_message_that_has_expired_stays_so(stores: Stores) -> None:
    await stores.outbox.plan([SCOPE], [planned()], BEFORE)
    await settled(stores, MessageState.WAITING, try_at=at(7), is_doubtful=True)
    await stores.outbox.plan([SCOPE], [], at(1))
    await stores.outbox.plan([SCOPE], [planned()], at(120))
    assert (await message(stores)).state is MessageState.DROPPED


@pytest.mark.parametrize("state", [MessageState.SENT, MessageState.SKIPPED, MessageState.FAILED])
@pytest.mark.parametrize("now_planned", [[], [planned(minutes=3)]], ids=["gone", "changed"])
async def test_settled_message_stays_as_it_is(
    state: MessageState, now_planned: list[object], stores: Stores
) -> None:
    await stores.outbox.plan([SCOPE], [planned()], BEFORE)
    await settled(stores, state, message_id=5, problem="it is so")
    before = await message(stores)
    assert before.state is state
    await stores.outbox.plan([SCOPE], now_planned, at(1))  # type: ignore[arg-type]
    assert await message(stores) == before


@pytest.mark.parametrize("now_planned", [[], [planned(minutes=3)]], ids=["gone", "changed"])
async def test_message_in_somebodys_hands_is_left_alone(
    now_planned: list[object], stores: Stores
) -> None:
    await stores.outbox.plan([SCOPE], [planned()], BEFORE)
    await claimed(stores)
    await stores.outbox.plan([SCOPE], now_planned, at(0.5))  # type: ignore[arg-type]
    held = await message(stores)
    assert (held.planned, held.state) == (planned(), MessageState.WAITING)


async def test_message_that_was_given_back_is_planned_as_before(stores: Stores) -> None:
    await stores.outbox.plan([SCOPE], [planned()], BEFORE)
    await settled(stores, MessageState.WAITING, try_at=at(1))
    await stores.outbox.plan([SCOPE], [], at(0.5))
    assert await stores.outbox_views.message("a") is None


async def test_scopes_do_not_touch_each_other(stores: Stores) -> None:
    await stores.outbox.plan([SCOPE], [planned("a")], BEFORE)
    await stores.outbox.plan([OTHER_SCOPE], [planned("b", scope=OTHER_SCOPE)], BEFORE)
    assert await keys_of_all(stores) == ["a", "b"]
    await stores.outbox.plan([OTHER_SCOPE, "server:9:none"], [], BEFORE)
    assert await keys_of_all(stores) == ["a"]


async def test_several_scopes_are_planned_at_once(stores: Stores) -> None:
    both = [planned("a"), planned("b", 1, scope=OTHER_SCOPE)]
    await stores.outbox.plan([SCOPE, OTHER_SCOPE], both, BEFORE)
    await stores.outbox.plan([SCOPE, OTHER_SCOPE], both[1:], BEFORE)
    assert await keys_of_all(stores) == ["b"]


async def test_nothing_planned_for_nobody_changes_nothing(stores: Stores) -> None:
    await stores.outbox.plan([SCOPE], [planned("a")], BEFORE)
    await stores.outbox.plan([], [], BEFORE)
    assert await keys_of_all(stores) == ["a"]


async def test_thousands_are_planned_changed_and_dropped_as_a_few_are(stores: Stores) -> None:
    many = [planned(f"k{number:04}", number) for number in range(2_100)]
    await stores.outbox.plan([SCOPE], many, BEFORE)
    moved = [
        replace(each, due=each.due + LEASE) if number % 3 == 0 else each
        for number, each in enumerate(many[:1_600])
    ]
    await stores.outbox.plan([SCOPE], moved, BEFORE)
    waiting = await stores.outbox_views.upcoming(SERVER, at(10_000), 3_000)
    assert sorted((each.planned for each in waiting), key=lambda each: each.key) == moved
    assert all(each.try_at == each.planned.due for each in waiting)


async def test_thousand_scopes_are_emptied_at_once(stores: Stores) -> None:
    scopes = [f"reminder:{number}" for number in range(1_200)]
    many = [planned(f"k{number}", scope=scope) for number, scope in enumerate(scopes)]
    await stores.outbox.plan(scopes, many, BEFORE)
    await stores.outbox.plan(scopes, many[-1:], BEFORE)
    assert await keys_of_all(stores) == ["k1199"]


async def test_replicas_that_plan_at_once_plan_each_message_once(
    stores: Stores, replica: Stores
) -> None:
    messages = [planned(f"k{number:03}", number) for number in range(300)]
    await asyncio.gather(
        *(each.outbox.plan([SCOPE], messages, BEFORE) for each in (stores, replica) for _ in "123")
    )
    assert await keys_of_all(stores) == [each.key for each in messages]


async def test_replicas_plan_while_others_deliver(stores: Stores, replica: Stores) -> None:
    messages = [planned(f"k{number:03}") for number in range(200)]
    moved = [replace(each, role_id=5) for each in messages]
    await stores.outbox.plan([SCOPE], messages, BEFORE)
    sent: list[str] = []

    async def deliver() -> None:
        while taken := await claimed(replica, most=20):
            outcomes = [Settled(key=key, state=MessageState.SENT, message_id=1) for key in taken]
            await replica.outbox.settle("me", outcomes, NOON)
            sent.extend(taken)

    await asyncio.gather(deliver(), *(stores.outbox.plan([SCOPE], moved, NOON) for _ in "1234"))
    assert sorted(sent) == [each.key for each in messages]
