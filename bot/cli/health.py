"""The command `health`: asks a running bot how it is, as container engines do."""

from __future__ import annotations

import json
from http.client import HTTPConnection, HTTPException
from typing import TYPE_CHECKING, Any

import typer

from bot.cli.outcomes import FAILED, BadUseError, complain, say

if TYPE_CHECKING:
    from bot.settings import Settings

_PATIENCE_SECONDS = 8.0
"""Longer than the bot's own with its database, shorter than container engines'."""
_ANY_ADDRESS = {"0.0.0.0": "127.0.0.1", "::": "::1", "": "127.0.0.1"}  # noqa: S104 - not listened at


def health() -> None:
    """Ask the running bot how it is.

    Ends with 0 if all is well, with 1 if something isn't or no bot answers at HTTP_PORT.
    """
    from bot.cli.discord_bot import settings_for

    settings = settings_for(None)
    if not settings.http_port:
        raise BadUseError("HTTP_PORT is 0, so the bot can't be asked: choose a port")
    try:
        told = _asked(settings)
    except (OSError, HTTPException, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        complain(f"no bot answers at {settings.http_host}, port {settings.http_port}: {why}")
        raise typer.Exit(FAILED) from error
    say("ready" if told["ready"] else "not ready")
    for check in told["checks"]:
        say(f"  {check['name']:<10} {'ok ' if check['ok'] else 'BAD'}  {check['says']}")
    if not told["ready"]:
        raise typer.Exit(FAILED)


def _asked(settings: Settings) -> dict[str, Any]:
    host = _ANY_ADDRESS.get(settings.http_host, settings.http_host)
    connection = HTTPConnection(host, settings.http_port, timeout=_PATIENCE_SECONDS)
    try:
        connection.request("GET", "/readyz")
        told = json.loads(connection.getresponse().read())
    finally:
        connection.close()
    if not (isinstance(told, dict) and {"ready", "checks"} <= told.keys()):
        raise ValueError("something else answers there")
    return told
