"""Questions about the event itself: when, where, what, with whom, in which time zone, on which topics."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.answers.cards.information import (
    event_card,
    event_when,
    event_where,
    topic_card,
    topics_answer,
)
from bot.answers.cards.program import over_answer
from bot.answers.questions.naming import meant
from bot.answers.context import entry_of_event
from bot.answers.models import Block, ShowView, View
from bot.answers.text import Line, Linked, Text, Time, TimeStyle, Tone
from bot.answers.wording import counted, day_words
from bot.search.passages import EntryKind
from bot.search.words import words

if TYPE_CHECKING:
    from bot.answers.context import Context
    from bot.answers.models import Answer
    from collections.abc import Sequence

    from bot.search.question import Question, QueryWord

_WHEN = re.compile(r"\bwhen\b|\bdates?\b|\b(?:which|what) (?:day|time)\b|\btime$")
_START = re.compile(r"\bstarts?\b|\bbegins?\b|\bbeginning\b|\bwhat time\b")
_END = re.compile(r"\bends?\b|\bending\b|\bfinish\w*\b|\buntil when\b|\bhow long\b")
_OVER = re.compile(r"\bover\b|\balready\b|\bended\b|\bpassed\b|\bstill\b")
_WHERE = re.compile(
    r"\bwhere\b|\bvenue\b|\blocation\b|\bplace\b|\bonline\b|\bin person\b|\bvirtual\w*\b|\bon ?site\b|\bhybrid\b"
)
_ZONE = re.compile(r"\btime ?zones?\b|\bzone\b|\b(?:cet|cest|utc|gmt)\b")
_WHAT = re.compile(
    r"^(?:so )?whats?(?: (?:is|was))?(?: the)?(?: \w+){0,3}$|\bwhats?\b.*\babout\b|\bstands? for\b|\btell\b.*\babout\b|\bmean\b"
)
_SITE = re.compile(r"\bweb ?(?:site|page)\b|\bhomepage\b|\burl\b")
_TOPICS = re.compile(r"\btopics?\b|\bscope\b|\bsubjects\b|\bthemes?\b")
_IN_SCOPE = re.compile(r"\btopics?\b|\bscope\b|\bsubmit\b.*\b(?:about|on)\b|\bfit\b|\bwork on\b")
_PLACES = re.compile(r"\b(?:which|what|how many|list|all|whats)\b.*\b(rooms|tracks)\b")
_HOST = re.compile(
    r"\bpart of\b|\bheld with\b|\btogether with\b|\bconjunction\b|\bco ?located\b|\b(?:which|what) (?:conference|event)\b|\bhost\w*\b|\bwith which\b"
)
_FILLERS = (
    "website",
    "web",
    "homepage",
    "url",
    "topics",
    "scope",
    "virtual",
    "virtually",
    "site",
    "hybrid",
    "person",
    "zone",
    "timezone",
    "cet",
    "cest",
    "utc",
    "gmt",
    "stand",
    "stands",
    "mean",
    "themes",
    "subjects",
    "conjunction",
    "part",
    "located",
    "colocated",
    "host",
    "hosted",
    "hosts",
    "together",
    "remote",
    "remotely",
)


def answer(context: Context, question: Question) -> Answer | None:
    """Answer a question about the event itself: one that names nothing but the event, or its host."""
    text = question.text
    if (found := _PLACES.search(text)) and not context.subject(question, *_FILLERS):
        return _places(context, found[1])
    subject = context.subject(question, *_FILLERS)
    if subject and _IN_SCOPE.search(text) and (topic := _topic(context, subject)):
        return topic_card(context, topic)
    if subject:
        return _host(context, question)
    if re.search(
        r"\bsubmit|\bsubmission|\bdeadlines?\b|\bregist|\bslides?\b|\bpapers?\b|\bvideo|\brecord|\baddress\b|\bpage\b|\bpublish|\babstracts?\b|\bspeakers?\b|\btalks?\b|\broom\b|\bkeynote|\bposter|\bsocial\b|\btutorial|\bbreak",
        text,
    ):
        if not (_TOPICS.search(text) and context.edition.event.topics) and not _ZONE.search(text):
            return None
        if re.search(r"\bdeadlines?\b|\bspeakers?\b|\btalks?\b", text):
            return None
    return _about(context, text)


def _places(context: Context, what: str) -> Answer | None:
    """Return the rooms or the tracks."""
    event = context.edition.event
    given = (
        (*event.venue.rooms, *(s.room for s in context.edition.sessions))
        if what == "rooms"
        else (*event.tracks, *(s.track for s in context.edition.sessions))
    )
    names = list(dict.fromkeys(filter(None, given)))
    if not names:
        return None
    return context.answer(
        counted(len(names), what.removesuffix("s")),
        (Block(tuple(Line((name,), Tone.ITEM) for name in names)),),
        entries=[entry_of_event(context.edition)],
        actions=[ShowView("Program", View.PROGRAM)],
    )


def _topic(context: Context, subject: Sequence[QueryWord]) -> str:
    """Return the topic that the words name; those of the event's own theme tell nothing."""
    event = context.edition.event
    theme = {word.form for text in (event.full_name, *event.keywords) for word in words(text)}
    telling = [word for word in subject if word.form not in theme]
    found = meant(context, telling, {EntryKind.TOPIC})
    return found.best.entry.title if found else ""


