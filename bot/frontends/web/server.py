"""An HTTP server for as long as something else runs."""

from __future__ import annotations

import errno
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from aiohttp import web

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

_SECONDS_TO_FINISH = 1.0
_SECONDS_IDLE = 15.0


class CannotListenError(Exception):
    """The port can't be had; the message says why, and what to do."""


@asynccontextmanager
async def serving(app: web.Application, host: str, port: int) -> AsyncIterator[None]:
    """Serve an application at a port meanwhile.

    Raises `CannotListenError` if that is not possible.
    """
    runner = web.AppRunner(
        app,
        access_log=None,
        handle_signals=False,
        keepalive_timeout=_SECONDS_IDLE,
        shutdown_timeout=_SECONDS_TO_FINISH,
    )
    await runner.setup()
    try:
        await _listen(runner, host, port)
        yield
    finally:
        await runner.cleanup()


async def _listen(runner: web.AppRunner, host: str, port: int) -> None:
    try:
        await web.TCPSite(runner, host, port).start()
    except (OSError, UnicodeError) as error:  # the latter of what can be no host's name
        if getattr(error, "errno", None) == errno.EADDRINUSE:
            why = f"port {port} at {host} is taken: choose another one in HTTP_PORT, or 0 for none"
        else:
            reason = getattr(error, "strerror", None) or str(error)
            why = f"can't listen at {host}, port {port}: {reason}; look at HTTP_HOST and HTTP_PORT"
        raise CannotListenError(why) from error
