import pytest

from bot.answers.context import Context
from bot.answers.models import AnswerKind, Colour
from bot.answers.questions.choice import MOST_CHOICES, did_you_mean, quoted
from bot.knowledge.models import Deadline
from bot.search.edition_index import EditionIndex
from bot.search.passages import Entry, EntryKind
from tests.answers.reading import headline, ids, labels, lines
from tests.builders import ADA, DAN, at, due, edition, session

KNOWN = edition(
    sessions=(session("Tides", "9:00", ADA), session("Someday")),
    deadlines=(Deadline(id="papers", name="Papers", due=due("2030-03-01")),),
)
CONTEXT = Context(EditionIndex(KNOWN), at("8:00"))
TALKS = [Entry(EntryKind.TALK, "tides", "Tides"), Entry(EntryKind.TALK, "someday", "Someday")]
PEOPLE = [Entry(EntryKind.SPEAKER, each.id, each.name) for each in (ADA, DAN)]
PAPERS = Entry(EntryKind.DEADLINE, "papers", "Papers")
FAQ = Entry(EntryKind.FAQ, "why", "Why?")


def test_talks() -> None:
    answer = did_you_mean(CONTEXT, "tide", TALKS, 0.4)
    assert headline(answer) == "Which talk do you mean by “tide”?"
    assert lines(answer) == ["Tides", "Ada Fonseca · 2030-05-06T09:00:00+01:00", "Someday"]
    assert labels(answer) == ["Tides", "Someday", "Program"]
    assert ids(answer) == ["tides", "someday"]
    assert [block.entry for block in answer.blocks] == TALKS
    assert (answer.kind, answer.colour) == (AnswerKind.DID_YOU_MEAN, Colour.NOTHING)
    assert answer.confidence == answer.hits[0].score == 0.4


def test_people() -> None:
    answer = did_you_mean(CONTEXT, "fonseca", PEOPLE)
    assert headline(answer) == "Which person do you mean by “fonseca”?"
    assert lines(answer) == ["Ada Fonseca", "Tagus University", "Dan Fonseca"]
    assert labels(answer) == ["Ada Fonseca", "Dan Fonseca"]


def test_entries_of_several_kinds() -> None:
    answer = did_you_mean(CONTEXT, "p", [PAPERS, TALKS[0], FAQ])
    assert headline(answer) == "Which one do you mean by “p”?"
    assert lines(answer)[:2] == ["Papers", "1 March 2030"]
    assert lines(answer)[-1] == "Why?"


def test_entries_without_a_noun() -> None:
    assert headline(did_you_mean(CONTEXT, "?", [FAQ, FAQ])) == "Which one do you mean by “?”?"


def test_as_many_as_a_list_to_choose_from_holds_at_most() -> None:
    papers = [Entry(EntryKind.DEADLINE, "papers", str(number)) for number in range(3)]
    assert len(did_you_mean(CONTEXT, "t", papers).blocks) == 1
    topics = [Entry(EntryKind.TOPIC, str(number), "Tides") for number in range(30)]
    answer = did_you_mean(CONTEXT, "t", topics)
    assert MOST_CHOICES == 25
    assert (len(answer.blocks), len(answer.hits), len(answer.actions)) == (25, 25, 25)


def test_choices_say_more_of_themselves_without_their_times() -> None:
    talks = did_you_mean(CONTEXT, "t", TALKS).blocks
    assert [block.about for block in talks] == ["Talk · Ada Fonseca (Tagus University)", "Talk"]
    others = did_you_mean(CONTEXT, "p", [PAPERS, *PEOPLE, FAQ]).blocks
    assert [block.about for block in others] == ["1 March 2030", "Tagus University", "", ""]


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("two  words\nof three", "two words of three"),
        ("a" * 60, "a" * 60),
        ("a" * 61, "a" * 59 + "…"),
        ("word " * 20, ("word " * 12).rstrip()[:59].rstrip() + "…"),
    ],
)
def test_quote_is_one_line_of_sixty_characters(typed: str, shown: str) -> None:
    assert quoted(typed) == shown
    assert len(quoted(typed)) <= 60
