from __future__ import annotations

import subprocess
import sys

import pytest
from dateparser.date import DateDataParser  # type: ignore[import-untyped]

from bot.reminders.guesses import guessed
from bot.reminders.written_times import written_time
from tests.programs import ENVIRONMENT
from tests.reminders.asking import before_mlhpcs, meant, refused


@pytest.mark.parametrize(
    ("typed", "when"),
    [
        ("in 1 year at noon", "Thu 2022-06-30 12:00 Europe/Berlin"),
        ("9:00 in a year", "Thu 2022-06-30 09:00 Europe/Berlin"),
        ("in einem Jahr um 9 Uhr", "Thu 2022-06-30 09:00 Europe/Berlin"),
        ("in 1 year at 9:00 Asia/Tokyo", "Thu 2022-06-30 09:00 Asia/Tokyo"),
        ("in 1 year and 2 hours", "Thu 2022-06-30 14:00 Europe/Berlin"),
    ],
)
def test_what_only_dateparser_understands(typed: str, when: str) -> None:
    assert meant(typed, before_mlhpcs()) == when


@pytest.mark.parametrize(
    "typed",
    [
        "in a year",  # at what time?
        "in 1 decade",
        "on the 5th of the month at 9:00",  # whose day it would make up
        "5",
        "12 14:00",
        "1/2/3",
        "1625236200",
        "may",
        "keynote on the moon at 9:00",
        "in 1 year 9:00 10:00",
        "in 1 year at midnight",
        "in 1 year on friday",
        "x" * 100,
        "one year from now EST at 9:00 IST",
    ],
)
def test_what_is_left_alone(typed: str) -> None:
    assert refused(typed, before_mlhpcs())


def test_whatever_dateparser_stumbles_over_is_no_time(monkeypatch: pytest.MonkeyPatch) -> None:
    def stumble(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(DateDataParser, "get_date_data", stumble)
    written = written_time("in 1 year at noon", before_mlhpcs())
    assert guessed(written, before_mlhpcs()) is None


def test_dateparser_is_imported_only_when_it_is_needed() -> None:
    told = "import sys, bot.reminders.when; print('dateparser' in sys.modules)"
    command = (sys.executable, "-c", told)
    ran = subprocess.run(  # noqa: S603 - the program is this Python
        command, capture_output=True, text=True, check=True, env=ENVIRONMENT
    )
    assert ran.stdout == "False\n"
