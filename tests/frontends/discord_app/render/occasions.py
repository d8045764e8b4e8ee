"""Messages that are due, made in a line or two."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from bot.frontends.discord_app.render.announcements import announcement
from bot.frontends.discord_app.render.occasions import Occasion
from bot.reminders.keys import key_of
from bot.reminders.models import Message, MessageKind, MessageState, Planned, Reminder
from bot.reminders.moments import Edge, Fixed, Relative, instant_of_entry
from bot.search.passages import Entry, EntryKind
from tests.frontends.discord_app.stage import ASSISTANT, BERLIN

if TYPE_CHECKING:
    from bot.answers.context import Context
    from bot.frontends.discord_app.render.components import Component

EVENT = "mlhpcs-2021"
KEYNOTE = Entry(EntryKind.TALK, "keynote", "")
INVITED = Entry(EntryKind.TALK, "invited-3", "")
ABSTRACT = Entry(EntryKind.DEADLINE, "abstract", "")
PAPER = Entry(EntryKind.DEADLINE, "paper", "")
FIRST_DAY = Entry(EntryKind.EVENT, "20210702", "")
KEY = key_of(["a message"])
CHANNEL, ROLE, ADA = 901000000000000011, 901000000000000021, 901000000000000031
ASKED = datetime(2021, 6, 30, 10, 12, tzinfo=BERLIN)


def planned(
    kind: MessageKind,
    due: datetime,
    entry: Entry | None = None,
    occurrence: datetime | None = None,
    *,
    event_id: str = EVENT,
    role_id: int | None = None,
) -> Planned:
    """Return what is planned for a channel, or for Ada alone if it is personal."""
    is_personal = kind is MessageKind.PERSONAL
    return Planned(
        key=KEY,
        scope="",
        kind=kind,
        due=due,
        expires=due + timedelta(1),
        occurrence=occurrence or due,
        event_id=event_id,
        entry=entry,
        channel_id=None if is_personal else CHANNEL,
        recipient_id=ADA if is_personal else None,
        role_id=role_id,
    )


def due_message(of: Planned, state: MessageState = MessageState.WAITING, why: str = "") -> Message:
    """Return a planned message as it is kept."""
    return Message(planned=of, state=state, try_at=of.due, problem=why)


def occasion(  # noqa: PLR0913 - an occasion has that many parts
    kind: MessageKind,
    entry: Entry | None,
    lead: timedelta = timedelta(minutes=10),
    *,
    context: Context | None = None,
    reminder: Reminder | None = None,
    late: timedelta | None = None,
    role_id: int | None = None,
) -> Occasion:
    """Return a message about an entry that is due so long before it, in the real event."""
    edition = (context or ASSISTANT.context(ASKED, EVENT)).edition
    at = instant_of_entry(edition, entry) if entry else None
    at = at or datetime(2021, 7, 2, 14, tzinfo=BERLIN)
    due = at - lead
    message = due_message(
        planned(kind, due, entry, at, event_id=edition.id, role_id=role_id),
    )
    known = context or ASSISTANT.context(due, EVENT)
    return Occasion(message=message, context=known, reminder=reminder, late=late)


def own(
    text: str = "",
    about: Entry | None = None,
    lead: timedelta = timedelta(minutes=10),
    *,
    server_id: int | None = None,
) -> Reminder:
    """Return a reminder of Ada's own, or of one she made for a server, before what it is about."""
    moment = (
        Relative(about, Edge.START, -lead) if about else Fixed(datetime(2021, 7, 2, 14), "UTC")  # noqa: DTZ001 - on the wall
    )
    return Reminder(
        id=5127,
        owner_id=ADA,
        moment=moment,
        created=ASKED,
        changed=datetime(2021, 5, 1, tzinfo=BERLIN),
        origin="",
        event_id=EVENT,
        server_id=server_id,
        about=about,
        text=text,
    )


def said(what: Occasion) -> list[Component]:
    """Return the message."""
    return announcement(what)
