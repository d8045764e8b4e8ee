"""Whether the port of the health checks is free, and if a bot of ours has it, how that one is."""

from __future__ import annotations

import asyncio
import errno
import ipaddress
import json
import socket
from typing import TYPE_CHECKING, Any

import aiohttp
from yarl import URL

from bot.doctor.findings import Finding, error, note, ok, warning
from bot.frontends.terminal.cleaning import clean_line

if TYPE_CHECKING:
    from collections.abc import Iterator

_WHAT = "HTTP port"
_SECONDS = 8.0
"""Longer than a bot waits for its database before it says that it is not ready."""
_EVERYWHERE = {"": "127.0.0.1", "0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 - as it may be set
_ANOTHER = "Set HTTP_PORT to a port that is free, or 0 for none."
_REASONS = {
    errno.EACCES: ("this user may not listen there", "Set HTTP_PORT to one above 1023."),
    errno.EADDRNOTAVAIL: (
        "this machine doesn't have that address",
        "Set HTTP_HOST to 127.0.0.1, or to 0.0.0.0 for all addresses of this machine.",
    ),
}


async def look_at_port(host: str, port: int) -> list[Finding]:
    """Look whether the bot could listen, or already does."""
    if port == 0:
        return [note(_WHAT, "none, so nothing can ask how the bot is (HTTP_PORT is 0)")]
    where = str(URL.build(scheme="http", host=host or "0.0.0.0", port=port))  # noqa: S104 - as set
    open_to = [] if _is_loopback(host) else [_open_to_others(where)]
    try:
        server = await asyncio.start_server(lambda _, writer: writer.close(), host, port)
    except UnicodeError:
        return [error(_WHAT, f"the name in {where} can be no host's", _ANOTHER)]
    except OSError as problem:
        if problem.errno == errno.EADDRINUSE:
            return [*await _who_has_it(host, port, where), *open_to]
        return [_cannot_listen(problem, where)]
    server.close()
    await server.wait_closed()
    return [ok(_WHAT, f"{where} is free: no bot listens there yet"), *open_to]


def _cannot_listen(problem: OSError, where: str) -> Finding:
    if isinstance(problem, socket.gaierror):
        return error(
            _WHAT, f"the name in {where} can't be looked up", _REASONS[errno.EADDRNOTAVAIL][1]
        )
    number = problem.errno or 0
    if "could not bind" in str(problem):  # so Python 3.13 says it, without a number
        number = errno.EADDRNOTAVAIL
    why, to_do = _REASONS.get(number, (problem.strerror or "it fails", _ANOTHER))
    return error(_WHAT, f"the bot can't listen at {where}: {why}", to_do)


async def _who_has_it(host: str, port: int, where: str) -> list[Finding]:
    """Ask whoever listens there how they are."""
    url = URL.build(scheme="http", host=_EVERYWHERE.get(host, host), port=port, path="/readyz")
    limit = aiohttp.ClientTimeout(total=_SECONDS)
    try:
        async with aiohttp.ClientSession(timeout=limit) as session, session.get(url) as answer:
            health = json.loads(await answer.text(errors="replace"))
        return list(_of_bot(health, where))
    except TimeoutError:
        says = f"what listens at {where} does not answer"
        return [error(_WHAT, says, f"If it is this bot, start it anew. {_ANOTHER}")]
    except (aiohttp.ClientError, OSError, ValueError, LookupError, TypeError):
        return [error(_WHAT, f"something else than this bot listens at {where}", _ANOTHER)]


def _of_bot(health: Any, where: str) -> Iterator[Finding]:  # noqa: ANN401 - what came as JSON
    checks = [(bool(each["ok"]), str(each["name"]), str(each["says"])) for each in health["checks"]]
    if health["ready"]:
        yield ok(_WHAT, f"a bot is running at {where}, and is ready")
        return
    yield warning(
        _WHAT, f"a bot is running at {where}, and is not ready", "Look at its log for more."
    )
    for is_fine, name, says in checks:
        if not is_fine:
            yield warning(_WHAT, clean_line(f"its {name}: {says}"))


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _open_to_others(where: str) -> Finding:
    says = f"{where} can be asked from other machines, and has no password"
    return note(_WHAT, says, "Let no more than your monitoring reach it: it tells no secrets.")
