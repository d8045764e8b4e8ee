from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest

from tests.discord_server.payloads import Json
from tests.discord_server.server import DiscordServer


@pytest.fixture
async def socket(server: DiscordServer) -> AsyncIterator[aiohttp.ClientWebSocketResponse]:
    async with (
        aiohttp.ClientSession() as session,
        session.ws_connect(server.gateway_url + "?v=10&encoding=json") as websocket,
    ):
        yield websocket


def identify(server: DiscordServer, **more: Any) -> Json:  # noqa: ANN401 (any field, also a wrong one)
    data = {"token": server.token, "intents": 1, "properties": {}} | more
    return {"op": 2, "d": data}


async def test_without_compression(
    server: DiscordServer, socket: aiohttp.ClientWebSocketResponse
) -> None:
    guild = server.add_guild("Workshop")
    hello = await socket.receive_json()
    assert hello == {"op": 10, "d": {"heartbeat_interval": 41250}}
    await socket.send_json(identify(server))
    ready = await socket.receive_json()
    assert (ready["op"], ready["s"], ready["t"]) == (0, 1, "READY")
    assert ready["d"]["guilds"] == [{"id": str(guild.id), "unavailable": True}]
    assert ready["d"]["shard"] == [0, 1]
    created = await socket.receive_json()
    assert (created["s"], created["t"], created["d"]["name"]) == (2, "GUILD_CREATE", "Workshop")
    await socket.send_json({"op": 1, "d": 2})
    assert await socket.receive_json() == {"op": 11}
    assert not any(each.is_compressed for each in server.gateway.connections)


async def test_events_go_to_those_who_want_them(
    server: DiscordServer, socket: aiohttp.ClientWebSocketResponse
) -> None:
    guild, ada = server.add_guild("Workshop"), server.add_user("ada")
    await socket.receive_json()
    await socket.send_json(identify(server, intents=1 << 12))
    assert (await socket.receive_json())["t"] == "READY"
    await server.say(ada, "in a guild", channel=guild.channels[0])
    await server.say_dm(ada, "in private")
    message = await socket.receive_json()
    assert (message["t"], message["d"]["content"]) == ("MESSAGE_CREATE", "in private")


@pytest.mark.parametrize(
    ("payload", "code"),
    [
        ({"token": "wrong"}, 4004),
        ({"shard": [1, 1]}, 4010),
        ({"intents": 1 << 8}, 4014),
    ],
)
async def test_an_identify_that_is_refused(
    server: DiscordServer, socket: aiohttp.ClientWebSocketResponse, *, payload: Json, code: int
) -> None:
    await socket.receive_json()
    await socket.send_json(identify(server, **payload))
    assert (await socket.receive()).type is aiohttp.WSMsgType.CLOSE
    assert socket.close_code == code


@pytest.mark.parametrize(("token", "answer"), [("", {"op": 9, "d": False}), ("wrong", None)])
async def test_a_resume_that_is_refused(
    server: DiscordServer,
    socket: aiohttp.ClientWebSocketResponse,
    *,
    token: str,
    answer: Json | None,
) -> None:
    await socket.receive_json()
    data = {"token": token or server.token, "session_id": "x", "seq": 1}
    await socket.send_json({"op": 6, "d": data})
    if answer is None:
        await socket.receive()
        assert socket.close_code == 4004
    else:
        assert await socket.receive_json() == answer


async def test_an_operation_that_is_unknown_fails_the_test(
    server: DiscordServer, socket: aiohttp.ClientWebSocketResponse
) -> None:
    await socket.receive_json()
    await socket.send_json({"op": 4, "d": {}})
    await socket.send_json({"op": 1, "d": None})
    await socket.receive_json()
    assert server.unexpected == ["gateway operation 4: {}"]
    server.gateway.unexpected.clear()
