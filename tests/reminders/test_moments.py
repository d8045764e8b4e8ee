from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from bot.knowledge.edition import Edition
from bot.knowledge.models import Deadline, SessionStatus
from bot.reminders import moments
from bot.reminders.moments import (
    Edge,
    Fixed,
    Relative,
    Repeat,
    instant_of,
    instant_of_entry,
    occurrences,
)
from bot.search.passages import Entry, EntryKind
from tests.builders import TUESDAY, at, due, edition, session
from tests.reminders.walls import wall

BERLIN, NEW_YORK = "Europe/Berlin", "America/New_York"
ZONES = (BERLIN, NEW_YORK, "UTC", "Pacific/Apia", "Australia/Lord_Howe", "America/St_Johns")
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
LONG_AGO = datetime(1, 1, 2, tzinfo=UTC)

HARBOUR = edition(
    deadlines=(Deadline(id="paper", name="Paper", due=due("2030-03-01")),),
    sessions=(
        session("Tides", "9:00-9:30"),
        session("Reefs", "9:30-10:00", status=SessionStatus.CANCELLED),
        session("Gulls"),
        session("Lights", "11:00-11:30", day=TUESDAY),
        session("Storms", "8:00-8:30", status=SessionStatus.CANCELLED),
    ),
)


def some(moment: Fixed, repeat: Repeat, after: datetime, most: int = 5) -> list[datetime]:
    return list(islice(occurrences(moment, repeat, after), most))


def walls(moment: Fixed, repeat: Repeat, after: datetime, most: int = 5) -> list[str]:
    zone = ZoneInfo(moment.zone)
    found = [each.astimezone(zone) for each in some(moment, repeat, after, most)]
    return [f"{each:%a %Y-%m-%d %H:%M %z}" for each in found]


def entry(kind: EntryKind, entry_id: str) -> Entry:
    return Entry(kind, entry_id, "")


TIDES, PAPER = entry(EntryKind.TALK, "tides"), entry(EntryKind.DEADLINE, "paper")
WHOLE = entry(EntryKind.EVENT, HARBOUR.id)


@pytest.mark.parametrize(
    ("moment", "edge", "instant"),
    [
        (TIDES, Edge.START, at("9:00")),
        (TIDES, Edge.END, at("9:30")),
        (entry(EntryKind.TALK, "reefs"), Edge.START, None),  # cancelled
        (entry(EntryKind.TALK, "gulls"), Edge.START, None),  # without a time
        (entry(EntryKind.TALK, "nothing"), Edge.START, None),
        (PAPER, Edge.START, datetime(2030, 3, 2, 11, 59, tzinfo=UTC)),
        (PAPER, Edge.END, datetime(2030, 3, 2, 11, 59, tzinfo=UTC)),
        (entry(EntryKind.DEADLINE, "nothing"), Edge.START, None),
        (WHOLE, Edge.START, at("9:00")),
        (WHOLE, Edge.END, at("11:30", TUESDAY)),
        (entry(EntryKind.SPEAKER, "ada-fonseca"), Edge.START, None),
    ],
)
def test_instant_of_entry(moment: Entry, edge: Edge, instant: datetime | None) -> None:
    found = instant_of_entry(HARBOUR, moment, edge)
    assert found == instant
    assert found is None or found.tzinfo is UTC


@pytest.mark.parametrize(
    ("clocks", "end"),
    [
        (("9:00-9:30", "9:30"), None),  # the last one has no end
        (("9:00-10:00", "9:30"), at("10:00")),  # one that has is on longer
        (("9:00",), None),
        ((), None),
    ],
)
def test_the_event_ends_with_its_last_session(
    clocks: tuple[str, ...], end: datetime | None
) -> None:
    of_a_day = edition(sessions=tuple(session(f"Talk at {each}", each) for each in clocks))
    assert instant_of_entry(of_a_day, WHOLE, Edge.END) == end


@pytest.mark.parametrize(
    ("moment", "instant"),
    [
        (Relative(TIDES, Edge.START, -10 * timedelta(minutes=1)), at("8:50")),
        (Relative(TIDES, Edge.END, HOUR), at("10:30")),
        (Relative(entry(EntryKind.TALK, "gulls"), Edge.START, HOUR), None),
        (Fixed(wall("2021-07-02 14:15"), BERLIN), datetime(2021, 7, 2, 12, 15, tzinfo=UTC)),
    ],
)
def test_instant_of(moment: moments.Moment, instant: datetime | None) -> None:
    assert instant_of(moment, HARBOUR) == instant


def test_a_relative_moment_moves_with_what_it_hangs_on() -> None:
    later = edition(sessions=(session("Tides", "15:00-15:30"),))
    assert instant_of(Relative(TIDES, Edge.START, -HOUR), later) == at("14:00")


