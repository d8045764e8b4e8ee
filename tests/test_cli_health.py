"""`workshop-bot health`, as a container engine runs it."""

import asyncio
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from bot.cli import run
from bot.frontends.web.health import application
from bot.frontends.web.server import serving
from bot.telemetry.checks import Check
from bot.telemetry.metrics import Metrics

GOOD = Check(name="gateway", is_ok=True, figure=41.0, unit="ms", says="1 shard connected")
BAD = Check(name="database", is_ok=False, figure=5000.0, unit="ms", says="it is locked")


@pytest.fixture
def port(monkeypatch: pytest.MonkeyPatch) -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = int(taken.getsockname()[1])
    monkeypatch.setenv("HTTP_PORT", str(port))
    monkeypatch.delenv("HTTP_HOST", raising=False)
    return port


@contextmanager
def answering(port: int, *checks: Check) -> Iterator[None]:
    """Let a bot be asked meanwhile, in a thread of its own."""
    is_there, is_over = threading.Event(), asyncio.Event()
    loop = asyncio.new_event_loop()

    async def ask() -> list[Check]:
        return list(checks)

    async def serve() -> None:
        async with serving(application(ask, Metrics()), "127.0.0.1", port):
            is_there.set()
            await is_over.wait()

    thread = threading.Thread(target=lambda: loop.run_until_complete(serve()))
    thread.start()
    try:
        assert is_there.wait(60)
        yield
    finally:
        loop.call_soon_threadsafe(is_over.set)
        thread.join()
        loop.close()


def test_bot_that_is_well(port: int, capsys: pytest.CaptureFixture[str]) -> None:
    with answering(port, GOOD):
        assert run(["health"]) == 0
    assert capsys.readouterr().out == "ready\n  gateway    ok   1 shard connected\n"


def test_bot_that_is_not(port: int, capsys: pytest.CaptureFixture[str]) -> None:
    with answering(port, GOOD, BAD):
        assert run(["health"]) == 1
    assert capsys.readouterr().out == (
        "not ready\n  gateway    ok   1 shard connected\n  database   BAD  it is locked\n"
    )


def test_bot_that_listens_everywhere_is_asked_here(
    port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_HOST", "0.0.0.0")  # noqa: S104 - nothing listens there
    with answering(port, GOOD):
        assert run(["health"]) == 0


def test_no_bot(port: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["health"]) == 1
    assert capsys.readouterr().err == (
        f"no bot answers at 127.0.0.1, port {port}: Connection refused\n"
    )


def test_something_else_at_the_port(port: int, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", port)) as other:
        threading.Thread(target=_speak, args=(other,), daemon=True).start()
        assert run(["health"]) == 1
    assert capsys.readouterr().err == (
        f"no bot answers at 127.0.0.1, port {port}: something else answers there\n"
    )


def _speak(server: socket.socket) -> None:
    connection, _ = server.accept()
    with connection:
        connection.recv(1_000)
        connection.sendall(b"HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\n[]")


def test_port_that_is_off(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("HTTP_PORT", "0")
    assert run(["health"]) == 2
    assert "HTTP_PORT is 0" in capsys.readouterr().err
