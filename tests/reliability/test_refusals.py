"""What Discord refuses for good is never silently gone: organizers are told, and can retry."""

from pathlib import Path

import pytest

from bot.reminders.models import MessageState
from tests.discord_server import permissions
from tests.reliability.post_office import WITHOUT_NONCES, PostOffice, delivering

SENDING = "POST /channels/*/messages"


def forbid(office: PostOffice, permission: int) -> None:
    """Take a permission from the bot."""
    office.channel.bot_permissions &= ~permission


@pytest.mark.parametrize(
    ("permission", "told"),
    [
        (permissions.SEND_MESSAGES, "Allow me Send Messages in that channel"),
        (permissions.VIEW_CHANNEL, "Allow me View Channel there"),
    ],
)
async def test_missing_permission_is_reported(
    permission: int, told: str, office: PostOffice
) -> None:
    forbid(office, permission)
    reminder = await office.remind()
    assert (await office.settled(reminder)).state is MessageState.FAILED
    assert told in (await office.reported()).text
    assert office.sendings == 2  # the reminder and the report


async def test_channel_that_is_gone_is_reported(office: PostOffice) -> None:
    gone = office.guild.add_channel("gone")
    reminder = await office.remind(30, channel=gone)
    office.guild.channels.remove(gone)
    assert (await office.settled(reminder)).state is MessageState.FAILED
    assert "The channel is gone." in (await office.reported()).text


async def test_all_that_fails_together_is_told_together(office: PostOffice) -> None:
    forbid(office, permissions.SEND_MESSAGES)
    for _ in range(5):
        await office.remind()
    assert "5 messages were not sent" in (await office.reported()).text


async def test_closed_direct_messages_are_kept_as_refused(office: PostOffice) -> None:
    office.ada.dms_closed = True
    reminder = await office.remind(to=office.ada)
    row = await office.settled(reminder)
    assert row.state is MessageState.FAILED
    assert "takes no direct messages" in row.problem
    assert office.sendings == 1


async def test_what_was_refused_is_sent_once_it_is_retried(office: PostOffice) -> None:
    forbid(office, permissions.SEND_MESSAGES)
    reminder = await office.remind()
    row = await office.settled(reminder)
    office.channel.bot_permissions |= permissions.SEND_MESSAGES
    assert await office.stores.outbox_views.retry(row.planned.key, office.clock.now())
    office.services[0].dispatcher.wake()
    await office.comes(reminder)
    await office.passes(20)
    assert len(office.arrived(reminder)) == 1


async def test_message_that_cannot_be_looked_for_is_not_sent_again_but_reported(
    tmp_path: Path,
) -> None:
    async with delivering(tmp_path, WITHOUT_NONCES) as office:
        forbid(office, permissions.READ_MESSAGE_HISTORY)
        office.discord.faults.fail(SENDING, 503, stored=True)
        reminder = await office.remind()
        row = await office.settled(reminder)
        assert row.state is MessageState.FAILED
        assert "allow me Read Message History" in (await office.reported()).text
        assert len(office.arrived(reminder)) <= 1  # on a slow machine the lease may end first
        office.channel.bot_permissions |= permissions.READ_MESSAGE_HISTORY
        assert await office.stores.outbox_views.retry(row.planned.key, office.clock.now())
        office.services[0].dispatcher.wake()
        assert (await office.settled(reminder)).state is MessageState.SENT
        assert len(office.arrived(reminder)) == 1


async def test_refusal_that_comes_slowly_is_believed_the_second_time(office: PostOffice) -> None:
    office.discord.faults.slow(SENDING, 1, times=2)
    forbid(office, permissions.SEND_MESSAGES)
    reminder = await office.remind(20)
    row = await office.settled(reminder)
    assert (row.state, row.attempts) == (MessageState.FAILED, 2)
    assert "Allow me Send Messages" in (await office.reported()).text


async def test_refusal_after_a_doubt_does_not_take_it_back(tmp_path: Path) -> None:
    async with delivering(tmp_path, WITHOUT_NONCES) as office:
        office.discord.faults.fail(SENDING, 503, times=1000)
        reminder = await office.remind()
        await office.until(lambda: office.sendings > 0)
        forbid(office, permissions.SEND_MESSAGES)
        office.discord.faults.clear()
        row = await office.settled(reminder)
        assert row.state is MessageState.FAILED
        assert row.doubtful_since is not None
