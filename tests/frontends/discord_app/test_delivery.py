"""What is sent by itself, through the whole bot: rules in the database, messages in Discord."""

from __future__ import annotations

import shutil
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from bot.frontends.discord_app.fresh_knowledge import FreshKnowledge
from bot.knowledge.reading import load_knowledge
from bot.reminders.defaults import default_rules
from bot.reminders.models import MessageState, Reminder, Rule, RuleKind
from bot.reminders.moments import Fixed
from tests.discord_server import permissions
from tests.frontends.discord_app.stage import BEFORE, BERLIN, ROOT, Stage, headline, labels

if TYPE_CHECKING:
    from pathlib import Path


BEFORE_KEYNOTE = datetime(2021, 7, 2, 14, 5, tzinfo=BERLIN)
WRITING = "POST /channels/*/messages"


async def announces(stage: Stage, *kinds: RuleKind, role_id: int | None = None) -> None:
    """Let the guild have chosen a channel, and that these kinds are announced in it."""
    rules = default_rules(stage.clock())
    chosen = [
        Rule(kind=kind, since=rule.since, is_on=kind in kinds, leads=rule.leads, role_id=role_id)
        for kind, rule in rules.items()
    ]
    await stage.chose(event="mlhpcs-2021", channel_id=stage.guild.channels[0].id)
    await stage.desk.stores.rules.save(stage.guild.id, "mlhpcs-2021", chosen)
    await stage.desk.scheduler.server_changed(stage.guild.id)


async def reminder(stage: Stage, text: str, due: datetime, **more: object) -> Reminder:
    """Have something posted at a time."""
    wall = due.astimezone(BERLIN).replace(tzinfo=None)
    values: dict[str, object] = {
        "owner_id": stage.ada.id,
        "server_id": stage.guild.id,
        "channel_id": stage.guild.channels[0].id,
        "moment": Fixed(wall, "Europe/Berlin"),
        "created": stage.clock(),
        "changed": stage.clock(),
        "origin": text,
        "text": text,
    }
    return await stage.desk.scheduler.make(Reminder(**{**values, **more}))  # type: ignore[arg-type]


async def settled(stage: Stage, made: Reminder, state: MessageState) -> str:
    """Wait until a reminder has come to an end, and return why."""
    await stage.until(lambda: _is(stage, made, state))
    message = await stage.desk.stores.outbox_views.last_of_reminder(made.id)
    assert message
    return message.problem


async def _is(stage: Stage, made: Reminder, state: MessageState) -> bool:
    message = await stage.desk.stores.outbox_views.last_of_reminder(made.id)
    return message is not None and message.state is state


async def test_talk_is_announced_ten_minutes_before_and_once(stage: Stage) -> None:
    await announces(stage, RuleKind.TALKS)
    stage.at(BEFORE_KEYNOTE)
    (post,) = await stage.posted_so_far(1)
    assert headline(post) == (
        "## Keynote <t:1625228100:R>: [Surprises in Deep Learning Training: Symmetry, Efficiency, "
        "and Scale](https://github.com/keuperj/MLHPCS/blob/master/2021/keynote.md)"
    )
    assert labels(post) == ["About this talk", "Program"]
    assert not post.pings
    await stage.restart()
    stage.at(BEFORE_KEYNOTE + timedelta(minutes=1))
    await stage.press(post, "About this talk")
    assert stage.posts == [post]


async def test_role_is_mentioned_and_nobody_else(stage: Stage) -> None:
    role = stage.guild.add_role("Attendees", permissions=0)
    stage.clock.now = datetime(2021, 5, 10, 9, 0, tzinfo=BERLIN)
    await announces(stage, RuleKind.DEADLINES, role_id=role.id)
    stage.at(datetime(2021, 5, 15, 11, 0, tzinfo=BERLIN))  # 3 hours before the end of 14 May AoE
    post = (await stage.posted_so_far(1))[-1]
    assert post.texts()[0] == f"<@&{role.id}>"
    assert "## Extended abstract due <t:1621079940:R>" in post.texts()
    assert post.pings.roles == {role.id}
    assert not post.pings.users


async def test_what_is_late_says_so(stage: Stage) -> None:
    await announces(stage, RuleKind.TALKS)
    stage.at(BEFORE_KEYNOTE + timedelta(minutes=4))
    (post,) = await stage.posted_so_far(1)
    assert post.texts()[-1] == "-# Sent 4 minutes late"


async def test_what_is_too_late_is_reported_instead(stage: Stage) -> None:
    problems = stage.guild.add_channel("organizers")
    await stage.chose(problems_channel_id=problems.id)
    made = await reminder(stage, "Bring your badge", BEFORE + timedelta(hours=1))
    stage.at(BEFORE + timedelta(hours=8))
    why = await settled(stage, made, MessageState.SKIPPED)
    assert (
        why
        == "Its time passed while I was off or had no connection, or it was moved into the past."
    )
    stage.at(BEFORE + timedelta(hours=8, seconds=10))
    (post,) = await stage.posted_so_far(1)
    assert post.channel is problems
    assert "Bring your badge" in post.text
    assert why in post.text


