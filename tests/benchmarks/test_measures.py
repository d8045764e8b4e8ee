from __future__ import annotations

import pytest

from tests.benchmarks.measures import (
    Outcome,
    hit_rate,
    mean_by_group,
    percentile,
    separation,
    timed_calls,
)
from tests.benchmarks.table import Table, milliseconds, shares


def test_hit_rate_counts_what_is_right_among_the_first() -> None:
    outcomes = [Outcome(["a", "b"], {"b"}), Outcome(["c"], {"c", "d"}), Outcome([], {"e"})]

    assert hit_rate(outcomes, 1) == pytest.approx(1 / 3)
    assert hit_rate(outcomes, 2) == pytest.approx(2 / 3)


def test_mean_by_group_counts_each_group_the_same() -> None:
    values = [("few", 1.0), *(("many", 0.0) for _ in range(9))]

    assert mean_by_group(values, lambda group: sum(group) / len(group)) == 0.5


@pytest.mark.parametrize(
    ("positive", "negative", "expected"),
    [([0.9, 0.8], [0.1, 0.2], 1.0), ([0.5], [0.5], 0.5), ([0.1, 0.9], [0.5], 0.5), ([0], [1], 0)],
)
def test_separation(positive: list[float], negative: list[float], expected: float) -> None:
    assert separation(positive, negative) == expected


def test_percentile_is_one_of_the_values() -> None:
    values = [float(value) for value in range(1, 201)]

    assert percentile(values, 50) == 100
    assert percentile(values, 99) == 198
    assert percentile([3.0], 99) == 3


def test_timed_calls_stop_when_the_time_is_used_up_but_not_before_a_few() -> None:
    results, seconds = timed_calls(str.upper, ["a"] * 100, budget_seconds=0)

    assert results == ["A"] * 20
    assert len(seconds) == 20


def test_table_is_markdown() -> None:
    table = Table("Times", ["approach", "ms"], ["A note."])
    table.add("ours", milliseconds(0.0012))

    assert str(table) == (
        "### Times\n\n| approach |  ms |\n| :------- | --: |\n| ours     | 1.2 |\n\nA note.\n"
    )


@pytest.mark.parametrize(
    ("seconds", "printed"),
    [(0.000034, "0.034"), (0.00021, "0.21"), (0.0047, "4.7"), (0.12, "120"), (1.5, "1,500")],
)
def test_milliseconds_show_what_matters(seconds: float, printed: str) -> None:
    assert milliseconds(seconds) == printed


def test_shares_stand_beside_each_other() -> None:
    assert shares(1, 0.98765) == "1.000 / 0.988"
