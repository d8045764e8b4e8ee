"""Questions about the event itself: when, where, what, with whom, which zone, which topics."""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING

from bot.answers.cards.event import (
    event_card,
    event_when,
    event_where,
    topic_card,
    topics_answer,
)
from bot.answers.cards.now import over_answer
from bot.answers.entries import entry_of_event
from bot.answers.models import Block, ShowView, View
from bot.answers.questions.naming import meant
from bot.answers.questions.phrases import any_of, beginning
from bot.answers.running import planned
from bot.answers.text import Line, Linked, Text, Time, TimeStyle, Tone
from bot.answers.wording import counted, days_words
from bot.search.passages import EntryKind
from bot.search.words import words

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Sequence

    from bot.answers.context import Context
    from bot.answers.models import Answer
    from bot.search.question import QueryWord, Question

_WHEN = any_of("when", "dates?", "(?:which|what) (?:day|time)", "time$")
_START = any_of("starts?", "begins?", "beginning", "what time")
_END = any_of("ends?", "ending", "finish\\w*", "until when", "how long", "(?:we|be) done")
_OVER = any_of("over", "already", "ended", "passed", "still")
_ASKS_STATE = beginning("is", "was", "has", "did")
_WHERE = any_of(
    "where", "venue", "location", "place", "online", "in person", "virtual\\w*", "on ?site",
    "hybrid",
)  # fmt: skip
_ZONE = any_of("time ?zones?", "zone", "cet", "cest", "utc", "gmt")
_WHAT = any_of("whats? .*about", "stands? for", "tell .*about", "mean")
_BARE_WHAT = beginning("whats?(?: (?:is|was))?(?: the)?(?: \\w+){0,3}$")
_SITE = any_of("web ?(?:site|page)", "homepage", "url")
_LINK = any_of("link", "web ?site", "url", "site", "homepage")
_TOPICS = any_of("topics?", "scope", "subjects", "themes?")
_IN_SCOPE = any_of("topics?", "scope", "submit .*(?:about|on)", "fit", "work on")
_HOST = any_of(
    "part of", "held with", "together with", "conjunction", "co ?located", "with which",
    "(?:which|what) (?:conference|event)", "host\\w*",
)  # fmt: skip
_PLACES = any_of("(?:which|what|how many|list|all|whats) .*?(rooms|tracks)")
_OF_ITS_PARTS = any_of(
    "submi\\w*", "deadlines?", "regist\\w*", "slides?", "papers?", "videos?", "record\\w*",
    "address",
    "page", "publish\\w*", "abstracts?", "speakers?", "talks?", "room", "keynotes?", "posters?",
    "social", "tutorials?", "breaks?",
)  # fmt: skip
_NEVER_OF_TOPICS = any_of("deadlines?", "speakers?", "talks?")
_FILLERS = (
    "website", "web", "homepage", "url", "topics", "scope", "virtual", "virtually", "site",
    "hybrid",
    "person", "zone", "timezone", "cet", "cest", "utc", "gmt", "stand", "stands", "mean", "themes",
    "subjects", "conjunction", "part", "located", "colocated", "host", "hosted", "hosts",
    "together",
    "remote", "remotely", "done",
)  # fmt: skip


def answer(context: Context, question: Question) -> Answer | None:
    """Answer a question that names nothing but the event itself, a topic of it, or its host."""
    text = question.text
    subject = context.subject(question, *_FILLERS)
    if subject:
        topic = _topic(context, subject) if _IN_SCOPE.search(text) else ""
        return topic_card(context, topic) if topic else _host(context, text, subject)
    if places := _PLACES.search(text):
        return _places(context, places[1])
    if _OF_ITS_PARTS.search(text) and not _ZONE.search(text):
        is_topics = _TOPICS.search(text) and not _NEVER_OF_TOPICS.search(text)
        return _topics(context) if is_topics else None
    return _about(context, text)


def _topic(context: Context, subject: Sequence[QueryWord]) -> str:
    """Return the id of the topic that the words name; words of the event's theme tell nothing."""
    event = context.edition.event
    theme = {word.form for text in (event.full_name, *event.keywords) for word in words(text)}
    telling = [word for word in subject if word.form not in theme]
    found = meant(context, telling, {EntryKind.TOPIC})
    return found.best.entry.id if found else ""


