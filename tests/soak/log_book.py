"""What a bot wrote into its log that it should not have had to."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_GRAVE = frozenset({"error", "critical", "exception"})
_NETWORK = (
    r"(aiohttp\.client_exceptions\.\w+|ConnectionResetError|ConnectionRefusedError"
    r"|BrokenPipeError|TimeoutError)"
)
_DISCORD = (
    r"(discord\.errors\.)?(DiscordServerError|ConnectionClosed|RateLimited"
    r"|HTTPException: 429|(HTTPException|NotFound): \d+ [\w ]+\(error code: (40060|10062)\))"
)
_CAUSED = re.compile(rf"(?:.*raised an exception: )?(?:{_NETWORK}|{_DISCORD})")
"""How the last line of a traceback begins that a fault at Discord leads to.

The two codes say that an answer is there already, or comes too late.
"""
_BRIEFLY = re.compile(
    r".*\((Server disconnected|\[Errno \d+\]|WebSocket closed|Shard ID|Cannot connect).*\)"
)
"""How a line ends in which the bot has put such an error instead of its traceback."""


class Kind(Enum):
    """What a line is: nothing special, about what Discord did, or about what should not be."""

    USUAL = auto()
    CAUSED = auto()
    WRONG = auto()


@dataclass(frozen=True)
class LogBook:
    """How many lines there are, how many of them tell of what Discord did, and which don't."""

    lines: int
    caused: int
    wrong: Sequence[str]


def read(log: Path) -> LogBook:
    """Look through the JSON lines that a bot wrote; anything else does not belong there."""
    lines = log.read_text(errors="replace").splitlines()
    caused, wrong = 0, []
    for line in lines:
        kind = _kind_of(line)
        caused += kind is Kind.CAUSED
        if kind is Kind.WRONG:
            wrong.append(line)
    return LogBook(len(lines), caused, wrong)


def _kind_of(line: str) -> Kind:
    try:
        told: dict[str, Any] = json.loads(line)
    except ValueError:
        return Kind.WRONG
    exception = str(told.get("exception", "")).strip()
    if exception:
        return Kind.CAUSED if _CAUSED.match(exception.splitlines()[-1]) else Kind.WRONG
    if told["level"] not in _GRAVE:
        return Kind.USUAL
    return Kind.CAUSED if _BRIEFLY.fullmatch(told["event"]) else Kind.WRONG
