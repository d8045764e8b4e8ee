"""The key of a message: the same for the same message, whoever plans it and however often."""

from __future__ import annotations

import base64
import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

LENGTH = 20
"""`k` and 19 characters of base 32, 95 bits; a nonce may have 25 characters, an argument 20."""


def key_of(parts: Iterable[object]) -> str:
    """Return the key that stands for these parts, in this order."""
    words = "\x1f".join(str(part) for part in parts)
    digest = hashlib.blake2s(words.encode(), digest_size=12).digest()
    return "k" + base64.b32encode(digest).decode().lower()[: LENGTH - 1]


def component_ids(key: str) -> tuple[int, int]:
    """Return 62 bits of a key as the ids of two components, for messages without a button.

    They are positive 31-bit numbers and not 0, which Discord would replace by one of its own.
    """
    digest = hashlib.blake2s(key.encode(), digest_size=8).digest()
    whole = int.from_bytes(digest)
    return (whole >> 33) % (2**31 - 1) + 1, (whole & (2**31 - 1)) % (2**31 - 1) + 1
