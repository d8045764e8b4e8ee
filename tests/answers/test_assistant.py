from datetime import UTC, date, datetime

import pytest

from bot.answers.assistant import Assistant
from bot.answers.models import Answer, AnswerKind, FollowLink, OpenEntry, ShowView, View
from bot.answers.plain import plain_text
from bot.knowledge.models import (
    Contact,
    Deadline,
    KnowledgeBase,
    SessionKind,
    SessionStatus,
)
from bot.search.passages import Entry, EntryKind
from tests.answers.reading import headline, ids, labels, lines
from tests.builders import (
    ADA,
    BEN,
    CLEO,
    DAN,
    TUESDAY,
    WEDNESDAY,
    ZONE,
    assistant,
    at,
    due,
    edition,
    event,
    faq,
    session,
)

THIS_YEAR = edition(
    event("Harbour 2030", ends=TUESDAY, series="Harbour"),
    sessions=(
        session("Reading the Tides", "9:00-9:30", ADA, kind=SessionKind.KEYNOTE, room="Aurora"),
        session("Cables under Water", "9:30-10:00", BEN, room="Aurora"),
        session("Cables in the Air", "9:30-10:00", CLEO, room="Bluenose"),
        session("Mooring at Night", "9:00-9:30", DAN, room="Bluenose", day=TUESDAY),
        session("Fog", "11:00-12:00", status=SessionStatus.CANCELLED),
    ),
    deadlines=(
        Deadline(id="papers", name="Papers", due=due("2030-03-01")),
        Deadline(id="slides", name="Slides", due=due("2030-05-05")),
    ),
    contacts=(
        Contact(id="general", topic="general", email="info@harbour.example"),
        Contact(id="visa", topic="visa letters", email="visa@harbour.example"),
    ),
)
LAST_YEAR = edition(
    event("Harbour 2029", date(2029, 5, 7), series="Harbour"),
    people=(ADA, DAN),
    sessions=(
        session("Lighthouses", "9:00-9:30", DAN, day=date(2029, 5, 7)),
        session("Buoys that Whistle", "10:00-10:30", ADA, day=date(2029, 5, 7)),
    ),
    faq=(faq("Is there a gala dinner?", "Yes, on the pier."),),
)
ELSEWHERE = edition(
    event("Alpine 2030", date(2030, 9, 2)),
    people=(BEN,),
    sessions=(session("Glaciers", "9:00-9:30", BEN, day=date(2030, 9, 2)),),
)
ALL = assistant(LAST_YEAR, THIS_YEAR, ELSEWHERE)
NOW = at("8:00")
HERE = "harbour-2030"


def ask(question: str, event_id: str = HERE, limit: int = 10) -> Answer:
    return ALL.ask(question, now=NOW, event_id=event_id, limit=limit)


def test_without_an_event_there_is_nothing_to_answer_about() -> None:
    with pytest.raises(ValueError, match="no event"):
        Assistant(KnowledgeBase())


def test_events_are_known_by_id() -> None:
    assert ALL.event_ids == ("harbour-2029", "harbour-2030", "alpine-2030")
    assert ALL.edition("alpine-2030") is ELSEWHERE
    with pytest.raises(KeyError):
        ALL.edition("nowhere")


def test_warmed_up_assistant_answers_the_same() -> None:
    warm = assistant(LAST_YEAR, THIS_YEAR, ELSEWHERE)
    warm.warm_up()
    question = "when is the keynote"
    assert warm.ask(question, now=NOW, event_id=HERE) == ask(question)


@pytest.mark.parametrize(
    ("now", "event_id"),
    [
        (datetime(2020, 1, 1, tzinfo=UTC), "harbour-2029"),
        (at("23:59", date(2029, 5, 7)), "harbour-2029"),
        (at("0:00", date(2029, 5, 8)), "harbour-2030"),
        (at("12:00", TUESDAY), "harbour-2030"),
        (at("0:30", WEDNESDAY).astimezone(UTC), "alpine-2030"),
        (datetime(2040, 1, 1, tzinfo=UTC), "alpine-2030"),
    ],
)
def test_event_meant_is_the_one_on_else_the_next_else_the_last(
    now: datetime, event_id: str
) -> None:
    assert ALL.default_event(now) == event_id
    assert ALL.about(now=now).event_id == event_id


def test_year_in_a_question_chooses_the_edition() -> None:
    answer = ask("who spoke in 2029?")
    assert answer.event_id == "harbour-2029"
    assert {"dan-fonseca", "ada-fonseca"} <= set(ids(answer))


