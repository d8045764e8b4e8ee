"""A reminder from its command to the calendar: understood, confirmed, changed, discarded."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.reminders.models import ReminderState
from bot.reminders.moments import Relative, Repeat
from tests.discord_server.permissions import MEMBER, MENTION_EVERYONE, SEND_MESSAGES, VIEW_CHANNEL
from tests.frontends.discord_app.organizing.organizers import (
    FOR_ORGANIZERS,
    as_organizer,
    ben,
    confirmed,
    drafted,
    filled,
    heard,
    logged,
    may,
    only_reminder,
    others_are_faster,
    ran,
)
from tests.frontends.discord_app.stage import Stage, headline, labels

KEYNOTE = 1625228100
TWO_HOURS_BEFORE = KEYNOTE - 2 * 3600


async def test_what_was_understood_is_shown_and_nothing_kept_yet(stage: Stage) -> None:
    as_organizer(stage)
    role = stage.guild.add_role("Authors", mentionable=True)
    draft = await drafted(stage, "**{title}** begins {relative}.", role=role)
    assert draft.is_ephemeral
    assert not draft.pings
    assert headline(draft) == f"## Send this <t:{TWO_HOURS_BEFORE}:R>?"
    channel = stage.guild.channels[0]
    assert f"**<t:{TWO_HOURS_BEFORE}:F>**" in draft.text
    assert "it moves when the talk moves." in draft.text
    assert f"In <#{channel.id}>, mentioning {role.mention}, once." in draft.text
    assert draft.texts()[-1].startswith("> **[Surprises in Deep Learning")
    assert f"begins <t:{KEYNOTE}:F>." in draft.texts()[-1]
    assert labels(draft) == ["Confirm", "Change", "Cancel"]
    assert headline(await ran(stage, "remind list")) == "## No reminders yet"
    assert await logged(stage) == []


async def test_confirmed_reminder_is_listed_and_posted_when_it_is_due(stage: Stage) -> None:
    as_organizer(stage)
    panel = await confirmed(stage, "The keynote is about to begin")
    reminder = await only_reminder(stage)
    assert reminder.state is ReminderState.ACTIVE
    assert isinstance(reminder.moment, Relative)
    assert headline(panel) == f"## Reminder 1, <t:{TWO_HOURS_BEFORE}:R>"
    listed = await ran(stage, "remind list")
    assert headline(listed) == f"## 1 reminder, the next <t:{TWO_HOURS_BEFORE}:R>"
    assert "The keynote is about to begin" in listed.text
    stage.at(stage.clock().fromtimestamp(TWO_HOURS_BEFORE, stage.clock().tzinfo))
    (post,) = await stage.posted_so_far(1)
    assert post.text == "The keynote is about to begin"
    when = f"<t:{TWO_HOURS_BEFORE}:f> in <#{stage.guild.channels[0].id}>"
    assert await logged(stage) == [f"made reminder 1 “The keynote is about to begin” for {when}"]


async def test_confirming_twice_makes_one(stage: Stage) -> None:
    as_organizer(stage)
    draft = await drafted(stage)
    first = await stage.discord.press(stage.ada, draft, "Confirm")
    await stage.discord.again(first)
    again = await stage.press(stage.posted("w1:rok:mlhpcs-2021:x.1"), "Old")
    assert headline(again).startswith("## Reminder 1")
    assert (await only_reminder(stage)).state is ReminderState.ACTIVE
    assert len(await logged(stage)) == 1


async def test_command_that_arrives_twice_makes_one_draft(stage: Stage) -> None:
    as_organizer(stage)
    exchange = await stage.discord.slash(
        stage.ada, "remind create", {"text": "Hello", "when": "tomorrow 9:00"}, guild=stage.guild
    )
    await stage.discord.again(exchange)
    await stage.press(exchange.only, "Confirm")
    await heard(stage)
    await only_reminder(stage)


async def test_draft_survives_a_restart(stage: Stage) -> None:
    as_organizer(stage)
    draft = await drafted(stage)
    await stage.restart()
    assert headline(await stage.press(draft, "Confirm")).startswith("## Reminder 1")


async def test_form_that_is_open_over_a_restart_is_still_taken(stage: Stage) -> None:
    as_organizer(stage)
    draft = await drafted(stage)
    opened = await stage.discord.press(stage.ada, draft, "Change")
    await stage.restart()
    exchange = await stage.discord.submit(stage.ada, opened.modal, {"text": "Written long ago"})
    assert exchange.only.texts()[-1] == "> Written long ago"


async def test_draft_is_gone_after_an_hour_and_its_text_is_given_back(stage: Stage) -> None:
    as_organizer(stage)
    draft = await drafted(stage, "Much `to` write")
    stage.clock.forward(minutes=61)
    for button in labels(draft):
        answer = await stage.press(draft, button)
        assert headline(answer) == "## This draft is gone"
        assert "Much \u02cbto\u02cb write" in answer.text
    stage.clock.forward(minutes=-61)
    assert headline(await stage.press(draft, "Confirm")).startswith("## Reminder 1")


async def test_old_drafts_are_forgotten(stage: Stage) -> None:
    as_organizer(stage)
    await drafted(stage)
    stage.clock.forward(hours=2)
    await drafted(stage, "Another one")
    assert (await only_reminder(stage)).text == "Another one"


async def test_draft_is_discarded(stage: Stage) -> None:
    as_organizer(stage)
    draft = await drafted(stage)
    answer = await stage.press(draft, "Cancel")
    assert headline(answer) == "## Nothing will be sent"
    again = await stage.press(stage.posted("w1:rok:mlhpcs-2021:x.1"), "Old")
    assert headline(again) == "## This draft is gone"
    assert headline(await ran(stage, "remind list")) == "## No reminders yet"
    assert headline(await ran(stage, "remind show", reminder="1")) == "## There is no such reminder"


async def test_confirmed_reminder_is_not_discarded_by_an_old_button(stage: Stage) -> None:
    as_organizer(stage)
    draft = await drafted(stage)
    await stage.press(draft, "Confirm")
    answer = await stage.press(stage.posted("w1:rno:mlhpcs-2021:x.1"), "Old")
    assert headline(answer).startswith("## Reminder 1")


async def test_draft_is_changed_in_a_form(stage: Stage) -> None:
    as_organizer(stage)
    other = stage.guild.add_channel("talks")
    draft = await drafted(stage, "Hello", "2 July 2021 9:00")
    opened = await stage.discord.press(stage.ada, draft, "Change")
    assert opened.modal
    assert opened.modal.title == "Change the draft"
    inputs = opened.modal.inputs()
    assert inputs["text"]["value"] == "Hello"
    assert inputs["when"]["value"] == "2021-07-02 09:00"
    exchange = await stage.discord.submit(
        stage.ada, opened.modal, {"text": "Bye", "channel": str(other.id), "repeat": "weekly"}
    )
    changed = exchange.only
    assert headline(changed) == "## Send this <t:1625209200:R>?"
    assert f"In <#{other.id}>, every Friday." in changed.text
    assert "-# Always at the same time of day in Europe/Berlin." in changed.text
    await stage.press(changed, "Confirm")
    reminder = await only_reminder(stage)
    assert (reminder.text, reminder.repeat) == ("Bye", Repeat.WEEKLY)


async def test_two_forms_that_are_open_at_once_are_kept_apart(stage: Stage) -> None:
    as_organizer(stage)
    draft = await drafted(stage)
    first = await stage.discord.press(stage.ada, draft, "Change")
    second = await stage.discord.press(stage.ada, draft, "Change")
    assert first.modal
    assert second.modal
    assert first.modal.custom_id != second.modal.custom_id


async def test_new_reminder_by_a_form(stage: Stage) -> None:
    as_organizer(stage)
    listed = await ran(stage, "remind list")
    draft = await filled(stage, listed, "New reminder", text="Hello", when="tomorrow 9:00")
    assert headline(draft) == "## Send this <t:1625122800:R>?"
    assert f"In <#{stage.guild.channels[0].id}>, once." in draft.text


@pytest.mark.parametrize(
    ("text", "when", "more", "said", "why"),
    [
        ("Hello", "when pigs fly", {}, "## When?", "pigs fly"),
        ("Hello", "yesterday 9:00", {}, "## When?", "still to come"),
        ("Hello", "now", {}, "## That is now", "Post it at once with `/announce`"),
        ("Hello", "every Monday 9:00", {}, "## When?", "by the option `repeat`"),
        ("{titel}", "in 2 hours", {}, "## A placeholder can't be filled", "do you mean {title}?"),
        ("{title}", "in 2 hours", {}, "## A placeholder can't be filled", "needs a talk"),
        (
            "Hello",
            "1 hour before the keynote",
            {"repeat": "daily"},
            "## That can't be repeated",
            "comes only once",
        ),
    ],
)
async def test_what_is_not_understood_is_explained_and_the_text_kept(
    stage: Stage, text: str, when: str, more: dict[str, str], said: str, why: str
) -> None:
    as_organizer(stage)
    answer = await drafted(stage, text, when, **more)
    assert headline(answer) == said
    assert why in answer.text
    assert f"```\n{text}\n```" in answer.text
    assert await stage.desk.stores.book.of_server(stage.guild.id) == []


async def test_fixed_time_near_an_entry_says_that_it_stays(stage: Stage) -> None:
    as_organizer(stage)
    draft = await drafted(stage, "Hello", "1 day before the keynote at 9:00")
    assert "This time is fixed: it does not move when the talk moves." in draft.text
    assert "fixed" not in (await drafted(stage, "Hello", "tomorrow 9:00")).text
    assert "fixed" not in (await drafted(stage)).text


async def test_time_that_passes_before_it_is_confirmed(stage: Stage) -> None:
    as_organizer(stage)
    draft = await drafted(stage, "Hello", "in 30 minutes")
    stage.clock.forward(minutes=31)
    assert headline(await stage.press(draft, "Confirm")) == "## That time has passed"


async def test_role_that_the_organizer_may_not_mention(stage: Stage) -> None:
    as_organizer(stage)
    role = stage.guild.add_role("Authors")
    answer = await drafted(stage, role=role)
    assert headline(answer) == "## You may not mention that role"
    assert f"{role.mention} would be notified." in answer.text
    assert "```\nHello\n```" in answer.text


async def test_role_that_the_bot_may_not_mention(stage: Stage) -> None:
    role = stage.guild.add_role("Authors")
    as_organizer(stage, stage.guild.add_role("Shouting", MENTION_EVERYONE))
    answer = await drafted(stage, role=role)
    assert headline(answer) == "## I may not mention that role"
    may(stage, stage.guild.channels[0], MEMBER | MENTION_EVERYONE)
    assert headline(await drafted(stage, role=role)).startswith("## Send this")


async def test_role_is_checked_again_when_it_is_confirmed(stage: Stage) -> None:
    shouting = stage.guild.add_role("Shouting", MENTION_EVERYONE)
    as_organizer(stage, shouting)
    may(stage, stage.guild.channels[0], MEMBER | MENTION_EVERYONE)
    draft = await drafted(stage, role=stage.guild.add_role("Authors"))
    as_organizer(stage)
    assert headline(await stage.press(draft, "Confirm")) == "## You may not mention that role"
    assert (await only_reminder(stage)).state is ReminderState.DRAFT


async def test_everyone_is_no_role_to_mention(stage: Stage) -> None:
    everyone = stage.guild.roles[0]
    as_organizer(stage, stage.guild.add_role("Shouting", MENTION_EVERYONE))
    answer = await drafted(stage, role=everyone)
    assert headline(answer) == "## That is no role to choose"


async def test_channel_that_the_bot_may_not_write_in(stage: Stage) -> None:
    as_organizer(stage)
    quiet = stage.guild.add_channel("quiet", MEMBER & ~SEND_MESSAGES)
    hidden = stage.guild.add_channel("hidden", MEMBER & ~VIEW_CHANNEL)
    answer = await drafted(stage, channel=quiet)
    assert headline(answer) == f"## I may not post in <#{quiet.id}>"
    assert "*Send Messages*" in answer.text
    answer = await drafted(stage, channel=hidden)
    assert "*View Channel*" in answer.text


async def test_channel_is_the_one_of_the_server_unless_another_is_named(stage: Stage) -> None:
    as_organizer(stage)
    news, talks = stage.guild.add_channel("news"), stage.guild.add_channel("talks")
    assert f"In <#{stage.guild.channels[0].id}>" in (await drafted(stage)).text
    await stage.chose(channel_id=news.id)
    assert f"In <#{news.id}>" in (await drafted(stage)).text
    assert f"In <#{talks.id}>" in (await drafted(stage, channel=talks)).text


async def test_draft_is_its_authors(stage: Stage) -> None:
    as_organizer(stage)
    draft = await drafted(stage)
    draft.only_for = None  # as if Discord had shown it to everyone
    other = ben(stage)
    exchange = await stage.discord.press(other, draft, "Confirm")
    assert headline(exchange.only) == FOR_ORGANIZERS
    stage.guild.add_member(other, permissions=stage.guild.member(stage.ada).permissions)
    exchange = await stage.discord.press(other, draft, "Confirm")
    assert headline(exchange.only) == "## This draft is gone"
    assert "Hello" not in exchange.only.text


async def test_draft_of_another_server_is_none_here(stage: Stage) -> None:
    as_organizer(stage)
    draft = await drafted(stage)
    elsewhere = stage.discord.add_guild("Elsewhere")
    elsewhere.add_member(stage.ada, permissions=stage.guild.member(stage.ada).permissions)
    for which in ("rok", "redit", "rno"):
        old = stage.posted(f"w1:{which}:mlhpcs-2021:x.1", elsewhere)
        assert headline(await stage.press(old, "Old")) == "## This draft is gone"
    assert headline(await stage.press(draft, "Confirm")).startswith("## Reminder 1")


async def test_reminder_that_somebody_else_changes_at_the_same_time(stage: Stage) -> None:
    as_organizer(stage)
    panel = await confirmed(stage)
    opened = await stage.discord.press(stage.ada, panel, "Change")
    exchange = await stage.discord.submit(stage.ada, opened.modal, {"text": "Mine"})
    others_are_faster(stage)
    answer = await stage.press(exchange.only, "Confirm")
    assert headline(answer) == "## It was changed in the meantime"
    assert "```\nMine\n```" in answer.text


async def test_draft_that_is_changed_in_two_forms_at_the_same_time(stage: Stage) -> None:
    as_organizer(stage)
    opened = await stage.discord.press(stage.ada, await drafted(stage), "Change")
    others_are_faster(stage)
    exchange = await stage.discord.submit(stage.ada, opened.modal, {"text": "Mine"})
    assert headline(exchange.only) == "## Somebody else has just changed it"
    assert "```\nMine\n```" in exchange.only.text


async def test_draft_that_is_confirmed_twice_at_the_same_time(stage: Stage) -> None:
    as_organizer(stage)
    draft = await drafted(stage)
    others_are_faster(stage)
    answer = await stage.press(draft, "Confirm")
    assert headline(answer) == "## Somebody else has just changed it"
    assert await logged(stage) == []


async def test_repeated_reminder_stays_at_its_time_of_day(stage: Stage) -> None:
    as_organizer(stage)
    await confirmed(stage, "Coffee", "1 July 2021 10:30", repeat="daily")
    stage.clock.forward(days=3)
    listed = await ran(stage, "remind list")
    assert headline(listed) == "## 1 reminder, the next <t:1625301000:R>"
    assert "-# Every day" in listed.text
    assert stage.clock() + timedelta(minutes=18) == stage.clock().fromtimestamp(
        1625301000, stage.clock().tzinfo
    )
