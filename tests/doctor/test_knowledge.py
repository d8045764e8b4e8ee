from datetime import UTC, datetime
from pathlib import Path

from bot.doctor.knowledge import look_at_knowledge
from tests.doctor.patients import NOON, graves

KNOWLEDGE = Path("knowledge")
BAD = "event: {id: soup, nme: SOUP, timezone: Europe/Rome,\n  starts: never}"


def test_event_ahead() -> None:
    ahead, (found,) = look_at_knowledge(KNOWLEDGE, NOON)
    assert ahead == frozenset({"pasta"})
    assert (found.severity.name, found.says) == ("OK", "1 event in knowledge, 1 of which not over")


def test_event_is_over_when_its_last_day_is_where_it_takes_place() -> None:
    last, over = datetime(2031, 5, 2, 21, 59, tzinfo=UTC), datetime(2031, 5, 2, 22, tzinfo=UTC)
    assert look_at_knowledge(KNOWLEDGE, last)[0] == frozenset({"pasta"})
    ahead, (found,) = look_at_knowledge(KNOWLEDGE, over)
    assert ahead == frozenset()
    assert found.severity.name == "NOTE"
    assert found.says.endswith("nothing ahead: the last, PASTA 2031, ended on 2 May 2031")


def test_bad_file_beside_a_good_one_is_told_line_by_line(folder: Path) -> None:
    (folder / "knowledge" / "soup.yaml").write_text(BAD)
    ahead, found = look_at_knowledge(KNOWLEDGE, NOON)
    assert ahead == frozenset({"pasta"})
    assert graves(found[:3]) == ["ok", "warning", "warning"]
    assert found[1].says.startswith("knowledge/soup.yaml:1:")
    assert [bool(each.to_do) for each in found] == [False] * (len(found) - 1) + [True]


def test_many_mistakes_are_not_all_told(folder: Path) -> None:
    keys = ", ".join(f"key{number}: 1" for number in range(30))
    (folder / "knowledge" / "soup.yaml").write_text(f"event: {{id: soup, {keys}}}")
    _, found = look_at_knowledge(KNOWLEDGE, NOON)
    assert len(found) == 12
    assert found[-1].says.startswith("… and ")


def test_no_sound_file(folder: Path) -> None:
    (folder / "knowledge" / "pasta.yaml").write_text(BAD)
    ahead, found = look_at_knowledge(KNOWLEDGE, NOON)
    assert ahead is None
    assert set(graves(found)) == {"error"}
    assert found[0].says.endswith("so the bot doesn't start: no file in knowledge is sound")
    assert found[1].says.startswith("knowledge/pasta.yaml:1:")


def test_no_folder() -> None:
    ahead, (found,) = look_at_knowledge(Path("missing"), NOON)
    assert ahead is None
    assert found.severity.name == "ERROR"
    assert found.says.endswith("doesn't start: missing: there is no such file or folder")
    assert "workshop-bot new" in found.to_do