def test_year_of_no_edition_or_of_another_series_chooses_none() -> None:
    assert ask("when is the keynote 1999").event_id == HERE
    assert ALL.ask("program 2029", now=NOW, event_id="alpine-2030").event_id == "alpine-2030"


def test_talk_that_only_another_edition_knows() -> None:
    answer = ask("buoys that whistle")
    assert (answer.event_id, ids(answer)[0]) == ("harbour-2029", "buoys-that-whistle")


def test_only_talks_and_people_are_looked_for_in_other_editions() -> None:
    answer = ask("is there a gala dinner?")
    assert (answer.event_id, answer.kind) == (HERE, AnswerKind.NOT_KNOWN)


def test_other_series_are_never_looked_at() -> None:
    assert ask("glaciers").event_id == HERE
    assert ask("glaciers").kind is AnswerKind.NOT_KNOWN


@pytest.mark.parametrize("limit", [0, 1, 3, 10, 50])
@pytest.mark.parametrize(
    "question", ["cables", "program", "when is the keynote", "fonseca", "water tides", "weather"]
)
def test_limit_cuts_the_hits_and_changes_nothing_else(question: str, limit: int) -> None:
    answer, usual = ask(question, limit=limit), ask(question)
    assert len(answer.hits) <= limit
    shorter = min(limit, 10)
    assert answer.hits[:shorter] == usual.hits[:shorter]
    assert plain_text(answer) == plain_text(usual)
    assert (answer.kind, answer.confidence) == (usual.kind, usual.confidence)


def test_hits_go_on_with_what_was_found_behind_the_answer() -> None:
    hits = ask("cables under water").hits
    assert hits[0].entry.id == "cables-under-water"
    assert "cables-in-the-air" in [hit.entry.id for hit in hits]
    assert len({hit.entry[:2] for hit in hits}) == len(hits)
    assert all(0 <= hit.score <= 1 for hit in hits)


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


def test_deadlines() -> None:
    assert ids(ALL.deadlines(now=NOW, event_id=HERE)) == ["slides", "papers"]
    assert ids(ALL.deadlines("all", now=NOW, event_id=HERE)) == ["slides", "papers"]
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


QUESTIONS = (
    "program",
    "when is the keynote",
    "who is Ada Fonseca",
    "deadlines",
    "when are papers due",
    "fonseca",
    "whom can I ask",
    "what is harbour",
    "will it rain",
    "what is on now",
    "help",
)


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("now", [at("8:00"), at("9:15"), at("12:00", date(2030, 6, 1))])
def test_every_follow_up_leads_somewhere(question: str, now: datetime) -> None:
    answer = ALL.ask(question, now=now, event_id=HERE)
    for action in answer.actions:
        assert len(action.label) > 0
        match action:
            case ShowView():
                shown = ALL.show(action.view, action.part, now=now, event_id=answer.event_id)
                assert shown.is_answered, action
            case FollowLink():
                assert action.url.startswith("https://")
            case _:
                opened = ALL.open(action.entry, now=now, event_id=answer.event_id)
                assert opened.hits[0].entry[:2] == action.entry[:2]


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_entry_of_an_answer_can_be_opened(question: str) -> None:
    answer = ask(question)
    chosen = [block.entry for block in answer.blocks if block.entry]
    for entry in [*chosen, *(hit.entry for hit in answer.hits)]:
        assert headline(ALL.open(entry, now=NOW, event_id=answer.event_id))


def test_nothing_lies_ahead_to_be_reminded_of_when_all_is_over() -> None:
    late = at("12:00", date(2031, 1, 1))
    for question in QUESTIONS:
        assert "Remind me" not in labels(ALL.ask(question, now=late, event_id=HERE))


def test_answer_carries_when_and_where_it_was_given() -> None:
    answer = ask("program")
    assert (answer.now, answer.zone, answer.event_id) == (NOW, ZONE, HERE)


def test_open_entry_actions_carry_their_entries() -> None:
    [action] = [each for each in ask("when is the keynote").actions if isinstance(each, OpenEntry)][
        :1
    ]
    assert action.entry == Entry(EntryKind.SPEAKER, "ada-fonseca", "Ada Fonseca")


def test_lines_never_are_empty() -> None:
    for question in QUESTIONS:
        assert all(line.strip() for line in lines(ask(question)))
