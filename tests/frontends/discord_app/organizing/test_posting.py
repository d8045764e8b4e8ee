"""What an organizer types becomes a reminder, or they are told why not."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.answers.context import Context
from bot.frontends.discord_app.organizing.cannot import CannotError
from bot.frontends.discord_app.organizing.posting import (
    LONGEST_TEXT,
    Posting,
    applied,
    begun,
    checked_text,
    typed_moment,
)
from bot.reminders.models import Reminder, ReminderState
from bot.reminders.moments import Edge, Fixed, Relative, Repeat
from bot.search.edition_index import EditionIndex
from tests.frontends.discord_app.organizing.panels import NOW, TALK, harbour
from tests.frontends.discord_app.render.reading import texts

CONTEXT = Context(EditionIndex(harbour()), NOW)
WALL = datetime(2030, 5, 2, 9, 0)  # noqa: DTZ001 - on a wall


def posting(text: str = "Hello", when: str = "tomorrow 9:00", **more: object) -> Posting:
    return Posting(text=text, when=when, channel_id=11, **more)  # type: ignore[arg-type]


def started(wish: Posting) -> Reminder:
    return begun(wish, CONTEXT, owner_id=31, server_id=1, origin="draft:1")


def why_not(wish: Posting) -> str:
    with pytest.raises(CannotError) as error:
        started(wish)
    return "\n".join(texts(error.value.said))


def test_draft_has_all_that_was_wished_for() -> None:
    draft = started(posting(role_id=77, repeat=Repeat.DAILY))
    assert draft.state is ReminderState.DRAFT
    assert draft.moment == Fixed(WALL, "Europe/Lisbon")
    assert (draft.text, draft.channel_id, draft.role_id) == ("Hello", 11, 77)
    assert (draft.repeat, draft.event_id) == (Repeat.DAILY, "harbour-2030")
    assert (draft.owner_id, draft.server_id, draft.origin) == (31, 1, "draft:1")
    assert draft.created == draft.changed == NOW


def test_moment_that_hangs_on_a_talk_is_about_it() -> None:
    draft = started(posting("{title}", "10 minutes before notes on the engine"))
    assert draft.moment == Relative(TALK, Edge.START, -timedelta(minutes=10))
    assert draft.about == TALK


@pytest.mark.parametrize(
    ("text", "when", "why"),
    [
        (" \n ", "tomorrow 9:00", "There is no text"),
        ("x" * (LONGEST_TEXT + 1), "tomorrow 9:00", "It has 1,501 characters, and 1,500 are"),
        ("Hello", "pigs", "pigs"),
        ("{titel}", "tomorrow 9:00", "do you mean {title}?"),
        ("{room}", "1 day before abstract", "is for talks"),
    ],
)
def test_what_can_not_be_says_why(text: str, when: str, why: str) -> None:
    assert why in why_not(posting(text, when))


def test_what_hangs_on_something_comes_once() -> None:
    why = why_not(posting(when="when notes on the engine starts", repeat=Repeat.WEEKLY))
    assert "Its time hangs on “Notes on the engine”, which comes only once." in why


def test_text_is_trimmed_and_has_no_placeholders_at_all_without_an_event() -> None:
    assert checked_text("  Hello \n", None, None) == "Hello"
    assert checked_text("{ braces } {0}", None, None) == "{ braces } {0}"
    with pytest.raises(CannotError):
        checked_text("{title}", None, None)


@pytest.mark.parametrize(
    "when", ["tomorrow 9:00", "3 May 2030 14:15", "10 minutes before notes on the engine"]
)
def test_moment_stays_where_its_words_do(when: str) -> None:
    made = replace(started(posting(when=when)), id=41)
    words = typed_moment(made.moment, harbour())
    assert applied(posting(when=f" {words} "), made, CONTEXT) == made


def test_time_in_another_zone_says_so() -> None:
    assert typed_moment(Fixed(WALL, "Europe/Lisbon"), harbour()) == "2030-05-02 09:00"
    assert typed_moment(Fixed(WALL, "Asia/Tokyo"), harbour()) == "2030-05-02 09:00 Asia/Tokyo"
    assert typed_moment(Fixed(WALL, "Asia/Tokyo"), None) == "2030-05-02 09:00 Asia/Tokyo"


def test_time_that_has_passed_is_refused_unless_it_is_repeated() -> None:
    made = started(posting())
    later = Context(CONTEXT.index, NOW + timedelta(days=2))
    kept = posting(when=typed_moment(made.moment, harbour()))
    with pytest.raises(CannotError, match="That time has passed"):
        applied(kept, made, later)
    weekly = applied(replace(kept, repeat=Repeat.WEEKLY), made, later)
    assert (weekly.moment, weekly.repeat) == (made.moment, Repeat.WEEKLY)


def test_text_keeps_what_it_is_about_only_if_it_needs_it() -> None:
    made = started(posting("{title}", "10 minutes before notes on the engine"))
    assert applied(posting("{title}"), made, CONTEXT).about == TALK
    assert applied(posting("Hello"), made, CONTEXT).about is None
