from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answers.context import Context
from bot.knowledge.edition import Edition
from bot.reminders.moments import Edge, Fixed, Relative, instant_of
from bot.reminders.when import FARTHEST, NotUnderstoodError, Understood, understood
from bot.search.passages import Entry, EntryKind
from tests.answers.arbitrary import editions, questions
from tests.builders import MONDAY, ZONE, at
from tests.reminders.asking import (
    BERLIN,
    before_harbour,
    before_mlhpcs,
    meant,
    of,
    refused,
    utc,
)
from tests.reminders.walls import wall

BERLIN_TIME = "(Europe/Berlin)"
DUE = f"Saturday, 15 May 2021, 13:59 {BERLIN_TIME}"
STILL_TO_COME = "Give a time that is still to come."
KEYNOTE = Entry(EntryKind.TALK, "keynote", "")


@pytest.mark.parametrize(
    ("typed", "instant"),
    [
        # absolute
        ("2021-07-02 14:15", "2021-07-02 12:15"),
        ("2021-07-02T14:15:00Z", "2021-07-02 14:15"),
        ("2021-07-02T14:15:00+05:30", "2021-07-02 08:45"),
        ("2 July 14:15", "2021-07-02 12:15"),
        ("July 2nd at 2pm", "2021-07-02 12:00"),
        ("2. Juli um 14 Uhr", "2021-07-02 12:00"),
        ("<t:1625236200:F>", "2021-07-02 14:30"),
        ("14:15", "2021-06-30 12:15"),
        ("14h15", "2021-06-30 12:15"),
        ("14h", "2021-06-30 12:00"),
        ("7h30", "2021-07-01 05:30"),
        ("6h", "2021-07-01 04:00"),
        ("tomorrow 14h", "2021-07-01 12:00"),
        ("2 July 14h15", "2021-07-02 12:15"),
        ("14h on Friday", "2021-07-02 12:00"),
        ("in 2 days at 14h15", "2021-07-02 12:15"),
        ("14h15 UTC", "2021-06-30 14:15"),
        ("friday 9am", "2021-07-02 07:00"),
        ("tomorrow at noon", "2021-07-01 10:00"),
        ("next monday 10:00", "2021-07-05 08:00"),
        ("2 July 14:15 UTC", "2021-07-02 14:15"),
        ("2 July AoE", "2021-07-03 11:59"),
        # in plain language
        ("in 2 hours", "2021-06-30 12:00"),
        ("in 90 min", "2021-06-30 11:30"),
        ("in half an hour", "2021-06-30 10:30"),
        ("in 3 days", "2021-07-03 10:00"),
        ("in 3 days at 9:00", "2021-07-03 07:00"),
        ("1h30m", "2021-06-30 11:30"),
        ("2h", "2021-06-30 12:00"),
        ("in 14h", "2021-07-01 00:00"),
        ("in 14h15", "2021-07-01 00:15"),
        ("8h later", "2021-06-30 18:00"),
        ("14h30m", "2021-07-01 00:30"),
        ("8h and 10 minutes", "2021-06-30 18:10"),
        ("1 day 14h", "2021-07-02 00:00"),
        ("36h", "2021-07-01 22:00"),
        ("tomorrow morning", "2021-07-01 07:00"),
        ("tonight", "2021-06-30 18:00"),
        ("noon", "2021-07-01 10:00"),
        # by what the files say
        ("2 hours before full paper deadline", "2021-07-10 19:59"),
        ("10 minutes before the keynote", "2021-07-02 12:05"),
        ("14h before the keynote", "2021-07-01 22:15"),
        ("2h30 before the keynote", "2021-07-02 09:45"),
        ("1 day before the keynote at 9h", "2021-07-01 07:00"),
        ("30 min before the workshop starts", "2021-07-02 11:30"),
        ("when the keynote starts", "2021-07-02 12:15"),
        ("15 minutes after the keynote ends", "2021-07-02 13:15"),
        ("before the keynot", "2021-07-02 12:05"),
        ("1 day before d.paper", "2021-07-09 21:59"),
        ("10 min before Soudry", "2021-07-02 12:05"),
        # by dateparser alone
        ("in 1 year at noon", "2022-06-30 10:00"),
        ("one year from now at 9:00", "2022-06-30 07:00"),
    ],
)
def test_instants_meant_two_days_before(typed: str, instant: str) -> None:
    assert understood(typed, before_mlhpcs()).instant == utc(instant)


