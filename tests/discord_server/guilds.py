"""Where people meet: guilds and channels."""

from collections.abc import Callable
from dataclasses import dataclass, field

from tests.discord_server import permissions
from tests.discord_server.ids import Snowflakes, created_at
from tests.discord_server.payloads import Json
from tests.discord_server.people import Member, Role, User

Announce = Callable[[str, Json, int | None], None]
"""Sends an event with its data to the shard of a guild."""

TEXT, DIRECT_MESSAGE = 0, 1
"""Types of channel."""


@dataclass(eq=False)
class Channel:
    """A text channel of a guild, or a direct message with `recipient`.

    `bot_permissions` is what the bot may in here, and can be set.
    """

    id: int
    name: str
    guild: "Guild | None" = None
    recipient: User | None = None
    bot_permissions: int = permissions.MEMBER

    def payload(self) -> Json:
        """https://docs.discord.com/developers/resources/channel#channel-object."""
        if self.recipient is not None:
            return {
                "id": str(self.id),
                "type": DIRECT_MESSAGE,
                "last_message_id": None,
                "flags": 0,
                "recipients": [self.recipient.payload()],
            }
        return {
            "id": str(self.id),
            "type": TEXT,
            "name": self.name,
            "guild_id": str(self.guild.id) if self.guild else None,
            "position": 0,
            "permission_overwrites": self._overwrites(),
            "nsfw": False,
            "parent_id": None,
            "topic": None,
            "rate_limit_per_user": 0,
            "last_message_id": None,
            "flags": 0,
        }

    def _overwrites(self) -> list[Json]:
        """Return how the bot's permissions here differ from those that everyone has."""
        if self.guild is None or self.guild.bot_member is None:
            return []
        allowed = self.bot_permissions & ~permissions.MEMBER
        denied = permissions.MEMBER & ~self.bot_permissions
        if not allowed | denied:
            return []
        bot_id = str(self.guild.bot_member.user.id)
        return [{"id": bot_id, "type": 1, "allow": str(allowed), "deny": str(denied)}]


@dataclass(eq=False)
class Guild:
    """A server. The bot is in it unless `bot_member` is None: then only users have the app here."""

    id: int
    name: str
    ids: Snowflakes = field(repr=False)
    announce: Announce = field(repr=False)
    locale: str = "en-US"
    bot_member: Member | None = None
    channels: list[Channel] = field(default_factory=list)
    roles: list[Role] = field(default_factory=list)
    members: dict[int, Member] = field(default_factory=dict)

    def add_channel(self, name: str, bot_permissions: int = permissions.MEMBER) -> Channel:
        """Open a text channel, and tell the bot of it."""
        channel = Channel(self.ids.new(), name, self, bot_permissions=bot_permissions)
        self.channels.append(channel)
        self._tell("CHANNEL_CREATE", channel.payload())
        return channel

    def tell_of(self, channel: Channel) -> None:
        """Tell the bot that something about a channel has changed, such as what it may in there."""
        self._tell("CHANNEL_UPDATE", channel.payload())

    def remove_channel(self, channel: Channel) -> None:
        """Delete a channel, and tell the bot."""
        self.channels.remove(channel)
        self._tell("CHANNEL_DELETE", channel.payload())

    def add_role(self, name: str, permissions: int = 0, *, mentionable: bool = False) -> Role:
        """Make a role, and tell the bot of it."""
        role = Role(self.ids.new(), name, permissions, mentionable=mentionable)
        self.roles.append(role)
        self._tell("GUILD_ROLE_CREATE", {"guild_id": str(self.id), "role": role.payload()})
        return role

    def add_member(
        self,
        user: User,
        *,
        permissions: int = permissions.MEMBER,
        roles: list[Role] | None = None,
    ) -> Member:
        """Let somebody in. The bot isn't told: that would need the members intent."""
        member = Member(user, roles or [], permissions)
        self.members[user.id] = member
        return member

    def member(self, user: User) -> Member:
        """Return the user's membership; who has none becomes an ordinary member."""
        return self.members.get(user.id) or self.add_member(user)

    def channel(self, channel_id: int) -> Channel | None:
        return next((each for each in self.channels if each.id == channel_id), None)

    def _tell(self, event: str, data: Json) -> None:
        if self.bot_member is not None:
            self.announce(event, data, self.id)

    def payload(self) -> Json:
        """https://docs.discord.com/developers/resources/guild#guild-object."""
        return {
            "id": str(self.id),
            "name": self.name,
            "icon": None,
            "splash": None,
            "discovery_splash": None,
            "owner_id": str(self.id + 1),
            "region": "",
            "afk_channel_id": None,
            "afk_timeout": 300,
            "verification_level": 0,
            "default_message_notifications": 1,
            "explicit_content_filter": 0,
            "roles": [role.payload() for role in self.roles],
            "emojis": [],
            "stickers": [],
            "features": [],
            "mfa_level": 0,
            "application_id": None,
            "system_channel_id": None,
            "system_channel_flags": 0,
            "rules_channel_id": None,
            "vanity_url_code": None,
            "description": None,
            "banner": None,
            "premium_tier": 0,
            "preferred_locale": self.locale,
            "public_updates_channel_id": None,
            "nsfw_level": 0,
        }

    def created_payload(self) -> Json:
        """https://docs.discord.com/developers/events/gateway-events#guild-create.

        What the bot is in already comes with `unavailable` besides: that tells it from a new guild.
        """
        return self.payload() | {
            "joined_at": created_at(self.id),
            "large": False,
            "member_count": len(self.members),
            "voice_states": [],
            # Without the members intent a bot sees itself alone.
            "members": [self.bot_member.payload()] if self.bot_member else [],
            "channels": [channel.payload() for channel in self.channels],
            "threads": [],
            "presences": [],
            "stage_instances": [],
            "guild_scheduled_events": [],
            "soundboard_sounds": [],
        }
