"""Noticing that deadlines are extended, on either engine."""

from datetime import timedelta

from bot.storage.stores import Stores
from tests.storage.made import NOON, at

DAY = timedelta(days=1)


async def test_deadline_that_is_new_was_not_extended(stores: Stores) -> None:
    assert await stores.dues.see("harbour", {"abstract": NOON}, at(0)) == {}
    assert await stores.dues.see("harbour", {"abstract": NOON}, at(1)) == {}


async def test_later_due_is_an_extension_when_it_is_first_seen(stores: Stores) -> None:
    await stores.dues.see("harbour", {"abstract": NOON, "paper": NOON}, at(0))
    later = {"abstract": NOON + DAY, "paper": NOON}
    assert await stores.dues.see("harbour", later, at(1)) == {"abstract": at(1)}
    assert await stores.dues.see("harbour", later, at(2)) == {"abstract": at(1)}


async def test_last_extension_counts(stores: Stores) -> None:
    seen = [
        await stores.dues.see("harbour", {"abstract": NOON + days * DAY}, at(days))
        for days in range(3)
    ]
    assert seen == [{}, {"abstract": at(1)}, {"abstract": at(2)}]


async def test_deadline_that_is_brought_forward_counts_as_not_extended(stores: Stores) -> None:
    dues = (NOON, NOON + 2 * DAY, NOON + DAY, NOON + 2 * DAY)
    seen = [
        await stores.dues.see("harbour", {"abstract": due}, at(minutes))
        for minutes, due in enumerate(dues)
    ]
    assert seen == [{}, {"abstract": at(1)}, {}, {"abstract": at(3)}]


async def test_deadline_that_is_gone_for_a_while_is_remembered(stores: Stores) -> None:
    await stores.dues.see("harbour", {"abstract": NOON}, at(0))
    assert await stores.dues.see("harbour", {}, at(1)) == {}
    assert await stores.dues.see("harbour", {"abstract": NOON + DAY}, at(2)) == {"abstract": at(2)}


async def test_events_have_deadlines_of_their_own(stores: Stores) -> None:
    await stores.dues.see("harbour", {"abstract": NOON}, at(0))
    assert await stores.dues.see("lagoon", {"abstract": NOON + DAY}, at(1)) == {}


async def test_what_is_finer_than_a_millisecond_is_no_extension(stores: Stores) -> None:
    await stores.dues.see("harbour", {"abstract": NOON}, at(0))
    due = NOON + timedelta(microseconds=999)
    assert await stores.dues.see("harbour", {"abstract": due}, at(1)) == {}
