"""The bot as `workshop-bot run` starts it, but that it may kill itself while it delivers.

    python -m tests.reliability.killable [--die-at POINT --nth N] [--lease SECONDS] …

What it is told by its environment is what the operator of the real one sets.
"""

from __future__ import annotations

import os
import signal
import sys
from argparse import ArgumentParser
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from math import inf
from typing import TYPE_CHECKING

from bot import cli
from bot.frontends.discord_app import running
from bot.frontends.discord_app.reminding import Terms, new_service
from bot.reminders import attempt, patience
from bot.reminders.attempt import Point

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence


@dataclass
class Death:
    """Kills this process when it comes to a point for the `nth` time."""

    point: Point | None
    nth: int = 1

    def __call__(self, reached: Point) -> None:
        """Hear that a message has come so far."""
        if reached is self.point:
            self.nth -= 1
            if not self.nth:
                os.kill(os.getpid(), signal.SIGKILL)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run until told to stop, or dead."""
    options = _options(arguments)
    if options.longest_attempt:
        attempt.LONGEST_SECONDS = options.longest_attempt
    if options.longest_pause:
        patience._LONGEST_SECONDS = options.longest_pause
    service = partial(new_service, terms=_terms(options))
    running.run = partial(running.run, new_service=service)
    sys.exit(cli.run(["run"]))


def _terms(options: Namespace) -> Terms:
    return Terms(
        messages_per_second=options.messages_per_second,
        lease=timedelta(seconds=options.lease),
        trusted_nonce=timedelta(seconds=options.trusted_nonce),
        reached=Death(options.die_at, options.nth),
    )


def _options(arguments: Sequence[str] | None) -> Namespace:
    usual = Terms()
    parser = ArgumentParser(prog="python -m tests.reliability.killable", description=__doc__)
    parser.add_argument("--die-at", type=Point, choices=[*Point])
    parser.add_argument("--nth", type=int, default=1)
    parser.add_argument("--lease", type=float, default=usual.lease.total_seconds())
    parser.add_argument("--trusted-nonce", type=float, default=usual.trusted_nonce.total_seconds())
    parser.add_argument("--messages-per-second", type=float, default=inf)
    parser.add_argument("--longest-attempt", type=float, metavar="SECONDS")
    parser.add_argument("--longest-pause", type=float, metavar="SECONDS")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    main()
