"""The cards of contacts, FAQ entries and pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answers.cards.committee import committee_block
from bot.answers.cards.deadline import due_in_words
from bot.answers.entries import (
    entry_of_contact,
    entry_of_deadline,
    entry_of_faq,
    entry_of_page,
    entry_of_person,
    entry_of_talk,
)
from bot.answers.models import Action, Block, FollowLink, OpenEntry, View, ViewPart
from bot.answers.sentences import first_sentence, shortened
from bot.answers.text import Line, Linked, Time, TimeStyle, Tone
from bot.answers.wording import named_with_affiliation
from bot.search.passages import Entry, EntryKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.answers.context import Context
    from bot.answers.models import Answer
    from bot.knowledge.models import Contact, EntryRef, FaqEntry, Link, Page


LONGEST_LEAD = 300
"""A sentence that is longer leads nobody; the question stands above it then."""


def faq_card(context: Context, faq: FaqEntry) -> Answer:
    """Return a FAQ entry: its answer's first sentence leads; then the rest and what it concerns."""
    first, rest = first_sentence(faq.answer)
    if len(first) > LONGEST_LEAD:
        first, rest = faq.questions[0], faq.answer
    is_cut = False
    if faq.link:
        rest, is_cut = shortened(rest)
    about = [_referred(context, reference) for reference in faq.about]
    actions: list[Action] = _read_on(faq.link, is_cut=is_cut)
    actions += [OpenEntry(entry.title, entry) for entry in about]
    return context.answer(
        (first,),
        (Block((Line((rest,)),) if rest else ()), _due_of(context, about)),
        entries=[entry_of_faq(faq), *about],
        source=entry_of_faq(faq),
        actions=actions,
    )


def page_card(context: Context, page: Page) -> Answer:
    """Return a page: its heading, its text, shortened where a link leads on, and its section."""
    text, is_cut = shortened(page.text) if page.link else (page.text, False)
    lines = [Line((text,))] if text else []
    if page.section:
        lines.append(Line((" > ".join(page.section),), Tone.NOTE))
    return context.answer(
        (Linked(page.title, page.link.url if page.link else ""),),
        (Block(tuple(lines)),),
        entries=[entry_of_page(page)],
        source=entry_of_page(page),
        actions=_read_on(page.link, is_cut=is_cut),
    )


def _read_on(link: Link | None, *, is_cut: bool) -> list[Action]:
    return [FollowLink("Read on" if is_cut else link.title, link.url)] if link else []


def contact_card(context: Context, contact: Contact) -> Answer:
    """Return whom to ask: the address leads, then for what, then the committee."""
    event = context.edition.event
    person = context.edition.people_by_id.get(contact.person)
    link = contact.link
    ways = (contact.email, person.name if person else "", link.url if link else "", contact.topic)
    is_general = contact.topic == "general"
    purpose = f"For every question about {event}." if is_general else f"For: {contact.topic}"
    facts = [Line((contact.note or purpose,))]
    if person and contact.email:
        facts.append(Line((named_with_affiliation(person.name, person.affiliation),)))
    actions: list[Action] = [FollowLink(link.title, link.url)] if link else []
    if event.website and not link:
        actions.append(FollowLink("Website", event.website))
    return context.answer(
        (next(way for way in ways if way),),
        (Block(tuple(facts)), committee_block(context)),
        entries=[entry_of_contact(contact)],
        source=ViewPart(View.CONTACT) if is_general else entry_of_contact(contact),
        actions=actions,
    )


def _referred(context: Context, reference: EntryRef) -> Entry:
    """Return the entry that a reference of a FAQ entry leads to."""
    edition = context.edition
    entries: dict[str, Iterable[Entry]] = {
        "event": [Entry(EntryKind.EVENT, reference.id, edition.event.name)],
        "deadlines": map(entry_of_deadline, edition.deadlines),
        "sessions": map(entry_of_talk, edition.sessions),
        "people": map(entry_of_person, edition.people),
        "contacts": map(entry_of_contact, edition.contacts),
        "faq": map(entry_of_faq, edition.faq),
        "pages": map(entry_of_page, edition.pages),
    }
    return next(entry for entry in entries[reference.list] if entry.id == reference.id)


def _due_of(context: Context, entries: Iterable[Entry]) -> Block:
    """Return when the deadlines among the entries are due, a line each."""
    lines = []
    for entry in entries:
        if entry.kind is EntryKind.DEADLINE:
            deadline = context.edition.deadlines_by_id[entry.id]
            due = Time(deadline.due.instant, TimeStyle.RELATIVE)
            lines.append(Line((f"{deadline.name} due ", *due_in_words(deadline), ", ", due)))
    return Block(tuple(lines))
