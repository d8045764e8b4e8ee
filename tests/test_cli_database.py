"""The commands about the database, as an operator uses them."""

import asyncio
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.cli import run
from bot.storage.choices import ServerChoices
from bot.storage.stores import Stores

SECRET = "s3cret-word"  # noqa: S105 (it opens nothing)
BAD_USE = 2


@dataclass(frozen=True)
class Ran:
    code: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def cli(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run the command line in a folder of its own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.delenv("DATABASE_URL_FILE", raising=False)

    def ran(*arguments: str) -> Ran:
        code = run(arguments)
        out, err = capsys.readouterr()
        return Ran(code, out, err)

    return ran


async def _choose(event: str) -> None:
    stores = await Stores.open("sqlite:///data/bot.sqlite3")
    await stores.choices.save(7, ServerChoices(event))
    await stores.close()


def choose(event: str) -> None:
    """Let a server choose an event, in a bot that ends then."""
    asyncio.run(_choose(event))


def chosen() -> list[str]:
    """Return which events servers chose."""
    with closing(sqlite3.connect("data/bot.sqlite3")) as database:
        return [event for (event,) in database.execute("SELECT event FROM servers")]


def test_what_was_saved_is_put_back(cli: Run, tmp_path: Path) -> None:
    choose("pasta")
    assert cli("backup", "saved.sqlite3") == Ran(
        0, "saved.sqlite3: 1 server, 0 reminders, 0 messages\n", ""
    )
    choose("risotto")
    restored = cli("restore", "saved.sqlite3")
    assert (restored.code, restored.err) == (0, "")
    assert chosen() == ["pasta"]
    first, second = restored.out.splitlines()
    assert first == "data/bot.sqlite3: 1 server, 0 reminders, 0 messages"
    safety_copy, _, told = second.partition(": ")
    assert told == "what was there before"
    assert (tmp_path / safety_copy).is_file()


def test_backup_is_put_where_nothing_was(cli: Run) -> None:
    choose("pasta")
    cli("backup", "saved.sqlite3")
    Path("data/bot.sqlite3").unlink()
    assert cli("restore", "saved.sqlite3") == Ran(
        0, "data/bot.sqlite3: 1 server, 0 reminders, 0 messages\n", ""
    )
    assert chosen() == ["pasta"]


def test_backup_is_replaced_by_force_only(cli: Run) -> None:
    choose("pasta")
    assert cli("backup", "saved.sqlite3").code == 0
    assert cli("backup", "saved.sqlite3") == Ran(
        BAD_USE, "", "workshop-bot: saved.sqlite3 is there already; --force replaces it\n"
    )
    assert cli("backup", "saved.sqlite3", "--force").code == 0


@pytest.mark.parametrize(
    ("command", "told"),
    [
        (("backup", "saved.sqlite3"), "there is no database data/bot.sqlite3 yet"),
        (("restore", "missing"), "there is no file missing"),
        (("restore", "notes.txt"), "notes.txt: file is not a database"),
        (("restore",), "missing argument 'FILE'; see workshop-bot restore --help"),
        (("backup",), "missing argument 'FILE'; see workshop-bot backup --help"),
    ],
)
def test_what_cannot_be_is_told_in_one_line(command: tuple[str, ...], told: str, cli: Run) -> None:
    Path("notes.txt").write_text("these are my notes, " * 100)
    assert cli(*command) == Ran(BAD_USE, "", f"workshop-bot: {told}\n")
    assert not Path("data/bot.sqlite3").exists()


@pytest.mark.parametrize("command", ["backup", "restore"])
def test_database_on_a_server_is_saved_by_its_own_tools(
    command: str, cli: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", f"postgresql://bot:{SECRET}@db/bot")
    ran = cli(command, "saved.sqlite3")
    assert (ran.code, ran.out) == (BAD_USE, "")
    assert "pg_dump" in ran.err
    assert "pg_restore" in ran.err
    assert SECRET not in ran.err


def test_setting_that_cannot_be_used_is_told(cli: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "mysql://db/bot")
    ran = cli("backup", "saved.sqlite3")
    assert ran.code == BAD_USE
    assert ran.err.startswith("workshop-bot: DATABASE_URL: ")


def test_help_tells_what_the_file_is(cli: Run) -> None:
    assert "The FILE is complete as soon as it is there." in cli("backup", "--help").out
    assert "The FILE is one that `backup` wrote." in cli("restore", "--help").out
