import asyncio
from collections.abc import AsyncIterator, Sequence
from pathlib import Path

import pytest

from bot.frontends.discord_app import running
from bot.frontends.discord_app.client import WorkshopClient
from bot.frontends.discord_app.running import CannotRunError
from tests.discord_server.gateway import Close
from tests.discord_server.pointing import pointed_to
from tests.frontends.discord_app.stage import Stage, on_stage

WHO_AM_I = "GET /users/@me"
ANOTHER_TOKEN = "another-token"  # noqa: S105 (it opens nothing)


@pytest.fixture
async def unstarted(tmp_path: Path) -> AsyncIterator[Stage]:
    async with on_stage(tmp_path, starts=False) as set_up:
        yield set_up


async def run(stage: Stage, pauses: Sequence[float] = (), token: str = "") -> None:
    """Run a bot in the test itself, until it is told to stop."""

    def new_client() -> WorkshopClient:
        stage.clients.append(WorkshopClient(stage.desk))
        return stage.client

    await running.run(new_client, token or stage.discord.token, stage.stop, pauses)


async def connected(stage: Stage) -> None:
    """Wait until a bot is connected on any shard, and its commands are known."""
    await stage.discord.synced()
    gateway = stage.discord.gateway
    await gateway.changed.until(lambda: bool(gateway.sessions), 5, lambda: "no shard connected")


async def refusal(stage: Stage) -> str:
    """Return what the operator is told, of a bot that ends by itself."""
    assert stage.running
    with pytest.raises(CannotRunError) as told:
        await asyncio.wait_for(stage.running, 5)
    stage.running = None
    assert "\n" not in str(told.value)
    return str(told.value)


async def test_stop_leaves_the_gateway_properly(stage: Stage) -> None:
    await stage.leave()
    assert stage.discord.closes == [Close(1000, 0, by_server=False)]
    assert stage.client.is_closed()


async def test_token_that_was_never_good_is_refused(unstarted: Stage) -> None:
    with pytest.raises(CannotRunError, match=r"doesn't accept the token: .* into DISCORD_TOKEN"):
        await run(unstarted, (60,), ANOTHER_TOKEN)
    assert len(unstarted.clients) == 1


@pytest.mark.parametrize(
    ("code", "told"),
    [
        (4004, "Discord no longer accepts the token: set a new one in DISCORD_TOKEN"),
        (4010, "Discord doesn't accept SHARD_IDS and SHARD_COUNT: look at both"),
        (4011, "the bot is in too many servers for SHARD_COUNT: raise it"),
        (4012, "the connection to Discord ended: Shard ID 0 WebSocket closed with 4012"),
        (4013, "Discord doesn't know the intents of this version: look for a newer one"),
        (4014, "the connection to Discord ended: Shard ID 0 is requesting privileged intents"),
    ],
)
async def test_gateway_that_refuses_later_ends_it(code: int, told: str, stage: Stage) -> None:
    await stage.discord.gateway_faults.close(code)
    assert (await refusal(stage)).startswith(told)


async def test_gateway_that_refuses_the_token_at_once_ends_it(unstarted: Stage) -> None:
    unstarted.discord.gateway.settings.token = ANOTHER_TOKEN
    unstarted.start()
    assert "set a new one in DISCORD_TOKEN" in await refusal(unstarted)


@pytest.mark.parametrize("what", [WHO_AM_I, "GET /gateway/bot", "GET /oauth2/applications/@me"])
async def test_log_in_is_tried_again(what: str, unstarted: Stage) -> None:
    unstarted.discord.faults.fail(what, 503, times=2)
    unstarted.running = asyncio.create_task(run(unstarted, (0, 0)))
    await unstarted.discord.ready()
    assert len(unstarted.clients) == 3
    assert [client.is_closed() for client in unstarted.clients] == [True, True, False]


async def test_log_in_that_always_fails_is_given_up(unstarted: Stage) -> None:
    unstarted.discord.faults.fail(WHO_AM_I, 503, times=3)
    with pytest.raises(CannotRunError, match=r"can't be reached at http.*: 503 .*DISCORD_API_URL"):
        await run(unstarted, (0, 0))
    assert len(unstarted.clients) == 3
    assert not unstarted.discord.gateway.identifies


async def test_nobody_listening_is_told(unstarted: Stage) -> None:
    await unstarted.discord.stop()
    with pytest.raises(CannotRunError, match=r"can't be reached at http://127.*: Cannot connect"):
        await run(unstarted, (0, 0))
    assert all(client.is_closed() for client in unstarted.clients)


async def test_answer_that_is_no_json_is_told(unstarted: Stage) -> None:
    unstarted.discord.faults.garble(WHO_AM_I)
    try:
        with pytest.raises(CannotRunError, match="can't be reached at"):
            await run(unstarted)
    finally:
        await unstarted.client.close()


async def test_stop_while_logging_in_is_obeyed(unstarted: Stage) -> None:
    unstarted.discord.faults.fail(WHO_AM_I, 503)
    unstarted.running = asyncio.create_task(run(unstarted, (60,)))
    await unstarted.happened(1)
    unstarted.stop.set()
    await asyncio.wait_for(unstarted.running, 5)


async def test_gateway_that_no_longer_listens_is_left(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(running, "SECONDS_TO_LEAVE", 60)
    (connection,) = stage.discord.gateway.connections
    assert connection._request.transport
    connection._request.transport.pause_reading()
    await asyncio.wait_for(stage.leave(), 5)


async def test_stop_during_an_outage_is_obeyed(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(running, "SECONDS_TO_LEAVE", 0.05)
    await stage.discord.outage()
    await asyncio.sleep(0.02)
    await asyncio.wait_for(stage.leave(), 2)


async def test_shard_of_several_goes_where_the_api_says(unstarted: Stage) -> None:
    unstarted.discord.gateway.settings.shards = 2

    def new_client() -> WorkshopClient:
        return WorkshopClient(unstarted.desk, shard_ids=(0,), shard_count=2)

    with pointed_to(unstarted.discord.api_url, "ws://127.0.0.1:9/nowhere"):
        token, stop = unstarted.discord.token, unstarted.stop
        unstarted.running = asyncio.create_task(running.run(new_client, token, stop, ()))
        await connected(unstarted)
        exchange = await unstarted.discord.slash(unstarted.ada, "program", dm=True)
        await unstarted.leave()
    (identify,) = unstarted.discord.gateway.identifies
    assert identify["shard"] == [0, 2]
    assert exchange.only.text
