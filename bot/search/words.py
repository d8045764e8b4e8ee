"""Text to words: folded, in one spelling, with a stem that the word's forms share."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

import Stemmer

from bot.knowledge.naming import fold

_COMPOUND = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_POSSESSIVE = re.compile(r"['’]s\b", re.IGNORECASE)
_UMLAUT_WORD = re.compile(r"[^\W_]*[äöüÄÖÜ][^\W_]*")
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})
_LONGEST_WORD = 40

_BRITISH = re.compile(
    r"""
      (?<=..)   is   (?=(?:e|ed|es|er|ers|ing|ation|ations|able)$)
    | (?<=..)   ys   (?=(?:e|ed|es|er|ers|ing)$)
    | (?<=...)  our  (?=(?:s|ed|ing|al|ite|ites)?$)
    | (?<=..)   tre  (?=[sd]?$)
    | (?<=...)  ll   (?=(?:ed|ing|er|ers)$)
    | (?<=...)  ogue (?=s?$)
    | (?<=....) amme (?=[sd]?$)
    | (?:(?<=^def)|(?<=^lic)|(?<=^off)|(?<=^pret)) ence (?=s?$)
    """,
    re.VERBOSE,
)
_AMERICAN = {
    "is": "iz",
    "ys": "yz",
    "our": "or",
    "tre": "ter",
    "ll": "l",
    "ogue": "og",
    "amme": "am",
    "ence": "ense",
}

_STEMMER = Stemmer.Stemmer("english")


class Word(NamedTuple):
    """A word of a text: as written but folded and in American spelling, and its stem (Porter 2)."""

    form: str
    term: str


def american(folded: str) -> str:
    """Return a folded word with its British ending in American spelling.

    The result need not be a word (`exercise` gives `exercize`): every text passes through the same
    rules, so both sides of a comparison change alike.
    """
    return _BRITISH.sub(lambda british: _AMERICAN[british[0]], folded)


@lru_cache(maxsize=1 << 16)
def word(folded: str) -> Word:
    """Return the word for a folded piece of text without spaces."""
    form = american(folded) if folded.isalpha() else folded
    return Word(form, _STEMMER.stemWord(form))


def words(text: str) -> list[Word]:
    """Return the words of a text in order; after the parts of a hyphenated one comes its whole.

    Very long words, as in addresses or noise, are cut: nobody types them, and they would cost
    memory and time.
    """
    found: list[Word] = []
    for compound in _COMPOUND.findall(fold(_POSSESSIVE.sub("", text))):
        if "-" in compound:
            parts = compound[: 2 * _LONGEST_WORD].rstrip("-").split("-")
            found.extend(word(part[:_LONGEST_WORD]) for part in parts)
            found.append(word("".join(parts)[:_LONGEST_WORD]))
        else:
            found.append(word(compound[:_LONGEST_WORD]))
    return found


def umlaut_spellings(text: str) -> dict[str, str]:
    """Return the other way to write each word with umlauts: `guenther` to `gunther`."""
    if text.isascii():
        return {}
    found = _UMLAUT_WORD.findall(unicodedata.normalize("NFC", text))
    return {word(fold(raw.translate(_UMLAUTS))).form: word(fold(raw)).form for raw in found}
