"""What Discord and the network do wrong, and that the bot answers all the same."""

import asyncio
from pathlib import Path

import pytest

from bot.frontends.discord_app.client import WorkshopClient
from tests.frontends.discord_app.log import Log
from tests.frontends.discord_app.stage import Stage, headline, on_stage

NOW = "## MLHPCS 2021 starts <t:1625227200:R>"
CALLBACK = "POST /interactions/*"
MESSAGES = "POST /channels/*/messages"


@pytest.fixture(autouse=True)
def identifies_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """By default discord.py waits 5 seconds each time but the first."""

    async def at_once(*_: object, **__: object) -> None:
        pass

    monkeypatch.setattr(WorkshopClient, "before_identify_hook", at_once)


async def answers(stage: Stage) -> None:
    """Check that the bot answers a command."""
    assert headline(await stage.slash("now")) == NOW


async def answers_once(stage: Stage) -> None:
    """Check that a mention is answered by exactly one message."""
    bot = stage.discord.bot_user
    asked = await stage.say("now")
    reply = await stage.discord.reply_to(asked)
    assert headline(reply) == NOW
    await answers(stage)
    assert [each for each in stage.discord.messages if each.author is bot] == [reply]


@pytest.mark.parametrize("scope", ["user", "shared", "global"])
async def test_rate_limit_is_waited_for(stage: Stage, scope: str) -> None:
    stage.discord.faults.rate_limit(CALLBACK, 0.05, scope=scope)
    await answers(stage)
    stage.discord.faults.rate_limit(MESSAGES, 0.05, scope=scope)
    await answers_once(stage)


@pytest.mark.parametrize("status", [500, 502, 503])
@pytest.mark.parametrize("stored", [False, True])
async def test_server_error_on_an_answer(stage: Stage, status: int, *, stored: bool) -> None:
    stage.discord.faults.fail(CALLBACK, status, stored=stored)
    await answers(stage)


@pytest.mark.parametrize("by_fin", [False, True])
@pytest.mark.parametrize("stored", [False, True])
@pytest.mark.parametrize("times", [1, 2])
async def test_connection_that_breaks_during_an_answer(
    stage: Stage, times: int, *, stored: bool, by_fin: bool
) -> None:
    stage.discord.faults.reset(CALLBACK, stored=stored, by_fin=by_fin, times=times)
    await answers(stage)
    stage.discord.faults.reset(MESSAGES, stored=stored, by_fin=by_fin, times=times)
    await answers_once(stage)


async def test_page_is_turned_although_the_connection_breaks(stage: Stage) -> None:
    program = await stage.slash("program")
    stage.discord.faults.reset(CALLBACK, stored=True)
    await stage.press(program, "Later")
    assert "Closing Discussions" in program.text


async def test_answer_that_is_lost_for_good_is_noted(stage: Stage, log: Log) -> None:
    stage.discord.faults.reset(CALLBACK, times=6)
    exchange = await stage.discord.slash(stage.ada, "now", guild=stage.guild, wait=False)
    await stage.happened(6)
    assert exchange.callback is None
    await answers(stage)
    lost, _ = await log.ended(2)
    assert (lost["event"], lost["what"]) == ("failed", "now")
    assert "the apology was not delivered either" in log.text


async def test_slow_answers_hold_up_nobody_else(stage: Stage) -> None:
    stage.discord.faults.slow(CALLBACK, 0.3)
    slow = await stage.discord.slash(stage.ada, "about", guild=stage.guild, wait=False)
    await answers(stage)
    assert slow.callback is None
    await slow.answered()


async def test_choices_that_are_lost_do_no_harm(stage: Stage) -> None:
    stage.discord.faults.reset(CALLBACK)
    await stage.discord.autocomplete(
        stage.ada, "talk", {"query": "k"}, "query", guild=stage.guild, wait=False
    )
    await stage.happened(1)
    await answers(stage)


async def gateway_fault(stage: Stage, fault: str) -> None:
    """Let the gateway do something wrong."""
    faults = stage.discord.gateway_faults
    match fault:
        case "cut":
            faults.drop()
        case "ended":
            faults.drop(by_fin=True)
        case "op 7":
            faults.reconnect()
        case "op 9, resumable":
            faults.invalidate(resumable=True)
        case "op 9, gone":
            faults.invalidate(resumable=False)
        case code:
            await faults.close(int(code))


@pytest.mark.parametrize(
    "fault",
    ["cut", "ended", "op 7", "op 9, resumable", "op 9, gone", "4000", "4007", "4009", "1001"],
)
async def test_bot_answers_again_after_the_gateway_failed(stage: Stage, fault: str) -> None:
    await answers(stage)
    gateway = stage.discord.gateway
    before = len(gateway.identifies) + len(gateway.resumes)
    await gateway_fault(stage, fault)
    await gateway.changed.until(
        lambda: len(gateway.identifies) + len(gateway.resumes) > before and stage.discord.is_ready,
        12,
        lambda: f"not connected again: {stage.discord.closes}",
    )
    await answers(stage)


async def test_bot_answers_again_after_an_outage(stage: Stage) -> None:
    await stage.discord.outage()
    await asyncio.sleep(0.1)
    stage.discord.restore()
    await stage.discord.ready(15)
    await answers(stage)


async def test_silent_gateway_is_noticed(stage: Stage) -> None:
    stage.discord.gateway.settings.heartbeat_interval = 0.05
    await stage.restart(heartbeat_timeout=0.3)
    gateway = stage.discord.gateway
    before = len(gateway.identifies) + len(gateway.resumes)
    stage.discord.gateway_faults.stop_acknowledging()
    await gateway.changed.until(
        lambda: len(gateway.identifies) + len(gateway.resumes) > before,
        12,
        lambda: "the silence was not noticed",
    )
    await stage.discord.ready()
    await answers(stage)


async def test_gateway_that_is_down_at_the_start_is_waited_for(tmp_path: Path) -> None:
    async with on_stage(tmp_path, starts=False) as stage:
        stage.discord.gateway_faults.outage()
        stage.start()
        await stage.discord.synced()
        stage.discord.restore()
        await stage.discord.ready(15)
        await answers(stage)
