from __future__ import annotations

import asyncio
import errno
import json
import socket
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

import pytest
from aiohttp import web

from bot.doctor import http_port
from bot.doctor.http_port import look_at_port
from tests.doctor.patients import graves

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

HERE = "127.0.0.1"
READY = {
    "ready": True,
    "checks": [{"name": "gateway", "ok": True, "figure": 20, "unit": "ms", "says": "20 ms"}],
}
NOT_READY = {
    "ready": False,
    "checks": [
        *READY["checks"],  # type: ignore[misc] # it is a list
        {"name": "database", "ok": False, "figure": 0, "unit": "ms", "says": "does not\nanswer"},
    ],
}


@asynccontextmanager
async def listening(answer: str, status: int = 200) -> AsyncIterator[int]:
    """Yield the port at which somebody gives the same answer to everything."""

    async def handle(_request: web.BaseRequest) -> web.Response:
        return web.Response(text=answer, status=status)

    runner = web.ServerRunner(web.Server(handle, access_log=None))
    await runner.setup()
    await web.TCPSite(runner, HERE, 0).start()
    try:
        yield runner.addresses[0][1]
    finally:
        await runner.cleanup()


async def _free_port() -> int:
    async with listening("") as port:
        return port


async def test_none_is_a_choice() -> None:
    assert graves(await look_at_port(HERE, 0)) == ["note"]


async def test_free_port_stays_free() -> None:
    port = await _free_port()
    for _ in range(2):
        (found,) = await look_at_port(HERE, port)
        assert found.severity.name == "OK"
        assert f"http://{HERE}:{port} is free" in found.says


@pytest.mark.parametrize("host", ["0.0.0.0", ""])  # noqa: S104 (that is what is asked)
async def test_port_that_others_reach_is_noted(host: str) -> None:
    found = await look_at_port(host, await _free_port())
    assert graves(found) == ["ok", "note"]
    assert "has no password" in found[1].says


async def test_running_bot_that_is_ready() -> None:
    async with listening(json.dumps(READY)) as port:
        (found,) = await look_at_port("localhost", port)
    assert found.severity.name == "OK"
    assert found.says.endswith("is ready")


async def test_running_bot_that_is_not_ready_says_why() -> None:
    async with listening(json.dumps(NOT_READY), 503) as port:
        found = await look_at_port(HERE, port)
    assert graves(found) == ["warning", "warning"]
    assert found[1].says == "its database: does not answer"


@pytest.mark.parametrize("answer", ["<html>", "{}", "[]", '"x"', '{"ready": true, "checks": [1]}'])
async def test_somebody_else_listens(answer: str) -> None:
    async with listening(answer) as port:
        (found,) = await look_at_port(HERE, port)
    assert found.severity.name == "ERROR"
    assert "something else" in found.says
    assert "HTTP_PORT" in found.to_do


async def test_what_hangs_up_is_somebody_else() -> None:
    server = await asyncio.start_server(lambda _, writer: writer.close(), HERE, 0)
    async with server:
        (found,) = await look_at_port(HERE, server.sockets[0].getsockname()[1])
    assert "something else" in found.says


async def test_what_does_not_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(http_port, "_SECONDS", 0.05)
    writers: list[asyncio.StreamWriter] = []
    server = await asyncio.start_server(lambda _, writer: writers.append(writer), HERE, 0)
    async with server:
        (found,) = await look_at_port(HERE, server.sockets[0].getsockname()[1])
        for each in writers:
            each.close()
    assert found.severity.name == "ERROR"
    assert "does not answer" in found.says


async def test_address_of_another_machine() -> None:
    (found,) = await look_at_port("192.0.2.1", 8095)
    assert found.severity.name == "ERROR"
    assert "doesn't have that address" in found.says
    assert "HTTP_HOST" in found.to_do


@pytest.mark.parametrize(
    ("error", "says"),
    [
        (OSError(errno.EACCES, "permission denied"), "this user may not listen there"),
        (OSError(errno.EMFILE, "too many open files"), ": too many open files"),
        (OSError(), ": it fails"),
        (socket.gaierror(-2, "not known"), "can't be looked up"),
    ],
)
async def test_what_the_system_refuses(
    error: OSError, says: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def refuse(*_: Any) -> None:  # noqa: ANN401 (whatever is asked for)
        raise error

    monkeypatch.setattr(asyncio, "start_server", refuse)
    (found,) = await look_at_port(HERE, 80)
    assert found.severity.name == "ERROR"
    assert says in found.says
    assert found.to_do
