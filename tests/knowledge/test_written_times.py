"""Days, times and zones as people write them."""

from datetime import UTC, date, time, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

import pytest

from bot.knowledge.models import ANYWHERE_ON_EARTH
from bot.knowledge.respelling import respelled
from bot.knowledge.written_times import WrittenTime, read_day, read_due, read_time

DAY = date(2021, 7, 2)
OTHERWISE = (
    "write `2021-07-02 14:15`, `2021-07-02` or `14:15`, or nothing as long as it is not known"
)


@pytest.mark.parametrize(
    ("text", "day", "time_of_day", "zone"),
    [
        ("14:15", None, time(14, 15), None),
        ("9:05", None, time(9, 5), None),
        ("2021-07-02", DAY, None, None),
        ("2021-07-02 14:15", DAY, time(14, 15), None),
        ("2021-07-02, 14:15", DAY, time(14, 15), None),
        ("2021-07-02T14:15:30", DAY, time(14, 15, 30), None),
        ("2021-07-02t14:15:30.5", DAY, time(14, 15, 30), None),
        ("2021-07-02T14:15Z", DAY, time(14, 15), UTC),
        ("2021-07-02T14:15-05:00", DAY, time(14, 15), timezone(timedelta(hours=-5))),
        ("2021-07-02 14:15 -05:00", DAY, time(14, 15), timezone(timedelta(hours=-5))),
        ("2021-07-02 14:15+0530", DAY, time(14, 15), timezone(timedelta(hours=5, minutes=30))),
        ("2021-07-02 14:15 UTC", DAY, time(14, 15), UTC),
        ("14:15 gmt", None, time(14, 15), UTC),
        ("14:15 UTC+2", None, time(14, 15), timezone(timedelta(hours=2))),
        ("2021-07-02 14:15 Europe/Berlin", DAY, time(14, 15), ZoneInfo("Europe/Berlin")),
        ("2021-07-02 AoE", DAY, None, ANYWHERE_ON_EARTH),
        ("2021-07-02, anywhere  on Earth", DAY, None, ANYWHERE_ON_EARTH),
        ("2021-07-02 12:00 AOE", DAY, time(12), ANYWHERE_ON_EARTH),
    ],
)
def test_time_is_read_as_written(
    text: str, day: date | None, time_of_day: time | None, zone: tzinfo | None
) -> None:
    assert read_time(text) == WrittenTime(day, time_of_day, zone)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("2pm", "14:00"),
        ("12 a.m.", "0:00"),
        ("12:30 PM", "12:30"),
        ("2.15pm", "14:15"),
        ("14.15", "14:15"),
        ("14h15", "14:15"),
        ("14 Uhr", "14:00"),
        ("14:15 h", "14:15"),
        ("9 o'clock", "9:00"),
        ("2 July 2021", "2021-07-02"),
        ("2. Juli 2021", "2021-07-02"),
        ("2. März 2021", "2021-03-02"),
        ("2nd Jul. 2021 at 2pm", "2021-07-02 14:00"),
        ("July 2, 2021", "2021-07-02"),
        ("Dezember 24 2021, 18:00", "2021-12-24 18:00"),
        ("02.07.2021", "2021-07-02"),
        ("2. 7. 2021 um 14 Uhr", "2021-07-02 14:00"),
        ("2021/07/02 14:15", "2021-07-02 14:15"),
        ("2021-7-2", "2021-07-02"),
        ("2021-07-02 2:15 pm", "2021-07-02 14:15"),
    ],
)
def test_other_spelling_is_answered_with_the_right_one(text: str, meant: str) -> None:
    with pytest.raises(ValueError, match=f"^`{text}` is not understood") as error:
        read_time(text)

    assert str(error.value) == f"`{text}` is not understood as a time, did you mean `{meant}`?"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("soon", f"`soon` is not understood as a time: {OTHERWISE}"),
        ("07/02/2021", f"`07/02/2021` is not understood as a time: {OTHERWISE}"),
        ("2 Juno 2021x", f"`2 Juno 2021x` is not understood as a time: {OTHERWISE}"),
        ("Friday 2 2021", f"`Friday 2 2021` is not understood as a time: {OTHERWISE}"),
        ("2 Friday 2021", f"`2 Friday 2021` is not understood as a time: {OTHERWISE}"),
        ("25 Uhr", f"`25 Uhr` is not understood as a time: {OTHERWISE}"),
        ("AoE", f"`AoE` is not understood as a time: {OTHERWISE}"),
        ("25:00", "`25:00` is not a time of day"),
        ("14:60", "`14:60` is not a time of day"),
        ("24:00", "`24:00` is not a time of day: write `23:59`, or `00:00` on the next day"),
        ("2021-02-30", "`2021-02-30` is not a day of the calendar"),
        ("1021-02-03", "`1021-02-03` cannot be meant: it is too far away"),
        (
            "09:00-10:00",
            "`09:00-10:00` is two times: write one as `starts`, the other as `ends`",
        ),
        (
            "2021-07-02 9:00 – 10:00",
            "`2021-07-02 9:00 – 10:00` is two times: write one as `starts`, the other as `ends`",
        ),
        ("14:15 CEST", "unknown time zone `CEST`, did you mean `Europe/Berlin`?"),
        ("14:15 Berlin", "unknown time zone `Berlin`, did you mean `Europe/Berlin`?"),
        ("14:15 new york", "unknown time zone `new york`, did you mean `America/New_York`?"),
        ("14:15 Montevidoe", "unknown time zone `Montevidoe`, did you mean `America/Montevideo`?"),
        ("14:15 Xq/Zv", "unknown time zone `Xq/Zv`: write one such as `Europe/Berlin`"),
        ("14:15 +15:00", "no place on earth is `+15:00` away from UTC"),
    ],
)
def test_what_is_no_time_is_explained(text: str, message: str) -> None:
    with pytest.raises(ValueError, match=r".") as error:
        read_time(text)

    assert str(error.value) == message


@pytest.mark.parametrize("zone", ["Europe", "Europe/", "Z" * 64, "Z" * 65])
def test_what_names_no_single_zone_is_unknown(zone: str) -> None:
    with pytest.raises(ValueError, match=f"^unknown time zone `{zone}`"):
        read_time(f"14:15 {zone}")


def test_day_takes_no_time() -> None:
    assert read_day("2021-07-02") == DAY
    for text in ("2021-07-02 14:15", "2021-07-02 UTC"):
        with pytest.raises(ValueError, match=f"^`{text}` is not a day alone: write `2021-07-02`$"):
            read_day(text)
    with pytest.raises(ValueError, match=r"^`14:15` is not a day alone: write `2021-07-02`$"):
        read_day("14:15")


def test_due_needs_a_day() -> None:
    assert read_due("2021-07-02 AoE") == WrittenTime(DAY, None, ANYWHERE_ON_EARTH)
    with pytest.raises(
        ValueError, match=r"^`14:15` lacks the day: write it as `2021-05-14 14:15`$"
    ):
        read_due("14:15")


def test_what_is_not_recognized_is_not_respelled() -> None:
    assert respelled("next week") == "next week"
