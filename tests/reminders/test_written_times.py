from __future__ import annotations

from datetime import datetime, time

import pytest

from bot.reminders.written_times import written_time
from tests.builders import ZONE
from tests.reminders.asking import BERLIN, before_harbour, before_mlhpcs, meant, refused

# At MLHPCS 2021 it is noon on Wednesday, 30 June 2021, in Europe/Berlin.
TODAY, TOMORROW, FRIDAY = "Wed 2021-06-30", "Thu 2021-07-01", "Fri 2021-07-02"


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2 July 14:15", FRIDAY),
        ("2 Jul 14:15", FRIDAY),
        ("the 2nd of July at 14:15", FRIDAY),
        ("July 2, 2021, 14:15", FRIDAY),
        ("2. Juli 14:15", FRIDAY),
        ("2.7. 14:15", FRIDAY),
        ("2. 7. 14:15", FRIDAY),
        ("2.7.21 14:15", FRIDAY),
        ("2.7.2021 14:15", FRIDAY),
        ("2021/7/2 14:15", FRIDAY),
        ("2021-7-2 14:15", FRIDAY),
        ("7/7 14:15", "Wed 2021-07-07"),
        ("25/12/2021 14:15", "Sat 2021-12-25"),
        ("12/25/21 14:15", "Sat 2021-12-25"),
        ("Friday, 2 July 2021, 14:15", FRIDAY),
        ("Fr, 2.7. 14:15", ""),
        ("Fri 2.7. 14:15", FRIDAY),
        ("30 June 14:15", TODAY),
        ("29 June 14:15", "Wed 2022-06-29"),
        ("today 14:15", TODAY),
        ("tomorrow 14:15", TOMORROW),
        ("tmrw 14:15", TOMORROW),
        ("tomorow 14:15", TOMORROW),
        ("morgen 14:15", TOMORROW),
        ("the day after tomorrow 14:15", FRIDAY),
        ("übermorgen 14:15", FRIDAY),
        ("uebermorgen 14:15", FRIDAY),
        ("friday 14:15", FRIDAY),
        ("this friday 14:15", FRIDAY),
        ("freitag 14:15", FRIDAY),
        ("firday 14:15", FRIDAY),
        ("next friday 14:15", FRIDAY),
        ("friday next week 14:15", "Fri 2021-07-09"),
        ("nächste Woche Freitag 14:15", "Fri 2021-07-09"),
        ("wednesday 14:15", TODAY),
        ("next wednesday 14:15", "Wed 2021-07-07"),
        ("monday 14:15", "Mon 2021-07-05"),
        ("kommenden Montag 14:15", "Mon 2021-07-05"),
        ("in 3 days at 14:15", "Sat 2021-07-03"),
        ("3 days from now at 14:15", "Sat 2021-07-03"),
        ("3 days later at 14:15", "Sat 2021-07-03"),
        ("in a month at 14:15", "Fri 2021-07-30"),
        ("day 1 at 14:15", FRIDAY),
        ("the last day at 14:15", FRIDAY),
        ("14:15", TODAY),
        ("please remind me on Friday at 14:15!", FRIDAY),
    ],
)
def test_days(typed: str, day: str) -> None:
    expected = f"{day} 14:15 Europe/Berlin" if day else ""
    assert ("" if refused(typed, before_mlhpcs()) else meant(typed, before_mlhpcs())) == expected


@pytest.mark.parametrize(
    ("typed", "clock"),
    [
        ("14:15", "14:15"),
        ("2:15pm", "14:15"),
        ("14.15 Uhr", "14:15"),
        ("at 14", "14:00"),
        ("at 12", "12:00"),
        ("at noon", "12:00"),
        ("quarter past two", "14:15"),
        ("half past nine", "09:30"),
        ("halb zehn", "09:30"),
        ("Mittag halb eins", "12:30"),
        ("at 1", "13:00"),
        ("at 7", "19:00"),
        ("at 8", "08:00"),
        ("at 11", "11:00"),
        ("at 04:00", "04:00"),
        ("4:30", "16:30"),
        ("7 am", "07:00"),
        ("9", "09:00"),
        ("5", "17:00"),
        ("23", "23:00"),
        ("at 9 in the morning", "09:00"),
        ("at 4 in the morning", "04:00"),
        ("at 9 in the evening", "21:00"),
        ("at 2 at night", "02:00"),
        ("at 5 at night", "05:00"),
        ("at 6 at night", "18:00"),
        ("at 11 at night", "23:00"),
        ("at 4 in the afternoon", "16:00"),
        ("morning", "09:00"),
        ("Vormittag", "09:00"),
        ("früh", "09:00"),
        ("frueh", "09:00"),
        ("afternoon", "14:00"),
        ("Nachmittag", "14:00"),
        ("evening", "20:00"),
        ("Abend", "20:00"),
        ("night", "20:00"),
        ("Mittag", "12:00"),
    ],
)
def test_times_of_day(typed: str, clock: str) -> None:
    assert meant(f"tomorrow {typed}", before_mlhpcs()) == f"{TOMORROW} {clock} Europe/Berlin"


