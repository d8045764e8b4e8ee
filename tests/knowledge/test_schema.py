"""The schema by which editors help: it takes whatever the reader takes."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from bot.knowledge.reading import read_knowledge
from bot.knowledge.schema import FILE_NAME, json_schema, schema_text
from bot.knowledge.source_file import SourceFile
from bot.knowledge.starter import starter
from bot.knowledge.yaml_nodes import Limits, parse

if TYPE_CHECKING:
    from jsonschema.protocols import Validator

KNOWLEDGE = Path(__file__).parents[2] / "knowledge"
FILES = sorted(KNOWLEDGE.glob("*.yaml"))
EVERYTHING = """\
event:
  {id: x, name: 2021, starts: 2021-07-02, ends: , venue: Hall, held_with: ISC, topics: no,
  links: {Tickets: example.org}, website: , timezone: UTC}
deadlines: {name: Paper, due: 2021-05-14, history: 2021-05-01}
sessions:
  - {title: yes, kind: lunch, starts: 14:15, speakers: [Ada (London), {name: Ada}, {id: ada}]}
  - {title: 1.5, speakers: Ada, links: [example.org, {title: a, url: example.org}]}
  - {id: 7, title: a, status: canceled, room: 7}
people: [Grace (Yale), {id: ada, name: Ada}]
committee: Ada (London)
contacts: [info@example.org, {person: Ada, topic: 7}]
faq: {questions: Where, answer: 42, link: example.org, about: event}
pages: {title: a, section: A > B, text: , about: [event]}
"""


@pytest.fixture(scope="module")
def validator() -> Validator:
    from jsonschema import Draft202012Validator  # noqa: PLC0415 - it takes seconds

    Draft202012Validator.check_schema(json_schema())
    return Draft202012Validator(json_schema())


def as_an_editor_reads_it(content: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(json.dumps(yaml.safe_load(content), default=str))
    return found


def as_the_bot_reads_it(content: str) -> dict[str, Any]:
    found = parse(SourceFile("event.yaml", content), Limits())
    assert isinstance(found, dict)
    return found


def test_committed_schema_is_the_one_of_the_format() -> None:
    assert (KNOWLEDGE / FILE_NAME).read_text(encoding="utf-8") == schema_text()


@pytest.mark.parametrize("read", [as_an_editor_reads_it, as_the_bot_reads_it])
@pytest.mark.parametrize(
    "content",
    [EVERYTHING, starter("x"), *(file.read_text(encoding="utf-8") for file in FILES)],
    ids=["everything", "starter", *(file.name for file in FILES)],
)
def test_schema_accepts_what_the_reader_accepts(
    validator: Validator, content: str, read: Callable[[str], dict[str, Any]]
) -> None:
    assert [error.message for error in validator.iter_errors(read(content))] == []


def test_reader_accepts_the_example_of_everything(tmp_path: Path) -> None:
    file = tmp_path / "x.yaml"
    file.write_text(EVERYTHING, encoding="utf-8")

    assert read_knowledge(file).editions[0].sessions[0].title == "yes"


@pytest.mark.parametrize(
    "content",
    [
        "faq: []",
        "event: {name: a}",
        "event: {name: a, starts: 2021-07-02, nmae: b}",
        "event: {name: a, starts: 2021-07-02}\nsessions: [{titel: a}]",
        "event: {name: a, starts: 2021-07-02}\nsessions: [{title: [a]}]",
        "event: {name: a, starts: 2021-07-02}\nfaq: [{questions: [], answer: a}]",
        "event: {id: Not an id, name: a, starts: 2021-07-02}",
    ],
)
def test_schema_refuses_what_an_editor_should_mark(validator: Validator, content: str) -> None:
    assert not validator.is_valid(as_an_editor_reads_it(content))


def properties(schema: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for found in [schema, *schema["$defs"].values()]:
        for shape in [found, *found.get("anyOf", [])]:
            yield from shape.get("properties", {}).items()


def test_every_key_is_described() -> None:
    found = list(properties(json_schema()))

    assert len(found) > 80
    assert [name for name, written in found if not written.get("description")] == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_file_names_the_schema_in_its_first_line(file: Path) -> None:
    first, *_ = file.read_text(encoding="utf-8").splitlines()

    assert first == f"# yaml-language-server: $schema={FILE_NAME}"
