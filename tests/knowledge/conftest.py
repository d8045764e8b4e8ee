from collections.abc import Callable
from pathlib import Path

import pytest

from bot.knowledge.edition import Edition
from bot.knowledge.reading import load_knowledge, read_knowledge
from bot.knowledge.yaml_nodes import Limits


@pytest.fixture
def problems(tmp_path: Path) -> Callable[..., list[str]]:
    """What is wrong with a file of this content: `line:column: message` for each problem."""

    def problems_of(content: str | bytes, limits: Limits | None = None) -> list[str]:
        file = tmp_path / "event.yaml"
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        loaded = load_knowledge(file, limits or Limits())
        assert {problem.file for problem in loaded.problems} <= {str(file)}
        return [str(problem).removeprefix(f"{file}:") for problem in loaded.problems]

    return problems_of


@pytest.fixture
def edition(tmp_path: Path) -> Callable[[str], Edition]:
    """The edition that a file of this content describes."""

    def edition_of(content: str) -> Edition:
        file = tmp_path / "event.yaml"
        file.write_text(content, encoding="utf-8")
        (found,) = read_knowledge(file).editions
        return found

    return edition_of
