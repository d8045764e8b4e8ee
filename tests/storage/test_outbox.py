"""Taking messages and giving them back, on either engine."""

import asyncio
from datetime import timedelta

import pytest

from bot.reminders.models import MessageState
from bot.reminders.ports import OutboxError, Settled
from bot.storage.stores import Stores
from tests.storage.made import LEASE, NOON, SCOPE, at, claimed, message, planned, settled

OVER = [MessageState.SENT, MessageState.SKIPPED, MessageState.FAILED, MessageState.DROPPED]


@pytest.fixture(autouse=True)
async def _planned(stores: Stores) -> None:
    """Plan one message for noon and one for five minutes later."""
    await stores.outbox.plan([SCOPE], [planned("a"), planned("b", 5)], at(-1))


async def test_message_is_taken_when_it_is_due(stores: Stores) -> None:
    assert await claimed(stores, -0.001) == []
    assert await claimed(stores, 0) == ["a"]
    assert await claimed(stores, 5, owner="you") == ["a", "b"]  # the lease on the first has ended


async def test_taken_message_is_as_it_was_but_from_now_on_doubtful(stores: Stores) -> None:
    before = await message(stores)
    (taken,) = await stores.outbox.claim("me", at(0), LEASE, 9)
    assert taken == before
    assert (taken.attempts, taken.doubtful_since) == (0, None)
    held = await message(stores)
    assert (held.attempts, held.doubtful_since) == (1, at(0))
    (again,) = await stores.outbox.claim("you", at(2), LEASE, 9)
    assert (again.attempts, again.doubtful_since) == (1, at(0))
    assert (await message(stores)).doubtful_since == at(0)


async def test_taken_message_is_nobody_elses_until_the_lease_ends(stores: Stores) -> None:
    assert await claimed(stores, 0) == ["a"]
    just_before = at(0) + LEASE - timedelta(milliseconds=1)
    for owner in ("me", "you"):
        assert await stores.outbox.claim(owner, just_before, LEASE, 9) == []
    assert len(await stores.outbox.claim("you", at(0) + LEASE, LEASE, 9)) == 1


async def test_most_urgent_is_taken_first(stores: Stores) -> None:
    others = [planned("c", 1, expires=at(60)), planned("d", 0, expires=at(200))]
    await stores.outbox.plan(["other"], others, at(-1))
    assert await claimed(stores, 10, most=1) == ["c"]
    assert await claimed(stores, 10, most=2) == ["a", "b"]
    assert await claimed(stores, 10, most=2) == ["d"]


async def test_message_without_room_stays(stores: Stores) -> None:
    assert await claimed(stores, 10, most=0) == []
    assert (await message(stores)).attempts == 0


@pytest.mark.parametrize("state", OVER)
async def test_settled_message_is_not_taken_again(state: MessageState, stores: Stores) -> None:
    await settled(stores, state, message_id=2**63 - 1, problem="because")
    ended = await message(stores)
    assert (ended.state, ended.settled) == (state, at(0))
    assert (ended.message_id, ended.problem) == (2**63 - 1, "because")
    assert ended.doubtful_since is None
    assert await claimed(stores, 4) == []


async def test_message_is_tried_again_when_it_is_to_be(stores: Stores) -> None:
    await settled(stores, MessageState.WAITING, try_at=at(3), problem="no network")
    again = await message(stores)
    assert (again.state, again.settled, again.problem) == (MessageState.WAITING, None, "no network")
    assert (again.try_at, again.attempts, again.doubtful_since) == (at(3), 1, None)
    assert await claimed(stores, 2) == []
    assert await claimed(stores, 3) == ["a"]


async def test_message_is_tried_again_at_once_if_nobody_says_when(stores: Stores) -> None:
    await settled(stores, MessageState.WAITING)
    assert await claimed(stores, 0) == ["a"]


@pytest.mark.parametrize("state", [MessageState.WAITING, MessageState.FAILED])
async def test_doubt_stays_since_the_first_attempt(state: MessageState, stores: Stores) -> None:
    await settled(stores, MessageState.WAITING, is_doubtful=True)
    await settled(stores, state, minutes=3, is_doubtful=True)
    assert (await message(stores)).doubtful_since == at(0)


async def test_doubt_ends_when_it_is_known(stores: Stores) -> None:
    await settled(stores, MessageState.WAITING, is_doubtful=True)
    await settled(stores, MessageState.WAITING, minutes=3)
    assert (await message(stores)).doubtful_since is None


