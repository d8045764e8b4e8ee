"""The rules for Prometheus ask for figures that there are, and say what to do."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from bot.settings import Settings
from tests.docs.pages import page
from tests.monitoring.exposed import VALUES, mistakes
from tests.monitoring.promql import used

FOLDER = Path(__file__).parents[2] / "deploy/prometheus"
GUIDE = page("docs/operators.md")
(GROUP,) = yaml.safe_load((FOLDER / "alerts.yml").read_text(encoding="utf-8"))["groups"]
RULES = {rule["alert"]: rule for rule in GROUP["rules"]}
SCRAPING = yaml.safe_load((FOLDER / "scrape.yml").read_text(encoding="utf-8"))
WATCHED = {
    *("up", "workshop_bot_ready", "workshop_bot_gateway_reconnects_total"),
    *("workshop_bot_scheduler_lag_seconds", "workshop_bot_reminders_total"),
    *("workshop_bot_database_failures_total", "workshop_bot_knowledge_problems"),
    *("workshop_bot_answers_total", "workshop_bot_answer_seconds_bucket"),
    *("workshop_bot_failures_total", "workshop_bot_rate_limits_total"),
    "process_resident_memory_bytes",
}


@pytest.fixture(params=RULES, ids=lambda name: name.removeprefix("WorkshopBot"))
def rule(request: pytest.FixtureRequest) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = RULES[request.param]
    return found


def test_names_are_of_the_bot_and_each_its_own() -> None:
    assert len(RULES) == len(GROUP["rules"])
    assert all(re.fullmatch(r"WorkshopBot[A-Z]\w+", name) for name in RULES)


def test_rule_asks_for_what_there_is(rule: dict[str, str]) -> None:
    assert list(mistakes(rule["expr"])) == []


def test_rules_watch_all_that_matters() -> None:
    assert {each.metric for rule in RULES.values() for each in used(rule["expr"])} >= WATCHED


def test_rule_says_how_grave_it_is_and_what_to_do(rule: dict[str, dict[str, str]]) -> None:
    assert rule["labels"].keys() == {"severity"}
    assert rule["labels"]["severity"] in {"critical", "warning", "info"}
    told = rule["annotations"]
    assert told.keys() == {"summary", "description", "see"}
    assert not told["summary"].endswith(".")
    assert len(told["description"].split()) > 20
    assert re.search(rf"^#+ {re.escape(told['see'])}$", GUIDE.text, re.MULTILINE)


def test_what_a_rule_tells_has_figures_and_labels_that_it_has(
    rule: dict[str, dict[str, str]],
) -> None:
    told = rule["annotations"]["description"]
    assert told.count("{{") == told.count("}}")
    for query in re.findall(r'query \(printf "(.+?)"', told):
        asked = query.replace("%s", "$instance")
        assert list(mistakes(asked)) == []
    named = set(re.findall(r"\$labels\.(\w+)", told))
    if "sum by" in str(rule["expr"]):
        assert all(named <= each.grouped_by for each in used(str(rule["expr"])))


def test_command_that_a_rule_names_is_in_the_guide(
    rule: dict[str, dict[str, str]],
) -> None:
    for command in re.findall(r"`(workshop-bot \w+|/\w+ \w+)`", rule["annotations"]["description"]):
        assert command in GUIDE.text


def test_scraping_uses_the_rules_and_the_job_that_they_name() -> None:
    assert [(FOLDER / name).is_file() for name in SCRAPING["rule_files"]] == [True]
    (job,) = SCRAPING["scrape_configs"]
    assert {job["job_name"]} == VALUES["job"]
    assert job.get("metrics_path", "/metrics") == "/metrics"


def test_scraping_looks_where_the_bot_is_by_default() -> None:
    host, port = (Settings.model_fields[name].get_default() for name in ("http_host", "http_port"))
    (job,) = SCRAPING["scrape_configs"]
    assert job["static_configs"] == [{"targets": [f"{host}:{port}"]}]
