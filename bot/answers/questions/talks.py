"""Questions about one talk: when, where, who, how long, what about, its links."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.answers.cards.event import event_where
from bot.answers.cards.program import program_list
from bot.answers.cards.talk import talk_card
from bot.answers.models import AnswerKind
from bot.answers.questions.choice import did_you_mean
from bot.answers.questions.naming import SessionsMeant, sessions_meant
from bot.answers.questions.phrases import CHANGED, any_of
from bot.answers.running import is_on, is_over, nearest_in_time
from bot.answers.text import Linked, Text, Time, TimeStyle
from bot.answers.wording import day_words, duration_words, listed, named_with_affiliation
from bot.knowledge.models import SessionKind
from bot.knowledge.naming import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.answers.context import Context
    from bot.answers.models import Answer
    from bot.knowledge.models import Session
    from bot.search.question import Question

_LENGTH = any_of("how long", "how many minutes", "duration", "length", "how much time")
_UNTIL_START = any_of("how long (?:is it )?(?:until|till|to|before)", "minutes (?:until|till|to)")
_OF_A_PAPER = any_of("papers?", "pages?", "abstracts?", "submission", "manuscript")
_END = any_of("end(?:s|ed|ing)?", "until when", "till when", "finish\\w*")
_OVER = any_of("over", "already", "missed", "finished", "still going")
_WHEN = any_of(
    "when", "times?", "dates?", "day", "scheduled", "clock", "hours?", "timing", "starts?",
    "begins?",
    "how long (?:until|till)",
)  # fmt: skip
_WHERE = any_of("where", "rooms?", "location", "place", "venue")
_WHO = any_of("who\\w?", "panell?ists?", "speakers?", "presenters?", "whose")
_AUTHORS = any_of("(?:co ?)?authors?", "wrote", "written")
_ABOUT = any_of(
    "about", "titles?", "topics?", "called", "tell", "name of", "keynote", "talks?", "session"
)
_NOT_KEPT = any_of("chair\\w*", "language", "how many (?!minutes)", "citations?")
_THE_ONE = any_of(
    "the (?:next )?(?:keynote|panel|tutorial|poster session|break|closing|opening|welcome|social)"
)
_PLURAL = any_of("keynotes", "panels", "tutorials", "breaks", "all", "talks")
_LINKS = {
    "abstract": any_of("abstracts?"),
    "slides": any_of("slides?", "deck"),
    "paper": any_of("papers?", "pdf"),
    "video": any_of("videos?", "recordings?", "recorded", "youtube"),
    "stream": any_of("stream\\w*", "live", "broadcast", "zoom"),
}


def answer(context: Context, question: Question) -> Answer | None:
    """Answer a question about a talk that it names by kind, subject or speaker."""
    if _NOT_KEPT.search(question.text):
        return None
    named = sessions_meant(context, question)
    if named.alternatives:
        return did_you_mean(context, question.typed, named.alternatives)
    return _about(context, named, question.text) if named.sessions else None


def _about(context: Context, named: SessionsMeant, text: str) -> Answer | None:
    if _LENGTH.search(text) and not _UNTIL_START.search(text):
        return _length(context, named.sessions, text)
    one = _the_one(context, named.sessions, text)
    if one is None:
        return program_list(context, named.sessions)
    if _AUTHORS.search(text) and one.authors:
        return talk_card(context, one, _names(context, one.authors))
    if link := next((name for name, pattern in _LINKS.items() if pattern.search(text)), ""):
        return _with_link(context, one, link)
    lead = _lead(context, one, text)
    return talk_card(context, one, lead) if lead or _ABOUT.search(text) or named.is_sure else None


def _the_one(context: Context, sessions: Sequence[Session], text: str) -> Session | None:
    """Return the one of the sessions that is meant: of those of one title, the nearest in time."""
    if len(sessions) == 1:
        return sessions[0]
    asked = set(text.split())
    named = [session for session in sessions if asked & set(fold(session.title).split())]
    if "session" in asked and len(named) == 1:
        return named[0]
    has_one_title = len({session.title for session in sessions}) == 1
    is_a_break = sessions[0].kind is SessionKind.BREAK
    is_today = any(session.day == context.today for session in sessions)
    is_one = has_one_title or is_a_break or (is_today and bool(_THE_ONE.search(text)))
    if is_one and not _PLURAL.search(text):
        return nearest_in_time(context, sessions)
    return None


def _lead(context: Context, session: Session, text: str) -> Text:
    """Return the fact that was asked for; nothing where it isn't known or none was."""
    facts = (
        (session.is_cancelled or CHANGED.search(text), _status(context, session)),
        (_END.search(text), _end(session)),
        (_OVER.search(text), _state(context, session)),
        (_WHO.search(text), _names(context, session.speakers)),
        (_WHEN.search(text), _span(session)),
        (_WHERE.search(text), (session.room,) if session.room else event_where(context)),
    )
    return next((fact for is_asked, fact in facts if is_asked and any(fact)), ())


