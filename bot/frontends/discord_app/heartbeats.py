"""The threads in which discord.py keeps connections to the gateway alive."""

from __future__ import annotations

import asyncio
import threading
from time import monotonic
from typing import TYPE_CHECKING

from discord.gateway import KeepAliveHandler

if TYPE_CHECKING:
    from discord.state import ConnectionState

_LONGEST_SECONDS = 1.0
"""A thread that doesn't end in time is left alone: it ends with the process."""


def heartbeats(state: ConnectionState) -> list[KeepAliveHandler]:
    """Return the threads of one client that still run."""
    return [
        each
        for each in threading.enumerate()
        if isinstance(each, KeepAliveHandler) and each.ws._connection is state  # noqa: SLF001
    ]


async def end_heartbeats(state: ConnectionState) -> None:
    """Stop the threads of a client that is closed, and wait until they have ended.

    discord.py doesn't wait, and forgets the thread of a connection that broke before it was
    identified. One that outlives the event loop ends with a traceback.
    """
    threads = heartbeats(state)
    for each in threads:
        each.stop()
    if threads:
        await asyncio.to_thread(_join, threads)  # one may be waiting for the event loop


def _join(threads: list[KeepAliveHandler]) -> None:
    until = monotonic() + _LONGEST_SECONDS
    for each in threads:
        each.join(max(until - monotonic(), 0.0))
