"""Text from files and people, made harmless for a terminal."""

import re
import unicodedata

_BIDI_CONTROLS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Characters that turn the direction of what follows, so that a line reads as what it is not."""

_OBEYED = frozenset({"Cc", "Cs"})
"""Unicode's categories of control characters, and of halves of characters, which have no bytes."""

_LINE_BREAKS = re.compile("\r\n?|[\v\f\x85\u2028\u2029]")
_OPENABLE = re.compile(r"(?:https?://|mailto:)[^\s]+", re.IGNORECASE)


def clean(text: str) -> str:
    """Return the text without what a terminal would obey instead of show; line breaks stay."""
    if text.isprintable():
        return text
    unified = _LINE_BREAKS.sub("\n", text).replace("\t", " ")
    return "".join(character for character in unified if character == "\n" or _is_shown(character))


def clean_line(text: str) -> str:
    """Return the text as `clean` does, in one line."""
    return " ".join(clean(text).split())


def openable(url: str) -> str:
    """Return the address if a click on it may open it, else nothing."""
    address = clean(url).strip()
    return address if _OPENABLE.fullmatch(address) else ""


def _is_shown(character: str) -> bool:
    return unicodedata.category(character) not in _OBEYED and character not in _BIDI_CONTROLS
