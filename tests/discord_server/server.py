"""A Discord to test against: all of it on this machine, and nothing of it Discord's.

Point discord.py to it and let an `AutoShardedClient` log in with `token`: see README.md.
"""
# ruff: noqa: ASYNC109 (waiting in vain must say what did happen, so it is limited in here)

from types import TracebackType
from typing import Self

from aiohttp import web

from tests.discord_server.actions import Actions
from tests.discord_server.backend import Backend, Recorded, Settings
from tests.discord_server.command_registry import Sync
from tests.discord_server.faults import Faults
from tests.discord_server.gateway import Close, Gateway
from tests.discord_server.gateway_faults import GatewayFaults
from tests.discord_server.guilds import Guild
from tests.discord_server.messages import Message
from tests.discord_server.people import User
from tests.discord_server.registry import World
from tests.discord_server.rest import Rest


class DiscordServer(Actions):
    """Serves while it is entered. At the end it fails if the bot asked for what it doesn't know."""

    def __init__(self, settings: Settings | None = None, *, checks: bool = True) -> None:
        settings = settings or Settings(checks=checks)
        super().__init__(Backend(settings))
        self.settings = settings
        self.faults = Faults()
        self.gateway_faults = GatewayFaults(self.gateway)
        self._rest = Rest(self.backend, self.faults)
        self._runner: web.ServerRunner | None = None

    async def start(self, port: int = 0) -> Self:
        """Listen on this port, or on a free one."""
        self._runner = web.ServerRunner(
            web.Server(self._serve, access_log=None), shutdown_timeout=0.1
        )
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", port)
        await site.start()
        host, bound = self._runner.addresses[0][:2]
        self.backend.address = f"{host}:{bound}"
        return self

    async def stop(self) -> None:
        """Stop listening and cut all connections."""
        for connection in list(self.gateway.connections):
            connection.drop(reset=False)
        if self._runner is not None:
            await self._runner.cleanup()

    async def __aenter__(self) -> Self:
        return await self.start()

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self.stop()
        assert error is not None or not self.unexpected, f"unknown requests: {self.unexpected}"

    async def _serve(self, request: web.BaseRequest) -> web.StreamResponse:
        if request.path.startswith("/gateway"):
            return await self.gateway.accept(request)
        return await self._rest.handle(request)

    @property
    def api_url(self) -> str:
        """What `discord.http.Route.BASE` should be."""
        return self.backend.api_url

    @property
    def gateway_url(self) -> str:
        """What `discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY` should be."""
        return self.backend.gateway_url

    @property
    def token(self) -> str:
        return self.settings.token

    @property
    def application_id(self) -> int:
        return self.backend.application_id

    @property
    def bot_user(self) -> User:
        return self._world.bot

    @property
    def gateway(self) -> Gateway:
        return self.backend.gateway

    @property
    def _world(self) -> World:
        return self.backend.world

    @property
    def closes(self) -> list[Close]:
        """How connections to the gateway ended."""
        return self.gateway.closes

    @property
    def syncs(self) -> list[Sync]:
        """The bulk overwrites of commands."""
        return self.backend.commands.syncs

    @property
    def requests(self) -> list[Recorded]:
        """All REST requests, in order."""
        return list(self.backend.requests)

    @property
    def messages(self) -> list[Message]:
        """All messages that anybody in their channel can see."""
        return [each for each in self.backend.messages.all.values() if each.only_for is None]

    @property
    def unexpected(self) -> list[str]:
        """What the bot asked for that this server doesn't know."""
        return self.backend.unexpected + self.gateway.unexpected

    def add_user(self, name: str, *, locale: str = "en-US") -> User:
        """Let somebody sign up."""
        return self._world.add_user(name, locale)

    def add_guild(self, name: str, *, bot: bool = True, shard: int = 0) -> Guild:
        """Found a guild, with the bot in it or not; bots that are connected hear of it."""
        guild_id = self._world.ids.for_shard(shard, self.gateway.settings.shards)
        guild = self._world.add_guild(name, guild_id, with_bot=bot)
        if bot:
            self.backend.announce("GUILD_CREATE", guild.created_payload(), guild.id)
        return guild

    def remove_bot(self, guild: Guild) -> None:
        """Throw the bot out of a guild."""
        guild.bot_member = None
        self.backend.announce("GUILD_DELETE", {"id": str(guild.id)}, guild.id)

    @property
    def is_ready(self) -> bool:
        """Whether a bot is connected on every shard."""
        sessions = self.gateway.sessions.values()
        connected = {each.shard for each in sessions if each.is_connected}
        return connected == set(range(self.gateway.settings.shards))

    async def outage(self) -> None:
        """Drop all connections to the gateway and refuse new ones, until `restore`."""
        self.gateway_faults.outage()
        await self.gateway.changed.until(
            lambda: not self.gateway.connections, 5, lambda: "connections outlived the outage"
        )

    def restore(self) -> None:
        """End an outage."""
        self.gateway_faults.restore()

    async def ready(self, timeout: float = 5) -> None:
        """Wait until a bot is connected on every shard and was told of its guilds."""
        await self.gateway.changed.until(
            lambda: self.is_ready, timeout, lambda: f"no bot within {timeout} s: {self._lately()}"
        )

    async def synced(self, count: int = 1, timeout: float = 5) -> None:
        """Wait until the bot has overwritten its commands so many times."""
        await self.gateway.changed.until(
            lambda: len(self.syncs) >= count,
            timeout,
            lambda: f"no {count} syncs within {timeout} s: {self._lately()}",
        )

    async def closed(self, count: int = 1, timeout: float = 5) -> list[Close]:
        """Wait until so many connections to the gateway have ended."""
        await self.gateway.changed.until(
            lambda: len(self.closes) >= count,
            timeout,
            lambda: f"no {count} connections ended within {timeout} s: {self.closes}",
        )
        return self.closes
