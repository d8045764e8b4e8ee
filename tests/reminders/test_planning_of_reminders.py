"""When a reminder that somebody asked for is sent."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.knowledge.models import SessionStatus
from bot.reminders.models import MessageKind, Planned, ReminderState
from bot.reminders.moments import Edge, Fixed, Repeat
from bot.reminders.planning import planned_of_reminder
from tests.builders import ADA, MONDAY, TUESDAY, at, edition, session
from tests.reminders.builders import (
    HOUR,
    MINUTE,
    SECOND,
    SERVER,
    before,
    deadline_entry,
    fixed,
    reminder,
    talk,
)
from tests.reminders.fakes import MAIN_CHANNEL

TIDES = session("Tides", "9:00-9:30", ADA, room="Blue")
HARBOUR = edition(sessions=(TIDES,))


def dues(messages: list[Planned]) -> list[datetime]:
    return [each.due for each in messages]


def keys(messages: list[Planned]) -> set[str]:
    return {each.key for each in messages}


def test_a_reminder_is_planned_for_its_time() -> None:
    asked = replace(reminder(fixed(at("9:00")), about=talk("tides")), id=5, role_id=42)
    (message,) = planned_of_reminder(asked, None, at("8:00"))
    assert (message.due, message.occurrence) == (at("9:00"), at("9:00"))
    assert (message.scope, message.reminder_id) == ("reminder:5", 5)
    assert (message.kind, message.entry) == (MessageKind.REMINDER, talk("tides"))
    assert (message.server_id, message.channel_id, message.role_id) == (SERVER, MAIN_CHANNEL, 42)
    assert message.recipient_id is None


def test_a_personal_reminder_goes_to_its_owner() -> None:
    asked = reminder(fixed(at("9:00")), server_id=None, owner_id=7)
    (message,) = planned_of_reminder(asked, None, at("8:00"))
    assert (message.kind, message.recipient_id) == (MessageKind.PERSONAL, 7)
    assert (message.server_id, message.channel_id) == (None, None)


@pytest.mark.parametrize("state", [state for state in ReminderState if state != "active"])
def test_a_reminder_that_is_not_active_plans_nothing(state: ReminderState) -> None:
    asked = reminder(fixed(at("9:00")), state=state)
    assert planned_of_reminder(asked, None, at("8:00")) == []


def test_what_would_have_been_due_before_a_reminder_was_changed_is_not_planned() -> None:
    for moment in (fixed(at("8:30")), before(talk("tides"), 30 * MINUTE)):
        asked = reminder(moment, changed=at("8:30"))
        assert len(planned_of_reminder(asked, HARBOUR, at("8:00"))) == 1
        late = replace(asked, changed=at("8:30") + SECOND)
        assert planned_of_reminder(late, HARBOUR, at("8:00")) == []


def test_what_is_due_the_moment_it_is_made_is_an_announcement() -> None:
    asked = reminder(fixed(at("8:30")), changed=at("8:30"))
    (message,) = planned_of_reminder(asked, None, at("8:30"))
    assert message.kind is MessageKind.ANNOUNCEMENT
    own = replace(asked, server_id=None)
    (message,) = planned_of_reminder(own, None, at("8:30"))
    assert message.kind is MessageKind.PERSONAL


def test_a_relative_reminder_moves_with_what_it_is_about() -> None:
    asked = reminder(before(talk("tides"), 10 * MINUTE), event_id="harbour-2030")
    (known,) = planned_of_reminder(asked, HARBOUR, at("8:00"))
    assert (known.due, known.occurrence) == (at("8:50"), at("9:00"))
    tides = replace(TIDES, starts=at("11:00"), status=SessionStatus.MOVED)
    later = edition(sessions=(tides,))
    (message,) = planned_of_reminder(asked, later, at("8:00"))
    assert (message.due, message.occurrence) == (at("10:50"), at("11:00"))
    assert message.key != known.key


def test_a_relative_reminder_may_come_after_the_end() -> None:
    asked = reminder(before(talk("tides"), -5 * MINUTE, Edge.END))
    (message,) = planned_of_reminder(asked, HARBOUR, at("8:00"))
    assert (message.due, message.occurrence) == (at("9:35"), at("9:30"))


def test_a_relative_reminder_of_what_is_gone_plans_nothing() -> None:
    for entry in (talk("gone"), deadline_entry("gone")):
        assert planned_of_reminder(reminder(before(entry, HOUR)), HARBOUR, at("8:00")) == []
    assert planned_of_reminder(reminder(before(talk("tides"), HOUR)), None, at("8:00")) == []


def test_a_changed_reminder_is_another_message() -> None:
    asked = reminder(fixed(at("9:00")))
    variants = [asked, replace(asked, revision=1), replace(asked, id=2)]
    variants.append(replace(asked, channel_id=55))
    found = [planned_of_reminder(each, None, at("8:00"))[0].key for each in variants]
    assert len(set(found)) == len(variants)


def test_a_repeated_reminder_is_planned_a_fortnight_ahead_and_a_week_back() -> None:
    asked = reminder(fixed(at("9:00") - timedelta(days=30)), repeat=Repeat.DAILY)
    messages = planned_of_reminder(asked, None, at("9:00"))
    days = [(each.due - at("9:00")).days for each in messages]
    assert days == list(range(-7, 15))


def test_a_repeated_reminder_keeps_its_time_on_the_wall() -> None:
    wall = datetime(2030, 3, 29, 9)  # noqa: DTZ001 - a time on the wall
    asked = reminder(Fixed(wall, "Europe/Berlin"), repeat=Repeat.WEEKLY)
    messages = planned_of_reminder(asked, None, datetime(2030, 3, 29, tzinfo=UTC))
    assert [f"{each.due.astimezone(UTC):%m-%d %H:%M}" for each in messages] == [
        "03-29 08:00",
        "04-05 07:00",
    ]


@pytest.mark.parametrize("repeat", [Repeat.MONTHLY, Repeat.WEEKLY])
def test_of_a_repeated_reminder_at_least_the_next_is_planned(repeat: Repeat) -> None:
    first = at("9:00") + timedelta(days=40)
    asked = reminder(fixed(first), repeat=repeat)
    assert dues(planned_of_reminder(asked, None, at("9:00"))) == [first]


def test_a_monthly_reminder_that_has_just_been_due_has_its_next_planned_too() -> None:
    asked = reminder(fixed(at("9:00")), repeat=Repeat.MONTHLY)
    messages = planned_of_reminder(asked, None, at("9:00") + SECOND)
    assert dues(messages) == [at("9:00"), at("9:00", MONDAY.replace(month=6))]


def test_a_repeated_reminder_has_the_same_keys_whenever_it_is_planned() -> None:
    asked = reminder(fixed(at("9:00")), repeat=Repeat.DAILY)
    early = keys(planned_of_reminder(asked, None, at("8:00")))
    late = keys(planned_of_reminder(asked, None, at("8:00", TUESDAY)))
    assert len(early) == len(early & late) == 14
    assert len(late - early) == 1


def test_the_key_of_a_reminder_is_the_same_in_every_run_and_release() -> None:
    (message,) = planned_of_reminder(reminder(fixed(at("9:00")), id=5), None, at("8:00"))
    assert message.key == "kj6342wucrkd5hxoiqu6"
