from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.app import knowledge_path, open_assistant
from bot.knowledge.problems import KnowledgeError


@pytest.fixture(autouse=True)
def _unset(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("KNOWLEDGE_DIR", raising=False)
    monkeypatch.delenv("KNOWLEDGE_DIR_FILE", raising=False)


def test_knowledge_is_where_it_was_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KNOWLEDGE_DIR", "/srv/knowledge")
    assert knowledge_path(Path("event.yaml")) == Path("event.yaml")


def test_knowledge_is_in_its_folder_where_nothing_was_set() -> None:
    assert knowledge_path() == Path("knowledge")


@pytest.mark.parametrize("variable", ["KNOWLEDGE_DIR", "knowledge_dir"])
def test_knowledge_is_where_the_variable_says(
    variable: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(variable, "/srv/knowledge")
    assert knowledge_path() == Path("/srv/knowledge")


def test_knowledge_is_where_the_named_file_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "secret").write_text("/run/knowledge\n")
    monkeypatch.setenv("KNOWLEDGE_DIR_FILE", "secret")
    assert knowledge_path() == Path("/run/knowledge")


def test_knowledge_is_where_dotenv_says(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("KNOWLEDGE_DIR=elsewhere\n")
    assert knowledge_path() == Path("elsewhere")


def test_assistant_answers_from_the_files(tmp_path: Path) -> None:
    file = tmp_path / "event.yaml"
    file.write_text("event: {id: pasta, name: PASTA, timezone: Europe/Rome, starts: 2031-05-02}")
    assistant = open_assistant(file)
    assert assistant.event_ids == ("pasta",)
    assert assistant.about(now=datetime(2031, 5, 1, tzinfo=UTC)).is_answered


def test_assistant_needs_sound_files(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match="no such file"):
        open_assistant(tmp_path / "missing.yaml")
