"""The program as a list, and what is on now and next."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from bot.answers.cards.talk import speakers_text, talk_block, talk_card
from bot.answers.context import Context
from bot.answers.entries import entry_of_deadline, entry_of_event, entry_of_talk
from bot.answers.models import Action, AnswerKind, Block, Colour, OpenEntry, Remind, ShowView, View
from bot.answers.text import Line, Linked, Strong, Text, Time, TimeStyle, Tone, joined
from bot.answers.wording import KIND_NAMES, counted, day_words, due_words
from bot.knowledge.models import SessionStatus, program_order

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.answers.models import Answer
    from bot.knowledge.models import Session

_FEW = 3
MOST_LISTED = 100


def program_list(context: Context, sessions: Sequence[Session], headline: Text = ()) -> Answer:
    """Return sessions as a list, a heading for each day; what is over is small, what is on now stands out."""
    if len(sessions) == 1 and not headline:
        return talk_card(context, sessions[0])
    shown = sorted(sessions, key=program_order)[:MOST_LISTED]
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
    return context.answer(
        headline or _headline(context, sessions),
        blocks,
        entries=[entry_of_talk(session) for session in shown],
        colour=Colour.PROGRAM,
        kind=AnswerKind.SEVERAL,
        actions=[ShowView("Program", View.PROGRAM)]
        if len(sessions) < len(context.edition.sessions)
        else [],
    )


def _headline(context: Context, sessions: Sequence[Session]) -> Text:
    kinds = {session.kind for session in sessions}
    days = {session.day for session in sessions}
    what = KIND_NAMES[kinds.pop()][1].capitalize() if len(kinds) == 1 else "Program"
    day = days.pop() if len(days) == 1 else None
    return (f"{what}, {day_words(day)}" if day else f"{what} of {context.edition.event}",)


def _item(context: Context, session: Session) -> Block:
    start: Text = (Time(session.starts, TimeStyle.CLOCK), " ") if session.starts else ()
    who = speakers_text(context, session, with_affiliation=False)
    notes = [KIND_NAMES[session.kind][0]] if session.kind.is_talk else []
    notes += [session.room] if session.room else []
    if session.is_cancelled:
        notes.append("cancelled")
    elif session.moved_from:
        notes.append(f"moved, was {session.moved_from}")
    tone = Tone.ITEM
    if is_on(context, session):
        tone = Tone.NOW
        notes.insert(0, "now")
    elif session.ends and session.ends <= context.now:
        tone = Tone.NOTE
    title = Linked(session.title, session.abstract)
    lines = [Line((*start, title), tone)]
    if details := joined((who, ", ".join(notes))):
        lines.append(Line(details, Tone.NOTE))
    return Block(tuple(lines), entry_of_talk(session))


def nothing_like_it(context: Context) -> Answer:
    """Return that no session is of the part of the program that was asked for."""
    return context.answer(
        "Nothing on the program is like that",
        colour=Colour.PROGRAM,
        kind=AnswerKind.NOT_KNOWN,
        actions=[ShowView("Program", View.PROGRAM)],
        confidence=0.4,
    )


def now_answer(context: Context, sessions: Sequence[Session], *, is_next: bool = False) -> Answer:
    """Return what of the sessions is on now, or what comes next; before and after the event, that it is so."""
    planned = [session for session in sessions if session.starts and not session.is_cancelled]
    on_now = [session for session in planned if is_on(context, session)]
    to_come = [session for session in planned if session.starts and session.starts > context.now]
    if not on_now and not to_come:
        return over_answer(context)
    upcoming = (
        [session for session in to_come if session.starts == to_come[0].starts] if to_come else []
    )
    if is_next:
        return _next(context, upcoming, on_now)
    if not on_now:
        return _before(context, upcoming)
    first, *others = on_now
    blocks = [Block(tuple(_now_lines(context, first)), entry_of_talk(first))]
    blocks += [_now_block(context, other) for other in others]
    blocks += [_next_block(context, session) for session in upcoming[:_FEW]]
    return context.answer(
        ("Now: ", Linked(first.title, first.abstract)),
        blocks,
        entries=[*map(entry_of_talk, on_now), *map(entry_of_talk, upcoming)],
        colour=Colour.PROGRAM,
        kind=AnswerKind.SEVERAL if others else AnswerKind.FOUND,
        actions=[
            OpenEntry("About this talk", entry_of_talk(first)),
            ShowView("Program", View.PROGRAM),
        ],
    )


def nearest_in_time(context: Context, sessions: Sequence[Session]) -> Session | None:
    """Return the session that is on now, else the next one to come, else the last one."""
    timed = sorted(
        (session for session in sessions if session.starts and not session.is_cancelled),
        key=program_order,
    )
    on_now = next((session for session in timed if is_on(context, session)), None)
    coming = next(
        (session for session in timed if session.starts and session.starts > context.now), None
    )
    return on_now or coming or (timed[-1] if timed else None)


def changes_list(context: Context) -> Answer:
    """Return the sessions that were cancelled or moved."""
    changed = [
        s for s in context.edition.program if s.is_cancelled or s.status is SessionStatus.MOVED
    ]
    if not changed:
        return context.answer(
            "Nothing was cancelled or moved",
            entries=[entry_of_event(context.edition.event)],
            colour=Colour.PROGRAM,
        )
    return program_list(context, changed, (counted(len(changed), "change") + " to the program",))


def is_on(context: Context, session: Session) -> bool:
    """Return whether a session is on; the day's last one, if its end is unknown, is on until midnight."""
    if session.starts is None or session.is_cancelled or context.now < session.starts:
        return False
    if session.ends:
        return context.now < session.ends
    others = (other.starts for other in context.edition.program if other.day == session.day)
    return context.today == session.day and session.starts == max(filter(None, others))


