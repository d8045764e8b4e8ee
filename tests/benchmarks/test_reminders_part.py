from __future__ import annotations

import pytest

from bot.frontends.discord_app.pace import MESSAGES_PER_SECOND
from bot.reminders.dispatcher import MOST_IN_HAND
from tests.benchmarks.parts.reminders import idle_table, table_of
from tests.benchmarks.peers import bare_loop
from tests.benchmarks.reminder_load import Drained, Idle, Quiet, Rush, Sender, drained, idle
from tests.postgres import Postgres


@pytest.mark.parametrize("sender", Sender)
async def test_each_sender_is_measured(sender: Sender, postgres: Postgres) -> None:
    server = postgres if sender is Sender.POSTGRESQL else None
    figures = await drained(sender, Rush(30, lead=2), server)

    assert 0 < figures.rate < 100_000
    assert 0 <= figures.busy < 1


async def test_idle_bot_is_measured() -> None:
    figures = await idle(Quiet(seconds=0.2, ahead=20, due=5, due_within=0.5, lead=2))

    assert 0 <= figures.busy < 60
    assert 0 < figures.p50 <= figures.p99 <= figures.longest < 30
    assert 0 < figures.planned < 30


def test_table_sets_the_senders_side_by_side() -> None:
    slow, fast = Drained(100, 0.002), Drained(1_000, 0.001)
    rounds = [{Sender.BARE: fast, Sender.SQLITE: slow, Sender.POSTGRESQL: fast}] * 3
    text = str(table_of(rounds, 10_000, (MESSAGES_PER_SECOND, 38.25)))
    assert "### 10,000 reminders due at the same moment" in text
    (row,) = (line for line in text.splitlines() if "SQLite" in line and "|" in line)
    assert [cell.strip() for cell in row.split("|")[2:-1]] == ["100", "0.10", "0.10 – 0.10", "2.0"]
    assert "45.0 a second" in text
    assert "38.2 a second" in text


def test_loop_has_as_many_messages_under_way_as_we_have() -> None:
    assert bare_loop.IN_FLIGHT == MOST_IN_HAND


def test_table_of_an_idle_bot_names_the_aims() -> None:
    text = str(idle_table(Idle(0.1, 36, 60, 0.004, 0.02, 0.03, 0.5)))
    assert "| transactions a minute" in text
    assert "< 1,000" in text
