"""Reminders, on either engine."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from bot.reminders.models import Reminder, ReminderState
from bot.reminders.moments import Edge, Fixed, Moment, Relative, Repeat
from bot.search.passages import Entry, EntryKind
from bot.storage.stores import Stores
from tests.storage.made import ADA, BEN, NOON, OTHER_SERVER, SERVER, at, reminder

KEYNOTE = Entry(EntryKind.TALK, "keynote", "")
EVERYTHING = reminder(
    server_id=SERVER,
    event_id="harbour",
    about=KEYNOTE,
    text="Bring *your* badge,\n“please” 🙂 \\ '; --",
    repeat=Repeat.WEEKDAYS,
    channel_id=2**63 - 1,
    role_id=9,
    state=ReminderState.PAUSED,
)


async def test_new_reminder_gets_an_id_and_comes_back(stores: Stores) -> None:
    kept = await stores.book.add(EVERYTHING)
    assert kept.id > 0
    assert kept == replace(EVERYTHING, id=kept.id)
    assert await stores.book.get(kept.id) == kept


async def test_plain_reminder_comes_back(stores: Stores) -> None:
    kept = await stores.book.add(reminder())
    assert await stores.book.get(kept.id) == replace(reminder(), id=kept.id)


@pytest.mark.parametrize(
    "moment",
    [
        Fixed(datetime(2030, 5, 6, 14), "Europe/Lisbon"),  # noqa: DTZ001 - walls have no zone
        Fixed(datetime(2030, 10, 27, 2, 30, 1, 7, fold=1), "Europe/Berlin"),  # noqa: DTZ001
        Relative(KEYNOTE, Edge.START, -timedelta(minutes=15)),
        Relative(Entry(EntryKind.EVENT, "harbour", "H"), Edge.END, timedelta(days=9, hours=1)),
        Relative(KEYNOTE, Edge.END, timedelta(microseconds=-1)),
    ],
)
async def test_moment_comes_back_exactly(moment: Moment, stores: Stores) -> None:
    kept = await stores.book.add(reminder(moment=moment))
    assert kept.moment == moment
    if isinstance(moment, Fixed) and isinstance(kept.moment, Fixed):
        assert kept.moment.wall.fold == moment.wall.fold


async def test_instants_come_back_in_utc_to_the_millisecond(stores: Stores) -> None:
    exact = datetime(2030, 5, 6, 14, 0, 0, 123_999, timezone(timedelta(hours=2)))
    kept = await stores.book.add(reminder(created=exact, changed=datetime(1969, 1, 1, tzinfo=UTC)))
    assert kept.created == datetime(2030, 5, 6, 12, 0, 0, 123_000, UTC)
    assert kept.created.tzinfo is UTC
    assert kept.changed == datetime(1969, 1, 1, tzinfo=UTC)


async def test_interaction_that_arrives_twice_makes_one_reminder(stores: Stores) -> None:
    kept = await stores.book.add(reminder("interaction:1", text="first"))
    again = await stores.book.add(reminder("interaction:1", text="second", owner_id=BEN))
    assert again == kept
    assert (await stores.book.add(reminder("interaction:2"))).id != kept.id


async def test_two_processes_that_add_the_same_get_the_same(
    stores: Stores, replica: Stores
) -> None:
    kept = await asyncio.gather(
        *(each.book.add(reminder()) for each in (stores, replica) for _ in range(5))
    )
    assert len(set(kept)) == 1


async def test_unknown_id_is_none(stores: Stores) -> None:
    assert await stores.book.get(404) is None


async def test_change_counts_the_revision(stores: Stores) -> None:
    kept = await stores.book.add(reminder())
    changed = replace(kept, text="Bring it", state=ReminderState.CANCELLED, channel_id=4)
    saved = await stores.book.save(changed)
    assert saved == replace(changed, revision=1)
    assert await stores.book.get(kept.id) == saved


async def test_change_of_what_somebody_changed_meanwhile_is_refused(stores: Stores) -> None:
    kept = await stores.book.add(reminder())
    first = await stores.book.save(replace(kept, text="first"))
    assert await stores.book.save(replace(kept, text="second")) is None
    assert await stores.book.get(kept.id) == first
    assert await stores.book.save(replace(kept, id=404)) is None


async def test_one_of_two_who_change_at_once_is_refused(stores: Stores, replica: Stores) -> None:
    kept = await stores.book.add(reminder())
    results = await asyncio.gather(
        *(
            each.book.save(replace(kept, text=text))
            for each, text in ((stores, "a"), (replica, "b"))
        )
    )
    assert [result for result in results if result] == [await stores.book.get(kept.id)]


async def test_reminders_of_a_server_are_those_in_the_states_asked_for(stores: Stores) -> None:
    add = stores.book.add
    active = await add(reminder("1", server_id=SERVER))
    paused = await add(reminder("2", server_id=SERVER, state=ReminderState.PAUSED, owner_id=BEN))
    await add(reminder("3", server_id=OTHER_SERVER))
    await add(reminder("4"))
    of_server = stores.book.of_server
    assert await of_server(SERVER) == [active, paused]
    assert await of_server(SERVER, {ReminderState.PAUSED}) == [paused]
    assert await of_server(SERVER, [ReminderState.DRAFT]) == []
    assert await of_server(SERVER, []) == []


async def test_reminders_of_a_person_are_their_own_ones_only(stores: Stores) -> None:
    own = await stores.book.add(reminder("1"))
    done = await stores.book.add(reminder("2", state=ReminderState.DONE))
    await stores.book.add(reminder("3", server_id=SERVER))
    await stores.book.add(reminder("4", owner_id=BEN))
    assert await stores.book.of_owner(ADA) == [own, done]
    assert await stores.book.of_owner(ADA, [ReminderState.ACTIVE]) == [own]


async def test_active_reminders_come_in_pages(stores: Stores) -> None:
    kept = [await stores.book.add(reminder(str(number))) for number in range(5)]
    cancelled = await stores.book.save(replace(kept[1], state=ReminderState.CANCELLED))
    assert cancelled
    first = await stores.book.active(most=2)
    assert first == [kept[0], kept[2]]
    assert await stores.book.active(first[-1].id, 2) == [kept[3], kept[4]]
    assert await stores.book.active(kept[4].id) == []


async def test_old_drafts_are_forgotten_and_nothing_else(stores: Stores) -> None:
    def draft(origin: str, created: datetime) -> Reminder:
        return reminder(origin, state=ReminderState.DRAFT, created=created)

    old = await stores.book.add(draft("1", at(-2)))
    new = await stores.book.add(draft("2", at(-1)))
    active = await stores.book.add(reminder("3", created=at(-2)))
    await stores.book.forget_drafts(at(-1))
    assert [await stores.book.get(each.id) for each in (old, new, active)] == [None, new, active]


async def test_id_of_a_forgotten_reminder_is_not_given_again(stores: Stores) -> None:
    old = await stores.book.add(reminder("1", state=ReminderState.DRAFT))
    await stores.book.forget_drafts(NOON)
    assert (await stores.book.add(reminder("2"))).id > old.id
