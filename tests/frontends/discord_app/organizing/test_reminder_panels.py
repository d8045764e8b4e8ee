"""How drafts, reminders and their lists look."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from bot.frontends.discord_app.organizing.panels.drafts import discarded_panel, draft_panel
from bot.frontends.discord_app.organizing.panels.forms import leads_form, reminder_form
from bot.frontends.discord_app.organizing.panels.reminder import preview, reminder_panel
from bot.frontends.discord_app.organizing.panels.reminders import (
    reminders_panel,
    which_reminder,
)
from bot.frontends.discord_app.render.components import text
from bot.reminders.defaults import default_rules
from bot.reminders.models import MessageState, ReminderState
from bot.reminders.moments import Fixed, Repeat
from tests.discord_server.limits_modals import check_modal
from tests.frontends.discord_app.organizing.panels import (
    NOW,
    before_talk,
    check_panel,
    message,
    scheduled,
    with_last,
)
from tests.frontends.discord_app.render.reading import carried, labels, options, texts
from tests.frontends.discord_app.render.rules import NASTY, check_nothing_typed_counts

TOMORROW, TALK = 1903942800, 1904284800
DRAFT: dict[str, Any] = {"state": ReminderState.DRAFT}


def test_draft_shows_when_where_and_how_it_will_read() -> None:
    draft = scheduled("{title} starts {relative}", **before_talk(minutes=10), **DRAFT, role_id=77)
    layout = draft_panel(draft)
    check_panel(layout)
    first, facts, reading = texts(layout)
    assert first == f"## Send this <t:{TALK - 600}:R>?"
    assert facts.split("\n") == [
        f"**<t:{TALK - 600}:F>**",
        "10 minutes before “Notes on the engine”; it moves when the talk moves.",
        "In <#11>, mentioning <@&77>, once.",
    ]
    assert reading == f"> Notes on the engine starts <t:{TALK}:F>"
    assert labels(layout) == ["Confirm", "Change", "Cancel"]
    assert carried(layout) == [f"w1:{each}:harbour-2030:x.41" for each in ("rok", "redit", "rno")]


def test_draft_that_is_repeated_says_in_which_zone() -> None:
    moment = Fixed(datetime(2030, 5, 2, 9, 0), "America/New_York")  # noqa: DTZ001 - on a wall
    layout = draft_panel(scheduled(moment=moment, repeat=Repeat.WEEKDAYS, **DRAFT))
    assert texts(layout)[1].endswith(
        "In <#11>, every weekday.\n-# Always at the same time of day in America/New\\_York."
    )


def test_draft_keeps_the_markdown_of_the_text() -> None:
    layout = draft_panel(scheduled("# Big\n\n- **one**\n- <@1>", **DRAFT))
    assert texts(layout)[-1] == "> # Big\n> \n> - **one**\n> - <@1>"


def test_draft_of_what_has_no_time() -> None:
    draft = scheduled(**{**before_talk(minutes=10), "known": None}, **DRAFT)
    layout = draft_panel(draft)
    check_panel(layout)
    assert texts(layout)[0] == "## Send this once its time is known?"


def test_longest_text_fits() -> None:
    for odd in (*NASTY, "🦑", "日本語", "\n", "word "):
        draft = scheduled((odd * 1_500)[:1_500], role_id=10**18, channel_id=10**18, **DRAFT)
        check_panel(draft_panel(draft))
        check_panel(reminder_panel(replace(draft, last=message(MessageState.FAILED, odd * 900))))


def test_discarded_draft() -> None:
    check_panel(discarded_panel(), None)


@pytest.mark.parametrize(
    ("state", "headline", "buttons"),
    [
        ("active", f"## Reminder 41, <t:{TOMORROW}:R>", ["Change", "Pause", "Preview", "Cancel"]),
        ("paused", "## Reminder 41 is paused", ["Change", "Resume", "Preview", "Cancel"]),
        ("cancelled", "## Reminder 41 is cancelled", ["Undo"]),
    ],
)
def test_reminder_offers_what_can_be_done(state: str, headline: str, buttons: list[str]) -> None:
    layout = reminder_panel(scheduled(state=ReminderState(state)))
    check_panel(layout)
    assert texts(layout)[0] == headline
    assert labels(layout) == buttons


def test_reminder_that_is_over() -> None:
    over = replace(scheduled(), now=NOW + timedelta(days=2))
    layout = reminder_panel(with_last(over, message(MessageState.SENT)))
    assert texts(layout)[0] == f"## Reminder 41 was due <t:{TOMORROW}:R>"
    assert texts(layout)[1] == "-# Last posted for <t:1903852800:f>."
    assert labels(layout) == ["Change", "Preview"]
    failed = with_last(over, message(MessageState.FAILED, "I may *not*."))
    assert (
        texts(reminder_panel(failed))[1] == "-# Not posted for <t:1903852800:f>: I may \\*not\\*."
    )
    paused = replace(over, reminder=replace(over.reminder, state=ReminderState.PAUSED))
    assert texts(reminder_panel(paused))[1].startswith("-# Its time has passed")


def test_reminder_without_a_time() -> None:
    lost = scheduled(**{**before_talk(minutes=10), "known": None})
    layout = reminder_panel(lost)
    check_panel(layout)
    assert texts(layout)[0] == "## Reminder 41 has no time"
    assert "10 minutes before something that is no longer there" in texts(layout)[2]


def test_preview_says_that_it_is_one() -> None:
    above, shown = preview(scheduled(), [text("Hello")])
    assert above["content"] == f"-# So it will look in <#11> <t:{TOMORROW}:R>. Only you see this."
    assert shown == text("Hello")
    over = replace(scheduled(), now=NOW + timedelta(days=2))
    assert "<t:" not in preview(over, [])[0]["content"]


def test_list_shows_four_on_a_page_and_the_next_in_its_headline() -> None:
    many = [scheduled(f"Text {number}", id=number) for number in range(1, 10)]
    layout = reminders_panel(many, "2")
    check_panel(layout)
    first, *items, page = texts(layout)
    assert first == f"## 9 reminders, the next <t:{TOMORROW}:R>"
    assert [each.split("\n")[1] for each in items] == [f"Text {number}" for number in range(5, 9)]
    assert page == "-# Page 2 of 3"
    assert [each["value"] for each in options(layout)] == ["r.5", "r.6", "r.7", "r.8"]
    assert carried(layout)[:2] == ["w1:page:-:reminders:1", "w1:page:-:reminders:3"]
    assert labels(layout) == ["Earlier", "Later", "New reminder", "Automatic reminders"]


@pytest.mark.parametrize("page", ["", "0", "-1", "99999999999999999999", "pigs", "²"])
def test_page_that_there_is_not(page: str) -> None:
    many = [scheduled(f"Text {number}", id=number) for number in range(1, 10)]
    check_panel(reminders_panel(many, page))


def test_items_of_the_list() -> None:
    weekly = scheduled("Remember", repeat=Repeat.WEEKLY, role_id=77)
    paused = scheduled("Full papers", state=ReminderState.PAUSED)
    hanging = scheduled("**{title}** {relative}", **before_talk(hours=2))
    lost = scheduled("Lost", **{**before_talk(minutes=10), "known": None})
    assert texts(reminders_panel([weekly, paused, hanging, lost]))[1:] == [
        f"<t:{TOMORROW}:f> · <#11> · <@&77>\nRemember\n-# Every Thursday",
        f"<t:{TOMORROW}:f> · <#11>\nFull papers\n-# Paused · once",
        "\n".join(
            (
                f"<t:{TALK - 7200}:f> · <#11>",
                f"Notes on the engine <t:{TALK}:R>",
                "-# 2 hours before “Notes on the engine”",
            )
        ),
        "No time now · <#11>\nLost\n-# 10 minutes before something that is no longer there",
    ]


def test_paused_reminders_are_not_what_comes_next() -> None:
    paused = scheduled("Full papers", state=ReminderState.PAUSED)
    assert texts(reminders_panel([paused]))[0] == "## 1 reminder"


def test_no_reminders_yet() -> None:
    layout = reminders_panel([])
    check_panel(layout)
    assert texts(layout)[0] == "## No reminders yet"
    assert labels(layout) == ["New reminder", "Automatic reminders"]
    assert texts(reminders_panel([], had_some=True))[0] == "## No reminders to come"


@pytest.mark.parametrize("typed", NASTY)
def test_what_was_typed_is_only_text_in_lists(typed: str) -> None:
    many = [scheduled(typed * times, id=times) for times in (1, 30)]
    layout = reminders_panel(many)
    check_panel(layout)
    for each in texts(layout)[1:]:
        check_nothing_typed_counts(each.split("\n")[1])
    asked = which_reminder(many, typed * 20)
    check_panel(asked)
    check_nothing_typed_counts(texts(asked)[0])


def test_form_for_a_reminder_is_filled_in() -> None:
    form = reminder_form(
        "w1:fedit:-:r.41:1",
        "Change reminder 41",
        text="x" * 1_500,
        when="y" * 200,
        channel_id=11,
        role_id=77,
        repeat=Repeat.MONTHLY,
    )
    assert check_modal(form) == []
    inputs = [each["component"] for each in form["components"]]
    assert [each["custom_id"] for each in inputs] == ["text", "when", "channel", "role", "repeat"]
    assert inputs[0]["value"] == "x" * 1_500
    assert [each["label"] for each in inputs[4]["options"] if each.get("default")] == [
        "Every month"
    ]


def test_empty_form_for_a_reminder() -> None:
    form = reminder_form("w1:fnew:-:-:1", "New reminder")
    assert check_modal(form) == []
    assert "value" not in form["components"][0]["component"]
    assert "default_values" not in form["components"][2]["component"]


def test_form_for_lead_times() -> None:
    rules = [rule for rule in default_rules(NOW).values() if all(rule.leads)]
    form = leads_form("w1:flead:harbour-2030:-:1", rules)
    assert check_modal(form) == []
    assert [each["component"]["value"] for each in form["components"]] == [
        "7 days, 1 day, 3 hours",
        "10 minutes",
        "1 hour",
    ]
