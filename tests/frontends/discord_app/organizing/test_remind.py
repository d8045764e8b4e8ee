"""The reminders of a server: listed, found, changed, paused, resumed, previewed and cancelled."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, NoReturn

import pytest

from bot.answers.assistant import Assistant
from bot.knowledge.edition import KnowledgeBase
from bot.reminders.models import ReminderState
from bot.reminders.moments import Fixed, Relative
from bot.reminders.ports import OutboxError
from tests.discord_server.permissions import MEMBER, MENTION_EVERYONE, SEND_MESSAGES
from tests.frontends.discord_app.organizing.organizers import (
    BEFORE_KEYNOTE,
    as_organizer,
    changed,
    confirmed,
    failed,
    filled,
    heard,
    logged,
    may,
    only_reminder,
    others_are_faster,
    ran,
)
from tests.frontends.discord_app.stage import BEFORE, Stage, headline, labels

if TYPE_CHECKING:
    from tests.discord_server.messages import Message

KEYNOTE = 1625228100
TWO_HOURS_BEFORE = KEYNOTE - 2 * 3600


async def several(stage: Stage, count: int) -> None:
    """Make reminders of which each comes an hour after the one before."""
    for number in range(count):
        await confirmed(stage, f"Text number {number}", f"in {number + 1} hours")


async def state(stage: Stage) -> ReminderState:
    return (await only_reminder(stage)).state


async def test_list_has_pages(stage: Stage) -> None:
    as_organizer(stage)
    await several(stage, 5)
    listed = await ran(stage, "remind list")
    assert headline(listed).startswith("## 5 reminders, the next <t:")
    assert "Text number 3" in listed.text
    assert "Text number 4" not in listed.text
    assert "-# Page 1 of 2" in listed.texts()
    assert labels(listed) == ["Earlier", "Later", "New reminder", "Automatic reminders"]
    assert [each.disabled for each in listed.buttons()] == [True, False, False, False]
    later = await stage.press(listed, "Later")
    assert later is listed
    assert "Text number 4" in later.text
    assert headline(await stage.press(later, "Automatic reminders")) == "## Setup of this server"


async def test_chosen_reminder_is_shown_with_what_can_be_done(stage: Stage) -> None:
    as_organizer(stage)
    await several(stage, 2)
    listed = await ran(stage, "remind list")
    panel = await stage.choose(listed, "Text number 1")
    assert panel is not listed
    assert headline(panel).startswith("## Reminder 2, <t:")
    assert labels(panel) == ["Change", "Pause", "Preview", "Cancel"]


async def test_reminders_are_offered_by_number_and_words(stage: Stage) -> None:
    as_organizer(stage)
    await confirmed(stage, "Bring your **badge**", "in 2 hours")
    await confirmed(stage, "The bus leaves", "in 3 hours")
    assert await stage.choices("remind show", "reminder", "") == [
        {"name": "1: Bring your badge", "value": "r.1"},
        {"name": "2: The bus leaves", "value": "r.2"},
    ]
    assert await stage.offered("remind show", "reminder", "BADGE") == ["1: Bring your badge"]
    assert await stage.offered("remind show", "reminder", "2") == ["2: The bus leaves"]
    assert await stage.offered("remind show", "reminder", "pigs") == []
    await ran(stage, "remind pause", reminder="r.1")
    assert await stage.offered("remind pause", "reminder", "") == ["2: The bus leaves"]
    assert await stage.offered("remind resume", "reminder", "") == ["1: Bring your badge"]


@pytest.mark.parametrize("typed", ["r.1", "1", "#1", "badge", "your bring"])
async def test_reminder_is_found_by_what_is_typed_past_the_list(stage: Stage, typed: str) -> None:
    as_organizer(stage)
    await confirmed(stage, "Bring your badge", "in 2 hours")
    assert headline(await ran(stage, "remind show", reminder=typed)).startswith("## Reminder 1")


@pytest.mark.parametrize("typed", ["surprises", "deep learning starts", "{title}"])
async def test_reminder_is_found_by_the_words_that_are_shown(stage: Stage, typed: str) -> None:
    as_organizer(stage)
    await confirmed(stage, "**{title}** starts")
    await confirmed(stage, "The bus leaves", "in 3 hours")
    assert len(await stage.offered("remind pause", "reminder", typed)) == 1
    assert headline(await ran(stage, "remind show", reminder=typed)).startswith("## Reminder 1")


async def test_what_has_passed_or_was_cancelled_is_shown_by_its_words(stage: Stage) -> None:
    as_organizer(stage)
    await confirmed(stage, "The bus leaves", "in 1 hour")
    await confirmed(stage, "Bring your badge", "in 2 hours")
    await confirmed(stage, "Bring your poster", "in 5 hours")
    await ran(stage, "remind cancel", reminder="badge")
    await stage.discord.slash(stage.ada, "announce", {"text": "Bring cake"}, guild=stage.guild)
    stage.at(BEFORE + timedelta(hours=1))
    await stage.posted_so_far(2)
    stage.clock.forward(minutes=1)
    offered = await stage.offered("remind show", "reminder", "")
    assert offered == ["3: Bring your poster", "1: The bus leaves", "2: Bring your badge"]
    bus = await ran(stage, "remind show", reminder="bus")
    assert headline(bus).startswith("## Reminder 1 was due")
    badge = await ran(stage, "remind show", reminder="badge")
    assert headline(badge) == "## Reminder 2 is cancelled"
    assert headline(await ran(stage, "remind show", reminder="bring")).startswith("## Reminder 3")
    assert await stage.offered("remind cancel", "reminder", "b") == ["3: Bring your poster"]
    assert await stage.offered("remind resume", "reminder", "") == ["2: Bring your badge"]
    resumed = await ran(stage, "remind resume", reminder="badge")
    assert headline(resumed).startswith("## Reminder 2, <t:")
    stage.clock.forward(days=31)
    assert await stage.offered("remind show", "reminder", "") == []


@pytest.mark.parametrize("typed", ["r.2", "7", "pigs", "r.0", "r.99999999999999999999"])
async def test_reminder_that_there_is_not(stage: Stage, typed: str) -> None:
    as_organizer(stage)
    await confirmed(stage, "Bring your badge", "in 2 hours")
    answer = await ran(stage, "remind show", reminder=typed)
    assert headline(answer) == "## There is no such reminder"


async def test_words_that_fit_several_are_asked_back(stage: Stage) -> None:
    as_organizer(stage)
    await several(stage, 2)
    asked = await ran(stage, "remind cancel", reminder="text number")
    assert headline(asked) == "## Which reminder do you mean by “text number”?"
    panel = await stage.choose(asked, "Text number 0")
    assert headline(panel).startswith("## Reminder 1")


async def test_reminder_of_another_server_is_none_here(stage: Stage) -> None:
    as_organizer(stage)
    await confirmed(stage)
    elsewhere = stage.discord.add_guild("Elsewhere")
    elsewhere.add_member(stage.ada, permissions=stage.guild.member(stage.ada).permissions)
    for which in ("rpause", "rgo", "rview", "rno", "redit"):
        old = stage.posted(f"w1:{which}:mlhpcs-2021:r.1", elsewhere)
        assert headline(await stage.press(old, "Old")) == "## There is no such reminder"
    assert await state(stage) is ReminderState.ACTIVE


async def test_relative_time_moves_and_says_so(stage: Stage) -> None:
    as_organizer(stage)
    panel = await confirmed(stage, "{title} begins {relative}")
    answer = await changed(stage, panel, when="1 hour before the keynote")
    assert answer is panel
    assert headline(answer) == f"## Reminder 1, <t:{KEYNOTE - 3600}:R>"
    reminder = await only_reminder(stage)
    assert isinstance(reminder.moment, Relative)
    assert reminder.moment.offset == -timedelta(hours=1)
    was, title = f"<t:{TWO_HOURS_BEFORE}:f>", "“Surprises in Deep Learning Training…”"
    what = (await logged(stage))[0]
    assert what.startswith(f"changed reminder 1: it comes 1 hour before {title}")
    assert f"<t:{KEYNOTE - 3600}:f> (was 2 hours before {title}" in what
    assert was in what


async def test_reminder_moves_with_what_it_hangs_on(stage: Stage) -> None:
    as_organizer(stage)
    await confirmed(stage, "Take your seats", "10 minutes before the keynote")
    stage.desk.take(_with_keynote(stage, later=timedelta(minutes=30)), ())
    stage.desk.scheduler.on_change()
    moved = KEYNOTE + 30 * 60 - 10 * 60
    listed = await ran(stage, "remind list")
    assert headline(listed) == f"## 1 reminder, the next <t:{moved}:R>"
    stage.at(BEFORE.fromtimestamp(KEYNOTE - 10 * 60, BEFORE.tzinfo))
    await heard(stage)
    assert stage.posts == []
    stage.at(BEFORE.fromtimestamp(moved, BEFORE.tzinfo))
    (post,) = await stage.posted_so_far(1)
    assert post.text == "Take your seats"


async def test_time_of_its_own_keeps_what_the_text_is_about(stage: Stage) -> None:
    as_organizer(stage)
    panel = await confirmed(stage, "{title} begins {relative}")
    answer = await changed(stage, panel, when="2 July 2021 9:00")
    assert headline(answer) == "## Reminder 1, <t:1625209200:R>"
    reminder = await only_reminder(stage)
    assert isinstance(reminder.moment, Fixed)
    assert reminder.about
    assert reminder.about.id == "keynote"


async def test_form_that_changes_nothing_is_not_noted(stage: Stage) -> None:
    as_organizer(stage)
    panel = await confirmed(stage, "{title} begins {relative}")
    before = await only_reminder(stage)
    await filled(stage, panel, "Change")
    assert await only_reminder(stage) == before
    assert len(await logged(stage)) == 1


async def test_edit_opens_the_form(stage: Stage) -> None:
    as_organizer(stage)
    other = stage.guild.add_channel("talks")
    role = stage.guild.add_role("Authors", mentionable=True)
    await confirmed(stage)
    opened = await stage.discord.slash(
        stage.ada, "remind edit", {"reminder": "1"}, guild=stage.guild
    )
    assert opened.modal
    assert opened.modal.title == "Change reminder 1"
    values = {"text": "Bye", "channel": str(other.id), "role": str(role.id)}
    exchange = await stage.discord.submit(stage.ada, opened.modal, values)
    answer = await stage.press(exchange.only, "Confirm")
    assert f"In <#{other.id}>, mentioning {role.mention}, once." in answer.text
    main = stage.guild.channels[0].id
    assert (await logged(stage))[0] == (
        f"changed reminder 1: the text is “Bye” (was “Hello”); the channel is <#{other.id}> "
        f"(was <#{main}>); the role is {role.mention} (was none)"
    )


async def test_change_is_refused_where_the_bot_may_not_post(stage: Stage) -> None:
    as_organizer(stage)
    panel = await confirmed(stage)
    quiet = stage.guild.add_channel("quiet", MEMBER & ~SEND_MESSAGES)
    answer = await filled(stage, panel, "Change", text="Mine", channel=str(quiet.id))
    assert headline(answer) == f"## I may not post in <#{quiet.id}>"
    assert "```\nMine\n```" in answer.text
    assert (await only_reminder(stage)).text == "Hello"


async def test_paused_reminder_is_not_posted_until_it_is_resumed(stage: Stage) -> None:
    as_organizer(stage)
    panel = await confirmed(stage, "Hello", "in 1 hour")
    paused = await stage.press(panel, "Pause")
    assert paused is panel
    assert headline(paused) == "## Reminder 1 is paused"
    assert labels(paused) == ["Change", "Resume", "Preview", "Cancel"]
    assert "-# Paused · once" in (await ran(stage, "remind list")).text
    resumed = await stage.press(paused, "Resume")
    assert headline(resumed).startswith("## Reminder 1, <t:")
    await stage.press(resumed, "Pause")
    stage.at(BEFORE + timedelta(hours=2))
    await heard(stage)
    assert stage.posts == []
    over = await ran(stage, "remind show", reminder="1")
    assert "-# Its time has passed" in over.text
    answer = await ran(stage, "remind resume", reminder="1")
    assert headline(answer) == "## Its time has passed"
    assert [each.split(" ")[0] for each in await logged(stage)] == [
        "paused",
        "resumed",
        "paused",
        "made",
    ]


async def test_cancelling_is_taken_back(stage: Stage) -> None:
    as_organizer(stage)
    await confirmed(stage)
    cancelled = await ran(stage, "remind cancel", reminder="1")
    assert headline(cancelled) == "## Reminder 1 is cancelled"
    assert labels(cancelled) == ["Undo"]
    assert await state(stage) is ReminderState.CANCELLED
    assert headline(await ran(stage, "remind list")) == "## No reminders to come"
    again = await ran(stage, "remind cancel", reminder="1")
    assert headline(again) == "## It is cancelled already"
    assert headline(await stage.press(cancelled, "Undo")).startswith("## Reminder 1, ")
    assert await state(stage) is ReminderState.ACTIVE


@pytest.mark.parametrize("did", ["pause", "cancel"])
async def test_role_and_channel_are_checked_again_when_it_is_resumed(
    stage: Stage, did: str
) -> None:
    shouting = stage.guild.add_role("Shouting", MENTION_EVERYONE)
    as_organizer(stage, shouting)
    may(stage, stage.guild.channels[0], MEMBER | MENTION_EVERYONE)
    await confirmed(stage, role=stage.guild.add_role("Authors"))
    panel = await ran(stage, f"remind {did}", reminder="1")
    before = await state(stage)
    as_organizer(stage)
    answer = await ran(stage, "remind resume", reminder="1")
    assert headline(answer) == "## You may not mention that role"
    pressed = await stage.press(panel, "Resume" if did == "pause" else "Undo")
    assert headline(pressed) == "## You may not mention that role"
    assert await state(stage) is before
    as_organizer(stage, shouting)
    may(stage, stage.guild.channels[0], MEMBER & ~SEND_MESSAGES)
    answer = await ran(stage, "remind resume", reminder="1")
    assert headline(answer).startswith("## I may not post in")


async def test_what_makes_no_sense_is_said(stage: Stage) -> None:
    as_organizer(stage)
    await confirmed(stage)
    resumed = await ran(stage, "remind resume", reminder="1")
    assert headline(resumed) == "## It is active already"
    await ran(stage, "remind pause", reminder="1")
    paused = await ran(stage, "remind pause", reminder="1")
    assert headline(paused) == "## It is not active"
    await ran(stage, "remind cancel", reminder="1")
    edited = stage.posted("w1:fedit:-:r.1:1")
    assert headline(await stage.press(edited, "Old")) == "## I no longer find that"


async def test_cancelled_reminder_is_not_changed(stage: Stage) -> None:
    as_organizer(stage)
    panel = await confirmed(stage)
    opened = await stage.discord.press(stage.ada, panel, "Change")
    await ran(stage, "remind cancel", reminder="1")
    exchange = await stage.discord.submit(stage.ada, opened.modal, {"text": "Bye"})
    assert headline(exchange.only) == "## It is cancelled"


async def test_preview_is_what_is_posted(stage: Stage) -> None:
    as_organizer(stage)
    role = stage.guild.add_role("Authors", mentionable=True)
    panel = await confirmed(stage, "## {title}\n{relative}", role=role)
    preview = await stage.press(panel, "Preview")
    assert preview.is_ephemeral
    assert not preview.pings
    where = f"<#{stage.guild.channels[0].id}>"
    above, *shown = preview.texts()
    assert above == f"-# So it will look in {where} <t:{TWO_HOURS_BEFORE}:R>. Only you see this."
    stage.at(BEFORE.fromtimestamp(TWO_HOURS_BEFORE, BEFORE.tzinfo))
    (post,) = await stage.posted_so_far(1)
    assert post.texts() == shown
    assert post.pings.roles == {role.id}


async def test_preview_of_what_is_paused_or_over(stage: Stage) -> None:
    as_organizer(stage)
    await confirmed(stage, "Hello", "in 1 hour")
    await ran(stage, "remind pause", reminder="1")
    assert (await ran(stage, "remind preview", reminder="1")).texts()[1:] == ["Hello"]
    stage.clock.forward(hours=2)
    over = await ran(stage, "remind preview", reminder="1")
    assert over.texts()[1:] == ["Hello"]
    assert "<t:" not in over.texts()[0]


async def test_panel_says_what_became_of_it(stage: Stage) -> None:
    as_organizer(stage)
    await confirmed(stage, "Hello", "in 1 hour")
    stage.at(BEFORE + timedelta(hours=1))
    await stage.posted_so_far(1)
    await stage.until(lambda: _says(stage, "-# Last posted for"))


async def test_panel_says_why_it_was_not_posted(stage: Stage) -> None:
    as_organizer(stage)
    await confirmed(stage, "Hello", "in 1 hour")
    may(stage, stage.guild.channels[0], MEMBER & ~SEND_MESSAGES)
    stage.at(BEFORE + timedelta(hours=1))
    await failed(stage, await only_reminder(stage))
    panel = await ran(stage, "remind show", reminder="1")
    assert "I may not send messages there." in panel.text
    assert labels(panel) == ["Change", "Preview"]


async def test_reminder_whose_talk_is_gone(stage: Stage) -> None:
    as_organizer(stage)
    await confirmed(stage, "{title}", BEFORE_KEYNOTE)
    stage.desk.take(_without_keynote(stage), ())
    panel = await ran(stage, "remind show", reminder="1")
    assert headline(panel) == "## Reminder 1 has no time"
    assert "mend that in the files" in panel.text
    listed = await ran(stage, "remind list")
    assert "No time now" in listed.text
    preview = await stage.press(panel, "Preview")
    assert headline(preview) == "## It has no time now"


async def test_preview_of_what_is_called_off(stage: Stage) -> None:
    as_organizer(stage)
    panel = await confirmed(stage, "{title}", BEFORE_KEYNOTE)
    panel = await changed(stage, panel, when="2 July 2021 9:00")
    stage.desk.take(_without_keynote(stage), ())
    preview = await stage.press(panel, "Preview")
    assert headline(preview) == "## Nothing would be sent"


async def test_two_who_press_at_the_same_time(stage: Stage) -> None:
    as_organizer(stage)
    panel = await confirmed(stage)
    others_are_faster(stage)
    assert headline(await stage.press(panel, "Pause")) == "## Somebody else has just changed it"


async def test_reminder_of_an_event_that_cannot_be_read_is_not_changed(stage: Stage) -> None:
    as_organizer(stage)
    panel = await confirmed(stage)
    opened = await stage.discord.press(stage.ada, panel, "Change")
    stage.desk.take(_only(stage, "mlhpcs-2020"), ())
    exchange = await stage.discord.submit(stage.ada, opened.modal, {"text": "Bye"})
    assert headline(exchange.only) == "## I cannot read about this event now"


async def test_nothing_is_offered_while_the_database_fails(stage: Stage) -> None:
    as_organizer(stage)
    await confirmed(stage)

    async def fails(*_: object) -> NoReturn:
        raise OutboxError("no database")

    stage.desk.stores.book.of_server = fails  # type: ignore[method-assign,assignment]
    assert await stage.offered("remind show", "reminder", "") == []


def _with_keynote(stage: Stage, *, later: timedelta) -> Assistant:
    edition = stage.desk.assistant.edition("mlhpcs-2021")
    sessions = tuple(
        replace(each, starts=each.starts + later) if each.id == "keynote" and each.starts else each
        for each in edition.sessions
    )
    return Assistant(KnowledgeBase(editions=(replace(edition, sessions=sessions),)))


def _only(stage: Stage, event_id: str) -> Assistant:
    edition = stage.desk.assistant.edition(event_id)
    return Assistant(KnowledgeBase(editions=(edition,)))


def _without_keynote(stage: Stage) -> Assistant:
    edition = stage.desk.assistant.edition("mlhpcs-2021")
    others = tuple(each for each in edition.sessions if each.id != "keynote")
    return Assistant(KnowledgeBase(editions=(replace(edition, sessions=others),)))


async def _says(stage: Stage, words: str) -> bool:
    panel: Message = await ran(stage, "remind show", reminder="1")
    return words in panel.text
