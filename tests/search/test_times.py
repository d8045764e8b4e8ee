from datetime import time

import pytest

from bot.search.days import AskedDay
from bot.search.times import AskedTime, Relation, asked_when


@pytest.mark.parametrize(
    ("folded", "relation"),
    [
        ("at 14:00", Relation.AT),
        ("14:00", Relation.AT),
        ("around 14:00", Relation.AT),
        ("after 14:00", Relation.AFTER),
        ("from 2pm", Relation.AFTER),
        ("since 14:00", Relation.AFTER),
        ("nach 14 uhr", Relation.AFTER),
        ("before 14:00", Relation.BEFORE),
        ("until 2 pm", Relation.BEFORE),
        ("by 14:00", Relation.BEFORE),
        ("vor 14 uhr", Relation.BEFORE),
    ],
)
def test_asked_when_reads_how_a_time_is_meant(folded: str, relation: Relation) -> None:
    when = asked_when(f"talks {folded} please")
    assert when.time == AskedTime(relation, time(14))
    assert when.rest.split() == ["talks", "please"]


@pytest.mark.parametrize(
    "folded",
    [
        "between 14:00 and 15:30",
        "from 14:00 to 15:30",
        "14:00 - 15:30",
        "14:00–15:30",
        "from 2 to 3:30pm",
        "zwischen 14 uhr und 15:30",
        "von 14:00 bis 15:30",
    ],
)
def test_asked_when_reads_spans(folded: str) -> None:
    when = asked_when(folded)
    assert when.time == AskedTime(Relation.WITHIN, time(14), time(15, 30))
    assert not when.rest.split()


def test_asked_when_leaves_a_span_of_the_morning_in_the_morning() -> None:
    assert asked_when("between 9 and 10 am").time == AskedTime(
        Relation.WITHIN, time(9), time(10), is_ambiguous=True
    )
    assert asked_when("between 4 and 5 o'clock").time == AskedTime(
        Relation.WITHIN, time(4), time(5), is_ambiguous=True
    )


def test_asked_when_takes_further_times_out_too() -> None:
    when = asked_when("is it 13:00 or 14:00")
    assert when.time == AskedTime(Relation.AT, time(13))
    assert when.rest.split() == ["is", "it", "or"]


@pytest.mark.parametrize(
    ("folded", "starts", "ends"),
    [
        ("in the morning", time(0), time(12)),
        ("this afternoon", time(12), time(18)),
        ("evenings", time(18), time(23, 59)),
        ("am vormittag", time(0), time(12)),
        ("abends", time(18), time(23, 59)),
    ],
)
def test_asked_when_reads_parts_of_the_day(folded: str, starts: time, ends: time) -> None:
    when = asked_when(f"what is on {folded}")
    assert when.time == AskedTime(Relation.WITHIN, starts, ends)
    assert when.rest.split() == ["what", "is", "on"]


def test_asked_when_reads_a_day_and_a_time() -> None:
    when = asked_when("who speaks on friday at 4pm")
    assert when.day == AskedDay(weekday=4)
    assert when.time == AskedTime(Relation.AT, time(16))
    assert when.rest.split() == ["who", "speaks"]


@pytest.mark.parametrize(
    "folded", ["", "who gives the keynote", "room 4", "at the venue", "deep learning after all"]
)
def test_asked_when_without_a_time_leaves_everything(folded: str) -> None:
    when = asked_when(folded)
    assert (when.time, when.day, when.rest) == (None, None, folded)


def test_in_the_afternoon_moves_what_may_be_moved() -> None:
    span = AskedTime(Relation.WITHIN, time(2), time(4), is_ambiguous=True)
    assert span.in_the_afternoon() == AskedTime(Relation.WITHIN, time(14), time(16))
    moment = AskedTime(Relation.AT, time(15), is_ambiguous=True)
    assert moment.in_the_afternoon() == AskedTime(Relation.AT, time(15))


@pytest.mark.parametrize(
    ("folded", "relation", "until"),
    [
        ("talks between 10 and 11", Relation.WITHIN, time(11)),
        ("talks between ten and eleven?", Relation.WITHIN, time(11)),
        ("talks after 10", Relation.AFTER, None),
        ("talks before ten?", Relation.BEFORE, None),
    ],
)
def test_asked_when_takes_bare_hours_where_nothing_else_can_be_meant(
    folded: str, relation: Relation, until: time | None
) -> None:
    assert asked_when(folded).time == AskedTime(relation, time(10), until, is_ambiguous=True)


@pytest.mark.parametrize(
    "folded",
    ["between 10 and 11 pages", "after 5 minutes", "before 3 talks", "between us and them"],
)
def test_asked_when_takes_no_number_of_things_for_an_hour(folded: str) -> None:
    when = asked_when(folded)
    assert when.time is None
    assert when.rest == folded
