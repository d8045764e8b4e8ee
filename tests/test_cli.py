import io
import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

import bot
from bot.cli import main, run

PASTA = """
event: {id: pasta-2031, series: PASTA, name: PASTA 2031, timezone: Europe/Rome, starts: 2031-05-02}
sessions:
  - id: sauce
    title: The Theory of Sauce
    speakers: [Ada Rossi (Parma)]
    starts: "10:00"
    ends: "11:00"
"""
RISOTTO = """
event: {id: risotto-2030, name: RISOTTO 2030, timezone: Asia/Tokyo, starts: 2030-01-07}
sessions: [{id: rice, title: Rice, starts: "9:00", ends: "10:00"}]
"""
NOW = ("--now", "2031-05-01T10:00+02:00")
BAD_USE, NOT_KNOWN = 2, 3
ENVIRONMENT = {
    "TERM": "dumb",
    "LC_ALL": "C",
    "PYTHONPATH": str(Path(bot.__file__).parents[1]),
}


@dataclass(frozen=True)
class Ran:
    code: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def knowledge(tmp_path: Path) -> Path:
    folder = tmp_path / "knowledge"
    folder.mkdir()
    (folder / "pasta.yaml").write_text(PASTA)
    return folder


@pytest.fixture
def cli(
    knowledge: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> Run:
    """Run the command line in the folder that holds `knowledge/`."""
    monkeypatch.chdir(knowledge.parent)
    monkeypatch.delenv("KNOWLEDGE_DIR", raising=False)

    def ran(*arguments: str, stdin: bytes = b"") -> Ran:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        code = run(arguments)
        sys.stdout.flush()
        out, err = capfdbinary.readouterr()
        return Ran(code, out.decode(), err.decode())

    return ran


def test_question_with_an_answer(cli: Run) -> None:
    ran = cli("ask", "when is the sauce talk?", *NOW)
    assert ran.code == 0
    assert ran.out.startswith("Friday 2 May 2031, 10:00–11:00 CEST")
    assert ran.err == ""


def test_question_needs_no_quotes(cli: Run) -> None:
    assert "Ada Rossi" in cli("ask", "theory", "of", "sauce", *NOW).out


def test_question_that_is_not_known(cli: Run) -> None:
    assert cli("ask", "what is the weather in Paris", *NOW).code == NOT_KNOWN


@pytest.mark.parametrize(
    ("question", "code", "kind"),
    [("sauce", 0, "found"), ("what is the weather in Paris", NOT_KNOWN, "not_known")],
)
def test_json_is_one_line(question: str, code: int, kind: str, cli: Run) -> None:
    ran = cli("ask", question, "--json", *NOW)
    assert ran.code == code
    assert ran.out.count("\n") == 1
    assert json.loads(ran.out)["kind"] == kind


def test_batch_answers_lines_and_ends_well(cli: Run) -> None:
    lines = b'{"id": 1, "q": "sauce"}\nnonsense\n{"id": 2, "q": "ros", "kind": "speaker"}'
    ran = cli("ask", "--batch", *NOW, stdin=lines)
    first, second, third = map(json.loads, ran.out.splitlines())
    assert ran.code == 0
    assert first["answered"]
    assert second["id"] is None
    assert [hit["id"] for hit in third["hits"]] == ["ada-rossi"]


def test_piped_chat_answers_lines_and_ends_well(cli: Run) -> None:
    ran = cli("chat", *NOW, stdin=b"sauce\n\nweather in Paris\n\xff\n")
    assert ran.code == 0
    assert ran.out.startswith("> sauce\n")
    assert "Ada Rossi" in ran.out


def test_chat_in_json(cli: Run) -> None:
    ran = cli("chat", "--json", *NOW, stdin=b"sauce\n")
    assert json.loads(ran.out)["answered"]


def test_event_is_chosen(cli: Run, knowledge: Path) -> None:
    (knowledge / "risotto.yaml").write_text(RISOTTO)
    assert "PASTA" in cli("ask", "what is this about", *NOW, "--json").out
    ran = cli("ask", "when does it start", "--event", "risotto-2030", *NOW)
    assert "7 January 2030" in ran.out


def test_now_without_an_offset_is_in_the_event_zone(cli: Run, knowledge: Path) -> None:
    (knowledge / "risotto.yaml").write_text(RISOTTO)
    ran = cli("ask", "what is on now", "--event", "risotto-2030", "--now", "2030-01-07T09:30")
    assert "Rice" in ran.out
    ran = cli("ask", "what is on now", "--now", "2031-05-02 10:30")
    assert "The Theory of Sauce" in ran.out


def test_time_is_now_unless_given(cli: Run) -> None:
    assert cli("ask", "sauce").code == 0


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["ask"], "ask takes either a question or --batch"),
        (["ask", "sauce", "--batch"], "ask takes either a question or --batch"),
        (["ask", "sauce", "--now", "tomorrow"], "`tomorrow` is no ISO time"),
        (["ask", "sauce", "--event", "pasta-2013"], "did you mean `pasta-2031`?"),
        (["chat", "--event", "pycon"], "there is no event `pycon`, only pasta-2031"),
        (["ask", "sauce", "--loud"], "no such option: --loud; see workshop-bot ask --help"),
        (["ask", "sauce", "--evnt", "x"], "Possible options: --event"),
        (["ask", "sauce", "--event"], "requires an argument; see workshop-bot ask --help"),
        (["--loud"], "no such option: --loud; see workshop-bot --help"),
        (["sing"], "no such command 'sing'; see workshop-bot --help"),
        (["chekc"], "Did you mean 'check'?"),
        (["check", "a", "b"], "unexpected extra argument"),
        (["new"], "missing argument 'ID'; see workshop-bot new --help"),
        (["new", "Pasta 2032"], "did you mean `pasta-2032`?"),
        (["new", "pasta"], "pasta.yaml is there already"),
        (["new", "x", "--knowledge", "knowledge/pasta.yaml"], "knowledge/pasta.yaml"),
    ],
)
def test_bad_use_is_told_in_one_line(arguments: list[str], complaint: str, cli: Run) -> None:
    ran = cli(*arguments)
    assert ran.code == BAD_USE
    assert ran.out == ""
    assert ran.err.startswith("workshop-bot: ")
    assert complaint.casefold() in ran.err.casefold()
    assert ran.err.count("\n") == 1


