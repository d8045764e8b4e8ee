"""Questions about what is due: when, extended or not, still open, how long left, which next."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from bot.answers.cards.deadline import all_deadlines, deadline_card
from bot.answers.models import AnswerKind
from bot.answers.questions.phrases import any_of
from bot.answers.text import Time, TimeStyle
from bot.answers.wording import due_words
from bot.search.words import word, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.answers.context import Context
    from bot.answers.models import Answer
    from bot.knowledge.models import Deadline
    from bot.search.question import QueryWord, Question

_DUE = any_of(
    "deadlines?", "due", "cut ?off", "(?:submission|closing|last|final) (?:dates?|days?)",
    "important dates",
)  # fmt: skip
_WHEN = any_of(
    "when", "(?:which|what) (?:day|date|time|hour)", "until", "till", "latest", "dates?", "finally"
)  # fmt: skip
_HAND_IN = any_of(
    "submi\\w*", "hand\\w*", "upload\\w*", "turn", "send", "sent", "write", "deliver\\w*", "take",
    "accept\\w*", "need", "in", "get", "clos\\w+",
)  # fmt: skip
_STATE = any_of(
    "still", "passed", "over", "ended", "closed?", "closes", "late", "already", "missed", "open",
    "gone", "yet", "can (?:i|we|one) .*(?:today|tonight)",
)  # fmt: skip
_MOVED = any_of(
    "extended", "extension", "extends?", "moved", "postponed", "prolong\\w*", "changed?", "pushed",
    "shifted", "delayed",
)  # fmt: skip
_ORIGINAL = any_of(
    "original(?:ly)?", "initial(?:ly)?", "old", "earlier", "previous(?:ly)?", "before",
    "first .*(?:deadlines?|due|announced)",
)  # fmt: skip
_LEFT = any_of(
    "how (?:long|much time|many (?:days|hours|weeks)) .*"
    "(?:left|have|remain\\w*|submit|to write|still|until)",
    "(?:days|time|hours|weeks) (?:left|remain\\w*)",
)
_NEXT = any_of("next", "upcoming", "soon", "coming")
_ALL = any_of("deadlines", "any deadline", "important dates", "all .*deadlines?")
_ONLY_OPEN = any_of("still", "open", "left", "remaining")
_ONLY_PASSED = any_of("passed", "over", "gone", "closed")
_SOMETHING_ELSE = any_of(
    "how long (?:can|should|may|must|is|are|be)", "pages?", "format", "template", "publish\\w*",
    "where", "how (?:do|can|to|should)", "notif\\w*", "review\\w*", "learn whether", "list of",
    "(?:get|was|is|been|were|are) accepted", "links?", "talks?", "present\\w*", "style",
)  # fmt: skip
_OF_ONESELF = any_of("i", "my", "we", "us", "our")
_EXTENDED_ABSTRACT = any_of("extended abstracts?")
_TELLS_NOTHING = frozenset(
    """
    accept accepted accepting already announced available chance change changed close closed
    closes coming cut cutoff date dates day days deadline deadlines deliver delivery did due
    earlier extend extended extension final finally first gets give gone hand handed hour hours
    important initial initially last late latest left long missed moved much must need new next
    off old open original originally out over passed possible postponed previous prolongated
    prolonged pushed remaining send sent shifted short soon still submission submissions submit
    submitted submitting take term time timezone today tonight turn upcoming upload uploaded
    version week weeks write writing year yet zone
    """.split()  # noqa: SIM905 - a list of words reads better as words
)
"""Words of questions about deadlines that never tell which one is meant."""
_HANDED_IN = frozenset(
    """
    paper papers abstract abstracts tutorial tutorials poster posters panel slides video register
    version full
    """.split()  # noqa: SIM905 - a list of words reads better as words
)
"""Words that tell one deadline from another, though elsewhere they only say what is asked."""
_STANDS_FOR = {"manuscript": "paper", "article": "paper"}
_SHORT = 4
"""Words of a question's subject up to which each of them must be known."""


def answer(context: Context, question: Question) -> Answer | None:
    """Answer a question about deadlines, if it is one and the edition has the one it is about."""
    if not context.edition.deadlines:
        return None
    text = _EXTENDED_ABSTRACT.sub("abstract", question.text)
    asked = [word for word in question.words if _tells(context, word)]
    named = _named(context, asked)
    if not _is_about_deadlines(text, is_named=bool(named)):
        return None
    others = [word for word in asked if not _names_any(context, word)]
    is_chatty = named and (len(asked) > _SHORT or _OF_ONESELF.search(text))
    if others and not is_chatty:
        is_another = any(word.is_unknown or word.form in _HANDED_IN for word in others)
        return _none_such(context) if is_another else None
    if named:
        return _about(context, named[0], text) if len(named) == 1 else all_deadlines(context)
    return _about_any(context, text)


