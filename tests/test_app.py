from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot import clock
from bot.app import knowledge_path, open_assistant, open_desk, read_events
from bot.knowledge.problems import KnowledgeError
from bot.settings import Settings
from bot.storage.choices import ServerChoices
from bot.storage.errors import StoreError

PASTA = "event: {id: pasta, name: PASTA, timezone: Europe/Rome, starts: 2031-05-02}"
NAMELESS = "event: {id: soup, timezone: Europe/Rome, starts: 2031-05-02}"


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
    file.write_text(PASTA)
    assistant = open_assistant(file)
    assert assistant.event_ids == ("pasta",)
    assert assistant.about(now=datetime(2031, 5, 1, tzinfo=UTC)).is_answered


def test_assistant_needs_sound_files(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match="no such file"):
        open_assistant(tmp_path / "missing.yaml")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "data/bot.sqlite3"


@pytest.fixture
def settings(tmp_path: Path, file: Path) -> Settings:
    folder = tmp_path / "knowledge"
    folder.mkdir()
    return Settings(knowledge_dir=folder, database_url=f"sqlite:///{file}")


async def test_desk_answers_about_sound_files_and_notes_the_others(settings: Settings) -> None:
    (settings.knowledge_dir / "a.yaml").write_text(NAMELESS)
    (settings.knowledge_dir / "b.yaml").write_text(PASTA)
    async with open_desk(*read_events(settings), settings) as desk:
        assert desk.assistant.event_ids == ("pasta",)
        (problem,) = desk.problems
        assert problem.file.endswith("a.yaml")
        assert "`name`" in problem.message


async def test_desk_keeps_choices_where_the_settings_say_and_tells_the_time(
    settings: Settings, file: Path
) -> None:
    (settings.knowledge_dir / "b.yaml").write_text(PASTA)
    async with open_desk(*read_events(settings), settings) as desk:
        await desk.stores.choices.save(7, ServerChoices("pasta"))
        assert desk.clock is clock.now
        assert desk.problems == ()
        assert desk.stores.database.name == str(file)
    async with open_desk(*read_events(settings), settings) as desk:
        assert desk.stores.choices.server(7) == ServerChoices("pasta")


@pytest.mark.parametrize(
    ("files", "told"),
    [
        ({}, "this folder has no file that ends in .yaml or .yml"),
        ({"a.yaml": NAMELESS, "b.yaml": "event:"}, "a.yaml:1:.*\n.*b.yaml:1:"),
        ({"a.txt": PASTA}, "this folder has no file"),
    ],
)
def test_answering_needs_a_sound_file(files: dict[str, str], told: str, settings: Settings) -> None:
    for name, text in files.items():
        (settings.knowledge_dir / name).write_text(text)
    with pytest.raises(KnowledgeError, match=told):
        read_events(settings)


async def test_desk_needs_a_database(settings: Settings) -> None:
    folder = settings.knowledge_dir
    (folder / "b.yaml").write_text(PASTA)
    settings = Settings(knowledge_dir=folder, database_url=f"sqlite:///{folder}")
    with pytest.raises(StoreError, match="unable to open database file"):
        async with open_desk(*read_events(settings), settings):
            pass
