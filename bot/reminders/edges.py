"""Which end of something is meant: when the keynote starts, the end of the panel."""

from __future__ import annotations

import re

from bot.reminders.moments import Edge

_STARTS = (
    "starts?|starting|started|begins?|began|begun|opens?|opened|due|startet|beginnt|anf(?:ae?|ä)ngt"
)
_ENDS = (
    "ends?|ending|ended|finish|finishes|finished|closes?|closed|over|passed|endet|vorbei|zu ende"
)
_HELPERS = "is|are|was|has|have|will|be|ist|sind"
_VERB_LAST = re.compile(
    rf"(?P<what>.+?) (?:(?:{_HELPERS}) ){{0,2}}(?:(?P<start>{_STARTS})|(?P<end>{_ENDS}))"
    rf"(?: (?:{_HELPERS}))?",
    re.IGNORECASE,
)
_NOUN_FIRST = re.compile(
    r"(?:(?:the|its|der|das|dem) )?"
    r"(?:(?P<start>start|beginning|begin|opening|anfang|beginn)"
    r"|(?P<end>end|close|closing|finish|ende|schluss)) (?:of|von|vom|der|des) (?P<what>.+)",
    re.IGNORECASE,
)


def with_edge(words: str) -> tuple[str, Edge | None]:
    """Return what words name, and which end of it they mean; None if they say nothing of that."""
    found = _NOUN_FIRST.fullmatch(words) or _VERB_LAST.fullmatch(words)
    if found is None:
        return words, None
    return found["what"], Edge.START if found["start"] else Edge.END
