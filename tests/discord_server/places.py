"""Where an interaction comes from, and by what right the app is there.

https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-object-interaction-context-types
"""

from dataclasses import dataclass

from tests.discord_server import permissions
from tests.discord_server.guilds import Channel, Guild
from tests.discord_server.payloads import Json
from tests.discord_server.people import User

GUILD, BOT_DM, PRIVATE_CHANNEL = 0, 1, 2
"""Contexts of interactions."""

GUILD_INSTALL, USER_INSTALL = 0, 1
"""Ways to install an app."""


@dataclass(frozen=True)
class Place:
    """A channel in a context; `owner` is who has installed the app for themselves alone."""

    channel: Channel
    context: int
    owner: User | None = None

    @property
    def guild(self) -> Guild | None:
        return self.channel.guild

    def payload(self, user: User) -> Json:
        """Return the part of an interaction that tells where it comes from, and from whom."""
        payload: Json = {
            "channel_id": str(self.channel.id),
            "channel": self._channel(),
            "context": self.context,
            "authorizing_integration_owners": self._owners(),
            "app_permissions": str(self.app_permissions),
        }
        if self.guild is None:
            return payload | {"user": user.payload()}
        member = self.guild.member(user)
        return payload | {
            "guild_id": str(self.guild.id),
            "guild": {"id": str(self.guild.id), "locale": self.guild.locale, "features": []},
            "guild_locale": self.guild.locale,
            "member": member.payload() | {"permissions": str(member.permissions)},
        }

    @property
    def bot_is_there(self) -> bool:
        """Whether the bot itself is in this channel, and not only the app of a user."""
        if self.guild is not None:
            return self.guild.bot_member is not None
        return self.context == BOT_DM

    @property
    def app_permissions(self) -> int:
        if self.context == BOT_DM:
            return permissions.ELSEWHERE | permissions.USE_EXTERNAL_EMOJIS
        return self.channel.bot_permissions if self.bot_is_there else permissions.ELSEWHERE

    def _channel(self) -> Json:
        payload = self.channel.payload()
        if self.guild is not None:
            payload["permissions"] = str(permissions.MEMBER)
        return payload

    def _owners(self) -> Json:
        if self.owner is not None:
            return {str(USER_INSTALL): str(self.owner.id)}
        return {str(GUILD_INSTALL): str(self.guild.id) if self.guild else "0"}


def home(channel: Channel) -> Place:
    """Return the place of a channel that the bot itself is in."""
    return Place(channel, BOT_DM if channel.guild is None else GUILD)
