"""How the settings look."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.frontends.discord_app.codes import code_of, event_code, room_code
from bot.frontends.discord_app.organizing.panels.details import Details, details_panel
from bot.frontends.discord_app.organizing.panels.setup import Setup, kind_words, setup_panel
from bot.frontends.discord_app.render.components import (
    CHANNEL_SELECT,
    ROLE_SELECT,
    Component,
    walk,
)
from bot.knowledge.models import Event
from bot.reminders.defaults import default_rules
from bot.reminders.models import RuleKind
from bot.search.passages import Entry, EntryKind
from bot.storage.choices import ServerChoices
from tests.builders import event
from tests.frontends.discord_app.organizing.panels import NOW, check_panel
from tests.frontends.discord_app.render.reading import labels, options, selects, texts
from tests.frontends.discord_app.render.rules import NASTY

EVENTS = [event(f"Harbour {year}", full_name=f"Harbour meeting of {year}") for year in (2030, 2031)]
RULES = default_rules(NOW)
DAY, HOUR, MINUTE = timedelta(days=1), timedelta(hours=1), timedelta(minutes=1)


def setup(
    events: list[Event] = EVENTS, warnings: tuple[str, ...] = (), **choices: object
) -> list[Component]:
    chosen = ServerChoices(**choices)  # type: ignore[arg-type]
    return setup_panel(
        Setup(choices=chosen, events=events, event_id=events[0].id, rules=RULES, warnings=warnings)
    )


def details(shown: str = RuleKind.TALKS, **more: object) -> list[Component]:
    values = {"choices": ServerChoices(), "event": EVENTS[0], "rules": RULES, "shown": shown}
    return details_panel(Details(**{**values, **more}))  # type: ignore[arg-type]


def control(layout: list[Component], kind: int) -> Component:
    (found,) = (each for each in walk(layout) if each["type"] == kind)
    return found


def chosen(layout: list[Component]) -> list[str]:
    return [each["label"] for each in options(layout) if each.get("default")]


def test_setup_says_that_choices_are_saved_at_once() -> None:
    layout = setup(channel_id=11)
    check_panel(layout)
    assert texts(layout) == [
        "## Setup of this server\n-# Each choice is saved at once.",
        "**Event**",
        "**Channel for reminders and changes**",
        "**Organizers**, besides Manage Server",
        "**Answers**",
        "**Automatic reminders**",
    ]
    assert labels(layout) == ["Lead times", "Details", "Send a test", "Status"]


def test_setup_has_a_select_for_each_setting_that_carries_its_name() -> None:
    layout = setup()
    ids = [each["custom_id"] for each in walk(layout) if "custom_id" in each]
    assert ids == [
        "w1:set:-:event",
        "w1:set:-:channel",
        "w1:set:-:role",
        "w1:set:-:answers",
        "w1:set:harbour-2030:auto",
        "w1:lead:harbour-2030:-",
        "w1:show:-:details",
        "w1:test:-:-",
        "w1:show:-:status",
    ]


def test_setup_shows_what_is_chosen() -> None:
    layout = setup(event="harbour-2031", has_public_answers=True, organizer_role=77, channel_id=11)
    check_panel(layout)
    assert chosen(layout) == ["Harbour 2031", "Public", "Deadlines", "Talks"]
    assert control(layout, ROLE_SELECT)["default_values"] == [{"id": "77", "type": "role"}]
    assert control(layout, CHANNEL_SELECT)["default_values"] == [{"id": "11", "type": "channel"}]


def test_at_first_answers_are_private_and_nothing_is_posted() -> None:
    layout = setup()
    assert chosen(layout) == ["The one that is on", "Private", "Deadlines", "Talks"]
    assert "-# Nothing is posted until you choose one." in "\n".join(texts(layout))
    for kind in (ROLE_SELECT, CHANNEL_SELECT):
        assert "default_values" not in control(layout, kind)


def test_whatever_is_chosen_can_be_taken_away_again() -> None:
    layout = setup()
    for kind, most in ((ROLE_SELECT, 1), (CHANNEL_SELECT, 1)):
        found = control(layout, kind)
        assert (found["min_values"], found["max_values"]) == (0, most)
    automatic = selects(layout)[-1]
    assert (automatic["min_values"], automatic["max_values"]) == (0, 4)
    assert control(layout, CHANNEL_SELECT)["channel_types"] == [0, 5]


def test_events_are_told_apart_by_their_full_names() -> None:
    current, first, *_ = options(setup(event="harbour-2030"))
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
    layout = setup(events, event=events[30].id)
    check_panel(layout)
    offered = selects(layout)[0]["options"]
    shown = [*events[:23], events[30]]
    codes = [code_of(Entry(EntryKind.EVENT, each.id, "")) for each in shown]
    assert [each["value"] for each in offered] == ["-", *codes]
    assert [each.get("default", False) for each in offered] == [False] * 24 + [True]


def test_first_warning_is_shown_and_the_others_are_counted() -> None:
    assert texts(setup(warnings=("**One**",)))[:2] == ["## Setup of this server", "**One**"]
    layout = setup(warnings=("**One**", "**Two**", "**Three**"))
    check_panel(layout)
    assert texts(layout)[1] == "**One** Status has 2 more."


@pytest.mark.parametrize(
    ("kind", "leads", "words"),
    [
        (RuleKind.DEADLINES, (7 * DAY, DAY), "7 days and 1 day before; when extended"),
        (RuleKind.DEADLINES, (timedelta(0),), "at the time; when extended"),
        (RuleKind.DEADLINES, (), "When extended"),
        (RuleKind.TALKS, (10 * MINUTE, timedelta(0)), "10 minutes before and at the time"),
        (RuleKind.TALKS, (), "Never"),
        (RuleKind.DAY, (HOUR,), "1 hour before the first session"),
        (RuleKind.DAY, (timedelta(0),), "With the first session"),
        (RuleKind.STARTING, (timedelta(0),), "In the room's channel, or the one for reminders"),
    ],
)
def test_kinds_say_when_they_come(kind: RuleKind, leads: tuple[timedelta, ...], words: str) -> None:
    assert kind_words(replace(RULES[kind], leads=leads)) == words


def test_details_offer_every_part() -> None:
    layout = details()
    check_panel(layout)
    parts = selects(layout)[0]
    assert [each["label"] for each in parts["options"]] == [
        "Deadlines",
        "Talks",
        "Program of the day",
        "Now starting",
        "Rooms",
        "Problems",
    ]
    assert parts["custom_id"] == "w1:set:harbour-2030:details"
    assert chosen(layout) == ["Talks"]


@pytest.mark.parametrize("kind", list(RuleKind))
def test_details_of_a_kind(kind: RuleKind) -> None:
    rules = {**RULES, kind: replace(RULES[kind], channel_id=12, role_id=77)}
    layout = details(kind, rules=rules, choices=ServerChoices(channel_id=11))
    check_panel(layout)
    channel, role = control(layout, CHANNEL_SELECT), control(layout, ROLE_SELECT)
    assert channel["custom_id"] == f"w1:set:harbour-2030:channel.{kind}"
    assert channel["default_values"] == [{"id": "12", "type": "channel"}]
    assert role["custom_id"] == f"w1:set:harbour-2030:role.{kind}"
    assert role["default_values"] == [{"id": "77", "type": "role"}]
    assert any("ithout one: <#11>." in each for each in texts(layout))
    assert ("Lead times" in labels(layout)) is (kind is not RuleKind.STARTING)


def test_details_without_a_channel_say_so() -> None:
    assert any("Without one: nowhere." in each for each in texts(details(RuleKind.DEADLINES)))


def test_rooms_of_any_names_are_chosen_by_codes() -> None:
    rooms = [f"{odd} {number} {'x' * 200}" for number, odd in enumerate(NASTY)]
    layout = details(
        "rooms",
        rooms=rooms,
        room=rooms[3],
        room_channels={rooms[3]: 12, rooms[4]: 13},
        channels={12: "hall" * 40},
    )
    check_panel(layout)
    offered = selects(layout)[1]["options"]
    assert [each["value"] for each in offered] == [room_code(each) for each in rooms[:25]]
    assert offered[3]["description"].startswith("#hall")
    assert offered[4]["description"] == "#unknown"
    channel = control(layout, CHANNEL_SELECT)
    assert channel["custom_id"] == f"w1:set:harbour-2030:room.{room_code(rooms[3])}"
    assert channel["default_values"] == [{"id": "12", "type": "channel"}]


def test_room_is_chosen_before_its_channel() -> None:
    layout = details("rooms", rooms=["Main hall"])
    check_panel(layout)
    assert not [each for each in walk(layout) if each["type"] == CHANNEL_SELECT]
    assert "The files name no room." in texts(details("rooms"))


def test_channel_for_problems_is_the_servers() -> None:
    layout = details("problems", choices=ServerChoices(problems_channel_id=14))
    check_panel(layout)
    channel = control(layout, CHANNEL_SELECT)
    assert channel["custom_id"] == "w1:set:-:problems"
    assert channel["default_values"] == [{"id": "14", "type": "channel"}]


def test_long_names_and_ids_fit() -> None:
    odd = event(" ".join(NASTY) * 9, id="E" * 200)
    for shown in (*RuleKind, "rooms", "problems"):
        layout = details(
            shown, event=odd, rooms=["x" * 300], room="x" * 300, warnings=("**One**", "**Two**")
        )
        check_panel(layout)
        assert "**One**" in texts(layout)
        assert "**Two**" not in texts(layout)
    assert event_code(odd.id) in selects(details(event=odd))[0]["custom_id"]