async def test_owner_may_settle_late_what_nobody_has_taken_since(stores: Stores) -> None:
    assert await claimed(stores, 0) == ["a"]
    await stores.outbox.settle("me", [Settled(key="a", state=MessageState.FAILED)], at(9))
    assert (await message(stores)).state is MessageState.FAILED


async def test_outcome_of_a_message_that_another_has_taken_since_is_ignored(
    stores: Stores,
) -> None:
    await claimed(stores, 0)
    await claimed(stores, 2, owner="you", most=1)
    await stores.outbox.settle("me", [Settled(key="a", state=MessageState.FAILED)], at(2))
    assert (await message(stores)).state is MessageState.WAITING
    assert await claimed(stores, 2.5) == []
    await stores.outbox.settle("you", [Settled(key="a", state=MessageState.SKIPPED)], at(2))
    assert (await message(stores)).state is MessageState.SKIPPED


async def test_sent_is_sent_whoever_holds_it(stores: Stores) -> None:
    await claimed(stores, 0)
    await claimed(stores, 2, owner="you", most=1)
    sent = Settled(key="a", state=MessageState.SENT, message_id=1)
    await stores.outbox.settle("me", [sent], at(2))
    await stores.outbox.settle("you", [Settled(key="a", state=MessageState.FAILED)], at(3))
    await stores.outbox.settle("you", [Settled(key="a", state=MessageState.SENT)], at(3))
    ended = await message(stores)
    assert (ended.state, ended.message_id, ended.settled) == (MessageState.SENT, 1, at(2))


@pytest.mark.parametrize("state", OVER[1:])
async def test_message_that_was_given_up_and_sent_all_the_same_is_sent(
    state: MessageState, stores: Stores
) -> None:
    await settled(stores, state, problem="who knows")
    await stores.outbox.settle("you", [Settled(key="a", state=MessageState.SENT)], at(1))
    ended = await message(stores)
    assert (ended.state, ended.problem) == (MessageState.SENT, "")


async def test_several_are_settled_at_once_each_in_its_way(stores: Stores) -> None:
    await claimed(stores, 5)
    outcomes = [
        Settled(key="b", state=MessageState.SENT, message_id=1),
        Settled(key="a", state=MessageState.FAILED, problem="no permission"),
        Settled(key="nobody", state=MessageState.SENT),
    ]
    await stores.outbox.settle("me", outcomes, at(5))
    assert (await message(stores, "b")).message_id == 1
    assert (await message(stores, "a")).problem == "no permission"
    assert await stores.outbox_views.message("nobody") is None
    await stores.outbox.settle("me", [], at(5))


async def test_next_try_is_that_of_the_next_message(stores: Stores) -> None:
    assert await stores.outbox.next_try(at(-10)) == at(0)
    await settled(stores, MessageState.SENT)
    assert await stores.outbox.next_try(at(1)) == at(5)
    await settled(stores, MessageState.SENT, "b", 5)
    assert await stores.outbox.next_try(at(6)) is None


async def test_next_try_may_be_the_end_of_a_lease(stores: Stores) -> None:
    await claimed(stores, 0)
    assert await stores.outbox.next_try(at(0)) == at(0) + LEASE
    await claimed(stores, 6)
    assert await stores.outbox.next_try(at(6)) == at(6) + LEASE
    assert await stores.outbox.next_try(at(8)) == at(0)


async def test_no_message_is_taken_twice_by_many_at_once(stores: Stores, replica: Stores) -> None:
    many = [planned(f"k{number:03}", scope="many") for number in range(400)]
    await stores.outbox.plan(["many"], many, at(-1))
    taken: list[str] = []

    async def take(process: Stores, owner: str) -> None:
        while keys := await claimed(process, owner=owner, most=7):
            taken.extend(keys)

    await asyncio.gather(
        *(
            take(process, f"{name}{n}")
            for n in range(4)
            for name, process in (("one", stores), ("other", replica))
        )
    )
    assert sorted(taken) == ["a", *(each.key for each in many)]


async def test_messages_that_cannot_be_kept_are_kept_by_nobody(stores: Stores) -> None:
    to_two = planned("x", recipient_id=1, channel_id=2)
    with pytest.raises(OutboxError, match="messages_go_to_one_place"):
        await stores.outbox.plan([SCOPE], [planned("c"), to_two], NOON)
    assert await stores.outbox_views.message("c") is None
    assert (await message(stores, "a")).state is MessageState.WAITING
