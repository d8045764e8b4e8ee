"""How a command ends: its exit code, and the lines that say so."""

from __future__ import annotations

import sys

DONE = 0
FAILED = 1
BAD_USE = 2
NOT_KNOWN = 3
INTERRUPTED = 130
OUTPUT_CLOSED = 141
"""As shells report a program that wrote to a pipe which nobody reads any more."""


class BadUseError(Exception):
    """What was asked of the program cannot be done; the message says why."""


def say(text: str) -> None:
    """Print what was asked for."""
    sys.stdout.write(f"{text.rstrip()}\n")


def complain(lines: str) -> None:
    """Tell what is wrong, where it doesn't mix with what was asked for."""
    sys.stderr.write(f"{lines}\n")
