"""The entries of a file, each validated by itself, so that one mistake never hides another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from pydantic import ValidationError

from bot.knowledge.event_format import EventEntry
from bot.knowledge.format import (
    CommitteeEntry,
    ContactEntry,
    DeadlineEntry,
    KnowledgeFile,
    PageEntry,
    PersonEntry,
    QuestionEntry,
    SessionEntry,
)
from bot.knowledge.naming import slug
from bot.knowledge.nodes import MappingNode, Node, SequenceNode
from bot.knowledge.validation_messages import complain_about, unknown_key

if TYPE_CHECKING:
    from bot.knowledge.content import Content, Path
    from bot.knowledge.entries import Entry

EntryT = TypeVar("EntryT", bound="Entry")


@dataclass(frozen=True, kw_only=True)
class Document:
    """A file's valid entries, by their places in the lists; what is too wrong to use is left out.

    Of an entry with a mistake in a key that it can do without, the rest is here.
    """

    event: EventEntry | None
    deadlines: Mapping[int, DeadlineEntry]
    sessions: Mapping[int, SessionEntry]
    people: Mapping[int, PersonEntry]
    committee: Mapping[int, CommitteeEntry]
    contacts: Mapping[int, ContactEntry]
    faq: Mapping[int, QuestionEntry]
    pages: Mapping[int, PageEntry]
    unusable: frozenset[str]
    """The ids of what is left out, as far as they can be told, for others may refer to it."""


def read_document(content: Content) -> Document:
    """Return the file's entries; every mistake in one is noted in the file's source."""
    _check_keys(content)
    unusable: set[str] = set()

    def entries(name: str, model: type[EntryT]) -> dict[int, EntryT]:
        found = {
            index: (node, _valid(content, (name, index), model, node))
            for index, node in enumerate(_items(content.root.get(name)))
        }
        unusable.update(_id_of(node) for node, entry in found.values() if entry is None)
        return {index: entry for index, (_, entry) in found.items() if entry is not None}

    return Document(
        event=_event(content),
        deadlines=entries("deadlines", DeadlineEntry),
        sessions=entries("sessions", SessionEntry),
        people=entries("people", PersonEntry),
        committee=entries("committee", CommitteeEntry),
        contacts=entries("contacts", ContactEntry),
        faq=entries("faq", QuestionEntry),
        pages=entries("pages", PageEntry),
        unusable=frozenset(unusable),
    )


def _check_keys(content: Content) -> None:
    known = KnowledgeFile.model_fields
    for key in content.root:
        if key not in known:
            content.complain((key,), unknown_key(content, key, known), of_key=True)


def _event(content: Content) -> EventEntry | None:
    event = content.root.get("event")
    if event is None:
        content.complain((), "there is no `event:`: every file says which event it is about")
        return None
    return _valid(content, ("event",), EventEntry, event)


def _items(written: Node) -> Sequence[Node]:
    """Return a list's items; a single one may stand without the list around it."""
    if isinstance(written, SequenceNode):
        return written
    return [] if written is None else [written]


def _id_of(node: Node) -> str:
    """Return the id of an entry that is not valid, or what would have become its id."""
    if not isinstance(node, MappingNode):
        return slug(node) if isinstance(node, str) else ""
    if isinstance(own_id := node.get("id"), str):
        return own_id
    names = (node.get(key) for key in ("name", "title", "topic"))
    return next((slug(name) for name in names if isinstance(name, str)), "")


def _valid(content: Content, path: Path, model: type[EntryT], node: Node) -> EntryT | None:
    """Return the entry as far as it is valid, without the keys that have mistakes."""
    try:
        return model.model_validate(node)
    except ValidationError as error:
        mistakes = error.errors(include_url=False)
    for mistake in mistakes:
        complain_about(mistake, content, path, model)
    if not isinstance(node, MappingNode):
        return None
    wrong_keys = {mistake["loc"][0] for mistake in mistakes if mistake["loc"]}
    if "starts" in wrong_keys:
        wrong_keys.add("ends")  # of which nothing can be said without the start
    try:
        return model.model_validate({key: node[key] for key in node if key not in wrong_keys})
    except ValidationError:
        return None
