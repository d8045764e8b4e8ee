"""What entries are called, and how others point to them."""

from collections.abc import Callable

import pytest

from bot.knowledge.edition import Edition
from bot.knowledge.models import EntryRef

EVENT = "event: {id: ada-2021, name: Ada Day, starts: 2021-07-02}\n"
LISTS = f"""\
{EVENT}deadlines: [{{id: paper, name: Paper, due: 2021-05-14}}]
sessions: [{{id: keynote, title: Keynote, speakers: Ada Lovelace}}, {{id: paper, title: Paper}}]
contacts: info@example.org
faq:
  - {{id: how, questions: How?, answer: So.}}
pages: [{{id: call, title: Call}}]
"""
EditionOf = Callable[[str], Edition]
ProblemsOf = Callable[..., list[str]]


@pytest.mark.parametrize(
    ("name", "ref"),
    [
        ("deadlines/paper", EntryRef(list="deadlines", id="paper")),
        ("sessions/paper", EntryRef(list="sessions", id="paper")),
        ("keynote", EntryRef(list="sessions", id="keynote")),
        ("people/ada-lovelace", EntryRef(list="people", id="ada-lovelace")),
        ("contacts/general", EntryRef(list="contacts", id="general")),
        ("faq/how", EntryRef(list="faq", id="how")),
        ("pages/call", EntryRef(list="pages", id="call")),
        ("event", EntryRef(list="event", id="ada-2021")),
        ("ada-2021", EntryRef(list="event", id="ada-2021")),
    ],
)
def test_name_points_to_an_entry(edition: EditionOf, name: str, ref: EntryRef) -> None:
    question = f"  - {{id: why, questions: Why?, answer: So., about: [{name}, {name}]}}\n"
    page = f"pages: [{{title: b, about: {name}}}, {{id: call, title: Call}}]\n"
    content = LISTS.replace("pages: [{id: call, title: Call}]\n", question + page)

    found = edition(content)

    assert found.faq[1].about == (ref,)
    assert found.pages[0].about == (ref,)


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        (
            "paper",
            "8:24: `paper` may be `deadlines/paper` or `sessions/paper`: write which",
        ),
        ("keynot", "8:24: no entry is called `keynot`, did you mean `keynote`?"),
        (
            "session/keynote",
            "8:24: no entry is called `session/keynote`, did you mean `sessions/keynote`?",
        ),
        (
            "lunch",
            "8:24: no entry is called `lunch`, write a list and an id, such as `sessions/keynote`",
        ),
    ],
)
def test_name_that_points_nowhere_is_a_mistake(
    problems: ProblemsOf, name: str, problem: str
) -> None:
    content = LISTS.replace("pages: [{id: call, title: Call}]\n", "pages:\n")

    assert problems(f"{content}  - {{title: b, about: [{name}]}}\n") == [problem]


def test_ids_are_made_from_names_and_unique(edition: EditionOf) -> None:
    found = edition(f"""\
{EVENT}sessions:
  - {{title: Coffee}}
  - {{title: Coffee}}
  - {{id: coffee-3, title: Tea}}
  - {{title: Coffee!}}
  - {{title: Überraschung & more}}
""")

    assert [session.id for session in found.sessions] == [
        "coffee",
        "coffee-2",
        "coffee-3",
        "coffee-4",
        "uberraschung-more",
    ]


def test_new_id_avoids_those_that_come_later(edition: EditionOf) -> None:
    found = edition(f"{EVENT}sessions: [{{title: Tea}}, {{id: tea, title: Coffee}}]")

    assert [session.id for session in found.sessions] == ["tea-2", "tea"]


@pytest.mark.parametrize("name", ["deadlines", "sessions", "contacts", "faq", "pages", "people"])
def test_id_cannot_be_used_twice_in_a_list(problems: ProblemsOf, name: str) -> None:
    entries = {
        "deadlines": "name: a, due: 2021-05-14",
        "sessions": "title: a",
        "contacts": "email: info@example.org",
        "faq": "questions: a, answer: b",
        "pages": "title: a",
        "people": "name: a",
    }
    line = f"  - {{id: x, {entries[name]}}}\n"

    assert "5:10: the id `x` belongs to the entry in line 3 already" in problems(
        f"{EVENT}{name}:\n{line}  # between\n{line}{line.replace('x', 'y', 1)}"
    )
