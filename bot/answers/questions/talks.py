"""Questions about one talk: when, where, who, how long, what about, its links."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.answers.cards.information import event_where
from bot.answers.cards.program import nearest_in_time, program_list
from bot.answers.cards.talk import speakers_text, talk_card
from bot.answers.context import entry_of_talk
from bot.answers.models import AnswerKind
from bot.answers.questions.choice import did_you_mean
from bot.answers.questions.naming import people_of, sessions_meant
from bot.knowledge.models import SessionKind
from bot.knowledge.naming import fold
from bot.answers.text import Linked, Text, Time, TimeStyle
from bot.answers.wording import KIND_NAMES, duration_words, listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.answers.context import Context
    from bot.answers.models import Answer
    from bot.knowledge.models import Session
    from bot.search.question import Question

_LENGTH = re.compile(r"\bhow long\b|\bhow many minutes\b|\bduration\b|\blength\b|\bhow much time\b")
_UNTIL_START = re.compile(
    r"\bhow long (?:until|till|before)\b|\bhow long is it (?:until|till|to)\b"
)
_PAPER = re.compile(r"\bpapers?\b|\bpages?\b|\babstracts?\b|\bsubmission\b|\bmanuscript\b")
_END = re.compile(r"\bend(?:s|ed|ing)?\b|\buntil when\b|\bfinish\w*\b|\btill when\b")
_OVER = re.compile(r"\bover\b|\balready\b|\bmissed\b|\bfinished\b")
_WHEN = re.compile(
    r"\bwhen\b|\btimes?\b|\bdates?\b|\bday\b|\bscheduled\b|\bclock\b|\bhours?\b|\btiming\b|\bstarts?\b|\bbegins?\b|\bhow long (?:until|till)\b"
)
_WHERE = re.compile(r"\bwhere\b|\brooms?\b|\blocation\b|\bplace\b|\bvenue\b")
_WHO = re.compile(
    r"\bwho\w?\b|\bpanell?ists?\b|\bspeakers?\b|\bpresenters?\b|\bwhose\b|\b(?:co)?authors?\b|\bco authors?\b"
)
_ABOUT = re.compile(
    r"\babout\b|\btitles?\b|\btopics?\b|\bcalled\b|\btell\b|\bname of\b|\bkeynote\b|\btalks?\b|\bsession\b"
)
_NOT_KEPT = re.compile(r"\bchair\w*\b|\blanguage\b|\bhow many (?!minutes)|\bcitations?\b")
_ONE = re.compile(
    r"\bthe (?:next )?(?:keynote|panel|tutorial|poster session|break|closing|opening|welcome|social)\b"
)
_PLURAL = re.compile(r"\b(?:keynotes|panels|tutorials|breaks|all|talks)\b")
_CHANGED = re.compile(
    r"\bcancel\w*\b|\bmoved\b|\bpostponed\b|\bstill on\b|\btaking place\b|\bhappening\b|\brescheduled\b"
)
_LINKS = {
    "abstract": re.compile(r"\babstracts?\b"),
    "slides": re.compile(r"\bslides?\b|\bdeck\b"),
    "paper": re.compile(r"\bpapers?\b|\bpdf\b"),
    "video": re.compile(r"\bvideos?\b|\brecordings?\b|\brecorded\b|\byoutube\b"),
    "stream": re.compile(r"\bstream\w*\b|\blive\b|\bbroadcast\b|\bzoom\b"),
}


def answer(context: Context, question: Question) -> Answer | None:
    """Answer a question about a talk that it names by kind, subject or speaker."""
    text = question.text
    if _NOT_KEPT.search(text):
        return None
    named = sessions_meant(context, question)
    if not named.sessions:
        return None
    if named.alternatives:
        return did_you_mean(context, question.typed, named.alternatives)
    first, *others = named.sessions
    if (link := _link_asked(text)) and not others:
        return _with_link(context, first, link)
    if _LENGTH.search(text) and not _UNTIL_START.search(text):
        return _length(context, named.sessions, text)
    if others and (one := _the_one(context, named.sessions, text)):
        first, others = one, []
    if others:
        return program_list(context, named.sessions)
    if lead := _lead(context, first, text):
        return talk_card(context, first, lead)
    return talk_card(context, first) if _ABOUT.search(text) or named.is_sure else None


def _the_one(context: Context, sessions: Sequence[Session], text: str) -> Session | None:
    """Return the one of several sessions that is meant: of one title, or "the keynote", the nearest in time."""
    of_kind = [s for s in sessions if any(word in text.split() for word in fold(s.title).split())]
    if "session" in text and len(of_kind) == 1:
        return of_kind[0]
    is_one_title = len({session.title for session in sessions}) == 1 or (
        sessions[0].kind is SessionKind.BREAK and not _PLURAL.search(text)
    )
    is_running = any(session.day == context.today for session in sessions)
    if is_one_title or (is_running and _ONE.search(text) and not _PLURAL.search(text)):
        return nearest_in_time(context, sessions)
    return None


def _lead(context: Context, session: Session, text: str) -> Text:
    """Return the fact that was asked for."""
    if _CHANGED.search(text):
        return _status(context, session)
    if _END.search(text) and session.ends:
        return (Time(session.ends),)
    if _OVER.search(text) and session.starts:
        if session.ends and session.ends <= context.now:
            return ("Yes, over ", Time(session.ends, TimeStyle.RELATIVE))
        if session.starts > context.now:
            return ("No, it starts ", Time(session.starts, TimeStyle.RELATIVE))
        return ("It is on now",)
    if _WHO.search(text) and session.speakers:
        people = people_of(context.edition, [session])
        return (
            listed([f"{p.name} ({p.affiliation})" if p.affiliation else p.name for p in people]),
        )
    if _WHEN.search(text) and session.starts:
        ends: Text = (" – ", Time(session.ends, TimeStyle.CLOCK)) if session.ends else ()
        return (Time(session.starts), *ends)
    if _WHERE.search(text):
        return (
            (session.room or event_where(context),) if session.room or event_where(context) else ()
        )
    return ()


def _status(context: Context, session: Session) -> Text:
    """Return whether a session takes place as planned."""
    if session.is_cancelled:
        return ("It is cancelled",)
    if session.moved_from:
        return (f"It was moved, from {session.moved_from}",)
    return ("It is on as planned",)


def _length(context: Context, sessions: Sequence[Session], text: str) -> Answer | None:
    if _PAPER.search(text):
        return None
    lengths = {
        session.ends - session.starts for session in sessions if session.starts and session.ends
    }
    if len(lengths) != 1:
        return None
    words = duration_words(lengths.pop())
    if len(sessions) == 1:
        return talk_card(context, sessions[0], (words,))
    return replace(program_list(context, sessions, (f"{words} each",)), kind=AnswerKind.FOUND)


def _link_asked(text: str) -> str:
    return next((name for name, pattern in _LINKS.items() if pattern.search(text)), "")


def _with_link(context: Context, session: Session, link: str) -> Answer | None:
    """Return where the abstract, slides, paper, video or stream is, or that none is given."""
    urls = {each.title.lower(): each.url for each in session.links} | {"abstract": session.abstract}
    if url := urls.get(link):
        return talk_card(context, session, (Linked(link.capitalize(), url), f": {url}"))
    if link == "paper":
        return None
    card = talk_card(context, session, (f"No {link} is given for this talk",))
    return replace(card, kind=AnswerKind.NOT_KNOWN, confidence=0.3)
