"""Questions about what is due: when, extended or not, still open, how long is left, which is next."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.answers.cards.deadline import deadline_block, deadline_card, due_text, extension_words
from bot.answers.context import Context, entry_of_deadline
from bot.answers.models import AnswerKind, Block, Colour, FollowLink, ShowView, View
from bot.answers.text import Line, Text, Time, TimeStyle, Tone
from bot.answers.wording import counted, day_words, due_words
from bot.knowledge.naming import fold
from bot.search.words import words

if TYPE_CHECKING:
    from bot.answers.models import Answer
    from bot.knowledge.models import Deadline
    from bot.search.question import Question, QueryWord

_NAMES_IT = re.compile(r"\bdeadlines?\b|\bdue\b|\bcut ?off\b|\b(?:submission|closing) dates?\b")
_HANDS_IN = re.compile(r"\b(?:submit\w*|submission|hand|upload|turn|send|write|be)\b")
_ASKS_TIME = re.compile(
    r"\bwhen\b|\b(?:which|what) (?:day|date|time)\b|\buntil\b|\blast day\b|\blatest\b|\bstill\b|\blate\b|\bdate\b|\bpassed\b"
)
_LEFT_TIME = re.compile(
    r"\bhow (?:long|much time|many (?:days|hours|weeks))\b.*\b(?:left|have|remain\w*|submit|to write|still)\b"
)
_STATE = re.compile(
    r"\b(?:still|passed|over|closed|too late|already|missed|open)\b|\bcan (?:i|we|one)\b.*\btoday\b"
)
_EXTENDED = re.compile(
    r"\b(?:extended|extension|extend|moved|postponed|prolonged|changed|pushed|shifted)\b"
)
_ORIGINAL = re.compile(
    r"\b(?:original(?:ly)?|initial(?:ly)?|old|earlier|previous|before)\b|\bfirst\b.*\bdeadlines?\b"
)
_LEFT = re.compile(r"\bhow (?:long|much time|many (?:days|hours|weeks))\b|\bleft\b|\bremaining\b")
_NEXT = re.compile(r"\b(?:next|upcoming|soon|coming)\b")
_LIST = re.compile(r"\bdeadlines\b|\bany deadline\b|\bimportant dates\b|\ball\b.*\bdeadlines?\b")
_EXTENDED_ABSTRACT = re.compile(r"\bextended abstracts?\b")
_MEANS_NOTHING_HERE = frozenset(
    """
    submit submitting submission submissions submitted hand handed upload turn send sent write deadline deadlines due date
    dates day days final finally exact exactly important cut off cutoff late latest last hour hours week weeks still left must
    today passed over closed open extended extension extend moved postponed prolonged changed pushed shifted original
    originally initial initially old new first earlier previous next upcoming soon coming missed remaining time much
    long much already zone timezone year gets did available
    """.split()
)
_HANDED_IN = frozenset(
    "paper papers abstract abstracts tutorial tutorials poster posters panel slides video register".split()
)
"""Words that tell one deadline from another, though elsewhere they only say what is asked."""
_STANDS_FOR = {
    "manuscript": "paper",
    "papers": "paper",
    "abstracts": "abstract",
    "article": "paper",
}


def answer(context: Context, question: Question) -> Answer | None:
    """Answer a question about deadlines, if it is one and the edition has the deadline it is about."""
    if not context.edition.deadlines:
        return None
    text = _EXTENDED_ABSTRACT.sub("abstract", question.text)
    asked = [
        word for word in question.words if not word.is_stop and word.form not in _MEANS_NOTHING_HERE
    ]
    asked = [word for word in asked if word.form not in context.index.event_words]
    named = _named(context, asked)
    if not _NAMES_IT.search(text) and not (named and _is_about_handing_in(text)):
        return None
    if named is None:
        return _none_such(context) if any(word.is_unknown for word in asked) else None
    if named:
        return _about(context, named[0], text) if len(named) == 1 else all_deadlines(context)
    return _about_any(context, text)


def _is_about_handing_in(text: str) -> bool:
    if _LEFT_TIME.search(text):
        return True
    return bool(
        _ASKS_TIME.search(text)
        and (_HANDS_IN.search(text) or _STATE.search(text) or _EXTENDED.search(text))
    )


def _none_such(context: Context) -> Answer:
    """Return that there is no such deadline, and which there are."""
    card = all_deadlines(context)
    return replace(
        card, headline=("I know no such deadline",), kind=AnswerKind.NOT_KNOWN, confidence=0.1
    )


def _named(context: Context, asked: list[QueryWord]) -> list[Deadline] | None:
    """Return the deadlines that all the words name, or None if there is a word that names none of them."""
    content = [word for word in asked if not word.is_frame or word.form in _HANDED_IN]
    if not content:
        return []
    forms = {_STANDS_FOR.get(word.form, word.form) for word in content}
    named = [deadline for deadline in context.edition.deadlines if forms <= _words_of(deadline)]
    if not named and len(forms) > 1:
        named = [
            deadline
            for deadline in context.edition.deadlines
            if len(forms - _words_of(deadline)) == 0
        ]
    exact = [deadline for deadline in named if forms & _name_words(deadline)]
    return exact or named or None


def _name_words(deadline: Deadline) -> set[str]:
    return {word.form for text in (deadline.name, *deadline.aliases) for word in words(text)}


def _words_of(deadline: Deadline) -> set[str]:
    texts = (deadline.name, *deadline.aliases, *deadline.keywords, deadline.about)
    return {word.form for text in texts for word in words(text)}


def _about(context: Context, deadline: Deadline, text: str) -> Answer:
    is_open = context.now <= deadline.due.instant
    relative = Time(deadline.due.instant, TimeStyle.RELATIVE)
    if _ORIGINAL.search(text) and deadline.history:
        first = min((step.due for step in deadline.history), key=lambda due: due.instant)
        return deadline_card(context, deadline, (f"{due_words(first)}, before it was extended",))
    if _EXTENDED.search(text):
        words = extension_words(context, deadline)
        lead: Text = (f"Yes, {words}",) if words else ("No, it was not extended",)
        return deadline_card(context, deadline, lead)
    if _STATE.search(text):
        lead = ("Still open, due ", relative) if is_open else ("Closed, it passed ", relative)
        return deadline_card(context, deadline, lead)
    if _LEFT.search(text):
        lead = ("Due ", relative) if is_open else ("It has passed, it was due ", relative)
        return deadline_card(context, deadline, lead)
    return deadline_card(context, deadline)


def _about_any(context: Context, text: str) -> Answer:
    upcoming = [
        deadline for deadline in context.edition.deadlines if deadline.due.instant >= context.now
    ]
    upcoming.sort(key=lambda deadline: deadline.due.instant)
    if _EXTENDED.search(text) or _ORIGINAL.search(text):
        extended = [deadline for deadline in context.edition.deadlines if deadline.history]
        if len(extended) == 1:
            return _about(context, extended[0], text)
    if not upcoming and _STATE.search(text):
        return replace(all_deadlines(context), kind=AnswerKind.FOUND)
    if _LIST.search(text) and not _NEXT.search(text):
        return all_deadlines(context)
    if len(context.edition.deadlines) == 1:
        return _about(context, context.edition.deadlines[0], text)
    if upcoming and (_NEXT.search(text) or _LEFT.search(text) or _STATE.search(text)):
        return _about(context, upcoming[0], text)
    if upcoming:
        return _about(context, upcoming[0], text)
    return all_deadlines(context)


def all_deadlines(context: Context) -> Answer:
    """Return every deadline: the next open one leads, passed ones come last."""
    deadlines = sorted(context.edition.deadlines, key=lambda deadline: deadline.due.instant)
    if not deadlines:
        return context.answer(
            "No deadlines are announced", kind=AnswerKind.NOT_KNOWN, colour=Colour.DEADLINE
        )
    is_open = [deadline for deadline in deadlines if deadline.due.instant >= context.now]
    passed = [deadline for deadline in deadlines if deadline.due.instant < context.now]
    if is_open:
        first = is_open[0]
        headline: Text = (f"{first.name} due ", Time(first.due.instant, TimeStyle.RELATIVE))
        lead = [Block((Line(due_text(first)), *_facts(context, first)), entry_of_deadline(first))]
    else:
        headline, lead = ("No deadline is open",), []
    ordered = [*is_open, *passed]
    linked = [deadline.link for deadline in ordered if deadline.link]
    return context.answer(
        headline,
        [*lead, *(deadline_block(context, deadline) for deadline in ordered[len(lead) :])],
        entries=[entry_of_deadline(deadline) for deadline in ordered],
        colour=Colour.DEADLINE,
        kind=AnswerKind.SEVERAL if len(ordered) > 1 else AnswerKind.FOUND,
        actions=[FollowLink(link.title, link.url) for link in dict.fromkeys(linked)],
    )


def _facts(context: Context, deadline: Deadline) -> list[Line]:
    facts = [deadline.about, extension_words(context, deadline), due_words(deadline.due)]
    return [Line((" · ".join(fact for fact in facts if fact),), Tone.NOTE)]