def _tells(context: Context, word: QueryWord) -> bool:
    """Whether the word may tell which deadline is meant."""
    if word.form in _HANDED_IN:
        return True
    return (
        word.is_subject
        and word.form not in _TELLS_NOTHING
        and word.form not in context.index.event_words
    )


def _is_about_deadlines(text: str, *, is_named: bool) -> bool:
    if _DUE.search(text):
        return True
    if not is_named or _SOMETHING_ELSE.search(text):
        return False
    if _LEFT.search(text):
        return True
    asks_when = _WHEN.search(text) or _STATE.search(text) or _MOVED.search(text)
    says_what = _HAND_IN.search(text) or _STATE.search(text) or _MOVED.search(text)
    return bool(asks_when and says_what)


def _none_such(context: Context) -> Answer:
    """Return that there is no such deadline, and which there are."""
    card = all_deadlines(context)
    headline = ("I know no such deadline",)
    return replace(card, headline=headline, kind=AnswerKind.NOT_KNOWN, confidence=0.2, source=None)


def _named(context: Context, asked: Sequence[QueryWord]) -> list[Deadline]:
    """Return the deadlines that most of the words name."""
    terms = {_term(word) for word in asked}
    deadlines = context.edition.deadlines
    counts = {
        deadline.id: 2 * len(terms & _name_terms(deadline)) + len(terms & _terms(deadline))
        for deadline in deadlines
    }
    most = max(counts.values())
    if not most:
        return []
    named = [deadline for deadline in deadlines if counts[deadline.id] == most]
    unsaid = {deadline.id: len(_terms_of(deadline.name) - terms) for deadline in named}
    return [deadline for deadline in named if unsaid[deadline.id] == min(unsaid.values())]


def _names_any(context: Context, asked: QueryWord) -> bool:
    return any(_term(asked) in _terms(deadline) for deadline in context.edition.deadlines)


def _term(asked: QueryWord) -> str:
    return word(_STANDS_FOR.get(asked.form, asked.form)).term


@lru_cache(maxsize=1024)
def _terms_of(*texts: str) -> frozenset[str]:
    return frozenset(each.term for text in texts for each in words(text))


def _name_terms(deadline: Deadline) -> frozenset[str]:
    return _terms_of(deadline.name, *deadline.aliases)


def _terms(deadline: Deadline) -> frozenset[str]:
    return _name_terms(deadline) | _terms_of(*deadline.keywords, deadline.about)


def _about(context: Context, deadline: Deadline, text: str) -> Answer:
    if _ORIGINAL.search(text) and deadline.extended_from:
        first = min((step.due for step in deadline.history), key=lambda due: due.instant)
        return deadline_card(context, deadline, (f"{due_words(first)}, before it was extended",))
    if _MOVED.search(text):
        return deadline_card(context, deadline, (_move(deadline),))
    is_open = context.now <= deadline.due.instant
    relative = Time(deadline.due.instant, TimeStyle.RELATIVE)
    if _STATE.search(text) or _LEFT.search(text):
        lead = ("Still open, due ", relative) if is_open else ("Closed, it passed ", relative)
        return deadline_card(context, deadline, lead)
    return deadline_card(context, deadline)


def _move(deadline: Deadline) -> str:
    """Return whether a deadline was extended, and from when to when."""
    earlier = deadline.extended_from
    if earlier is None:
        return "No extension is known"
    is_same_year = earlier.day.year == deadline.due.day.year
    before = due_words(earlier, with_year=not is_same_year)
    return f"Yes, it was extended from {before} to {due_words(deadline.due)}"


def _about_any(context: Context, text: str) -> Answer:
    """Return what a question means that names no deadline: the next one, the one moved, or all."""
    deadlines = sorted(context.edition.deadlines, key=lambda deadline: deadline.due.instant)
    is_open = [deadline for deadline in deadlines if deadline.due.instant >= context.now]
    moved = [deadline for deadline in deadlines if deadline.extended_from]
    if (_MOVED.search(text) or _ORIGINAL.search(text)) and len(moved) == 1:
        return _about(context, moved[0], text)
    if not is_open and (_STATE.search(text) or _NEXT.search(text)):
        return replace(all_deadlines(context), kind=AnswerKind.FOUND, source=None)
    if not is_open or (_ALL.search(text) and not _NEXT.search(text)):
        return all_deadlines(context, _some(deadlines, is_open, text))
    return _about(context, is_open[0], text)


def _some(deadlines: list[Deadline], is_open: list[Deadline], text: str) -> list[Deadline]:
    """Return the open or the passed deadlines where only they are asked for and there are any."""
    passed = [deadline for deadline in deadlines if deadline not in is_open]
    if _ONLY_OPEN.search(text) and is_open:
        return is_open
    return passed if _ONLY_PASSED.search(text) and is_open else []
