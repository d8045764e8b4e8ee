"""Names made comparable: folding for finding, slugs for ids."""

from __future__ import annotations

import hashlib
import re
import unicodedata

_LETTERS_WITHOUT_DECOMPOSITION = str.maketrans(
    {
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "ł": "l",
        "ħ": "h",
        "ı": "i",
        "ŧ": "t",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        "’": "'",
    }
)
_NOT_IN_A_SLUG = re.compile(r"[^a-z0-9]+")
_LONGEST_SLUG = 40


def fold(text: str) -> str:
    """Return the text without case and accents: `Günther` and `GUNTHER` give `gunther`.

    Unicode's compatibility decomposition (UAX #15, NFKD) with the combining marks left out, and the
    Latin letters that have no decomposition replaced by the ones people type instead.
    """
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize(
        "NFKD", text.casefold().translate(_LETTERS_WITHOUT_DECOMPOSITION)
    )
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def slug(text: str) -> str:
    """Return an id for a name or title: `Jonathan Muraña` gives `jonathan-murana`.

    It consists of `a-z`, `0-9` and `-`; long ones end at a word, within 40 characters. Where no
    Latin letter or digit is left, a short digest stands for the text, so that every text has a slug
    and equal texts have the same one.
    """
    words = _NOT_IN_A_SLUG.sub("-", fold(text)).strip("-")
    if not words:
        return (
            "x" + hashlib.blake2s(text.encode("utf-8", "surrogatepass"), digest_size=5).hexdigest()
        )
    if len(words) <= _LONGEST_SLUG:
        return words
    cut = words[: _LONGEST_SLUG + 1].rpartition("-")[0]
    return cut or words[:_LONGEST_SLUG]
