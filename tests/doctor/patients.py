"""Those whom the doctor looks at, and how it is asked."""

from __future__ import annotations

import base64
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from bot.doctor.discord_api import DiscordApi
from bot.doctor.examination import examine
from bot.doctor.findings import Finding, Severity
from bot.doctor.given import read_settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from tests.discord_server.server import DiscordServer

SECRET = "s3cret-that-nobody-may-see"  # noqa: S105 (it opens nothing)
TOKEN = f"{base64.b64encode(b'123456789012345678').decode()}.Gabcde.{SECRET}"
PASTA = "event: {id: pasta, name: PASTA 2031, timezone: Europe/Rome, starts: 2031-05-02}"
NOWHERE = "http://127.0.0.1:9/api/v10"
NOON = datetime(2030, 5, 6, 12, tzinfo=UTC)
CALM = {Severity.OK, Severity.NOTE}


def api_of(server: DiscordServer, **parts: object) -> DiscordApi:
    """Return what asks a server; it waits for nothing between two tries."""
    given = {"token": TOKEN, "now": lambda: NOON, "pauses": (0.0, 0.0)} | parts
    return DiscordApi(server.api_url, **given)  # type: ignore[arg-type] # as the tests give them


async def examined(now: Callable[[], datetime], seconds: float = 60) -> list[Finding]:
    """Return all that is found in the present folder and environment."""
    return [finding async for finding in examine(read_settings(), now, seconds)]


def of(what: str, findings: Iterable[Finding]) -> list[Finding]:
    """Return those about one thing."""
    return [each for each in findings if each.what == what]


def graves(findings: Iterable[Finding]) -> list[str]:
    """Return how grave each is, in a word."""
    return [each.severity.name.lower() for each in findings]
