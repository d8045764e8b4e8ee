"""What kind of answer a question wants, and which passages hold one of that kind."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from bot.search.passages import Passage

KIND_GAIN = 0.2
BARE = 0.7
"""What the score of a passage is multiplied by that says nothing beyond its names."""

_MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_HELD = {
    "date": (
        rf"\b(?:\d{{4}}-\d\d|(?:{_MONTHS})[a-z]*\.? \d|\d{{1,2}}(?:st|nd|rd|th)? (?:{_MONTHS}))"
    ),
    "time": r"\b\d{1,2}[:.]\d\d\b|\b\d{1,2} ?[ap]\.?m\b",
    "money": r"[€$£¥]|\b(?:eur|usd|gbp|chf|euros?|dollars?|free of charge)\b",
    "mail": r"\S@\S|\(at\)|\[at\]",
    "link": r"https?://|www\.|\]\(",
    "where": (
        r"\b(?:street|st\.|road|room|hall|building|floor|centre|center|university|campus|hotel"
        r"|address|avenue)\b"
    ),
}
_ASKED = {
    "date": (
        r"\bwhen\b|\bwhat (?:day|date)|\bdates?\b|\bdeadline|\bwann\b|\bdue\b"
        r"|\bhow long (?:do|until)"
    ),
    "time": r"\bwhat time\b|\bwhen\b|\bhours?\b|\bum wie ?viel uhr",
    "money": (
        r"\bhow much\b|\bcosts?\b|\bfees?\b|\bprices?\b|\brates?\b|\bpay\b|\bcheap|\bdiscount"
    ),
    "mail": (r"\be-?mail|\bcontact\b|\bwhom? (?:do|should|can) i (?:ask|contact|write)|\breach\b"),
    "link": (
        r"\blink\b|\burl\b|\bwebsite\b"
        r"|\bwhere (?:can|do) i (?:find|register|submit|download|book|buy|apply)"
    ),
    "who": r"\bwho\b|\bwer\b|\bwhose\b",
    "where": r"\bwhere\b|\bwo\b|\blocation\b|\bvenue\b|\baddress\b",
}
_NAME_HELD = re.compile(r"\b[A-Z][a-z]+ (?:[A-Z]\. )?[A-Z][a-z]+\b")
_HELD_PATTERNS = {kind: re.compile(pattern) for kind, pattern in _HELD.items()}
_ASKED_PATTERNS = {kind: re.compile(pattern) for kind, pattern in _ASKED.items()}
_NUMBER_ASKED = re.compile(
    r"\bhow (?:many|much|far|big|large|old|expensive|tall|heavy)\b|\bnumber of\b|\brate\b"
    r"|\bwie ?viele?\b"
)
_NUMBER = re.compile(
    r"(?<![\w/.])\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|dozen|free)\b"
)


def asked_kinds(question: str) -> frozenset[str]:
    """Return the kinds of answer that the question's words ask for."""
    lowered = question.lower()
    return frozenset(kind for kind, pattern in _ASKED_PATTERNS.items() if pattern.search(lowered))


def lacks_number(question: str, text: str) -> bool:
    """Return whether a number is asked for that the text doesn't hold."""
    return bool(_NUMBER_ASKED.search(question.lower())) and not _NUMBER.search(text.lower())


class HeldKinds:
    """Which kinds of answer each passage's text holds: a date, a sum of money, a person's name."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        texts = [passage.text for passage in passages]
        lowered = [text.lower() for text in texts]
        self._holds = {kind: _holding(pattern, lowered) for kind, pattern in _HELD_PATTERNS.items()}
        self._holds["who"] = _holding(_NAME_HELD, texts)
        self._is_bare = np.array([not text for text in texts], dtype=bool)

    def factor(self, rows: npt.NDArray[np.int64], kinds: frozenset[str]) -> npt.NDArray[np.float64]:
        """Return what the score of each row is multiplied by where these kinds are asked for."""
        factor = np.where(self._is_bare[rows], BARE, 1.0)
        if kinds:
            held = np.any([self._holds[kind][rows] for kind in sorted(kinds)], axis=0)
            factor *= 1 + KIND_GAIN * held
        return factor


def _holding(pattern: re.Pattern[str], texts: Sequence[str]) -> npt.NDArray[np.bool_]:
    return np.array([pattern.search(text) is not None for text in texts], dtype=bool)