def test_before_the_deadline_that_lies_ahead() -> None:
    in_may = before_mlhpcs(datetime(2021, 5, 1, tzinfo=UTC))
    found = understood("2 hours before abstract deadline", in_may)
    assert found.instant == utc("2021-05-15 09:59")
    assert found.about == Entry(EntryKind.DEADLINE, "abstract", "")


def test_what_hangs_on_an_entry_is_about_it_and_moves_with_it() -> None:
    found = understood("10 minutes before the keynote", before_mlhpcs())
    moment = Relative(KEYNOTE, Edge.START, timedelta(minutes=-10))
    assert found == Understood(moment=moment, about=KEYNOTE, instant=utc("2021-07-02 12:05"))


def test_a_time_of_its_own_is_about_nothing() -> None:
    found = understood("2 July 14:15", before_mlhpcs())
    assert found.moment == Fixed(wall("2021-07-02 14:15"), "Europe/Berlin")
    assert found.about is None


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (
            "2021-06-30 09:00",
            f"That was 3 hours ago: Wednesday, 30 June 2021, 09:00 {BERLIN_TIME}. {STILL_TO_COME}",
        ),
        (
            "2021-06-30 11:59:50",
            f"That was just now: Wednesday, 30 June 2021, 11:59 {BERLIN_TIME}. {STILL_TO_COME}",
        ),
        (
            "when the abstract is due",
            f"That was 2 months ago: when “Extended abstract” is due, {DUE}. {STILL_TO_COME}",
        ),
        (
            "2023-07-20 14:15",
            f"That is more than two years ahead: Thursday, 20 July 2023, 14:15 {BERLIN_TIME}.",
        ),
        ("9999-12-31 23:59 AoE", "No calendar reaches that far."),
        ("<t:9999999999999:F>", "No calendar reaches that far."),
        ("0001-01-01 00:00", "No calendar reaches that far."),
        ("in 99999 months", "No calendar reaches that far."),
        ("2 hours ago", "That was 2 hours ago: Wednesday, 30 June 2021, 10:00"),
    ],
)
def test_times_that_lie_too_far(typed: str, told: str) -> None:
    assert refused(typed, before_mlhpcs()).startswith(told)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("", "When? Write for example “2 July 14:15”, “tomorrow 9:00”, “in 2 hours”"),
        (" \n ", "When? Write"),
        ("x" * 201, "That is too long for a time: at most 200 letters."),
        ("\ufdfa" * 20, "That is too long for a time: at most 200 letters."),
        ("14:15\x00", "There are signs in it that nobody can read."),
        ("\ud800", "There are signs in it that nobody can read."),
        ("soonish", "I don't understand “soonish” as a time. Write for example"),
        ("friday 9am banana", "I don't understand “banana” in “friday 9am banana”."),
        (
            "14:15 Europe/Berln",
            "There is an unknown time zone `Europe/Berln`, did you mean `Europe/Berlin`.",
        ),
    ],
)
def test_what_is_no_time_at_all(typed: str, told: str) -> None:
    assert refused(typed, before_mlhpcs()).startswith(told)


def test_a_text_may_have_200_letters() -> None:
    assert not refused("in 2 hours".ljust(200), before_mlhpcs())
    assert refused("in 2 hours".ljust(201), before_mlhpcs()).startswith("That is too long")


def test_how_many_spaces_there_are_does_not_count() -> None:
    assert meant("  2  July   14:15 ", before_mlhpcs()) == "Fri 2021-07-02 14:15 Europe/Berlin"


@pytest.mark.parametrize(
    "now", [datetime(2021, 5, 1, tzinfo=UTC), datetime(2021, 7, 2, tzinfo=UTC)]
)
def test_every_example_that_is_given_is_understood(now: datetime) -> None:
    for context in (before_mlhpcs(now), before_harbour(), before_harbour(at("9:00", MONDAY))):
        told = refused("soonish", context)
        examples = [each.partition("”")[0] for each in told.split("“")[2:]]
        assert len(examples) >= 4
        for example in examples:
            assert not refused(example, context), example


def test_the_time_of_the_event_counts_wherever_one_is() -> None:
    there = before_mlhpcs(datetime(2021, 6, 30, 23, 30, tzinfo=UTC))
    assert meant("tomorrow 9:00", there) == "Fri 2021-07-02 09:00 Europe/Berlin"


