"""What the guides say of the format is so."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.knowledge import event_format, links
from bot.knowledge import format as knowledge_format
from bot.knowledge.entries import Entry, NamedEntry
from bot.knowledge.format import KnowledgeFile
from bot.knowledge.reading import load_knowledge

ROOT = Path(__file__).parents[2]
GUIDE = (ROOT / "docs/knowledge.md").read_text(encoding="utf-8")
REFERENCE = (ROOT / "docs/knowledge-format.md").read_text(encoding="utf-8")
EVENT = "event: {name: Ada Day, starts: 2021-07-02, ends: 2021-09-30}\n"
MODULES = (knowledge_format, event_format, links)
ProblemsOf = Callable[..., list[str]]


def entry_classes() -> list[type[Entry]]:
    found = [value for module in MODULES for value in vars(module).values()]
    classes = {value for value in found if isinstance(value, type) and issubclass(value, Entry)}
    left_out = {Entry, NamedEntry, KnowledgeFile}
    return sorted(classes - left_out, key=lambda entry: entry.__name__)


@pytest.mark.parametrize("entry", entry_classes(), ids=lambda entry: entry.__name__)
def test_reference_has_every_key(entry: type[Entry]) -> None:
    rows = "".join(
        f"| `{key}`{' *' if field.is_required() else ''} | {field.description} |\n"
        for key, field in entry.model_fields.items()
    )

    assert f"\n{entry.__doc__}\n\n| key | meaning |\n| --- | --- |\n{rows}" in REFERENCE


def test_messages_in_the_guide_are_those_that_are_printed(tmp_path: Path) -> None:
    file = tmp_path / "mlhpcs-2021.yaml"
    content = (ROOT / "knowledge/mlhpcs-2021.yaml").read_text(encoding="utf-8")
    content = content.replace("kind: keynote", "kind: keynoet").replace(
        "starts: 16:00", "starts: 4pm"
    )
    file.write_text(content, encoding="utf-8")

    printed = [
        str(problem).replace(str(tmp_path), "knowledge")
        for problem in load_knowledge(file).problems
    ]

    assert len(printed) == 2
    assert "\n".join(printed) in GUIDE


def test_examples_in_the_guide_are_sound(problems: ProblemsOf) -> None:
    talk, moved, deadline, extended, question = re.findall(r"```yaml\n(.*?)```", GUIDE, re.DOTALL)
    talk = talk.replace("16:15", "2021-07-02 16:15")
    deadline = deadline.replace("    due: 2021-09-01 AoE\n", "")

    assert (
        problems(f"{EVENT}sessions:\n{talk}{moved}deadlines:\n{deadline}{extended}faq:\n{question}")
        == []
    )


def test_traps_in_the_guide_are_traps_and_their_cures_are_cures(problems: ProblemsOf) -> None:
    rows = re.findall(r"^\| `(title.*?)` \|.*\| `(.*?)` \|$", GUIDE, re.MULTILINE)

    assert len(rows) == 3
    for wrong, right in rows:
        assert problems(f"{EVENT}sessions:\n- {wrong}\n") != []
        assert problems(f"{EVENT}sessions:\n- {right}\n") == []
