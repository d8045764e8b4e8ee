"""What embeds may be.

https://docs.discord.com/developers/resources/message#embed-object-embed-limits
"""

from tests.discord_server.payloads import Json
from tests.discord_server.problems import Checker

_MOST_CHARACTERS = 6000


def check_embeds(found: Checker, embeds: list[Json]) -> None:
    """Check each embed, and what they come to together."""
    found.at("embeds").length(len(embeds), 0, 10)
    total = 0
    for index, embed in enumerate(embeds):
        at = found.at("embeds", index)
        at.at("title").text(embed.get("title"), 0, 256)
        at.at("description").text(embed.get("description"), 0, 4096)
        at.at("color").number(embed.get("color"), 0, 0xFFFFFF)
        at.at("footer", "text").text((embed.get("footer") or {}).get("text"), 0, 2048)
        at.at("author", "name").text((embed.get("author") or {}).get("name"), 0, 256)
        _check_fields(at, embed.get("fields") or [])
        total += _size(embed)
    if total > _MOST_CHARACTERS:
        found.at("embeds").fail(
            "MAX_EMBED_SIZE_EXCEEDED",
            f"Embed size exceeds maximum size of {_MOST_CHARACTERS}",
        )


def _check_fields(at: Checker, fields: list[Json]) -> None:
    at.at("fields").length(len(fields), 0, 25)
    for index, field in enumerate(fields):
        at.at("fields", index, "name").text(field.get("name"), 1, 256)
        at.at("fields", index, "value").text(field.get("value"), 1, 1024)


def _size(embed: Json) -> int:
    texts = [embed.get("title"), embed.get("description")]
    texts.append((embed.get("footer") or {}).get("text"))
    texts.append((embed.get("author") or {}).get("name"))
    for field in embed.get("fields") or []:
        texts += [field.get("name"), field.get("value")]
    return sum(len(text) for text in texts if isinstance(text, str))