FORMATS = (
    "{0:%Y-%m-%d %H:%M}",
    "{0:%Y-%m-%dT%H:%M}",
    "{0:%Y-%m-%dT%H:%M:%S}",
    "{0:%Y-%m-%d, %H:%M}",
    "{0.day} {0:%B} {0.year} {0:%H:%M}",
    "{0:%H:%M} on {0.day} {0:%B} {0.year}",
    "{0:%B} {0.day}, {0.year} at {0:%I:%M %p}",
    "{0:%A}, {0.day} {0:%b} {0.year}, {0:%H:%M}",
    "{0.day}.{0.month}.{0.year} {0:%H:%M} Uhr",
    "{0:%d.%m.%Y %H:%M}",
    "{0:%Y/%m/%d %H:%M}",
)
ZONES = ("Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "UTC")
days_ahead = st.datetimes(wall("2021-07-02 00:00"), wall("2023-06-30 00:00")).map(
    lambda moment: moment.replace(second=0, microsecond=0)
)


@given(days_ahead, st.sampled_from(FORMATS))
def test_written_walls_are_understood(shown: datetime, written: str) -> None:
    found = understood(written.format(shown), before_mlhpcs())
    assert found.moment == Fixed(shown, "Europe/Berlin")


@given(days_ahead, st.sampled_from(FORMATS), st.sampled_from(ZONES))
def test_written_walls_with_a_zone_are_understood(shown: datetime, written: str, zone: str) -> None:
    found = understood(f"{written.format(shown)} {zone}", before_mlhpcs())
    assert found.moment == Fixed(shown, zone)


@given(st.datetimes(wall("2021-07-02"), wall("2023-06-30"), timezones=st.just(UTC)))
def test_timestamps_of_discord_are_understood(instant: datetime) -> None:
    whole = instant.replace(microsecond=0)
    found = understood(f"<t:{whole.timestamp():.0f}:R>", before_mlhpcs())
    assert found.instant == whole
    assert instant_of(found.moment, None) == whole


@given(st.datetimes(wall("2021-07-02"), wall("2023-06-30"), timezones=st.just(UTC)))
def test_so_long_from_now_is_exact_whatever_the_clocks_do(now: datetime) -> None:
    found = understood("in 90 minutes", before_mlhpcs(now))
    late = found.instant - now - timedelta(minutes=90)
    assert timedelta(0) <= late < timedelta(seconds=1)


def test_so_long_from_now_in_the_hour_that_comes_twice() -> None:
    now = utc("2021-10-31 00:30")
    found = understood("in 1 hour", before_mlhpcs(now))
    assert found.moment == Fixed(wall("2021-10-31 01:30"), "UTC")
    assert found.instant == utc("2021-10-31 01:30")


WORDS = """
    in at on after before 2 10 14:15 9:00 9am july friday tomorrow tonight noon midnight next hours
    minutes a half the keynote deadline abstract starts ends when of end day days week UTC AoE CEST
    2021-07-02 2.7. 3/7 <t:1625236200:F> s.keynote d.paper d. e. Europe/Berlin Europe/Berln to vor
    nach der um Uhr morgen heute quarter past and ago from now later 99999 weeks +02:00 - ( ) ” “ '
""".split()  # noqa: SIM905 - a list of words reads better as words
phrases = st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join)
contexts = st.sampled_from(
    [before_mlhpcs(), before_harbour(), before_harbour(datetime(2030, 5, 6, 9, 5, tzinfo=ZONE))]
)


def understood_or_explained(typed: str, context: Context) -> Understood | None:
    try:
        return understood(typed, context)
    except NotUnderstoodError as error:
        told = str(error)
    assert told.endswith((".", "?"))
    return None


@given(phrases | questions | st.text(), contexts)
def test_whatever_is_typed_is_understood_or_explained(typed: str, context: Context) -> None:
    if found := understood_or_explained(typed, context):
        assert found.instant == instant_of(found.moment, context.edition)
        assert context.now <= found.instant <= context.now + FARTHEST
        assert found.instant.tzinfo is UTC
        assert found.about is None or found.about.title == ""
        assert isinstance(found.moment, Fixed) or found.moment.entry == found.about


@given(phrases, editions())
def test_whatever_is_known_what_is_typed_is_understood_or_explained(
    typed: str, known: Edition
) -> None:
    found = understood_or_explained(typed, of(known, datetime(2030, 5, 1, tzinfo=BERLIN)))
    assert found is None or found.instant == instant_of(found.moment, known)
