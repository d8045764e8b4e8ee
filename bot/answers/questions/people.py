"""Questions about one person: who is that, where from, organizer or speaker, with whom."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.answers.cards.person import person_card
from bot.answers.cards.program import program_list
from bot.answers.models import AnswerKind
from bot.answers.questions.choice import did_you_mean
from bot.answers.questions.naming import half_named, person_meant
from bot.answers.questions.phrases import ORGANIZES, any_of, beginning
from bot.answers.questions.unknown import not_known
from bot.answers.text import Linked

if TYPE_CHECKING:
    from bot.answers.context import Context
    from bot.answers.models import Answer
    from bot.answers.text import Text
    from bot.knowledge.models import Person
    from bot.search.question import Question

_WHERE_FROM = any_of(
    "affiliations?", "universit(?:y|ies)", "institut\\w*", "company", "employer", "works?",
    "working",
    "where .*(?:from|based)", "(?:is|are|comes?) .*from$",
)  # fmt: skip
_YES_OR_NO = beginning("is", "are", "was", "were", "does", "do", "did", "will")
_SPEAKS = any_of("talks?", "speak\\w*", "present\\w*", "giv\\w*", "speakers?", "program")
_IS_OVER = any_of("over", "already")
_AUTHOR = any_of("(?:co)?authors?")
_COAUTHORS = any_of("co ?authors?")
_SHARED = any_of("talks?", "papers?")
_NOT_KEPT = any_of(
    "phone",
    "e?mail",
    "how old",
    "age",
    "birthday",
    "address",
    "married",
    "salary",
    "funds?",
    "live",
)
_PRIVATE_COVERAGE = 0.4
"""Coverage of a name from which a question about private matters is about that person."""
_LINK = any_of("homepage", "web ?(?:site|page)", "links?", "url")
_WHO_IS = any_of("who", "about", "tell", "know", "bio\\w*")
_IN_PERSON = any_of("who (?:is|was|are)", "tell", "who$")
_ABOUT_A_TALK = any_of(
    "when", "times?", "talk", "slides?", "where", "papers?", "abstract", "over", "videos?",
    "rooms?",
    "cancell?\\w*", "moved", "still", "links?", "homepage", "website",
)  # fmt: skip
_LONGEST_NAME = 3
"""Words of a question that is nothing but a name."""


def answer(context: Context, question: Question) -> Answer | None:
    """Answer a question about a person whom it names, unless it is one about their talk."""
    subject = context.subject(question)
    is_private = bool(_NOT_KEPT.search(question.text))
    found = person_meant(context, subject, _PRIVATE_COVERAGE if is_private else None)
    if found is None:
        named = half_named(context, subject) if _WHO_IS.search(question.text) else None
        return person_card(context, context.edition.people_by_id[named.id]) if named else None
    if found.rivals:
        return did_you_mean(context, question.typed, found.entries)
    if is_private:
        return not_known(context)
    return _about(context, context.edition.people_by_id[found.best.entry.id], question)


def _about(context: Context, person: Person, question: Question) -> Answer | None:
    text = question.text
    if _COAUTHORS.search(text):
        return _coauthors(context, person, text)
    if _LINK.search(text) and person.links:
        first = person.links[0]
        return person_card(context, person, (Linked(first.title, first.url), f": {first.url}"))
    if _YES_OR_NO.search(text) and (lead := _claim(context, person, text)):
        return person_card(context, person, lead)
    if _WHERE_FROM.search(text):
        return _where_from(context, person)
    is_a_name = len(question.words) <= _LONGEST_NAME
    if (is_a_name or _IN_PERSON.search(text)) and not _ABOUT_A_TALK.search(text):
        return person_card(context, person)
    return None


def _where_from(context: Context, person: Person) -> Answer:
    if person.affiliations:
        return person_card(context, person, (", ".join(person.affiliations[:2]),))
    card = person_card(context, person, ("No affiliation is given",))
    return replace(card, kind=AnswerKind.NOT_KNOWN, confidence=0.3)


def _claim(context: Context, person: Person, text: str) -> Text:
    """Return yes or no to "is X an organizer, an author, a speaker"; nothing to other questions."""
    talks = context.edition.sessions_by_person.get(person.id, ())
    name = person.name
    if ORGANIZES.search(text):
        is_organizer = any(member.person == person.id for member in context.edition.committee)
        yes_or_no = "Yes, {} is" if is_organizer else "No, {} is not"
        return (f"{yes_or_no.format(name)} in the organizing committee",)
    if _AUTHOR.search(text):
        return (f"Yes, {name} is an author" if talks else f"No, {name} is no author here",)
    if not _SPEAKS.search(text) or _IS_OVER.search(text):
        return ()
    if any(person.id in talk.speakers for talk in talks):
        return (f"Yes, {name} speaks",)
    return (f"No, but {name} is a co-author" if talks else f"No, {name} gives no talk",)


def _coauthors(context: Context, person: Person, text: str) -> Answer | None:
    """Return with whom a person wrote, or which talks they have a part in."""
    talks = context.edition.sessions_by_person.get(person.id, ())
    if not talks:
        return None
    if _SHARED.search(text):
        return program_list(context, talks)
    others = dict.fromkeys(
        author for talk in talks for author in talk.authors if author != person.id
    )
    names = ", ".join(context.edition.people_by_id[author].name for author in others)
    return person_card(context, person, (names or "Nobody else",))