@pytest.mark.parametrize(
    ("typed", "when"),
    [
        ("noon", f"{TOMORROW} 12:00"),  # it is noon now
        ("12:01", f"{TODAY} 12:01"),
        ("wednesday noon", "Wed 2021-07-07 12:00"),
        ("at 4", f"{TODAY} 16:00"),
        ("at 9", f"{TOMORROW} 09:00"),
        ("tonight", f"{TODAY} 20:00"),
        ("this evening", f"{TODAY} 20:00"),
        ("heute Abend", f"{TODAY} 20:00"),
        ("at 9 tonight", f"{TODAY} 21:00"),
        ("tomorrow night", f"{TOMORROW} 20:00"),
        ("morgen früh", f"{TOMORROW} 09:00"),
        ("morgen Vormittag um 10", f"{TOMORROW} 10:00"),
        ("midnight", f"{TOMORROW} 00:00"),
        ("at midnight", f"{TOMORROW} 00:00"),
        ("tomorrow 0:00", f"{TOMORROW} 00:00"),
        ("2021-07-02 4:15", f"{FRIDAY} 04:15"),
        ("2021-07-02 04:15:30", f"{FRIDAY} 04:15:30"),
        ("now", f"{TODAY} 12:00"),
        ("right now", f"{TODAY} 12:00"),
        ("in an hour", f"{TODAY} 13:00"),
        ("after 90 minutes", f"{TODAY} 13:30"),
        ("2 hours from now", f"{TODAY} 14:00"),
        ("2 hours later", f"{TODAY} 14:00"),
        ("in 2 weeks' time", "Wed 2021-07-14 12:00"),
        ("in 1 day and 2 hours", f"{TOMORROW} 14:00"),
        ("in zwei Stunden", f"{TODAY} 14:00"),
        ("in a month", "Fri 2021-07-30 12:00"),
    ],
)
def test_times(typed: str, when: str) -> None:
    assert meant(typed, before_mlhpcs()) == f"{when} Europe/Berlin"


@pytest.mark.parametrize(
    ("typed", "when"),
    [
        ("2 July 14:15 UTC", f"{FRIDAY} 14:15 UTC"),
        ("2 July 14:15 GMT", f"{FRIDAY} 14:15 UTC"),
        ("14:15 UTC on 2 July", f"{FRIDAY} 14:15 UTC"),
        ("2021-07-02 14:15 UTC", f"{FRIDAY} 14:15 UTC"),
        ("2 July 14:15 CEST", f"{FRIDAY} 14:15 Europe/Berlin"),
        ("2 July 14:15 (CET)", f"{FRIDAY} 14:15 Europe/Berlin"),
        ("2 July 14:15 MESZ", f"{FRIDAY} 14:15 Europe/Berlin"),
        ("2 July 2pm ET", f"{FRIDAY} 14:00 America/New_York"),
        ("2 July 2pm PST", f"{FRIDAY} 14:00 America/Los_Angeles"),
        ("2 July 14:15 Europe/London", f"{FRIDAY} 14:15 Europe/London"),
        ("2 July 14:15 europe/london", f"{FRIDAY} 14:15 Europe/London"),
        ("2 July 14:15 local time", f"{FRIDAY} 14:15 Europe/Berlin"),
        ("2 July 14:15 AoE", f"{FRIDAY} 14:15 Etc/GMT+12"),
        ("2 July AoE", f"{FRIDAY} 23:59 Etc/GMT+12"),
        ("friday anywhere on earth", f"{FRIDAY} 23:59 Etc/GMT+12"),
        ("2 July 14:15 UTC+5:30", f"{FRIDAY} 10:45 Europe/Berlin"),
        ("2 July 14:15 GMT-3", f"{FRIDAY} 19:15 Europe/Berlin"),
        ("2021-07-02T14:15Z", f"{FRIDAY} 16:15 Europe/Berlin"),
        ("2021-07-02t14:15-04:00", f"{FRIDAY} 20:15 Europe/Berlin"),
        ("2021-07-02T14:15:30.123456789+0200", f"{FRIDAY} 14:15:30 Europe/Berlin"),
        ("<t:1625236200>", f"{FRIDAY} 16:30 Europe/Berlin"),
        ("8:00 America/New_York", f"{TODAY} 08:00 America/New_York"),
        ("8:00 Asia/Tokyo", f"{TOMORROW} 08:00 Asia/Tokyo"),  # there it is 19:00
    ],
)
def test_zones(typed: str, when: str) -> None:
    assert meant(typed, before_mlhpcs()) == when


