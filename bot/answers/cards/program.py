"""The program, or a part of it, as a list."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from bot.answers.cards.event import event_when
from bot.answers.cards.talk import speakers_text, talk_card
from bot.answers.entries import entry_of_event, entry_of_talk
from bot.answers.models import AnswerKind, Block, Colour, ShowView, View
from bot.answers.running import is_on, is_over
from bot.answers.text import Line, Linked, Text, Time, TimeStyle, Tone, joined
from bot.answers.wording import KIND_NAMES, counted, day_words
from bot.knowledge.models import SessionStatus

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.answers.context import Context
    from bot.answers.models import Answer
    from bot.knowledge.models import Session

MOST_LISTED = 100


def program_list(context: Context, sessions: Sequence[Session], headline: Text = ()) -> Answer:
    """Return sessions as a list by day; what is over is small, what is on now stands out.

    A single session without a headline of its own comes as its card.
    """
    if len(sessions) == 1 and not headline:
        return talk_card(context, sessions[0])
    shown = context.edition.in_order(sessions)[:MOST_LISTED]
    has_days = len({session.day for session in sessions}) > 1
    blocks: list[Block] = []
    for day, of_day in groupby(shown, key=lambda session: session.day):
        if has_days:
            heading = day_words(day) if day else "Time not announced"
            blocks.append(Block((Line((heading,), Tone.HEADING),)))
        blocks += [_item(context, session) for session in of_day]
    if left_out := len(sessions) - len(shown):
        hint = f"and {left_out} more: name a day, a kind, a room or a track to see fewer"
        blocks.append(Block((Line((hint,), Tone.NOTE),)))
    is_part = len(sessions) < len(context.edition.sessions)
    return context.answer(
        headline or _headline(context, sessions),
        blocks,
        entries=map(entry_of_talk, shown),
        colour=Colour.PROGRAM,
        kind=AnswerKind.SEVERAL,
        actions=[ShowView("Program", View.PROGRAM)] if is_part else [],
    )


def _headline(context: Context, sessions: Sequence[Session]) -> Text:
    kinds = {session.kind for session in sessions}
    days = {session.day for session in sessions}
    what = KIND_NAMES[kinds.pop()][1].capitalize() if len(kinds) == 1 else "Program"
    day = days.pop() if len(days) == 1 else None
    return (f"{what}, {day_words(day)}" if day else f"{what} of {context.edition.event}",)


def _item(context: Context, session: Session) -> Block:
    start: Text = (Time(session.starts, TimeStyle.CLOCK), " ") if session.starts else ()
    on_now = is_on(context, session)
    tone = Tone.NOTE if is_over(context, session) else Tone.ITEM
    title = Linked(session.title, session.abstract)
    lines = [Line((*start, title), Tone.NOW if on_now else tone)]
    who = speakers_text(context, session, with_affiliation=False)
    notes = (["now"] if on_now else []) + _notes(session)
    if details := joined((who, ", ".join(notes))):
        lines.append(Line(details, Tone.NOTE))
    return Block(tuple(lines), entry_of_talk(session))


def _notes(session: Session) -> list[str]:
    notes = [KIND_NAMES[session.kind][0]] if session.kind.is_talk else []
    notes += [session.room] if session.room else []
    if session.is_cancelled:
        notes.append("cancelled")
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
