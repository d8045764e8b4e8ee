"""How the bot says that it is well, and that it is not."""

import asyncio
import math
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.answers.assistant import Assistant
from bot.frontends.discord_app import reminding, vital_signs
from bot.frontends.discord_app.vital_signs import VitalSigns, scheduler
from bot.knowledge.problems import Problem
from bot.storage.outbox_views import Backlog
from bot.telemetry.checks import Check
from tests.frontends.discord_app.stage import KNOWLEDGE, Stage, on_stage

NOW = datetime(2027, 3, 1, 12, tzinfo=UTC)
IDLE = Backlog(waiting=0, due=0, untried_since=None)


@pytest.fixture
async def signs(stage: Stage) -> VitalSigns:
    """Those of a bot that is connected, and has looked for what is due just now."""
    await stage.client.wait_until_ready()
    signs = VitalSigns(stage.desk)
    service = reminding.new_service(stage.client)
    service.dispatcher.looked = stage.clock.now
    signs.join(stage.client, service)
    return signs


async def look(signs: VitalSigns) -> dict[str, Check]:
    signs._asked = float("-inf")  # what was seen a moment ago is not seen again
    return {check.name: check for check in await signs()}


def figure(stage: Stage, name: str, **labels: str) -> float | None:
    return stage.desk.metrics.registry.get_sample_value(f"workshop_bot_{name}", labels)


async def test_all_is_well(stage: Stage, signs: VitalSigns) -> None:
    checks = await look(signs)
    assert list(checks) == ["gateway", "database", "scheduler", "knowledge"]
    assert all(check.is_ok for check in checks.values())
    assert checks["gateway"].says.startswith("1 shard connected, latency ")
    assert checks["scheduler"].says == "in time"
    assert checks["knowledge"].figure == len(KNOWLEDGE.editions)
    assert figure(stage, "ready") == 1
    assert figure(stage, "servers") == 1
    assert figure(stage, "gateway_connected") == 1
    assert figure(stage, "knowledge_info", version=KNOWLEDGE.version) == 1


async def test_before_the_log_in_only_some_is_well(tmp_path: Path) -> None:
    async with on_stage(tmp_path, starts=False) as stage:
        checks = await look(VitalSigns(stage.desk))
        assert [name for name, check in checks.items() if not check.is_ok] == [
            "gateway",
            "scheduler",
        ]
        assert checks["gateway"].says == "not connected to Discord yet"
        assert figure(stage, "ready") == 0
        assert figure(stage, "check_ok", check="database") == 1


async def test_connection_that_is_lost(stage: Stage, signs: VitalSigns) -> None:
    await stage.discord.outage()
    await stage.until(lambda: _is(signs, "gateway", ok=False))
    says = (await look(signs))["gateway"].says
    assert says == "1 of 1 shard not connected: trying again"
    assert figure(stage, "gateway_connected") == 0


async def test_connections_after_the_first_are_counted(stage: Stage) -> None:
    stage.discord.gateway_faults.drop()
    await stage.until(lambda: _has_reconnected(stage, 1))
    await stage.client.on_shard_connect(0)  # as a new session does, after five seconds
    assert await _has_reconnected(stage, 2)
    await stage.client.on_shard_connect(1)
    assert await _has_reconnected(stage, 2)


async def _has_reconnected(stage: Stage, times: int) -> bool:
    return figure(stage, "gateway_reconnects_total") == times


async def _is(signs: VitalSigns, name: str, *, ok: bool) -> bool:
    return (await look(signs))[name].is_ok is ok


async def test_database_that_is_away(stage: Stage, signs: VitalSigns) -> None:
    await stage.desk.stores.close()
    checks = await look(signs)
    assert not checks["database"].is_ok
    assert checks["database"].says.endswith("failed: it is closed")
    assert checks["scheduler"].is_ok  # for as long as it has looked not long ago
    stage.clock.forward(seconds=90)
    assert not (await look(signs))["scheduler"].is_ok
    assert figure(stage, "scheduler_lag_seconds") == 85


async def test_database_that_does_not_answer(
    stage: Stage, signs: VitalSigns, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def never(_now: datetime) -> Backlog:
        await asyncio.Event().wait()
        return IDLE

    monkeypatch.setattr(stage.desk.stores.outbox_views, "backlog", never)
    monkeypatch.setattr(vital_signs, "_PATIENCE_SECONDS", 0.01)
    check = (await look(signs))["database"]
    assert (check.is_ok, check.says) == (False, "the database takes too long to answer")
    assert math.isnan(figure(stage, "reminders_due") or 0)
    assert figure(stage, "check_ok", check="database") == 0


async def test_mistakes_in_the_files_are_told_but_harm_nobody(
    stage: Stage, signs: VitalSigns
) -> None:
    version = stage.desk.assistant.version
    edition = replace(KNOWLEDGE.editions[0], checksum=7)
    stage.clock.forward(seconds=5)
    stage.desk.take(
        Assistant(replace(KNOWLEDGE, editions=(edition,))), (Problem("a.yaml", 1, 1, "odd"),)
    )
    check = (await look(signs))["knowledge"]
    assert check.is_ok
    assert check.says.startswith("1 event, version ")
    assert check.says.endswith("; 1 mistake in the files: workshop-bot check says where")
    assert figure(stage, "knowledge_problems") == 1
    assert figure(stage, "knowledge_info", version=version) is None
    assert figure(stage, "knowledge_read_timestamp_seconds") == stage.clock.now.timestamp()


async def test_who_asks_again_at_once_is_told_the_same(signs: VitalSigns) -> None:
    first = await signs()
    assert await signs() is first
    signs._asked -= 1
    assert await signs() is not first


@pytest.mark.parametrize(
    ("looked", "backlog", "lag"),
    [
        (NOW, IDLE, 0),
        (NOW - timedelta(seconds=5), IDLE, 0),
        (NOW - timedelta(seconds=65), IDLE, 60),
        (NOW - timedelta(seconds=66), IDLE, 61),
        (NOW - timedelta(seconds=66), None, 61),
        (NOW, Backlog(3, 1, NOW - timedelta(seconds=90)), 90),
        (NOW + timedelta(hours=1), IDLE, 0),  # the clock was set back
    ],
)
def test_reminders_are_behind(looked: datetime, backlog: Backlog | None, lag: float) -> None:
    check = scheduler(NOW, looked, backlog)
    assert check.figure == lag
    assert check.is_ok is (lag <= 60)
    assert check.says == (f"{lag} s behind" if lag else "in time")
