"""What buttons carry: short, of few letters, and understood again."""

import re
from collections.abc import Iterable
from datetime import date
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answers.models import View, ViewPart
from bot.answers.program_part import TALKS, ProgramPart, code_of_part
from bot.frontends.discord_app.codes import (
    BUTTON_TEMPLATE,
    NOTHING,
    OUTDATED_TEMPLATE,
    SELECT_TEMPLATE,
    code_of,
    custom_id,
    event_code,
    event_of_code,
    reminder_code,
    reminder_of_code,
    target_of_code,
)
from bot.knowledge.models import Contact, Deadline, FaqEntry, Page, Person, SessionKind
from bot.search.passages import Entry, EntryKind
from tests.builders import MONDAY, due, edition, event, session
from tests.frontends.discord_app.stage import KNOWLEDGE

BUTTON, SELECT, OUTDATED = map(re.compile, (BUTTON_TEMPLATE, SELECT_TEMPLATE, OUTDATED_TEMPLATE))
ID = r"[A-Za-z0-9][A-Za-z0-9._-]{0,119}"
"""What the knowledge files allow as an id."""
ids = st.from_regex(ID, fullmatch=True)
ODD_IDS = (
    "a", "keynote", "A", "Keynote", "a_b", "a.b-c", "0", "x" * 42, "x" * 43, "x" * 120, "v1.2-rc",
)  # fmt: skip
LETTERS = {
    EntryKind.TALK: "s",
    EntryKind.SPEAKER: "p",
    EntryKind.DEADLINE: "d",
    EntryKind.FAQ: "f",
    EntryKind.PAGE: "g",
    EntryKind.EVENT: "e",
    EntryKind.CONTACT: "c",
    EntryKind.TOPIC: "t",
}


def edition_with(entry_id: str) -> tuple[str, ...]:
    """Return the codes of an entry of each kind with this id, each found again."""
    known = edition(
        event(id=entry_id),
        sessions=(session("Other", id="other"), session("Talk", id=entry_id)),
        people=(Person(id="other", name="Other"), Person(id=entry_id, name="Ada")),
        deadlines=(Deadline(id=entry_id, name="Paper", due=due("2030-05-01")),),
        contacts=(Contact(id=entry_id, topic="general", email="a@b.example"),),
        faq=(FaqEntry(id=entry_id, questions=("Why?",), answer="So."),),
        pages=(Page(id=entry_id, title="Page"),),
    )
    codes = []
    for kind in set(EntryKind) - {EntryKind.TOPIC}:
        codes.append(code_of(Entry(kind, entry_id, "a title")))
        assert target_of_code(known, codes[-1]) == Entry(kind, entry_id, "")
    return tuple(codes)


@pytest.mark.parametrize("entry_id", ODD_IDS)
def test_entries_of_every_kind_are_found_again_by_their_codes(entry_id: str) -> None:
    codes = edition_with(entry_id)
    assert len(set(codes)) == len(codes)
    assert all(re.fullmatch(r"[a-z]\.[a-z0-9.~-]{1,42}", code) for code in codes)


@given(ids, ids)
def test_any_id_fits_into_what_a_button_carries(event_id: str, entry_id: str) -> None:
    entry = Entry(EntryKind.TALK, entry_id, "a title")
    for argument in ("", "all.12345", "1"):
        carried = custom_id("share", event_code(event_id), entry, argument)
        assert len(carried) <= 100
        assert re.fullmatch(r"[a-z0-9.~:-]+", carried)
        found = BUTTON.fullmatch(carried)
        assert found
        assert found["event"] == event_code(event_id)
        assert found["entry"] == code_of(entry)
        assert (found["arg"] or "") == argument
        assert event_of_code(["other", event_id], found["event"]) == event_id


@given(ids, ids)
def test_different_ids_have_different_codes(one: str, other: str) -> None:
    entries = [Entry(EntryKind.TALK, each, "") for each in (one, other)]
    assert (code_of(entries[0]) == code_of(entries[1])) is (one == other)
    assert (event_code(one) == event_code(other)) is (one == other)


def test_short_ids_stand_as_they_are() -> None:
    for kind, letter in LETTERS.items():
        assert code_of(Entry(kind, "keynote", "K")) == f"{letter}.keynote"
    entry = Entry(EntryKind.TALK, "keynote", "K")
    assert custom_id("open", event_code("mlhpcs-2021"), entry) == "w1:open:mlhpcs-2021:s.keynote"


def test_long_and_odd_ids_are_twelve_letters_of_a_digest() -> None:
    for entry_id in ("x" * 43, "A", "a_b"):
        assert re.fullmatch(r"s\.~[0-9a-f]{12}", code_of(Entry(EntryKind.TALK, entry_id, "")))
    for event_id in ("x" * 25, "A", "a_b", "a.b"):
        assert re.fullmatch(r"~[0-9a-f]{12}", event_code(event_id))


def test_no_title_is_ever_carried() -> None:
    assert "Secret" not in code_of(Entry(EntryKind.TALK, "a", "Secret"))


