"""Who there is: users, roles, and members of guilds."""

from dataclasses import dataclass

from tests.discord_server.ids import created_at
from tests.discord_server.payloads import Json


@dataclass(eq=False)
class User:
    """Somebody with an account. Who has closed their direct messages gets none from the bot."""

    id: int
    name: str
    bot: bool = False
    locale: str = "en-US"
    dms_closed: bool = False

    @property
    def mention(self) -> str:
        return f"<@{self.id}>"

    def payload(self) -> Json:
        """https://docs.discord.com/developers/resources/user#user-object."""
        return {
            "id": str(self.id),
            "username": self.name,
            "discriminator": "0",
            "global_name": None if self.bot else self.name.capitalize(),
            "avatar": None,
            "bot": self.bot,
            "public_flags": 0,
        }


@dataclass(eq=False)
class Role:
    """A role of a guild; whether anyone may mention it."""

    id: int
    name: str
    permissions: int = 0
    mentionable: bool = False

    @property
    def mention(self) -> str:
        return f"<@&{self.id}>"

    def payload(self) -> Json:
        """https://docs.discord.com/developers/topics/permissions#role-object."""
        return {
            "id": str(self.id),
            "name": self.name,
            "color": 0,
            "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None},
            "hoist": False,
            "position": 1,
            "permissions": str(self.permissions),
            "managed": False,
            "mentionable": self.mentionable,
            "flags": 0,
        }


@dataclass(eq=False)
class Member:
    """A user in a guild, with all they may there taken together."""

    user: User
    roles: list[Role]
    permissions: int

    def payload(self) -> Json:
        """https://docs.discord.com/developers/resources/guild#guild-member-object."""
        return {
            "user": self.user.payload(),
            "nick": None,
            "avatar": None,
            "roles": [str(role.id) for role in self.roles],
            "joined_at": created_at(self.user.id),
            "premium_since": None,
            "deaf": False,
            "mute": False,
            "flags": 0,
            "pending": False,
        }
