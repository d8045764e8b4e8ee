"""Questions about several people: the committee, its roles, the speakers, who is from where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answers.cards.committee import COMMITTEE, committee_block, member_words
from bot.answers.cards.person import person_card
from bot.answers.cards.program import program_list
from bot.answers.entries import entry_of_person
from bot.answers.models import AnswerKind, Block, ShowView, View
from bot.answers.questions.naming import people_of
from bot.answers.questions.phrases import HOW_MANY, ORGANIZES, TO_REACH, any_of
from bot.answers.questions.selection import kinds_asked, selection
from bot.answers.text import Line, Strong, Tone
from bot.answers.wording import counted, listed
from bot.search.words import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.answers.context import Context
    from bot.answers.models import Answer
    from bot.answers.text import Text
    from bot.knowledge.models import Person
    from bot.search.question import Question

_OF_COMMITTEES = ("behind", "runs", "host", "hosts", "chair", "chairs")
_WHO_ORGANIZES = any_of("who", "committee", "organizers?", "organizing", "how many")
_OF_A_TALK = any_of("session", "talks?")
_ROLE = any_of("chair\\w*", "responsible", "who does", "organi[sz]\\w*")
_OF_EVERY_ROLE = frozenset({"chair", "chairs", "the", "of", "and", "co", "for"})
_SPEAKERS = any_of(
    "speakers", "speakers? list", "presenters", "who sp(?:eaks|oke)",
    "who (?:(?:are|is|will be|were|was) )?(?:speaking|talking|presenting|the presenters)",
)  # fmt: skip
_FROM = any_of("from", "at", "works?", "working")
_TALKS = any_of("talks?", "presentations?")
_PEOPLE = ("anyone", "somebody", "people", "based", "staff")
_PART_OF_A_NAME = frozenset({"university", "institute"})


def answer(context: Context, question: Question) -> Answer | None:
    """Answer a question about the committee, the speakers, or the people of an affiliation."""
    return (
        _by_role(context, question)
        or _organizers(context, question)
        or _from_somewhere(context, question)
        or _speakers(context, question)
    )


def _by_role(context: Context, question: Question) -> Answer | None:
    """Return who of the committee has the role that is named."""
    if TO_REACH.search(question.text) or not _ROLE.search(question.text):
        return None
    asked = _telling(question.text)
    members = [
        member
        for member in context.edition.committee
        if (role := _telling(member.role)) and role <= asked
    ]
    if not members:
        return None
    people = [context.edition.people_by_id[member.person] for member in members]
    lines = [member_words(context, member) for member in members]
    if len(people) == 1:
        return person_card(context, people[0], (lines[0],))
    return _people_list(context, people, listed(lines))


def _telling(text: str) -> set[str]:
    return {word.term for word in words(text) if word.form not in _OF_EVERY_ROLE}


def _organizers(context: Context, question: Question) -> Answer | None:
    text = question.text
    if not context.edition.committee or context.subject(question, *_OF_COMMITTEES):
        return None
    if not ORGANIZES.search(text) or not _WHO_ORGANIZES.search(text):
        return None
    if TO_REACH.search(text) or _OF_A_TALK.search(text) or kinds_asked(text):
        return None
    return _committee(context, is_count=bool(HOW_MANY.search(text)))


def _committee(context: Context, *, is_count: bool) -> Answer:
    """Return who organizes the event, led by how many they are where that was asked."""
    edition = context.edition
    people = [edition.people_by_id[member.person] for member in edition.committee]
    count = counted(len(people), "organizer")
    return context.answer(
        count if is_count else f"{COMMITTEE} of {edition.event}",
        (committee_block(context, COMMITTEE if is_count else ""),),
        entries=map(entry_of_person, people),
        kind=AnswerKind.SEVERAL,
        actions=[ShowView("Contact", View.CONTACT)] if edition.contacts else [],
    )


def _from_somewhere(context: Context, question: Question) -> Answer | None:
    """Return who, or which talks, come from an affiliation."""
    if not _FROM.search(question.text):
        return None
    parts = [word for word in question.rest if word.form in _PART_OF_A_NAME]
    found = context.index.people_from([*context.subject(question, *_PEOPLE), *parts])
    if not found:
        return None
    if _TALKS.search(question.text):
        talks = (s for s in context.edition.program if not set(found).isdisjoint(s.speakers))
        return program_list(context, list(talks))
    people = [context.edition.people_by_id[person] for person in found]
    if _SPEAKERS.search(question.text):
        speakers = {speaker for s in context.edition.sessions for speaker in s.speakers}
        people = [person for person in people if person.id in speakers] or people
    if len(people) == 1:
        return person_card(context, people[0])
    return _people_list(context, people, counted(len(people), "person", "people"))


def _speakers(context: Context, question: Question) -> Answer | None:
    part = selection(context, question)
    if part.rest or not _SPEAKERS.search(question.text):
        return None
    sessions = part.of(context.edition.program)
    if not part.kinds:
        sessions = [session for session in sessions if session.kind.is_talk]
    people = people_of(context.edition, sessions)
    if not people:
        return None
    count = counted(len(people), "speaker")
    is_count = HOW_MANY.search(question.text)
    return _people_list(
        context, people, count if is_count else f"Speakers of {context.edition.event}"
    )


def _people_list(context: Context, people: Sequence[Person], headline: str) -> Answer:
    blocks = []
    for person in people:
        from_where = f" ({person.affiliation})" if person.affiliation else ""
        text: Text = (Strong(person.name), from_where)
        blocks.append(Block((Line(text, Tone.ITEM),), entry_of_person(person)))
    return context.answer(
        headline, blocks, entries=map(entry_of_person, people), kind=AnswerKind.SEVERAL
    )
