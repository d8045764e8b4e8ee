"""One websocket of the gateway, with its compression.

https://docs.discord.com/developers/events/gateway#transport-compression
"""

import asyncio
import socket
import struct
import zlib
from contextlib import suppress

from aiohttp import web

NO_CLOSE_FRAME = 1006
"""What a connection that was cut off counts as closed with."""


class Connection:
    """A websocket to the bot. What is sent waits for the writer, so that sending never blocks."""

    def __init__(self, request: web.BaseRequest, websocket: web.WebSocketResponse) -> None:
        self._request = request
        self.websocket = websocket
        self._outbox: asyncio.Queue[str] = asyncio.Queue()
        self._zlib = None
        if request.query.get("compress") == "zlib-stream":
            # One context for the whole connection: each message builds on those before it.
            self._zlib = zlib.compressobj(level=1)
        self.acknowledges = True
        self.closed_with: int | None = None

    @property
    def is_compressed(self) -> bool:
        return self._zlib is not None

    def send(self, text: str) -> None:
        """Queue a payload."""
        self._outbox.put_nowait(text)

    async def write(self) -> None:
        """Send what is queued, until cancelled."""
        while True:
            text = await self._outbox.get()
            # A connection that is gone takes no more; its session keeps what was sent.
            with suppress(ConnectionError):
                if self._zlib is None:
                    await self.websocket.send_str(text)
                else:
                    data = self._zlib.compress(text.encode())
                    await self.websocket.send_bytes(data + self._zlib.flush(zlib.Z_SYNC_FLUSH))
            self._outbox.task_done()

    async def flush(self) -> None:
        """Wait until the writer has sent everything."""
        with suppress(TimeoutError):
            async with asyncio.timeout(1):
                await self._outbox.join()

    async def close(self, code: int) -> None:
        """Close with a code, as Discord does."""
        self.closed_with = code
        await self.flush()
        await self.websocket.close(code=code)

    def drop(self, *, reset: bool = True) -> None:
        """Cut it off, without a close frame: by RST or, without `reset`, by FIN."""
        self.closed_with = NO_CLOSE_FRAME
        cut(self._request, reset=reset)


def cut(request: web.BaseRequest, *, reset: bool = True) -> None:
    """End a request's connection where it stands."""
    transport = request.transport
    if transport is None:
        return
    if reset:
        # Not to linger makes the kernel send RST rather than FIN.
        endpoint = transport.get_extra_info("socket")
        endpoint.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    transport.abort()
