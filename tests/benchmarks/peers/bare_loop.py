"""The least that discord.py needs to post many messages: a loop, and nothing that is kept.

It has as many under way at a time as we have, and posts the same texts in the same channels.

    python -m tests.benchmarks.peers.bare_loop API_URL TOKEN COUNT WHEN
"""

from __future__ import annotations

import asyncio
import signal
import sys
from datetime import UTC, datetime

import discord
from discord.http import Route
from typing_extensions import override

IN_FLIGHT = 160


class BareLoop(discord.AutoShardedClient):
    """Posts its messages at an instant, and stays."""

    def __init__(self, count: int, when: datetime) -> None:
        super().__init__(
            intents=discord.Intents(guilds=True, guild_messages=True), max_messages=None
        )
        self._count = count
        self._when = when
        self._a_few = asyncio.Semaphore(IN_FLIGHT)

    @override
    async def setup_hook(self) -> None:
        self._posting = asyncio.create_task(self._post())

    async def _post(self) -> None:
        await self.wait_until_ready()
        channels = [self.get_partial_messageable(each.id) for each in self.get_all_channels()]
        await discord.utils.sleep_until(self._when)
        numbers = range(self._count)
        await asyncio.gather(*(self._one(channels[n % len(channels)], n) for n in numbers))

    async def _one(self, channel: discord.PartialMessageable, number: int) -> None:
        async with self._a_few:
            view = discord.ui.LayoutView(timeout=None)
            view.add_item(discord.ui.Container(discord.ui.TextDisplay(f"Reminder number {number}")))
            await channel.send(view=view)


def main(api_url: str, token: str, count: str, when: str) -> None:
    """Post, and wait until told to stop."""
    Route.BASE = api_url
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # so that it takes its leave
    instant = datetime.fromisoformat(when).astimezone(UTC)
    BareLoop(int(count), instant).run(token, log_handler=None)


if __name__ == "__main__":
    main(*sys.argv[1:])
