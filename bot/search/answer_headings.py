"""Under which headings the answer to a question usually stands.

Conference sites repeat their sections for each track and workshop. The words of a question find the
right one; that "when is it due" is answered under "Dates" there, and "what is it about" under
"Overview", is common knowledge.
"""

from __future__ import annotations

import re
from functools import cache

from bot.search.words import word

_HEADINGS = {
    r"what (?:is|are|does) .*about|what kind of (?:work|research|topics|papers)|look(?:ing)? for"
    r"|scope|topics?": "about overview scope topics aims introduction background goals",
    r"when|dates?|deadlines?|due|by when|until": "dates deadlines important timeline",
    r"what time|(?:which|what) day|schedule|program|agenda": "program schedule agenda timetable",
    r"chairs?|organiz\w+|runs|e ?mail|contact|whom? (?:do|can|should) i": (
        "organizers chairs contact committee organization team"
    ),
    r"how many pages|pages?|how long (?:can|may|should)|length|format|template": (
        "formats lengths types formatting guidelines instructions"
    ),
    r"prizes?|awards?": "awards prizes",
    r"which papers|accepted|how many (?:submissions|papers)|acceptance rate": "accepted list",
    r"publish\w*|proceedings|journal|appear": "publication proceedings published",
    r"submit|hand in|upload|send in": "submission submit instructions",
    r"how much|costs?|fees?|prices?|pay": "fees rates prices costs tickets",
    r"how (?:do|can) i get (?:to|there|from)|directions|airport|train": (
        "travel directions getting arriving"
    ),
    r"where .*(?:stay|sleep)|hotels?": "accommodation hotels stay",
}


def headings_for(question: str) -> list[frozenset[str]]:
    """Return the stems of the headings to expect, a set for each thing that the question asks.

    The question is in lower case and mended, as patterns read it.
    """
    return [stems for pattern, stems in _patterns() if pattern.search(question)]


@cache
def _patterns() -> list[tuple[re.Pattern[str], frozenset[str]]]:
    return [
        (re.compile(rf"\b(?:{asked})\b"), frozenset(word(each).term for each in headings.split()))
        for asked, headings in _HEADINGS.items()
    ]
