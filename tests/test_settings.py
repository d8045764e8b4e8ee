from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.settings import Settings

TOKEN = "s3cret.that-nobody.may-see"  # noqa: S105 (it opens nothing)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to be in, with nothing of ours in the environment."""
    monkeypatch.chdir(tmp_path)
    for name in map(str.upper, Settings.model_fields):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(f"{name}_FILE", raising=False)
    return tmp_path


def test_settings_when_nothing_is_set() -> None:
    assert Settings() == Settings(
        knowledge_dir=Path("knowledge"),
        discord_token=None,
        discord_api_url="https://discord.com/api/v10",
        database_url=SecretStr("sqlite:///data/bot.sqlite3"),
        shard_ids=(),
        shard_count=None,
        log_level="INFO",
    )


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
    with pytest.raises(ValueError, match="LOG_LEVEL: "):
        Settings()


def test_missing_named_file_names_its_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOG_LEVEL_FILE", "missing")
    with pytest.raises(
        ValueError, match="LOG_LEVEL_FILE: the file that it names can't be read: No such file"
    ):
        Settings()


def test_token_is_never_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISCORD_TOKEN", TOKEN)
    settings = Settings()
    assert settings.discord_token == SecretStr(TOKEN)
    assert TOKEN not in f"{settings} {settings!r} {settings.discord_token}"


def test_token_from_a_named_file_loses_its_line_end(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "secret").write_text(f"{TOKEN}\n")
    monkeypatch.setenv("DISCORD_TOKEN_FILE", "secret")
    assert Settings().discord_token == SecretStr(TOKEN)


def test_address_of_the_api_loses_its_slash(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISCORD_API_URL", "http://127.0.0.1:8080/api/v10/")
    assert Settings().discord_api_url == "http://127.0.0.1:8080/api/v10"


@pytest.mark.parametrize(
    "url",
    [
        "sqlite:///bot.sqlite3",
        "sqlite:////var/lib/bot.sqlite3",
        f"postgresql://bot:{TOKEN}@db.example.org:5432/bot?sslmode=require",
        f"postgres://bot:{TOKEN}@db.example.org/bot",
    ],
)
def test_database_is_a_file_or_on_a_server_and_never_shown(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", url)
    settings = Settings()
    assert settings.database_url == SecretStr(url)
    assert url not in f"{settings} {settings!r} {settings.database_url}"


@pytest.mark.parametrize("scheme", ["postgresql+asyncpg", "mysql"])
def test_password_of_a_database_of_another_sort_is_not_shown(
    scheme: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", f"{scheme}://bot:{TOKEN}@db/bot")
    with pytest.raises(ValueError, match=r"DATABASE_URL: .*such as postgresql://") as failed:
        Settings()
    assert TOKEN not in str(failed.value)


@pytest.mark.parametrize("written", ["0,2", "0 2", " 0, 2 "])
def test_shards_are_numbers_in_a_row(written: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHARD_IDS", written)
    monkeypatch.setenv("SHARD_COUNT", "3")
    assert Settings().shard_ids == (0, 2)
    assert Settings().shard_count == 3


def test_shards_may_be_counted_without_being_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHARD_COUNT", "2")
    assert Settings().shard_ids == ()


@pytest.mark.parametrize(
    ("variables", "told"),
    [
        ({"DISCORD_API_URL": "discord.com"}, "DISCORD_API_URL: .*begins with https:// or http://"),
        ({"DATABASE_URL": "mysql://db/bot"}, "DATABASE_URL: .*sqlite:///data/bot.sqlite3"),
        ({"DATABASE_URL": "postgresql://"}, "DATABASE_URL: .*postgresql://bot:password@"),
        ({"DATABASE_URL": "sqlite:///"}, "DATABASE_URL: .*such as sqlite:///data/bot.sqlite3"),
        ({"DATABASE_URL": "bot.sqlite3"}, "DATABASE_URL: .*the address of an SQLite file"),
        ({"SHARD_IDS": "0"}, "SHARD_IDS count from 0 and need a SHARD_COUNT above each of them"),
        ({"SHARD_IDS": "0,2", "SHARD_COUNT": "2"}, "SHARD_IDS count from 0"),
        ({"SHARD_IDS": "-1", "SHARD_COUNT": "2"}, "SHARD_IDS count from 0"),
        ({"SHARD_IDS": "one", "SHARD_COUNT": "2"}, "SHARD_IDS: .*integer"),
        ({"SHARD_COUNT": "0"}, "SHARD_COUNT: .*greater than or equal to 1"),
        ({"SHARD_COUNT": "two"}, "SHARD_COUNT: .*integer"),
        (
            {"DISCORD_TOKEN_FILE": "missing"},
            "DISCORD_TOKEN_FILE: the file that it names can't be read",
        ),
    ],
)
def test_unusable_value_is_told_without_the_token(
    variables: dict[str, str], told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISCORD_TOKEN", TOKEN)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(ValueError, match=told) as unusable:
        Settings()
    assert TOKEN not in str(unusable.value)
    assert TOKEN[:5] not in str(unusable.value)


@pytest.mark.parametrize(
    ("variables", "secrets"),
    [
        ({}, set()),
        ({"DISCORD_TOKEN": f" {TOKEN}\n"}, {TOKEN}),
        ({"DATABASE_URL": "postgresql://bot:p%40ss@db/bot"}, {"p%40ss", "p@ss"}),
        ({"DATABASE_URL": "postgresql://db/bot?user=bot&password=pass"}, {"pass"}),
        ({"DATABASE_URL": "postgresql://bot@db/bot"}, set()),
        ({"DISCORD_API_URL": "https://bot:pass@proxy/api"}, {"pass"}),
    ],
)
def test_what_must_not_be_shown(
    variables: dict[str, str], secrets: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert set(Settings().secrets()) == secrets
