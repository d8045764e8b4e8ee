from pathlib import Path

import pytest

from bot.settings import Settings


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to be in, with nothing of ours in the environment."""
    monkeypatch.chdir(tmp_path)
    for name in ("KNOWLEDGE_DIR", "LOG_LEVEL"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(f"{name}_FILE", raising=False)
    return tmp_path


def test_settings_when_nothing_is_set() -> None:
    assert Settings() == Settings(knowledge_dir=Path("knowledge"), log_level="INFO")


def test_settings_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KNOWLEDGE_DIR", "/srv/events")
    monkeypatch.setenv("LOG_LEVEL", "debug")
    assert Settings() == Settings(knowledge_dir=Path("/srv/events"), log_level="DEBUG")


def test_setting_from_a_named_file_loses_its_line_end(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "secret").write_text("WARNING\n")
    monkeypatch.setenv("LOG_LEVEL_FILE", str(folder / "secret"))
    assert Settings().log_level == "WARNING"


def test_settings_from_dotenv_and_the_files_it_names(folder: Path) -> None:
    (folder / "secret").write_text("ERROR\n")
    (folder / ".env").write_text("KNOWLEDGE_DIR=events\nLOG_LEVEL_FILE=secret\nSOMETHING_ELSE=1\n")
    assert Settings() == Settings(knowledge_dir=Path("events"), log_level="ERROR")


def test_first_place_counts(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "secret").write_text("ERROR")
    (folder / ".env").write_text("LOG_LEVEL=DEBUG\n")
    assert Settings().log_level == "DEBUG"
    monkeypatch.setenv("LOG_LEVEL_FILE", "secret")
    assert Settings().log_level == "ERROR"
    monkeypatch.setenv("LOG_LEVEL", "CRITICAL")
    assert Settings().log_level == "CRITICAL"


def test_empty_variable_counts_as_absent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOG_LEVEL", "")
    assert Settings().log_level == "INFO"


def test_unusable_value_names_its_field(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOG_LEVEL", "loud")
    with pytest.raises(ValueError, match="log_level"):
        Settings()


def test_missing_named_file_names_its_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOG_LEVEL_FILE", "missing")
    with pytest.raises(ValueError, match=r"LOG_LEVEL_FILE: .*missing"):
        Settings()
