"""Until when something late is still sent."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.reminders.lateness import TALK_TOLERANCE, TOLERANCES, expires
from bot.reminders.models import MessageKind
from bot.search.passages import Entry, EntryKind
from tests.builders import at
from tests.reminders.builders import DAY, HOUR, MINUTE, deadline_entry, talk

DUE = at("9:00")
OF_TALK = {MessageKind.REMINDER, MessageKind.PERSONAL}


def tolerance(kind: MessageKind, about: Entry | None = None, ahead: timedelta = 30 * DAY) -> object:
    return expires(kind, DUE, about, DUE + ahead) - DUE


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (MessageKind.DEADLINE, 6 * HOUR),
        (MessageKind.EXTENDED, DAY),
        (MessageKind.TALK, 15 * MINUTE),
        (MessageKind.DAY, 3 * HOUR),
        (MessageKind.STARTING, 10 * MINUTE),
        (MessageKind.REMINDER, 6 * HOUR),
        (MessageKind.ANNOUNCEMENT, HOUR),
        (MessageKind.PERSONAL, DAY),
        (MessageKind.REPORT, 7 * DAY),
        (MessageKind.TEST, 5 * MINUTE),
    ],
)
def test_each_kind_has_its_tolerance(kind: MessageKind, expected: timedelta) -> None:
    assert tolerance(kind) == expected


def test_every_kind_has_a_tolerance() -> None:
    assert set(TOLERANCES) == set(MessageKind)


@pytest.mark.parametrize(
    ("lead", "expected"),
    [
        (DAY, 6 * HOUR),
        (6 * HOUR, 6 * HOUR),
        (3 * HOUR, 3 * HOUR),
        (15 * MINUTE, 15 * MINUTE),
        (5 * MINUTE, 15 * MINUTE),
        (timedelta(0), 15 * MINUTE),
        (-HOUR, 15 * MINUTE),
    ],
)
def test_of_a_deadline_nothing_is_said_once_it_has_passed_unless_it_was_to_be_said_then(
    lead: timedelta, expected: timedelta
) -> None:
    assert tolerance(MessageKind.DEADLINE, deadline_entry("paper"), lead) == expected


@pytest.mark.parametrize(
    ("lead", "expected"),
    [(10 * MINUTE, 15 * MINUTE), (HOUR, HOUR), (3 * DAY, 3 * DAY), (-HOUR, 15 * MINUTE)],
)
def test_a_personal_reminder_of_a_talk_is_worth_something_until_it_begins(
    lead: timedelta, expected: timedelta
) -> None:
    assert tolerance(MessageKind.PERSONAL, talk("tides"), lead) == expected


def test_an_organizers_reminder_of_a_talk_is_soon_too_late() -> None:
    assert tolerance(MessageKind.REMINDER, talk("tides")) == TALK_TOLERANCE
    assert tolerance(MessageKind.REMINDER, deadline_entry("paper")) == 6 * HOUR


@pytest.mark.parametrize("kind", [kind for kind in MessageKind if kind not in OF_TALK])
def test_other_messages_about_a_talk_keep_the_tolerance_of_their_kind(kind: MessageKind) -> None:
    assert tolerance(kind, talk("tides")) == TOLERANCES[kind]


@settings(deadline=None)
@given(
    st.sampled_from(MessageKind),
    st.none() | st.builds(Entry, st.sampled_from(EntryKind), st.just("x"), st.just("")),
    st.timedeltas(-30 * DAY, 30 * DAY),
)
def test_whatever_is_due_is_worth_sending_for_some_minutes(
    kind: MessageKind, about: Entry | None, ahead: timedelta
) -> None:
    at_least, at_most = 5 * MINUTE, max(7 * DAY, ahead)
    assert DUE + at_least <= expires(kind, DUE, about, DUE + ahead) <= DUE + at_most
