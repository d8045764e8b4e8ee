"""The organizers' panels."""

import pytest

from bot.frontends.discord_app.codes import code_of
from bot.frontends.discord_app.panels import setup_panel, status_panel
from bot.frontends.discord_app.render.components import ROLE_SELECT, Component, walk
from bot.knowledge.models import Event
from bot.knowledge.problems import Problem
from bot.search.passages import Entry, EntryKind
from bot.storage.store import ServerChoices
from tests.builders import event
from tests.frontends.discord_app.render.reading import (
    CARRIED,
    CHOSEN,
    carried,
    labels,
    options,
    problems,
    selects,
    texts,
)
from tests.frontends.discord_app.render.rules import NASTY, check_nothing_typed_counts

ORGANIZERS, PROBLEM = 0xC057FA, 0xF1484F
EVENTS = [event(f"Harbour {year}", full_name=f"Harbour meeting of {year}") for year in (2030, 2031)]


def setup(events: list[Event] = EVENTS, chosen: str = "", **choices: object) -> list[Component]:
    return setup_panel(ServerChoices(event=chosen, **choices), events)  # type: ignore[arg-type]


def role_select(layout: list[Component]) -> Component:
    (found,) = (each for each in walk(layout) if each["type"] == ROLE_SELECT)
    return found


def chosen(layout: list[Component]) -> list[str]:
    return [each["label"] for each in options(layout) if each.get("default")]


def mistakes(number: int, message: str = "the event ends before it starts") -> list[Problem]:
    return [Problem("knowledge/a.yaml", line, 3, message) for line in range(1, number + 1)]


def test_setup_says_that_choices_are_saved_at_once() -> None:
    layout = setup()
    assert problems(layout) == []
    assert layout[0]["accent_color"] == ORGANIZERS
    assert texts(layout)[0] == "## Setup of this server\n-# Each choice is saved at once."
    assert texts(layout)[1:] == [
        "**Event**",
        "**Organizers**, besides members with Manage Server",
        "**Answers**",
    ]
    assert labels(layout) == ["Status"]
    assert carried(layout) == ["w1:show:-:status"]


def test_setup_has_a_select_for_each_setting_that_carries_its_name() -> None:
    layout = setup()
    ids = [each["custom_id"] for each in (*selects(layout), role_select(layout))]
    assert ids == ["w1:set:-:event", "w1:set:-:answers", "w1:set:-:role"]
    assert all(CHOSEN.fullmatch(each) for each in ids)


def test_setup_shows_what_is_chosen() -> None:
    layout = setup(chosen="harbour-2031", has_public_answers=True, organizer_role=77)
    assert problems(layout) == []
    assert chosen(layout) == ["Harbour 2031", "Public"]
    assert role_select(layout)["default_values"] == [{"id": "77", "type": "role"}]


def test_at_first_answers_are_private_and_no_role_is_chosen() -> None:
    layout = setup()
    assert chosen(layout) == ["The one that is on", "Private"]
    assert "default_values" not in role_select(layout)


def test_the_role_may_be_taken_away_again() -> None:
    assert (role_select(setup())["min_values"], role_select(setup())["max_values"]) == (0, 1)


def test_events_are_told_apart_by_their_full_names() -> None:
    current, first, _, *_ = options(setup(chosen="harbour-2030"))
    assert first == {
        "label": "Harbour 2030",
        "value": "e.harbour-2030",
        "description": "Harbour meeting of 2030",
        "default": True,
    }
    assert current == {
        "label": "The one that is on",
        "value": "-",
        "description": "or comes next, or was last",
    }


def test_setup_offers_twenty_five_of_many_events_with_any_names() -> None:
    odd = " ".join(NASTY)
    events = [event(odd, id=f"{'E' * 100}{n}", full_name=odd * 20) for n in range(40)]
    layout = setup(events, chosen=events[30].id)
    assert problems(layout) == []
    offered = selects(layout)[0]["options"]
    values = [each["value"] for each in offered]
    shown = [*events[:23], events[30]]
    assert values == ["-", *(code_of(Entry(EntryKind.EVENT, each.id, "")) for each in shown)]
    assert [each.get("default", False) for each in offered] == [False] * 24 + [True]


def test_all_is_well_in_the_organizers_colour() -> None:
    layout = status_panel([], ["Version 1.2", "connected since <t:1893456000:f>"])
    assert problems(layout) == []
    assert layout[0]["accent_color"] == ORGANIZERS
    assert texts(layout) == [
        "## All is well",
        "-# Version 1.2 · connected since <t:1893456000:f>",
    ]
    assert labels(layout) == ["Setup"]
    assert [bool(CARRIED.fullmatch(each)) for each in carried(layout)] == [True]


@pytest.mark.parametrize(
    ("number", "headline"), [(1, "1 thing needs you"), (2, "2 things need you")]
)
def test_problems_come_first_in_red_with_their_places(number: int, headline: str) -> None:
    layout = status_panel(mistakes(number), ["Version 1.2"])
    assert layout[0]["accent_color"] == PROBLEM
    first, _, *shown, last = texts(layout)
    assert first == f"## {headline}"
    assert shown == [
        f"**Knowledge problem**\nknowledge/a.yaml:{line}:3: the event ends before it starts"
        for line in range(1, number + 1)
    ]
    assert last == "-# Version 1.2"


def test_many_long_problems_fit_and_the_rest_is_counted() -> None:
    layout = status_panel(mistakes(100, "*_`" * 700 + " ".join(NASTY)), ["x" * 80] * 6)
    assert problems(layout) == []
    assert "-# and 95 more, in the log and in `workshop-bot check`" in texts(layout)
    assert sum(each.startswith("**Knowledge problem**") for each in texts(layout)) == 5


@pytest.mark.parametrize("typed", NASTY)
def test_what_is_quoted_from_a_file_is_only_text(typed: str) -> None:
    for text in texts(status_panel(mistakes(1, typed), [])):
        check_nothing_typed_counts(text)
