"""Whether the program runs where it was made to run."""

from __future__ import annotations

from bot.doctor.findings import Finding, error, ok

_WHAT = "program"
_OLDEST = (3, 11)


def check_program(version: str, python: tuple[int, int, int]) -> Finding:
    """Look at the version of Python, which pip checks only where the bot was installed by it."""
    number = ".".join(map(str, python))
    says = f"workshop-bot {version} on Python {number}"
    if python[:2] < _OLDEST:
        return error(_WHAT, says, "Use Python 3.11 or newer.")
    return ok(_WHAT, says)
