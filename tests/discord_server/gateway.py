"""The gateway: where the bot hears of what happens.

https://docs.discord.com/developers/events/gateway
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass

from aiohttp import WSMsgType, web

from tests.discord_server.connections import NO_CLOSE_FRAME, Connection, cut
from tests.discord_server.ids import shard_of
from tests.discord_server.payloads import Json
from tests.discord_server.sessions import PRIVILEGED, Audience, Session, dumps
from tests.discord_server.signals import Signal

HEARTBEAT, IDENTIFY, PRESENCE, RESUME = 1, 2, 3, 6
RECONNECT, INVALID_SESSION, HELLO, HEARTBEAT_ACK = 7, 9, 10, 11
"""Operations."""


@dataclass(frozen=True)
class Close:
    """How a connection ended: with which code, and whether it was the server that ended it."""

    code: int
    shard: int | None
    by_server: bool


@dataclass
class GatewaySettings:
    """What a test may set: how often to beat, how many shards, which intents are granted."""

    token: str
    shards: int = 1
    heartbeat_interval: float = 41.25
    privileged_intents: int = 0


class Gateway:
    """Sessions and connections of the bot. `greet` makes what a new session hears first."""

    def __init__(
        self, settings: GatewaySettings, greet: Callable[[Session], list[tuple[str, Json]]]
    ) -> None:
        self.settings = settings
        self._greet = greet
        self.sessions: dict[str, Session] = {}
        self.connections: set[Connection] = set()
        self.closes: list[Close] = []
        self.identifies: list[Json] = []
        self.resumes: list[Json] = []
        self.presences: list[Json] = []
        self.heartbeats = 0
        self.unexpected: list[str] = []
        self.is_down = False
        self.refused = 0
        self.changed = Signal()

    def dispatch(self, event: str, data: Json, audience: Audience) -> None:
        """Send an event to those it is for."""
        sessions = self.audience(audience)
        if sessions:
            text = dumps(data)
            for session in sessions:
                session.dispatch(event, text)

    def audience(self, audience: Audience) -> list[Session]:
        """Return the sessions that hear such an event."""
        return [
            session
            for session in self.sessions.values()
            if session.shard == shard_of(audience.guild_id or 0, session.shard_count)
            and session.wants(audience)
        ]

    def session(self, connection: Connection) -> Session | None:
        found = (each for each in self.sessions.values() if each.connection is connection)
        return next(found, None)

    async def accept(self, request: web.BaseRequest) -> web.StreamResponse:
        """Serve one connection until it ends."""
        if self.is_down:
            self.refused += 1
            self.changed.notify()
            cut(request)
            return web.Response(status=503)
        websocket = web.WebSocketResponse(max_msg_size=0, timeout=1, compress=False)
        try:
            await websocket.prepare(request)
        except ConnectionResetError:  # whoever asked is gone already
            return websocket
        connection = Connection(request, websocket)
        self.connections.add(connection)
        writer = asyncio.create_task(connection.write())
        interval = int(self.settings.heartbeat_interval * 1000)
        connection.send(dumps({"op": HELLO, "d": {"heartbeat_interval": interval}}))
        try:
            async for message in websocket:
                if message.type == WSMsgType.TEXT:
                    await self._received(connection, message.json())
        finally:
            writer.cancel()
            self._ended(connection)
        return websocket

    async def _received(self, connection: Connection, payload: Json) -> None:
        operation, data = payload["op"], payload.get("d")
        if operation == HEARTBEAT:
            self.heartbeats += 1
            self.changed.notify()
            if connection.acknowledges:
                connection.send(dumps({"op": HEARTBEAT_ACK}))
        elif operation == IDENTIFY:
            await self._identify(connection, payload["d"])
        elif operation == RESUME:
            await self._resume(connection, payload["d"])
        elif operation == PRESENCE:
            self.presences.append(payload["d"])
            self.changed.notify()
        else:
            self.unexpected.append(f"gateway operation {operation}: {data}")

    async def _identify(self, connection: Connection, data: Json) -> None:
        self.identifies.append(data)
        shard, count = data.get("shard") or (0, 1)
        refusal = self._refusal(data, shard, count)
        if refusal is not None:
            await connection.close(refusal)
            return
        session = Session(shard, count, data["intents"], data, connection)
        self.sessions[session.id] = session
        for event, each in self._greet(session):
            session.dispatch(event, dumps(each))
        self.changed.notify()

    def _refusal(self, data: Json, shard: int, count: int) -> int | None:
        if data["token"] != self.settings.token:
            return 4004
        if not 0 <= shard < count:
            return 4010
        if data["intents"] & PRIVILEGED & ~self.settings.privileged_intents:
            return 4014
        return None

    async def _resume(self, connection: Connection, data: Json) -> None:
        self.resumes.append(data)
        if data["token"] != self.settings.token:
            await connection.close(4004)
            return
        session = self.sessions.get(data["session_id"])
        if session is not None:
            session.connection = connection
            if session.replay(data["seq"] or 0):
                session.dispatch("RESUMED", "{}")
                self.changed.notify()
                return
            del self.sessions[session.id]
        connection.send(dumps({"op": INVALID_SESSION, "d": False}))

    def _ended(self, connection: Connection) -> None:
        self.connections.discard(connection)
        session = self.session(connection)
        shard = session.shard if session else None
        if connection.closed_with is not None:
            close = Close(connection.closed_with, shard, by_server=True)
        else:
            code = connection.websocket.close_code or NO_CLOSE_FRAME
            close = Close(code, shard, by_server=False)
        self.closes.append(close)
        if session is not None:
            session.connection = None
            # A bot that says good-bye like this won't come back to the session.
            if close.code in (1000, 1001) and not close.by_server:
                del self.sessions[session.id]
        self.changed.notify()
