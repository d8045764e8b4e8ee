"""Questions about people: who organizes, who speaks, who is from where, is somebody an organizer, who is that."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.answers.cards.information import committee_block, member_words
from bot.answers.cards.person import person_card, roles_of
from bot.answers.cards.program import program_list
from bot.answers.context import entry_of_person
from bot.answers.models import AnswerKind, Block, FollowLink, OpenEntry, ShowView, View
from bot.answers.questions.choice import did_you_mean
from bot.answers.questions.free import not_known
from bot.answers.questions.naming import (
    half_named,
    people_of,
    person_meant,
    sessions_meant,
)
from bot.answers.questions.selection import kinds_asked
from bot.answers.text import Line, Linked, Strong, Text, Tone, joined
from bot.search.passages import EntryKind
from bot.answers.wording import counted, listed
from bot.search.words import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.answers.context import Context
    from bot.answers.models import Answer
    from bot.knowledge.models import Person
    from bot.search.question import Question, QueryWord

_ORGANIZERS = re.compile(
    r"\borganiz\w*\b|\borganis\w*\b|\bcommittee\b|\bchairs?\b|\bbehind\b|\bruns\b|\bhosts?\b"
)
_TO_REACH = re.compile(r"\bcontact\b|\breach\b|\be?mail\b|\bask\b|\bwrite\b|\baddress\b|\bphone\b")
_ROLE = re.compile(r"\bwho\b|\bchairs?\b|\bresponsible\b|\bcontact\b|\bchaired\b")
_OF_EVERY_ROLE = frozenset("chair chairs the of and co for".split())
_COUNT = re.compile(r"\bhow (?:many|may)\b|\bnumber of\b")
_SPEAKERS = re.compile(
    r"\bspeakers\b|\bspeakers? list\b|\bwho (?:are|is|will be|were|was)? ?(?:speaking|talking|presenting|the presenters)\b|\bwho speaks$|\bpresenters\b"
)
_FROM = re.compile(r"\bfrom\b|\bat\b|\bwork(?:s|ing)?\b|\baffiliat\w*\b|\bof\b")
_AFFILIATION = re.compile(
    r"\baffiliation\b|\buniversit(?:y|ies)\b|\binstitut\w*\b|\bcompany\b|\bwork(?:s|ing)?\b|\bemployer\b"
    r"|\bwhere\b.*\b(?:from|based)\b|\b(?:is|are|comes?)\b.*\bfrom$"
)
_IS = re.compile(r"^(?:so |and )?(?:is|are|was|were|does|do|did|will)\b")
_TALKS = re.compile(r"\b(?:talks?|speak\w*|present\w*|giv\w*|speakers?|program)\b")
_AUTHORS = re.compile(r"\b(?:co)?authors?\b")
_COAUTHORS = re.compile(r"\bco ?authors?\b")
_ATTRIBUTE_NOT_KEPT = re.compile(
    r"\bphone\b|\be?mail\b|\bhow old\b|\bage\b|\bbirthday\b|\baddress\b|\bmarried\b|\bsalary\b"
)
_LINK = re.compile(r"\bhomepage\b|\bweb ?(?:site|page)\b|\blinks?\b|\burl\b")
_WHO_IS = re.compile(r"\bwho\b|\babout\b|\btell\b|\bknow\b|\bbio\w*\b")
_BARE = 3
"""Words of a question that is nothing but a name."""


def answer(context: Context, question: Question) -> Answer | None:
    """Answer a question about people, if it is one."""
    return (
        _by_role(context, question)
        or _organizers(context, question)
        or _person(context, question)
        or _from_somewhere(context, question)
        or _speakers(context, question)
    )


def _organizers(context: Context, question: Question) -> Answer | None:
    if not context.edition.committee or context.subject(
        question, "behind", "runs", "host", "hosts", "chair", "chairs"
    ):
        return None
    if (
        not _ORGANIZERS.search(question.text)
        or _TO_REACH.search(question.text)
        or kinds_asked(question.text)
    ):
        return None
    if not re.search(
        r"\bwho\b|\bcommittee\b|\borganizers?\b|\borganizing\b|\bhow many\b", question.text
    ):
        return None
    if re.search(r"\bsession\b|\btalks?\b", question.text):
        return None
    return committee_answer(context, is_count=bool(_COUNT.search(question.text)))


def _by_role(context: Context, question: Question) -> Answer | None:
    """Return who of the committee has the role that is named."""
    if _TO_REACH.search(question.text) or not _ROLE.search(question.text):
        return None
    if not re.search(r"\bchair|\bresponsible\b|\bdoes\b|\borganiz", question.text):
        return None
    asked = {word.term for word in words(question.text) if word.form not in _OF_EVERY_ROLE}
    members = [
        member
        for member in context.edition.committee
        if (role := {word.term for word in words(member.role) if word.form not in _OF_EVERY_ROLE})
        and role <= asked
    ]
    if not members:
        return None
    names = [member_words(context, member) for member in members]
    if len(members) == 1:
        return person_card(context, context.edition.people_by_id[members[0].person], (names[0],))
    people = [context.edition.people_by_id[member.person] for member in members]
    return _people_list(context, people, listed(names))


def committee_answer(context: Context, *, is_count: bool = False) -> Answer:
    """Return who organizes the event."""
    edition = context.edition
    people = [edition.people_by_id[member.person] for member in edition.committee]
    headline = f"Organizing committee of {edition.event}"
    if is_count:
        headline = counted(len(people), "organizer")
    return context.answer(
        headline,
        (committee_block(context),),
        entries=map(entry_of_person, people),
        kind=AnswerKind.SEVERAL,
        actions=[ShowView("Contact", View.CONTACT)] if edition.contacts else [],
    )


def _person(context: Context, question: Question) -> Answer | None:
    """Return what was asked about a person who is named."""
    text = question.text
    least = 0.4 if _ATTRIBUTE_NOT_KEPT.search(text) else None
    found = person_meant(context, context.subject(question), least)
    if found is None:
        named = half_named(context, context.subject(question)) if _WHO_IS.search(text) else None
        return person_card(context, context.edition.people_by_id[named.id]) if named else None
    if found.rivals:
        return did_you_mean(context, question.typed, found.entries)
    person = context.edition.people_by_id[found.best.entry.id]
    if _ATTRIBUTE_NOT_KEPT.search(text):
        return not_known(context)
    if _COAUTHORS.search(text):
        return _coauthors(context, person, text)
    if _LINK.search(text) and person.links:
        first = person.links[0]
        return person_card(context, person, (Linked(first.title, first.url), f": {first.url}"))
    if _IS.search(text) and (lead := _claim(context, person, text)):
        return person_card(context, person, lead)
    if _AFFILIATION.search(text) and person.affiliation:
        return person_card(context, person, (", ".join(person.affiliations[:2]),))
    if re.search(r"\bwho (?:is|was|are)\b|\btell\b|\bwho$", text) or len(question.words) <= _BARE:
        if not re.search(
            r"\bwhen\b|\btime\b|\btalk\b|\bslides?\b|\bwhere\b|\bpapers?\b|\babstract\b|\bover\b|\bvideos?\b",
            text,
        ):
            return person_card(context, person)
    return None


def _claim(context: Context, person: Person, text: str) -> Text:
    """Return yes or no to "is X an organizer, a speaker, an author"."""
    talks = context.edition.sessions_by_person.get(person.id, ())
    roles = roles_of(context.edition, person)
    is_organizer = any(member.person == person.id for member in context.edition.committee)
    if _ORGANIZERS.search(text):
        return (
            (f"Yes, {person.name} is in the organizing committee",)
            if is_organizer
            else (f"No, {person.name} is not in the organizing committee",)
        )
    if _AUTHORS.search(text):
        return (
            (f"Yes, {person.name} is an author",)
            if talks
            else (f"No, {person.name} is no author here",)
        )
    if _TALKS.search(text) and not re.search(r"\bover\b|\balready\b", text):
        speaks = [talk for talk in talks if person.id in talk.speakers]
        if speaks:
            return (f"Yes, {person.name} speaks",)
        if talks:
            return (f"No, but {person.name} is a co-author",)
        return (f"No, {person.name} gives no talk",)
    return ()


def _coauthors(context: Context, person: Person, text: str) -> Answer | None:
    talks = context.edition.sessions_by_person.get(person.id, ())
    if not talks:
        return None
    if re.search(r"\btalks?\b|\bpapers?\b", text):
        return program_list(context, talks)
    others = [
        context.edition.people_by_id[author]
        for talk in talks
        for author in talk.authors
        if author != person.id
    ]
    names = ", ".join(dict.fromkeys(other.name for other in others))
    return person_card(context, person, (names or "Nobody else",))


def _from_somewhere(context: Context, question: Question) -> Answer | None:
    """Return who, or which talks, come from an affiliation."""
    text = question.text
    asked = context.subject(question, "anyone", "somebody", "people", "based", "staff")
    asked = [*asked, *(word for word in question.rest if word.form in {"university", "institute"})]
    if not asked or not _FROM.search(text) or not re.search(r"\bfrom\b|\bat\b|\bwork", text):
        return None
    people = [context.edition.people_by_id[person] for person in context.index.people_from(asked)]
    if not people:
        return None
    speakers = {speaker for session in context.edition.sessions for speaker in session.speakers}
    if re.search(r"\btalks?\b|\bpresentations?\b", text):
        ids = {person.id for person in people}
        return program_list(context, [s for s in context.edition.program if ids & set(s.speakers)])
    if _SPEAKERS.search(text):
        people = [person for person in people if person.id in speakers] or people
    if len(people) == 1:
        return person_card(context, people[0])
    return _people_list(context, people, "People from there")


def _speakers(context: Context, question: Question) -> Answer | None:
    if (
        context.subject(question)
        or not _SPEAKERS.search(question.text)
        or not context.edition.sessions
    ):
        return None
    kinds = kinds_asked(question.text)
    sessions = [
        s for s in context.edition.program if (s.kind in kinds if kinds else s.kind.is_talk)
    ]
    people = people_of(context.edition, sessions)
    if not people:
        return None
    if _COUNT.search(question.text):
        return _people_list(context, people, counted(len(people), "speaker"))
    return _people_list(context, people, f"Speakers of {context.edition.event}")


def _people_list(context: Context, people: Sequence[Person], headline: str) -> Answer:
    blocks = []
    for person in people:
        text: Text = (Strong(person.name), f" ({person.affiliation})" if person.affiliation else "")
        blocks.append(Block((Line(text, Tone.ITEM),), entry_of_person(person)))
    return context.answer(
        headline, blocks, entries=map(entry_of_person, people), kind=AnswerKind.SEVERAL
    )
