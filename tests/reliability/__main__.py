"""Kills bots while they deliver reminders, and counts what arrives: the long form of the test."""

from __future__ import annotations

import asyncio
import shutil
import sys
from argparse import ArgumentParser
from contextlib import nullcontext
from typing import TYPE_CHECKING

from tests.postgres import running_postgres
from tests.reliability.crashes import Plan, crash

if TYPE_CHECKING:
    from collections import Counter

    from tests.postgres import running_postgres
from tests.reliability.crashes import Outcome

_FAILED = 1


def main() -> None:
    """Do as the options say, and exit with 1 if a message was lost or came twice."""
    plan, is_on_server = _plan()
    with running_postgres() if is_on_server else nullcontext() as postgres:
        outcome = asyncio.run(crash(plan, postgres, _say_aside))
    verdict = outcome.verdict
    for wrong in verdict.wrong:
        _say(wrong)
    for line in summary(plan, outcome, "PostgreSQL" if is_on_server else "SQLite"):
        _say(line)
    if verdict.is_good:
        shutil.rmtree(outcome.folder)
    else:
        _say(f"The logs are in {outcome.folder}.")
        sys.exit(_FAILED)


def summary(plan: Plan, outcome: Outcome, database: str) -> list[str]:
    """Return the figures, the most important ones first."""
    verdict, tally = outcome.verdict, outcome.tally
    counts = f"{verdict.lost} lost, {verdict.doubled} doubled, {len(verdict.wrong)} wrong"
    remembered = "with nonces" if plan.nonces_last else "without nonces"
    return [
        f"{tally.killed.total()} kills over {plan.reminders} reminders: {counts}",
        f"{database}, replicas: {plan.replicas}, {remembered}, seed {plan.seed}",
        f"killed: {_listed(tally.killed)}",
        f"besides: paused {tally.paused}, told to stop {tally.stopped}, gave up {tally.gave_up}",
        f"troubles: {_listed(outcome.troubles)}",
        f"looks: {verdict.looks}; sendings that the nonce made harmless: {verdict.repeats}",
        f"{outcome.seconds:.0f} s",
    ]


def _listed(counts: Counter[str]) -> str:
    return ", ".join(f"{name} {count}" for name, count in counts.most_common())


def _plan() -> tuple[Plan, bool]:
    """Return what is to be done, and whether that needs a server for the database."""
    usual = Plan(kills=500, reminders=2000)
    parser = ArgumentParser(prog="python -m tests.reliability", description=__doc__)
    parser.add_argument("--kills", type=int, default=usual.kills)
    parser.add_argument("--reminders", type=int, default=usual.reminders)
    parser.add_argument("--replicas", type=int, default=usual.replicas)
    parser.add_argument("--database", choices=["sqlite", "postgres"], default="sqlite")
    parser.add_argument("--seed", type=int, default=usual.seed)
    help_ = "let Discord remember no nonces, so that all depends on looking"
    parser.add_argument("--no-nonces", action="store_true", help=help_)
    options = parser.parse_args()
    plan = Plan(
        kills=options.kills,
        reminders=options.reminders,
        replicas=options.replicas,
        nonces_last=not options.no_nonces,
        seed=options.seed,
    )
    return plan, options.database == "postgres"


def _say_aside(line: str) -> None:
    sys.stderr.write(line + "\n")


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
