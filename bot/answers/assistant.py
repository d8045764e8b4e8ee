"""The one door for every front end: questions, commands and look-ups go in, answers come out."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.answers.cards.deadline import all_deadlines
from bot.answers.cards.entry import entry_card
from bot.answers.cards.event import event_card
from bot.answers.cards.now import now_answer
from bot.answers.cards.program import nothing_like_it, program_list
from bot.answers.context import Context
from bot.answers.models import Answer, AnswerKind, Hit, View
from bot.answers.program_choices import chosen_part
from bot.answers.program_part import part_of_code
from bot.answers.questions import (
    contact,
    deadlines,
    event,
    free,
    groups,
    people,
    schedule,
    smalltalk,
    talks,
)
from bot.answers.questions.choice import MOST_CHOICES, did_you_mean
from bot.answers.questions.selection import selection
from bot.answers.questions.unknown import not_known
from bot.answers.suggestions import suggestions
from bot.search.edition_index import EditionIndex
from bot.search.passages import Entry, EntryKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from bot.answers.program_choices import Side
    from bot.knowledge.edition import Edition, KnowledgeBase
    from bot.knowledge.models import Session
    from bot.search.edition_index import Found

QUESTION_SORTS = (smalltalk, deadlines, schedule, groups, people, talks, event, contact)
"""Tried in this order: what depends on the time first, then people, talks, the event as a whole."""

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
MOST_SHOWN = 1_000
SURE_LOOKUP = 0.55
LOOKUP_MARGIN = 0.06
_TRIAL = "whta is teh keynot on friday at 3 pm, freitag um drei"
"""A question that takes all there is to understand one: mending, days, times of day, German."""


class Assistant:
    """Answers from a snapshot of knowledge; it holds no state, and `now` is always an argument."""

    def __init__(self, knowledge: KnowledgeBase) -> None:
        """Index every edition; raises ValueError where the knowledge holds none."""
        if not knowledge.editions:
            message = "there is no event to answer about"
            raise ValueError(message)
        self.version = knowledge.version
        self._indexes: Mapping[str, EditionIndex] = {
            edition.id: EditionIndex(edition) for edition in knowledge.editions
        }

    def warm_up(self) -> None:
        """Build now what the first questions and look-ups would else wait for."""
        for index in self._indexes.values():
            index.warm_up()
            index.find(index.read(_TRIAL))

    @property
    def event_ids(self) -> tuple[str, ...]:
        """The ids of the events that can be asked about, by the date on which they start."""
        return tuple(self._indexes)

    def edition(self, event_id: str) -> Edition:
        """Return what is known about an event; KeyError if it isn't one of `event_ids`."""
        return self._indexes[event_id].edition

    def default_event(self, now: datetime) -> str:
        """Return the event meant where none is named: the one on, else the next, else the last."""
        ahead = (
            event_id for event_id, index in self._indexes.items() if not Context(index, now).is_over
        )
        return next(ahead, self.event_ids[-1])

    def ask(
        self, question: str, *, now: datetime, event_id: str | None = None, limit: int = 10
    ) -> Answer:
        """Answer a question in plain English, or with German question words.

        `limit` is how many hits the answer lists at most. A question that names the year of another
        edition of the same series is answered from that one, and so is one that only another
        edition knows.
        """
        chosen = event_id or self.default_event(now)
        named = self._edition_named(question, chosen)
        answer = self._answer(question, named or chosen, now, limit)
        if answer.kind is AnswerKind.NOT_KNOWN and named is None:
            for other in self._same_series(chosen):
                elsewhere = self._answer(question, other, now, limit)
                if (
                    elsewhere.kind is AnswerKind.FOUND
                    and elsewhere.hits
                    and elsewhere.hits[0].entry.kind in {EntryKind.TALK, EntryKind.SPEAKER}
                ):
                    return elsewhere
        return answer

    def _answer(self, question: str, event_id: str, now: datetime, limit: int) -> Answer:
        context = Context(self._indexes[event_id], now)
        read = context.index.read(question)
        found = context.index.find(read, max(limit, free.CONSIDERED))
        answers = (sort.answer(context, read) for sort in QUESTION_SORTS)
        understood = next((each for each in answers if each), None)
        if understood is None:
            return _with_hits(free.answer(context, read, found), found, limit)
        confidence = understood.confidence * (1 + found.confidence) / 2
        return _with_hits(replace(understood, confidence=confidence), found, limit)

    def _edition_named(self, question: str, chosen: str) -> str | None:
        """Return the edition of the same series whose year the question names."""
        years = {int(year) for year in _YEAR.findall(question)}
        series = [chosen, *self._same_series(chosen)]
        return next(
            (each for each in series if self.edition(each).event.starts.year in years), None
        )

    def _same_series(self, event_id: str) -> list[str]:
        series = self.edition(event_id).event.series
        others = reversed(self.event_ids)
        return [
            other
            for other in others
            if other != event_id and series and self.edition(other).event.series == series
        ]

    def context(self, now: datetime, event_id: str | None) -> Context:
        """Return what answers about an event are made from; KeyError if it isn't known."""
        return Context(self._indexes[event_id or self.default_event(now)], now)

    def complete(
        self,
        kind: EntryKind,
        typed: str,
        *,
        now: datetime,
        event_id: str | None = None,
        limit: int = 25,
    ) -> tuple[Hit, ...]:
        """Return what an autocomplete of this kind offers, best first; at first, what is next."""
        context = self.context(now, event_id)
        if not typed.strip():
            return tuple(Hit(entry, 1.0) for entry in suggestions(context, kind, limit))
        finds = context.index.complete(kind, typed, limit)
        return tuple(Hit(find.entry, find.score) for find in finds)

    def program(self, *, now: datetime, event_id: str | None = None, part: str = "") -> Answer:
        """Return the program, or the part of it that is named: kind, day, time, track.

        `part` is in words, or the code of a `ProgramPart`.
        """
        context = self.context(now, event_id)
        program = context.edition.program
        if not part:
            return _listed(context, program) if program else now_answer(context, program)
        coded = part_of_code(context.edition, part)
        if coded is None:
            return _part_of_program(context, part)
        return _listed(context, coded.of(program))

    def part_of_program(
        self, typed: dict[Side, str], *, now: datetime, event_id: str | None = None
    ) -> Answer:
        """Return the sessions of a day, track and kind, each by its code or in words."""
        context = self.context(now, event_id)
        named = {side: words for side, words in typed.items() if words.strip()}
        if not named or not context.edition.sessions:
            return self.program(now=now, event_id=event_id)
        part = chosen_part(context, named)
        return _listed(context, part.of(context.edition.program) if part else [])

    def now(self, *, now: datetime, event_id: str | None = None) -> Answer:
        """Return what is on, and what comes next."""
        context = self.context(now, event_id)
        return now_answer(context, context.edition.program)

    def talk(self, query: str, *, now: datetime, event_id: str | None = None) -> Answer:
        """Return the talk that is meant by part of its title, its speaker or an id."""
        return self._look_up(EntryKind.TALK, query, self.context(now, event_id))

    def speaker(self, query: str, *, now: datetime, event_id: str | None = None) -> Answer:
        """Return the person who is meant by part of a name or an id."""
        return self._look_up(EntryKind.SPEAKER, query, self.context(now, event_id))

    def _look_up(self, kind: EntryKind, query: str, context: Context) -> Answer:
        try:
            return entry_card(context, Entry(kind, query.strip(), ""))
        except KeyError:
            finds = context.index.complete(kind, query, MOST_CHOICES)
        if not finds or finds[0].score < SURE_LOOKUP:
            is_talk = kind is EntryKind.TALK
            return _part_of_program(context, query) if is_talk else not_known(context)
        close = [find.entry for find in finds if find.score > finds[0].score - LOOKUP_MARGIN]
        return (
            entry_card(context, close[0])
            if len(close) == 1
            else did_you_mean(context, query, close)
        )

    def deadlines(self, which: str = "", *, now: datetime, event_id: str | None = None) -> Answer:
        """Return all deadlines, or the one that is named."""
        context = self.context(now, event_id)
        if which and which.casefold() != "all":
            return self._look_up(EntryKind.DEADLINE, which, context)
        return all_deadlines(context)

    def contact(self, topic: str = "", *, now: datetime, event_id: str | None = None) -> Answer:
        """Return whom to ask, about a topic or in general."""
        return contact.contact_answer(self.context(now, event_id), topic)

    def about(self, *, now: datetime, event_id: str | None = None) -> Answer:
        """Return what the event is, when and where."""
        return event_card(self.context(now, event_id))

    def help(self, *, now: datetime, event_id: str | None = None) -> Answer:
        """Return what can be asked."""
        return smalltalk.help_answer(self.context(now, event_id))

    def not_known(self, *, now: datetime, event_id: str | None = None) -> Answer:
        """Return that there is no answer, and whom to ask instead."""
        return not_known(self.context(now, event_id))

    def open(self, entry: Entry, *, now: datetime, event_id: str | None = None) -> Answer:
        """Return the card of an entry; KeyError if the edition has no such entry."""
        return entry_card(self.context(now, event_id), entry)

    def show(
        self, view: View, part: str = "", *, now: datetime, event_id: str | None = None
    ) -> Answer:
        """Return a view, as its command would."""
        match view:
            case View.PROGRAM:
                return self.program(now=now, event_id=event_id, part=part)
            case View.NOW:
                return self.now(now=now, event_id=event_id)
            case View.DEADLINES:
                return self.deadlines(part, now=now, event_id=event_id)
            case View.CONTACT:
                return self.contact(part, now=now, event_id=event_id)
            case View.ABOUT:
                return self.about(now=now, event_id=event_id)
            case View.HELP:  # pragma: no branch - no other view there is
                return self.help(now=now, event_id=event_id)


def _part_of_program(context: Context, part: str) -> Answer:
    """Return the sessions of the kind, day, time, room or track that is named and nothing else."""
    selected = selection(context, context.index.read(part))
    if selected.rest or not selected.is_narrow:
        return not_known(context)
    return _listed(context, selected.of(context.edition.program))


def _listed(context: Context, sessions: Sequence[Session]) -> Answer:
    """Return sessions that a command asked for: all of them, as far as anyone turns pages."""
    if not sessions:
        return nothing_like_it(context)
    return program_list(context, sessions, most=MOST_SHOWN)


def _with_hits(answer: Answer, found: Found, limit: int) -> Answer:
    """Add what the search found behind the answer's own entries."""
    own = {hit.entry[:2] for hit in answer.hits}
    best = found.finds[0].score if found.finds else 1.0
    others = (
        Hit(find.entry, found.confidence * find.score / best)
        for find in found.finds
        if find.entry[:2] not in own
    )
    return replace(answer, hits=(*answer.hits, *others)[:limit])
