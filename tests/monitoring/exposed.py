"""What Prometheus gets from the bot, and whether a query asks for that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prometheus_client import Counter, Gauge, Histogram, generate_latest
from prometheus_client.parser import text_string_to_metric_families

from bot.answers.models import AnswerKind
from bot.frontends.discord_app.requests import Way
from bot.reminders.models import MessageKind, MessageState
from bot.telemetry.metrics import PREFIX, Metrics
from tests.monitoring.promql import used

if TYPE_CHECKING:
    from collections.abc import Iterator

FROM_PROMETHEUS = {"job", "instance"}
VALUES: dict[str, set[str]] = {
    "job": {"workshop-bot"},
    "instance": {"$instance"},
    "kind": set(AnswerKind) | set(MessageKind),
    "outcome": set(MessageState) | {"late"},
    "way": set(Way),
}
"""What a label may be compared to."""


def exposed() -> dict[str, set[str]]:
    """Return the labels of each series, by its name, from the text that the bot would give."""
    metrics = Metrics()
    for each in vars(metrics).values():
        if isinstance(each, Counter | Gauge | Histogram) and each._labelnames:
            each.labels(*("any" for _ in each._labelnames))
    text = generate_latest(metrics.registry).decode()
    return {"up": set()} | {
        sample.name: set(sample.labels)
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


SERIES = exposed()
OURS = {name for name in SERIES if name.startswith(f"{PREFIX}_")}


def mistakes(query: str) -> Iterator[str]:
    """Tell what a query asks for that there is not."""
    for each in used(query):
        if each.metric not in SERIES:
            yield f"no metric: {each.metric}"
            continue
        known = SERIES[each.metric] | FROM_PROMETHEUS
        for label in {*each.compared, *each.grouped_by} - known:
            yield f"no label of {each.metric}: {label}"
        for label, values in each.compared.items():
            for value in set(values) - VALUES.get(label, set()):
                yield f"nothing that {label} of {each.metric} is: {value}"
