"""Clocks that are set, and machines that sleep: no reminder is lost by it, and none comes twice."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.reminders.models import MessageState
from tests.reliability.post_office import WITHOUT_NONCES, House, PostOffice, delivering

SENDING = "POST /channels/*/messages"


async def test_what_was_due_while_the_machine_slept_is_sent_when_it_wakes(
    office: PostOffice,
) -> None:
    asleep = await office.remind(60 * 60)
    later = await office.remind(3 * 60 * 60)
    office.clock.set_by(hours=2)
    assert "Sent 1 hour late" in (await office.comes(asleep)).text
    await office.passes(20)
    assert not office.arrived(later)
    office.clock.set_by(hours=1)
    await office.comes(later)


async def test_wake_up_is_noticed_within_seconds(tmp_path: Path) -> None:
    async with delivering(tmp_path, House(speed=10)) as office:
        reminder = await office.remind(60 * 60)
        await office.passes(0.5)
        office.clock.set_by(hours=1)
        began = office.clock.now()
        await office.comes(reminder)
        assert office.clock.now() - began < timedelta(seconds=10)


async def test_clock_that_is_set_back_sends_nothing_again(office: PostOffice) -> None:
    sent = await office.remind()
    await office.settled(sent)
    office.clock.set_by(hours=-2)
    office.desk.scheduler.knowledge_changed()
    new = await office.remind()
    await office.settled(new)
    await office.passes(20)
    assert len(office.arrived(sent)) == len(office.arrived(new)) == 1


@pytest.mark.parametrize("hours", [-30, -1, 1])
async def test_clock_is_set_while_a_message_is_in_doubt(hours: int, tmp_path: Path) -> None:
    async with delivering(tmp_path, WITHOUT_NONCES) as office:
        office.discord.faults.fail(SENDING, 503, stored=True)
        reminder = await office.remind()
        await office.until(lambda: office.sendings == 1)
        office.clock.set_by(hours=hours)
        if hours < 0:  # it is not due any more, until it is again
            await office.passes(30)
            office.clock.set_by(hours=-hours)
        row = await office.settled(reminder)
        assert row.state is MessageState.SENT
        assert len(office.arrived(reminder)) == 1


async def test_clock_goes_back_and_forth(office: PostOffice) -> None:
    made = [await office.remind(minutes * 60) for minutes in range(1, 60, 4)]
    for minutes in (20, -15, 30, -40, 25, -10, 60):
        office.clock.set_by(minutes=minutes)
        await office.passes(10)
    for reminder in made:
        assert (await office.settled(reminder)).state is MessageState.SENT
        assert len(office.arrived(reminder)) == 1
