"""Readers' own reminders: asked for, changed, put off, ended, before and after a restart."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.frontends.discord_app.own_reminders import OwnReminders
from bot.reminders.models import MessageState, Reminder, ReminderState
from bot.reminders.moments import Relative
from tests.discord_server.messages import Message
from tests.discord_server.permissions import VIEW_CHANNEL
from tests.frontends.discord_app.stage import BERLIN, DURING, Stage, headline, labels

SOON = "## I will remind you <t:1625227500:R>"
TITLE = "[Surprises in Deep Learning Training…](https://github.com/keuperj/MLHPCS/blob/master/2021/"
INVITED = (
    "Deep Learning Meets Optimal Control - How Optimal Control Enables Faster and Better Training"
)
FIRST = "## Your reminders arrive here"
BEFORE_KEYNOTE = datetime(2021, 7, 2, 14, 5, tzinfo=BERLIN)
IN_MAY = datetime(2021, 5, 5, 9, tzinfo=BERLIN)


async def kept(stage: Stage) -> list[Reminder]:
    return await stage.desk.stores.book.of_owner(stage.ada.id)


async def known_to_arrive(stage: Stage) -> bool:
    return await stage.desk.stores.choices.has_taken_direct_messages(stage.ada.id)


async def asked(stage: Stage) -> Message:
    """Let Ada ask to be reminded of the keynote."""
    return await stage.press(await stage.slash("talk", query="s.keynote"), "Remind me")


async def delivered(stage: Stage) -> Message:
    """Let the keynote be so near that Ada is reminded of it."""
    await asked(stage)
    await stage.posted_so_far(1)
    stage.at(BEFORE_KEYNOTE)
    return (await stage.posted_so_far(2))[-1]


async def test_remind_me_says_when_and_tries_whether_it_can(stage: Stage) -> None:
    panel = await asked(stage)
    assert panel.is_ephemeral
    assert headline(panel) == SOON
    assert panel.texts()[1] == (
        f"<t:1625227500:F>, 10 minutes before {TITLE}keynote.md), by direct message."
    )
    assert labels(panel) == ["Undo", "My reminders"]
    (select,) = panel.selects()
    assert select.custom_id == "w1:when:mlhpcs-2021:r.1"
    assert select.options == {
        "At the start": "0m",
        "10 minutes before": "10m",
        "1 hour before": "1h",
        "1 day before": "1d",
    }
    (first,) = await stage.posted_so_far(1)
    assert first.channel.recipient is stage.ada
    assert headline(first) == FIRST
    assert "10 minutes before [Surprises" in first.text
    await stage.until(lambda: known_to_arrive(stage))


async def test_the_direct_message_is_tried_once(stage: Stage) -> None:
    await asked(stage)
    await stage.posted_so_far(1)
    await stage.press(await stage.slash("talk", query="s.invited-3"), "Remind me")
    assert len(await kept(stage)) == 2
    await stage.restart()
    assert len(stage.posts) == 1


async def test_who_asks_in_direct_messages_gets_them(stage: Stage) -> None:
    await stage.desk.stores.choices.set_event_of_reader(stage.ada.id, "mlhpcs-2021")
    talk = await stage.discord.slash(stage.ada, "talk", {"query": "s.keynote"}, dm=True)
    panel = (await stage.discord.press(stage.ada, talk.only, "Remind me")).only
    assert headline(panel) == SOON
    assert not panel.is_ephemeral
    await stage.press(panel, "Undo")
    assert stage.posts == []
    await stage.until(lambda: known_to_arrive(stage))


async def test_pressed_twice_and_delivered_twice_it_is_one_reminder(stage: Stage) -> None:
    talk = await stage.slash("talk", query="s.keynote")
    exchange = await stage.discord.press(stage.ada, talk, "Remind me")
    await stage.discord.again(exchange)
    panel = await stage.press(talk, "Remind me")
    assert headline(panel) == SOON
    assert len(await kept(stage)) == 1
    assert [headline(each) for each in await stage.posted_so_far(1)] == [FIRST]


async def test_another_lead_is_chosen_in_place(stage: Stage) -> None:
    panel = await asked(stage)
    await stage.restart()
    changed = await stage.choose(panel, "1 hour before")
    assert changed is panel
    assert headline(panel) == "## I will remind you <t:1625224500:R>"
    assert "1 hour before [Surprises" in panel.text
    changed = await stage.choose(panel, "At the start")
    assert "at the start of [Surprises" in panel.text
    again = await asked(stage)
    assert "at the start of [Surprises" in again.text
    assert len(await kept(stage)) == 1


async def test_lead_that_has_passed_meanwhile(stage: Stage) -> None:
    panel = await asked(stage)
    stage.clock.now = BEFORE_KEYNOTE - timedelta(minutes=5)
    refused = await stage.choose(panel, "1 hour before")
    assert refused is not panel
    assert headline(refused) == "## That time has passed"
    late = await asked(stage)
    assert list(late.selects()[0].options) == ["At the start", "10 minutes before"]


async def test_undone_it_never_comes_and_can_be_asked_for_again(stage: Stage) -> None:
    panel = await asked(stage)
    await stage.posted_so_far(1)
    undone = await stage.press(panel, "Undo")
    assert undone is panel
    assert headline(undone) == "## I will not remind you"
    assert [each.state for each in await kept(stage)] == [ReminderState.CANCELLED]
    again = await stage.press(undone, "Remind me")
    assert headline(again) == SOON
    (reminder,) = await kept(stage)
    assert reminder.state is ReminderState.ACTIVE
    await stage.press(again, "Undo")
    stage.at(BEFORE_KEYNOTE)
    await stage.restart()
    assert len(stage.posts) == 1


async def test_undo_twice_at_once(stage: Stage) -> None:
    panel = await asked(stage)
    exchange = await stage.discord.press(stage.ada, panel, "Undo", wait=False)
    await stage.discord.again(exchange)
    await exchange.answered()
    assert headline(panel) == "## I will not remind you"
    assert [each.state for each in await kept(stage)] == [ReminderState.CANCELLED]


async def test_what_was_changed_in_the_meantime_is_changed_all_the_same(stage: Stage) -> None:
    panel = await asked(stage)
    (stale,) = await kept(stage)
    await stage.choose(panel, "1 hour before")
    own = OwnReminders(stage.desk, stage.ada.id)
    ended = await own.end(stale, ReminderState.DONE)
    assert (ended.state, ended.revision) == (ReminderState.DONE, 2)
    assert isinstance(ended.moment, Relative)
    assert ended.moment.offset == -timedelta(hours=1)


async def test_what_others_change_all_the_time_is_given_up(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    panel = await asked(stage)

    async def is_too_slow(_: Reminder) -> None:
        pass

    monkeypatch.setattr(stage.desk.scheduler, "change", is_too_slow)
    answer = await stage.press(panel, "Undo")
    assert headline(answer) == "## I could not finish that"


async def test_deadlines_have_leads_of_their_own(stage: Stage) -> None:
    stage.clock.now = IN_MAY
    listed = await stage.slash("deadline")
    panel = await stage.press(listed, "w1:remind:mlhpcs-2021:d.abstract")
    assert headline(panel) == "## I will remind you <t:1620993540:R>"
    assert "1 day before Extended abstract, by direct message." in panel.text
    assert list(panel.selects()[0].options.values()) == ["3h", "1d", "3d", "7d"]


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        ("d.abstract", "“Extended abstract” has passed."),
        ("s.invited-3", "“Deep Learning Meets Optimal Control - How Optimal Control…” has begun"),
    ],
)
async def test_what_has_begun_or_passed_is_nothing_to_be_reminded_of(
    stage: Stage, entry: str, words: str
) -> None:
    stage.clock.now = DURING
    answer = await stage.press(stage.posted(f"w1:remind:mlhpcs-2021:{entry}"), "Old")
    assert headline(answer) == "## I set no reminder"
    assert answer.texts()[1].startswith(words)
    assert await kept(stage) == []


async def test_delivered_and_done_after_a_restart(stage: Stage) -> None:
    message = await delivered(stage)
    assert headline(message).startswith("## Keynote <t:1625228100:R>: [Surprises")
    assert labels(message) == ["Done", "Snooze 5 minutes", "About this talk"]
    await stage.restart()
    about = await stage.press(message, "About this talk")
    assert headline(about).startswith("## [Surprises")
    exchange = await stage.discord.press(stage.ada, message, "Done")
    assert exchange.only is message
    assert message.texts() == [f"-# Done · {TITLE}keynote.md) · <t:1625228100:f>"]
    assert labels(message) == []
    await stage.discord.again(exchange)
    assert [each.state for each in await kept(stage)] == [ReminderState.DONE]


async def test_snoozed_it_comes_again(stage: Stage) -> None:
    message = await delivered(stage)
    await stage.restart()
    stage.clock.forward(minutes=1)
    exchange = await stage.discord.press(stage.ada, message, "Snooze 5 minutes")
    await stage.discord.again(exchange)
    assert headline(message) == "## I will remind you again <t:1625227860:R>"
    assert labels(message) == ["Done", "My reminders"]
    stage.at(BEFORE_KEYNOTE + timedelta(minutes=6))
    second = (await stage.posted_so_far(3))[-1]
    assert headline(second) == headline_of_keynote(message)
    assert labels(second) == ["Done", "About this talk"]


def headline_of_keynote(message: Message) -> str:
    """Return what led a message before it was edited."""
    return str(message.edits[0]["components"][0]["components"][0]["content"])


async def test_snooze_ends_when_it_starts(stage: Stage) -> None:
    message = await delivered(stage)
    stage.clock.forward(minutes=7)
    await stage.press(message, "Snooze 5 minutes")
    assert headline(message) == "## I will remind you again <t:1625228100:R>"
    assert "-# That is when it starts." in message.text


async def test_snooze_after_the_start_is_too_late(stage: Stage) -> None:
    message = await delivered(stage)
    stage.clock.forward(minutes=10)
    answer = await stage.press(message, "Snooze 5 minutes")
    assert headline(answer) == "## That has begun already"
    assert labels(message) == ["Done", "Snooze 5 minutes", "About this talk"]


async def test_closed_direct_messages(stage: Stage) -> None:
    stage.ada.dms_closed = True
    talk = await stage.slash("talk", query="s.keynote")
    exchange = await stage.discord.press(stage.ada, talk, "Remind me")
    await exchange.edited()
    closed = exchange.only
    assert headline(closed) == "## I cannot send you direct messages"
    assert closed.texts()[1].startswith("The reminder is kept.")
    assert labels(closed) == ["Try again", "Undo"]
    assert [each.state for each in await kept(stage)] == [ReminderState.ACTIVE]
    again = await stage.discord.press(stage.ada, closed, "Try again")
    await again.settled()
    assert headline(closed) == "## I cannot send you direct messages"
    stage.ada.dms_closed = False
    await stage.restart()
    again = await stage.discord.press(stage.ada, closed, "Try again")
    await again.settled()
    assert headline(closed) == SOON
    assert [headline(each) for each in stage.posts] == [FIRST]


async def test_what_discord_does_not_say_is_not_taken_for_closed(stage: Stage) -> None:
    stage.discord.faults.fail("POST /users/@me/channels", 400)
    panel = await asked(stage)
    await stage.happened(1)
    assert headline(panel) == SOON
    assert labels(panel) == ["Undo", "My reminders"]
    assert not await known_to_arrive(stage)


async def test_what_is_due_at_this_moment_is_still_listed(stage: Stage) -> None:
    await asked(stage)
    stage.discord.faults.slow("POST /channels/*/messages", 2, times=5)
    stage.clock.now = BEFORE_KEYNOTE
    assert headline(await stage.slash("remindme")) == "## 1 reminder, the next <t:1625227500:R>"


@pytest.mark.parametrize("action", ["undo", "done", "again", "snooze"])
async def test_nobody_touches_what_is_somebody_elses(stage: Stage, action: str) -> None:
    await asked(stage)
    (before,) = await kept(stage)
    eve = stage.discord.add_user("eve")
    argument = ":5" if action == "snooze" else ""
    forged = stage.posted(f"w1:{action}:mlhpcs-2021:r.{before.id}{argument}")
    answer = (await stage.discord.press(eve, forged, "Old")).only
    assert headline(answer) == "## I no longer find that"
    assert await kept(stage) == [before]


@pytest.mark.parametrize(
    "custom_id",
    [
        "w1:undo:mlhpcs-2021:r.99", "w1:undo:mlhpcs-2021:s.keynote", "w1:undo:mlhpcs-2021:r.0",
        "w1:snooze:mlhpcs-2021:r.1:0", "w1:snooze:mlhpcs-2021:r.1", "w1:snooze:mlhpcs-2021:r.1:x",
        "w1:snooze:mlhpcs-2021:r.1:99999", "w1:remind:mlhpcs-1999:s.keynote",
        "w1:remind:mlhpcs-2021:s.gone", "w1:remind:mlhpcs-2021:program",
        "w1:remind:mlhpcs-2021:p.daniel-soudry", "w1:done:mlhpcs-2021:program",
    ],
)  # fmt: skip
async def test_whatever_a_button_carries_is_checked(stage: Stage, custom_id: str) -> None:
    await asked(stage)
    (before,) = await kept(stage)
    forged = stage.posted(custom_id)
    answer = (await stage.discord.press(stage.ada, forged, custom_id=custom_id)).only
    assert headline(answer) == "## I no longer find that"
    assert await kept(stage) == [before]


async def test_lead_that_there_is_none_of(stage: Stage) -> None:
    panel = await asked(stage)
    data = {"component_type": 3, "custom_id": "w1:when:mlhpcs-2021:r.1", "values": ["soon"]}
    exchange = stage.discord.backend.interact(3, stage.ada, panel.place, data, panel)
    await exchange.answered()
    assert headline(exchange.only) == "## I no longer find that"


async def test_an_organizers_reminder_is_not_touched_by_these_buttons(stage: Stage) -> None:
    await asked(stage)
    (mine,) = await kept(stage)
    ours = await stage.desk.stores.book.add(replace(mine, origin="x", server_id=stage.guild.id))
    answer = await stage.press(stage.posted(f"w1:undo:mlhpcs-2021:r.{ours.id}"), "Old")
    assert headline(answer) == "## I no longer find that"


async def test_my_reminders(stage: Stage) -> None:
    none = await stage.slash("remindme")
    assert headline(none) == "## No reminders yet"
    assert labels(none) == ["Program", "Deadlines"]
    await stage.slash("remindme", about="s.invited-3")
    panel = await asked(stage)
    await stage.slash("remindme", when="in 2 hours", text="Call *Ben*")
    await stage.restart()
    mine = await stage.press(panel, "My reminders")
    assert mine is not panel
    assert mine.is_ephemeral
    assert headline(mine) == "## 3 reminders, the next <t:1625047920:R>"
    first, second, _ = mine.texts()[1:]
    assert first == "<t:1625047920:f>\nCall \\*Ben\\*\n-# MLHPCS 2021"
    assert second.startswith("<t:1625227500:f> · 10 minutes before [Surprises in Deep")
    assert labels(mine) == []
    assert list(mine.selects()[0].options) == [
        "Call *Ben*",
        "Surprises in Deep Learning Training: Symmetry, Efficiency, and Scale",
        INVITED,
    ]
    opened = await stage.choose(mine, "Call *Ben*")
    assert headline(opened) == "## I will remind you <t:1625047920:R>"
    assert opened.texts()[1:] == ["<t:1625047920:F>, by direct message.", "Call \\*Ben\\*"]
    assert opened.selects() == []
    await stage.press(opened, "Undo")
    assert headline(await stage.choose(mine, "Call *Ben*")) == "## I will not remind you"
    assert headline(await stage.slash("remindme")) == "## 2 reminders, the next <t:1625227500:R>"


async def test_many_reminders_are_paged_in_place(stage: Stage) -> None:
    for hours in range(1, 8):
        mine = await stage.slash("remindme", when=f"in {hours} hours", text=f"Number {hours}")
    mine = await stage.press(mine, "My reminders")
    assert len(mine.selects()[0].options) == 5
    assert "-# Page 1 of 2" in mine.texts()
    assert labels(mine) == ["Earlier", "Later"]
    turned = await stage.press(mine, "Later")
    assert turned is mine
    assert list(mine.selects()[0].options) == ["Number 6", "Number 7"]


async def test_what_was_not_delivered_is_told_and_what_was_is_not(stage: Stage) -> None:
    await asked(stage)
    await stage.posted_so_far(1)
    await stage.slash("remindme", when="in 2 hours", text="Call Ben")
    stage.ada.dms_closed = True
    stage.clock.forward(hours=2)
    stage.at(stage.clock.now)

    async def is_given_up() -> bool:
        last = await stage.desk.stores.outbox_views.last_of_reminder(2)
        return last is not None and last.state is MessageState.FAILED

    await stage.until(is_given_up)
    stage.ada.dms_closed = False
    mine = await stage.slash("remindme")
    assert headline(mine) == "## 2 reminders, the next <t:1625227500:R>"
    assert "-# Not delivered: I could not send you a direct message · MLHPCS 2021" in mine.text
    missed = await stage.choose(mine, "Call Ben")
    assert headline(missed) == "## It was due <t:1625047920:R>"
    stage.at(BEFORE_KEYNOTE)
    await stage.posted_so_far(2)

    async def is_sent() -> bool:
        return await stage.desk.stores.outbox_views.last_of_reminder(1) is not None

    await stage.until(is_sent)
    mine = await stage.slash("remindme")
    assert headline(mine) == "## 1 reminder"
    stage.clock.forward(days=8)
    assert headline(await stage.slash("remindme")) == "## No reminders yet"


async def test_who_may_only_read_may_be_reminded(stage: Stage) -> None:
    stage.guild.add_member(stage.ada, permissions=VIEW_CHANNEL)
    assert headline(await asked(stage)) == SOON


async def test_reminder_of_a_channel_offers_one_of_ones_own(stage: Stage) -> None:
    stage.clock.now = IN_MAY
    key = "kmupwhlzkbtdsm4oguur"
    posted = stage.posted(f"w1:remind:mlhpcs-2021:d.abstract:{key}")
    answer = await stage.press(posted, "Old")
    assert headline(answer) == "## I will remind you <t:1620993540:R>"
    assert answer.is_ephemeral
    assert labels(posted) == ["Old"]
