"""What servers and readers chose, on either engine."""

import asyncio
from dataclasses import replace

import pytest

from bot.storage.choices import Choices, ServerChoices
from bot.storage.stores import Stores
from tests.storage.made import ADA, OTHER_SERVER, SERVER

ALL = ServerChoices(
    event="pasta-2031",
    organizer_role=ADA,
    has_public_answers=True,
    channel_id=2**63 - 1,
    problems_channel_id=7,
)


async def test_unknown_server_has_chosen_nothing(stores: Stores) -> None:
    assert stores.choices.server(SERVER) == ServerChoices()
    assert stores.choices.servers == {}


async def test_choices_are_known_at_once_and_after_a_restart(stores: Stores) -> None:
    await stores.choices.save(SERVER, ALL)
    await stores.choices.save(OTHER_SERVER, ServerChoices("risotto-2030"))
    restarted = await Choices.load(stores.database)
    for choices in (stores.choices, restarted):
        assert choices.server(SERVER) == ALL
        assert choices.servers == {SERVER: ALL, OTHER_SERVER: ServerChoices("risotto-2030")}


@pytest.mark.parametrize("name", ["event", "organizer_role", "has_public_answers", "channel_id"])
async def test_last_choice_counts_and_leaves_the_others(name: str, stores: Stores) -> None:
    await stores.choices.save(SERVER, ALL)
    undone = replace(ALL, **{name: getattr(ServerChoices(), name)})
    await stores.choices.save(SERVER, undone)
    assert stores.choices.server(SERVER) == undone
    assert (await Choices.load(stores.database)).server(SERVER) == undone


async def test_server_that_confirmed_the_usual_is_known(stores: Stores) -> None:
    for _ in range(2):
        await stores.choices.save(SERVER, ServerChoices())
    assert (await Choices.load(stores.database)).servers == {SERVER: ServerChoices()}


async def test_two_who_choose_at_once_undo_nothing(stores: Stores) -> None:
    known = stores.choices.server(SERVER)
    await asyncio.gather(
        stores.choices.save(SERVER, replace(known, event="pasta")),
        stores.choices.save(SERVER, replace(known, organizer_role=7)),
    )
    expected = ServerChoices("pasta", organizer_role=7)
    assert stores.choices.server(SERVER) == expected
    assert (await Choices.load(stores.database)).server(SERVER) == expected


async def test_choices_of_another_process_are_noticed(stores: Stores, replica: Stores) -> None:
    await stores.choices.save(SERVER, ALL)
    assert replica.choices.server(SERVER) == ServerChoices()
    assert await replica.refreshed()
    assert replica.choices.server(SERVER) == ALL
    assert not await replica.refreshed()
    assert not await stores.refreshed()


async def test_choices_of_another_process_are_noticed_after_own_ones(
    stores: Stores, replica: Stores
) -> None:
    await stores.choices.save(SERVER, ALL)
    await replica.choices.save(OTHER_SERVER, ServerChoices("risotto"))
    assert await replica.refreshed()
    assert replica.choices.server(SERVER) == ALL
    assert await stores.refreshed()
    assert stores.choices.server(OTHER_SERVER) == ServerChoices("risotto")


async def test_reader_has_chosen_nothing_at_first(stores: Stores) -> None:
    assert await stores.choices.event_of_reader(ADA) == ""
    assert await stores.choices.takes_direct_messages(ADA)


async def test_readers_last_choice_counts(stores: Stores) -> None:
    for event in ("pasta", "risotto"):
        await stores.choices.set_event_of_reader(ADA, event)
    for takes in (True, False):
        await stores.choices.set_takes_direct_messages(ADA, takes=takes)
    assert await stores.choices.event_of_reader(ADA) == "risotto"
    assert not await stores.choices.takes_direct_messages(ADA)


async def test_reader_without_an_event_may_refuse_messages(stores: Stores) -> None:
    await stores.choices.set_takes_direct_messages(ADA, takes=False)
    assert await stores.choices.event_of_reader(ADA) == ""
    await stores.choices.set_event_of_reader(ADA, "pasta")
    assert not await stores.choices.takes_direct_messages(ADA)


async def test_message_has_reached_a_reader_only_if_that_was_kept(stores: Stores) -> None:
    await stores.choices.set_event_of_reader(ADA, "pasta")
    assert not await stores.choices.has_taken_direct_messages(ADA)
    await stores.choices.set_takes_direct_messages(ADA, takes=True)
    assert await stores.choices.has_taken_direct_messages(ADA)
    await stores.choices.set_takes_direct_messages(ADA, takes=False)
    assert not await stores.choices.has_taken_direct_messages(ADA)


async def test_servers_and_readers_of_one_number_are_different(stores: Stores) -> None:
    await stores.choices.save(ADA, ALL)
    assert await stores.choices.event_of_reader(ADA) == ""
