"""The command `rehearse`, as an organizer types it the day before."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.cli import run

if TYPE_CHECKING:
    from pathlib import Path

PASTA = """
event: {id: pasta-2031, name: PASTA 2031, timezone: Europe/Rome, starts: 2031-05-02}
sessions: [{id: sauce, title: The Theory of Sauce, starts: "10:00", ends: "11:00"}]
"""
SAID = """\
Fri 02 May 2031 09:50 CEST  main channel
    Talk in 10 minutes: The Theory of Sauce
    10:00 – 11:00

Fri 02 May 2031 10:00 CEST  main channel
    Talk started now: The Theory of Sauce
    10:00 – 11:00

2 messages
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one event, and no database."""
    (tmp_path / "knowledge").mkdir()
    (tmp_path / "knowledge" / "pasta.yaml").write_text(PASTA, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    for variable in ("KNOWLEDGE_DIR", "DATABASE_URL", "DISCORD_TOKEN"):
        monkeypatch.delenv(variable, raising=False)
    return tmp_path


def test_what_would_be_sent_is_printed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["rehearse", "--from", "2031-05-02T09:30"]) == 0
    assert capsys.readouterr().out == SAID
    assert not (folder / "data").exists()


def test_until_and_dry_run(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    until = ("--until", "2031-05-02T09:55", "--dry-run", "--channel", "4711")
    assert run(["rehearse", "--from", "2031-05-02T09:30", *until]) == 0
    assert capsys.readouterr().out.endswith("\n\n1 message\n")
    assert folder.exists()


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["--from", "soon"], "`soon` is no ISO time, such as 2021-07-02T14:15"),
        (["--from", "2031-05-02", "--until", "2031-05-01"], "before it begins"),
        (["--from", "2031-05-02", "--channel", "1"], "DISCORD_TOKEN is not set"),
        (["--from", "2031-05-02", "--event", "pizza"], "there is no event `pizza`"),
        ([], "--from"),
    ],
)
@pytest.mark.usefixtures("folder")
def test_what_cannot_be_rehearsed(
    arguments: list[str], complaint: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["rehearse", *arguments]) == 2
    said = capsys.readouterr()
    assert complaint in said.err
    assert said.out == ""
