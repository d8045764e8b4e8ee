"""What GitHub runs can do no more than it must, and runs what is there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / ".github/workflows"
Yaml = dict[Any, Any]
NAMES = ["gate", "image", "release"]
GRANTED = {
    ("gate", "gate"): {"contents": "read"},
    ("image", "build"): {"contents": "read"},
    ("image", "push"): {"contents": "read", "packages": "write"},
    ("release", "gate"): {"contents": "read"},
    ("release", "lists"): {"contents": "read"},
    ("release", "image"): {
        "contents": "read",
        "packages": "write",
        "id-token": "write",
        "attestations": "write",
    },
    ("release", "publish"): {"contents": "write"},
}


def text_of(name: str) -> str:
    return (FOLDER / f"{name}.yml").read_text(encoding="utf-8")


def workflow(name: str) -> Yaml:
    read: Yaml = yaml.safe_load(text_of(name))
    return read


def jobs() -> Iterator[tuple[str, str, Yaml]]:
    for name in NAMES:
        for job, told in workflow(name)["jobs"].items():
            yield name, job, told


def steps() -> Iterator[Yaml]:
    for _, _, told in jobs():
        yield from told.get("steps", [])


def events(name: str) -> Yaml:
    told: Yaml = workflow(name)[True]  # YAML reads `on` as a truth
    return told


def test_these_are_all() -> None:
    assert sorted(each.stem for each in FOLDER.iterdir()) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_each_action_is_pinned_by_its_commit_and_says_its_version(name: str) -> None:
    for line in re.findall(r"^.*\buses:.*$", text_of(name), re.MULTILINE):
        assert re.search(r"uses: [\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$", line) or (
            re.search(r"uses: \./", line)
        ), line


def test_an_action_has_the_same_commit_everywhere() -> None:
    pins = re.findall(r"uses: (.+?)@(\w+ # \S+)", "".join(map(text_of, NAMES)))
    assert len(dict(pins)) == len(set(pins)) > 3


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_permitted_but_by_job(name: str) -> None:
    assert workflow(name)["permissions"] == {}


def test_each_job_is_permitted_the_least() -> None:
    assert {(name, job): told["permissions"] for name, job, told in jobs()} == GRANTED


def test_what_is_tried_on_pull_requests_may_only_read() -> None:
    for name in NAMES:
        if "pull_request" in events(name):
            writing = {
                job for (of, job), may in GRANTED.items() if of == name if "write" in may.values()
            }
            for job in writing:
                assert workflow(name)["jobs"][job]["if"] == "github.ref == 'refs/heads/main'"


@pytest.mark.parametrize("name", NAMES)
def test_nothing_runs_strangers_code_with_our_rights(name: str) -> None:
    assert not {"pull_request_target", "workflow_run", "issue_comment"} & events(name).keys()


def test_no_command_has_an_expression_in_it() -> None:
    """GitHub pastes it into the shell's text: a branch's name could be a command."""
    commands = [step["run"] for step in steps() if "run" in step]
    assert len(commands) > 5
    assert [command for command in commands if "${{" in command] == []


def test_no_checkout_leaves_its_token_behind() -> None:
    checkouts = [step for step in steps() if step.get("uses", "").startswith("actions/checkout@")]
    assert len(checkouts) > 3
    assert all(step["with"]["persist-credentials"] is False for step in checkouts)


def test_nothing_is_cached() -> None:
    assert not any("cache" in str(step).lower() for step in steps())


def test_each_job_ends_in_time_and_none_runs_twice_at_once() -> None:
    assert all("timeout-minutes" in told or "uses" in told for _, _, told in jobs())
    for name in NAMES:
        group = workflow(name)["concurrency"]["group"]
        assert group == f"{name}-${{{{ github.ref }}}}"


def test_the_gate_runs_what_developers_run_on_each_python_that_is_promised() -> None:
    (told,) = workflow("gate")["jobs"].values()
    commands = [step for step in told["steps"] if "run" in step]
    assert commands == [{"run": ".ci/run", "env": {"PYTHON": "python${{ matrix.python }}"}}]
    promised = re.findall(r"\bpython(3\.\d+)\b", (ROOT / ".ci/setup").read_text(encoding="utf-8"))
    assert sorted(told["strategy"]["matrix"]["python"]) == sorted(set(promised))
    assert {"push", "pull_request", "schedule", "workflow_call"} == events("gate").keys()


def test_setup_takes_the_python_that_the_gate_names() -> None:
    assert "${PYTHON:-" in (ROOT / ".ci/setup").read_text(encoding="utf-8")


def test_a_release_waits_for_the_gate() -> None:
    told = workflow("release")["jobs"]
    assert told["gate"]["uses"] == "./.github/workflows/gate.yml"
    assert told["image"]["needs"] == ["gate", "lists"]
    assert told["publish"]["needs"] == ["lists", "image"]
    assert events("release") == {"push": {"tags": ["v*"]}}


def test_a_release_says_signed_where_its_image_comes_from_and_what_is_in_it() -> None:
    told = workflow("release")["jobs"]["image"]["steps"]
    said = [step["with"] for step in told if step.get("uses", "").startswith("actions/attest@")]
    assert [each.pop("sbom-path", None) for each in said] == [None, "dist/sbom.cdx.json"]
    assert said[0] == said[1]
    assert said[0]["subject-digest"] == "${{ steps.image.outputs.digest }}"


def test_the_lists_are_made_with_the_python_of_the_image() -> None:
    (base,) = re.findall(r"^ARG BASE=python:([\d.]+)-slim$", dockerfile(), re.MULTILINE)
    made = workflow("release")["jobs"]["lists"]["steps"]
    versions = {
        step["with"]["python-version"] for step in made if "python-version" in step.get("with", {})
    }
    assert versions == {base}
    assert [step["env"] for step in made if "env" in step] == [{"PYTHON": f"python{base}"}]


def test_each_file_that_is_run_is_there() -> None:
    named = re.findall(r"(?<![\w./])\.ci/[\w-]+", "".join(map(text_of, NAMES)))
    assert {".ci/run", ".ci/image-build", ".ci/release-notes"} <= set(named)
    assert all((ROOT / each).stat().st_mode & 0o100 for each in named)


def dockerfile() -> str:
    return (ROOT / "Dockerfile").read_text(encoding="utf-8")


def test_dependabot_keeps_the_actions_fresh() -> None:
    told = yaml.safe_load((ROOT / ".github/dependabot.yml").read_text(encoding="utf-8"))
    assert told["version"] == 2
    looked_at = [(each["package-ecosystem"], each["directory"]) for each in told["updates"]]
    assert looked_at == [("github-actions", "/")]
