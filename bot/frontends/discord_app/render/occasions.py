"""What is to be announced: a message that is due, and whether there is still something to say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.answers.context import Context
from bot.frontends.discord_app.codes import NOTHING, event_code
from bot.reminders.models import Message, Reminder, ReminderState
from bot.reminders.moments import Edge, Relative, instant_of_entry
from bot.reminders.ports import PointlessError
from bot.search.passages import Entry, EntryKind

if TYPE_CHECKING:
    from bot.frontends.discord_app.render.components import Component
    from bot.knowledge.models import Deadline, Session
    from bot.reminders.models import Planned

_GONE = "The files say nothing about it any more."
_CALLED_OFF = "It was called off."
_OTHER_TIME = "It has another time now."
_CHANGED = "It was changed meanwhile."
_ENDED = "Whoever asked for it no longer wants it."


@dataclass(frozen=True, slots=True)
class Occasion:
    """A message that is due, with all it takes to say it.

    `context` is that of its event, if it has one that is known. `reminder` is what somebody asked
    for, `late` by how much it comes too late if that is to be said, `unsent` what a report tells.
    """

    message: Message
    context: Context | None = None
    reminder: Reminder | None = None
    late: timedelta | None = None
    unsent: Sequence[Occasion] = ()

    @property
    def planned(self) -> Planned:
        """What was planned."""
        return self.message.planned

    @property
    def key(self) -> str:
        """What makes it this message and no other."""
        return self.planned.key

    @property
    def event(self) -> str:
        """The event, as buttons carry it."""
        return event_code(self.planned.event_id) if self.planned.event_id else NOTHING


@dataclass(frozen=True, slots=True)
class Announced:
    """What a message says and offers, not put together yet.

    The first button carries the key; where there is none, it stands elsewhere.
    """

    said: list[Component]
    buttons: list[Component]
    colour: int | None


def known_context(occasion: Occasion) -> Context:
    """Return what is known about the event; raises `PointlessError` if nothing is."""
    if occasion.context is None:
        raise PointlessError(_GONE)
    return occasion.context


def entry_in_time(occasion: Occasion) -> Entry:
    """Return what a message is about; raises `PointlessError` unless it takes place as planned."""
    entry = occasion.planned.entry
    if entry is None:
        raise PointlessError(_GONE)
    _check_takes_place(occasion, entry)
    _check_time(occasion, entry, Edge.START)
    return entry


def reminder_in_time(occasion: Occasion) -> Reminder:
    """Return what somebody asked for; raises `PointlessError` if it makes no sense any more."""
    reminder = occasion.reminder
    if reminder is None or reminder.state is not ReminderState.ACTIVE:
        raise PointlessError(_ENDED)
    if reminder.changed > occasion.planned.due:
        raise PointlessError(_CHANGED)
    if reminder.about:
        _check_takes_place(occasion, reminder.about)
    if isinstance(reminder.moment, Relative):
        _check_takes_place(occasion, reminder.moment.entry)
        _check_time(occasion, reminder.moment.entry, reminder.moment.edge)
    return reminder


def session_of(context: Context, entry: Entry) -> Session:
    """Return a session; raises `PointlessError` if it is gone."""
    session = context.edition.sessions_by_id.get(entry.id)
    if session is None:
        raise PointlessError(_GONE)
    return session


def deadline_of(context: Context, entry: Entry) -> Deadline:
    """Return a deadline; raises `PointlessError` if it is gone."""
    deadline = context.edition.deadlines_by_id.get(entry.id)
    if deadline is None:
        raise PointlessError(_GONE)
    return deadline


def _check_takes_place(occasion: Occasion, entry: Entry) -> None:
    context = known_context(occasion)
    if entry.kind is EntryKind.DEADLINE:
        deadline_of(context, entry)
    if entry.kind is EntryKind.TALK and session_of(context, entry).is_cancelled:
        raise PointlessError(_CALLED_OFF)


def _check_time(occasion: Occasion, entry: Entry, edge: Edge) -> None:
    edition = known_context(occasion).edition
    if instant_of_entry(edition, entry, edge) != occasion.planned.occurrence:
        raise PointlessError(_OTHER_TIME)