def test_a_relative_moment_without_an_edition_has_no_instant() -> None:
    assert instant_of(Relative(TIDES, Edge.START, HOUR), None) is None


@pytest.mark.parametrize(
    ("zone", "shown", "instant"),
    [
        # The clocks go from 2:00 to 3:00: 2:30 is half an hour after the last 2:00.
        (BERLIN, wall("2021-03-28 02:30"), datetime(2021, 3, 28, 1, 30, tzinfo=UTC)),
        (NEW_YORK, wall("2021-03-14 02:30"), datetime(2021, 3, 14, 7, 30, tzinfo=UTC)),
        # They go from 3:00 (in New York from 2:00) back by an hour: the first time is meant.
        (BERLIN, wall("2021-10-31 02:30"), datetime(2021, 10, 31, 0, 30, tzinfo=UTC)),
        (NEW_YORK, wall("2021-11-07 01:30"), datetime(2021, 11, 7, 5, 30, tzinfo=UTC)),
    ],
)
def test_instant_of_walls_that_occur_never_or_twice(
    zone: str, shown: datetime, instant: datetime
) -> None:
    assert instant_of(Fixed(shown, zone), None) == instant


@pytest.mark.parametrize(
    ("zone", "first", "offsets"),
    [
        (BERLIN, wall("2021-03-27 09:00"), ["+0100", "+0200", "+0200"]),
        (BERLIN, wall("2021-10-30 09:00"), ["+0200", "+0100", "+0100"]),
        (NEW_YORK, wall("2021-03-13 09:00"), ["-0500", "-0400", "-0400"]),
        (NEW_YORK, wall("2021-11-06 09:00"), ["-0400", "-0500", "-0500"]),
    ],
)
def test_daily_keeps_the_time_on_the_wall(zone: str, first: datetime, offsets: list[str]) -> None:
    days = [first.date() + day * DAY for day in range(3)]
    assert walls(Fixed(first, zone), Repeat.DAILY, LONG_AGO, 3) == [
        f"{day:%a %Y-%m-%d} 09:00 {offset}" for day, offset in zip(days, offsets, strict=True)
    ]


def test_daily_in_the_hour_that_is_left_out() -> None:
    assert walls(Fixed(wall("2021-03-27 02:30"), BERLIN), Repeat.DAILY, LONG_AGO, 3) == [
        "Sat 2021-03-27 02:30 +0100",
        "Sun 2021-03-28 03:30 +0200",
        "Mon 2021-03-29 02:30 +0200",
    ]


def test_daily_in_the_hour_that_comes_twice() -> None:
    assert walls(Fixed(wall("2021-10-30 02:30"), BERLIN), Repeat.DAILY, LONG_AGO, 3) == [
        "Sat 2021-10-30 02:30 +0200",
        "Sun 2021-10-31 02:30 +0200",
        "Mon 2021-11-01 02:30 +0100",
    ]


def test_a_day_that_was_left_out_does_not_count() -> None:
    moment = Fixed(wall("2011-12-29 09:00"), "Pacific/Apia")
    assert walls(moment, Repeat.DAILY, LONG_AGO, 3) == [
        "Thu 2011-12-29 09:00 -1000",
        "Sat 2011-12-31 09:00 +1400",
        "Sun 2012-01-01 09:00 +1400",
    ]


def test_weekly() -> None:
    assert walls(Fixed(wall("2021-03-20 09:00"), BERLIN), Repeat.WEEKLY, LONG_AGO, 3) == [
        "Sat 2021-03-20 09:00 +0100",
        "Sat 2021-03-27 09:00 +0100",
        "Sat 2021-04-03 09:00 +0200",
    ]


def test_weekdays() -> None:
    assert walls(Fixed(wall("2021-07-01 09:00"), BERLIN), Repeat.WEEKDAYS, LONG_AGO, 4) == [
        "Thu 2021-07-01 09:00 +0200",
        "Fri 2021-07-02 09:00 +0200",
        "Mon 2021-07-05 09:00 +0200",
        "Tue 2021-07-06 09:00 +0200",
    ]


def test_weekdays_from_a_saturday_begin_on_monday() -> None:
    found = walls(Fixed(wall("2021-07-03 09:00"), BERLIN), Repeat.WEEKDAYS, LONG_AGO, 1)
    assert found == ["Mon 2021-07-05 09:00 +0200"]


