"""What the bot says of itself."""

from datetime import UTC, datetime

import pytest

from bot.answers.models import View, ViewPart
from bot.frontends.discord_app import notices
from bot.frontends.discord_app.render.components import Component
from tests.builders import event
from tests.frontends.discord_app.render.reading import (
    CHOSEN,
    carried,
    labels,
    options,
    parts,
    primary,
    problems,
    selects,
    texts,
)
from tests.frontends.discord_app.render.rules import NASTY, check_nothing_typed_counts

PROBLEM = 0xF1484F
NOON = datetime(2030, 5, 6, 12, tzinfo=UTC)
HARBOUR = event("Harbour 2030", full_name="Harbour meeting")
LONGEST_NAME = "*" * 2_000
WITHOUT_BUTTONS = {
    "failed": notices.failed("ab2cd3ef"),
    "too often": notices.too_often(NOON),
    "outdated": notices.outdated(),
    "gone": notices.gone(),
    "changed": notices.changed_command(),
    "cannot post": notices.cannot_post(),
    "no text": notices.no_text(),
    "not an organizer": notices.not_an_organizer(),
    "unknown event": notices.unknown_event("Moon 2030"),
}


@pytest.mark.parametrize("layout", WITHOUT_BUTTONS.values(), ids=list(WITHOUT_BUTTONS))
def test_notices_are_a_headline_and_text_without_an_exclamation(layout: list[Component]) -> None:
    assert problems(layout) == []
    first, *others = texts(layout)
    assert first.startswith("## ")
    assert not first.endswith(".")
    assert others
    assert carried(layout) == []
    assert not any(word in "\n".join(texts(layout)) for word in ("!", "Sorry", "successfully"))


def test_only_a_failure_is_red() -> None:
    colours = {name: layout[0].get("accent_color") for name, layout in WITHOUT_BUTTONS.items()}
    assert {name for name, colour in colours.items() if colour} == {"failed"}
    assert colours["failed"] == PROBLEM


def test_a_failure_tells_its_reference() -> None:
    assert texts(notices.failed("ab2cd3ef")) == [
        "## I could not finish that",
        (
            "Please try again in a minute.\n"
            "If it fails again, give the organizers this reference: `ab2cd3ef`"
        ),
    ]


def test_who_asks_too_often_is_told_until_when_as_a_timestamp() -> None:
    assert texts(notices.too_often(NOON)) == [
        f"## You can ask again <t:{int(NOON.timestamp())}:R>",
        "That was more than 12 commands in 10 seconds.",
    ]


@pytest.mark.parametrize("typed", [*NASTY, "word " * 400, "*" * 2_000, "a\nb"])
def test_an_unknown_event_is_quoted_safely_and_short(typed: str) -> None:
    layout = notices.unknown_event(typed)
    assert problems(layout) == []
    headline = texts(layout)[0]
    assert "\n" not in headline
    assert len(headline) <= len("## I know no event “”") + 2 * 60
    check_nothing_typed_counts(headline)


def test_readers_choose_among_the_nearest_events() -> None:
    events = [event(f"Event {n} {'word ' * 100}", id=f"{'E' * 60}{n}") for n in range(30)]
    layout = notices.which_event(events)
    assert problems(layout) == []
    assert len(options(layout)) == 25
    assert selects(layout)[0]["custom_id"] == "w1:pick:-:-"


def test_the_choice_of_an_event_carries_what_to_show_then() -> None:
    layout = notices.which_event([HARBOUR], ViewPart(View.DEADLINES))
    (select,) = selects(layout)
    assert CHOSEN.fullmatch(select["custom_id"])
    assert parts(select["custom_id"])["entry"] == "deadlines"
    assert options(layout) == [
        {"label": "Harbour 2030", "value": "e.harbour-2030", "description": "Harbour meeting"}
    ]
    assert texts(layout)[0] == "## Which event?"


def test_after_the_choice_the_program_is_a_step_away() -> None:
    layout = notices.event_chosen(HARBOUR)
    assert problems(layout) == []
    assert texts(layout)[0] == "## I answer about Harbour 2030 now"
    assert labels(layout) == primary(layout) == ["Program of Harbour 2030"]
    assert carried(layout) == ["w1:show:harbour-2030:program"]


@pytest.mark.parametrize("name", NASTY)
def test_an_event_of_any_name_can_be_chosen(name: str) -> None:
    for text in texts(notices.event_chosen(event(name, id="e"))):
        check_nothing_typed_counts(text)


def test_an_event_with_the_longest_name_can_be_chosen() -> None:
    layout = notices.event_chosen(event(LONGEST_NAME, id="X" * 120))
    assert problems(layout) == []
    assert len(texts(layout)[0]) <= 2 * 160 + 40


def test_the_button_to_the_program_is_cut_at_a_word() -> None:
    layout = notices.event_chosen(event("International Workshop on Harbours", id="e"))
    (label,) = labels(layout)
    assert len(label) <= 34
    assert label == "Program of International Workshop…"
