"""All that the server knows, for those who answer requests and those who act for people."""

from collections import deque
from dataclasses import dataclass, field
from datetime import datetime
from uuid import uuid4

from bot.clock import now
from tests.discord_server.command_registry import CommandRegistry
from tests.discord_server.exchanges import Exchange
from tests.discord_server.gateway import Gateway, GatewaySettings
from tests.discord_server.message_store import MessageStore
from tests.discord_server.messages import Message
from tests.discord_server.payloads import Body, Json
from tests.discord_server.people import User
from tests.discord_server.places import Place
from tests.discord_server.registry import World
from tests.discord_server.sessions import (
    DIRECT_MESSAGES,
    GUILD_MESSAGES,
    GUILDS,
    MESSAGE_CONTENT,
    Audience,
    Session,
)

ATTACHMENT_LIMIT = 10 * 1024 * 1024


@dataclass
class Settings:
    """What a test may set. Times are in seconds, and Discord's own unless set otherwise."""

    token: str = "test-token.for-a-bot.that-is-not-real"  # noqa: S105 (it opens nothing)
    checks: bool = True
    interaction_lifetime: float = 3
    token_lifetime: float = 15 * 60
    nonce_lifetime: float = 5 * 60
    keep: int | None = None


@dataclass(frozen=True)
class Recorded:
    """One REST request of the bot and what it got for it, `at` the instant when that was known."""

    method: str
    path: str
    query: dict[str, str]
    body: Body
    status: int
    answer: Body = field(repr=False)
    at: datetime = field(default_factory=now)


class Backend:
    """The state of the server. `keep` bounds what is remembered, for long runs under load."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.world = World(self.announce)
        self.application_id = self.world.ids.new()
        self.commands = CommandRegistry(self.world.ids, self.application_id)
        self.gateway = Gateway(GatewaySettings(settings.token), self._greeting)
        self.messages = MessageStore(self.world, self.tell, settings.keep)
        self.exchanges: dict[str, Exchange] = {}
        self.nonces: dict[tuple[int, str], tuple[float, Message]] = {}
        self.requests: deque[Recorded] = deque(maxlen=settings.keep)
        self.typing: list[int] = []
        self.unexpected: list[str] = []
        self.address = ""

    @property
    def api_url(self) -> str:
        return f"http://{self.address}/api/v10"

    @property
    def gateway_url(self) -> str:
        return f"ws://{self.address}/gateway"

    def application(self) -> Json:
        """https://docs.discord.com/developers/resources/application#application-object."""
        return {
            "id": str(self.application_id),
            "name": self.world.bot.name,
            "icon": None,
            "description": "",
            "summary": "",
            "bot_public": True,
            "bot_require_code_grant": False,
            "verify_key": "0" * 64,
            "flags": 0,
            "owner": self.world.bot.payload(),
            "team": None,
            "rpc_origins": [],
            "integration_types_config": {"0": {}, "1": {}},
        }

    def announce(self, event: str, data: Json, guild_id: int | None) -> None:
        """Tell the bot of a change in a guild."""
        self.gateway.dispatch(event, data, Audience(guild_id, GUILDS))

    def tell(self, event: str, message: Message) -> None:
        """Tell the bot of a message, with the content only where it may see it.

        https://docs.discord.com/developers/events/gateway#message-content-intent
        """
        guild = message.channel.guild
        guild_id = guild.id if guild else None
        needs = GUILD_MESSAGES if guild else DIRECT_MESSAGES
        if not self.gateway.audience(Audience(guild_id, needs)):
            return
        data = dict(message.raw)
        if guild is not None:
            member = guild.member(message.author).payload()
            del member["user"]
            data |= {"guild_id": str(guild.id), "member": member}
        if event == "MESSAGE_DELETE":
            data = {key: data[key] for key in ("id", "channel_id", "guild_id") if key in data}
        if guild is None or message.author.bot or self._mentions_bot(data):
            self.gateway.dispatch(event, data, Audience(guild_id, needs))
            return
        self.gateway.dispatch(event, data, Audience(guild_id, needs | MESSAGE_CONTENT))
        hidden = {"content": "", "embeds": [], "attachments": [], "components": []}
        data = data | {key: empty for key, empty in hidden.items() if key in data}
        self.gateway.dispatch(event, data, Audience(guild_id, needs, MESSAGE_CONTENT))

    def _mentions_bot(self, data: Json) -> bool:
        bot = str(self.world.bot.id)
        return any(user["id"] == bot for user in data.get("mentions", ()))

    def interact(
        self, kind: int, user: User, place: Place, data: Json, parent: Message | None = None
    ) -> Exchange:
        """Make an interaction and send it to the bot."""
        interaction_id, token = self.world.ids.new(), uuid4().hex * 4
        payload = self.interaction(str(interaction_id), token, kind, user, place) | {"data": data}
        if parent is not None:
            payload["message"] = parent.raw
        exchange = Exchange(interaction_id, token, kind, user, place, payload, parent)
        self.remember(exchange)
        self.send(exchange)
        return exchange

    def interaction(
        self, interaction_id: str, token: str, kind: int, user: User, place: Place
    ) -> Json:
        """https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-object."""
        return {
            "id": interaction_id,
            "application_id": str(self.application_id),
            "type": kind,
            "token": token,
            "version": 1,
            "locale": user.locale,
            "entitlements": [],
            "entitlement_sku_ids": [],
            "attachment_size_limit": ATTACHMENT_LIMIT,
        } | place.payload(user)

    def remember(self, exchange: Exchange) -> None:
        """Keep an exchange for its token, and forget the oldest where that is wanted."""
        self.exchanges[exchange.token] = exchange
        if self.settings.keep is not None and len(self.exchanges) > self.settings.keep:
            del self.exchanges[next(iter(self.exchanges))]

    def send(self, exchange: Exchange) -> None:
        """Send an interaction to the bot, for the first time or once more."""
        guild = exchange.place.guild
        self.gateway.dispatch(
            "INTERACTION_CREATE", exchange.payload, Audience(guild.id if guild else None)
        )

    def _greeting(self, session: Session) -> list[tuple[str, Json]]:
        """Return what a session hears when it has identified itself."""
        audience = [
            guild
            for guild in self.world.guilds.values()
            if guild.bot_member is not None and session in self.gateway.audience(Audience(guild.id))
        ]
        ready = {
            "v": 10,
            "user": self.world.bot.payload() | {"verified": True, "email": None, "flags": 0},
            "guilds": [{"id": str(guild.id), "unavailable": True} for guild in audience],
            "session_id": session.id,
            "resume_gateway_url": self.gateway_url,
            "shard": [session.shard, session.shard_count],
            "application": {"id": str(self.application_id), "flags": 0},
        }
        created = [
            ("GUILD_CREATE", guild.created_payload() | {"unavailable": False}) for guild in audience
        ]
        return [("READY", ready), *(created if session.wants(Audience(needs=GUILDS)) else ())]
