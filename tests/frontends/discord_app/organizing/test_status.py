"""How the bot is, and what organizers do about it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from bot.frontends.discord_app.desk import Desk
from bot.knowledge.problems import Problem
from bot.reminders.models import RuleKind
from tests.discord_server.permissions import MEMBER, SEND_MESSAGES
from tests.frontends.discord_app.organizing.organizers import (
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

WELL = ["Reminders", "Setup", "Log"]


async def with_failure(stage: Stage) -> None:
    """Let a reminder fail."""
    as_organizer(stage)
    await confirmed(stage, "Bring your badge", "in 1 hour")
    may(stage, stage.guild.channels[0], MEMBER & ~SEND_MESSAGES)
    stage.at(BEFORE + timedelta(hours=1))
    await failed(stage, await only_reminder(stage))


async def test_status_when_all_is_well(stage: Stage) -> None:
    as_organizer(stage)
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
        status = await ran(stage, "organize status")
        assert headline(status) == "## 7 things need you"
        assert "`knowledge/next.yaml:1:3` \\`2021-05-32\\` is no \\*date\\*" in status.text
        assert "-# Page 1 of 4" in status.texts()
        later = await stage.press(status, "Later")
        assert later is status
        assert "`knowledge/next.yaml:3:3`" in later.text


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
