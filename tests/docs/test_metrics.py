"""The page of metrics has every one that the bot has, with its labels, and no other."""

from __future__ import annotations

import re

from prometheus_client import Counter, Gauge, Histogram

from bot.answers.models import AnswerKind
from bot.reminders.models import MessageKind
from bot.telemetry.metrics import PREFIX, Metrics
from tests.docs.pages import PAGES, named, page, rows

PAGE = page("docs/metrics.md")
ROWS = [(named(row[0]), row) for row in rows(PAGE.text)]
TABLE = {
    names[0]: (row[1], tuple(named(row[2])))
    for names, row in ROWS
    if names and names[0].startswith(f"{PREFIX}_")
}
KINDS = {
    Counter: ("counter", "_total"),
    Gauge: ("gauge", ""),
    Histogram: ("histogram", ""),
}


def there_are() -> dict[str, tuple[str, tuple[str, ...]]]:
    made = {}
    for each in vars(Metrics()).values():
        if isinstance(each, Counter | Gauge | Histogram):
            kind, end = KINDS[type(each)]
            made[each._name + end] = (kind, tuple(each._labelnames))
    return made


def test_metrics_on_the_page_are_those_that_there_are() -> None:
    assert len(TABLE) > 20
    assert there_are() == TABLE


def test_all_that_is_collected_is_on_the_page() -> None:
    families = Metrics().registry.collect()
    others = {each.name for each in families if each.name.removesuffix("_total") not in PAGE.text}
    assert {name for name in others if not name.startswith(("process_", "python_"))} == set()


def test_page_tells_every_kind_of_answer_and_message() -> None:
    cells = {name for names, row in ROWS if len(row) == 2 for name in names}
    assert cells >= set(AnswerKind) | set(MessageKind)


def test_no_page_names_a_metric_that_there_is_not() -> None:
    known = {name + end for name in TABLE for end in ("", "_bucket", "_sum", "_count")}
    found = {
        (each.path, word)
        for each in PAGES
        for code in each.code
        for word in re.findall(rf"{PREFIX}_\w+", code)
    }
    assert {(path, word) for path, word in found if word not in known} == set()
