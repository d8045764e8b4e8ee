from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.clock import now
from bot.doctor import examination
from bot.doctor.findings import Finding, Severity
from bot.doctor.program import check_program
from bot.storage.choices import ServerChoices
from bot.storage.stores import Stores
from tests.discord_server import permissions
from tests.doctor.patients import CALM, NOWHERE, SECRET, TOKEN, examined, graves, of

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from tests.discord_server.guilds import Guild
    from tests.discord_server.server import DiscordServer
    from tests.postgres import Postgres

AFTER_TOKEN = ("gateway", "servers", "channels")
URL = "sqlite:///data/bot.sqlite3"


@pytest.fixture(autouse=True)
def healthy(server: DiscordServer, guild: Guild, monkeypatch: pytest.MonkeyPatch) -> None:
    """Set all as it should be."""
    assert guild.bot_member
    monkeypatch.setenv("DISCORD_API_URL", server.api_url)
    monkeypatch.setenv("DISCORD_TOKEN", TOKEN)
    monkeypatch.setenv("HTTP_PORT", "0")


async def _chosen(url: str, guild: Guild) -> None:
    stores = await Stores.open(url)
    await stores.choices.save(guild.id, ServerChoices(channel_id=guild.channels[0].id))
    await stores.choices.save(4711, ServerChoices())
    await stores.close()


async def test_all_is_well_with_a_file(guild: Guild) -> None:
    await _chosen(URL, guild)
    found = await examined(now)
    assert {each.severity for each in found} == CALM
    whats = ["program", "settings", "knowledge", "database", "HTTP port", "Discord"]
    whats += ["clock", "token", "gateway", "servers", "servers", "channels"]
    assert [each.what for each in found] == whats
    assert "4711" in of("servers", found)[1].says


