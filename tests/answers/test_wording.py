from datetime import date, datetime, timedelta

import pytest

from bot.answers.wording import (
    counted,
    day_words,
    days_words,
    due_day_words,
    due_words,
    duration_words,
    listed,
    named_with_affiliation,
    relative_words,
)
from tests.builders import ZONE, at, due

NOW = at("12:00")


@pytest.mark.parametrize(
    ("distance", "words"),
    [
        (timedelta(), "now"),
        (timedelta(seconds=59), "now"),
        (timedelta(seconds=-59), "now"),
        (timedelta(minutes=1), "in 1 minute"),
        (timedelta(minutes=-1), "1 minute ago"),
        (timedelta(minutes=45), "in 45 minutes"),
        (timedelta(minutes=59), "in 59 minutes"),
        (timedelta(hours=1), "in 1 hour"),
        (timedelta(hours=-2, minutes=-3), "2 hours ago"),
        (timedelta(hours=23), "in 23 hours"),
        (timedelta(hours=23, minutes=50), "in 1 day"),
        (timedelta(days=-1), "1 day ago"),
        (timedelta(days=29), "in 29 days"),
        (timedelta(days=31), "in 1 month"),
        (timedelta(days=-61), "2 months ago"),
        (timedelta(days=340), "in 11 months"),
        (timedelta(days=365), "in 1 year"),
        (timedelta(days=-1096), "3 years ago"),
    ],
)
def test_relative_time(distance: timedelta, words: str) -> None:
    assert relative_words(NOW + distance, NOW) == words


def test_relative_time_counts_hours_that_pass_when_clocks_change() -> None:
    evening = datetime(2030, 3, 30, 23, tzinfo=ZONE)  # at 1:00 clocks go to 2:00
    utc = evening.astimezone(due("2030-03-31").zone)
    assert relative_words(evening + timedelta(hours=3), utc) == "in 2 hours"


@pytest.mark.parametrize(
    ("duration", "words"),
    [
        (timedelta(), "0 minutes"),
        (timedelta(minutes=1), "1 minute"),
        (timedelta(minutes=45), "45 minutes"),
        (timedelta(hours=1), "1 hour"),
        (timedelta(hours=1, minutes=30), "1 hour 30 minutes"),
        (timedelta(hours=26), "26 hours"),
    ],
)
def test_duration(duration: timedelta, words: str) -> None:
    assert duration_words(duration) == words


@pytest.mark.parametrize(
    ("items", "words"),
    [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")],
)
def test_list(items: list[str], words: str) -> None:
    assert listed(items) == words


def test_list_of_alternatives() -> None:
    assert listed(["a", "b", "c"], "or") == "a, b or c"


@pytest.mark.parametrize(
    ("count", "words"), [(0, "0 talks"), (1, "1 talk"), (2, "2 talks"), (12, "12 talks")]
)
def test_count(count: int, words: str) -> None:
    assert counted(count, "talk") == words


def test_count_with_a_plural_of_its_own() -> None:
    assert [counted(n, "person", "people") for n in (1, 2)] == ["1 person", "2 people"]


def test_days() -> None:
    day, later = date(2030, 5, 6), date(2030, 5, 8)
    assert day_words(day) == "6 May 2030"
    assert day_words(day, with_year=False) == "6 May"
    assert days_words(day, day) == "6 May 2030"
    assert days_words(day, later) == "6 May 2030 – 8 May 2030"


def test_due_is_said_as_it_was_announced() -> None:
    assert due_words(due("2030-03-01")) == "1 March 2030 AoE"
    assert due_words(due("2030-03-01", "12:00")) == "1 March 2030, 12:00 AoE"
    assert due_words(due("2030-03-01", zone=ZONE)) == "1 March 2030"
    assert due_words(due("2030-07-01", "18:00", ZONE)) == "1 July 2030, 18:00 WEST"
    assert due_words(due("2030-03-01"), with_year=False) == "1 March AoE"


def test_day_of_a_due_is_without_its_time() -> None:
    assert due_day_words(due("2030-03-01")) == "1 March 2030 AoE"
    assert due_day_words(due("2030-03-01", "12:00")) == "1 March 2030"
    assert due_day_words(due("2030-07-01", "18:00", ZONE)) == "1 July 2030"
    assert due_day_words(due("2030-03-01"), with_year=False) == "1 March AoE"


def test_person_with_and_without_affiliation() -> None:
    assert named_with_affiliation("Ada Fonseca", "Tagus") == "Ada Fonseca (Tagus)"
    assert named_with_affiliation("Ada Fonseca", "") == "Ada Fonseca"
