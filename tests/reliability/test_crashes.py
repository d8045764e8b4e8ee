"""The short forms of the crash test; `make crashes` runs the long ones."""

import shutil

import pytest

from bot.reminders.attempt import Point
from tests.postgres import Postgres
from tests.reliability.crashes import Outcome, Plan, crash
from tests.reliability.reaper import Moment

ON_A_FILE = Plan(kills=30, reminders=150, nonces_last=False)
WITH_NONCES = Plan(kills=10, reminders=50)
ON_A_SERVER = Plan(kills=15, reminders=80, replicas=2, nonces_last=False)


@pytest.mark.parametrize("plan", [ON_A_FILE, WITH_NONCES], ids=["without nonces", "with nonces"])
async def test_each_reminder_arrives_once_whenever_bots_are_killed(plan: Plan) -> None:
    check(plan, await crash(plan))


async def test_each_reminder_arrives_once_from_two_bots_that_are_killed(postgres: Postgres) -> None:
    check(ON_A_SERVER, await crash(ON_A_SERVER, postgres))


def check(plan: Plan, outcome: Outcome) -> None:
    verdict, tally = outcome.verdict, outcome.tally
    assert verdict.is_good, "\n".join([*verdict.wrong[:5], f"logs: {outcome.folder}"])
    assert verdict.arrived == plan.reminders
    assert tally.killed.total() >= plan.kills
    assert verdict.looks > 0
    assert set(tally.killed) <= {*Point, *Moment}
    assert len(tally.killed) > len(Point) / 2
    shutil.rmtree(outcome.folder)