async def test_all_is_well_with_a_server(
    guild: Guild, postgres: Postgres, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = await postgres.database()
    await _chosen(url, guild)
    monkeypatch.setenv("DATABASE_URL", url)
    found = await examined(now)
    assert {each.severity for each in found} == CALM
    assert "in 1 server" in of("channels", found)[0].says


async def test_database_of_a_running_bot_is_looked_at_too(guild: Guild) -> None:
    await _chosen(URL, guild)
    stores = await Stores.open(URL)
    try:
        assert {each.severity for each in await examined(now)} == CALM
    finally:
        await stores.close()


async def test_without_a_token_the_rest_is_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISCORD_TOKEN", "")
    found = await examined(now)
    (token,) = of("token", found)
    assert token.severity is Severity.ERROR
    assert token.says.startswith("DISCORD_TOKEN is not set")
    assert graves(of("Discord", found) + of("clock", found)) == ["ok", "ok"]
    for what in AFTER_TOKEN:
        (skipped,) = of(what, found)
        assert skipped.says == "not looked at: that takes a token which Discord accepts"


async def test_token_in_a_file_that_is_gone_is_told_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DISCORD_TOKEN")
    monkeypatch.setenv("DISCORD_TOKEN_FILE", TOKEN)
    found = await examined(now)
    assert graves(of("settings", found)) == ["error"]
    assert graves(of("token", found)) == ["skipped"]
    assert not any(SECRET in each.says + each.to_do for each in found)


@pytest.mark.parametrize("token", [f"{TOKEN}-of-old", f"Bot {TOKEN}", f"{TOKEN}\nand a note"])
async def test_token_that_discord_does_not_accept(
    token: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISCORD_TOKEN", token)
    found = await examined(now)
    assert graves(of("token", found)) == ["error"]
    assert graves(each for what in AFTER_TOKEN for each in of(what, found)) == ["skipped"] * 3
    assert not any(SECRET in each.says + each.to_do for each in found)


@pytest.mark.parametrize(
    ("token", "severity"), [(TOKEN, "skipped"), ("", "error"), (f'"{TOKEN}"', "error")]
)
async def test_discord_that_cannot_be_reached(
    token: str, severity: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISCORD_API_URL", NOWHERE)
    monkeypatch.setenv("DISCORD_TOKEN", token)
    monkeypatch.setenv("HTTPS_PROXY", f"http://ada:{SECRET}@proxy:3128")
    found = await examined(now)
    (discord,) = of("Discord", found)
    assert "127.0.0.1 refuses the connection" in discord.says
    assert "HTTPS_PROXY is set" in discord.to_do
    assert graves(of("token", found)) == [severity]
    assert graves(each for what in ("clock", *AFTER_TOKEN) for each in of(what, found)) == (
        ["skipped"] * 4
    )
    assert not any(SECRET in each.says + each.to_do for each in found)


async def test_discord_in_trouble_after_a_while(server: DiscordServer) -> None:
    server.faults.fail("GET /users/@me/guilds", 503, times=9)
    found = await examined(now)
    assert graves(of("Discord", found)) == ["ok", "error"]
    assert graves(of("token", found) + of("gateway", found)) == ["ok", "ok"]
    assert graves(of("servers", found) + of("channels", found)) == ["skipped", "skipped"]


async def test_something_else_answers(
    server: DiscordServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server.backend, "application", dict)
    found = await examined(now)
    assert "is not Discord's API" in of("Discord", found)[1].says
    server.faults.clear()
    monkeypatch.setenv("DISCORD_API_URL", f"{server.api_url}/users/@me/guilds?x=")
    found = await examined(now)
    assert "is not Discord's API" in of("Discord", found)[0].says


async def test_slow_discord_is_not_waited_for(server: DiscordServer) -> None:
    server.faults.slow("GET /gateway/bot", 30)
    found = await examined(now, seconds=3.0)
    assert graves(of("token", found)) == ["ok"]
    assert [each.says for what in AFTER_TOKEN for each in of(what, found)] == (
        ["not looked at: Discord was too slow"] * 3
    )


async def test_clock_that_is_wrong() -> None:
    def ahead() -> datetime:
        return now() + timedelta(minutes=5)

    (clock,) = of("clock", await examined(ahead))
    assert clock.severity is Severity.ERROR
    assert "minutes ahead of Discord's" in clock.says


async def test_few_log_ins_and_too_few_shards(
    server: DiscordServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.gateway.settings.shards = 3
    server.gateway.identifies.extend([{}] * 950)
    monkeypatch.setenv("SHARD_COUNT", "2")
    found = await examined(now)
    assert graves(of("gateway", found) + of("shards", found)) == ["warning", "warning"]


async def test_bot_in_no_server(server: DiscordServer, guild: Guild) -> None:
    server.remove_bot(guild)
    found = await examined(now)
    assert graves(of("servers", found)) == ["warning"]
    assert of("channels", found) == []


async def test_channel_in_which_the_bot_may_not_post(guild: Guild) -> None:
    guild.channels[0].bot_permissions &= ~permissions.SEND_MESSAGES
    await _chosen(URL, guild)
    found = await examined(now)
    assert graves(of("channels", found)) == ["warning"]


async def test_database_that_cannot_be_read_hides_what_was_chosen(folder: Path) -> None:
    (folder / "data").mkdir()
    (folder / "data" / "bot.sqlite3").write_text("no database, " * 100)
    found = await examined(now)
    assert graves(of("database", found)) == ["error"]
    assert graves(of("servers", found)) == ["ok"]
    assert graves(of("channels", found)) == ["skipped"]


async def test_database_that_is_locked_holds_nothing_up(guild: Guild) -> None:
    await _chosen(URL, guild)
    with closing(sqlite3.connect("data/bot.sqlite3", isolation_level=None)) as writer:
        writer.execute("PRAGMA journal_mode = DELETE")
        writer.execute("BEGIN EXCLUSIVE")
        found = await examined(now)
    assert graves(of("database", found)) == ["warning"]


@pytest.mark.parametrize(
    ("variable", "value", "what"),
    [
        ("DATABASE_URL", f"mysql://bot:{SECRET}@db/bot", "database"),
        ("HTTP_PORT", "99999", "HTTP port"),
        ("DISCORD_API_URL", "discord.com/api/v10", "Discord"),
    ],
)
async def test_what_a_setting_hides_is_not_looked_at(
    variable: str, value: str, what: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(variable, value)
    found = await examined(now)
    assert graves(of("settings", found)) == ["error"]
    (skipped,) = of(what, found)
    assert skipped.says == f"not looked at: {variable} can't be used"
    assert not any(SECRET in each.says + each.to_do for each in found)


async def test_folder_that_is_named_in_a_file_that_is_gone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("KNOWLEDGE_DIR_FILE", "missing")
    found = await examined(now)
    assert graves(of("settings", found)) == ["error"]
    assert graves(of("knowledge", found)) == ["skipped"]


async def test_check_that_fails_itself_keeps_no_other_from_being_made(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def fail(*_: object) -> list[Finding]:
        raise ZeroDivisionError(SECRET)

    monkeypatch.setattr(examination, "look_at_port", fail)
    monkeypatch.setenv("HTTP_PORT", "8095")
    found = await examined(now)
    (port,) = of("HTTP port", found)
    assert port.says == "this check itself failed (ZeroDivisionError), which is a mistake in it"
    assert {each.severity for each in found if each is not port} == {Severity.OK}


async def test_check_that_takes_too_long_keeps_no_other_from_being_made(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def hang(*_: object) -> list[Finding]:
        await asyncio.Event().wait()
        return []

    monkeypatch.setattr(examination, "look_at_database", hang)
    monkeypatch.setattr(examination, "_SHARE_OF_OTHERS", 0.01)
    found = await examined(now)
    assert graves(of("database", found)) == ["warning"]
    assert graves(of("servers", found)) == ["ok"]


def test_old_python_is_told() -> None:
    assert check_program("1.0", (3, 11, 0)).severity is Severity.OK
    found = check_program("1.0", (3, 10, 9))
    assert (found.severity, found.says) == (Severity.ERROR, "workshop-bot 1.0 on Python 3.10.9")