def test_setting_that_cannot_be_used_is_told(cli: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KNOWLEDGE_DIR_FILE", "missing")
    ran = cli("ask", "sauce")
    assert ran.code == BAD_USE
    assert ran.err.startswith("workshop-bot: KNOWLEDGE_DIR_FILE")


@pytest.mark.parametrize("command", [["ask", "sauce", "--knowledge"], ["check"]])
def test_bad_knowledge_is_told_with_its_places(
    command: list[str], cli: Run, knowledge: Path
) -> None:
    (knowledge / "bad.yaml").write_text("event:\n  id: x\n  nme: X\n")
    ran = cli(*command, "knowledge/bad.yaml")
    assert ran.code == BAD_USE
    assert ran.out == ""
    assert "knowledge/bad.yaml:3:3: " in ran.err
    missing = cli(*command, "missing")
    assert missing.code == BAD_USE
    assert missing.err == "missing:1:1: there is no such file or folder\n"


def test_check_tells_what_was_read(cli: Run) -> None:
    ran = cli("check")
    assert ran.code == 0
    assert ran.out == (
        "pasta-2031: PASTA 2031, 2 May 2031 (Europe/Rome): 1 session, 1 person\n"
        "No problems found.\n"
    )


def test_check_tells_of_each_event(cli: Run, knowledge: Path) -> None:
    (knowledge / "risotto.yaml").write_text(RISOTTO)
    first, second, last = cli("check").out.splitlines()
    assert first.startswith("risotto-2030: ")
    assert second.startswith("pasta-2031: ")
    assert last == "No problems found."


def test_schema_is_json(cli: Run) -> None:
    assert "event" in json.loads(cli("schema").out)["properties"]


def test_new_writes_a_file_that_passes(cli: Run, knowledge: Path) -> None:
    ran = cli("new", "soup-2032")
    assert ran.code == 0
    assert "knowledge/soup-2032.yaml" in ran.out
    assert (knowledge / "workshop.schema.json").exists()
    assert cli("check", "knowledge/soup-2032.yaml").code == 0


def test_new_makes_the_folder_and_leaves_a_schema_that_is_there(cli: Run, tmp_path: Path) -> None:
    assert cli("new", "soup-2032", "--knowledge", "a/b").code == 0
    schema = tmp_path / "a/b/workshop.schema.json"
    schema.write_text("{}")
    assert cli("new", "soup-2033", "--knowledge", "a/b").code == 0
    assert schema.read_text() == "{}"


def test_new_can_be_printed(cli: Run, knowledge: Path) -> None:
    ran = cli("new", "soup-2032", "--stdout")
    assert "soup-2032" in ran.out
    assert not (knowledge / "soup-2032.yaml").exists()


@pytest.mark.parametrize("id_", ["soup.at-home", "s" * 60])
def test_new_takes_any_id_that_the_files_may_have(id_: str, cli: Run) -> None:
    assert cli("new", id_).code == 0
    assert cli("check", f"knowledge/{id_}.yaml").code == 0


@pytest.mark.parametrize(
    ("command", "told"),
    [
        ((), "check     Find mistakes in the knowledge files.\n"),
        (("ask",), "--now TIME        Act as if it were then.\n"),
        (("ask",), "The QUESTION is in your own words"),
        (("chat",), "--event ID        The event that is asked about.\n"),
        (("new",), "The ID is what the event is called by"),
    ],
)
def test_help_is_told(command: tuple[str, ...], told: str, cli: Run) -> None:
    for option in ("--help", "-h"):
        ran = cli(*command, option)
        assert ran.code == 0
        assert told in ran.out


def test_nothing_asked_for_shows_help(cli: Run) -> None:
    ran = cli()
    assert ran.code == BAD_USE
    assert "chat" in ran.out


def test_interruption_ends_quietly(cli: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_path: Path) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("bot.app.open_assistant", interrupted)
    assert cli("ask", "sauce") == Ran(130, "", "")


def test_version(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "argv", ["workshop-bot", "--version"])
    with pytest.raises(SystemExit) as leaving:
        main()
    assert leaving.value.code == 0
    assert capsys.readouterr().out == f"workshop-bot {bot.__version__}\n"


def process(*arguments: str, cwd: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(  # noqa: S603 - the command is our own
        [sys.executable, "-m", "bot", *arguments],
        cwd=cwd,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=ENVIRONMENT,
    )


def test_closed_pipe_ends_quietly(knowledge: Path) -> None:
    asking = process("ask", "--batch", *NOW, cwd=knowledge.parent)
    assert asking.stdin
    assert asking.stdout
    assert asking.stderr
    asking.stdout.close()
    asking.stdin.write(b'{"id": 1, "q": "sauce"}\n')
    asking.stdin.close()
    assert asking.wait(20) == 141
    assert asking.stderr.read() == b""
    asking.stderr.close()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only some systems have a full device")
def test_full_disk_is_told_in_one_line(knowledge: Path) -> None:
    with Path("/dev/full").open("w") as full:
        ran = subprocess.run(
            [sys.executable, "-m", "bot", "ask", "sauce"],
            cwd=knowledge.parent,
            env=ENVIRONMENT,
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert ran.returncode == 1
    assert ran.stderr == b"workshop-bot: No space left on device\n"


def test_closed_streams_do_no_harm(knowledge: Path) -> None:
    command = f"{sys.executable} -m bot ask sauce <&- >&- 2>&-"
    ran = subprocess.run(  # noqa: S602 - the command is our own
        command, shell=True, cwd=knowledge.parent, env=ENVIRONMENT, check=False
    )
    assert ran.returncode == 0


def test_start_imports_nothing_it_does_not_need(knowledge: Path) -> None:
    code = (
        "import sys; from bot.cli import run; run(['ask', '--json', 'sauce']);"
        "print(sorted({'rich.console', 'prompt_toolkit', 'discord', 'asyncio', 'pydantic_settings'}"
        " & set(sys.modules)))"
    )
    ran = subprocess.run(  # noqa: S603 - the command is our own
        [sys.executable, "-c", code],
        cwd=knowledge.parent,
        env=ENVIRONMENT,
        capture_output=True,
        check=True,
    )
    assert ran.stdout.splitlines()[-1] == b"[]"
