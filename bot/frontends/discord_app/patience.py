"""How long to wait for Discord, and how to log that: briefly, for it happens."""

from __future__ import annotations

import logging
from typing import Any

import aiohttp
import discord.shard
from discord.backoff import ExponentialBackoff
from typing_extensions import override

from bot.frontends.discord_app.replies import is_harmless
from bot.frontends.discord_app.requests import Outcome, ends_as

LONGEST_PAUSE_SECONDS = 60.0
_TREE = "discord.app_commands.tree"
"""It logs what goes wrong with the offers for what is typed, and lets nobody else know."""


class PatientBackoff(ExponentialBackoff[Any]):
    """Waits longer after each failure, but never so long that a bot seems dead.

    Discord.py's own goes up to 17 minutes. What Discord limits are log-ins to the gateway, a
    thousand a day, and none takes place while it can't be reached.
    """

    @override
    def delay(self) -> float:  # type: ignore[override] # which overloads it by its parameter
        return min(float(super().delay()), LONGEST_PAUSE_SECONDS)


def reconnect_within_a_minute() -> None:
    """Let discord.py's shards wait that long at most between two tries to connect."""
    discord.shard.ExponentialBackoff = PatientBackoff  # type: ignore[attr-defined] # it takes no other


class BriefNetworkErrors(logging.Filter):
    """Replaces the tracebacks that discord.py logs for a lost network by what went wrong."""

    @override
    def filter(self, record: logging.LogRecord) -> bool:
        error = record.exc_info[1] if record.exc_info else None
        if record.name == _TREE and error and is_harmless(error):  # they typed on meanwhile
            ends_as(Outcome.TOO_LATE)
            return False
        is_network = isinstance(error, OSError | aiohttp.ClientError | discord.ConnectionClosed)
        if is_network and record.name.startswith("discord."):
            record.msg, record.args = f"{record.getMessage()} ({error})", None
            record.exc_info = record.exc_text = None
        return True
