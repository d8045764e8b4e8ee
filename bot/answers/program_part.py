"""A part of the program by day, track and kind: short enough to be written on a button."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, TypeVar

from bot.knowledge.models import SessionKind
from bot.knowledge.naming import slug

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.knowledge.edition import Edition
    from bot.knowledge.models import Session

_Value = TypeVar("_Value")

TALKS = "talks"
"""Stands for all kinds in which somebody presents something."""
_ANY = "-"
_LONGEST_TRACK = 15


@dataclass(frozen=True, slots=True)
class ProgramPart:
    """What of the program is meant; what is None doesn't narrow it. `kind` may be `TALKS`."""

    day: date | None = None
    track: str | None = None
    kind: str | None = None

    def of(self, sessions: Iterable[Session]) -> list[Session]:
        """Return those of the sessions that belong to the part."""
        return [
            session
            for session in sessions
            if (self.day is None or session.day == self.day)
            and (self.track is None or session.track == self.track)
            and (self.kind is None or self.kind in _kinds_of(session))
        ]


_WHOLE = ProgramPart()


def code_of_part(edition: Edition, part: ProgramPart) -> str:
    """Return a part as `day.track.kind`, such as `20210702.-.invited`; "" for the whole program."""
    if part == _WHOLE:
        return ""
    tracks = {track: code for code, track in tracks_by_code(edition).items()}
    day = f"{part.day:%Y%m%d}" if part.day else _ANY
    return f"{day}.{tracks[part.track] if part.track else _ANY}.{part.kind or _ANY}"


def part_of_code(edition: Edition, code: str) -> ProgramPart | None:
    """Return the part that a code stands for in this edition; None if it stands for none."""
    if not code:
        return _WHOLE
    match code.split("."):
        case [day, track, kind]:
            tracks = tracks_by_code(edition)
            is_known = track in {_ANY, *tracks} and kind in {_ANY, TALKS, *SessionKind}
            on_day = day_of_code(day)
            if not is_known or (on_day is None and day != _ANY):
                return None
            return ProgramPart(on_day, tracks.get(track), kind if kind != _ANY else None)
        case _:
            return None


def tracks_by_code(edition: Edition) -> dict[str, str]:
    """Return the tracks by ids of up to 15 characters; a digest where names are alike or long."""
    found: dict[str, str] = {}
    for track in edition.tracks:
        short = slug(track)
        is_fit = len(short) <= _LONGEST_TRACK and short not in found
        found[short if is_fit else _digest(track)] = track
    return found


def _digest(track: str) -> str:
    words = track.encode("utf-8", "surrogatepass")
    return "~" + hashlib.blake2s(words, digest_size=6).hexdigest()


def day_of_code(code: str) -> date | None:
    """Return the day that `20210702` stands for; None if it stands for none."""
    try:
        return datetime.strptime(code, "%Y%m%d").date()  # noqa: DTZ007 - a day has no zone
    except ValueError:
        return None


def part_shown(edition: Edition, sessions: Sequence[Session]) -> ProgramPart | None:
    """Return the part of the program that these sessions are, or None if they are no such part.

    Of several parts that hold the same sessions it is the one that narrows the least.
    """
    if len(sessions) == len(edition.sessions):
        return _WHOLE
    day = _only([session.day for session in sessions])
    track = _only([session.track for session in sessions]) or None
    kind = _kind_shown(sessions)
    candidates = (
        ProgramPart(day=day),
        ProgramPart(track=track),
        ProgramPart(kind=kind),
        ProgramPart(day=day, kind=kind),
        ProgramPart(day=day, track=track),
        ProgramPart(track=track, kind=kind),
        ProgramPart(day=day, track=track, kind=kind),
    )
    ids = {session.id for session in sessions}
    return next((part for part in candidates if ids == _ids_of(part, edition)), None)


def _ids_of(part: ProgramPart, edition: Edition) -> set[str]:
    return {session.id for session in part.of(edition.sessions)}


def _only(values: Sequence[_Value]) -> _Value | None:
    return values[0] if len(set(values)) == 1 else None


def _kind_shown(sessions: Sequence[Session]) -> str | None:
    kinds = {session.kind for session in sessions}
    if len(kinds) == 1:
        return kinds.pop()
    return TALKS if kinds and all(kind.is_talk for kind in kinds) else None


def _kinds_of(session: Session) -> tuple[str, ...]:
    return (session.kind, TALKS) if session.kind.is_talk else (session.kind,)
