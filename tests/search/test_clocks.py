from datetime import time

import pytest

from bot.search.clocks import Clock, later_half, take_clocks, without_clocks


def clocks(folded: str) -> list[Clock]:
    return take_clocks(folded)[0]


@pytest.mark.parametrize(
    ("folded", "hour", "minute"),
    [
        ("5pm", 17, 0),
        ("5 p.m.", 17, 0),
        ("12 am", 0, 0),
        ("12pm", 12, 0),
        ("10:30 pm", 22, 30),
        ("10.30pm", 22, 30),
        ("five pm", 17, 0),
        ("16:45", 16, 45),
        ("09:15", 9, 15),
        ("0:05", 0, 5),
        ("14h", 14, 0),
        ("14 uhr", 14, 0),
        ("14:30 uhr", 14, 30),
        ("13 o'clock", 13, 0),
        ("13 oclock", 13, 0),
        ("at 14", 14, 0),
        ("at 14.30", 14, 30),
        ("um 15", 15, 0),
        ("noon", 12, 0),
        ("midday", 12, 0),
        ("half past 13", 13, 30),
        ("half past noon", 12, 30),
        ("halb 15", 14, 30),
        ("a quarter past 13", 13, 15),
        ("viertel nach 13", 13, 15),
        ("quarter to 15", 14, 45),
        ("viertel vor 15", 14, 45),
    ],
)
def test_take_clocks_reads_each_way_to_write_a_time(folded: str, hour: int, minute: int) -> None:
    assert clocks(folded) == [Clock(time(hour, minute), is_ambiguous=False)]


@pytest.mark.parametrize(
    ("folded", "hour", "minute"),
    [
        ("at 4", 4, 0),
        ("4 o'clock", 4, 0),
        ("4:30", 4, 30),
        ("at four", 4, 0),
        ("half past nine", 9, 30),
        ("halb zehn", 9, 30),
        ("quarter to eleven", 10, 45),
        ("um zwei", 2, 0),
    ],
)
def test_take_clocks_leaves_open_which_half_of_the_day(folded: str, hour: int, minute: int) -> None:
    assert clocks(folded) == [Clock(time(hour, minute), is_ambiguous=True)]


@pytest.mark.parametrize(
    "folded",
    [
        "25:00",
        "at 30",
        "halb null",
        "quarter to 0",
        "room 4",
        "two talks",
        "version 1.4.5",
        "3:2:1",
        "2021-10:30",
        "1.5 h of",
        "at 5 %",
        "at 5%",
        "someone am",
        "from 9 to",
        "",
    ],
)
def test_take_clocks_leaves_other_numbers_alone(folded: str) -> None:
    assert take_clocks(folded) == ([], folded)


@pytest.mark.parametrize(
    "folded", ["from 2 to 3pm", "from 2 until 15:00", "between 2 and 3 pm", "between 2 and 15 uhr"]
)
def test_take_clocks_reads_a_bare_hour_beside_another(folded: str) -> None:
    assert sorted(clock.at.hour for clock in clocks(folded)) == [2, 15]


def test_take_clocks_holds_their_places() -> None:
    _, rest = take_clocks("is it at 10:30 or at 11:00 sharp")
    assert without_clocks(rest).split() == ["is", "it", "at", "or", "at", "sharp"]


@pytest.mark.parametrize(("hour", "later"), [(0, 12), (4, 16), (11, 23), (12, 12), (17, 17)])
def test_later_half_moves_the_morning(hour: int, later: int) -> None:
    assert later_half(time(hour, 30)) == time(later, 30)
