"""The cards of what is neither a talk, a person nor a deadline: contacts, FAQ entries, pages, topics, the event."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.answers.context import (
    Context,
    entry_of_deadline,
    entry_of_event,
    entry_of_person,
    entry_of_talk,
)
from bot.answers.models import Action, AnswerKind, Block, FollowLink, OpenEntry, ShowView, View
from bot.answers.text import Line, Linked, Strong, Text, Time, TimeStyle, Tone, joined
from bot.answers.wording import counted, day_words
from bot.search.passages import Entry, EntryKind

if TYPE_CHECKING:
    from bot.answers.models import Answer
    from bot.knowledge.models import CommitteeMember, Contact, EntryRef, FaqEntry, Page

LONGEST_FIRST_SENTENCE = 120
LONGEST_TEXT = 600
MOST_MEMBERS = 12

_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[^\s\d])")


def faq_card(context: Context, faq: FaqEntry) -> Answer:
    """Return a FAQ entry: its answer's first sentence leads, then the rest and the entries it concerns."""
    first, rest = _first_sentence(faq.answer)
    actions: list[Action] = []
    if faq.link:
        actions.append(FollowLink(faq.link.title, faq.link.url))
    about = [_referred(context, reference) for reference in faq.about]
    actions += [OpenEntry(entry.title, entry) for entry in about]
    return context.answer(
        (first,),
        (Block((Line((rest,)),) if rest else ()),),
        entries=[Entry(EntryKind.FAQ, faq.id, faq.questions[0]), *about],
        actions=actions,
    )


def page_card(context: Context, page: Page) -> Answer:
    """Return a page: its heading, where it stands, and its text, shortened at a sentence."""
    text, is_cut = _shortened(page.text)
    lines = [Line((text,))] if text else []
    if page.section:
        lines.append(Line((" > ".join(page.section),), Tone.NOTE))
    actions: list[Action] = []
    if page.link:
        actions.append(FollowLink("Read on" if is_cut else page.link.title, page.link.url))
    return context.answer(
        (Linked(page.title, page.link.url if page.link else ""),),
        (Block(tuple(lines)),),
        entries=[Entry(EntryKind.PAGE, page.id, page.title)],
        actions=actions,
    )


def contact_card(context: Context, contact: Contact) -> Answer:
    """Return whom to ask: the address leads, then for what, then the committee."""
    people = context.edition.people_by_id
    person = people.get(contact.person)
    lead = (
        contact.email
        or (person.name if person else "")
        or (contact.link.url if contact.link else contact.topic)
    )
    is_general = contact.topic == "general"
    purpose = (
        f"For every question about {context.edition.event}."
        if is_general
        else f"For: {contact.topic}"
    )
    facts = [Line((contact.note or purpose,))]
    if person and contact.email:
        facts.append(
            Line((Strong(person.name), f" ({person.affiliation})" if person.affiliation else ""))
        )
    actions: list[Action] = []
    if contact.link:
        actions.append(FollowLink(contact.link.title, contact.link.url))
    elif context.edition.event.website:
        actions.append(FollowLink("Website", context.edition.event.website))
    return context.answer(
        (lead,),
        (Block(tuple(facts)), committee_block(context)),
        entries=[Entry(EntryKind.CONTACT, contact.id, contact.topic)],
        actions=actions,
    )


def committee_block(context: Context) -> Block:
    """Return the committee as the event prints it, the first twelve."""
    members = context.edition.committee
    if not members:
        return Block(())
    lines = [Line((Strong("Organizing committee"),))]
    lines += [
        Line((member_words(context, member),), Tone.ITEM) for member in members[:MOST_MEMBERS]
    ]
    if len(members) > MOST_MEMBERS:
        lines.append(Line((f"and {len(members) - MOST_MEMBERS} more",), Tone.NOTE))
    return Block(tuple(lines))


def member_words(context: Context, member: CommitteeMember) -> str:
    """Return a member of the committee in a line: `Dennis Hoppe (HLRS, Stuttgart), chair`."""
    name = context.edition.people_by_id[member.person].name
    affiliation = f" ({member.affiliation})" if member.affiliation else ""
    return f"{name}{affiliation}{f', {member.role}' if member.role else ''}"


def event_card(context: Context, lead: Text = ()) -> Answer:
    """Return what the event is, when and where, with what."""
    event = context.edition.event
    lines = [Line((Strong(event.name),))] if lead else []
    lines += [Line((event.full_name,))] if event.full_name else []
    lines.append(Line(event_when(context)))
    if where := event_where(context):
        lines.append(Line((where,)))
    blocks = [Block(tuple(lines))]
    if event.about:
        blocks.append(Block((Line((event.about,)),)))
    if event.topics:
        blocks.append(Block((Line((Strong("Topics: "), ", ".join(event.topics))),)))
    if program := program_summary(context):
        blocks.append(Block((Line((Strong("Program: "), program)),)))
    actions: list[Action] = [ShowView("Program", View.PROGRAM)] if context.edition.sessions else []
    actions += [ShowView("Deadlines", View.DEADLINES)] if context.edition.deadlines else []
    actions += [ShowView("Contact", View.CONTACT)] if context.edition.contacts else []
    actions += [FollowLink("Website", event.website)] if event.website else []
    actions += [FollowLink(link.title, link.url) for link in event.links]
    return context.answer(
        lead or (Linked(event.name, event.website),),
        blocks,
        entries=[entry_of_event(context.edition)],
        actions=actions,
    )


