"""Which part of the program a question speaks of: kinds, a day, a time, a room, a track."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from bot.knowledge.models import SessionKind
from bot.knowledge.naming import fold
from bot.search.times import AskedTime, Relation
from bot.search.words import word

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.answers.context import Context
    from bot.knowledge.models import Session
    from bot.search.question import QueryWord, Question

_KIND_WORDS = {
    SessionKind.KEYNOTE: r"keynotes?",
    SessionKind.INVITED: r"invited",
    SessionKind.CONTRIBUTED: (
        r"contributed|papers? (?:(?:were|was|are|is) )?(?:presented|talks?|presentations?)"
    ),
    SessionKind.PANEL: r"panels?|panell?ists?",
    SessionKind.TUTORIAL: r"tutorials?",
    SessionKind.POSTER: r"posters?",
    SessionKind.BREAK: r"breaks?",
    SessionKind.SOCIAL: r"social",
    SessionKind.OPENING: r"opening|welcome",
    SessionKind.CLOSING: r"closing",
}
_KINDS = {kind: re.compile(rf"\b(?:{words})\b") for kind, words in _KIND_WORDS.items()}
_WORD = re.compile(r"[^\W_]+")
_TELLS_NOTHING = frozenset(
    [
        "room",
        "hall",
        "track",
        "auditorium",
        "lecture",
        "theatre",
        "theater",
        "session",
        "stream",
        "the",
        "and",
        "of",
    ]
)
_OF_PLACES = re.compile(r"\b(?:rooms?|hall|tracks?|in|at|stream)\b")
_A_MOMENT = timedelta(minutes=1)
_NO_DAY = date.max
"""Stands for a day that was named and is none of the program's."""


@dataclass(frozen=True, slots=True)
class Selection:
    """A part of the program. What is empty or None doesn't narrow it.

    `rest` are the words of the question's subject that name none of these.
    """

    kinds: frozenset[SessionKind]
    day: date | None
    time: AskedTime | None
    room: str
    track: str
    rest: tuple[QueryWord, ...]

    @property
    def is_narrow(self) -> bool:
        """Whether it leaves anything out."""
        return bool(self.kinds or self.day or self.time or self.room or self.track)

    def of(self, sessions: Iterable[Session]) -> list[Session]:
        """Return those of the sessions that belong to it.

        A clock hour such as "4" means the afternoon where nothing is on at it in the morning.
        """
        fitting = [session for session in sessions if self._fits(session)]
        if self.time is None:
            return fitting
        found = [session for session in fitting if _is_within(session, self.time)]
        if not found and self.time.is_ambiguous:
            later = self.time.in_the_afternoon()
            found = [session for session in fitting if _is_within(session, later)]
        return found

    def on_the_day(self, sessions: Iterable[Session]) -> list[Session]:
        """Return those of the sessions that are on its day, whatever else it says."""
        return [session for session in sessions if self.day is None or session.day == self.day]

    def _fits(self, session: Session) -> bool:
        return (
            (not self.kinds or session.kind in self.kinds)
            and (not self.room or session.room == self.room)
            and (not self.track or session.track == self.track)
            and (self.day is None or session.day == self.day)
        )


def kinds_asked(text: str) -> frozenset[SessionKind]:
    """Return the kinds of session that a mended question names."""
    return frozenset(kind for kind, pattern in _KINDS.items() if pattern.search(text))


def selection(context: Context, question: Question) -> Selection:
    """Return the part of the program that a question speaks of."""
    room, track = _place(context.edition.rooms, question), _place(context.edition.tracks, question)
    named = _terms(room) | _terms(track)
    return Selection(
        kinds=kinds_asked(question.text),
        day=_day(context, question),
        time=question.time,
        room=room,
        track=track,
        rest=tuple(
            each
            for each in context.subject(question)
            if word(each.form).term not in named
            and not ((room or track) and each.form in _TELLS_NOTHING)
        ),
    )


def _day(context: Context, question: Question) -> date | None:
    if question.day is None:
        return None
    days = sorted({session.day for session in context.edition.sessions if session.day})
    return question.day.among(days, context.today) or _NO_DAY


def _place(names: Sequence[str], question: Question) -> str:
    """Return the room or track that is named: by all of its name, or by its telling words."""
    typed = f" {question.text} "
    asked = {word(each.form).term for each in question.words}
    is_place = bool(_OF_PLACES.search(typed))
    for name in names:
        for phrase, telling in _variants(name):
            if phrase in typed or (is_place and telling and telling <= asked):
                return name
    return ""


@lru_cache(maxsize=1024)
def _variants(name: str) -> tuple[tuple[str, frozenset[str]], ...]:
    """Return how a room or track may be named: as a phrase, and by its telling words.

    Both sides of a colon are names as well: "Track A: Hull and Rig". Names are few and needed for
    each question, so what comes out is kept.
    """
    variants = []
    for variant in (name, *name.split(":")):
        if forms := _WORD.findall(fold(variant)):
            telling = frozenset(term for term in _terms(variant) if len(term) > 1)
            variants.append((f" {' '.join(forms)} ", telling))
    return tuple(variants)


def _terms(name: str) -> frozenset[str]:
    """Return the stems of the words of a name that don't stand in others too."""
    forms = _WORD.findall(fold(name))
    return frozenset(word(form).term for form in forms if form not in _TELLS_NOTHING)


def _is_within(session: Session, asked: AskedTime) -> bool:
    if session.starts is None:
        return False
    at = _on_the_day(session.starts, asked.at)
    match asked.relation:
        case Relation.AT:
            return session.starts <= at < (session.ends or session.starts + _A_MOMENT)
        case Relation.AFTER:
            return session.starts >= at
        case Relation.BEFORE:
            return session.starts < at
        case Relation.WITHIN:  # pragma: no branch - no other relation there is
            return at <= session.starts < _on_the_day(session.starts, asked.until or time.max)


def _on_the_day(moment: datetime, at: time) -> datetime:
    return datetime.combine(moment.date(), at, moment.tzinfo)
