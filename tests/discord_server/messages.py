"""A message as it stands, and what people see of it.

https://docs.discord.com/developers/resources/message#message-object
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from typing_extensions import override

from tests.discord_server.components import (
    BUTTON,
    SELECTS,
    TEXT_DISPLAY,
    Button,
    Select,
    button,
    select,
    walk,
)
from tests.discord_server.guilds import Channel
from tests.discord_server.payloads import Json
from tests.discord_server.people import User
from tests.discord_server.pings import NOBODY, Pings
from tests.discord_server.places import Place

SUPPRESS_EMBEDS, EPHEMERAL, LOADING, SILENT, COMPONENTS_V2 = (
    1 << 2,
    1 << 6,
    1 << 7,
    1 << 12,
    1 << 15,
)


@dataclass(eq=False)
class Message:
    """One message. It changes when it is edited; `edits` keeps what it was like before."""

    raw: Json
    channel: Channel
    author: User
    place: Place
    only_for: User | None = None
    pings: Pings = NOBODY
    edits: list[Json] = field(default_factory=list)
    deleted: bool = False

    @property
    def id(self) -> int:
        return int(self.raw["id"])

    @property
    def content(self) -> str:
        return str(self.raw["content"])

    @property
    def embeds(self) -> list[Json]:
        return list(self.raw["embeds"])

    @property
    def components(self) -> list[Json]:
        return list(self.raw["components"])

    @property
    def flags(self) -> int:
        return int(self.raw["flags"])

    @property
    def is_ephemeral(self) -> bool:
        return bool(self.flags & EPHEMERAL)

    @property
    def is_loading(self) -> bool:
        """Whether the bot is still “thinking”."""
        return bool(self.flags & LOADING)

    @property
    def reference(self) -> int | None:
        """The id of the message that this one replies to."""
        reference = self.raw.get("message_reference")
        return int(reference["message_id"]) if reference else None

    def texts(self) -> list[str]:
        """Return what the text displays say, in order."""
        return [each["content"] for each in self._all() if each["type"] == TEXT_DISPLAY]

    @property
    def text(self) -> str:
        """All there is to read, whether in text displays, content or embeds."""
        return "\n".join([self.content, *_embedded(self.embeds), *self.texts()]).strip("\n")

    def buttons(self) -> list[Button]:
        return [button(each) for each in self._all() if each["type"] == BUTTON]

    def selects(self) -> list[Select]:
        return [select(each) for each in self._all() if each["type"] in SELECTS]

    def _all(self) -> Iterator[Json]:
        return walk(self.raw["components"])

    @override
    def __repr__(self) -> str:
        return f"<Message {self.id} by {self.author.name}: {self.text[:200]!r}>"


def _embedded(embeds: list[Json]) -> Iterator[str]:
    for embed in embeds:
        yield from (embed[key] for key in ("title", "description") if embed.get(key))
        for each in embed.get("fields") or []:
            yield f"{each['name']}\n{each['value']}"
        if embed.get("footer"):
            yield embed["footer"]["text"]