def event_when(context: Context) -> Text:
    """Return when the event takes place: its first session's time where that is known, else its days."""
    event = context.edition.event
    first = next((session for session in context.edition.program if session.starts), None)
    days = day_words(event.starts)
    if event.ends != event.starts:
        days = f"{days} – {day_words(event.ends)}"
    if first is None or first.starts is None:
        return (days,)
    starts = Time(first.starts)
    relative = Time(first.starts, TimeStyle.RELATIVE)
    if event.ends != event.starts:
        return (f"{days}, from ", starts, " · ", relative)
    return (days, ", ", starts, " · ", relative)


def event_where(context: Context) -> str:
    """Return where the event takes place and what it is held with, in a line; "" where neither is known."""
    event = context.edition.event
    place = [event.format.capitalize(), event.venue.name, event.venue.address]
    host = f"with {event.host.name}" if event.host else ""
    return ", ".join(part for part in (*place, host) if part)


def program_summary(context: Context) -> str:
    """Return how many talks of each kind there are: `1 keynote, 4 invited talks`."""
    from bot.answers.wording import KIND_NAMES

    kinds = [session.kind for session in context.edition.sessions if session.kind.is_talk]
    counts = {kind: kinds.count(kind) for kind in dict.fromkeys(kinds)}
    return ", ".join(
        counted(count, KIND_NAMES[kind][0].lower(), KIND_NAMES[kind][1])
        for kind, count in counts.items()
    )


def topic_card(context: Context, topic: str) -> Answer:
    """Return that something is a topic of the event, with the others."""
    event = context.edition.event
    from bot.knowledge.naming import slug

    others = [other for other in event.topics if other != topic]
    return context.answer(
        (topic,),
        (
            Block((Line((f"This is one of the topics of {event}.",)),)),
            Block((Line((Strong("Other topics: "), ", ".join(others))),) if others else ()),
        ),
        entries=[Entry(EntryKind.TOPIC, slug(topic), topic), entry_of_event(context.edition)],
    )


def topics_answer(context: Context) -> Answer:
    """Return the event's topics as a list."""
    event = context.edition.event
    from bot.knowledge.naming import slug

    return context.answer(
        f"Topics of {event}",
        (Block(tuple(Line((topic,), Tone.ITEM) for topic in event.topics)),),
        entries=[Entry(EntryKind.TOPIC, slug(topic), topic) for topic in event.topics],
        kind=AnswerKind.SEVERAL,
        actions=[FollowLink("Website", event.website)] if event.website else [],
    )


def _referred(context: Context, reference: EntryRef) -> Entry:
    edition = context.edition
    match reference.list:
        case "event":
            return entry_of_event(edition)
        case "deadlines":
            return entry_of_deadline(edition.deadlines_by_id[reference.id])
        case "sessions":
            return entry_of_talk(edition.sessions_by_id[reference.id])
        case "people":
            return entry_of_person(edition.people_by_id[reference.id])
        case "contacts":
            topic = next(
                contact.topic for contact in edition.contacts if contact.id == reference.id
            )
            return Entry(EntryKind.CONTACT, reference.id, topic)
        case "faq":
            faq = next(faq for faq in edition.faq if faq.id == reference.id)
            return Entry(EntryKind.FAQ, faq.id, faq.questions[0])
        case _:
            page = next(page for page in edition.pages if page.id == reference.id)
            return Entry(EntryKind.PAGE, page.id, page.title)


def _first_sentence(text: str) -> tuple[str, str]:
    """Return the first sentence, without its full stop if it is short enough for a headline, and the rest."""
    first, *rest = _SENTENCE_END.split(text.strip(), maxsplit=1)
    if len(first) <= LONGEST_FIRST_SENTENCE:
        first = first.removesuffix(".")
    return first, rest[0] if rest else ""


def _shortened(text: str) -> tuple[str, bool]:
    """Return the text cut at a sentence, else at a word, and whether anything was left out."""
    if len(text) <= LONGEST_TEXT:
        return text, False
    cut = text[:LONGEST_TEXT]
    sentences = _SENTENCE_END.split(cut)
    if len(sentences) > 1:
        return cut[: len(cut) - len(sentences[-1])].rstrip(), True
    return cut.rpartition(" ")[0].rstrip(" ,;:") + " …", True
