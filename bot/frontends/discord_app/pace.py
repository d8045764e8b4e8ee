"""Not more messages in a second than Discord takes from a bot."""

from __future__ import annotations

import asyncio

MESSAGES_PER_SECOND = 45.0
"""Discord takes 50 requests a second from a bot, and answers to readers come first:
https://discord.com/developers/docs/topics/rate-limits#global-rate-limit
"""


class Pace:
    """Gives everyone a turn, so many in a second at most."""

    def __init__(self, per_second: float = MESSAGES_PER_SECOND) -> None:
        self._seconds_each = 1 / per_second
        self._next = 0.0

    async def turn(self) -> None:
        """Wait until it is one's turn."""
        now = asyncio.get_running_loop().time()
        mine = max(now, self._next)
        self._next = mine + self._seconds_each
        if mine > now:
            await asyncio.sleep(mine - now)
