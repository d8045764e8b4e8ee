"""Answers with very many entries or very long names still fit into one message."""

from dataclasses import replace

import pytest

from bot.answers.models import AnswerKind, View
from bot.knowledge.models import Deadline, Person
from bot.search.passages import EntryKind
from tests.builders import ADA, assistant, at, due, edition, event, session
from tests.frontends.discord_app.render.reading import labels, texts
from tests.frontends.discord_app.render.test_layout import NOW, WEB, card, deadlines, shown


def test_very_many_deadlines_are_paged_also_where_they_were_asked_for_in_words() -> None:
    old = Deadline(id="old", name="Old", due=due("2030-03-01"))
    known = assistant(edition(deadlines=(*deadlines(24), old)))
    answer = known.ask("which deadlines are still open", now=NOW)
    assert (answer.kind, len(answer.blocks)) == (AnswerKind.SEVERAL, 25)
    shown(answer)


@pytest.mark.parametrize(("number", "count"), [(1, 1), (2, 2), (5, 5), (6, 4), (12, 4)])
def test_as_many_deadlines_as_stand_on_a_page_have_a_reminder_each(number: int, count: int) -> None:
    page = shown(assistant(edition(deadlines=deadlines(number))).deadlines(now=NOW))
    assert labels(page).count("Remind me") == count


def test_deadlines_that_would_not_fit_with_buttons_have_none() -> None:
    known = assistant(edition(deadlines=deadlines(12)))
    page = shown(known.ask("which deadlines are still open", now=NOW))
    assert "Remind me" not in labels(page)
    assert "Paper 11" in "\n".join(texts(page))


def test_many_talks_at_once_that_nothing_follows_fit() -> None:
    talks = tuple(session(f"Poster {n}", "9:00-10:00", room=f"Board {n}") for n in range(20))
    shown(assistant(edition(sessions=talks)).ask("what comes next", now=at("9:30")))


@pytest.mark.parametrize("name", ["*" * 2_000, "word " * 399, "_ " * 999])
def test_an_event_with_the_longest_name_fits_with_long_lists(name: str) -> None:
    topics = tuple(f"{n} {'*' * 60}" for n in range(22))
    sessions = tuple(
        session("*" * 60, f"{9 + n}:00", ADA, id=f"s{n}", abstract=WEB + "x" * 170)
        for n in range(12)
    )
    helper = assistant(edition(event(name.strip(), id="e", topics=topics), sessions=sessions))
    shown(helper.ask("which topics are there", now=NOW))
    for view in View:
        for page in ("", "all"):
            shown(helper.show(view, now=NOW), page=page)


def test_deadlines_with_the_longest_names_fit() -> None:
    """The headline, which is long as well, is not counted with the items of a page."""
    long = tuple(replace(each, name="*" * 2_000, about="*" * 900) for each in deadlines(8))
    shown(assistant(edition(deadlines=long)).deadlines(now=NOW))


def test_speakers_of_a_longest_name_and_no_affiliation_can_be_shown() -> None:
    long = Person(id="long", name="x" * 700)
    helper = assistant(edition(sessions=(session("Tides", "9:00", long),), people=(long,)))
    for view in (View.PROGRAM, View.NOW):
        shown(helper.show(view, now=NOW))
    shown(card(EntryKind.TALK, "tides", helper))
