"""All guilds, users and channels, found by their ids."""

from tests.discord_server import permissions
from tests.discord_server.errors import ApiError
from tests.discord_server.guilds import Announce, Channel, Guild
from tests.discord_server.ids import Snowflakes
from tests.discord_server.people import Member, Role, User


class World:
    """What there is, with the bot in it."""

    def __init__(self, announce: Announce) -> None:
        self.ids = Snowflakes()
        self.bot = User(self.ids.new(), "workshop-bot", bot=True)
        self.users: dict[int, User] = {self.bot.id: self.bot}
        self.guilds: dict[int, Guild] = {}
        self.dms: dict[int, Channel] = {}
        self._announce = announce

    def add_user(self, name: str, locale: str) -> User:
        user = User(self.ids.new(), name, locale=locale)
        self.users[user.id] = user
        return user

    def add_guild(self, name: str, guild_id: int, *, with_bot: bool) -> Guild:
        """Found a guild with one channel and @everyone, with the bot in it or not."""
        guild = Guild(guild_id, name, self.ids, self._announce)
        # The role that has the guild's own id is everyone's.
        guild.roles.append(Role(guild_id, "@everyone", permissions.MEMBER))
        guild.add_channel("general")
        if with_bot:
            guild.bot_member = Member(self.bot, [], permissions.MEMBER)
            guild.members[self.bot.id] = guild.bot_member
        self.guilds[guild_id] = guild
        return guild

    def open_dm(self, user: User) -> Channel:
        """Return the direct messages between the bot and this user."""
        if user.id not in self.dms:
            self.dms[user.id] = Channel(self.ids.new(), user.name, recipient=user)
        return self.dms[user.id]

    def user(self, user_id: int) -> User:
        if user_id not in self.users:
            raise ApiError(10013)
        return self.users[user_id]

    def bots_guild(self, guild_id: int) -> Guild:
        """Return a guild that the bot is in; of others it learns nothing."""
        guild = self.guilds.get(guild_id)
        if guild is None or guild.bot_member is None:
            raise ApiError(10004)
        return guild

    def bots_channel(self, channel_id: int) -> Channel:
        """Return a channel that the bot can see."""
        for dm in self.dms.values():
            if dm.id == channel_id:
                return dm
        for guild in self.guilds.values():
            channel = guild.channel(channel_id)
            if channel is not None and guild.bot_member is not None:
                return channel
        raise ApiError(10003)
