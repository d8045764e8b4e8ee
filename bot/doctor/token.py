"""Whether a token could be one: what people paste instead, as far as its shape tells."""

from __future__ import annotations

import base64
import binascii
import re
from typing import TYPE_CHECKING

from bot.doctor.findings import Finding, error

if TYPE_CHECKING:
    from collections.abc import Callable

WHAT = "token"
GET_ONE = (
    "Copy the token of your application's bot from https://discord.com/developers/applications "
    "(Bot > Reset Token) into DISCORD_TOKEN, in the environment or in .env."
)
_QUOTES = frozenset("\"'“”‘’`")  # noqa: RUF001 - what editors make of quotes
_PARTS = 3
_ID = re.compile(r"\d{15,20}")
_PUBLIC_KEY = re.compile(r"[\da-fA-F]{64}")
_CLIENT_SECRET = re.compile(r"[\w-]{32}")


def check_token_is_set(token: str) -> list[Finding]:
    """Return that there is no token, if so."""
    return [] if token else [error(WHAT, "DISCORD_TOKEN is not set, and `run` needs it", GET_ONE)]


def can_be_sent(token: str) -> bool:
    """Whether a token can be shown to Discord at all: letters of ASCII without gaps."""
    return token.isascii() and token.isprintable() and len(token.split()) == 1


def odd_about(token: str) -> str:
    """Return what is unlike a token about a text, "" if nothing is; it never quotes the text."""
    return next((says for is_so, says in _ODDITIES if is_so(token)), "")


def _begins_with_id(token: str) -> bool:
    first = token.partition(".")[0]
    try:
        decoded = base64.b64decode(first + "=" * (-len(first) % 4), b"-_", validate=True)
    except (binascii.Error, ValueError):
        return False
    return decoded.isdigit()


_ODDITIES: tuple[tuple[Callable[[str], object], str], ...] = (
    (lambda text: text[:4].lower() == "bot ", "it begins with `Bot `, which doesn't belong to it"),
    (lambda text: {text[0], text[-1]} & _QUOTES, "it stands in quotes, which don't belong to it"),
    (lambda text: not can_be_sent(text), "it has more than one word, or letters that no token has"),
    (_ID.fullmatch, "it is a number, such as the application's id, and no token"),
    (_PUBLIC_KEY.fullmatch, "it looks like the application's public key"),
    (_CLIENT_SECRET.fullmatch, "it looks like the client secret of the page OAuth2"),
    (
        lambda text: len(text.split(".")) != _PARTS,
        "a token has three parts with dots between them, and this one has not",
    ),
    (
        lambda text: not _begins_with_id(text),
        "a token begins with the bot's id in letters, and this one does not",
    ),
)
"""What to tell where something holds; the first that does counts."""
