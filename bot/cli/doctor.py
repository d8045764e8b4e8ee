"""The command `doctor`: what is wrong, and what to do about it."""

from __future__ import annotations

import os
import shutil
import sys
import textwrap
import threading
from typing import TYPE_CHECKING

import typer

from bot.cli.outcomes import BAD_USE, DONE, FAILED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.doctor.findings import Finding

_SECONDS_AT_MOST = 25.0
"""Where the network hangs, Python would wait for a name to be looked up."""
_COLOURS = {"OK": "green", "WARNING": "yellow", "ERROR": "red"}
_MARK_WIDTH, _WHAT_WIDTH = 9, 13
_INDENT = _MARK_WIDTH + _WHAT_WIDTH
_NARROWEST = 60


def doctor() -> None:
    """Look for what is wrong, and say what to do.

    Changes nothing, and may be asked while the bot runs. Ends with 0 if all is well, with 1 if
    there are warnings, with 2 if there are errors.
    """
    import asyncio

    from bot import clock
    from bot.doctor.examination import examine
    from bot.doctor.given import read_settings

    found: list[Finding] = []
    codes = [BAD_USE]  # as long as it isn't known better
    width = _width()

    async def look() -> None:
        async for finding in examine(read_settings(), clock.now):
            found.append(finding)
            _print(_lines(finding, width))
        _print(["", _summary(found)])
        codes.append(_exit_code(found))

    def leave() -> None:
        if len(codes) == 1:
            _print(["", f"not all could be looked at within {_SECONDS_AT_MOST:g} seconds"])
        os._exit(codes[-1])

    limit = threading.Timer(_SECONDS_AT_MOST, leave)
    limit.daemon = True
    limit.start()
    try:
        asyncio.run(look())
    finally:
        limit.cancel()
    raise typer.Exit(codes[-1])


def _lines(finding: Finding, width: int | None) -> list[str]:
    """Return a finding as lines: broken on a terminal, one each in a log."""
    mark = finding.severity.name.lower()
    what = f"{finding.what:<{_WHAT_WIDTH}}"
    lines = _broken(finding.says, width)
    if finding.to_do:
        lines += _broken(f"-> {finding.to_do}", width)
    first = f"{mark:<{_MARK_WIDTH}}{what}{lines[0]}"
    if width and (colour := _COLOURS.get(finding.severity.name)):
        first = typer.style(mark, fg=colour, bold=True) + first[len(mark) :]
    return [first, *(" " * _INDENT + line for line in lines[1:])]


def _broken(text: str, width: int | None) -> list[str]:
    if width is None:
        return [text]
    room = max(width, _NARROWEST) - _INDENT
    return textwrap.wrap(text, room, break_long_words=False, break_on_hyphens=False)


def _width() -> int | None:
    """Return how wide the terminal is, None where there is none."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else None


def _summary(found: Sequence[Finding]) -> str:
    from bot.answers.wording import counted
    from bot.doctor.findings import Severity

    grave = ((Severity.ERROR, "error"), (Severity.WARNING, "warning"))
    about = {word: [each.what for each in found if each.severity is it] for it, word in grave}
    if any(about.values()):
        numbers = [counted(len(whats), word) for word, whats in about.items() if whats]
        named = dict.fromkeys(what for whats in about.values() for what in whats)
        return f"{', '.join(numbers)}: {', '.join(named)}"
    left_out = any(each.severity is Severity.SKIPPED for each in found)
    return "all is well, as far as could be looked at" if left_out else "all is well"


def _exit_code(found: Sequence[Finding]) -> int:
    from bot.doctor.findings import Severity

    gravest = max(each.severity for each in found)
    return {Severity.ERROR: BAD_USE, Severity.WARNING: FAILED}.get(gravest, DONE)


def _print(lines: Sequence[str]) -> None:
    """Show lines at once: the next may take seconds."""
    sys.stdout.write("\n".join(lines) + "\n")
    sys.stdout.flush()
