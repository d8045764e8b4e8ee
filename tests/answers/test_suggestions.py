from datetime import datetime

from bot.answers.assistant import Assistant
from bot.knowledge.models import Contact, Deadline
from bot.search.passages import EntryKind
from tests.builders import ADA, BEN, CLEO, TUESDAY, assistant, at, due, edition, event, session

EDITION = edition(
    event(ends=TUESDAY),
    sessions=(
        session("Tides", "9:00-9:30", ADA),
        session("Cables", "9:30-10:00", BEN, ADA),
        session("Cranes", "9:00", CLEO, day=TUESDAY),
        session("Someday"),
    ),
    deadlines=(
        Deadline(id="slides", name="Slides", due=due("2030-04-20")),
        Deadline(id="papers", name="Papers", due=due("2030-03-01")),
        Deadline(id="fees", name="Fees", due=due("2030-05-10")),
    ),
    contacts=(Contact(id="visa", topic="visa"), Contact(id="general", topic="general")),
)
HARBOUR: Assistant = assistant(EDITION)


def offered(kind: EntryKind, now: datetime, limit: int = 25) -> list[str]:
    return [hit.entry.title for hit in HARBOUR.complete(kind, " ", now=now, limit=limit)]


def test_talks_are_offered_from_what_is_on_now_then_those_that_are_over() -> None:
    everything = ["Tides", "Cables", "Cranes", "Someday"]
    assert offered(EntryKind.TALK, at("8:00")) == everything
    assert offered(EntryKind.TALK, at("9:15")) == everything
    assert offered(EntryKind.TALK, at("9:30")) == ["Cables", "Cranes", "Someday", "Tides"]
    assert offered(EntryKind.TALK, at("0:00", TUESDAY.replace(day=9))) == [
        "Someday",
        "Tides",
        "Cables",
        "Cranes",
    ]


def test_speakers_are_offered_in_the_order_of_their_talks_each_once() -> None:
    assert offered(EntryKind.SPEAKER, at("8:00")) == [ADA.name, BEN.name, CLEO.name]
    assert offered(EntryKind.SPEAKER, at("12:00")) == [CLEO.name, ADA.name, BEN.name]


def test_deadlines_are_offered_by_what_is_due_next_then_what_has_passed() -> None:
    assert offered(EntryKind.DEADLINE, at("8:00", TUESDAY.replace(month=4))) == [
        "Slides",
        "Fees",
        "Papers",
    ]
    assert offered(EntryKind.DEADLINE, at("8:00")) == ["Fees", "Papers", "Slides"]


def test_contacts_are_offered_in_their_order() -> None:
    assert offered(EntryKind.CONTACT, at("8:00")) == ["visa", "general"]


def test_what_is_not_looked_up_by_name_is_not_offered() -> None:
    assert offered(EntryKind.PAGE, at("8:00")) == []


def test_no_more_is_offered_than_asked_for() -> None:
    for kind in EntryKind:
        assert len(offered(kind, at("8:00"), limit=1)) <= 1


def test_typed_text_is_completed() -> None:
    hits = HARBOUR.complete(EntryKind.SPEAKER, "fons", now=at("8:00"))
    assert [hit.entry.title for hit in hits][:2] == [ADA.name, "Dan Fonseca"]
    assert hits[0].score >= hits[1].score