def test_an_abbreviation_means_the_event_s_own_zone_where_that_has_it() -> None:
    assert meant("6 May 14:15 WEST", before_harbour()) == "Mon 2030-05-06 14:15 Europe/Lisbon"
    assert meant("6 May 14:15 wet", before_harbour()) == "Mon 2030-05-06 14:15 Europe/Lisbon"
    assert meant("6 May 14:15 CET", before_harbour()) == "Mon 2030-05-06 14:15 Europe/Berlin"


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("2 July", "At what time on Friday, 2 July? Write for example “2 July 14:00”."),
        ("tomorrow", "At what time on Thursday, 1 July? Write for example “1 July 14:00”."),
        (
            "29 June",
            "At what time on Wednesday, 29 June 2022? Write for example “29 June 2022 14:00”.",
        ),
        ("31 Feb 10:00", "There is no day 31 in February."),
        ("31 February 2022 10:00", "There is no day 31 in February."),
        ("1.13. 10:00", "There is no day 1 in such a month."),
        ("0/13 10:00", "There is no day 13 in such a month."),
        ("0/5 10:00", "There is no day 0 in May."),
        ("5/0 10:00", "There is no day 5 in such a month."),
        ("1/2 10:00", "“1/2” may be 1 February or 2 January: please write the month's name."),
        ("2/1 10:00", "“2/1” may be 2 January or 1 February: please write the month's name."),
        (
            "12/11 10:00",
            "“12/11” may be 12 November or 11 December: please write the month's name.",
        ),
        ("day 2 at 9:00", "MLHPCS 2021 has 1 day only."),
        ("Monday, 2 July 2021 14:15", "2 July 2021 is a Friday. Which day do you mean?"),
        (
            "3/7 10:00",
            "“3/7” may be 3 July or 7 March: please write the month's name.",
        ),
        ("friday midnight", "Midnight is between two days: please write 23:59 or 0:00."),
        ("midnight 14:15", "Midnight is between two days: please write 23:59 or 0:00."),
        ("14:00-15:00", "These are several times of day: please give one."),
        ("from 14:00 to 15:00", "These are several times of day: please give one."),
    ],
)
def test_what_is_unclear(typed: str, told: str) -> None:
    assert refused(typed, before_mlhpcs()) == told


@pytest.mark.parametrize(
    "typed",
    [
        "14:15 IST",  # India's, Israel's or Ireland's
        "2021-07-02 25:00",
        "2021-13-02 14:15",
        "2021-07-02T14:15+25:00",
        "2 July 14:15 UTC+25",
        "2 July 9",  # or is 9 the year?
        "friday 99",
        "friday week 10:00",
        "in 2 hours at 9:00",
        "in banana at 9:00",
    ],
)
def test_what_is_no_time(typed: str) -> None:
    assert refused(typed, before_mlhpcs()).startswith("I don't understand")


def test_days_of_an_event_of_two_days() -> None:
    assert meant("day 2 at 9:00", before_harbour()) == "Tue 2030-05-07 09:00 Europe/Lisbon"
    assert meant("the first day 9:00", before_harbour()) == "Mon 2030-05-06 09:00 Europe/Lisbon"
    assert meant("last day at noon", before_harbour()) == "Tue 2030-05-07 12:00 Europe/Lisbon"


def test_the_next_leap_day_may_be_years_ahead() -> None:
    there = before_harbour(datetime(2026, 7, 1, tzinfo=ZONE))
    assert meant("29 Feb 10:00", there) == "Tue 2028-02-29 10:00 Europe/Lisbon"
    assert "Thursday, 29 February 2024" in refused("29 Feb 10:00", before_mlhpcs())
    eight_years_before = before_harbour(datetime(2096, 3, 1, tzinfo=ZONE))
    assert "Friday, 29 February 2104" in refused("29 Feb 10:00", eight_years_before)


def test_now_is_the_next_whole_second() -> None:
    there = before_mlhpcs(datetime(2021, 6, 30, 12, 0, 0, 1, tzinfo=BERLIN))
    assert meant("now", there) == f"{TODAY} 12:00:01 Europe/Berlin"
    assert meant("in 1 hour", there) == f"{TODAY} 13:00:01 Europe/Berlin"


def test_what_a_text_says_beside_a_time() -> None:
    written = written_time("the keynote on friday at 14:15", before_mlhpcs())
    assert written.fixed is None
    assert written.times == (time(14, 15),)
    assert written.rest == "keynote"
    assert not written.is_empty
    assert written_time("the keynote", before_mlhpcs()).is_empty
