"""An operator's folder, and a Discord with a server in which the bot may all that it needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.settings import Settings
from tests.discord_server import backend
from tests.discord_server.server import DiscordServer
from tests.doctor.patients import PASTA, TOKEN

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from tests.discord_server.guilds import Guild


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to be in with an event ahead; nothing of ours is in the environment."""
    monkeypatch.chdir(tmp_path)
    for name in map(str.upper, Settings.model_fields):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(f"{name}_FILE", raising=False)
    (tmp_path / "knowledge").mkdir()
    (tmp_path / "knowledge" / "pasta.yaml").write_text(PASTA, encoding="utf-8")
    return tmp_path


@pytest.fixture
async def server() -> AsyncIterator[DiscordServer]:
    async with DiscordServer(backend.Settings(token=TOKEN)) as discord:
        yield discord


@pytest.fixture
def guild(server: DiscordServer) -> Guild:
    return server.add_guild("Workshop")
