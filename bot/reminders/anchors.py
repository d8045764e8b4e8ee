"""So long before or after something in the files: a moment that moves with it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.answers.entries import entry_of_event
from bot.answers.questions.choice import quoted
from bot.reminders.edges import with_edge
from bot.reminders.entries_named import called
from bot.reminders.moments import Edge, Relative, instant_of, instant_of_entry
from bot.reminders.not_understood import NotUnderstoodError
from bot.reminders.saying import title_of
from bot.reminders.which_entry import chosen, entry_meant
from bot.search.passages import EntryKind

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from bot.answers.context import Context
    from bot.knowledge.edition import Edition
    from bot.reminders.durations import Duration
    from bot.reminders.moments import Moment
    from bot.search.passages import Entry

BEFORE_A_TALK = timedelta(minutes=10)
BEFORE_A_DEADLINE = timedelta(days=1)
"""How long before is meant where nobody says."""


@dataclass(frozen=True, slots=True)
class Distance:
    """How far from something, without a `length` as far as is usual, and on which side.

    `edge` is the end of it that is meant where nobody says.
    """

    edge: Edge
    length: timedelta | None
    is_before: bool = False

    def offset(self, kind: EntryKind) -> timedelta:
        """Return the distance from an entry of a kind, negative if it is before it."""
        if self.length is not None:
            return -self.length if self.is_before else self.length
        if not self.is_before:
            return timedelta(0)
        return -(BEFORE_A_DEADLINE if kind is EntryKind.DEADLINE else BEFORE_A_TALK)


AT_IT = Distance(Edge.START, timedelta(0))
"""No distance at all."""


def before(duration: Duration | None) -> Distance:
    """Return the distance of what is so long before something starts."""
    return Distance(Edge.START, duration.length if duration else None, is_before=True)


def after(duration: Duration | None) -> Distance:
    """Return the distance of what is so long after something has ended."""
    return Distance(Edge.END, duration.length if duration else None)


def anchored(what: str, distance: Distance, context: Context) -> Relative:
    """Return the moment at a distance from the entry that words mean, or from the end of it.

    Raises NotUnderstoodError where they don't mean one, OverflowError where no calendar reaches.
    """
    words, edge = (what, None) if called(what, context.edition) else with_edge(what)
    anchor = _Anchor(edge, distance, context.edition)
    return anchor.moment(entry_meant(words, context, anchor.instant))


def anchored_to(
    entries: Sequence[Entry], words: str, edge: Edge | None, context: Context
) -> Relative:
    """Return the moment of the one that words mean of some entries, as `anchored` does."""
    anchor = _Anchor(edge, AT_IT, context.edition)
    return anchor.moment(chosen(entries, words, context, anchor.instant))


@dataclass(frozen=True, slots=True)
class _Anchor:
    """Moments at a distance from one edge of whichever entry."""

    edge: Edge | None
    distance: Distance
    edition: Edition

    def moment(self, entry: Entry) -> Relative:
        is_due = entry.kind is EntryKind.DEADLINE
        edge = Edge.START if is_due else self.edge or self.distance.edge
        return Relative(entry, edge, self.distance.offset(entry.kind))

    def instant(self, entry: Entry) -> datetime | None:
        return instant_of(self.moment(entry), self.edition)


def checked_instant(moment: Moment, edition: Edition) -> datetime:
    """Return the instant of a moment; raises NotUnderstoodError where it has none, and says why."""
    instant = instant_of(moment, edition)
    if instant is None:
        raise NotUnderstoodError(_why_never(moment, edition))
    return instant


def _why_never(moment: Moment, edition: Edition) -> str:
    entry = moment.entry if isinstance(moment, Relative) else entry_of_event(edition.event)
    title = f"“{quoted(title_of(entry, edition))}”"
    session = edition.sessions_by_id.get(entry.id) if entry.kind is EntryKind.TALK else None
    if session and session.is_cancelled:
        return f"{title} was cancelled."
    if instant_of_entry(edition, entry):
        return f"It isn't known when {title} ends, only when it starts."
    return f"{title} has no time yet."


def day_of(moment: Relative, edition: Edition) -> date:
    """Return the day of what a moment hangs on, at the event; of a deadline as announced."""
    event, entry = edition.event, moment.entry
    if entry.kind is EntryKind.DEADLINE:
        return edition.deadlines_by_id[entry.id].due.day
    whole = event.starts if moment.edge is Edge.START else event.ends
    session = edition.sessions_by_id.get(entry.id) if entry.kind is EntryKind.TALK else None
    return session.day or whole if session else whole
