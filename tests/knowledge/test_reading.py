"""Files and folders, sound and otherwise."""

from pathlib import Path

import pytest

from bot.knowledge.problems import KnowledgeError, Problem, report
from bot.knowledge.reading import (
    LoadedKnowledge,
    load_knowledge,
    merged,
    read_knowledge,
    stamp_of,
)


def write(folder: Path, name: str, content: str = "") -> Path:
    file = folder / name
    file.write_text(
        content or f"event: {{name: {file.stem}, starts: 2021-07-02}}", encoding="utf-8"
    )
    return file


def test_folder_gives_all_its_yaml_files_the_earliest_event_first(tmp_path: Path) -> None:
    write(tmp_path, "b.yaml", "event: {id: b, name: b, starts: 2021-07-02}")
    write(tmp_path, "a.YML", "event: {id: a, name: a, starts: 2021-07-02}")
    write(tmp_path, "c.yml", "event: {id: c, name: c, starts: 2020-07-02}")
    write(tmp_path, ".hidden.yaml", "[")
    write(tmp_path, "workshop.schema.json", "[")
    write(tmp_path, "README.md", "[")
    (tmp_path / "folder.yaml").mkdir()

    knowledge = read_knowledge(tmp_path)

    assert [edition.id for edition in knowledge.editions] == ["c", "a", "b"]
    assert knowledge.editions_by_id["b"] is knowledge.editions[2]


def test_single_file_may_be_named_anything(tmp_path: Path) -> None:
    assert read_knowledge(write(tmp_path, "event.txt")).editions[0].id == "event"


def test_every_problem_of_every_file_is_told(tmp_path: Path) -> None:
    first = write(tmp_path, "a.yaml", "event: {name: a, starts: soon, tz: x}")
    second = write(tmp_path, "b.yaml", "event: [")
    write(tmp_path, "c.yaml")

    with pytest.raises(KnowledgeError) as error:
        read_knowledge(tmp_path)

    assert [(problem.file, problem.line, problem.column) for problem in error.value.problems] == [
        (str(first), 1, 26),
        (str(first), 1, 32),
        (str(second), 1, 9),
    ]
    assert str(error.value).splitlines()[1] == (
        f"{first}:1:32: unknown key `tz`, did you mean `timezone`?"
    )


def test_sound_files_are_loaded_beside_the_problems_of_others(tmp_path: Path) -> None:
    write(tmp_path, "a.yaml", "event: {name: a, starts: soon}")
    write(tmp_path, "b.yaml")
    write(tmp_path, "c.yaml", "event: {name: c, starts: 2021-07-02}\nfaq: [{answer: a}]")

    loaded = load_knowledge(tmp_path)

    assert [edition.id for edition in loaded.knowledge.editions] == ["b"]
    assert [Path(problem.file).name for problem in loaded.problems] == ["a.yaml", "c.yaml"]


def test_event_of_two_files_is_a_problem_of_the_second(tmp_path: Path) -> None:
    first = write(tmp_path, "a.yaml", "event: {id: x, name: a, starts: 2021-07-02}")
    second = write(tmp_path, "b.yaml", "event: {id: x, name: b, starts: 2021-07-02}")

    loaded = load_knowledge(tmp_path)

    assert [edition.event.name for edition in loaded.knowledge.editions] == ["a"]
    assert loaded.problems == (Problem(str(second), 1, 13, f"the event `x` is in {first} already"),)


def test_event_of_two_files_is_told_among_a_thousand_problems(tmp_path: Path) -> None:
    write(tmp_path, "a.yaml", "event: {id: x, name: a, starts: 2021-07-02}")
    wrong = "\n".join(["event: {id: x, name: b, starts: 2021-07-02}", "faq:", *["- a"] * 1_000])
    write(tmp_path, "b.yaml", wrong)

    assert load_knowledge(tmp_path).problems[0].message == (
        "this file has more than 1,000 problems, no more are listed"
    )


@pytest.mark.parametrize("name", ["missing.yaml", "file.yaml/below.yaml"])
def test_path_where_nothing_is(tmp_path: Path, name: str) -> None:
    write(tmp_path, "file.yaml")

    with pytest.raises(KnowledgeError, match=r":1:1: there is no such file or folder$"):
        read_knowledge(tmp_path / name)


def test_folder_without_yaml_files(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError) as error:
        read_knowledge(tmp_path)

    assert str(error.value) == f"{tmp_path}:1:1: this folder has no file that ends in .yaml or .yml"


def test_what_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "link.yaml").symlink_to("/dev/null")

    (problem,) = load_knowledge(tmp_path).problems

    assert problem.message == "this is neither a file nor a folder"


def test_folder_that_cannot_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_path: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", refuse)

    assert load_knowledge(tmp_path).problems == (
        Problem(str(tmp_path), 1, 1, "this folder cannot be read: Permission denied"),
    )


def test_file_that_cannot_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = write(tmp_path, "a.yaml")

    def refuse(_path: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)

    assert load_knowledge(tmp_path).problems == (
        Problem(str(file), 1, 1, "this file cannot be read: Permission denied"),
    )


def test_report_says_how_many_problems_it_leaves_out() -> None:
    problems = [Problem("a.yaml", number, 1, "wrong") for number in range(1, 1_103)]

    lines = report(problems).splitlines()

    assert len(lines) == 101
    assert lines[99] == "a.yaml:100:1: wrong"
    assert lines[100] == "… and 1,002 more problems"
    assert report(problems[:2], at_most=2) == "a.yaml:1:1: wrong\na.yaml:2:1: wrong"


def test_stamp_tells_when_files_change_come_or_go(tmp_path: Path) -> None:
    missing = stamp_of(tmp_path / "knowledge")
    assert missing == stamp_of(tmp_path / "knowledge")
    (tmp_path / "knowledge").mkdir()
    stamps = [missing, stamp_of(tmp_path / "knowledge")]
    for text in ("event:", "event: {}"):
        (tmp_path / "knowledge" / "a.yaml").write_text(text, encoding="utf-8")
        stamps.append(stamp_of(tmp_path / "knowledge"))
    assert all(one != other for i, one in enumerate(stamps) for other in stamps[i + 1 :])


def test_event_that_a_mistake_has_cost_stays_as_it_was(tmp_path: Path) -> None:
    def starts(name: str, day: str) -> None:
        write(tmp_path, f"{name}.yaml", f"event: {{id: {name}, name: {name}, starts: {day}}}")

    def said(loaded: LoadedKnowledge) -> dict[str, str]:
        return {each.id: each.event.starts.isoformat() for each in loaded.knowledge.editions}

    starts("alpha", "2031-05-02")
    starts("beta", "2031-05-02")
    before = load_knowledge(tmp_path)
    starts("alpha", "never")
    starts("beta", "2031-05-03")
    after = merged(before, load_knowledge(tmp_path))
    assert said(after) == {"alpha": "2031-05-02", "beta": "2031-05-03"}
    assert len(after.problems) == 1
    starts("alpha", "2031-05-04")
    mended = merged(after, load_knowledge(tmp_path))
    assert said(mended) == {"alpha": "2031-05-04", "beta": "2031-05-03"}
    assert mended.problems == ()
