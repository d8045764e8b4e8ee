"""What the commands answer, and every look-up and view behind them."""

from datetime import date

import pytest

from bot.answers.models import Answer, AnswerKind, View
from bot.knowledge.models import Person
from bot.search.passages import Entry, EntryKind
from tests.answers.reading import headline, ids, lines
from tests.answers.series import ALL, HERE, NOW
from tests.builders import assistant, at, edition, session

NAMES = ("Alpha", "Bravo", "Charlie", "Delta", "Echo", "Foxtrot", "Golf")


def test_program() -> None:
    whole = ALL.program(now=NOW, event_id=HERE)
    assert len(ids(whole)) == 5
    assert ids(ALL.program(now=NOW, event_id=HERE, part="keynote")) == [
        "reading-the-tides",
        "ada-fonseca",
    ]
    assert ids(ALL.program(now=NOW, event_id=HERE, part="tuesday"))[0] == "mooring-at-night"
    assert ids(ALL.program(now=NOW, event_id=HERE, part="Bluenose")) == [
        "cables-in-the-air",
        "mooring-at-night",
    ]
    assert ids(ALL.program(now=NOW, event_id=HERE, part="at 9:30")) == [
        "cables-under-water",
        "cables-in-the-air",
    ]


def test_part_of_the_program_by_its_code() -> None:
    tuesday = ALL.program(now=NOW, event_id=HERE, part="20300507.-.-")
    assert ids(tuesday)[0] == "mooring-at-night"
    talks = ALL.program(now=NOW, event_id=HERE, part="-.-.talk")
    assert headline(talks) == "Talks of Harbour 2030"
    assert len(ids(talks)) == 4
    whole = ALL.program(now=NOW, event_id=HERE, part="-.-.-")
    assert whole == ALL.program(now=NOW, event_id=HERE)
    nothing = ALL.program(now=NOW, event_id=HERE, part="20300507.-.keynote")
    assert headline(nothing) == "Nothing on the program is like that"


def test_part_of_the_program_that_is_empty_or_not_understood() -> None:
    empty = ALL.program(now=NOW, event_id=HERE, part="poster")
    assert headline(empty) == "Nothing on the program is like that"
    for part in ("spaghetti", "   ", "keynote about spaghetti"):
        unclear = ALL.program(now=NOW, event_id=HERE, part=part)
        assert headline(unclear) == "I have no answer to that"


def test_program_that_is_not_out_yet() -> None:
    early = assistant(edition()).program(now=at("8:00", date(2030, 1, 1)))
    assert headline(early) == "The program is not out yet"


def test_now() -> None:
    assert headline(ALL.now(now=at("9:15"), event_id=HERE)) == "Now: Reading the Tides"


@pytest.mark.parametrize(
    ("query", "entry_id"),
    [
        ("mooring-at-night", "mooring-at-night"),
        (" mooring-at-night ", "mooring-at-night"),
        ("moor", "mooring-at-night"),
        ("mooring at nihgt", "mooring-at-night"),
        ("Marchetti", "cables-in-the-air"),
        ("KEYNOTE", "reading-the-tides"),
    ],
)
def test_talk(query: str, entry_id: str) -> None:
    assert ids(ALL.talk(query, now=NOW, event_id=HERE))[0] == entry_id


def test_talk_that_may_be_one_of_several() -> None:
    answer = ALL.talk("cables", now=NOW, event_id=HERE)
    assert headline(answer) == "Which talk do you mean by “cables”?"
    assert ids(answer) == ["cables-under-water", "cables-in-the-air"]


def test_speaker() -> None:
    assert headline(ALL.speaker("okafor", now=NOW, event_id=HERE)) == "Ben Okafor"
    assert headline(ALL.speaker("ben-okafor", now=NOW, event_id=HERE)) == "Ben Okafor"
    fonseca = ALL.speaker("fonseca", now=NOW, event_id=HERE)
    assert headline(fonseca) == "Which person do you mean by “fonseca”?"
    assert ids(fonseca) == ["ada-fonseca", "dan-fonseca"]


