import re
from pathlib import Path

import pytest

from bot.settings import Settings
from tests.container.build_context import ROOT

TEXT = (ROOT / ".env.example").read_text(encoding="utf-8")
ALL, POSTGRES = TEXT.split("# For PostgreSQL by Docker Compose")
LINE = re.compile(r"^(?:# )?([A-Z_]+)=", re.MULTILINE)


def put_in_force(text: str) -> str:
    """Take the # away in front of all that can be set."""
    return re.sub(r"^# (?=[A-Z_]+=)", "", text, flags=re.MULTILINE)


@pytest.fixture(autouse=True)
def _nothing_is_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    for name in LINE.findall(TEXT):
        for variable in (name, f"{name}_FILE"):
            monkeypatch.delenv(variable, raising=False)


def test_every_setting_is_there_once_and_no_other() -> None:
    assert sorted(LINE.findall(ALL)) == sorted(name.upper() for name in Settings.model_fields)


def test_only_the_token_is_to_be_filled_in() -> None:
    in_force = [line for line in TEXT.splitlines() if line and not line.startswith("#")]
    assert in_force == ["DISCORD_TOKEN="]


@pytest.mark.parametrize("text", [TEXT, put_in_force(ALL)], ids=["as it is", "without the #"])
def test_file_changes_nothing(text: str) -> None:
    Path(".env").write_text(text, encoding="utf-8")
    assert Settings() == Settings.model_construct()


@pytest.mark.parametrize("name", [name.upper() for name in Settings.model_fields])
def test_setting_is_explained_above(name: str) -> None:
    (paragraph,) = (
        part for part in ALL.split("\n\n") if re.search(rf"^(# )?{name}=", part, re.MULTILINE)
    )
    assert re.match(r"# [A-Za-z][^=]*[.:]\n", paragraph)


def test_lines_for_postgresql_lead_to_it() -> None:
    chosen = put_in_force(POSTGRES).replace("POSTGRES_PASSWORD=\n", "POSTGRES_PASSWORD=0a1b\n")
    Path(".env").write_text(f"{ALL}{chosen}", encoding="utf-8")
    assert Settings().database_url.get_secret_value() == "postgresql://bot:0a1b@postgres/bot"
