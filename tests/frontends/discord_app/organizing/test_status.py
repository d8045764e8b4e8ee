"""How the bot is, and what organizers do about it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.frontends.discord_app.desk import Desk
from bot.knowledge.problems import Problem
from bot.reminders.defaults import default_rules
from bot.reminders.models import RuleKind
from bot.reminders.moments import Edge, Relative
from bot.search.passages import Entry, EntryKind
from tests.discord_server.permissions import MEMBER, MENTION_EVERYONE, SEND_MESSAGES
from tests.frontends.discord_app.organizing.organizers import (
    EVENT,
    as_organizer,
    confirmed,
    failed,
    logged,
    may,
    only_reminder,
    ran,
    settled,
)
from tests.frontends.discord_app.stage import BEFORE, Stage, headline, labels, on_stage
from tests.frontends.discord_app.test_delivery import BEFORE_KEYNOTE, announces

if TYPE_CHECKING:
    from pathlib import Path

AFTER = BEFORE + timedelta(days=30)
WELL = ["Reminders", "Setup", "Log"]


async def announces_nothing(stage: Stage) -> None:
    """Let nothing be announced by itself, since no channel is chosen for it."""
    off = [replace(rule, is_on=False) for rule in default_rules(stage.clock()).values()]
    await stage.desk.stores.rules.save(stage.guild.id, EVENT, off)


async def with_failure(stage: Stage) -> None:
    """Let a reminder fail."""
    as_organizer(stage)
    await announces_nothing(stage)
    await confirmed(stage, "Bring your badge", "in 1 hour")
    may(stage, stage.guild.channels[0], MEMBER & ~SEND_MESSAGES)
    stage.at(BEFORE + timedelta(hours=1))
    await failed(stage, await only_reminder(stage))


async def test_status_when_all_is_well(stage: Stage) -> None:
    as_organizer(stage)
    await stage.chose(channel_id=stage.guild.channels[0].id)
    status = await ran(stage, "organize status")
    assert headline(status) == "## All is well"
    assert "### Next 24 hours: nothing is due" in status.text
    assert "MLHPCS 2021: 12 sessions, 2 deadlines" in status.text
    assert "MLHPCS 2020: 6 sessions, 1 deadline" in status.text
    assert "Version" in status.text
    assert labels(status) == WELL
    assert headline(await stage.press(status, "Setup")) == "## Setup of this server"
    assert headline(await stage.press(status, "Reminders")) == "## No reminders yet"
    assert headline(await stage.press(status, "Log")) == "## No changes yet"


async def test_nothing_is_posted_without_a_channel(stage: Stage) -> None:
    as_organizer(stage)
    status = await ran(stage, "organize status")
    assert headline(status) == "## 1 thing needs you"
    assert "**Nothing is posted by itself**: choose a channel in Setup" in status.text
    assert labels(status) == WELL
    stage.clock.now = AFTER
    assert headline(await ran(stage, "organize status")) == "## All is well"


async def test_some_kinds_are_not_posted_without_a_channel(stage: Stage) -> None:
    as_organizer(stage)
    hall = stage.guild.add_channel("hall").id
    await stage.desk.stores.rules.set_room(stage.guild.id, EVENT, "Main hall", hall)
    status = await ran(stage, "organize status")
    assert "**Deadlines: not posted**: choose a channel in Setup" in status.text
    await stage.desk.stores.rules.set_room(stage.guild.id, EVENT, "Main hall", None)
    rules = default_rules(stage.clock())
    rules[RuleKind.TALKS] = replace(rules[RuleKind.TALKS], channel_id=hall)
    await stage.desk.stores.rules.save(stage.guild.id, EVENT, rules.values())
    status = await ran(stage, "organize status")
    assert "**Deadlines: not posted**" in status.text
    await announces_nothing(stage)
    assert headline(await ran(stage, "organize status")) == "## All is well"


async def test_channel_that_is_gone_is_named_by_what_it_was_chosen_for(stage: Stage) -> None:
    as_organizer(stage)
    rules = default_rules(stage.clock())
    rules[RuleKind.TALKS] = replace(rules[RuleKind.TALKS], channel_id=4711)
    await stage.desk.stores.rules.save(stage.guild.id, EVENT, rules.values())
    for number in range(5):
        await stage.desk.stores.rules.set_room(stage.guild.id, EVENT, f"*Room* {number}", 4712)
    await stage.chose(channel_id=4711, problems_channel_id=4713)
    first = await ran(stage, "organize status")
    assert headline(first) == "## 3 things need you"
    status = first.text + (await stage.press(first, "Later")).text
    gone = "**A channel that was chosen is gone**, or I don't see it: the one for"
    assert f"{gone} reminders and Talks. Choose another." in status
    rooms = ", ".join(f"the room \\*Room\\* {number}" for number in range(4))
    assert f"{gone} {rooms} and 1 other. Choose another." in status
    assert f"{gone} problems. Choose another." in status


async def test_reminders_that_cannot_be_posted_as_they_are(stage: Stage) -> None:
    as_organizer(stage)
    await announces_nothing(stage)
    role = stage.guild.add_role("Authors", mentionable=True)
    await confirmed(stage, "Paused")
    await ran(stage, "remind pause", reminder="1")
    await confirmed(stage, "To a channel")
    await confirmed(stage, "To a role", role=role)
    await confirmed(stage, "About the keynote")
    book = stage.desk.stores.book
    _, lost, unheard, timeless = await book.of_server(stage.guild.id)
    await book.save(replace(lost, channel_id=4711))
    await book.save(replace(unheard, role_id=4712))
    nothing = Relative(Entry(EntryKind.TALK, "gone", ""), Edge.START, -timedelta(hours=1))
    await book.save(replace(timeless, moment=nothing))
    first = await ran(stage, "organize status")
    assert headline(first) == "## 3 things need you"
    said = "**Reminder 4 can't be posted**\n“About the keynote”: No time now"
    assert said in first.text
    assert labels(first)[:2] == ["Change", "Change"]
    assert "Dismiss" not in labels(first)
    everything = first.text + (await stage.press(first, "Later")).text
    assert "“To a channel”: Its channel is gone" in everything
    assert "“To a role”: The role that it mentions is gone." in everything
    opened = await stage.discord.press(stage.ada, first, "Change")
    assert opened.modal


async def test_status_shows_what_is_due_within_a_day(stage: Stage) -> None:
    as_organizer(stage)
    await announces(stage, RuleKind.TALKS)
    await confirmed(stage, "Bring your **badge**", "2 July 2021 14:00")
    stage.clock.now = BEFORE_KEYNOTE - timedelta(minutes=10)
    status = await ran(stage, "organize status")
    channel = f"<#{stage.guild.channels[0].id}>"
    *_, ahead, _ = status.texts()
    first, second, third, *_ = ahead.split("\n")
    assert first == "### Next 24 hours: 11 messages"
    assert second == f"<t:1625227200:t> {channel} Bring your badge"
    assert third == f"<t:1625227500:t> {channel} Talk: Surprises in Deep Learning Training…"
    assert ahead.endswith("-# and 8 more")


async def test_failed_message_is_explained_and_sent_again(stage: Stage) -> None:
    await with_failure(stage)
    status = await ran(stage, "organize status")
    assert headline(status) == "## 1 thing needs you"
    assert "**Not sent**, due <t:1625044320:R>" in status.text
    assert "“Bring your badge” to" in status.text
    assert "Allow me Send Messages in that channel, then retry." in status.text
    assert labels(status) == ["Retry", *WELL, "Dismiss"]
    may(stage, stage.guild.channels[0], MEMBER)
    retried = await settled(await stage.discord.press(stage.ada, status, "Retry"))
    assert headline(retried) == "## Posted"
    (post,) = stage.posts
    assert post.text == "Bring your badge"
    assert headline(await ran(stage, "organize status")) == "## All is well"
    where = f"<#{stage.guild.channels[0].id}>"
    assert (await logged(stage))[0] == f"had sent again: “Bring your badge” in {where}"


async def test_message_that_fails_again(stage: Stage) -> None:
    await with_failure(stage)
    status = await ran(stage, "organize status")
    retried = await settled(await stage.discord.press(stage.ada, status, "Retry"))
    assert headline(retried) == "## I could not post it"


async def test_retry_is_for_who_may_mention_the_role(stage: Stage) -> None:
    role = stage.guild.add_role("Attendees")
    shouting = stage.guild.add_role("Shouting", MENTION_EVERYONE)
    may(stage, stage.guild.channels[0], MEMBER | MENTION_EVERYONE)
    as_organizer(stage, shouting)
    await announces_nothing(stage)
    await confirmed(stage, "Bring your badge", "in 1 hour", role=role)
    may(stage, stage.guild.channels[0], MEMBER & ~SEND_MESSAGES)
    stage.at(BEFORE + timedelta(hours=1))
    await failed(stage, await only_reminder(stage))
    may(stage, stage.guild.channels[0], MEMBER | MENTION_EVERYONE)
    as_organizer(stage)
    status = await ran(stage, "organize status")
    told = await stage.press(status, "Retry")
    assert headline(told) == "## You may not mention that role"
    assert not stage.posts
    as_organizer(stage, shouting)
    retried = await settled(await stage.discord.press(stage.ada, status, "Retry"))
    assert headline(retried) == "## Posted"
    (post,) = stage.posts
    assert post.pings.roles == {role.id}


async def test_skipped_message_is_explained(stage: Stage) -> None:
    as_organizer(stage)
    await confirmed(stage, "Bring your badge", "in 1 hour")
    stage.at(BEFORE + timedelta(hours=9))
    await stage.until(lambda: _says(stage, "it was too late for it"))


async def test_what_was_not_sent_is_dismissed(stage: Stage) -> None:
    await with_failure(stage)
    may(stage, stage.guild.channels[0], MEMBER)
    status = await ran(stage, "organize status")
    assert headline(status) == "## 1 thing needs you"
    dismissed = await stage.press(status, "Dismiss")
    assert dismissed is status
    assert headline(dismissed) == "## All is well"
    assert (await logged(stage))[0] == "dismissed what was not sent: 1"


async def test_only_what_the_page_shows_is_dismissed(stage: Stage) -> None:
    as_organizer(stage)
    await announces_nothing(stage)
    for number in range(3):
        await confirmed(stage, f"Text number {number}", "in 1 hour")
    may(stage, stage.guild.channels[0], MEMBER & ~SEND_MESSAGES)
    stage.at(BEFORE + timedelta(hours=1))
    for made in await stage.desk.stores.book.of_server(stage.guild.id):
        await failed(stage, made)
    may(stage, stage.guild.channels[0], MEMBER)
    status = await ran(stage, "organize status")
    assert headline(status) == "## 3 things need you"
    shown = {each for each in ("0", "1", "2") if f"Text number {each}" in status.text}
    assert len(shown) == 2
    rest = await stage.press(status, "Dismiss")
    assert headline(rest) == "## 1 thing needs you"
    (left,) = {"0", "1", "2"} - shown
    assert f"Text number {left}" in rest.text
    assert (await logged(stage))[0] == "dismissed what was not sent: 2"


async def test_what_failed_after_the_panel_was_made_is_not_dismissed(stage: Stage) -> None:
    await with_failure(stage)
    stage.clock.forward(seconds=-10)
    status = await ran(stage, "organize status")
    assert "Dismiss" in labels(status)
    stage.clock.forward(seconds=10)
    dismissed = await stage.press(status, "Dismiss")
    assert "Bring your badge" in dismissed.text


async def test_message_of_another_server_is_not_sent_again(stage: Stage) -> None:
    await with_failure(stage)
    status = await ran(stage, "organize status")
    (retry,) = (each.custom_id for each in status.buttons() if each.label == "Retry")
    assert retry
    elsewhere = stage.discord.add_guild("Elsewhere")
    elsewhere.add_member(stage.ada, permissions=stage.guild.member(stage.ada).permissions)
    answer = await stage.press(stage.posted(retry, elsewhere), "Old")
    assert headline(answer) == "## That message is gone"
    answer = await stage.press(stage.posted("w1:retry:-:-:kgone"), "Old")
    assert headline(answer) == "## That message is gone"


async def test_status_shows_what_is_wrong_in_the_files(tmp_path: Path) -> None:
    problems = tuple(
        Problem("knowledge/next.yaml", line, 3, "`2021-05-32` is no *date*") for line in range(1, 8)
    )
    async with on_stage(tmp_path, starts=False) as stage:
        desk = stage.desk
        stage.desk = Desk(desk.assistant, desk.stores, stage.clock, problems)
        stage.start()
        await stage.discord.ready()
        await stage.discord.synced()
        as_organizer(stage)
        await announces_nothing(stage)
        status = await ran(stage, "organize status")
        assert headline(status) == "## 7 things need you"
        assert "`next.yaml:1:3` \\`2021-05-32\\` is no \\*date\\*" in status.text
        assert "still in use" not in status.text
        assert "-# Page 1 of 4" in status.texts()
        later = await stage.press(status, "Later")
        assert later is status
        assert "`next.yaml:3:3`" in later.text
        stage.desk.take(desk.assistant, (replace(problems[0], file="knowledge/mlhpcs-2021.yaml"),))
        served = await ran(stage, "organize status")
        assert "not taken over. The version before is still in use\n" in served.text


async def test_status_of_an_event_that_is_left_out(stage: Stage) -> None:
    as_organizer(stage)
    await stage.chose(event="gone_2019")
    status = await ran(stage, "organize status")
    assert headline(status) == "## 1 thing needs you"
    assert "No file says anything about gone\\_2019." in status.text


async def test_report_leads_to_the_status(stage: Stage) -> None:
    team = stage.guild.add_channel("team")
    await stage.chose(problems_channel_id=team.id)
    await with_failure(stage)
    stage.at(BEFORE + timedelta(hours=1, seconds=10))
    (report,) = await stage.posted_so_far(1)
    assert report.channel is team
    status = await stage.press(report, "Status")
    assert status is not report
    assert status.is_ephemeral
    assert headline(status) == "## 1 thing needs you"


async def _says(stage: Stage, words: str) -> bool:
    return words in (await ran(stage, "organize status")).text
