"""What an operator sees of messages at their times."""

from datetime import timedelta

import pytest

from bot.frontends.discord_app.requests import number_of
from bot.reminders.models import MessageState
from tests.discord_server import permissions
from tests.frontends.discord_app.log import Log
from tests.frontends.discord_app.stage import BEFORE, Stage
from tests.frontends.discord_app.test_delivery import reminder, settled


def counted(stage: Stage, outcome: str, kind: str = "reminder") -> float | None:
    return stage.desk.metrics.registry.get_sample_value(
        "workshop_bot_reminders_total", {"kind": kind, "outcome": outcome}
    )


async def test_what_was_sent_is_one_line_without_its_text(stage: Stage, log: Log) -> None:
    made = await reminder(stage, "zebrafish", BEFORE + timedelta(minutes=5))
    stage.at(BEFORE + timedelta(minutes=5, seconds=2))
    await settled(stage, made, MessageState.SENT)
    (line,) = log.called("sent")
    told = {name: line[name] for name in ("level", "kind", "server", "reminder", "attempt")}
    assert told == {
        "level": "info",
        "kind": "reminder",
        "server": stage.guild.id,
        "reminder": made.id,
        "attempt": 1,
    }
    assert line["seconds_after_due"] == 2
    assert len(line["message"]) > 10
    assert counted(stage, "sent") == 1
    assert "zebrafish" not in log.text


async def test_message_leads_back_to_the_command_that_ordered_it(stage: Stage, log: Log) -> None:
    exchange = await stage.discord.slash(
        stage.ada, "remindme", {"when": "in 5 minutes", "text": "zebrafish"}, guild=stage.guild
    )
    stage.at(BEFORE + timedelta(minutes=5))
    await stage.until(lambda: _is_told(log, "sent"))
    lines = [each for each in log.lines if each.get("request") == number_of(exchange.id)]
    told = [each["event"] for each in lines if each["level"] == "info"]
    assert told[0].startswith("reminder ")
    assert told[1:] == ["answered", "sent"]


async def _is_told(log: Log, event: str) -> bool:
    return bool(log.called(event))


@pytest.mark.parametrize(("minutes", "outcome"), [(5, "sent"), (9, "late"), (24 * 60, "skipped")])
async def test_late_and_too_late_are_counted_apart(
    stage: Stage, log: Log, minutes: float, outcome: str
) -> None:
    made = await reminder(stage, "a", BEFORE + timedelta(minutes=5))
    stage.at(BEFORE + timedelta(minutes=minutes))
    state = MessageState.SKIPPED if outcome == "skipped" else MessageState.SENT
    await settled(stage, made, state)
    assert counted(stage, outcome) == 1
    assert [each["level"] for each in log.called(outcome)] == [
        "warning" if outcome == "skipped" else "info"
    ]


async def test_what_is_refused_says_why(stage: Stage, log: Log) -> None:
    stage.guild.channels[0].bot_permissions &= ~permissions.SEND_MESSAGES
    made = await reminder(stage, "a", BEFORE + timedelta(minutes=5))
    stage.at(BEFORE + timedelta(minutes=5))
    await settled(stage, made, MessageState.FAILED)
    (line,) = log.called("failed")
    assert line["level"] == "warning"
    assert line["problem"].startswith("I may not send messages there")
    assert counted(stage, "failed") == 1


async def test_what_is_tried_again_says_so_and_counts_in_the_end(stage: Stage, log: Log) -> None:
    stage.discord.faults.fail("POST /channels/*/messages", 503)
    made = await reminder(stage, "a", BEFORE + timedelta(minutes=5))
    stage.at(BEFORE + timedelta(minutes=5))
    await stage.until(lambda: _is_told(log, "not sent yet"))
    stage.at(BEFORE + timedelta(minutes=5, seconds=30))
    await settled(stage, made, MessageState.SENT)
    assert [each["attempt"] for each in (*log.called("not sent yet"), *log.called("sent"))] == [
        1,
        2,
    ]
    assert counted(stage, "sent") == 1


async def test_rate_limits_are_counted_by_their_scope(stage: Stage) -> None:
    stage.discord.faults.rate_limit("POST /channels/*/messages", 0.05, scope="shared")
    made = await reminder(stage, "a", BEFORE + timedelta(minutes=5))
    stage.at(BEFORE + timedelta(minutes=5))
    await settled(stage, made, MessageState.SENT)
    value = stage.desk.metrics.registry.get_sample_value
    assert value("workshop_bot_rate_limits_total", {"scope": "shared"}) == 1
    assert value("workshop_bot_discord_requests_total", {"status": "429"}) == 1
    assert (value("workshop_bot_discord_requests_total", {"status": "200"}) or 0) > 3
