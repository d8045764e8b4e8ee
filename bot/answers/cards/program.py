"""The program, or a part of it, as a list."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from bot.answers.cards.event import event_when
from bot.answers.cards.talk import session_about, speakers_text, talk_card
from bot.answers.entries import entry_of_event, entry_of_talk
from bot.answers.models import AnswerKind, Block, Colour, ShowView, View, ViewPart
from bot.answers.program_part import TALKS, code_of_part, part_shown
from bot.answers.running import is_on, is_over
from bot.answers.text import Line, Linked, Text, Time, TimeStyle, Tone, joined
from bot.answers.wording import KIND_NAMES, counted, day_words
from bot.knowledge.models import SessionStatus

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from bot.answers.context import Context
    from bot.answers.models import Answer
    from bot.answers.program_part import ProgramPart
    from bot.knowledge.models import Session

MOST_LISTED = 100


def program_list(
    context: Context,
    sessions: Sequence[Session],
    headline: Text = (),
    *,
    most: int = MOST_LISTED,
) -> Answer:
    """Return sessions as a list by day; what is over is small, what is on now stands out.

    A single session without a headline of its own comes as its card. `most` are listed.
    """
    if len(sessions) == 1 and not headline:
        return talk_card(context, sessions[0])
    part = None if headline else part_shown(context.edition, sessions)
    shown = context.edition.in_order(sessions)[:most]
    has_days = len({session.day for session in sessions}) > 1
    blocks: list[Block] = []
    for day, of_day in groupby(shown, key=lambda session: session.day):
        listed = list(of_day)
        if has_days:
            blocks.append(Block((Line(_day_text(day, listed), Tone.DAY),)))
        blocks += [_item(context, session) for session in listed]
    if left_out := len(sessions) - len(shown):
        hint = f"and {left_out} more: name a day, a kind, a room or a track to see fewer"
        blocks.append(Block((Line((hint,), Tone.NOTE),)))
    is_part = len(sessions) < len(context.edition.sessions)
    return context.answer(
        headline or _headline(context, sessions, part),
        blocks,
        entries=map(entry_of_talk, shown),
        colour=Colour.PROGRAM,
        kind=AnswerKind.SEVERAL,
        actions=[ShowView("Program", View.PROGRAM)] if is_part else [],
        source=_source(context, part),
    )


def _source(context: Context, part: ProgramPart | None) -> ViewPart | None:
    return ViewPart(View.PROGRAM, code_of_part(context.edition, part)) if part else None


def _headline(context: Context, sessions: Sequence[Session], part: ProgramPart | None) -> Text:
    kinds = {session.kind for session in sessions}
    what = KIND_NAMES[kinds.pop()][1].capitalize() if len(kinds) == 1 else "Program"
    if part and part.kind == TALKS:
        what = "Talks"
    named = f"{what}, {part.track}" if part and part.track else what
    days = {session.day for session in sessions}
    day = days.pop() if len(days) == 1 else None
    if day is None:
        return (f"{named} of {context.edition.event}",)
    return (f"{named}, ", *_day_text(day, sessions))


def _day_text(day: date | None, sessions: Sequence[Session]) -> Text:
    """Return a day that some of the sessions are on; what is known to the minute has a zone."""
    if day is None:
        return ("Time not announced",)
    first = next((session.starts for session in sessions if session.starts), None)
    return (Time(first, TimeStyle.DAY),) if first else (day_words(day),)


def _item(context: Context, session: Session) -> Block:
    """Return a session in the program: what is over is small, as long as not everything is."""
    start: Text = (Time(session.starts, TimeStyle.CLOCK), " ") if session.starts else ()
    title = Linked(session.title, session.abstract)
    who = speakers_text(context, session, with_affiliation=False)
    details = Line(joined((*_notes(session), who)), Tone.NOTE)
    if is_over(context, session) and not (session.is_cancelled or context.is_over):
        lines = [Line((*start, "over: ", title), Tone.NOTE)]
    elif is_on(context, session):
        until = ("Now, until ", Time(session.ends, TimeStyle.CLOCK)) if session.ends else ("Now",)
        lines = [Line((*start, *until), Tone.NOW), Line((title,), Tone.NOW), details]
    else:
        lines = [Line((*start, title), Tone.ITEM), details]
    shown = tuple(line for line in lines if line.text)
    return Block(shown, entry_of_talk(session), session_about(context, session))


def _notes(session: Session) -> list[str]:
    notes = [KIND_NAMES[session.kind][0]] if session.kind.is_talk else []
    notes += [session.room] if session.room else []
    if session.is_cancelled:
        notes.insert(0, "Cancelled")
    elif session.moved_from:
        notes.append(f"moved, was {session.moved_from}")
    return notes


def changes_list(context: Context) -> Answer:
    """Return the sessions that were cancelled or moved."""
    moved_or_cancelled = {SessionStatus.MOVED, SessionStatus.CANCELLED}
    changed = [s for s in context.edition.program if s.status in moved_or_cancelled]
    if changed:
        return program_list(
            context, changed, (f"{counted(len(changed), 'change')} to the program",)
        )
    return context.answer(
        "Nothing was cancelled or moved",
        entries=[entry_of_event(context.edition.event)],
        colour=Colour.PROGRAM,
    )


def nothing_like_it(context: Context) -> Answer:
    """Return that no session is of the part of the program that was asked for."""
    days = (f"{context.edition.event}: ", *event_when(context))
    return context.answer(
        "Nothing on the program is like that",
        [Block((Line(days),))],
        colour=Colour.PROGRAM,
        kind=AnswerKind.NOT_KNOWN,
        actions=[ShowView("Program", View.PROGRAM)],
        confidence=0.4,
    )
