import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from bot.storage.store import Registration, ServerChoices, Store, StoreError

A_SERVER, ANOTHER = 2**63 - 1, 1_000_000_000_000_000_001
A_READER = 1_234_567_890_123_456_789
SCOPE = "123/456"
COMMANDS = Registration("abc", {"ask": 2**63 - 1, "organize": 7})
NOTHING_CHOSEN = ServerChoices(event="", organizer_role=None, has_public_answers=False)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "bot.sqlite3"


@pytest.fixture
def store(file: Path) -> Iterator[Store]:
    with closing(Store(file)) as opened:
        yield opened


def test_unknown_server_has_chosen_nothing(store: Store) -> None:
    assert store.server(A_SERVER) == NOTHING_CHOSEN


def test_unknown_reader_has_chosen_no_event(store: Store) -> None:
    assert store.event_of_reader(A_READER) == ""


def test_unknown_scope_has_no_commands(store: Store) -> None:
    assert store.registration(SCOPE) is None


def test_everything_survives_a_reopening(file: Path) -> None:
    with closing(Store(file)) as store:
        store.set_event(A_SERVER, "pasta-2031")
        store.set_organizer_role(A_SERVER, A_READER)
        store.set_public_answers(A_SERVER, is_public=True)
        store.set_event_of_reader(A_READER, "risotto-2030")
        store.set_registration(SCOPE, COMMANDS)
    with closing(Store(file)) as store:
        assert store.server(A_SERVER) == ServerChoices(
            "pasta-2031", A_READER, has_public_answers=True
        )
        assert store.event_of_reader(A_READER) == "risotto-2030"
        assert store.registration(SCOPE) == COMMANDS


@pytest.mark.parametrize(
    ("choose", "expected"),
    [
        (lambda store: store.set_event(A_SERVER, "pasta"), ServerChoices("pasta")),
        (
            lambda store: store.set_organizer_role(A_SERVER, 7),
            ServerChoices(organizer_role=7),
        ),
        (
            lambda store: store.set_public_answers(A_SERVER, is_public=True),
            ServerChoices(has_public_answers=True),
        ),
    ],
)
def test_one_choice_leaves_the_others(
    choose: Callable[[Store], None], expected: ServerChoices, store: Store
) -> None:
    choose(store)
    assert store.server(A_SERVER) == expected
    assert store.server(ANOTHER) == NOTHING_CHOSEN


def test_last_choice_counts(store: Store) -> None:
    for event in ("pasta", "risotto"):
        store.set_event(A_SERVER, event)
        store.set_event_of_reader(A_READER, event)
    for is_public in (True, False):
        store.set_public_answers(A_SERVER, is_public=is_public)
    store.set_organizer_role(A_SERVER, 7)
    store.set_organizer_role(A_SERVER, None)
    assert store.server(A_SERVER) == ServerChoices("risotto")
    assert store.event_of_reader(A_READER) == "risotto"


def test_servers_and_readers_of_one_number_are_different(store: Store) -> None:
    store.set_event(A_SERVER, "pasta")
    assert store.event_of_reader(A_SERVER) == ""


def test_commands_of_a_scope_are_replaced_as_a_whole(store: Store) -> None:
    store.set_registration(SCOPE, COMMANDS)
    store.set_registration("123", COMMANDS)
    store.set_registration(SCOPE, Registration("def", {"help": 1}))
    assert store.registration(SCOPE) == Registration("def", {"help": 1})
    assert store.registration("123") == COMMANDS


def test_change_is_in_the_file_at_once(store: Store, file: Path) -> None:
    store.set_event(A_SERVER, "pasta")
    with closing(Store(file)) as another:
        assert another.server(A_SERVER).event == "pasta"


def test_folder_is_made(tmp_path: Path) -> None:
    with closing(Store(tmp_path / "a/b/bot.sqlite3")) as store:
        store.set_event(A_SERVER, "pasta")
    assert (tmp_path / "a/b/bot.sqlite3").exists()


def test_nothing_is_left_beside_a_closed_file(tmp_path: Path, file: Path) -> None:
    with closing(Store(file)) as store:
        store.set_event(A_SERVER, "pasta")
    assert list(tmp_path.iterdir()) == [file]


def test_file_that_is_no_database_is_left_as_it_is(file: Path) -> None:
    file.write_text("these are my notes, " * 100)
    with pytest.raises(StoreError, match=r"^the database .*bot\.sqlite3 cannot be opened: file is"):
        Store(file)
    assert file.read_text() == "these are my notes, " * 100


def test_folder_is_no_database(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=f"^the database {tmp_path} cannot be opened: unable to"):
        Store(tmp_path)


def test_folder_that_cannot_be_made_is_told(file: Path) -> None:
    file.touch()
    with pytest.raises(StoreError, match=r"^the database .*/b\.sqlite3 cannot be opened: .*exists"):
        Store(file / "b.sqlite3")
    with pytest.raises(StoreError, match=r"/b\.sqlite3 cannot be opened: Not a directory$"):
        Store(file / "folder" / "b.sqlite3")


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="only Linux has a folder of this sort")
def test_folder_that_takes_no_files_is_told() -> None:
    with pytest.raises(StoreError, match=r"^the database /proc/bot\.sqlite3 cannot be opened: "):
        Store(Path("/proc/bot.sqlite3"))


def test_database_with_other_tables_is_not_spoilt(file: Path) -> None:
    with closing(sqlite3.connect(file)) as other:
        other.execute("CREATE TABLE guests (name TEXT)")
        other.execute("INSERT INTO guests VALUES ('Ada')")
        other.commit()
    with closing(Store(file)) as store:
        store.set_event(A_SERVER, "pasta")
    with closing(sqlite3.connect(file)) as other:
        assert other.execute("SELECT name FROM guests").fetchall() == [("Ada",)]
