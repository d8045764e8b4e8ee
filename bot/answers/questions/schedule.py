"""Questions about the program: now, next, first, last, after, before, at a time; lists; numbers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.answers.cards.now import now_answer, over_answer
from bot.answers.cards.program import changes_list, nothing_like_it, program_list
from bot.answers.cards.talk import next_session, previous_session, talk_card
from bot.answers.questions.naming import sessions_meant
from bot.answers.questions.phrases import HOW_MANY, any_of
from bot.answers.questions.selection import selection
from bot.answers.running import nearest_in_time
from bot.answers.wording import KIND_NAMES, counted
from bot.search.times import Relation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.answers.context import Context
    from bot.answers.models import Answer
    from bot.answers.questions.selection import Selection
    from bot.knowledge.models import Session
    from bot.search.question import Question

_KIND = r"(?:invited|contributed|keynotes?|posters?|tutorials?|panels?|breaks?)"
_ITEM = (
    r"(?:talks?|sessions?|speakers?|lectures?|presentations?|speaks?|speaking|one|item|up|on"
    r"|presents?|presenter)"
)
_ORDINAL = re.compile(
    rf"\b(first|second|third|fourth|fifth|last|final)\b(?: the)?(?: {_KIND})* (?:{_KIND}|{_ITEM})\b"
    r"|\b(?:talk|speaker|session|keynote|speaks)\b.*\b(first|last)\b"
)
_ORDINALS = {"first": 0, "second": 1, "third": 2, "fourth": 3, "fifth": 4, "last": -1, "final": -1}
_NOW = any_of(
    "now", "going on", "currently", "(?:at|in) (?:the|this) moment", "at present", "happening",
    "running",
)  # fmt: skip
_NEXT = any_of(
    "next(?! (?:year|deadline|edition|workshop|conference))", "com(?:es?|ing) up", "upcoming"
)  # fmt: skip
_AFTER = any_of("after(?:wards)?", "follow(?:s|ing|ed)?", "once")
_BEFORE = any_of("before", "precedes?", "ahead of", "prior to")
_NOT_BESIDE = any_of("how many", "how may", "is there", "which talks")
_CHANGES = any_of("cancell?\\w*", "moved", "rescheduled", "changes", "changed")
_OF_DEADLINES = any_of("deadlines?", "abstracts?", "papers?")
_PROGRAM = any_of("program", "programme", "schedule", "agenda", "timetable", "lineup")
_TALK = any_of(
    "(?:talk|session|presentation|lecture|keynote|poster|tutorial|panel|paper|break)s?"
)  # fmt: skip
_TALKS = any_of(
    "talks", "sessions", "presentations", "lectures", "keynotes", "posters", "tutorials", "panels",
    "breaks",
)  # fmt: skip
_EVERY_ITEM = any_of("sessions?", "items?")
_IS_ON = any_of(
    "on", "whats?", "who", "anything", "happen\\w*", "talk\\w*", "speak\\w*", "present\\w*",
    "program", "schedule", "sessions?", "is",
)  # fmt: skip
_NO_LIST_AT_A_TIME = any_of(
    "when", "what time", "starts?", "begins?", "ends?", "how", "where", "deadlines?"
)  # fmt: skip
_NO_LIST = any_of(
    "when", "how", "who", "links?", "speakers?", "speaks?", "where", "chairs?", "zone", "timezone",
    "slides", "videos?",
)  # fmt: skip
_LIST = any_of("which", "what", "whats", "all", "list", "show", "give", "tell", "are there")
_NAMES_A_LIST = any_of("talks?", "papers?", "presentations?", "lectures", "sessions?", "\\w+s$")
_NOT_COUNTED = any_of("pages?", "minutes", "submi\\w*", "reviewe\\w*")
_PAPERS = any_of("papers?")
_FEW_WORDS = 3


def answer(context: Context, question: Question) -> Answer | None:
    """Answer a question about the order of the program, if it is one."""
    if not context.edition.sessions:
        return _without_program(context, question)
    part = selection(context, question)
    return (
        _changes(context, question, part)
        or _beside_another(context, question)
        or _in_order(context, question, part)
        or _now_or_next(context, question, part)
        or _count(context, question, part)
        or _at_a_time(context, question, part)
        or _list(context, question, part)
    )


def _without_program(context: Context, question: Question) -> Answer | None:
    """Say that there is no program yet, or that all is over, to who asks for it."""
    asks = any(asked.search(question.text) for asked in (_NOW, _NEXT, _PROGRAM))
    return over_answer(context) if asks and not context.subject(question) else None


def _changes(context: Context, question: Question, part: Selection) -> Answer | None:
    """Say what was cancelled or moved."""
    if part.rest or part.is_narrow or not _CHANGES.search(question.text):
        return None
    return None if _OF_DEADLINES.search(question.text) else changes_list(context)


def _beside_another(context: Context, question: Question) -> Answer | None:
    """Say what comes after or before a talk or a speaker."""
    text = question.text
    is_after = _AFTER.search(text)
    if not (is_after or _BEFORE.search(text)) or _NOT_BESIDE.search(text):
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
    return talk_card(context, beside)


def _in_order(context: Context, question: Question, part: Selection) -> Answer | None:
    """Say which is the first, second, last talk: of a kind, a day, a room, a person."""
    found = _ORDINAL.search(question.text)
    if not found:
        return None
    sessions: Sequence[Session] = part.of(context.edition.program)
    if part.rest:
        sessions = sessions_meant(context, question).sessions
    if not part.kinds and not _EVERY_ITEM.search(question.text):
        sessions = [session for session in sessions if session.kind.is_talk]
    sessions = [session for session in sessions if session.starts and not session.is_cancelled]
    if not sessions:
        return None
    place = _ORDINALS[found[1] or found[2]]
    is_one = -len(sessions) <= place < len(sessions)
    return talk_card(context, sessions[place]) if is_one else nothing_like_it(context)


def _now_or_next(context: Context, question: Question, part: Selection) -> Answer | None:
    text = question.text
    is_next = bool(_NEXT.search(text))
    if not is_next and not _NOW.search(text):
        return None
    if part.rest:
        return _next_of(context, sessions_meant(context, question).sessions) if is_next else None
    is_bare = len(question.words) == 1 or part.is_narrow
    if not (is_bare or _IS_ON.search(text) or _TALK.search(text)):
        return None
    if is_next and part.kinds:
        return _next_of(context, part.of(context.edition.program))
    return now_answer(context, part.of(context.edition.program), is_next=is_next)


def _next_of(context: Context, sessions: Sequence[Session]) -> Answer | None:
    """Return the first of the sessions that is still to come."""
    coming = [
        session
        for session in sessions
        if session.starts and session.starts > context.now and not session.is_cancelled
    ]
    first = nearest_in_time(context, coming)
    return talk_card(context, first) if first else None


def _count(context: Context, question: Question, part: Selection) -> Answer | None:
    text = question.text
    if part.rest or not HOW_MANY.search(text) or not _TALK.search(text):
        return None
    if _NOT_COUNTED.search(text) or (_PAPERS.search(text) and not part.kinds):
        return None
    sessions = [s for s in part.of(context.edition.program) if not s.is_cancelled]
    if not part.kinds:
        sessions = [session for session in sessions if session.kind.is_talk]
    if not sessions:
        return None
    names = [KIND_NAMES[kind] for kind in part.kinds]
    unit, units = names[0] if len(names) == 1 else ("talk", "talks")
    return program_list(context, sessions, (counted(len(sessions), unit.lower(), units),))


def _at_a_time(context: Context, question: Question, part: Selection) -> Answer | None:
    """Say what is on at a time, on a day, in a room, in a track."""
    text = question.text
    is_timed = bool(part.time or part.day)
    if part.rest or not (is_timed or part.room or part.track) or _NO_LIST_AT_A_TIME.search(text):
        return None
    asks_what = _IS_ON.search(text) or _TALK.search(text) or _PROGRAM.search(text)
    if len(question.rest) > _FEW_WORDS and not asks_what:
        return None
    sessions = part.of(context.edition.program)
    asks_for_talks = bool(_TALKS.search(text))
    if (
        not (is_timed or part.kinds or asks_for_talks)
        and context.is_running
        and "on" in text.split()
    ):
        return now_answer(context, sessions)
    if asks_for_talks and not part.kinds and not _EVERY_ITEM.search(text):
        sessions = [session for session in sessions if session.kind.is_talk] or sessions
    if not sessions:
        return nothing_like_it(context)
    is_one_moment = part.time and part.time.relation is Relation.AT
    if is_one_moment and len(sessions) == 1:
        return talk_card(context, sessions[0])
    return program_list(context, sessions)


def _list(context: Context, question: Question, part: Selection) -> Answer | None:
    """Say what is on the whole program, or which talks of a kind there are."""
    text = question.text
    if part.rest or _NO_LIST.search(text):
        return None
    if part.kinds:
        sessions = part.of(context.edition.program)
        is_list = len(sessions) > 1 and _NAMES_A_LIST.search(text)
        return program_list(context, sessions) if is_list else None
    if _PROGRAM.search(text):
        return program_list(context, context.edition.program)
    if _TALKS.search(text) and (_LIST.search(text) or len(question.words) == 1):
        talks = [session for session in context.edition.program if session.kind.is_talk]
        return program_list(context, talks) if talks else None
    return None