def _topics(context: Context, text: str = "") -> Answer | None:
    del text
    return topics_answer(context) if context.edition.event.topics else None


def _places(context: Context, what: str) -> Answer | None:
    """Return the rooms or the tracks."""
    edition = context.edition
    names = edition.rooms if what == "rooms" else edition.tracks
    if not names:
        return None
    return context.answer(
        counted(len(names), what.removesuffix("s")),
        (Block(tuple(Line((name,), Tone.ITEM) for name in names)),),
        entries=[entry_of_event(edition.event)],
        actions=[ShowView("Program", View.PROGRAM)],
    )


def _about(context: Context, text: str) -> Answer | None:
    """Return the fact that is asked for about the event; for its name alone, its card."""
    asked = [fact for pattern, fact in _FACTS if pattern.search(text)]
    if asked:
        return next(filter(None, (fact(context, text) for fact in asked)), None)
    is_name = bool(text) and all(word in context.index.event_words for word in text.split())
    if is_name or _WHAT.search(text) or _BARE_WHAT.search(text):
        event = context.edition.event
        return event_card(context, (event.full_name,) if event.full_name else ())
    return None


def _site(context: Context, text: str) -> Answer | None:
    del text
    website = context.edition.event.website
    return event_card(context, (Linked(website, website),)) if website else None


def _state(context: Context, text: str) -> Answer | None:
    if not (_ASKS_STATE.search(text) or "over" in text.split()):
        return None
    return over_answer(context) if context.is_over else event_card(context, event_when(context))


def _where(context: Context, text: str) -> Answer | None:
    del text
    where = event_where(context)
    return event_card(context, where) if where else None


def _zone(context: Context, text: str) -> Answer:
    del text
    event = context.edition.event
    noon = datetime.combine(event.starts, time(12), event.timezone)
    offset = noon.isoformat()[-6:]
    return event_card(context, (f"{event.timezone.key}: {noon.tzname()}, UTC{offset}",))


def _when(context: Context, text: str) -> Answer:
    return event_card(context, _time(context, text))


def _time(context: Context, text: str) -> Text:
    """Return the start, the end, or the days."""
    event = context.edition.event
    days = days_words(event.starts, event.ends)
    timed = planned(context.edition.program)
    starts = [session.starts for session in timed if session.starts]
    if not starts:
        return (f"It was on {days}",) if context.is_over else (days,)
    if _END.search(text):
        if timed[-1].ends:
            return (Time(max(session.ends for session in timed if session.ends)),)
        verb = "starts" if starts[-1] > context.now else "started"
        return (f"The last item {verb} ", Time(starts[-1]), "; its end is not given")
    if _START.search(text):
        return (Time(starts[0]),)
    if context.is_over:
        return (f"It was on {days}, ", Time(starts[-1], TimeStyle.RELATIVE))
    return (days,)


def _host(context: Context, text: str, subject: Sequence[QueryWord]) -> Answer | None:
    """Return what is asked about the larger event, if all the words are of its name."""
    host = context.edition.event.host
    if host is None:
        return None
    named = {word.form for name in (host.name, *host.aliases) for word in words(name)}
    if _OF_ITS_PARTS.search(text) or any(word.form not in named for word in subject):
        return None
    return _host_card(context, text)


def _host_card(context: Context, text: str) -> Answer | None:
    host = context.edition.event.host
    if host is None:
        return None
    lead: Text = (host.name,)
    if _WHEN.search(text) and host.starts:
        lead = (f"{host.name}: {days_words(host.starts, host.ends or host.starts)}",)
    elif host.link and _LINK.search(text):
        lead = (Linked(host.link.title, host.link.url), f": {host.link.url}")
    return event_card(context, lead)


_FACTS: tuple[tuple[re.Pattern[str], Callable[[Context, str], Answer | None]], ...] = (
    (_TOPICS, _topics),
    (_ZONE, _zone),
    (_SITE, _site),
    (_HOST, _host_card),
    (_OVER, _state),
    (_WHERE, _where),
    (any_of(_WHEN.pattern, _START.pattern, _END.pattern), _when),
)
"""What can be asked about the event, tried in this order."""
