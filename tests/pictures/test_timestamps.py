from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from tests.pictures.timestamps import relative, timestamp

KEYNOTE = 1625228100  # 2 July 2021, 12:15 UTC
BERLIN = datetime(2021, 6, 30, 10, 12, tzinfo=ZoneInfo("Europe/Berlin"))
HOUR = 60
DAY = 24 * HOUR


@pytest.mark.parametrize(
    ("style", "shown"),
    [
        ("t", "14:15"),
        ("T", "14:15:00"),
        ("d", "02/07/2021"),
        ("D", "2 July 2021"),
        ("f", "2 July 2021 at 14:15"),
        ("F", "Friday, 2 July 2021 at 14:15"),
        ("R", "in 2 days"),
    ],
)
def test_each_style_is_written_as_discord_does(style: str, shown: str) -> None:
    assert timestamp(KEYNOTE, style, BERLIN) == shown


@pytest.mark.parametrize(
    ("zone", "shown"),
    [
        ("UTC", "Friday, 2 July 2021 at 12:15"),
        ("America/New_York", "Friday, 2 July 2021 at 08:15"),
        ("Pacific/Kiritimati", "Saturday, 3 July 2021 at 02:15"),
    ],
)
def test_the_viewers_zone_decides_the_day_and_the_hour(zone: str, shown: str) -> None:
    assert timestamp(KEYNOTE, "F", BERLIN.astimezone(ZoneInfo(zone))) == shown


def test_an_instant_in_winter_has_winter_time_in_summer_too() -> None:
    assert timestamp(1609502400, "t", BERLIN) == "13:00"  # 1 January 2021, 12:00 UTC


def test_an_instant_before_1970_has_a_date() -> None:
    assert timestamp(-86_400, "d", BERLIN) == "31/12/1969"


@pytest.mark.parametrize("style", ["f", "R"])
def test_an_instant_beyond_the_calendar_is_invalid(style: str) -> None:
    assert timestamp(9_999_999_999_999, style, BERLIN) == "Invalid date"


def test_another_style_is_refused() -> None:
    with pytest.raises(ValueError, match="'x'"):
        timestamp(KEYNOTE, "x", BERLIN)


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(1, "1 second"), (9, "9 seconds"), (44, "44 seconds"), (45, "a minute"), (89, "a minute")],
)
def test_seconds_are_counted_until_they_are_nearly_a_minute(seconds: int, words: str) -> None:
    assert relative(BERLIN + timedelta(seconds=seconds), BERLIN) == f"in {words}"


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (10, "10 minutes"),
        (44, "44 minutes"),
        (45, "an hour"),
        (89, "an hour"),
        (90, "2 hours"),
        (21 * HOUR, "21 hours"),
        (22 * HOUR, "a day"),
        (DAY, "a day"),
        (36 * HOUR, "2 days"),
        (10 * DAY, "10 days"),
        (25 * DAY, "25 days"),
        (26 * DAY, "a month"),
        (66 * DAY, "2 months"),
        (319 * DAY, "10 months"),
        (320 * DAY, "a year"),
        (500 * DAY, "a year"),
        (548 * DAY, "2 years"),
    ],
)
def test_longer_times_are_told_in_the_unit_that_fits(minutes: int, words: str) -> None:
    apart = timedelta(minutes=minutes)

    assert relative(BERLIN + apart, BERLIN) == f"in {words}"
    assert relative(BERLIN - apart, BERLIN) == f"{words} ago"


def test_the_present_instant_is_past() -> None:
    assert relative(BERLIN, BERLIN.astimezone(UTC)) == "0 seconds ago"