def test_codes_of_nothing_lead_nowhere() -> None:
    known = edition(sessions=(session("Talk", id="talk"),))
    digest = code_of(Entry(EntryKind.TALK, "x" * 43, ""))
    for code in ("", NOTHING, "s", "s.", "z.talk", digest, "t.~123456789012", "S.talk", "q.1"):
        assert target_of_code(known, code) is None
    assert event_of_code(["a", "b"], "c") is None
    assert event_of_code([], "a") is None


@pytest.mark.parametrize("is_draft", [False, True])
@given(number=st.integers(1, 10**18 - 1))
def test_reminders_and_drafts_are_found_again(number: int, *, is_draft: bool) -> None:
    code = reminder_code(number, is_draft=is_draft)
    assert code[0] == ("x" if is_draft else "r")
    assert reminder_of_code(code) == number
    assert BUTTON.fullmatch(custom_id("undo", "y" * 24, code, "k" * 20))
    assert target_of_code(edition(), code) is None


@pytest.mark.parametrize("code", ["", "r.", "r.0", "r.01", "r.-1", "s.1", "r.1x", "r.~1", "mine"])
def test_what_is_no_reminder(code: str) -> None:
    assert reminder_of_code(code) is None


def test_views_and_parts_of_the_program_are_found_again() -> None:
    known = edition()
    for view in View:
        assert code_of(ViewPart(view)) == view.value
        assert target_of_code(known, view.value) == ViewPart(view)
    part = ProgramPart(day=MONDAY, kind=SessionKind.INVITED)
    narrowed = ViewPart(View.PROGRAM, code_of_part(known, part))
    assert code_of(narrowed) == "program.20300506.-.invited"
    assert target_of_code(known, code_of(narrowed)) == narrowed


@given(st.none() | st.just(MONDAY), st.lists(st.text(min_size=1, max_size=80), max_size=4))
def test_any_part_of_a_program_fits(day: date | None, tracks: list[str]) -> None:
    known = edition(event(tracks=tuple(tracks)))
    for track, kind in product((None, *tracks), (None, TALKS, *SessionKind)):
        part = ProgramPart(day=day, track=track, kind=kind)
        view = ViewPart(View.PROGRAM, code_of_part(known, part))
        carried = custom_id("pick", event_code("x" * 120), view, "all.99")
        assert len(carried) <= 100
        assert SELECT.fullmatch(carried)


def test_every_entry_of_the_real_files_has_a_code_of_its_own() -> None:
    for known in KNOWLEDGE.editions:
        lists: dict[EntryKind, Iterable[Any]] = {
            EntryKind.TALK: known.sessions,
            EntryKind.SPEAKER: known.people,
            EntryKind.DEADLINE: known.deadlines,
            EntryKind.FAQ: known.faq,
            EntryKind.PAGE: known.pages,
            EntryKind.CONTACT: known.contacts,
        }
        entries = [Entry(kind, each.id, "") for kind, all_ in lists.items() for each in all_]
        assert [target_of_code(known, code_of(entry)) for entry in entries] == entries
        assert len({code_of(entry) for entry in entries}) == len(entries)


@given(
    st.from_regex(BUTTON_TEMPLATE, fullmatch=True)
    | st.from_regex(SELECT_TEMPLATE, fullmatch=True)
    | st.from_regex(r"w[012]:[a-z]{1,7}:[a-zA-Z0-9~-]{0,25}:[a-z.]{0,45}(:[a-z0-9.:]{0,21})?")
    | st.sampled_from(["w1:set:-:event", "w1:sets:-:e", "w1:pick", "x", "w1:pick:a:b:", "w2:a:b:c"])
    | st.text(st.characters(exclude_characters="\n"), min_size=1, max_size=100)
)
def test_whatever_is_carried_belongs_to_exactly_one_class(carried: str) -> None:
    line = carried.replace("\n", "")
    if line:
        assert sum(bool(each.fullmatch(line)) for each in (BUTTON, SELECT, OUTDATED)) == 1


@pytest.mark.parametrize(
    ("carried", "owner"),
    [
        ("w1:open:mlhpcs-2021:s.keynote", BUTTON),
        ("w1:page:mlhpcs-2021:program.20210702.-.invited:2", BUTTON),
        ("w1:settle:-:-", BUTTON),
        ("w1:pick:mlhpcs-2021:program:1", SELECT),
        ("w1:when:e:d.a", SELECT),
        ("w1:rpick:-:r.1", SELECT),
        ("w1:set:-:event", SELECT),
        ("w0:open:mlhpcs-2021:s.keynote", OUTDATED),
        ("w1:OPEN:e:s.a", OUTDATED),
        ("w1:open:e", OUTDATED),
        ("w1:open:e:s.a:b:c", OUTDATED),
        ("w1:pick:e:s.a:B", OUTDATED),
        ("help", OUTDATED),
    ],
)
def test_patterns_take_what_is_theirs(carried: str, owner: re.Pattern[str]) -> None:
    assert [each for each in (BUTTON, SELECT, OUTDATED) if each.fullmatch(carried)] == [owner]
