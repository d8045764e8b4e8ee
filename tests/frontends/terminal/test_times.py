from datetime import UTC, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

import pytest

from bot.answers.text import Time, TimeStyle
from bot.frontends.terminal.times import TimeRange, TimeWords, with_ranges
from tests.frontends.terminal.samples import BEFORE, BERLIN, NEW_YORK, at

START = at(14, 15)


def said(
    time: Time | TimeRange,
    own: tzinfo = BERLIN,
    zone: tzinfo = BERLIN,
    *,
    is_brief: bool = False,
) -> str:
    words = TimeWords(zone=zone, now=BEFORE, own=own, is_brief=is_brief).say(time)
    return words.replace("\xa0", " ")


@pytest.mark.parametrize(
    ("style", "words"),
    [
        (TimeStyle.FULL, "Friday 2 July 2021, 14:15 CEST"),
        (TimeStyle.SHORT, "2 July 2021, 14:15 CEST"),
        (TimeStyle.DAY, "2 July 2021"),
        (TimeStyle.CLOCK, "14:15 CEST"),
        (TimeStyle.RELATIVE, "in 2 days"),
    ],
)
def test_time_in_the_event_zone(style: TimeStyle, words: str) -> None:
    assert said(Time(START, style)) == words


@pytest.mark.parametrize(
    ("style", "words"),
    [
        (TimeStyle.FULL, "Friday 2 July 2021, 14:15 CEST (08:15 EDT your time)"),
        (TimeStyle.SHORT, "2 July 2021, 14:15 CEST (08:15 EDT your time)"),
        (TimeStyle.DAY, "2 July 2021"),
        (TimeStyle.CLOCK, "14:15 CEST (08:15 EDT your time)"),
    ],
)
def test_time_of_a_reader_elsewhere(style: TimeStyle, words: str) -> None:
    assert said(Time(START, style), NEW_YORK) == words


def test_time_on_another_day_of_the_reader() -> None:
    evening = Time(at(23, 30), TimeStyle.SHORT)
    tokyo = ZoneInfo("Asia/Tokyo")
    assert said(evening, tokyo) == "2 July 2021, 23:30 CEST (Saturday 3 July, 06:30 JST your time)"


def test_time_of_a_reader_in_a_zone_with_the_same_clock() -> None:
    assert said(Time(START, TimeStyle.CLOCK), ZoneInfo("Europe/Paris")) == "14:15 CEST"


def test_range_says_what_is_shared_once() -> None:
    keynote = TimeRange(Time(START), at(15))
    assert said(keynote) == "Friday 2 July 2021, 14:15–15:00 CEST"
    assert said(keynote, NEW_YORK) == (
        "Friday 2 July 2021, 14:15–15:00 CEST (08:15–09:00 EDT your time)"
    )


def test_brief_times_of_day_have_no_zone_but_dates_keep_theirs() -> None:
    assert said(Time(START, TimeStyle.CLOCK), is_brief=True) == "14:15"
    assert said(Time(START, TimeStyle.CLOCK), NEW_YORK, is_brief=True) == "14:15 (08:15)"
    assert said(Time(START, TimeStyle.SHORT), is_brief=True) == "2 July 2021, 14:15 CEST"


@pytest.mark.parametrize(
    ("zone", "words"),
    [
        (ZoneInfo("America/Sao_Paulo"), "09:15 UTC-3"),
        (ZoneInfo("Asia/Kathmandu"), "18:00 UTC+5:45"),
        (ZoneInfo("Asia/Kolkata"), "17:45 IST"),
        (UTC, "12:15 UTC"),
        (timezone(timedelta(hours=-12), "AoE"), "00:15 AoE"),
        (timezone(timedelta(minutes=-150)), "09:45 UTC-2:30"),
    ],
)
def test_zone_without_a_name_is_told_by_its_distance(zone: tzinfo, words: str) -> None:
    assert said(Time(START, TimeStyle.CLOCK), zone, zone) == words


def test_legend_tells_how_to_read_brief_times() -> None:
    own = TimeWords(zone=BERLIN, now=BEFORE, own=BERLIN, is_brief=True)
    elsewhere = TimeWords(zone=BERLIN, now=BEFORE, own=NEW_YORK, is_brief=True)
    assert own.legend(START) == "Times in CEST."
    assert elsewhere.legend(START) == "Times in CEST, in brackets EDT, your time."


def test_reader_zone_is_the_machine_one_unless_given() -> None:
    machine = datetime(2021, 7, 2, 12, 15, tzinfo=UTC).astimezone()
    words = TimeWords(zone=UTC, now=BEFORE, is_brief=True).say(Time(START, TimeStyle.CLOCK))
    assert words in {"12:15", f"12:15 ({machine:%H:%M})"}


def test_with_ranges_joins_a_time_a_dash_and_an_end() -> None:
    begin, end = Time(START), Time(at(15), TimeStyle.CLOCK)
    assert list(with_ranges((begin, " – ", end, ", Keynote"))) == [
        TimeRange(begin, at(15)),
        ", Keynote",
    ]


@pytest.mark.parametrize(
    "text",
    [
        (Time(START), ", until ", Time(at(15), TimeStyle.CLOCK)),
        (Time(START), " – ", Time(at(15))),
        (Time(START, TimeStyle.RELATIVE), " – ", Time(at(15), TimeStyle.CLOCK)),
        (Time(START), " – "),
    ],
)
def test_with_ranges_joins_nothing_else(text: tuple[Time | str, ...]) -> None:
    assert tuple(with_ranges(text)) == text
