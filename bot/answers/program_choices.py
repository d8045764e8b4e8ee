"""What a reader may choose to see less of the program: its days, its tracks, its kinds."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from bot.answers.program_part import TALKS, ProgramPart, day_of_code, tracks_by_code
from bot.answers.questions.selection import selection
from bot.answers.wording import KIND_NAMES, day_words
from bot.knowledge.models import SessionKind
from bot.knowledge.naming import fold

if TYPE_CHECKING:
    from bot.answers.context import Context
    from bot.answers.questions.selection import Selection
    from bot.knowledge.edition import Edition


class Side(StrEnum):
    """By what the program is narrowed."""

    DAY = "day"
    TRACK = "track"
    KIND = "kind"


class Choice(NamedTuple):
    """What can be chosen: a short id, and the words for it."""

    code: str
    label: str


def choices(edition: Edition, side: Side, typed: str = "") -> list[Choice]:
    """Return the choices whose words hold everything that was typed, in the program's order."""
    wanted = fold(typed).split()
    return [
        choice
        for choice in _all_choices(edition, side)
        if all(word in fold(choice.label) for word in wanted)
    ]


def chosen_part(context: Context, typed: dict[Side, str]) -> ProgramPart | None:
    """Return the part that is meant by codes, labels or words for some sides; None if by none."""
    values: dict[Side, str] = {}
    for side, words in typed.items():
        code = _meant(context, side, words)
        if code is None:
            return None
        values[side] = code
    return ProgramPart(
        day=day_of_code(values.get(Side.DAY, "")),
        track=tracks_by_code(context.edition).get(values.get(Side.TRACK, "")),
        kind=values.get(Side.KIND),
    )


def _all_choices(edition: Edition, side: Side) -> list[Choice]:
    match side:
        case Side.DAY:
            days = sorted({session.day for session in edition.sessions if session.day})
            return [Choice(f"{day:%Y%m%d}", f"{day:%A} {day_words(day)}") for day in days]
        case Side.TRACK:
            return [Choice(code, track) for code, track in tracks_by_code(edition).items()]
        case Side.KIND:  # pragma: no branch - no other side there is
            present = {session.kind for session in edition.sessions}
            kinds = [kind for kind in SessionKind if kind in present]
            named = [Choice(kind.value, KIND_NAMES[kind][1].capitalize()) for kind in kinds]
            some = sum(kind.is_talk for kind in kinds) > 1
            return [*([Choice(TALKS, "All talks")] if some else []), *named]


def _meant(context: Context, side: Side, typed: str) -> str | None:
    """Return the code of what is meant by a code, a label, or words such as "friday"."""
    known = _all_choices(context.edition, side)
    by_code = [choice.code for choice in known if choice.code == typed.strip()]
    by_label = [choice.code for choice in known if fold(choice.label) == fold(typed.strip())]
    if exact := (*by_code, *by_label):
        return exact[0]
    code = _named(selection(context, context.index.read(typed)), side)
    tracks = {track: code for code, track in tracks_by_code(context.edition).items()}
    code = tracks.get(code, code)
    fitting = [choice.code for choice in known if choice.code == code]
    fitting += [choice.code for choice in choices(context.edition, side, typed)]
    return next(iter(fitting), None)


def _named(read: Selection, side: Side) -> str:
    """Return the day as a code, the track by its name, or the kind, if one is named."""
    match side:
        case Side.DAY:
            return f"{read.day:%Y%m%d}" if read.day else ""
        case Side.TRACK:
            return read.track
        case Side.KIND:  # pragma: no branch - no other side there is
            return next(iter(read.kinds)).value if len(read.kinds) == 1 else ""
