"""What Discord and the network do wrong while a reminder is sent: it arrives once all the same."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from bot.frontends.discord_app import courier
from bot.reminders import attempt
from bot.reminders.models import MessageState
from tests.discord_server.faults import Faults
from tests.reliability.post_office import WITHOUT_NONCES, PostOffice, delivering

SENDING = "POST /channels/*/messages"
LOOKING = "GET /channels/*/messages"
OPENING = "POST /users/@me/channels"

Fault = Callable[[Faults], object]

UNCLEAR: dict[str, Fault] = {
    "503, carried out": lambda faults: faults.fail(SENDING, 503, stored=True),
    "reset, carried out": lambda faults: faults.reset(SENDING, stored=True),
    "end of file, carried out": lambda faults: faults.reset(SENDING, stored=True, by_fin=True),
    "garbage, carried out": lambda faults: faults.garble(SENDING),
    "503": lambda faults: faults.fail(SENDING, 503),
    "reset": lambda faults: faults.reset(SENDING),
    "end of file": lambda faults: faults.reset(SENDING, by_fin=True),
    "garbage": lambda faults: faults.garble(SENDING, stored=False),
    "three times": lambda faults: faults.fail(SENDING, 503, stored=True, times=3),
}
"""After these nobody knows whether a message was sent."""
REPEATED: dict[str, Fault] = {
    "500, carried out": lambda faults: faults.fail(SENDING, 500, stored=True),
    "502, carried out": lambda faults: faults.fail(SENDING, 502, stored=True),
    "500": lambda faults: faults.fail(SENDING, 500),
    "502": lambda faults: faults.fail(SENDING, 502),
}
"""These discord.py tries again by itself."""


async def arrives_once(office: PostOffice) -> None:
    """Check that a reminder arrives once, and that the database knows it."""
    reminder = await office.remind()
    message = await office.comes(reminder)
    row = await office.settled(reminder)
    await office.passes(10)
    assert office.arrived(reminder) == [message]
    assert (row.state, row.message_id) == (MessageState.SENT, message.id)


@pytest.mark.parametrize("fault", [*UNCLEAR, *REPEATED])
async def test_reminder_arrives_once_after(fault: str, office: PostOffice) -> None:
    (UNCLEAR | REPEATED)[fault](office.discord.faults)
    await arrives_once(office)
    assert office.sendings > 1


@pytest.mark.parametrize("fault", UNCLEAR)
async def test_reminder_arrives_once_without_nonces_after(fault: str, tmp_path: Path) -> None:
    async with delivering(tmp_path, WITHOUT_NONCES) as office:
        UNCLEAR[fault](office.discord.faults)
        await arrives_once(office)
        assert office.looks >= 1


@pytest.mark.parametrize("scope", ["user", "shared", "global"])
async def test_rate_limit_is_waited_for(scope: str, office: PostOffice) -> None:
    office.discord.faults.rate_limit(SENDING, 0.05, scope=scope, times=3)
    await arrives_once(office)
    assert office.sendings == 4


@pytest.mark.parametrize("scope", ["user", "global", "cloudflare"])
async def test_long_rate_limit_is_kept_and_no_doubt_remains(
    scope: str, office: PostOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    # On a busy machine a single request may take as long as discord.py's repeat of one.
    monkeypatch.setattr(courier, "_SOONEST_REPEAT_SECONDS", 30)
    office.discord.faults.rate_limit(SENDING, 40, scope=scope)
    reminder = await office.remind(20)
    await office.until(lambda: office.sendings == 1)
    refused = office.clock.now()
    await office.comes(reminder)
    waited = 60 if scope == "cloudflare" else 40
    assert office.clock.now() - refused >= timedelta(seconds=waited - 2)
    assert (office.sendings, office.looks) == (2, 0)


REFUSED_AFTERWARDS: dict[str, Fault] = {
    "long rate limit": lambda faults: faults.rate_limit(SENDING, 40),
    "blocked": lambda faults: faults.rate_limit(SENDING, 1, scope="cloudflare"),
    "token refused": lambda faults: faults.fail(SENDING, 401),
    "forbidden": lambda faults: faults.fail(SENDING, 403),
}


@pytest.mark.parametrize("refusal", REFUSED_AFTERWARDS)
async def test_refusal_takes_no_doubt_back_that_an_error_before_it_left(
    refusal: str, tmp_path: Path
) -> None:
    async with delivering(tmp_path, WITHOUT_NONCES) as office:
        office.discord.faults.fail(SENDING, 502, stored=True)
        REFUSED_AFTERWARDS[refusal](office.discord.faults)
        await arrives_once(office)
        assert office.sendings == 2
        assert office.looks >= 1


async def test_answer_that_never_comes_is_given_up(
    office: PostOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(attempt, "LONGEST_SECONDS", 0.05)
    office.discord.faults.slow(SENDING, 0.5, stored=True)
    slow = await office.remind()
    await office.comes(slow)
    other = await office.remind()
    await office.settled(other)
    row = await office.settled(slow)
    assert row.attempts > 1
    assert len(office.arrived(slow)) == 1


async def test_reminders_are_sent_while_the_gateway_is_down(office: PostOffice) -> None:
    await office.discord.outage()
    await arrives_once(office)
    assert not office.discord.is_ready
    office.discord.restore()


async def test_nobody_listens_for_a_while(office: PostOffice) -> None:
    port = int(office.discord.backend.address.rpartition(":")[2])
    await office.discord.stop()
    reminder = await office.remind()
    await office.passes(30)
    await office.discord.start(port)
    assert (await office.settled(reminder)).state is MessageState.SENT
    assert len(office.arrived(reminder)) == 1


async def test_reminder_says_that_it_is_late_when_requests_failed(office: PostOffice) -> None:
    office.discord.faults.fail(SENDING, 503, times=1000)
    reminder = await office.remind()
    await office.until(lambda: office.sendings > 1)
    assert office.discord.is_ready
    office.clock.set_by(minutes=3)
    office.discord.faults.clear()
    message = await office.comes(reminder)
    assert "Sent 3 minutes late" in message.text


async def test_reminder_of_no_more_worth_is_reported(office: PostOffice) -> None:
    office.discord.faults.fail(SENDING, 503, times=1000)
    reminder = await office.remind()
    await office.until(lambda: office.sendings > 0)
    office.clock.set_by(hours=7)
    row = await office.settled(reminder)
    office.discord.faults.clear()
    assert row.state is MessageState.SKIPPED
    assert "1 message was not sent" in (await office.reported()).text
    assert not office.arrived(reminder)


async def test_looking_fails_for_a_while(tmp_path: Path) -> None:
    async with delivering(tmp_path, WITHOUT_NONCES) as office:
        office.discord.faults.fail(SENDING, 503, stored=True)
        office.discord.faults.fail(LOOKING, 503)
        office.discord.faults.reset(LOOKING)
        office.discord.faults.garble(LOOKING)
        await arrives_once(office)
        assert office.sendings == 1
        assert office.looks >= 4


async def test_direct_message_cannot_be_opened_at_first(office: PostOffice) -> None:
    office.discord.faults.fail(OPENING, 503)
    office.discord.faults.reset(OPENING)
    office.discord.faults.garble(OPENING)
    reminder = await office.remind(20, to=office.ada)
    assert (await office.comes(reminder)).channel.recipient is office.ada
    assert (await office.settled(reminder)).state is MessageState.SENT
    assert (office.sendings, office.looks) == (1, 0)


async def test_message_that_was_deleted_before_its_repeat_is_not_sent_again(
    office: PostOffice,
) -> None:
    office.discord.faults.fail(SENDING, 503, stored=True)
    reminder = await office.remind()
    message = await office.comes(reminder)
    office.discord.backend.messages.delete(message)
    row = await office.settled(reminder)
    assert (row.state, row.message_id) == (MessageState.SENT, None)
    assert not office.arrived(reminder)


async def test_stop_waits_for_the_answer(office: PostOffice) -> None:
    office.discord.faults.slow(SENDING, 0.3, stored=True)
    reminder = await office.remind()
    await office.comes(reminder)
    office.stop.set()
    assert (await office.settled(reminder)).state is MessageState.SENT
