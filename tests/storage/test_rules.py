"""Rules and the channels of rooms, on either engine."""

from dataclasses import replace
from datetime import timedelta

from bot.reminders.models import Rule, RuleKind
from bot.storage.stores import Stores
from tests.storage.made import NOON, OTHER_SERVER, SERVER, at

TALKS = Rule(
    kind=RuleKind.TALKS,
    since=NOON,
    is_on=True,
    leads=(timedelta(minutes=15), timedelta(days=1, milliseconds=1)),
    channel_id=2**63 - 1,
    role_id=8,
)
DAY = Rule(kind=RuleKind.DAY, since=at(1))


async def test_event_without_rules_has_none(stores: Stores) -> None:
    assert await stores.rules.of(SERVER, "harbour") == {}
    assert await stores.rules.latest(SERVER) == {}


async def test_rules_come_back_as_they_were_saved(stores: Stores) -> None:
    await stores.rules.save(SERVER, "harbour", [TALKS, DAY])
    assert await stores.rules.of(SERVER, "harbour") == {RuleKind.TALKS: TALKS, RuleKind.DAY: DAY}
    assert await stores.rules.of(SERVER, "lagoon") == {}
    assert await stores.rules.of(OTHER_SERVER, "harbour") == {}


async def test_saved_rule_replaces_that_of_its_kind_only(stores: Stores) -> None:
    await stores.rules.save(SERVER, "harbour", [TALKS, DAY])
    changed = replace(TALKS, is_on=False, leads=(), channel_id=None, since=at(5))
    await stores.rules.save(SERVER, "harbour", iter([changed]))
    assert await stores.rules.of(SERVER, "harbour") == {
        RuleKind.TALKS: changed,
        RuleKind.DAY: DAY,
    }


async def test_latest_rules_are_those_of_the_event_saved_last(stores: Stores) -> None:
    await stores.rules.save(SERVER, "harbour", [TALKS])
    await stores.rules.save(SERVER, "lagoon", [DAY])
    await stores.rules.save(OTHER_SERVER, "delta", [TALKS, DAY])
    assert await stores.rules.latest(SERVER) == {RuleKind.DAY: DAY}
    await stores.rules.save(SERVER, "harbour", [DAY])
    assert await stores.rules.latest(SERVER) == {RuleKind.TALKS: TALKS, RuleKind.DAY: DAY}


async def test_rooms_have_the_channels_that_were_set_last(stores: Stores) -> None:
    assert await stores.rules.rooms(SERVER, "harbour") == {}
    await stores.rules.set_room(SERVER, "harbour", "Aula", 5)
    await stores.rules.set_room(SERVER, "harbour", "Café, 2. Stock", 6)
    await stores.rules.set_room(SERVER, "harbour", "Aula", 2**63 - 1)
    await stores.rules.set_room(SERVER, "lagoon", "Aula", 9)
    assert await stores.rules.rooms(SERVER, "harbour") == {
        "Aula": 2**63 - 1,
        "Café, 2. Stock": 6,
    }


async def test_room_may_lose_its_channel(stores: Stores) -> None:
    await stores.rules.set_room(SERVER, "harbour", "Aula", 5)
    await stores.rules.set_room(SERVER, "lagoon", "Aula", 6)
    for _ in range(2):
        await stores.rules.set_room(SERVER, "harbour", "Aula", None)
    assert await stores.rules.rooms(SERVER, "harbour") == {}
    assert await stores.rules.rooms(SERVER, "lagoon") == {"Aula": 6}
