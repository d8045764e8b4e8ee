"""What is on now and next: before the event, during it, and when it is over."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from bot.answers.cards.deadline import due_in_words
from bot.answers.cards.program import program_list
from bot.answers.cards.talk import speakers_text
from bot.answers.entries import entry_of_deadline, entry_of_event, entry_of_talk
from bot.answers.models import (
    Action,
    AnswerKind,
    Block,
    Colour,
    OpenEntry,
    Remind,
    ShowView,
    View,
    ViewPart,
)
from bot.answers.running import is_on, planned
from bot.answers.text import Line, Linked, Strong, Text, Time, TimeStyle, Tone
from bot.answers.wording import counted, days_words
from bot.search.passages import EntryKind

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from bot.answers.context import Context
    from bot.answers.models import Answer
    from bot.knowledge.models import Session

MOST_ROOMS = 6
_FEW = 3


def now_answer(context: Context, sessions: Sequence[Session], *, is_next: bool = False) -> Answer:
    """Return what of the sessions is on now, or comes next; or that all are to come, or over."""
    timed = planned(sessions)
    on_now = [session for session in timed if is_on(context, session)]
    to_come = (s.starts for s in timed if s.starts and s.starts > context.now)
    next_start = min(to_come, default=None)
    upcoming = [session for session in timed if next_start and session.starts == next_start]
    is_part = len(sessions) < len(context.edition.program)
    if is_next and (upcoming or on_now):
        return _next(context, upcoming, on_now)
    if not on_now and next_start:
        return _before(context, upcoming, next_start, is_part=is_part)
    if not on_now:
        return _nothing_left(context) if is_part else over_answer(context)
    first, *others = on_now
    blocks = [Block(_facts(context, first), entry_of_talk(first))]
    blocks += [_now_block(context, other) for other in others[: MOST_ROOMS - 1]]
    if more := len(on_now[MOST_ROOMS:]):
        blocks.append(Block((Line((f"and in {counted(more, 'more room')}",), Tone.NOTE),)))
    blocks += [_later_block(context, session, "Next") for session in upcoming[:_FEW]]
    return context.answer(
        ("Now: ", Linked(first.title, first.abstract)),
        blocks,
        entries=map(entry_of_talk, (*on_now, *upcoming)),
        colour=Colour.PROGRAM,
        kind=AnswerKind.SEVERAL if others else AnswerKind.FOUND,
        actions=[
            OpenEntry("About this talk", entry_of_talk(first)),
            ShowView("Program", View.PROGRAM),
        ],
        source=_source(is_part=is_part),
    )


def _source(*, is_part: bool) -> ViewPart | None:
    return None if is_part else ViewPart(View.NOW)


def _facts(context: Context, session: Session) -> tuple[Line, ...]:
    lines = [Line(who)] if (who := speakers_text(context, session)) else []
    lines.append(Line(_until(session) or _since(session)))
    if session.room:
        lines.append(Line((session.room,)))
    return tuple(lines)


def _until(session: Session) -> Text:
    ends = session.ends
    return (
        ("Until ", Time(ends, TimeStyle.CLOCK), ", ", Time(ends, TimeStyle.RELATIVE))
        if ends
        else ()
    )


def _since(session: Session) -> Text:
    return ("Since ", Time(session.starts, TimeStyle.CLOCK)) if session.starts else ()


def _now_block(context: Context, session: Session) -> Block:
    heading = Line(("Now: ", Linked(session.title, session.abstract)), Tone.HEADING)
    return Block((heading, *_facts(context, session)), entry_of_talk(session))


def _later_block(context: Context, session: Session, order: str) -> Block:
    starts = (", ", Time(session.starts, TimeStyle.CLOCK)) if session.starts else ()
    heading = (order, *starts, ": ", Linked(session.title, session.abstract))
    lines = [Line(heading, Tone.HEADING)]
    lines += [Line(who)] if (who := speakers_text(context, session)) else []
    return Block(tuple(lines))


def _next(context: Context, upcoming: list[Session], on_now: list[Session]) -> Answer:
    if upcoming:
        return program_list(context, upcoming)
    return context.answer(
        "Nothing comes after this",
        [_now_block(context, session) for session in on_now],
        entries=map(entry_of_talk, on_now),
        colour=Colour.PROGRAM,
    )


def _nothing_left(context: Context) -> Answer:
    """Return that nothing of the part asked for is on or to come, and what is of the rest."""
    rest = now_answer(context, context.edition.program)
    if not any(hit.entry.kind is EntryKind.TALK for hit in rest.hits):
        return rest
    return replace(
        rest,
        headline=("Nothing of that is on or to come",),
        blocks=(Block((Line(rest.headline, Tone.HEADING),)), *rest.blocks),
        kind=AnswerKind.FOUND,
    )


def _before(
    context: Context, upcoming: list[Session], starts: datetime, *, is_part: bool
) -> Answer:
    """Return when it starts, or goes on, and with what."""
    event = context.edition.event
    begun = any(s.starts and s.starts <= context.now for s in planned(context.edition.program))
    verb = "goes on" if begun else "starts"
    what = "Nothing now, the next starts" if is_part else f"{event} {verb}"
    order = "Next" if begun or is_part else "First"
    where = event.format or event.venue.name
    actions: list[Action] = [
        Remind("Remind me", entry_of_talk(upcoming[0])),
        ShowView("Program", View.PROGRAM),
    ]
    return context.answer(
        (f"{what} ", Time(starts, TimeStyle.RELATIVE)),
        [
            Block((Line((Time(starts), f", {where}" if where else "")),)),
            *(_later_block(context, session, order) for session in upcoming[:_FEW]),
            *([] if is_part else _first_talk(context, upcoming)),
        ],
        entries=[*map(entry_of_talk, upcoming), entry_of_event(event)],
        colour=Colour.PROGRAM,
        actions=actions,
        source=_source(is_part=is_part),
    )


def _first_talk(context: Context, upcoming: list[Session]) -> list[Block]:
    """Return the first talk to come, where what comes next is a welcome or a break."""
    if any(session.kind.is_talk for session in upcoming):
        return []
    start = upcoming[0].starts
    talks = (s for s in planned(context.edition.program) if s.kind.is_talk)
    later = (
        s for s in talks if start and s.starts and s.starts > start and s.day == upcoming[0].day
    )
    return [_later_block(context, session, "Then") for session in islice(later, 1)]


def over_answer(context: Context) -> Answer:
    """Return that the event is over and what is still ahead; or that no program is out yet."""
    event = context.edition.event
    if not context.is_over and not any(session.starts for session in context.edition.sessions):
        return context.answer(
            "The program is not out yet",
            (Block((Line((f"{event} is on {days_words(event.starts, event.ends)}.",)),)),),
            entries=[entry_of_event(event)],
            colour=Colour.PROGRAM,
        )
    deadlines = sorted(context.edition.deadlines, key=lambda deadline: deadline.due.instant)
    ahead = [deadline for deadline in deadlines if deadline.due.instant > context.now][:1]
    lines = [Line(_was_on(context))]
    for deadline in ahead:
        due = Time(deadline.due.instant, TimeStyle.RELATIVE)
        what = (Strong(deadline.name), " due ", *due_in_words(deadline), ", ", due, ".")
        lines.append(Line(("Still ahead: ", *what)))
    return context.answer(
        f"{event} is over",
        (Block(tuple(lines)),),
        entries=[entry_of_event(event), *map(entry_of_deadline, ahead)],
        colour=Colour.PROGRAM,
        actions=[
            *([ShowView("Program", View.PROGRAM)] if context.edition.sessions else []),
            *(OpenEntry(deadline.name, entry_of_deadline(deadline)) for deadline in ahead),
        ],
        source=ViewPart(View.NOW),
    )


def _was_on(context: Context) -> Text:
    event = context.edition.event
    ends = [session.ends or session.starts for session in planned(context.edition.program)]
    last = max((end for end in ends if end), default=None)
    days = f"It was on {days_words(event.starts, event.ends)}"
    return (days, ", ", Time(last, TimeStyle.RELATIVE), ".") if last else (f"{days}.",)
