from datetime import date

import pytest

from bot.search.days import AskedDay, asked_day

TODAY = date(2027, 6, 30)
DAYS = (date(2027, 7, 1), date(2027, 7, 2), date(2027, 7, 3))  # from Thursday to Saturday


@pytest.mark.parametrize(
    "folded",
    [
        "2 july",
        "2nd july",
        "the 2nd of july",
        "july 2",
        "july 2nd",
        "jul. 2",
        "2. juli",
        "2 jul",
    ],
)
def test_asked_day_reads_dates(folded: str) -> None:
    assert asked_day(folded) == (AskedDay(month=7, day=2), " ")


@pytest.mark.parametrize("folded", ["2021-07-02", "2 july 2021", "july 2nd, 2021", "2 july, 2021"])
def test_asked_day_reads_the_year(folded: str) -> None:
    assert asked_day(folded) == (AskedDay(month=7, day=2, year=2021), " ")


@pytest.mark.parametrize(
    ("name", "month"),
    [
        ("jan", 1),
        ("januar", 1),
        ("february", 2),
        ("marz", 3),
        ("apr", 4),
        ("mai", 5),
        ("june", 6),
        ("august", 8),
        ("sept", 9),
        ("oktober", 10),
        ("nov", 11),
        ("dez", 12),
        ("december", 12),
    ],
)
def test_asked_day_knows_every_month(name: str, month: int) -> None:
    assert asked_day(f"3 {name}")[0] == AskedDay(month=month, day=3)


@pytest.mark.parametrize(
    ("folded", "day", "rest"),
    [
        ("talks on friday please", AskedDay(weekday=4), "talks   please"),
        ("next monday", AskedDay(weekday=0), " "),
        ("sundays", AskedDay(weekday=6), " "),
        ("am mittwoch", AskedDay(weekday=2), " "),
        ("what is today", AskedDay(from_now=0), "what is  "),
        ("tonight", AskedDay(from_now=0), " "),
        ("morgen", AskedDay(from_now=1), " "),
        ("yesterday", AskedDay(from_now=-1), " "),
        ("on day 2", AskedDay(ordinal=2), " "),
        ("day two", AskedDay(ordinal=2), " "),
        ("the first day", AskedDay(ordinal=1), " "),
        ("last day of it", AskedDay(ordinal=-1), "  of it"),
    ],
)
def test_asked_day_reads_other_days(folded: str, day: AskedDay, rest: str) -> None:
    found, left = asked_day(folded)
    assert (found, left.split()) == (day, rest.split())


@pytest.mark.parametrize(
    "folded",
    [
        "",
        "the 32 july",
        "july 0",
        "3 marzipan",
        "may i",
        "2021-13-01",
        "dayroom",
        "birthday 3",
        "july 2:30",
    ],
)
def test_asked_day_leaves_other_words_alone(folded: str) -> None:
    assert asked_day(folded) == (None, folded)


def test_asked_day_reads_the_date_behind_what_only_looks_like_one() -> None:
    day, rest = asked_day("5 mail to 3 july")
    assert day == AskedDay(month=7, day=3)
    assert rest.split() == ["5", "mail", "to"]


@pytest.mark.parametrize(
    ("asked", "day"),
    [
        (AskedDay(from_now=1), date(2027, 7, 1)),
        (AskedDay(from_now=0), TODAY),
        (AskedDay(ordinal=2), date(2027, 7, 2)),
        (AskedDay(ordinal=-1), date(2027, 7, 3)),
        (AskedDay(ordinal=4), None),
        (AskedDay(weekday=4), date(2027, 7, 2)),
        (AskedDay(weekday=0), None),
        (AskedDay(month=7, day=3), date(2027, 7, 3)),
        (AskedDay(month=7, day=3, year=2027), date(2027, 7, 3)),
        (AskedDay(month=7, day=3, year=2026), None),
        (AskedDay(month=8, day=3), None),
    ],
)
def test_among_finds_the_day_of_the_event(asked: AskedDay, day: date | None) -> None:
    assert asked.among(DAYS, TODAY) == day


def test_among_no_days_finds_the_last_of_none() -> None:
    assert AskedDay(ordinal=-1).among((), TODAY) is None
