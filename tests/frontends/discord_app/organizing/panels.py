"""What panels are made of, for tests of how they look."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from bot.frontends.discord_app.codes import OUTDATED_TEMPLATE
from bot.frontends.discord_app.organizing.scheduled import Scheduled
from bot.frontends.discord_app.render.components import (
    CHANNEL_SELECT,
    ROLE_SELECT,
    STRING_SELECT,
    walk,
)
from bot.knowledge.models import Deadline
from bot.reminders.models import Message, MessageKind, MessageState, Planned, Reminder
from bot.reminders.moments import Edge, Fixed, Relative
from bot.search.passages import Entry, EntryKind
from tests.builders import due, edition, session
from tests.frontends.discord_app.render.reading import CARRIED, CHOSEN, problems

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.frontends.discord_app.render.components import Component
    from bot.knowledge.edition import Edition

NOW = datetime(2030, 5, 1, 9, 0, tzinfo=UTC)
ORGANIZERS, PROBLEM = 0xC057FA, 0xF1484F
TALK = Entry(EntryKind.TALK, "notes-on-the-engine", "")
SELECTS = (STRING_SELECT, ROLE_SELECT, CHANNEL_SELECT)


def harbour() -> Edition:
    """Return an event with a talk on its first day and a deadline before it."""
    talk = session("Notes on the engine", "9:00-9:30", room="Main hall")
    abstract = Deadline(id="abstract", name="Abstract", due=due("2030-05-03"))
    return edition(sessions=(talk,), deadlines=(abstract,))


def reminder(text: str = "Hello", **more: Any) -> Reminder:  # noqa: ANN401
    """Return a reminder that is posted tomorrow."""
    values: dict[str, Any] = {
        "id": 41,
        "owner_id": 31,
        "server_id": 1,
        "channel_id": 11,
        "moment": Fixed(datetime(2030, 5, 2, 9, 0), "UTC"),  # noqa: DTZ001 - on a wall
        "created": NOW,
        "changed": NOW,
        "origin": text,
        "text": text,
    }
    return Reminder(**{**values, **more})


def scheduled(text: str = "Hello", known: Edition | None = None, **more: Any) -> Scheduled:  # noqa: ANN401
    """Return the same with what is known about it."""
    return Scheduled(reminder(text, **more), known, NOW)


def before_talk(**duration: int) -> dict[str, Any]:
    """Return what makes a reminder come so long before the talk."""
    moment = Relative(TALK, Edge.START, -timedelta(**duration))
    return {"moment": moment, "about": TALK, "event_id": "harbour-2030", "known": harbour()}


def message(state: MessageState, problem: str = "", **more: Any) -> Message:  # noqa: ANN401
    """Return a message that was due an hour ago."""
    values: dict[str, Any] = {
        "key": "k" + "a" * 19,
        "scope": "reminder:41",
        "kind": MessageKind.REMINDER,
        "due": NOW - timedelta(hours=1),
        "expires": NOW,
        "occurrence": NOW,
        "server_id": 1,
        "channel_id": 11,
    }
    planned = Planned(**{**values, **more})
    return Message(planned=planned, state=state, try_at=NOW, problem=problem)


def check_panel(layout: Sequence[Component], colour: int | None = ORGANIZERS) -> None:
    """Check that Discord takes a panel, and that all it carries comes back."""
    assert problems(layout) == []
    (box,) = layout
    assert box.get("accent_color") == colour
    controls = [each for each in walk(layout) if "custom_id" in each]
    for each in controls:
        pattern = CHOSEN if each["type"] in SELECTS else CARRIED
        assert pattern.fullmatch(each["custom_id"]), each["custom_id"]
        assert not re.fullmatch(OUTDATED_TEMPLATE, each["custom_id"])
        assert len(each["custom_id"]) <= 100


def with_last(seen: Scheduled, last: Message) -> Scheduled:
    """Return a reminder with its last message."""
    return replace(seen, last=last)
