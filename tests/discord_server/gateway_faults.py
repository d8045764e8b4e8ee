"""Things that go wrong with the gateway, on demand.

https://docs.discord.com/developers/events/gateway#disconnecting
"""

from tests.discord_server.connections import Connection
from tests.discord_server.gateway import HEARTBEAT, INVALID_SESSION, RECONNECT, Gateway
from tests.discord_server.sessions import dumps


class GatewayFaults:
    """Each fault happens to all connections, or to that of one shard."""

    def __init__(self, gateway: Gateway) -> None:
        self._gateway = gateway

    def drop(self, shard: int | None = None, *, by_fin: bool = False) -> None:
        """Cut the connection without a close frame; the session can be resumed."""
        for connection in self._connections(shard):
            connection.drop(reset=not by_fin)

    async def close(self, code: int, shard: int | None = None) -> None:
        """Close the connection with a code.

        4007 and 4009 end the session as well; those that discord.py gives up at are in its source.
        """
        for connection in self._connections(shard):
            session = self._gateway.session(connection)
            if session is not None and code in (4007, 4009):
                self._gateway.sessions.pop(session.id)
            await connection.close(code)

    def reconnect(self, shard: int | None = None) -> None:
        """Ask the bot to connect anew, by operation 7."""
        for connection in self._connections(shard):
            connection.send(dumps({"op": RECONNECT, "d": None}))

    def invalidate(self, shard: int | None = None, *, resumable: bool) -> None:
        """Call the session invalid, by operation 9; unless resumable it is gone."""
        for connection in self._connections(shard):
            session = self._gateway.session(connection)
            if session is not None and not resumable:
                self._gateway.sessions.pop(session.id)
            connection.send(dumps({"op": INVALID_SESSION, "d": resumable}))

    def ask_for_heartbeat(self, shard: int | None = None) -> None:
        """Ask for a heartbeat at once, by operation 1."""
        for connection in self._connections(shard):
            connection.send(dumps({"op": HEARTBEAT, "d": None}))

    def stop_acknowledging(self, shard: int | None = None) -> None:
        """Leave heartbeats on the connections of now without an answer."""
        for connection in self._connections(shard):
            connection.acknowledges = False

    def outage(self) -> None:
        """Drop all connections and take no new ones until `restore`."""
        self._gateway.is_down = True
        self.drop()

    def restore(self) -> None:
        """Take connections again."""
        self._gateway.is_down = False

    def _connections(self, shard: int | None) -> list[Connection]:
        sessions = self._gateway.sessions.values()
        return [
            session.connection
            for session in list(sessions)
            if session.connection is not None and shard in (None, session.shard)
        ]
