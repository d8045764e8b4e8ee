from __future__ import annotations

from datetime import datetime

import pytest

from bot.knowledge.models import Deadline, SessionKind
from bot.reminders.not_understood import NotUnderstoodError, examples, no_time
from tests.builders import MONDAY, TUESDAY, ZONE, at, due, edition, session
from tests.reminders.asking import before_harbour, before_mlhpcs, of

ALWAYS = ["“tomorrow 9:00”", "“in 2 hours”"]
LONG = "A Title of Forty-One Letters, Which Is Long"[:41]


@pytest.mark.parametrize(
    ("now", "day", "others"),
    [
        (
            datetime(2030, 4, 10, tzinfo=ZONE),
            "6 May",
            ["“10 minutes before the keynote”", "“1 day before Camera-ready papers”"],
        ),
        (
            datetime(2030, 4, 24, 17, 59, tzinfo=ZONE),
            "6 May",
            ["“10 minutes before the keynote”", "“1 day before Early registration”"],
        ),
        (
            datetime(2030, 4, 24, 18, 0, tzinfo=ZONE),
            "6 May",
            ["“10 minutes before the keynote”", "“1 day before Grants”"],
        ),
        (at("8:14", MONDAY), "7 May", ["“10 minutes before the keynote”"]),
        (at("8:15", MONDAY), "7 May", ["“10 minutes before Coffee”"]),
        (at("18:00", TUESDAY), "8 May", []),
    ],
)
def test_examples_of_what_lies_ahead(now: datetime, day: str, others: list[str]) -> None:
    found = examples(before_harbour(now))
    assert found == [f"“{day} 14:15”", *ALWAYS, *others]


def test_examples_name_nothing_long() -> None:
    known = edition(
        deadlines=(
            Deadline(id="long", name=LONG, due=due("2030-05-02")),
            Deadline(id="short", name=LONG[:40], due=due("2030-05-02")),
        ),
        sessions=(session(LONG, "9:00"), session(LONG[:40], "9:30")),
    )
    assert examples(of(known))[3:] == [
        f"“10 minutes before {LONG[:40]}”",
        f"“1 day before {LONG[:40]}”",
    ]


def test_examples_name_the_keynote_only_if_there_is_one() -> None:
    keynotes = [
        session(f"Keynote {hour}", f"{hour}:00", kind=SessionKind.KEYNOTE) for hour in (9, 10)
    ]
    assert examples(of(edition(sessions=tuple(keynotes))))[3:] == ["“10 minutes before Keynote 9”"]


def test_no_time_says_why_and_what_would_be_one() -> None:
    error = no_time("soon", before_mlhpcs())
    assert isinstance(error, NotUnderstoodError)
    assert str(error) == (
        "I don't understand “soon” as a time. Write for example “2 July 14:15”, “tomorrow 9:00”, "
        "“in 2 hours”, “10 minutes before the keynote” or “1 day before Full paper”."
    )
    assert str(no_time("soon", before_mlhpcs(), "Why?")).startswith("Why? Write for example “2 ")
