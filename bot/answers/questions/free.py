"""Every other question: the entry that fits best, a choice of several, or that it is not known."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.answers.cards.deadline import deadline_card
from bot.answers.cards.information import contact_card, event_card, faq_card, page_card, topic_card
from bot.answers.cards.person import person_card
from bot.answers.cards.talk import talk_card
from bot.answers.models import AnswerKind, Block, Colour, ShowView, View
from bot.answers.questions.choice import did_you_mean
from bot.answers.questions.contact import general_contact
from bot.answers.text import Line, Strong, Tone
from bot.search.passages import EntryKind

if TYPE_CHECKING:
    from bot.answers.context import Context
    from bot.answers.models import Action, Answer
    from bot.search.edition_index import Found
    from bot.search.passages import Entry
    from bot.search.question import Question

SURE = 0.5
"""Confidence from which an entry is given as the answer; how it was chosen is in docs/benchmarks.md."""
CLOSE = 0.85
FEW_WORDS = 3
_HOW_MANY = re.compile(r"\bhow (?:many|much|old|often|big|far)\b")
SURE_LOOKUP = 0.8
_NAMED = frozenset({EntryKind.TALK, EntryKind.SPEAKER, EntryKind.DEADLINE, EntryKind.TOPIC})
_LEAST_COVERAGE = {EntryKind.TALK: 0.45, EntryKind.SPEAKER: 0.6, EntryKind.DEADLINE: 0.6}
"""A person or deadline answers only what names it: a phone number asked for is not answered with its owner."""


def answer(context: Context, question: Question, found: Found) -> Answer:
    """Return the answer that the search found, or that there is none."""
    if _is_keywords(question) and (named := _looked_up(context, question)):
        return named
    if not found.finds or found.confidence < SURE:
        return not_known(context, found.confidence)
    best = found.finds[0]
    if _HOW_MANY.search(question.text) and best.entry.kind in {EntryKind.TALK, EntryKind.SPEAKER}:
        return not_known(context, found.confidence / 2)
    if best.coverage < _LEAST_COVERAGE.get(best.entry.kind, 0.0):
        return not_known(context, best.coverage * found.confidence)
    close = [
        find.entry
        for find in found.finds
        if find.score >= CLOSE * best.score and find.coverage >= best.coverage
    ]
    if _is_keywords(question) and len(close) > 1 and best.entry.kind in _NAMED:
        return did_you_mean(context, question.typed, close, found.confidence)
    return replace(card(context, best.entry), confidence=found.confidence)


def _is_keywords(question: Question) -> bool:
    """Whether it is no sentence but a name or a few words, as people type them into a search box."""
    return len(question.words) <= FEW_WORDS and not any(
        word.is_stop or word.is_frame for word in question.words
    )


def _looked_up(context: Context, question: Question) -> Answer | None:
    """Return the talk or person whose name the words begin."""
    if not context.subject(question):
        return None
    finds = [
        find
        for kind in (EntryKind.SPEAKER, EntryKind.TALK)
        for find in context.index.complete(kind, question.typed, 2)
        if find.score >= SURE_LOOKUP
    ]
    if not finds:
        return None
    best = max(finds, key=lambda find: find.score)
    rivals = [
        find
        for find in finds
        if find.score > best.score - 0.05 and find.entry.kind is best.entry.kind
    ]
    if len(rivals) > 1:
        return did_you_mean(context, question.typed, [rival.entry for rival in rivals])
    return replace(card(context, best.entry), confidence=best.score)


def card(context: Context, entry: Entry) -> Answer:
    """Return the card of an entry of the edition; KeyError if the edition has no such entry."""
    edition = context.edition
    match entry.kind:
        case EntryKind.TALK:
            return talk_card(context, edition.sessions_by_id[entry.id])
        case EntryKind.SPEAKER:
            return person_card(context, edition.people_by_id[entry.id])
        case EntryKind.DEADLINE:
            return deadline_card(context, edition.deadlines_by_id[entry.id])
        case EntryKind.CONTACT:
            return contact_card(context, _one(edition.contacts, entry))
        case EntryKind.FAQ:
            return faq_card(context, _one(edition.faq, entry))
        case EntryKind.PAGE:
            return page_card(context, _one(edition.pages, entry))
        case EntryKind.TOPIC:
            return topic_card(context, entry.title)
        case EntryKind.EVENT:
            return event_card(context)


def _one(entries, entry):
    for candidate in entries:
        if candidate.id == entry.id:
            return candidate
    raise KeyError(entry.id)


def not_known(context: Context, confidence: float = 0.0) -> Answer:
    """Return that the files hold no answer, whom to ask instead, and what can be asked."""
    edition = context.edition
    lines = []
    if edition.contacts and (email := general_contact(context).email):
        lines.append(Line(("Ask the organizers: ", Strong(email))))
    elif edition.event.website:
        lines.append(Line(("Look at ", Strong(edition.event.website))))
    actions: list[Action] = [ShowView("Contact", View.CONTACT)] if edition.contacts else []
    return context.answer(
        "I have no answer to that",
        (Block(tuple(lines)), what_can_be_asked(context)),
        colour=Colour.NOTHING,
        kind=AnswerKind.NOT_KNOWN,
        actions=[*actions, ShowView("Help", View.HELP)],
        confidence=confidence,
    )


def what_can_be_asked(context: Context) -> Block:
    """Return what this edition's files can answer, as a list of commands."""
    edition = context.edition
    offers = [
        (edition.sessions, "/program, /now: what is on, and when"),
        (edition.sessions, "/talk, /speaker: talks, abstracts, people"),
        (edition.deadlines, "/deadline: what is due, and when"),
        (edition.contacts or edition.committee, "/contact: whom to ask"),
        (edition.event, "/about: the event itself"),
    ]
    items = [Line((text,), Tone.ITEM) for known, text in offers if known]
    return Block(
        (Line((f"I answer from what the organizers of {edition.event} wrote down:",)), *items)
    )
