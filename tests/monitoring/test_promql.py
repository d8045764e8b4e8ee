from __future__ import annotations

import pytest

from tests.monitoring.exposed import mistakes
from tests.monitoring.promql import Used, used


def test_metrics_of_a_query() -> None:
    query = """
        histogram_quantile(0.99, sum by (instance, le) (rate(a_bucket{way="x", b=~"y|z"}[5m]))) > 2
        and on (instance) max(c offset 1h) >= -20 * time()
    """
    assert used(query) == [
        Used("a_bucket", {"way": ["x"], "b": ["y", "z"]}, frozenset({"instance", "le"})),
        Used("c", {}, frozenset()),
    ]


@pytest.mark.parametrize("query", ["sum(a", "sum(a))", "guess(a)", "a ? b", 'a{b="c}'])
def test_query_that_is_not_understood(query: str) -> None:
    with pytest.raises(ValueError, match=r"not understood|not closed"):
        used(query)


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("workshop_bot_ready", []),
        ("workshop_bot_redy", ["no metric: workshop_bot_redy"]),
        ("workshop_bot_answers", ["no metric: workshop_bot_answers"]),
        ("sum by (kind) (workshop_bot_ready)", ["no label of workshop_bot_ready: kind"]),
        ('workshop_bot_ready{way="command"}', ["no label of workshop_bot_ready: way"]),
        (
            'workshop_bot_answers_total{kind="unknown"}',
            ["nothing that kind of workshop_bot_answers_total is: unknown"],
        ),
    ],
)
def test_mistakes_of_a_query(query: str, said: list[str]) -> None:
    assert [each for each in mistakes(query) if "nothing that way" not in each] == said
