"""Questions about the program in time: now, next, first, last, after, before, at a time; lists and numbers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.answers.cards.program import (
    changes_list,
    nearest_in_time,
    nothing_like_it,
    now_answer,
    program_list,
)
from bot.answers.cards.talk import next_session, previous_session, talk_card
from bot.answers.questions.naming import sessions_meant
from bot.answers.questions.selection import selection
from bot.answers.wording import KIND_NAMES, counted
from bot.search.times import Relation

if TYPE_CHECKING:
    from bot.answers.context import Context
    from bot.answers.models import Answer
    from bot.answers.questions.selection import Selection
    from bot.knowledge.models import Session
    from bot.search.question import Question

_ITEM = r"(?:talks?|sessions?|speakers?|lectures?|presentations?|speaks?|speaking|one|item|up|on|presents?|presenter)"
_OF_A_KIND = r"(?:invited|contributed|keynotes?|posters?|tutorials?|panels?|breaks?)"
_NOW = re.compile(
    r"\bnow\b|\bgoing on\b|\bcurrently\b|\b(?:at|in) (?:the|this) moment\b|\bat present\b|\bhappening\b|\brunning\b"
)
_NEXT = re.compile(
    r"\bnext\b(?! (?:year|deadline|edition|workshop|conference))|\bcom(?:es?|ing) up\b|\bupcoming\b"
)
_ORDINAL = re.compile(
    rf"\b(first|second|third|fourth|fifth|last|final)\b(?: the)?(?: {_OF_A_KIND})*"
    rf" (?:{_OF_A_KIND}|{_ITEM})\b|\b(?:talk|speaker|session|keynote)\b.*\b(first|last)\b"
)
_ORDINALS = {"first": 0, "second": 1, "third": 2, "fourth": 3, "fifth": 4, "last": -1, "final": -1}
_AFTER = re.compile(r"\bafter(?:wards)?\b|\bfollow(?:s|ing|ed)?\b|\bonce\b")
_BEFORE = re.compile(r"\bbefore\b|\bprecedes?\b|\bahead of\b|\bprior to\b")
_PROGRAM = re.compile(r"\b(?:program|programme|schedule|agenda|timetable|lineup)\b")
_HOW_MANY = re.compile(r"\bhow (?:many|may)\b|\bnumber of\b")
_TALK = re.compile(
    r"\b(?:talk|session|presentation|lecture|keynote|poster|tutorial|panel|paper|break)s?\b"
)
_TALKS = re.compile(
    r"\b(?:talks|sessions|presentations|lectures|keynotes|posters|tutorials|panels|breaks)\b"
)
_SOMETHING_ON = re.compile(
    r"\b(?:on|whats?|who|anything|happen\w*|talk\w*|speak\w*|present\w*|program|schedule|sessions?|is)\b"
)
_CHANGES = re.compile(r"\b(?:cancel\w*|moved|rescheduled|changes|changed)\b")
_LIST = re.compile(r"\b(?:which|what|whats|all|list|show|give|tell|name|are there|program)\b")
_ABOUT_SOMETHING_ELSE = re.compile(
    r"\bwhen\b|\bhow\b|\bwho\b|\blinks?\b|\bspeakers?\b|\bspeaks?\b|\bwhere\b|\bchairs?\b|\bzone\b|\btimezone\b|\bslides\b|\bvideos?\b"
)


def answer(context: Context, question: Question) -> Answer | None:
    """Answer a question about the order of the program, if it is one."""
    if not context.edition.sessions:
        return None
    part = selection(context, question)
    return (
        _changes(question, context)
        or _beside_another(context, question)
        or _in_order(context, question, part)
        or _now_or_next(context, question, part)
        or _count(context, question, part)
        or _at_a_time(context, question, part)
        or _list(context, question, part)
    )


def _changes(question: Question, context: Context) -> Answer | None:
    """What was cancelled or moved."""
    if (
        not _CHANGES.search(question.text)
        or context.subject(question)
        or selection(context, question).is_narrow
    ):
        return None
    return (
        None
        if re.search(r"\bdeadlines?\b|\babstract|\bpapers?\b", question.text)
        else changes_list(context)
    )


def _beside_another(context: Context, question: Question) -> Answer | None:
    """What comes after or before a talk or a speaker."""
    is_after = _AFTER.search(question.text)
    if not is_after and not _BEFORE.search(question.text):
        return None
    sessions = [session for session in sessions_meant(context, question).sessions if session.starts]
    if not sessions:
        return None
    start = sessions[-1] if is_after else sessions[0]
    if len({session.title for session in sessions}) == 1:
        start = nearest_in_time(context, sessions) or start
    beside = (next_session if is_after else previous_session)(context.edition, start)
    if beside is None:
        place = "last" if is_after else "first"
        return talk_card(context, start, (f"That is the {place} item of the program",))
    if re.search(r"\bhow (?:many|may)\b|\bis there\b|\bwhich talks\b", question.text):
        return None
    return talk_card(context, beside)


def _in_order(context: Context, question: Question, part: Selection) -> Answer | None:
    """The first, second, last talk: of a kind, a day, a room, a person."""
    found = _ORDINAL.search(question.text)
    if not found:
        return None
    if part.rest:
        sessions = list(sessions_meant(context, question).sessions)
    else:
        sessions = part.of(context.edition.program)
    if not part.kinds and not re.search(r"\b(?:session|item)\b", question.text):
        sessions = [session for session in sessions if session.kind.is_talk]
    sessions = [session for session in sessions if session.starts and not session.is_cancelled]
    place = _ORDINALS[found[1] or found[2]]
    if not -len(sessions) <= place < len(sessions):
        return None
    return talk_card(context, sessions[place])


def _now_or_next(context: Context, question: Question, part: Selection) -> Answer | None:
    is_next = bool(_NEXT.search(question.text))
    if not is_next and not _NOW.search(question.text):
        return None
    if part.rest:
        return _next_of(context, sessions_meant(context, question).sessions) if is_next else None
    is_bare = len(question.words) == 1 or part.is_narrow
    if not (is_bare or _SOMETHING_ON.search(question.text) or _TALK.search(question.text)):
        return None
    if is_next and part.kinds:
        return _next_of(context, part.of(context.edition.program))
    return now_answer(context, part.of(context.edition.program), is_next=is_next)


def _next_of(context: Context, sessions: list[Session] | tuple[Session, ...]) -> Answer | None:
    coming = [s for s in sessions if s.starts and s.starts > context.now and not s.is_cancelled]
    return talk_card(context, min(coming, key=lambda s: (s.starts, s.id))) if coming else None


def _count(context: Context, question: Question, part: Selection) -> Answer | None:
    text = question.text
    if not _HOW_MANY.search(text) or not _TALK.search(text) or part.rest:
        return None
    if re.search(r"\bpages?\b|\bminutes\b|\bsubmit|\bsubmissions?\b|\breviewe", text) or (
        re.search(r"\bpapers?\b", text) and not part.kinds
    ):
        return None
    sessions = part.of(context.edition.program)
    if not part.kinds:
        sessions = [session for session in sessions if session.kind.is_talk]
    if not sessions:
        return None
    unit, units = KIND_NAMES[next(iter(part.kinds))] if len(part.kinds) == 1 else ("talk", "talks")
    return program_list(context, sessions, (counted(len(sessions), unit.lower(), units),))


def _at_a_time(context: Context, question: Question, part: Selection) -> Answer | None:
    """What is on at a time, on a day, in a room, in a track."""
    text = question.text
    if part.rest or not (part.time or part.day or part.room or part.track):
        return None
    is_place_alone = (part.room or part.track) and not (part.time or part.day or part.kinds)
    if (
        is_place_alone
        and re.search(r"\bon\b", text)
        and not _TALKS.search(text)
        and _is_running(context)
    ):
        return now_answer(context, part.of(context.edition.program))
    if re.search(
        r"\bwhen\b|\bwhat time\b|\bstarts?\b|\bbegins?\b|\bends?\b|\bhow\b|\bwhere\b|\bdeadlines?\b",
        text,
    ):
        return None
    if len(question.rest) > 3 and not (
        _SOMETHING_ON.search(text) or _TALK.search(text) or _PROGRAM.search(text)
    ):
        return None
    sessions = part.of(context.edition.program)
    if _TALKS.search(text) and not part.kinds and not re.search(r"\bsessions\b", text):
        sessions = [session for session in sessions if session.kind.is_talk] or sessions
    if not sessions:
        return nothing_like_it(context)
    is_one_moment = part.time and part.time.relation is Relation.AT
    if is_one_moment and len(sessions) == 1:
        return talk_card(context, sessions[0])
    return program_list(context, sessions)


def _is_running(context: Context) -> bool:
    event = context.edition.event
    return event.starts <= context.today <= event.ends


def _list(context: Context, question: Question, part: Selection) -> Answer | None:
    """The whole program, or the talks of a kind."""
    text = question.text
    if part.rest or _ABOUT_SOMETHING_ELSE.search(text):
        return None
    if part.kinds:
        sessions = part.of(context.edition.program)
        is_list = re.search(
            r"\b(?:talks?|papers?|presentations?|lectures|sessions?)\b|\b\w+s$", text
        )
        return program_list(context, sessions) if is_list and len(sessions) > 1 else None
    if _PROGRAM.search(text):
        return program_list(context, context.edition.program)
    if _TALKS.search(text) and (_LIST.search(text) or len(question.words) == 1):
        talks = [session for session in context.edition.program if session.kind.is_talk]
        return program_list(context, talks) if talks else None
    return None
