"""What the checks found, as data: how grave it is, what it is about, and what to do."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum


class Severity(IntEnum):
    """How much something matters, the gravest last."""

    OK = 0
    NOTE = 1
    """Good to know, and nothing to do."""
    SKIPPED = 2
    """It could not be looked at, since something else is missing or wrong."""
    WARNING = 3
    """The bot runs, but does not do all that is expected of it."""
    ERROR = 4
    """The bot cannot run, or cannot do what it is for."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One line about one thing, and where there is something to do, a line about that."""

    severity: Severity
    what: str
    says: str
    to_do: str = ""


def ok(what: str, says: str) -> Finding:
    """Return that all is well with something."""
    return Finding(Severity.OK, what, says)


def note(what: str, says: str, to_do: str = "") -> Finding:
    """Return something that is good to know."""
    return Finding(Severity.NOTE, what, says, to_do)


def skipped(what: str, why: str) -> Finding:
    """Return that something was not looked at."""
    return Finding(Severity.SKIPPED, what, f"not looked at: {why}")


def warning(what: str, says: str, to_do: str = "") -> Finding:
    """Return that something should be put right."""
    return Finding(Severity.WARNING, what, says, to_do)


def error(what: str, says: str, to_do: str = "") -> Finding:
    """Return that something has to be put right."""
    return Finding(Severity.ERROR, what, says, to_do)
