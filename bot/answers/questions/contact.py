"""Questions about whom to ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answers.cards.committee import committee_block
from bot.answers.cards.information import contact_card
from bot.answers.models import AnswerKind, FollowLink, View, ViewPart
from bot.answers.questions.phrases import any_of
from bot.answers.questions.unknown import general_contact
from bot.search.words import words

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from bot.answers.context import Context
    from bot.answers.models import Answer
    from bot.knowledge.models import Contact
    from bot.search.question import Question

_REACH = any_of(
    "contacts?", "e ?mails?", "mail", "reach", "write to", "get in touch",
    "who (?:do|can|should|could|must|to|i) .*(?:ask|write|turn|talk to)", "who i? ?(?:ask|write)",
)  # fmt: skip
_ANYTHING = (
    "help", "problem", "problems", "issue", "issues", "touch", "someone", "somebody", "organizer",
    "organizers", "turn", "nobody", "address", "adress", "team", "general", "inquiry", "case",
)  # fmt: skip
_SHARE_OF_OTHERS = 3
"""Up to one word in so many may be about something no contact is given for."""


def answer(context: Context, question: Question) -> Answer | None:
    """Answer whom to ask, in general or about a topic that has a contact of its own."""
    if not context.edition.contacts or not _REACH.search(question.text):
        return None
    subject = context.subject(question, *_ANYTHING)
    if any(context.index.people_named(word) for word in subject):
        return None
    topic = {word.form for word in subject}
    if contact := _contact_for(context, topic):
        return contact_card(context, contact)
    if len(topic) > len(question.words) / _SHARE_OF_OTHERS:
        return None
    return contact_card(context, general_contact(context))


def contact_answer(context: Context, topic: str = "") -> Answer:
    """Return the contact for a topic, the general one without."""
    if not context.edition.contacts:
        website = context.edition.event.website
        return context.answer(
            "No contact is given",
            [committee_block(context)],
            kind=AnswerKind.NOT_KNOWN,
            actions=[FollowLink("Website", website)] if website else [],
            source=ViewPart(View.CONTACT),
        )
    asked = {word.form for word in words(topic)}
    return contact_card(context, _contact_for(context, asked) or general_contact(context))


def _contact_for(context: Context, topic: AbstractSet[str]) -> Contact | None:
    """Return the contact that most of the words are about; None where no word is."""
    contacts = context.edition.contacts
    shared = [len(topic & _forms_of(contact)) for contact in contacts]
    most = max(shared)
    return contacts[shared.index(most)] if most else None


def _forms_of(contact: Contact) -> set[str]:
    texts = (contact.topic, *contact.aliases, contact.note)
    return {word.form for text in texts for word in words(text)}