async def test_channel_that_i_may_not_write_in(stage: Stage) -> None:
    made = await reminder(stage, "Hello", BEFORE + timedelta(hours=1))
    stage.guild.channels[0].bot_permissions &= ~permissions.SEND_MESSAGES
    stage.at(BEFORE + timedelta(hours=1))
    why = await settled(stage, made, MessageState.FAILED)
    assert (
        why == "I may not send messages there. Allow me Send Messages in that channel, then retry."
    )
    stage.guild.channels[0].bot_permissions |= permissions.SEND_MESSAGES
    message = await stage.desk.stores.outbox_views.last_of_reminder(made.id)
    assert message
    await stage.desk.stores.outbox_views.retry(message.planned.key, stage.clock())
    stage.desk.scheduler.on_change()
    (post,) = await stage.posted_so_far(1)
    assert post.text == "Hello"


async def test_channel_that_is_gone(stage: Stage) -> None:
    made = await reminder(stage, "Hello", BEFORE + timedelta(hours=1), channel_id=4711)
    stage.at(BEFORE + timedelta(hours=1))
    why = await settled(stage, made, MessageState.FAILED)
    assert why == (
        "The channel is gone. Choose another one for what comes next, and post this with /announce."
    )


@pytest.mark.parametrize("stored", [False, True])
async def test_connection_that_breaks(stage: Stage, *, stored: bool) -> None:
    stage.discord.faults.reset(WRITING, stored=stored)
    await reminder(stage, "Hello", BEFORE + timedelta(hours=1))
    stage.at(BEFORE + timedelta(hours=1))
    await stage.happened(1)
    await stage.until(lambda: _waits(stage))
    stage.at(BEFORE + timedelta(hours=1, seconds=30))
    await stage.posted_so_far(1)
    await stage.until(lambda: _is_done(stage))
    assert len(stage.posts) == 1


@pytest.mark.parametrize("stored", [False, True])
async def test_repeat_after_the_nonce_is_forgotten_looks_first(
    stage: Stage, *, stored: bool
) -> None:
    stage.discord.faults.reset(WRITING, stored=stored)
    await reminder(stage, "Hello", BEFORE + timedelta(hours=1))
    stage.at(BEFORE + timedelta(hours=1))
    await stage.happened(1)
    await stage.until(lambda: _waits(stage))
    stage.discord.settings.nonce_lifetime = 0
    stage.at(BEFORE + timedelta(hours=1, minutes=10))
    await stage.until(lambda: _is_done(stage))
    assert len(stage.posts) == 1


async def _waits(stage: Stage) -> bool:
    """Whether the message was given back to be tried again."""
    until = stage.clock() + timedelta(days=1)
    waiting = await stage.desk.stores.outbox_views.upcoming(stage.guild.id, until, 9)
    return [message.problem != "" for message in waiting] == [True]


async def _is_done(stage: Stage) -> bool:
    message = await stage.desk.stores.outbox_views.last_of_reminder(1)
    return message is not None and message.state is MessageState.SENT


async def test_reminders_are_sent_while_the_gateway_is_down(stage: Stage) -> None:
    await reminder(stage, "Hello", BEFORE + timedelta(hours=1))
    await stage.discord.outage()
    stage.at(BEFORE + timedelta(hours=1))
    await stage.posted_so_far(1)
    stage.discord.restore()


async def test_talk_that_moves_takes_its_reminder_along(stage: Stage, tmp_path: Path) -> None:
    folder = tmp_path / "knowledge"
    shutil.copytree(ROOT / "knowledge", folder)
    file = folder / "mlhpcs-2021.yaml"
    fresh = FreshKnowledge(folder, load_knowledge(folder), stage.desk)
    await announces(stage, RuleKind.TALKS)
    assert not await fresh.look()
    written = file.read_text(encoding="utf-8")
    assert written.count("starts: 14:15") == 1
    file.write_text(written.replace("starts: 14:15", "starts: 14:30"), encoding="utf-8")
    assert await fresh.look()
    stage.at(BEFORE_KEYNOTE + timedelta(minutes=14))
    await stage.press(await stage.slash("program"), "Later")
    assert stage.posts == []
    stage.at(BEFORE_KEYNOTE + timedelta(minutes=15))
    (post,) = await stage.posted_so_far(1)
    assert "<t:1625229000:R>" in headline(post)


async def test_file_with_a_mistake_takes_nothing_away(stage: Stage, tmp_path: Path) -> None:
    folder = tmp_path / "knowledge"
    shutil.copytree(ROOT / "knowledge", folder)
    fresh = FreshKnowledge(folder, load_knowledge(folder), stage.desk)
    (folder / "mlhpcs-2021.yaml").write_text("event: {id: mlhpcs-2021, starts: soon}", "utf-8")
    assert await fresh.look()
    assert "mlhpcs-2021" in stage.desk.assistant.event_ids
    assert {problem.line for problem in stage.desk.problems} == {1}
    assert "Soudry" in (await stage.slash("talk", query="keynote", event="mlhpcs-2021")).text
