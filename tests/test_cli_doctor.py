"""The command `doctor`, as an operator types it."""

from __future__ import annotations

import asyncio
import base64
import os
import re
import sys
import threading
from typing import TYPE_CHECKING

import pytest

from bot.cli import doctor, run
from bot.doctor import database
from bot.doctor.findings import Finding, warning
from bot.settings import Settings
from tests.discord_server import backend
from tests.discord_server.server import DiscordServer

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

PASTA = "event: {id: pasta, name: PASTA 2031, timezone: Europe/Rome, starts: 2031-05-02}"
SECRET = "s3cret-that-nobody-may-see"  # noqa: S105 (it opens nothing)
TOKEN = f"{base64.b64encode(b'123456789012345678').decode()}.Gabcde.{SECRET}"
NOWHERE = "http://127.0.0.1:9/api/v10"
HEALTHY = """\
ok       program      workshop-bot …
ok       settings     3 set, each of them usable
ok       knowledge    1 event in knowledge, 1 of which not over
ok       database     data/bot.sqlite3 is not there yet: it is made at the first start
note     HTTP port    none, so nothing can ask how the bot is (HTTP_PORT is 0)
ok       Discord      127.0.0.1 answers within … ms
ok       clock        it agrees with Discord's
ok       token        Discord accepts it: it is that of workshop-bot
ok       gateway      1000 of 1000 log-ins are left for the next 24 hours
ok       servers      the bot is in 1 server, with the permissions it needs
ok       channels     none was chosen yet, so nothing is announced by itself

all is well
"""
NOTHING = """\
ok       program      workshop-bot …
ok       settings     2 set, each of them usable
error    knowledge    there is nothing to answer from, so the bot doesn't start: knowledge: there is no such file or folder
                      -> `workshop-bot new my-workshop-2027` begins a file; KNOWLEDGE_DIR says where they are.
ok       database     data/bot.sqlite3 is not there yet: it is made at the first start
note     HTTP port    none, so nothing can ask how the bot is (HTTP_PORT is 0)
error    Discord      127.0.0.1 refuses the connection
                      -> Look whether a firewall is in between, and at DISCORD_API_URL if you set it.
skipped  clock        not looked at: Discord can't be asked
error    token        DISCORD_TOKEN is not set, and `run` needs it
                      -> Copy the token of your application's bot from https://discord.com/developers/applications (Bot > Reset Token) into DISCORD_TOKEN, in the environment or in .env.
skipped  gateway      not looked at: Discord can't be asked
skipped  servers      not looked at: Discord can't be asked
skipped  channels     not looked at: Discord can't be asked

3 errors: knowledge, Discord, token
"""  # noqa: E501 (no line is broken where it isn't a terminal)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to be in, from which nothing can be reached."""
    monkeypatch.chdir(tmp_path)
    for name in map(str.upper, Settings.model_fields):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(f"{name}_FILE", raising=False)
    for name in ("HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)
    monkeypatch.setenv("DISCORD_API_URL", NOWHERE)
    monkeypatch.setenv("HTTP_PORT", "0")
    return tmp_path


@pytest.fixture
async def discord(folder: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[DiscordServer]:
    """A Discord in which all is as it should be, as in the folder."""
    (folder / "knowledge").mkdir()
    (folder / "knowledge" / "pasta.yaml").write_text(PASTA, encoding="utf-8")
    async with DiscordServer(backend.Settings(token=TOKEN)) as server:
        server.add_guild("Workshop")
        monkeypatch.setenv("DISCORD_API_URL", server.api_url)
        monkeypatch.setenv("DISCORD_TOKEN", TOKEN)
        yield server


async def _told(capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    """Return the exit code and what is printed, without what differs each time."""
    code = await asyncio.to_thread(run, ["doctor"])
    said = capsys.readouterr()
    assert said.err == ""
    assert SECRET not in said.out
    out = re.sub(r"workshop-bot \d.*", "workshop-bot …", said.out)
    return code, re.sub(r"within \d+ ms", "within … ms", out)


def _names_in(folder: Path) -> list[str]:
    return [each.name for each in folder.iterdir()]


@pytest.mark.usefixtures("discord")
async def test_all_is_well(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert await _told(capsys) == (0, HEALTHY)
    assert _names_in(folder) == ["knowledge"]


async def test_nothing_is_there(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert await _told(capsys) == (2, NOTHING)
    assert _names_in(folder) == []


@pytest.mark.usefixtures("discord")
async def test_warnings_alone(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DISCORD_TOKN", TOKEN)
    code, out = await _told(capsys)
    assert code == 1
    assert out.endswith("\n\n1 warning: settings\n")


@pytest.mark.usefixtures("discord")
async def test_errors_before_warnings(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DISCORD_TOKN", TOKEN)
    monkeypatch.setenv("DISCORD_TOKEN", f"{TOKEN}-of-old")
    monkeypatch.setenv("DATABASE_URL", f"postgresql://bot:{SECRET}@127.0.0.1:9/bot")
    code, out = await _told(capsys)
    assert code == 2
    assert out.endswith("\n\n2 errors, 1 warning: database, token, settings\n")


async def test_lines_are_broken_and_coloured_on_a_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "80")
    _, out = await _told(capsys)
    assert "\x1b[31m\x1b[1merror\x1b[0m    token" in out
    plain = re.sub(r"\x1b\[\d+m", "", out)
    assert max(map(len, plain.splitlines())) <= 80
    assert " ".join(plain.split()) == " ".join(NOTHING.split())


@pytest.mark.parametrize(
    ("hangs", "code", "ending"),
    [(True, 2, "not all could be looked at within 0 seconds"), (False, 1, "1 warning: database")],
)
@pytest.mark.usefixtures("discord")
async def test_what_hangs_is_left(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    *,
    hangs: bool,
    code: int,
    ending: str,
) -> None:
    """A name that is looked up in vain holds Python up, also after all has been told."""
    left: list[int] = []
    has_left = threading.Event()
    may_leave = threading.Event()

    def leave(code: int) -> None:
        left.append(code)
        has_left.set()

    class FakeTimer(threading.Thread):
        """Rings while something hangs, whenever that is."""

        def __init__(self, _seconds: float, ring: Callable[[], None]) -> None:
            super().__init__(target=self._ring, args=[ring])

        def _ring(self, ring: Callable[[], None]) -> None:
            may_leave.wait()
            ring()

        def cancel(self) -> None: ...

    def look(*_: object) -> tuple[None, list[Finding]]:
        if hangs:
            may_leave.set()
            has_left.wait()
        return None, [warning("database", "it hung")]

    monkeypatch.setattr(os, "_exit", leave)
    monkeypatch.setattr(threading, "Timer", FakeTimer)
    monkeypatch.setattr(doctor, "_SECONDS_AT_MOST", 0)
    monkeypatch.setattr(database, "look_at_file", look)
    _, out = await _told(capsys)
    may_leave.set()
    assert await asyncio.to_thread(has_left.wait, 30)
    assert left == [code]
    assert ending in out
