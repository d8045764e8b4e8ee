"""That something is not known, whom to ask instead, and what can be asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answers.models import AnswerKind, Block, Colour, ShowView, View
from bot.answers.text import Command, Line, Strong, Tone, joined

if TYPE_CHECKING:
    from bot.answers.context import Context
    from bot.answers.models import Action, Answer
    from bot.knowledge.models import Contact


def not_known(
    context: Context, confidence: float = 0.0, headline: str = "I have no answer to that"
) -> Answer:
    """Return that the files hold no answer, whom to ask instead, and what can be asked."""
    edition = context.edition
    ask: tuple[Line, ...] = ()
    if edition.contacts and (email := general_contact(context).email):
        ask = (Line(("Ask the organizers: ", Strong(email))),)
    elif edition.event.website:
        ask = (Line(("Look at ", Strong(edition.event.website))),)
    actions: list[Action] = [ShowView("Contact", View.CONTACT)] if edition.contacts else []
    return context.answer(
        headline,
        (Block(ask), what_can_be_asked(context)),
        colour=Colour.NOTHING,
        kind=AnswerKind.NOT_KNOWN,
        actions=[*actions, ShowView("Help", View.HELP)],
        confidence=confidence,
    )


def what_can_be_asked(context: Context) -> Block:
    """Return what this edition's files can answer, as a list of commands."""
    edition = context.edition
    offers = [
        (edition.sessions, ("program", "now"), "what is on, and when"),
        (edition.sessions, ("talk", "speaker"), "talks, abstracts, people"),
        (edition.deadlines, ("deadline",), "what is due, and when"),
        (edition.contacts or edition.committee, ("contact",), "whom to ask"),
        (edition.event, ("about",), "the event itself"),
    ]
    items = [
        Line((*joined([(Command(name),) for name in names], ", "), f": {what}"), Tone.ITEM)
        for known, names, what in offers
        if known
    ]
    heading = f"I answer from what the organizers of {edition.event} wrote down:"
    return Block((Line((heading,)), *items))


def general_contact(context: Context) -> Contact:
    """Return the contact for what has none of its own; IndexError where there is no contact."""
    contacts = context.edition.contacts
    return next((contact for contact in contacts if contact.topic == "general"), contacts[0])
