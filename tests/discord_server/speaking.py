"""What people write, and what the bot writes back."""
# ruff: noqa: ASYNC109 (waiting in vain must say what did happen, so it is limited in here)

from tests.discord_server.backend import Backend
from tests.discord_server.guilds import Channel
from tests.discord_server.message_store import REPLY, Draft
from tests.discord_server.messages import Message
from tests.discord_server.people import User
from tests.discord_server.places import Place, home


class Speaking:
    """Messages in channels and to the bot."""

    def __init__(self, backend: Backend) -> None:
        self.backend = backend

    async def say(
        self, user: User, text: str, *, channel: Channel, reply_to: Message | None = None
    ) -> Message:
        """Write a message in a guild's channel."""
        assert channel.guild is not None, "use say_dm for direct messages"
        return self._write(user, text, home(channel), reply_to)

    async def say_dm(self, user: User, text: str, *, reply_to: Message | None = None) -> Message:
        """Write to the bot directly."""
        return self._write(user, text, home(self.backend.world.open_dm(user)), reply_to)

    async def edit(self, message: Message, text: str) -> None:
        """Change what somebody wrote."""
        self.backend.messages.edit(message, {"content": text})

    def replies(self, message: Message) -> list[Message]:
        """Return what the bot wrote in that channel since: replies to it, or else all that came."""
        ours = [
            each
            for each in self.backend.messages.all.values()
            if each.channel is message.channel
            and each.author is self.backend.world.bot
            and each.id > message.id
        ]
        direct = [each for each in ours if each.reference == message.id]
        return direct or [each for each in ours if each.reference is None]

    async def reply_to(self, message: Message, timeout: float = 5) -> Message:
        """Wait for the bot's reply to a message."""
        await self.backend.gateway.changed.until(
            lambda: bool(self.replies(message)),
            timeout,
            lambda: f"no reply within {timeout} s to {message}: {self._lately()}",
        )
        return self.replies(message)[0]

    def _write(self, user: User, text: str, place: Place, replied: Message | None) -> Message:
        draft = Draft(place, user, {"content": text}, replied=replied)
        draft.type = REPLY if replied else 0
        return self.backend.messages.create(draft)

    def _lately(self) -> str:
        lines = [
            f"  {each.method} {each.path} -> {each.status}"
            for each in list(self.backend.requests)[-10:]
        ]
        return "the latest requests were\n" + "\n".join(lines)
