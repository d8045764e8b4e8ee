from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from bot.reminders.durations import Duration, duration_of
from tests.reminders.walls import wall


@pytest.mark.parametrize(
    ("folded", "minutes"),
    [
        ("2 hours", 120),
        ("90 min", 90),
        ("5 mins.", 5),
        ("90m", 90),
        ("1h30m", 90),
        ("1h30", 90),
        ("1 h 30", 90),
        ("1.5 h", 90),
        ("2,5 stunden", 150),
        ("an hour", 60),
        ("half an hour", 30),
        ("a half hour", 30),
        ("einer halben stunde", 30),
        ("anderthalb stunden", 90),
        ("an hour and a half", 90),
        ("one and a half hours", 90),
        ("2 and a half hours", 150),
        ("a quarter of an hour", 15),
        ("a couple of hours", 120),
        ("forty-five minutes", 45),
        ("30-minutes", 30),
        ("2 hours and 10 minutes", 130),
        ("2 hours, 10 minutes", 130),
        ("zwei stunden und zehn minuten", 130),
        ("half a day", 720),
        ("1.5 days", 2160),
        ("0 minutes", 0),
        ("30 seconds", 0.5),
    ],
)
def test_durations_by_the_clock(folded: str, minutes: float) -> None:
    assert duration_of(folded) == Duration(exact=timedelta(minutes=minutes))


@pytest.mark.parametrize(
    ("folded", "duration"),
    [
        ("1 day", Duration(days=1)),
        ("the day", Duration(days=1)),
        ("3d", Duration(days=3)),
        ("a week", Duration(days=7)),
        ("2 weeks and 1 day", Duration(days=15)),
        ("a fortnight", Duration(days=14)),
        ("2 months", Duration(months=2)),
        ("zwei tagen", Duration(days=2)),
        ("1 day 2 hours", Duration(days=1, exact=timedelta(hours=2))),
        ("1 month 1 day", Duration(months=1, days=1)),
    ],
)
def test_durations_by_the_calendar(folded: str, duration: Duration) -> None:
    assert duration_of(folded) == duration


@pytest.mark.parametrize(
    "folded",
    [
        "", "2", "hours", "in 2 hours", "2 hoursx", "a", "and", "1 day and", "and 1 day",
        "123456 m", "1h30x", "two", "2 2 hours", "halfhour",
    ],
)  # fmt: skip
def test_what_is_no_duration(folded: str) -> None:
    assert duration_of(folded) is None


@pytest.mark.parametrize(
    ("duration", "is_of_days", "length"),
    [
        (Duration(days=1), True, timedelta(1)),
        (Duration(months=1), True, timedelta(30)),
        (Duration(months=1, days=1), True, timedelta(31)),
        (Duration(days=1, exact=timedelta(hours=2)), False, timedelta(hours=26)),
        (Duration(exact=timedelta(hours=2)), False, timedelta(hours=2)),
        (Duration(), False, timedelta(0)),
    ],
)
def test_how_long_a_duration_is(duration: Duration, length: timedelta, *, is_of_days: bool) -> None:
    assert duration.length == length
    assert duration.is_of_days == is_of_days


@pytest.mark.parametrize(
    ("duration", "day"),
    [
        (Duration(days=3), "2021-02-03"),
        (Duration(months=1), "2021-02-28"),
        (Duration(months=12), "2022-01-31"),
        (Duration(months=13), "2022-02-28"),
        (Duration(months=1, days=1), "2021-03-01"),
        (Duration(exact=timedelta(hours=2)), "2021-01-31"),
    ],
)
def test_so_much_later_on_the_calendar(duration: Duration, day: str) -> None:
    later: datetime = duration.on_the_calendar(wall("2021-01-31 09:00"))
    assert later == wall(f"{day} 09:00")


def test_so_much_later_in_the_last_year() -> None:
    assert Duration(months=1).on_the_calendar(wall("9998-12-31")) == wall("9999-01-31")


@pytest.mark.parametrize("duration", [Duration(months=99_999), Duration(days=3_000_000)])
def test_the_calendar_ends(duration: Duration) -> None:
    with pytest.raises(OverflowError):
        duration.on_the_calendar(wall("2021-01-31 09:00"))