def _about(context: Context, text: str) -> Answer | None:
    event = context.edition.event
    if _TOPICS.search(text):
        return topics_answer(context) if event.topics else None
    if _ZONE.search(text):
        return (
            event_card(context, (f"{event.timezone.key} ({_offset(context)})",))
            if context.edition.sessions
            else None
        )
    if _SITE.search(text) and event.website:
        return event_card(context, (Linked(event.website, event.website),))
    if _HOST.search(text) and event.host:
        return _host_card(context, text)
    if _OVER.search(text) and re.search(r"^(?:is|was|has|did)\b|\bover\b", text):
        return over_answer(context) if context.is_over else event_card(context, event_when(context))
    if _WHERE.search(text):
        where = event_where(context)
        return event_card(context, (where,)) if where else None
    if _WHEN.search(text) or _START.search(text) or _END.search(text):
        return _when(context, text)
    if _WHAT.search(text) or not re.search(r"\w{3}", re.sub(r"\b(?:the|is|of)\b", "", text)):
        return event_card(context, (event.full_name or event.name,))
    if all(word in context.index.event_words or len(word) < 3 for word in text.split()) and text:
        return event_card(context)
    return None


def _offset(context: Context) -> str:
    first = next((s.starts for s in context.edition.program if s.starts), None)
    return f"{first:%Z, UTC%:z}" if first and hasattr(first, "strftime") else ""


def _when(context: Context, text: str) -> Answer | None:
    event = context.edition.event
    timed = [session for session in context.edition.program if session.starts]
    past = "was " if context.is_over else ""
    if _END.search(text):
        last = timed[-1] if timed else None
        if last and last.ends:
            return event_card(context, (Time(last.ends),))
        if last and last.starts:
            return event_card(
                context, ("The last item starts ", Time(last.starts), "; its end is not given")
            )
        return event_card(context, (day_words(event.ends),))
    if _START.search(text) and timed and timed[0].starts:
        return event_card(context, (Time(timed[0].starts),))
    days = day_words(event.starts)
    if event.ends != event.starts:
        days = f"{days} – {day_words(event.ends)}"
    lead: Text = (f"It was on {days}",) if past else (days,)
    if past and timed and timed[-1].starts:
        lead = (*lead, ", ", Time(timed[-1].starts, TimeStyle.RELATIVE))
    return event_card(context, lead)


def _host(context: Context, question: Question) -> Answer | None:
    host = context.edition.event.host
    if host is None:
        return None
    named = {word.form for name in (host.name, *host.aliases) for word in words(name)}
    if all(word.form in named for word in context.subject(question, *_FILLERS)):
        return _host_card(context, question.text)
    return None


def _host_card(context: Context, text: str) -> Answer:
    host = context.edition.event.host
    assert host
    lead: Text = (host.name,)
    if _WHEN.search(text) and host.starts:
        days = day_words(host.starts)
        if host.ends:
            days = f"{days} – {day_words(host.ends)}"
        lead = (f"{host.name}: {days}",)
    elif host.link and re.search(r"\blink\b|\bwebsite\b|\burl\b|\bsite\b|\bhomepage\b", text):
        lead = (Linked(host.link.title, host.link.url), f": {host.link.url}")
    return event_card(context, lead)