def test_monthly_falls_on_the_last_day_of_shorter_months() -> None:
    assert walls(Fixed(wall("2023-12-31 09:00"), BERLIN), Repeat.MONTHLY, LONG_AGO, 5) == [
        "Sun 2023-12-31 09:00 +0100",
        "Wed 2024-01-31 09:00 +0100",
        "Thu 2024-02-29 09:00 +0100",
        "Sun 2024-03-31 09:00 +0200",
        "Tue 2024-04-30 09:00 +0200",
    ]


def test_monthly_in_february_of_a_common_year() -> None:
    found = walls(Fixed(wall("2023-01-29 09:00"), BERLIN), Repeat.MONTHLY, LONG_AGO, 3)
    assert [each[:14] for each in found] == ["Sun 2023-01-29", "Tue 2023-02-28", "Wed 2023-03-29"]


def test_once_comes_once_or_is_over() -> None:
    moment = Fixed(wall("2021-07-02 09:00"), BERLIN)
    instant = datetime(2021, 7, 2, 7, tzinfo=UTC)
    assert some(moment, Repeat.ONCE, instant - HOUR) == [instant]
    assert some(moment, Repeat.ONCE, instant) == []


@pytest.mark.parametrize("repeat", [each for each in Repeat if each is not Repeat.ONCE])
def test_what_began_long_ago_costs_little(repeat: Repeat, monkeypatch: pytest.MonkeyPatch) -> None:
    calls = 0
    real = moments.instant_of

    def counting(moment: moments.Moment, of: Edition | None) -> datetime | None:
        nonlocal calls
        calls += 1
        return real(moment, of)

    monkeypatch.setattr(moments, "instant_of", counting)
    moment = Fixed(wall("1900-01-31 09:00"), BERLIN)
    found = some(moment, repeat, datetime(2021, 7, 2, tzinfo=UTC), 1)
    assert found[0].astimezone(ZoneInfo(BERLIN)).time() == time(9)
    assert calls < 60


@pytest.mark.parametrize("repeat", [each for each in Repeat if each is not Repeat.ONCE])
@pytest.mark.parametrize("zone", [BERLIN, NEW_YORK])
def test_occurrences_end_where_the_calendar_does(repeat: Repeat, zone: str) -> None:
    moment = Fixed(wall("9999-11-30 22:00"), zone)
    found = some(moment, repeat, datetime(9999, 11, 1, tzinfo=UTC), 100)
    assert 1 < len(found) < 33
    assert found[-1].year == 9999


fixed = st.builds(
    Fixed,
    st.datetimes(wall("1990-01-01"), wall("2040-12-31")),
    st.sampled_from(ZONES),
)
instants = st.datetimes(wall("1980-01-01"), wall("2045-01-01"), timezones=st.just(UTC))


@given(fixed, st.sampled_from(Repeat), instants)
@example(
    Fixed(wall("2011-12-28 09:00"), "Pacific/Apia"),
    Repeat.DAILY,
    datetime(2011, 12, 1, tzinfo=UTC),
)
def test_occurrences_follow_each_other_after_an_instant(
    moment: Fixed, repeat: Repeat, after: datetime
) -> None:
    found = some(moment, repeat, after, 40)
    assert all(one < other for one, other in zip([after, *found], found, strict=False))


@given(fixed, st.sampled_from(Repeat), instants)
def test_occurrences_are_none_but_those_on_the_calendar(
    moment: Fixed, repeat: Repeat, after: datetime
) -> None:
    for instant in some(moment, repeat, after, 40):
        shown = instant.astimezone(ZoneInfo(moment.zone)).replace(tzinfo=None, fold=0)
        meant = datetime.combine(shown.date(), moment.wall.time())
        if instant_of(replace(moment, wall=meant), None) == instant:
            assert _is_of(repeat, meant.date(), moment.wall.date())
        else:
            assert shown.time() > moment.wall.time()  # it was left out on that day


def _is_of(repeat: Repeat, day: date, first: date) -> bool:
    match repeat:
        case Repeat.ONCE:
            return day == first
        case Repeat.WEEKDAYS:
            return day.weekday() < 5
        case Repeat.WEEKLY:
            return day.weekday() == first.weekday()
        case Repeat.MONTHLY:
            is_last = (day + DAY).month != day.month
            return day.day == first.day or (is_last and first.day > day.day)
        case Repeat.DAILY:
            return True


@given(fixed, st.sampled_from(Repeat), instants)
def test_nothing_is_skipped(moment: Fixed, repeat: Repeat, after: datetime) -> None:
    """Beginning later finds what beginning earlier finds from there on."""
    earlier = after - 90 * DAY
    all_of_them = [each for each in some(moment, repeat, earlier, 200) if each > after]
    assume(all_of_them)
    assert some(moment, repeat, after, len(all_of_them)) == all_of_them
