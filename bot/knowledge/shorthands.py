"""Texts that stand for more: a person in one line, a kind of session in everyday words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.knowledge.models import SessionKind, SessionStatus
from bot.knowledge.naming import fold
from bot.knowledge.suggestions import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_NOT_A_WORD = re.compile(r"[^a-z]+")
_SEVERAL_PEOPLE = re.compile(r";|\)\s*(?:,|and\b|&)|\s(?:and|&)\s|,.*,")
_NOBODY = frozenset({"tba", "tbd", "tbc", "to be announced", "n.n.", "nn", "?"})

_KINDS: Mapping[str, SessionKind] = {
    words: kind
    for kind, synonyms in {
        SessionKind.OPENING: "welcome, introduction, intro, opening remarks, opening session",
        SessionKind.KEYNOTE: "keynote talk, keynote speech, plenary",
        SessionKind.INVITED: "invited talk, invited speaker, invited presentation",
        SessionKind.CONTRIBUTED: "contributed talk, contributed paper, paper, paper talk, "
        "paper presentation, short talk, lightning talk",
        SessionKind.TALK: "presentation, lecture, speech, session, special session, other",
        SessionKind.PANEL: "panel discussion, discussion, round table",
        SessionKind.TUTORIAL: "hands on, course, training, workshop, demo",
        SessionKind.POSTER: "posters, poster session",
        SessionKind.BREAK: "lunch, coffee, coffee break, lunch break, tea, pause",
        SessionKind.SOCIAL: "dinner, reception, social event, excursion, party, networking",
        SessionKind.CLOSING: "closing remarks, closing session, closing discussion, wrap up",
    }.items()
    for words in (kind.value, *synonyms.split(", "))
}

_STATUSES: Mapping[str, SessionStatus] = {
    "planned": SessionStatus.PLANNED,
    "moved": SessionStatus.MOVED,
    "postponed": SessionStatus.MOVED,
    "rescheduled": SessionStatus.MOVED,
    "cancelled": SessionStatus.CANCELLED,
    "canceled": SessionStatus.CANCELLED,
}


def read_kind(text: str) -> SessionKind:
    """Return the kind of session that `keynote`, `Invited talk`, `lunch` and the like mean.

    Raises `ValueError` with a message for the author where it is none.
    """
    words = _words(text)
    if kind := _KINDS.get(words):
        return kind
    suggestion = did_you_mean(words, _KINDS)
    raise ValueError(f"`{text}` is no kind of session{suggestion or _one_of(SessionKind)}")


def read_status(text: str) -> SessionStatus:
    """Return what `planned`, `moved` or `cancelled` says; raises as `read_kind` does."""
    words = _words(text)
    if status := _STATUSES.get(words):
        return status
    suggestion = did_you_mean(words, _STATUSES)
    raise ValueError(f"`{text}` is no status{suggestion or _one_of(SessionStatus)}")


def _one_of(words: Iterable[str]) -> str:
    return f", write one of {', '.join(words)}"


def _words(text: str) -> str:
    return _NOT_A_WORD.sub(" ", fold(text)).strip()


def person_in_a_line(text: str) -> dict[str, object]:
    """Return the name and the affiliation that `Daniel Soudry (Technion)` says.

    Raises `ValueError` with a message for the author where several people stand in the line.
    """
    if fold(text) in _NOBODY:
        raise ValueError(f"`{text}` is nobody's name: write nothing as long as it is not known")
    name, affiliation = text, ""
    if text.endswith(")"):
        name, _, affiliation = text[:-1].partition("(")
    if _SEVERAL_PEOPLE.search(name) or not _closes_only_its_own_brackets(affiliation):
        raise ValueError(
            f"`{text}` is more than one person: write a list with each on a line of its own, "
            "after `- `"
        )
    return {"name": name.strip(), "affiliation": affiliation.strip()}


def _closes_only_its_own_brackets(text: str) -> bool:
    depth = 0
    for letter in text:
        depth += (letter == "(") - (letter == ")")
        if depth < 0:
            return False
    return True


def address_alone(text: str) -> dict[str, object]:
    """Return the keys of a link of which only the address is written."""
    return {"url": text}


def due_alone(text: str) -> dict[str, object]:
    """Return the keys of an earlier deadline of which only the day is written."""
    return {"due": text}


def name_alone(text: str) -> dict[str, object]:
    """Return the keys of what has only a name."""
    return {"name": text}


def mail_alone(text: str) -> dict[str, object]:
    """Return the keys of a contact of which only the e-mail address is written."""
    return {"email": text}


def sections_above(written: object) -> object:
    """Return the headings that `About > Call` names, the outermost first."""
    if isinstance(written, str):
        return [heading for heading in written.split(">") if heading.strip()]
    return written
