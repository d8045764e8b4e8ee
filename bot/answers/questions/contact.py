"""Questions about whom to ask."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.answers.cards.information import contact_card
from bot.answers.models import AnswerKind
from bot.search.words import words

if TYPE_CHECKING:
    from bot.answers.context import Context
    from bot.answers.models import Answer
    from bot.knowledge.models import Contact
    from bot.search.question import Question

_REACH = re.compile(
    r"\bcontacts?\b|\be ?mails?\b|\breach\b|\bwrite to\b|\bget in touch\b|\bmail\b|\bwho (?:do|can|should|could|must|to|i) .*\b(?:ask|write|turn|talk to)\b|\bwho (?:do )?i (?:ask|write)\b"
)
_ANYTHING = (
    "help",
    "problem",
    "problems",
    "issue",
    "issues",
    "touch",
    "someone",
    "somebody",
    "organizer",
    "organizers",
    "turn",
    "nobody",
    "address",
    "adress",
    "team",
    "general",
    "inquiry",
    "case",
)


def answer(context: Context, question: Question) -> Answer | None:
    """Answer whom to ask, in general or about a topic that has a contact of its own."""
    if not context.edition.contacts or not _REACH.search(question.text):
        return None
    words_left = context.subject(question, *_ANYTHING)
    if any(context.index.people_named(word) for word in words_left):
        return None
    subject = {word.form for word in words_left}
    shared = {contact.id: len(subject & _words_of(contact)) for contact in context.edition.contacts}
    if most := max(shared.values()):
        return contact_card(
            context, next(c for c in context.edition.contacts if shared[c.id] == most)
        )
    if len(subject) > len(question.words) / 3:
        return None
    return contact_card(context, general_contact(context))


def general_contact(context: Context) -> Contact:
    """Return the contact for everything that has none of its own, the first one where none is general."""
    contacts = context.edition.contacts
    return next((contact for contact in contacts if contact.topic == "general"), contacts[0])


def contact_answer(context: Context, topic: str = "") -> Answer:
    """Return the contact for a topic, the general one without."""
    if not context.edition.contacts:
        return context.answer("No contact is given", kind=AnswerKind.NOT_KNOWN)
    asked = {word.form for word in words(topic)}
    fitting = (
        contact for contact in context.edition.contacts if asked and asked <= _words_of(contact)
    )
    return contact_card(context, next(fitting, general_contact(context)))


def _words_of(contact: Contact) -> set[str]:
    return {
        word.form
        for text in (contact.topic, *contact.aliases, contact.note)
        for word in words(text)
    }
