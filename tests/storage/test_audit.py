"""Who changed what, on either engine."""

from bot.storage.audit import Change
from bot.storage.stores import Stores
from tests.storage.made import ADA, BEN, OTHER_SERVER, SERVER, at


async def test_nothing_has_happened_at_first(stores: Stores) -> None:
    assert await stores.audit.of(SERVER) == []
    assert await stores.audit.count(SERVER) == 0


async def test_changes_of_a_server_are_shown_in_pages_the_last_first(stores: Stores) -> None:
    for number in range(5):
        await stores.audit.add(SERVER, (ADA, BEN)[number % 2], f"did {number}", at(number))
    await stores.audit.add(OTHER_SERVER, ADA, "did something else", at(9))
    assert await stores.audit.of(SERVER, most=2) == [
        Change(ADA, "did 4", at(4)),
        Change(BEN, "did 3", at(3)),
    ]
    assert [each.what for each in await stores.audit.of(SERVER, most=9, skip=3)] == [
        "did 1",
        "did 0",
    ]
    assert await stores.audit.count(SERVER) == 5
