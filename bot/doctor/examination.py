"""All checks, side by side: one that fails or takes too long keeps no other from being made."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias, TypeVar

import bot
from bot.doctor.database import look_at_database
from bot.doctor.discord_side import DiscordSide
from bot.doctor.findings import Finding, error, skipped, warning
from bot.doctor.given import ENV_FILE
from bot.doctor.http_port import look_at_port
from bot.doctor.knowledge import look_at_knowledge
from bot.doctor.program import check_program
from bot.doctor.secrets import secrets_of, without
from bot.doctor.settings import check_settings

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Coroutine
    from datetime import datetime

    from bot.doctor.given import Given
    from bot.storage.looking import Inside

_SECONDS = 20.0
"""For the look at Discord, and so for all of them, since they are taken at once."""
_SHARE_OF_OTHERS = 0.75
"""Of that time, for those that the look at Discord needs in the end."""
_T = TypeVar("_T")
_Look: TypeAlias = "Coroutine[None, None, tuple[_T | None, list[Finding]]]"


async def examine(
    given: Given, now: Callable[[], datetime], seconds: float = _SECONDS
) -> AsyncIterator[Finding]:
    """Yield what is found, in the order in which it is best read, as soon as that can be told."""
    secrets, share = secrets_of(given.settings), seconds * _SHARE_OF_OTHERS
    knowledge = asyncio.create_task(_guarded("knowledge", _knowledge(given, now()), share))
    database = asyncio.create_task(_guarded("database", _database(given), share))
    port = asyncio.create_task(_guarded("HTTP port", _port(given), share))
    side = DiscordSide(given, now, database, knowledge)
    discord = asyncio.create_task(_guarded("Discord", _discord(given, side, seconds), seconds + 1))
    version = sys.version_info
    yield check_program(bot.__version__, (version.major, version.minor, version.micro))
    for finding in check_settings(given, Path(ENV_FILE)):
        yield without(secrets, finding)
    for look in (knowledge, database, port, discord):
        _, found = await look
        for finding in found:
            yield without(secrets, finding)


async def _knowledge(given: Given, now: datetime) -> tuple[frozenset[str] | None, list[Finding]]:
    if unusable := _unusable(given, "knowledge", "knowledge_dir"):
        return None, unusable
    return await asyncio.to_thread(look_at_knowledge, given.settings.knowledge_dir, now)


async def _database(given: Given) -> tuple[Inside | None, list[Finding]]:
    if unusable := _unusable(given, "database", "database_url"):
        return None, unusable
    return await look_at_database(given.settings.database_url.get_secret_value())


async def _port(given: Given) -> tuple[None, list[Finding]]:
    if unusable := _unusable(given, "HTTP port", "http_host", "http_port"):
        return None, unusable
    return None, await look_at_port(given.settings.http_host, given.settings.http_port)


async def _discord(given: Given, side: DiscordSide, seconds: float) -> tuple[None, list[Finding]]:
    if unusable := _unusable(given, "Discord", "discord_api_url"):
        return None, unusable
    return None, await side.look(seconds)


def _unusable(given: Given, what: str, *names: str) -> list[Finding]:
    """Return that something is not looked at since a setting can't be used, if so."""
    return [
        skipped(what, f"{name.upper()} can't be used") for name in names if name in given.unusable
    ]


async def _guarded(what: str, look: _Look[_T], seconds: float) -> tuple[_T | None, list[Finding]]:
    """Return what comes of a look, also if it takes too long or fails unforeseen."""
    try:
        async with asyncio.timeout(seconds):
            return await look
    except TimeoutError:
        says = f"it could not be looked at within {seconds:g} seconds"
        return None, [warning(what, says, "Try again; if it stays so, look at disk and network.")]
    except Exception as problem:  # noqa: BLE001 - the others are to be made all the same
        says = f"this check itself failed ({type(problem).__name__}), which is a mistake in it"
        return None, [error(what, says, "Please report it.")]
