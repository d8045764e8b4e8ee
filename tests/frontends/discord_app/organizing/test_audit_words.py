"""What the log says of each change."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.frontends.discord_app.organizing.audit_words import (
    about_reminder,
    announced,
    reminder_changed,
    reminder_made,
    room_changed,
    rules_changed,
    settings_changed,
)
from bot.reminders.defaults import default_rules
from bot.reminders.models import RuleKind
from bot.reminders.moments import Fixed, Repeat
from bot.storage.choices import ServerChoices
from tests.frontends.discord_app.organizing.panels import NOW, before_talk, scheduled
from tests.frontends.discord_app.render.rules import NASTY, check_nothing_typed_counts

NOTHING = ServerChoices()
RULES = default_rules(NOW)
TOMORROW, TALK = 1903942800, 1904284800


@pytest.mark.parametrize(
    ("chosen", "words"),
    [
        ({"event": "a"}, "set the event to Harbour (was the one that is on)"),
        ({"event": "b_c"}, "set the event to b\\_c (was the one that is on)"),
        ({"channel_id": 11}, "set the channel for reminders to <#11> (was none)"),
        ({"problems_channel_id": 12}, "set the channel for problems to <#12> (was none)"),
        ({"organizer_role": 77}, "set the role of organizers to <@&77> (was none)"),
        ({"has_public_answers": True}, "made answers public"),
        ({}, ""),
    ],
)
def test_settings(chosen: dict[str, object], words: str) -> None:
    after = replace(NOTHING, **chosen)  # type: ignore[arg-type]
    assert settings_changed(NOTHING, after, {"a": "Harbour"}) == words
    assert settings_changed(after, NOTHING, {}) != words or not words


def test_rules_that_change_together_are_one_line() -> None:
    talks = replace(RULES[RuleKind.TALKS], is_on=False, leads=(timedelta(minutes=5),))
    day = replace(RULES[RuleKind.DAY], is_on=True, channel_id=11, role_id=77)
    assert rules_changed(RULES, [talks, day]) == (
        "turned talks off, set the lead times of talks to 5 minutes (was 10 minutes), "
        "turned program of the day on, set the channel of program of the day to <#11> (was none), "
        "set the role of program of the day to <@&77> (was none)"
    )
    assert rules_changed(RULES, RULES.values()) == ""


def test_room() -> None:
    assert room_changed("Main hall", None, 11) == (
        "set the channel of the room “Main hall” to <#11> (was none)"
    )
    assert room_changed("Main hall", 11, 11) == ""


def test_reminder_that_is_made() -> None:
    assert reminder_made(scheduled(role_id=77)) == (
        f"made reminder 41 “Hello” for <t:{TOMORROW}:f> in <#11>, mentioning <@&77>"
    )
    assert reminder_made(scheduled(repeat=Repeat.WEEKLY)) == (
        f"made reminder 41 “Hello” for <t:{TOMORROW}:f>, every Thursday in <#11>"
    )
    lost = scheduled(**{**before_talk(minutes=10), "known": None})
    assert reminder_made(lost) == (
        "made reminder 41 “Hello” for 10 minutes before something that is no longer there in <#11>"
    )


def test_reminder_that_moves() -> None:
    hanging = scheduled(**before_talk(minutes=10))
    earlier = scheduled(**before_talk(hours=1))
    assert reminder_changed(hanging, earlier) == (
        "changed reminder 41: it comes 1 hour before “Notes on the engine”, "
        f"<t:{TALK - 3600}:f> (was 10 minutes before “Notes on the engine”, <t:{TALK - 600}:f>)"
    )
    noon = Fixed(datetime(2030, 5, 2, 12, 0), "UTC")  # noqa: DTZ001 - on a wall
    assert reminder_changed(scheduled(), scheduled(moment=noon)) == (
        f"changed reminder 41: it comes <t:{TOMORROW + 10800}:f> (was <t:{TOMORROW}:f>)"
    )
    lost = scheduled(**{**before_talk(minutes=10), "known": None})
    assert "an unknown time" in reminder_changed(lost, hanging) or lost.due is None


def test_everything_else_about_a_reminder() -> None:
    after = scheduled("Bye", channel_id=12, role_id=77, repeat=Repeat.DAILY)
    assert reminder_changed(scheduled(), after) == (
        "changed reminder 41: the text is “Bye” (was “Hello”); the channel is <#12> (was <#11>); "
        "the role is <@&77> (was none); it comes every day (was once)"
    )
    assert reminder_changed(scheduled(), scheduled()) == ""
    weekly = scheduled(repeat=Repeat.WEEKLY)
    assert reminder_changed(weekly, scheduled()).endswith("it comes once (was every Thursday)")


def test_announcement() -> None:
    assert announced("Hello", 11) == "announced “Hello” in <#11>"
    assert announced("Hello", 11, 77) == "announced “Hello” in <#11>, mentioning <@&77>"


@pytest.mark.parametrize("typed", NASTY)
def test_what_people_wrote_is_only_text_and_short(typed: str) -> None:
    written = typed * 60
    lines = [
        announced(written, 11),
        about_reminder("paused", 41, written),
        room_changed(written, None, 11),
    ]
    for each in lines:
        assert len(each) < 200
        check_nothing_typed_counts(each.replace("<#11>", ""))
