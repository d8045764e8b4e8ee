"""Keeps a bot busy for half an hour while much goes wrong, and prints the figures."""

from __future__ import annotations

import asyncio
import shutil
import sys
from argparse import ArgumentParser
from dataclasses import replace

from tests.soak.figures import by_sort, figures
from tests.soak.plan import SHORT, Plan
from tests.soak.soak import soak

_FAILED = 1
_LONGEST_WARM_UP = 0.5
"""Of a run that is shorter than usual."""


def main() -> None:
    """Do as the options say, and exit with 1 if anything was not as it should be."""
    plan = _plan()
    outcome = asyncio.run(soak(plan, _say_aside))
    wrong = outcome.wrong()
    for each in wrong:
        _say(each)
    _say(f"{by_sort(outcome)}\n\n{figures(outcome)}")
    if wrong:
        _say(f"{len(wrong)} things were wrong. The logs are in {outcome.folder}.")
        sys.exit(_FAILED)
    shutil.rmtree(outcome.folder)


def _plan() -> Plan:
    usual = Plan()
    parser = ArgumentParser(prog="python -m tests.soak", description=__doc__)
    parser.add_argument("--minutes", type=float, help="of load, 30 unless given")
    parser.add_argument("--servers", type=int, default=usual.servers)
    parser.add_argument("--per-second", type=float, default=usual.per_second)
    patience = "seconds that Discord waits for an answer; 3 is right, but on a busy machine"
    parser.add_argument("--patience", type=float, default=usual.patience, help=patience)
    parser.add_argument("--seed", type=int, default=usual.seed)
    parser.add_argument("--short", action="store_true", help="what the gate runs")
    parser.add_argument("--no-troubles", action="store_true", help="let nothing go wrong")
    options = parser.parse_args()
    plan = SHORT if options.short else usual
    seconds = options.minutes * 60 if options.minutes else plan.seconds
    return replace(
        plan,
        seconds=seconds,
        warm_up=min(plan.warm_up, seconds * _LONGEST_WARM_UP),
        servers=options.servers,
        per_second=options.per_second,
        patience=max(options.patience, plan.patience),
        seed=options.seed,
        has_troubles=not options.no_troubles,
    )


def _say_aside(line: str) -> None:
    sys.stderr.write(line + "\n")
    sys.stderr.flush()


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
