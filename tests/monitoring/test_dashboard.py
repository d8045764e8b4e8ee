"""The dashboard for Grafana shows every figure of the bot, and asks for no other."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.monitoring.exposed import OURS, mistakes
from tests.monitoring.promql import used

ROOT = Path(__file__).parents[2]
BOARD = json.loads((ROOT / "deploy/grafana/workshop-bot.json").read_text(encoding="utf-8"))
PANELS = BOARD["panels"]
FIGURES = [panel for panel in PANELS if panel["type"] != "row"]
QUERIES = [target["expr"] for panel in FIGURES for target in panel["targets"]]
DATASOURCE = {"type": "prometheus", "uid": "${datasource}"}
WIDTH = 24


def shown_as(metric: str) -> set[str]:
    """Return the series of which one is enough to show the metric."""
    base = metric.removesuffix("_bucket").removesuffix("_sum").removesuffix("_count")
    return {metric, f"{base}_bucket"}


@pytest.mark.parametrize("query", QUERIES)
def test_panel_asks_for_what_there_is(query: str) -> None:
    assert list(mistakes(query)) == []


@pytest.mark.parametrize("query", QUERIES)
def test_panel_shows_the_chosen_instances(query: str) -> None:
    compared = [each.compared.get("instance") for each in used(query)]
    assert ["$instance"] in compared
    assert "workshop_bot_info" in query or None not in compared


def test_every_metric_is_shown() -> None:
    asked_for = {each.metric for query in QUERIES for each in used(query)}
    assert {each for each in OURS if not shown_as(each) & asked_for} == set()


def test_panels_have_numbers_and_titles_of_their_own() -> None:
    numbers, titles = ({panel[key] for panel in PANELS} for key in ("id", "title"))
    assert len(numbers) == len(titles) == len(PANELS)
    assert all(panel["description"] for panel in FIGURES)


def covered(panel: dict[str, Any]) -> set[tuple[int, int]]:
    at = panel["gridPos"]
    return {
        (x, y) for x in range(at["x"], at["x"] + at["w"]) for y in range(at["y"], at["y"] + at["h"])
    }


def test_panels_do_not_overlap_and_leave_no_gap() -> None:
    cells = [cell for panel in PANELS for cell in covered(panel)]
    assert len(cells) == len(set(cells))
    height = max(y for _, y in cells) + 1
    assert {x for x, _ in cells} == set(range(WIDTH))
    assert {y for _, y in cells} == set(range(height))


def test_each_panel_asks_the_chosen_prometheus_under_names_of_its_own() -> None:
    for panel in FIGURES:
        assert panel["datasource"] == DATASOURCE
        assert all(target["datasource"] == DATASOURCE for target in panel["targets"])
        names = [target["refId"] for target in panel["targets"]]
        assert len(names) == len(set(names)) > 0


def test_variables_are_the_datasource_and_the_instance() -> None:
    datasource, instance = BOARD["templating"]["list"]
    assert (datasource["name"], datasource["type"]) == ("datasource", "datasource")
    assert datasource["query"] == DATASOURCE["type"]
    assert (instance["name"], instance["datasource"]) == ("instance", DATASOURCE)
    assert instance["definition"] == "label_values(workshop_bot_info, instance)"
    assert instance["query"]["query"] == instance["definition"]
