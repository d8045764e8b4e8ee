"""The card of the event itself, its days, its place, its topics."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answers.entries import entry_of_event, entry_of_topic
from bot.answers.models import AnswerKind, Block, FollowLink, ShowView, View, ViewPart
from bot.answers.running import planned
from bot.answers.sentences import shortened
from bot.answers.text import Line, Linked, Strong, Text, Time, TimeStyle, Tone, joined, plain_words
from bot.answers.wording import KIND_NAMES, counted, days_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.answers.context import Context
    from bot.answers.models import Action, Answer


_LONGEST_ABOUT, _LONGEST_ROW = 200, 120
"""Enough to tell what it is, on one screen of a phone; more is found by asking."""


def event_card(context: Context, lead: Text = ()) -> Answer:
    """Return what the event is, when and where, with what; led by the fact that was asked for."""
    event = context.edition.event
    headline: Text = lead or (Linked(event.name, event.website),)
    facts = [Line((Strong(event.name),))] if lead else []
    if event.full_name and event.full_name != plain_words(headline):
        facts.append(Line((event.full_name,)))
    facts += [Line(event_when(context)), Line(event_where(context))]
    blocks = [Block(tuple(line for line in facts if any(line.text)))]
    about = {
        "": shortened(event.about, _LONGEST_ABOUT)[0],
        "Topics: ": _first_of(event.topics),
        "Program: ": program_summary(context),
        "Committee: ": _first_of(_committee(context)),
    }
    for label, text in about.items():
        if text:
            blocks.append(Block((Line((Strong(label), text) if label else (text,)),)))
    return context.answer(
        headline,
        blocks,
        entries=[entry_of_event(event)],
        source=ViewPart(View.ABOUT),
        actions=_actions(context),
    )


def _first_of(items: Sequence[str]) -> str:
    """Return the first of the items in a row, as many as say enough, and how many more."""
    shown: list[str] = []
    for item in items:
        if shown and len(", ".join((*shown, item))) > _LONGEST_ROW:
            return f"{', '.join(shown)} and {len(items) - len(shown)} more"
        shown.append(item)
    return ", ".join(shown)


def _committee(context: Context) -> list[str]:
    people = context.edition.people_by_id
    return [people[member.person].name for member in context.edition.committee]


def _actions(context: Context) -> list[Action]:
    event = context.edition.event
    website = [FollowLink("Website", event.website)] if event.website else []
    links = (FollowLink(link.title, link.url) for link in event.links)
    return [*views_with_content(context), *website, *links]


def views_with_content(context: Context) -> list[ShowView]:
    """Return those of the chief views for which the edition has something to show."""
    edition = context.edition
    views = (
        (edition.sessions, ShowView("Program", View.PROGRAM)),
        (edition.deadlines, ShowView("Deadlines", View.DEADLINES)),
        (edition.contacts, ShowView("Contact", View.CONTACT)),
    )
    return [view for known, view in views if known]


def event_when(context: Context) -> Text:
    """Return when the event takes place: its days and, where known, its first hour."""
    event = context.edition.event
    first = next((session.starts for session in planned(context.edition.program)), None)
    if first is None:
        return (days_words(event.starts, event.ends),)
    starts: Text = (Time(first), " · ", Time(first, TimeStyle.RELATIVE))
    if event.starts == event.ends:
        return starts
    return (f"{days_words(event.starts, event.ends)}, from ", *starts)


def event_where(context: Context) -> Text:
    """Return where the event takes place and what it is held with, as far as that is known."""
    event = context.edition.event
    place = (event.format.capitalize(), event.venue.name, event.venue.address)
    if event.host is None:
        return joined(place, ", ")
    host = Linked(event.host.name, event.host.link.url if event.host.link else "")
    return joined((*place, ("with ", host)), ", ")


def program_summary(context: Context) -> str:
    """Return how many talks of each kind there are: `1 keynote, 4 invited talks`."""
    taking_place = (session for session in context.edition.program if not session.is_cancelled)
    kinds = [session.kind for session in taking_place if session.kind.is_talk]
    counts = {kind: kinds.count(kind) for kind in dict.fromkeys(kinds)}
    return ", ".join(
        counted(count, KIND_NAMES[kind][0].lower(), KIND_NAMES[kind][1])
        for kind, count in counts.items()
    )


def topic_card(context: Context, topic_id: str) -> Answer:
    """Return that something is a topic of the event; KeyError if it is none."""
    event = context.edition.event
    entries = {entry.id: entry for entry in map(entry_of_topic, event.topics)}
    topic = entries[topic_id]
    others = [entry.title for entry in entries.values() if entry != topic]
    return context.answer(
        (topic.title,),
        (
            Block((Line((f"This is one of the topics of {event}.",)),)),
            Block((Line((Strong("Other topics: "), ", ".join(others))),) if others else ()),
        ),
        entries=[topic, entry_of_event(event)],
        source=topic,
    )


def topics_answer(context: Context) -> Answer:
    """Return the event's topics as a list."""
    event = context.edition.event
    return context.answer(
        f"Topics of {event}",
        (Block(tuple(Line((topic,), Tone.ITEM) for topic in event.topics)),),
        entries=map(entry_of_topic, event.topics),
        kind=AnswerKind.SEVERAL,
        actions=[FollowLink("Website", event.website)] if event.website else [],
    )
