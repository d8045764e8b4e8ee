"""Telling organizers what was not sent, on either engine."""

import pytest

from bot.reminders.models import MessageKind, MessageState, Planned
from bot.reminders.ports import Settled
from bot.storage.stores import Stores
from tests.storage.made import ADA, NOON, OTHER_SERVER, SERVER, at, message, planned, settled


def report(key: str = "r", minutes: float = 1) -> Planned:
    return planned(key, minutes, kind=MessageKind.REPORT, scope=f"report:{key}")


async def given_up(stores: Stores, *messages: Planned, state: MessageState) -> None:
    scopes = {each.scope for each in messages}
    await stores.outbox.plan(scopes, messages, at(-1))
    for each in messages:
        await settled(stores, state, each.key)


@pytest.mark.parametrize("state", [MessageState.FAILED, MessageState.SKIPPED])
async def test_what_was_not_sent_is_reported_once(state: MessageState, stores: Stores) -> None:
    await given_up(stores, planned("a", scope="a"), state=state)
    assert await stores.outbox.unreported() == [SERVER]
    assert await stores.outbox.report(SERVER, report(), at(1))
    assert await stores.outbox.unreported() == []
    assert not await stores.outbox.report(SERVER, report("again"), at(1))
    assert await stores.outbox_views.message("again") is None


async def test_report_waits_as_other_messages_do_and_knows_what_it_tells(stores: Stores) -> None:
    await given_up(
        stores, planned("b", 0, scope="b"), planned("a", -1, scope="a"), state=MessageState.FAILED
    )
    await stores.outbox.report(SERVER, report(), at(1))
    waiting = await message(stores, "r")
    assert (waiting.planned, waiting.try_at) == (report(), at(1))
    assert waiting.state is MessageState.WAITING
    assert (await message(stores, "a")).report_key == "r"
    assert [each.planned.key for each in await stores.outbox_views.told_by("r")] == ["a", "b"]


async def test_nothing_to_tell_makes_no_report(stores: Stores) -> None:
    assert not await stores.outbox.report(SERVER, report(), at(1))
    assert await stores.outbox_views.message("r") is None


@pytest.mark.parametrize(
    ("kept", "state"),
    [
        (planned(scope="a"), MessageState.SENT),
        (planned(scope="a"), MessageState.DROPPED),
        (planned(scope="a"), MessageState.WAITING),
        (planned(scope="a", kind=MessageKind.REPORT), MessageState.FAILED),
        (planned(scope="a", server_id=None, recipient_id=ADA), MessageState.FAILED),
    ],
    ids=["sent", "dropped", "waiting", "a report itself", "personal"],
)
async def test_nothing_else_is_reported(kept: Planned, state: MessageState, stores: Stores) -> None:
    await given_up(stores, kept, state=state)
    assert await stores.outbox.unreported() == []
    assert not await stores.outbox.report(SERVER, report(), at(1))


async def test_each_server_is_told_of_its_own(stores: Stores) -> None:
    await given_up(
        stores,
        planned("a", scope="a"),
        planned("b", scope="b", server_id=OTHER_SERVER),
        planned("c", scope="c"),
        state=MessageState.FAILED,
    )
    assert await stores.outbox.unreported() == [OTHER_SERVER, SERVER]
    assert await stores.outbox.report(SERVER, report(), at(1))
    assert [each.planned.key for each in await stores.outbox_views.told_by("r")] == ["a", "c"]
    assert await stores.outbox.unreported() == [OTHER_SERVER]


async def test_report_that_still_waits_tells_of_what_fails_meanwhile(stores: Stores) -> None:
    await given_up(stores, planned("a", scope="a"), state=MessageState.FAILED)
    await stores.outbox.report(SERVER, report(), at(1))
    await given_up(stores, planned("b", scope="b"), state=MessageState.FAILED)
    assert await stores.outbox.report(SERVER, report(), at(2))
    assert [each.planned.key for each in await stores.outbox_views.told_by("r")] == ["a", "b"]


async def test_message_that_fails_again_after_a_retry_is_reported_again(stores: Stores) -> None:
    await given_up(stores, planned("a", scope="a"), state=MessageState.FAILED)
    await stores.outbox.report(SERVER, report(), at(1))
    await stores.outbox_views.retry("a", at(2))
    await stores.outbox.claim("me", at(2), at(3) - NOON, 9)
    await stores.outbox.settle("me", [Settled(key="a", state=MessageState.FAILED)], at(2))
    assert await stores.outbox.unreported() == [SERVER]


async def test_what_an_organizer_has_dismissed_needs_no_report(stores: Stores) -> None:
    await given_up(stores, planned("a", scope="a"), state=MessageState.FAILED)
    await stores.outbox_views.dismiss("a")
    assert await stores.outbox.unreported() == []