def _names(context: Context, ids: Sequence[str]) -> Text:
    people = [context.edition.people_by_id[person] for person in ids]
    return (listed([named_with_affiliation(p.name, p.affiliation) for p in people]),)


def _span(session: Session) -> Text:
    if session.starts is None:
        return (day_words(session.day) if session.day else "Time not announced",)
    ends: Text = (" – ", Time(session.ends, TimeStyle.CLOCK)) if session.ends else ()
    return (Time(session.starts), *ends)


def _end(session: Session) -> Text:
    return (Time(session.ends) if session.ends else "Its end is not given",)


def _status(context: Context, session: Session) -> Text:
    """Return whether a session takes place as planned."""
    if session.moved_from and not session.is_cancelled:
        return (f"It was moved, from {session.moved_from}",)
    verb = "was" if is_over(context, session) else "is"
    return (f"It {verb} cancelled" if session.is_cancelled else f"It {verb} on as planned",)


def _state(context: Context, session: Session) -> Text:
    """Return whether a session is over, on, or to come; nothing where that isn't known."""
    if is_on(context, session):
        return ("It is on now",)
    if is_over(context, session):
        ended = ("Yes, it ended ", Time(session.ends, TimeStyle.RELATIVE)) if session.ends else ()
        return ended or ("Yes, it is over",)
    return ("No, it starts ", Time(session.starts, TimeStyle.RELATIVE)) if session.starts else ()


def _length(context: Context, sessions: Sequence[Session], text: str) -> Answer | None:
    """Return how long the sessions are, if all are equally long; not how long a paper may be."""
    if _OF_A_PAPER.search(text):
        return None
    timed = [session for session in sessions if session.starts and session.ends]
    lengths = {
        session.ends - session.starts for session in timed if session.starts and session.ends
    }
    if len(sessions) == 1 and not timed:
        return talk_card(context, sessions[0], _end(sessions[0]))
    if len(lengths) != 1:
        return None
    words = duration_words(lengths.pop())
    if len(sessions) == 1:
        return talk_card(context, sessions[0], (words,))
    return replace(program_list(context, sessions, (f"{words} each",)), kind=AnswerKind.FOUND)


def _with_link(context: Context, session: Session, link: str) -> Answer | None:
    """Return where the abstract, slides, paper, video or stream is, or that none is given.

    "Paper" may as well be something to submit, so that a talk without one leaves it to others.
    """
    urls = {each.title.lower(): each.url for each in session.links} | {"abstract": session.abstract}
    if url := urls.get(link):
        return talk_card(context, session, (Linked(link.capitalize(), url), f": {url}"))
    if link == "paper":
        return None
    card = talk_card(context, session, (f"I know of no {link} for this talk",))
    return replace(card, kind=AnswerKind.NOT_KNOWN, confidence=0.3)
