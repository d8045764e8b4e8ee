"""Text from files and people made safe for Discord's markdown: it shows as it was written.

https://support.discord.com/hc/en-us/articles/210298617
"""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import urlsplit

from bot.frontends.discord_app.render.limits import ADDRESS

KEPT = 4_096
"""So many results are kept: the same names and titles are laid out again and again."""

_MARKDOWN = re.compile(r"[\\*_~`|<\[\]]")
_MARKDOWN_IN_ADDRESS = re.compile(r"[\\`|<\[\]]")
_ADDRESS = re.compile(r"(https?://(?:[^\s<>()*~|`]|~(?!~))+)")
_AT_LINE_START = re.compile(r"(?m)^([^\S\n]*)(?:(\d+)([.)])|([-+>#]))")
_MASS_MENTION = re.compile(r"@(?=everyone|here)(?!\w+\.\w)", re.IGNORECASE)
"""The name of a mail server may begin so as well, but has a dot in it."""
_NOT_IN_AN_ADDRESS = {ord(mark): f"%{ord(mark):02X}" for mark in "()<>\\"} | {
    code: f"%{code:02X}" for code in range(33)
}
_WEB = re.compile(r"https?://", re.IGNORECASE)
_HAS_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:(?!\d)", re.IGNORECASE)
_INVISIBLE = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Marks that turn the direction of writing, and with it what stands around them."""


def visible(words: str) -> str:
    """Return the text without marks that can't be seen and turn what stands around them."""
    return _INVISIBLE.sub("", words)


@lru_cache(maxsize=KEPT)
def escaped(words: str) -> str:
    """Return the text so that none of it is markdown, a mention, a timestamp or a masked link.

    Web addresses stay as they are, so that they lead where they did.
    """
    parts = _ADDRESS.split(visible(words))
    for place, part in enumerate(parts):
        marks = _MARKDOWN_IN_ADDRESS if place % 2 else _MARKDOWN
        parts[place] = marks.sub(r"\\\g<0>", part)
    safe = _MASS_MENTION.sub("@\u200b", "".join(parts))
    return _AT_LINE_START.sub(_escaped_start, safe)


def _escaped_start(found: re.Match[str]) -> str:
    space, number, dot, mark = found.groups()
    return f"{space}{number}\\{dot}" if number else f"{space}\\{mark}"


@lru_cache(maxsize=KEPT)
def web_address(url: str, limit: int = ADDRESS) -> str:
    """Return the address of a web page as a link takes it; "" if it is none or too long for one."""
    if url and not _HAS_SCHEME.match(url):
        url = f"https://{url}"
    safe = url.strip().translate(_NOT_IN_AN_ADDRESS)
    return safe if _WEB.match(safe) and len(safe) <= limit and _has_host(safe) else ""


def _has_host(url: str) -> bool:
    try:
        return bool(urlsplit(url).hostname)
    except ValueError:
        return False