def _now_lines(context: Context, session: Session) -> list[Line]:
    lines = [Line(who)] if (who := speakers_text(context, session)) else []
    if session.ends:
        lines.append(
            Line(
                (
                    "Until ",
                    Time(session.ends, TimeStyle.CLOCK),
                    ", ",
                    Time(session.ends, TimeStyle.RELATIVE),
                )
            )
        )
    elif session.starts:
        lines.append(Line(("Since ", Time(session.starts, TimeStyle.CLOCK))))
    if session.room:
        lines.append(Line((session.room,)))
    return lines


def _now_block(context: Context, session: Session) -> Block:
    heading = Line(("Now: ", Linked(session.title, session.abstract)), Tone.HEADING)
    return Block((heading, *_now_lines(context, session)), entry_of_talk(session))


def _next_block(context: Context, session: Session) -> Block:
    assert session.starts
    heading = (
        "Next, ",
        Time(session.starts, TimeStyle.CLOCK),
        ": ",
        Linked(session.title, session.abstract),
    )
    lines = [Line(heading, Tone.HEADING)]
    lines += [Line(who)] if (who := speakers_text(context, session)) else []
    return Block(tuple(lines))


def _next(context: Context, upcoming: list[Session], on_now: list[Session]) -> Answer:
    if not upcoming:
        return context.answer(
            "Nothing comes after this",
            [_now_block(context, session) for session in on_now],
            entries=map(entry_of_talk, on_now),
            colour=Colour.PROGRAM,
        )
    if len(upcoming) == 1:
        return talk_card(context, upcoming[0])
    return program_list(context, upcoming)


def _before(context: Context, upcoming: list[Session]) -> Answer:
    """Return when it starts, or goes on, and with what."""
    event = context.edition.event
    first = upcoming[0]
    assert first.starts
    has_begun = any(
        session.starts and session.starts <= context.now for session in context.edition.program
    )
    verb = "goes on" if has_begun else "starts"
    actions: list[Action] = [
        Remind("Remind me", entry_of_talk(first)),
        ShowView("Program", View.PROGRAM),
    ]
    where = event.format or event.venue.name
    return context.answer(
        (f"{event} {verb} ", Time(first.starts, TimeStyle.RELATIVE)),
        [
            Block((Line((Time(first.starts), f", {where}" if where else "")),)),
            *(talk_block(context, session) for session in upcoming[:_FEW]),
        ],
        entries=[*map(entry_of_talk, upcoming), entry_of_event(context.edition.event)],
        colour=Colour.PROGRAM,
        actions=actions,
    )


def over_answer(context: Context) -> Answer:
    """Return that the event is over, since when, and what is still ahead."""
    event = context.edition.event
    program = [session for session in context.edition.program if session.starts]
    if not program and not context.is_over:
        return context.answer(
            "The program is not out yet",
            (Block((Line((f"{event} is on {day_words(event.starts)}.",)),)),),
            entries=[entry_of_event(context.edition.event)],
            colour=Colour.PROGRAM,
        )
    days = day_words(event.starts)
    if event.ends != event.starts:
        days = f"{days} – {day_words(event.ends)}"
    when: Text = (f"It was on {days}",)
    if program and program[-1].starts:
        when = (*when, ", ", Time(program[-1].ends or program[-1].starts, TimeStyle.RELATIVE))
    lines = [Line((*when, "."))]
    ahead = [d for d in context.edition.deadlines if d.due.instant > context.now]
    for deadline in sorted(ahead, key=lambda d: d.due.instant)[:1]:
        due = Time(deadline.due.instant, TimeStyle.RELATIVE)
        lines.append(
            Line(
                (
                    "Still ahead: ",
                    Strong(deadline.name),
                    f" due {due_words(deadline.due)}, ",
                    due,
                    ".",
                )
            )
        )
    return context.answer(
        f"{event} is over",
        (Block(tuple(lines)),),
        entries=[entry_of_event(context.edition.event), *map(entry_of_deadline, ahead[:1])],
        colour=Colour.PROGRAM,
        actions=[ShowView("Program", View.PROGRAM)] if context.edition.sessions else [],
    )
