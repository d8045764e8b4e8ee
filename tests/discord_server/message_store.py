"""Keeps the messages of all channels: creates, changes and deletes them."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from tests.discord_server.components import TEXT_DISPLAY, number, walk
from tests.discord_server.ids import created_at
from tests.discord_server.messages import EPHEMERAL, LOADING, Message
from tests.discord_server.payloads import Json
from tests.discord_server.people import User
from tests.discord_server.pings import pings
from tests.discord_server.places import Place
from tests.discord_server.registry import World

DEFAULT, REPLY, CHAT_INPUT_COMMAND, CONTEXT_MENU_COMMAND = 0, 19, 20, 23
"""Types of message."""

_MENTION = re.compile(r"<@!?(\d+)>")

Tell = Callable[[str, Message], None]


@dataclass
class Draft:
    """A message to be: `body` is what was sent, `extra` what Discord knows besides."""

    place: Place
    author: User
    body: Json
    only_for: User | None = None
    type: int = DEFAULT
    replied: Message | None = None
    extra: Json = field(default_factory=dict)


class MessageStore:
    """All messages, in order; `tell` is called with each event of a public one."""

    def __init__(self, world: World, tell: Tell, keep: int | None) -> None:
        self._world = world
        self._tell = tell
        self._keep = keep
        self.all: dict[int, Message] = {}

    def create(self, draft: Draft) -> Message:
        """Post a message."""
        message = Message(self._raw(draft), draft.place.channel, draft.author, draft.place)
        message.only_for = draft.only_for
        answered = draft.replied.author if draft.replied else draft.author
        replied_to = None if answered is draft.author else answered.id
        _notify(message, draft.body.get("allowed_mentions"), replied_to)
        self.all[message.id] = message
        if self._keep is not None and len(self.all) > self._keep:
            del self.all[next(iter(self.all))]
        self._publish("MESSAGE_CREATE", message)
        return message

    def edit(self, message: Message, body: Json) -> None:
        """Change what `body` names and leave the rest; `edits` gets what it was."""
        message.edits.append(dict(message.raw))
        was_loading, kept = message.is_loading, message.flags & EPHEMERAL
        message.raw |= self._shown(body)
        message.raw["flags"] = (message.flags & ~(LOADING | EPHEMERAL)) | kept
        message.raw["edited_timestamp"] = created_at(self._world.ids.new())
        message.raw["mentions"] = self._mentions(message.raw)
        if was_loading:
            # Edits notify nobody, but this one stands for the message being sent.
            _notify(message, body.get("allowed_mentions"), None)
        self._publish("MESSAGE_UPDATE", message)

    def delete(self, message: Message) -> None:
        """Take a message away."""
        message.deleted = True
        self.all.pop(message.id, None)
        self._publish("MESSAGE_DELETE", message)

    def _publish(self, event: str, message: Message) -> None:
        # A bot gets no events of ephemeral messages, nor of channels it isn't in.
        if message.only_for is None and message.place.bot_is_there:
            self._tell(event, message)

    def _raw(self, draft: Draft) -> Json:
        message_id = self._world.ids.new()
        raw: Json = {
            "id": str(message_id),
            "type": draft.type,
            "channel_id": str(draft.place.channel.id),
            "author": draft.author.payload(),
            "content": "",
            "timestamp": created_at(message_id),
            "edited_timestamp": None,
            "tts": False,
            "mention_everyone": False,
            "mentions": [],
            "mention_roles": [],
            "attachments": [],
            "embeds": [],
            "components": [],
            "pinned": False,
            "flags": 0,
        }
        raw |= self._shown(draft.body) | draft.extra
        if "nonce" in draft.body:
            raw["nonce"] = draft.body["nonce"]
        if draft.replied is not None:
            raw["message_reference"] = {
                "type": 0,
                "message_id": str(draft.replied.id),
                "channel_id": str(draft.replied.channel.id),
            }
            raw["referenced_message"] = draft.replied.raw
        raw["mentions"] = self._mentions(raw)
        return raw

    def _shown(self, body: Json) -> Json:
        """Return the fields that a request sets, as Discord would show them."""
        shown: Json = {}
        if "content" in body:
            shown["content"] = body["content"] or ""
        if "embeds" in body:
            shown["embeds"] = [{"type": "rich"} | embed for embed in body["embeds"] or []]
        if "components" in body:
            shown["components"] = number(body["components"] or [])
        if "attachments" in body:
            shown["attachments"] = [self._attached(each) for each in body["attachments"] or []]
        if "flags" in body:
            shown["flags"] = body["flags"] or 0
        return shown

    def _attached(self, attachment: Json) -> Json:
        name = attachment.get("filename", "file")
        url = f"http://127.0.0.1/attachments/{name}"
        return (
            {"size": 0, "url": url, "proxy_url": url}
            | attachment
            | {
                "id": str(self._world.ids.new()),
                "filename": name,
            }
        )

    def _mentions(self, raw: Json) -> list[Json]:
        """Return those whom a message names, and whom it replies to."""
        ids = dict.fromkeys(int(found) for found in _MENTION.findall(raw["content"]))
        mentioned = [self._world.users[each].payload() for each in ids if each in self._world.users]
        replied: Json | None = raw.get("referenced_message")
        if replied is not None and replied["author"] not in (raw["author"], *mentioned):
            mentioned.append(replied["author"])
        return mentioned


def _notify(message: Message, allowed: Json | None, replied_to: int | None) -> None:
    texts = [message.content]
    texts += [each["content"] for each in walk(message.components) if each["type"] == TEXT_DISPLAY]
    message.pings = pings(texts, allowed, replied_to)
