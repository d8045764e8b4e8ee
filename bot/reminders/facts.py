"""What an organizer's text can say of the talk, the deadline or the event that it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answers.cards.deadline import due_text
from bot.answers.text import Linked, Strong, Time, TimeStyle
from bot.answers.wording import day_words, listed
from bot.reminders.moments import instant_of_entry
from bot.search.passages import EntryKind

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from bot.answers.text import Text
    from bot.knowledge.edition import Edition
    from bot.knowledge.models import Deadline, Event, Session
    from bot.search.passages import Entry

FACTS = {
    "title": "name",
    "starts": "time",
    "relative": "time",
    "room": "room",
    "speakers": "speaker",
    "link": "address",
}
"""The names of the facts, with what each is called."""


def facts_of(about: Entry | None, edition: Edition | None) -> Mapping[str, Text]:
    """Return each fact by its name, in the order of `FACTS`; empty where it isn't known."""
    facts: dict[str, Text] = dict.fromkeys(FACTS, ())
    if about and edition:
        instant = instant_of_entry(edition, about)
        facts["relative"] = (Time(instant, TimeStyle.RELATIVE),) if instant else ()
        facts.update(_of(about, edition, instant))
    return facts


def _of(about: Entry, edition: Edition, instant: datetime | None) -> Mapping[str, Text]:
    if about.kind is EntryKind.TALK:
        session = edition.sessions_by_id.get(about.id)
        return _of_talk(session, edition, instant) if session else {}
    if about.kind is EntryKind.DEADLINE:
        deadline = edition.deadlines_by_id.get(about.id)
        return _of_deadline(deadline) if deadline else {}
    return _of_event(edition.event, instant) if about.kind is EntryKind.EVENT else {}


def _of_talk(session: Session, edition: Edition, instant: datetime | None) -> Mapping[str, Text]:
    day = (day_words(session.day),) if session.day else ()
    address = session.abstract or next((link.url for link in session.links), "")
    speakers = [edition.people_by_id[speaker].name for speaker in session.speakers]
    return {
        "title": _named(session.title, session.abstract),
        "starts": (Time(instant),) if instant else day,
        "room": _known(session.room),
        "speakers": _known(listed(speakers)),
        "link": _known(address),
    }


def _of_deadline(deadline: Deadline) -> Mapping[str, Text]:
    address = deadline.link.url if deadline.link else ""
    return {
        "title": _named(deadline.name, address),
        "starts": due_text(deadline),
        "link": _known(address),
    }


def _of_event(event: Event, instant: datetime | None) -> Mapping[str, Text]:
    address = event.website or next((link.url for link in event.links), "")
    return {
        "title": _named(event.name, address),
        "starts": (Time(instant),) if instant else (day_words(event.starts),),
        "link": _known(address),
    }


def _named(title: str, address: str) -> Text:
    return (Linked(title, address) if address else Strong(title),)


def _known(words: str) -> Text:
    return (words,) if words else ()
