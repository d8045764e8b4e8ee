"""How the sorts of question recognise what is asked: by phrases in the mended question."""

from __future__ import annotations

import re


def any_of(*phrases: str) -> re.Pattern[str]:
    """Return a pattern that finds any of the phrases as whole words.

    A phrase may use what regular expressions offer; it is read in a mended question, in lower case,
    American spelling, without punctuation.
    """
    return re.compile(rf"\b(?:{'|'.join(phrases)})\b")


def beginning(*phrases: str) -> re.Pattern[str]:
    """Return a pattern that finds any of the phrases as the first words."""
    return re.compile(rf"^(?:so |and |but )?(?:{'|'.join(phrases)})\b")


HOW_MANY = any_of("how many", "how may", "number of")
CHANGED = any_of(
    "cancell?\\w*", "moved", "postponed", "rescheduled", "still on", "as planned", "taking place"
)
ORGANIZES = any_of("organi[sz]\\w*", "committee", "chairs?", "behind", "runs", "hosts?")
TO_REACH = any_of("contacts?", "reach", "e ?mails?", "ask", "write", "address", "phone", "mail")
