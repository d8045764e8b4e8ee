from __future__ import annotations

import random
from pathlib import Path

import pytest

from bot.knowledge.reading import read_knowledge
from tests.benchmarks.generated.conference import Conference, conference_of, make_conference
from tests.benchmarks.generated.lookups import MOST_RIGHT, Lookups
from tests.benchmarks.generated.questions import (
    answerable,
    unanswerable,
    with_typing_errors,
)
from tests.benchmarks.generated.typing_errors import Typing, mistyped


@pytest.fixture(scope="module")
def conference() -> Conference:
    return make_conference(talks=40, speakers=90, pages=200, seed=5)


def test_conference_is_the_same_for_the_same_seed(conference: Conference) -> None:
    again = make_conference(talks=40, speakers=90, pages=200, seed=5)
    other = make_conference(talks=40, speakers=90, pages=200, seed=6)

    assert again == conference
    assert other.program.sessions != conference.program.sessions


def test_conference_has_the_entries_asked_for(conference: Conference) -> None:
    program = conference.program

    assert len(program.sessions) == 40
    assert len({person.id for person in program.people}) == 90
    assert len({asked.page.id for asked in conference.pages}) == 200
    assert {speaker for session in program.sessions for speaker in session.speakers} == {
        person.id for person in program.people
    }


@pytest.mark.parametrize("entries", [20, 1_000])
def test_conference_of_any_size_has_so_many_entries(entries: int) -> None:
    conference = conference_of(entries)
    program = conference.program

    assert len(program.sessions) + len(program.people) + len(conference.pages) == entries


def test_written_conference_is_read_as_generated(conference: Conference, tmp_path: Path) -> None:
    path = tmp_path / "cosmic.yaml"
    path.write_text(conference.written(), encoding="utf-8")

    (edition,) = read_knowledge(path).editions

    generated = conference.edition()
    assert edition.event == generated.event
    assert edition.pages == generated.pages
    assert {person.id: person.name for person in edition.people} == {
        person.id: person.name for person in generated.people
    }
    assert [(session.title, session.starts, session.speakers) for session in edition.sessions] == [
        (session.title, session.starts, session.speakers) for session in generated.sessions
    ]


def test_lookups_are_telling_and_repeat(conference: Conference) -> None:
    lookups = Lookups(conference.program, random.Random(1)).make(5)

    assert lookups == Lookups(conference.program, random.Random(1)).make(5)
    assert len({lookup.way for lookup in lookups}) == 10
    assert all(0 < len(lookup.right) <= MOST_RIGHT for lookup in lookups)


def test_surname_means_everyone_of_that_name(conference: Conference) -> None:
    lookups = Lookups(conference.program, random.Random(2)).make(20)
    names = {person.id: person.name.lower() for person in conference.program.people}

    for lookup in lookups:
        if lookup.way == "surname":
            assert all(lookup.query.lower() in names[person] for person in lookup.right)


def test_questions_name_pages_of_the_conference(conference: Conference) -> None:
    questions = answerable(conference.pages, 50, random.Random(1))
    pages = {asked.page.id for asked in conference.pages}

    assert len({question.text for question in questions}) == 50
    assert all(question.right and question.right <= pages for question in questions)
    assert not any(question.right for question in unanswerable(10, random.Random(1)))


def test_careless_typing_changes_each_question_but_not_what_is_right(
    conference: Conference,
) -> None:
    questions = answerable(conference.pages, 30, random.Random(1))

    heavy = with_typing_errors(questions, Typing.HEAVY, random.Random(1))

    assert with_typing_errors(questions, Typing.CLEAN, random.Random(1)) == questions
    assert all(a.text != b.text for a, b in zip(questions, heavy, strict=True))
    assert [question.right for question in heavy] == [question.right for question in questions]


def test_words_too_short_to_mistype_stay() -> None:
    assert mistyped("who am I", Typing.HEAVY, random.Random(1)) == "who am I"
