"""Questions about the program's order in time: now, next, first, last, after, before, at a time; lists and numbers."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from bot.answers.cards.program import now_answer, program_list
from bot.answers.cards.talk import next_session, previous_session, talk_card
from bot.answers.context import entry_of_talk
from bot.answers.models import AnswerKind, Colour
from bot.answers.questions.naming import kinds_asked, sessions_meant
from bot.answers.text import Strong, Text, Time, TimeStyle
from bot.answers.wording import KIND_NAMES, counted
from bot.search.times import Relation

if TYPE_CHECKING:
    from datetime import date

    from bot.answers.context import Context
    from bot.answers.models import Answer
    from bot.knowledge.models import Session
    from bot.search.question import Question
    from bot.search.times import AskedTime

_ITEM = r"(?:talks?|sessions?|speakers?|lectures?|presentations?|speaks?|speaking|one|item|up|keynotes?|on|presents?|presenter)"
_KINDS = r"(?:(?:invited|contributed|keynote|poster|tutorial|panel)s? )*"
_NOW = re.compile(r"\bnow\b|\bcurrently\b|\b(?:at|in) (?:the|this) moment\b|\bat present\b|\bright now\b|\bhappening\b|\brunning\b")
_NEXT = re.compile(rf"\bnext\b(?! (?:year|deadline|edition|workshop))|\bcomes? up\b|\bupcoming\b")
_ORDINAL = re.compile(
    rf"\b(first|second|third|fourth|fifth|last|final)\b(?: the)? {_KINDS}(?:invited|contributed|{_ITEM})\b"
    rf"|\b(?:talk|speaker|session)\b.*\b(first|last)\b"
)
_ORDINALS = {"first": 0, "second": 1, "third": 2, "fourth": 3, "fifth": 4, "last": -1, "final": -1}
_AFTER = re.compile(r"\bafter\b|\bfollows?\b|\bfollowing\b|\bnext to\b")
_BEFORE = re.compile(r"\bbefore\b|\bprecedes?\b|\bahead of\b")
_PROGRAM = re.compile(r"\b(?:program|programme|schedule|agenda|timetable)\b")
_COUNT = re.compile(r"\bhow (?:many|may)\b|\bnumber of\b")
_TALKS = re.compile(r"\b(?:talks|sessions|presentations|lectures|keynotes|posters|tutorials|panels|papers|breaks)\b")
_SOME_TALK = re.compile(r"\b(?:talk|session|presentation|lecture|keynote|poster|tutorial|panel|paper|break)s?\b")
_TALK = re.compile(r"\b(?:talks?|sessions?|presentations?|lectures?|on|program|speaks?|speaking|speakers?|happen\w*|talking|what|who)\b")


def answer(context: Context, question: Question) -> Answer | None:
    """Answer a question about the order of the program, if it is one."""
    if not context.edition.sessions:
        return None
    return (
        _at_a_time(context, question)
        or _beside_another(context, question)
        or _in_order(context, question)
        or _now_or_next(context, question)
        or _count(context, question)
        or _list(context, question)
    )


def _at_a_time(context: Context, question: Question) -> Answer | None:
    if not (question.time or question.day) or context.subject(question) or not _TALK.search(question.text):
        return None
    if question.time is None and not (_TALKS.search(question.text) or _PROGRAM.search(question.text)):
        return None
    if re.search(r"\bwhen\b|\bwhat time\b|\bstarts?\b|\bbegins?\b", question.text):
        return None
    kinds = kinds_asked(question.text)
    pool = [s for s in context.edition.program if s.starts and (not kinds or s.kind in kinds)]
    if question.day and (day := _day(context, question)):
        pool = [session for session in pool if session.day == day]
    found = _within(pool, question.time) if question.time else pool
    if not found:
        return None if question.time is None else _nothing_on(context)
    if question.time and question.time.relation is Relation.AT and len(found) == 1:
        return talk_card(context, found[0])
    return program_list(context, found)


def _day(context: Context, question: Question) -> date | None:
    days = sorted({session.day for session in context.edition.sessions if session.day})
    today = context.now.astimezone(context.edition.event.timezone).date()
    return question.day.among(days, today) if question.day else None


def _within(sessions: list[Session], asked: AskedTime) -> list[Session]:
    """Return the sessions that are on at, after, before or within the time; a clock hour in the afternoon where
    nothing is on in the morning."""
    found = [session for session in sessions if _is_within(session, asked)]
    if not found and asked.is_ambiguous:
        later = asked.in_the_afternoon()
        found = [session for session in sessions if _is_within(session, later)]
    return found


def _is_within(session: Session, asked: AskedTime) -> bool:
    assert session.starts
    at = datetime.combine(session.starts.date(), asked.at, session.starts.tzinfo)
    match asked.relation:
        case Relation.AT:
            return session.starts <= at < (session.ends or session.starts + timedelta(minutes=1))
        case Relation.AFTER:
            return session.starts >= at
        case Relation.BEFORE:
            return session.starts < at
        case Relation.WITHIN:
            assert asked.until
            until = datetime.combine(session.starts.date(), asked.until, session.starts.tzinfo)
            return at <= session.starts < until


def _nothing_on(context: Context) -> Answer:
    return context.answer(
        "Nothing is on the program at that time", colour=Colour.PROGRAM, kind=AnswerKind.NOT_KNOWN
    )


def _beside_another(context: Context, question: Question) -> Answer | None:
    """What comes after or before a talk or a speaker."""
    is_after, is_before = _AFTER.search(question.text), _BEFORE.search(question.text)
    if not (is_after or is_before):
        return None
    sessions = [session for session in sessions_meant(context, question).sessions if session.starts]
    if not sessions:
        return None
    if is_after:
        beside = next_session(context.edition, sessions[-1])
        return talk_card(context, beside) if beside else _end_of_program(context, sessions[-1])
    beside = previous_session(context.edition, sessions[0])
    return talk_card(context, beside) if beside else _end_of_program(context, sessions[0])


def _end_of_program(context: Context, session: Session) -> Answer:
    place = "first" if previous_session(context.edition, session) is None else "last"
    return talk_card(context, session, (f"That is the {place} item of the program",))


def _in_order(context: Context, question: Question) -> Answer | None:
    """The first, second, last talk: of a kind, a day, a person."""
    found = _ORDINAL.search(question.text)
    if not found:
        return None
    place = _ORDINALS[found[1] or found[2]]
    kinds = kinds_asked(question.text)
    if context.subject(question):
        pool = list(sessions_meant(context, question).sessions)
    else:
        pool = [s for s in context.edition.program if (s.kind in kinds if kinds else s.kind.is_talk)]
    if question.day and (day := _day(context, question)):
        pool = [session for session in pool if session.day == day]
    pool = [session for session in pool if not session.is_cancelled]
    if not pool or not -len(pool) <= place < len(pool):
        return None
    return talk_card(context, pool[place])


def _now_or_next(context: Context, question: Question) -> Answer | None:
    if context.subject(question) or kinds_asked(question.text):
        return None
    if not _TALK.search(question.text) and len(question.text.split()) > 1 and not re.search(r"\banything\b|\bwhats?\b", question.text):
        return None
    if _NEXT.search(question.text):
        return now_answer(context, is_next=True)
    if _NOW.search(question.text):
        return now_answer(context)
    return None


def _count(context: Context, question: Question) -> Answer | None:
    if not _COUNT.search(question.text) or not _SOME_TALK.search(question.text) or context.subject(question):
        return None
    if re.search(r"\bpapers?\b|\bpages?\b|\bminutes\b", question.text) and not re.search(r"\btalks?\b", question.text):
        return None
    kinds = kinds_asked(question.text)
    pool = [s for s in context.edition.program if (s.kind in kinds if kinds else s.kind.is_talk)]
    if not pool:
        return None
    unit, units = ("talk", "talks")
    if len(kinds) == 1:
        unit, units = KIND_NAMES[next(iter(kinds))]
    return program_list(context, pool, (counted(len(pool), unit.lower(), units),))


def _list(context: Context, question: Question) -> Answer | None:
    """The whole program, or the talks of a kind."""
    kinds = kinds_asked(question.text)
    text = question.text
    if context.subject(question) or re.search(r"\bwhen\b|\bhow\b|\bwho\b|\blink\b|\bspeakers?\b|\bspeaks?\b", text):
        return None
    if kinds and re.search(r"\b(?:talks?|papers?|presentations?|lectures|sessions?)\b|^\w+s$", text):
        pool = [s for s in context.edition.program if s.kind in kinds]
        if len(pool) > 1:
            return program_list(context, pool)
        return None
    if not kinds and (_PROGRAM.search(text) or re.search(r"\b(?:which|what|all|list|show)\b.*\btalks\b|^talks$", text)):
        if re.search(r"\bchair|\btime ?zone\b|\bzone\b", text):
            return None
        pool = list(context.edition.program)
        if not _PROGRAM.search(text):
            pool = [session for session in pool if session.kind.is_talk]
        return program_list(context, pool)
    return None
