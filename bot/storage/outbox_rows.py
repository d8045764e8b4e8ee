"""Messages as rows of their table, and back."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any

from sqlalchemy import or_, select

from bot.reminders.models import Message, MessageState, Planned
from bot.storage.tables import messages
from bot.storage.types import to_the_millisecond

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from sqlalchemy import ColumnElement

    from bot.storage.database import AnyRow, AnySelect

PLANNED = tuple(field.name for field in fields(Planned))
PLANNED_COLUMNS = [messages.c[name] for name in PLANNED]
_OUTCOME = tuple(field.name for field in fields(Message) if field.name != "planned")
_COLUMNS = [*PLANNED_COLUMNS, *(messages.c[name] for name in _OUTCOME)]


def messages_where(*conditions: ColumnElement[bool]) -> AnySelect:
    """Return a query for the messages that fulfil all conditions."""
    return select(*_COLUMNS).where(*conditions)


def planned_of(row: AnyRow) -> Planned:
    """Return what was planned, from a row that begins with `PLANNED_COLUMNS`."""
    return Planned(**dict(zip(PLANNED, row, strict=False)))


def message_of(row: AnyRow) -> Message:
    """Return a message, from a row that `messages_where` finds."""
    outcome = dict(zip(_OUTCOME, row[len(PLANNED) :], strict=True))
    return Message(planned=planned_of(row), **outcome)


def values_of(planned: Planned) -> dict[str, Any]:
    """Return the columns of what is planned as they will come back from the database."""
    values = {name: getattr(planned, name) for name in PLANNED}
    for name in ("due", "expires", "occurrence"):
        values[name] = to_the_millisecond(values[name])
    return values


def new_row(planned: Mapping[str, Any], doubtful_since: datetime | None = None) -> dict[str, Any]:
    """Return all columns of a message that is to wait until it is due."""
    return {
        **planned,
        "state": MessageState.WAITING,
        "try_at": planned["due"],
        "attempts": 0,
        "doubtful_since": doubtful_since,
        "problem": "",
        "report_key": "",
        "is_retried": False,
        "is_dismissed": False,
    }


def is_free(now: datetime) -> ColumnElement[bool]:
    """Return the condition that a message is in nobody's hands."""
    return or_(messages.c.lease_until.is_(None), messages.c.lease_until <= now)
