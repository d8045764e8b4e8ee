from pathlib import Path

import pytest

from bot.doctor.findings import Severity
from bot.doctor.given import read_settings
from bot.doctor.settings import check_settings
from tests.doctor.patients import SECRET, TOKEN


def _told(env_file: Path = Path(".env")) -> list[tuple[str, str]]:
    """Return what is found, without what is well."""
    found = check_settings(read_settings(), env_file)
    assert not any(SECRET in each.says + each.to_do for each in found)
    assert all(each.to_do for each in found if each.severity > Severity.NOTE)
    return [(each.severity.name, each.says) for each in found]


def test_nothing_has_to_be_set() -> None:
    assert _told() == [("OK", "nothing is set, so all are usual")]


def test_settings_that_can_be_used(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / ".env").write_text(f"DISCORD_TOKEN={TOKEN}\n")
    (folder / ".env").chmod(0o600)
    monkeypatch.setenv("LOG_LEVEL", "debug")
    assert _told() == [("OK", "2 set, each of them usable")]


def test_each_setting_that_cannot_be_used_is_named_and_the_others_are_read(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / ".env").write_text(f"LOG_LEVEL=loud\nDATABASE_URL=mysql://bot:{SECRET}@db/bot\n")
    (folder / ".env").chmod(0o600)
    monkeypatch.setenv("HTTP_PORT", "99999")
    monkeypatch.setenv("KNOWLEDGE_DIR", "events")
    given = read_settings()
    assert given.unusable.keys() == {"log_level", "database_url", "http_port"}
    assert given.settings.knowledge_dir == Path("events")
    assert (given.settings.log_level, given.settings.http_port) == ("INFO", 8095)
    told = _told()
    assert {severity for severity, _ in told} == {"ERROR"}
    assert sorted(says.split()[0] for _, says in told) == ["DATABASE_URL", "HTTP_PORT", "LOG_LEVEL"]


def test_shards_that_do_not_fit_are_told_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHARD_IDS", "0, 4")
    monkeypatch.setenv("SHARD_COUNT", "4")
    given = read_settings()
    assert given.unusable.keys() == {"shard_ids", "shard_count"}
    assert (given.settings.shard_ids, given.settings.shard_count) == ((), None)
    assert [says.split()[0] for _, says in _told()] == ["SHARD_IDS"]


def test_what_is_wrong_is_told_again_where_mending_one_shows_another(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SHARD_IDS", "0")
    monkeypatch.setenv("LOG_LEVEL", "loud")
    assert read_settings().unusable.keys() == {"log_level", "shard_ids", "shard_count"}


def test_named_file_that_is_gone(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOG_LEVEL_FILE", "missing")
    monkeypatch.setenv("DISCORD_TOKEN_FILE", "token")
    (folder / "token").write_text(f"{TOKEN}\n")
    given = read_settings()
    assert given.settings.discord_token
    assert given.settings.discord_token.get_secret_value() == TOKEN
    says = "LOG_LEVEL_FILE names a file missing that can't be read: No such file or directory"
    assert _told() == [("ERROR", says)]


def test_token_that_stands_where_its_file_should_is_not_shown(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("DISCORD_TOKEN_FILE", TOKEN)
    says = "DISCORD_TOKEN_FILE names a file that can't be read: No such file or directory"
    assert _told() == [("ERROR", says)]


def test_named_file_that_is_no_text(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "level").write_bytes(b"\xff\xfe")
    monkeypatch.setenv("LOG_LEVEL_FILE", "level")
    says = "LOG_LEVEL_FILE names a file that can't be read: it is not written in UTF-8"
    assert _told() == [("ERROR", says)]


def test_dotenv_that_is_no_text_keeps_nothing_else_from_being_read(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / ".env").write_bytes(b"LOG_LEVEL=\xff\n")
    monkeypatch.setenv("LOG_LEVEL", "debug")
    assert read_settings().settings.log_level == "DEBUG"
    assert _told() == [("ERROR", ".env can't be read: it is not written in UTF-8")]


def test_dotenv_that_is_no_file_counts_as_none(folder: Path) -> None:
    (folder / ".env").symlink_to(".env")
    assert _told() == [("OK", "nothing is set, so all are usual")]


@pytest.mark.parametrize(
    ("misspelt", "meant"),
    [
        ("DISCORD_TOKN", "DISCORD_TOKEN"),
        ("DISCORDTOKEN", "DISCORD_TOKEN"),
        ("DATABASE_URI", "DATABASE_URL"),
        ("LOGLEVEL", "LOG_LEVEL"),
        ("DISCORD_TOKEN_FLE", "DISCORD_TOKEN_FILE"),
    ],
)
def test_misspelt_variable(
    misspelt: str, meant: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / ".env").write_text(f"{misspelt}={TOKEN}\n")
    ending = f"is no setting, did you mean {meant}?"
    assert _told() == [("WARNING", f"{misspelt} in .env {ending}")]
    (folder / ".env").unlink()
    monkeypatch.setenv(misspelt, TOKEN)
    assert _told() == [("WARNING", f"{misspelt} in the environment {ending}")]


def test_variables_of_others_are_left_alone(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / ".env").write_text("POSTGRES_PASSWORD=x\nHTTP_PROXY=x\nCOMPOSE_PROFILES=postgres\n")
    monkeypatch.setenv("DATABASE_PORT", "5432")
    monkeypatch.setenv("HTTPS_PROXY", "http://proxy")
    assert _told() == [("OK", "nothing is set, so all are usual")]


@pytest.mark.parametrize(
    ("line", "mode", "is_told"),
    [
        (f"DISCORD_TOKEN={TOKEN}", 0o644, True),
        (f"DISCORD_TOKEN={TOKEN}", 0o640, False),
        (f"DATABASE_URL=postgresql://bot:{SECRET}@db/bot", 0o644, True),
        ("DATABASE_URL=sqlite:///bot.sqlite3", 0o644, False),
        ("LOG_LEVEL=debug", 0o644, False),
    ],
)
def test_secret_that_everybody_may_read(
    line: str, mode: int, folder: Path, *, is_told: bool
) -> None:
    (folder / ".env").write_text(f"{line}\n")
    (folder / ".env").chmod(mode)
    severities = [severity for severity, _ in _told()]
    assert severities == (["WARNING"] if is_told else ["OK"])
