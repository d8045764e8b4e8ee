"""What buttons and selects carry: an action, the event and the entry it is about.

`w1:ACTION:EVENT:ENTRY[:ARGUMENT]`, at most 100 characters, with only `a-z 0-9 . ~ -` between the
colons. An entry is a letter for its kind, a dot and its id (`s.keynote`), or a view by its name.
What doesn't fit is replaced by `~` and a digest of it, and found again by that. No text that
somebody typed ever stands in one.
"""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

from bot.answers.models import View, ViewPart
from bot.search.passages import Entry, EntryKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.knowledge.edition import Edition
    from bot.knowledge.models import Contact, Deadline, Event, FaqEntry, Page, Person, Session

    _HasId = Session | Person | Deadline | FaqEntry | Page | Contact | Event

NOTHING = "-"
"""Stands where there is no event or no entry."""
SELECTS = "pick|when|rpick|set"
"""The actions of selects; all others are those of buttons."""
REST = r":(?P<event>[a-z0-9~-]{1,24}):(?P<entry>[a-z0-9.~-]{1,44})(?::(?P<arg>[a-z0-9.]{1,20}))?"
BUTTON_TEMPLATE = rf"w1:(?P<action>(?!(?:{SELECTS}):)[a-z]{{2,6}}){REST}"
SELECT_TEMPLATE = rf"w1:(?P<action>{SELECTS}){REST}"
_ANY_REST = r":[a-z0-9~-]{1,24}:[a-z0-9.~-]{1,44}(?::[a-z0-9.]{1,20})?"
OUTDATED_TEMPLATE = rf"(?!w1:[a-z]{{2,6}}{_ANY_REST}$).+"
"""What neither of the two others takes."""

_LETTERS = {
    EntryKind.TALK: "s",
    EntryKind.SPEAKER: "p",
    EntryKind.DEADLINE: "d",
    EntryKind.FAQ: "f",
    EntryKind.PAGE: "g",
    EntryKind.EVENT: "e",
    EntryKind.CONTACT: "c",
    EntryKind.TOPIC: "t",
}
_KINDS = {letter: kind for kind, letter in _LETTERS.items()}
_REMINDER, _DRAFT = "r", "x"
_NUMBER = re.compile(r"[rx]\.([1-9][0-9]{0,17})")
_EVENT = re.compile(r"[a-z0-9-]{1,24}")
_ID = re.compile(r"[a-z0-9.-]{1,42}")


def custom_id(action: str, event: str, target: Entry | ViewPart | str, argument: str = "") -> str:
    """Return what a button carries; a target given as text stands as it is."""
    entry = target if isinstance(target, str) else code_of(target)
    return f"w1:{action}:{event}:{entry}" + (f":{argument}" if argument else "")


def event_code(event_id: str) -> str:
    """Return an event's id, or a digest of it where it doesn't fit."""
    return event_id if _EVENT.fullmatch(event_id) else _digest(event_id)


def event_of_code(event_ids: Iterable[str], code: str) -> str | None:
    """Return the event that a code stands for, if it is one of these."""
    return next((event_id for event_id in event_ids if event_code(event_id) == code), None)


def code_of(target: Entry | ViewPart) -> str:
    """Return an entry or a view as up to 44 letters."""
    if isinstance(target, ViewPart):
        return f"{target.view}.{target.part}" if target.part else str(target.view)
    short = target.id if _ID.fullmatch(target.id) else _digest(target.id)
    return f"{_LETTERS[target.kind]}.{short}"


def target_of_code(edition: Edition, code: str) -> Entry | ViewPart | None:
    """Return what a code stands for; None if it is none that this edition knows or may know."""
    head, _, rest = code.partition(".")
    if head in set(View):
        return ViewPart(View(head), rest)
    kind = _KINDS.get(head)
    if kind is None or not rest:
        return None
    if not rest.startswith("~"):
        return Entry(kind, rest, "")
    known = (entry_id for entry_id in _ids(edition, kind) if _digest(entry_id) == rest)
    found = next(known, None)
    return Entry(kind, found, "") if found else None


def reminder_code(reminder_id: int, *, is_draft: bool = False) -> str:
    """Return a reminder, or one that isn't confirmed yet, as buttons carry it: `r.5127`."""
    return f"{_DRAFT if is_draft else _REMINDER}.{reminder_id}"


def reminder_of_code(code: str) -> int | None:
    """Return the id of the reminder or draft that a code stands for; None if it is another code."""
    found = _NUMBER.fullmatch(code)
    return int(found[1]) if found else None


def room_code(room: str) -> str:
    """Return a room as selects carry it."""
    return _digest(room)


def room_of_code(rooms: Iterable[str], code: str) -> str | None:
    """Return the room that a code stands for, if it is one of these."""
    return next((room for room in rooms if room_code(room) == code), None)


def _digest(words: str) -> str:
    return "~" + hashlib.blake2s(words.encode(), digest_size=6).hexdigest()


def _ids(edition: Edition, kind: EntryKind) -> Iterable[str]:
    """Return the ids of a kind of entry; topics have slugs, which always fit."""
    lists: dict[EntryKind, Iterable[_HasId]] = {
        EntryKind.TALK: edition.sessions,
        EntryKind.SPEAKER: edition.people,
        EntryKind.DEADLINE: edition.deadlines,
        EntryKind.FAQ: edition.faq,
        EntryKind.PAGE: edition.pages,
        EntryKind.CONTACT: edition.contacts,
        EntryKind.EVENT: (edition.event,),
    }
    return (each.id for each in lists.get(kind, ()))