def test_look_up_that_fits_many_offers_as_many_as_a_list_holds() -> None:
    people = [Person(id=f"fonseca-{n}", name=f"{chr(65 + n)}na Fonseca") for n in range(26)]
    known = assistant(edition(people=tuple(people)))
    assert len(ids(known.speaker("fonseca", now=NOW))) == 25


def test_question_of_a_few_words_that_fits_many_offers_five() -> None:
    sessions = [session(f"Mooring {name}", f"{8 + n}:00") for n, name in enumerate(NAMES)]
    known = assistant(edition(sessions=tuple(sessions)))
    assert len(ids(known.talk("mooring", now=NOW))) == len(NAMES)
    answer = known.ask("mooring", now=NOW)
    assert answer.kind is AnswerKind.DID_YOU_MEAN
    assert len(answer.blocks) == 5


def test_deadlines() -> None:
    assert ids(ALL.deadlines(now=NOW, event_id=HERE)) == ["slides", "papers"]
    assert ids(ALL.deadlines("all", now=NOW, event_id=HERE)) == ["slides", "papers"]
    assert ids(ALL.deadlines("All", now=NOW, event_id=HERE)) == ["slides", "papers"]
    assert ids(ALL.deadlines("paper", now=NOW, event_id=HERE)) == ["papers"]


@pytest.mark.parametrize("query", ["", " ", "spaghetti", "/", "\x00", "🦑"])
def test_look_up_of_what_nobody_knows(query: str) -> None:
    assert ALL.talk(query, now=NOW, event_id=HERE).kind is AnswerKind.NOT_KNOWN
    assert ALL.speaker(query, now=NOW, event_id=HERE).kind is AnswerKind.NOT_KNOWN
    if query:
        assert ALL.deadlines(query, now=NOW, event_id=HERE).kind is AnswerKind.NOT_KNOWN


def test_contact() -> None:
    assert headline(ALL.contact(now=NOW, event_id=HERE)) == "info@harbour.example"
    assert headline(ALL.contact("visa", now=NOW, event_id=HERE)) == "visa@harbour.example"
    assert headline(ALL.contact("spaghetti", now=NOW, event_id=HERE)) == "info@harbour.example"


def test_about_and_help() -> None:
    assert headline(ALL.about(now=NOW, event_id=HERE)) == "Harbour 2030"
    assert headline(ALL.help(now=NOW, event_id=HERE)) == "Ask me about Harbour 2030"


def test_not_known_says_whom_to_ask() -> None:
    answer = ALL.not_known(now=NOW, event_id=HERE)
    assert answer.kind is AnswerKind.NOT_KNOWN
    assert lines(answer)[0] == "Ask the organizers: info@harbour.example"


def test_open() -> None:
    entry = Entry(EntryKind.TALK, "mooring-at-night", "whatever")
    assert headline(ALL.open(entry, now=NOW, event_id=HERE)) == "Mooring at Night"


@pytest.mark.parametrize("kind", EntryKind)
def test_open_what_is_not_there(kind: EntryKind) -> None:
    with pytest.raises(KeyError):
        ALL.open(Entry(kind, "nowhere", ""), now=NOW, event_id=HERE)


def test_event_that_is_not_there() -> None:
    with pytest.raises(KeyError):
        ALL.ask("program", now=NOW, event_id="nowhere")


@pytest.mark.parametrize(
    ("view", "part", "shown"),
    [
        (View.PROGRAM, "", ALL.program(now=NOW, event_id=HERE)),
        (View.PROGRAM, "keynote", ALL.program(now=NOW, event_id=HERE, part="keynote")),
        (View.NOW, "", ALL.now(now=NOW, event_id=HERE)),
        (View.DEADLINES, "", ALL.deadlines(now=NOW, event_id=HERE)),
        (View.DEADLINES, "papers", ALL.deadlines("papers", now=NOW, event_id=HERE)),
        (View.CONTACT, "visa", ALL.contact("visa", now=NOW, event_id=HERE)),
        (View.ABOUT, "", ALL.about(now=NOW, event_id=HERE)),
        (View.HELP, "", ALL.help(now=NOW, event_id=HERE)),
    ],
)
def test_view_is_what_its_command_gives(view: View, part: str, shown: Answer) -> None:
    assert ALL.show(view, part, now=NOW, event_id=HERE) == shown
