"""Points discord.py to a server of ours instead of to Discord's."""

from collections.abc import Iterator
from contextlib import contextmanager

import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route


@contextmanager
def pointed_to(api_url: str, gateway_url: str) -> Iterator[None]:
    """Let every client talk to these addresses meanwhile.

    A client asks the API where the gateway is, but takes its default when it identifies anew after
    an invalid session or an outage: with the API alone changed it would then call Discord.
    """
    before = Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY
    Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY = api_url, yarl.URL(gateway_url)
    try:
        yield
    finally:
        Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY = before
