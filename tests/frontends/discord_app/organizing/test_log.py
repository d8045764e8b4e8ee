"""The log holds everything that organizers do."""

from __future__ import annotations

from bot.frontends.discord_app.organizing.panels.log import ON_A_PAGE
from tests.frontends.discord_app.organizing.organizers import as_organizer, chosen, confirmed, ran
from tests.frontends.discord_app.stage import Stage, headline, labels


async def test_log_says_who_did_what_and_when(stage: Stage) -> None:
    as_organizer(stage)
    await confirmed(stage, "Hello", "tomorrow 9:00")
    stage.clock.forward(minutes=2)
    await ran(stage, "remind pause", reminder="1")
    log = await ran(stage, "organize log")
    assert log.is_ephemeral
    assert not log.pings
    first, second = log.texts()[1:]
    assert first == f"-# <t:1625040840:f> {stage.ada.mention} paused reminder 1 “Hello”"
    assert second.startswith(f"-# <t:1625040720:f> {stage.ada.mention} made reminder 1 “Hello”")
    assert labels(log) == ["Status"]


async def test_log_has_pages_of_ten(stage: Stage) -> None:
    as_organizer(stage)
    panel = await ran(stage, "organize setup")
    for number in range(11):
        await chosen(stage, panel, "answers", "Private" if number % 2 else "Public")
    log = await ran(stage, "organize log")
    assert headline(log) == "## Changes, the last first"
    assert len(log.texts()) == 1 + ON_A_PAGE + 1
    assert labels(log) == ["Newer", "Older", "Status"]
    later = await stage.press(log, "Older")
    assert later is log
    assert len(later.texts()) == 3
    assert "made answers public" in later.texts()[1]


async def test_log_is_that_of_the_server(stage: Stage) -> None:
    as_organizer(stage)
    await confirmed(stage)
    elsewhere = stage.discord.add_guild("Elsewhere")
    elsewhere.add_member(stage.ada, permissions=stage.guild.member(stage.ada).permissions)
    exchange = await stage.discord.slash(stage.ada, "organize log", guild=elsewhere)
    assert headline(exchange.only) == "## No changes yet"
