"""How long before something readers are reminded, and until when they can put that off."""

from datetime import UTC, timedelta

import pytest

from bot.reminders.models import Reminder, ReminderState
from bot.reminders.moments import Edge, Fixed, Moment, Relative, instant_of
from bot.reminders.personal import (
    asked_again,
    before,
    code_of_lead,
    lead_of_code,
    offered_leads,
    put_off,
    usual_lead,
)
from bot.search.passages import Entry, EntryKind
from tests.builders import at, edition, session

TALK, DEADLINE = EntryKind.TALK, EntryKind.DEADLINE
TIDES = Entry(TALK, "tides", "Tides")
KNOWN = edition(sessions=(session("Tides", "9:00-9:30"), session("Fog")))
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


def reminder(moment: Moment, about: Entry | None = TIDES) -> Reminder:
    return Reminder(
        owner_id=1,
        moment=moment,
        created=at("7:00"),
        changed=at("7:00"),
        origin="",
        about=about,
        state=ReminderState.DONE,
    )


@pytest.mark.parametrize(
    ("kind", "left", "usual", "offered"),
    [
        (TALK, 2 * DAY, "10m", "0m 10m 1h 1d"),
        (TALK, DAY, "10m", "0m 10m 1h"),
        (TALK, 11 * MINUTE, "10m", "0m 10m"),
        (TALK, 10 * MINUTE, "0m", "0m"),
        (DEADLINE, 30 * DAY, "1d", "3h 1d 3d 7d"),
        (DEADLINE, DAY, "3h", "3h"),
        (DEADLINE, 3 * HOUR, "1h", "10m 1h"),
        (DEADLINE, 30 * MINUTE, "10m", "10m"),
        (DEADLINE, 5 * MINUTE, "0m", ""),
    ],
)
def test_leads_that_are_left(kind: EntryKind, left: timedelta, usual: str, offered: str) -> None:
    now, instant = at("9:00"), at("9:00") + left
    assert code_of_lead(usual_lead(kind, instant, now)) == usual
    assert " ".join(map(code_of_lead, offered_leads(kind, instant, now))) == offered


@pytest.mark.parametrize("code", ["0m", "10m", "1h", "90m", "3h", "1d", "7d"])
def test_lead_as_a_code_and_back(code: str) -> None:
    lead = lead_of_code(code)
    assert lead is not None
    assert code_of_lead(lead) == code


@pytest.mark.parametrize("code", ["", "m", "1", "1w", "1000m", "-1m", "1m "])
def test_what_is_no_code_of_a_lead(code: str) -> None:
    assert lead_of_code(code) is None


def test_asked_again_it_is_as_new() -> None:
    moment = before(TIDES, HOUR)
    again = asked_again(reminder(before(TIDES, DAY)), moment, at("8:00"))
    assert (again.moment, again.state, again.created) == (moment, ReminderState.ACTIVE, at("8:00"))
    assert moment == Relative(Entry(TALK, "tides", ""), Edge.START, -HOUR)


@pytest.mark.parametrize(
    ("clock", "minutes", "due"), [("8:50", 5, "8:55"), ("8:50", 10, "9:00"), ("8:57", 5, "9:00")]
)
def test_put_off_until_it_begins_at_the_latest(clock: str, minutes: int, due: str) -> None:
    now = at(clock).replace(second=20, microsecond=5)
    later = put_off(reminder(before(TIDES, DAY)), minutes * MINUTE, KNOWN, now)
    assert later is not None
    exact = min(at(due).replace(second=20), at("9:00"))
    assert instant_of(later.moment, KNOWN) == exact
    assert later.state is ReminderState.ACTIVE
    assert isinstance(later.moment, Relative)


@pytest.mark.parametrize("clock", ["9:00", "9:10"])
def test_what_has_begun_cannot_be_put_off(clock: str) -> None:
    assert put_off(reminder(before(TIDES, DAY)), HOUR, KNOWN, at(clock)) is None


@pytest.mark.parametrize("about", [None, Entry(TALK, "fog", ""), Entry(TALK, "gone", "")])
def test_what_has_no_start_is_put_off_on_the_wall(about: Entry | None) -> None:
    fixed = Fixed(at("9:00").replace(tzinfo=None), "Europe/Lisbon")
    later = put_off(reminder(fixed, about), HOUR, KNOWN if about else None, at("9:00"))
    assert later is not None
    assert instant_of(later.moment, None) == at("10:00").astimezone(UTC)
