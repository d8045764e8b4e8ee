"""The settings that few need."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.answers.assistant import Assistant
from bot.frontends.discord_app.codes import room_code
from bot.knowledge.edition import KnowledgeBase
from bot.reminders.models import RuleKind
from tests.discord_server.permissions import MENTION_EVERYONE
from tests.frontends.discord_app.organizing.organizers import (
    EVENT,
    as_organizer,
    chosen,
    filled,
    logged,
    ran,
    rules,
)
from tests.frontends.discord_app.stage import Stage, headline, labels
from tests.frontends.discord_app.test_delivery import BEFORE_KEYNOTE, announces

if TYPE_CHECKING:
    from tests.discord_server.messages import Message

MAIN = "Main hall"


def with_rooms(stage: Stage) -> None:
    """Let the keynote be in a room."""
    edition = stage.desk.assistant.edition(EVENT)
    sessions = tuple(
        replace(each, room=MAIN if each.id == "keynote" else "Attic") for each in edition.sessions
    )
    changed = KnowledgeBase(editions=(replace(edition, sessions=sessions),))
    stage.desk.take(Assistant(changed), ())


async def details(stage: Stage, part: str) -> Message:
    """Return a part of the details."""
    panel = await stage.press(await ran(stage, "organize setup"), "Details")
    return await chosen(stage, panel, "details", part)


async def test_parts_are_shown_in_place(stage: Stage) -> None:
    as_organizer(stage)
    panel = await stage.press(await ran(stage, "organize setup"), "Details")
    assert headline(panel) == "## Details for MLHPCS 2021"
    assert "On: 7 days, 1 day and 3 hours before; when extended." in panel.texts()
    assert labels(panel) == ["Lead times", "Setup"]
    assert await chosen(stage, panel, "details", "Now starting") is panel
    assert "Off: in the room's channel, or the one for reminders." in panel.texts()
    assert labels(panel) == ["Setup"]
    await chosen(stage, panel, "details", "Rooms")
    assert "The files name no room." in panel.texts()
    assert headline(await stage.press(panel, "Setup")) == "## Setup of this server"


async def test_channel_and_role_of_a_kind(stage: Stage) -> None:
    as_organizer(stage)
    await stage.chose(channel_id=stage.guild.channels[0].id)
    talks = stage.guild.add_channel("talks")
    role = stage.guild.add_role("Attendees", mentionable=True)
    panel = await details(stage, "Talks")
    await chosen(stage, panel, "channel.talks", talks)
    await chosen(stage, panel, "role.talks", role)
    rule = (await rules(stage))[RuleKind.TALKS]
    assert (rule.channel_id, rule.role_id) == (talks.id, role.id)
    stage.at(BEFORE_KEYNOTE)
    (post,) = await stage.posted_so_far(1)
    assert post.channel is talks
    assert post.pings.roles == {role.id}
    await chosen(stage, panel, "channel.talks")
    await chosen(stage, panel, "role.talks")
    rule = (await rules(stage))[RuleKind.TALKS]
    assert (rule.channel_id, rule.role_id) == (None, None)
    assert await logged(stage) == [
        f"set the role of talks to none (was {role.mention})",
        f"set the channel of talks to none (was <#{talks.id}>)",
        f"set the role of talks to {role.mention} (was none)",
        f"set the channel of talks to <#{talks.id}> (was none)",
    ]


async def test_role_that_the_organizer_may_not_mention(stage: Stage) -> None:
    as_organizer(stage)
    role = stage.guild.add_role("Attendees")
    panel = await details(stage, "Talks")
    for channel_id in (None, stage.guild.channels[0].id):
        await stage.chose(channel_id=channel_id)
        exchange = await stage.discord.choose(
            stage.ada, panel, [role], f"w1:set:{EVENT}:role.talks"
        )
        (told,) = (await exchange.followed_up()).followups
        assert headline(told) == "## You may not mention that role"
    assert "default_values" not in panel.selects()[2].raw
    as_organizer(stage, stage.guild.add_role("Shouting", MENTION_EVERYONE))
    await chosen(stage, panel, "role.talks", role)
    assert f"**{role.mention} is not notified**" in panel.text


@pytest.mark.parametrize("which", ["channel.talks", "room"])
async def test_role_is_checked_again_when_it_goes_to_another_channel(
    stage: Stage, which: str
) -> None:
    with_rooms(stage)
    shouting = stage.guild.add_role("Shouting", MENTION_EVERYONE)
    as_organizer(stage, shouting)
    role, hall = stage.guild.add_role("Attendees"), stage.guild.add_channel("hall")
    panel = await details(stage, "Talks")
    await chosen(stage, panel, "role.talks", role)
    as_organizer(stage)
    carried = which
    if which == "room":
        await chosen(stage, panel, "details", "Rooms")
        await chosen(stage, panel, "room", MAIN)
        carried = f"room.{room_code(MAIN)}"
    exchange = await stage.discord.choose(stage.ada, panel, [hall], f"w1:set:{EVENT}:{carried}")
    (told,) = (await exchange.followed_up()).followups
    assert headline(told) == "## You may not mention that role"
    assert (await rules(stage))[RuleKind.TALKS].channel_id is None
    assert await stage.desk.stores.rules.rooms(stage.guild.id, EVENT) == {}
    as_organizer(stage, shouting)
    await chosen(stage, panel, carried, hall)
    assert len(await logged(stage)) == 2


async def test_role_that_is_gone_keeps_no_channel_from_being_chosen(stage: Stage) -> None:
    as_organizer(stage)
    await announces(stage, RuleKind.TALKS, role_id=4711)
    talks = stage.guild.add_channel("talks")
    panel = await details(stage, "Talks")
    await chosen(stage, panel, "channel.talks", talks)
    assert (await rules(stage))[RuleKind.TALKS].channel_id == talks.id


async def test_lead_times_of_one_kind(stage: Stage) -> None:
    as_organizer(stage)
    panel = await details(stage, "Talks")
    changed = await filled(stage, panel, "Lead times", talks="15 minutes")
    assert changed is panel
    assert "On: 15 minutes before." in panel.texts()
    kept = await rules(stage)
    assert kept[RuleKind.TALKS].leads == (timedelta(minutes=15),)
    assert kept[RuleKind.DEADLINES].is_on


async def test_channel_for_problems(stage: Stage) -> None:
    as_organizer(stage)
    team = stage.guild.add_channel("team")
    panel = await details(stage, "Problems")
    await chosen(stage, panel, "problems", team)
    assert stage.desk.stores.choices.server(stage.guild.id).problems_channel_id == team.id
    assert panel.selects()[1].raw["default_values"] == [{"id": str(team.id), "type": "channel"}]
    assert await logged(stage) == [f"set the channel for problems to <#{team.id}> (was none)"]


async def test_channel_of_a_room(stage: Stage) -> None:
    as_organizer(stage)
    with_rooms(stage)
    await stage.chose(channel_id=stage.guild.channels[0].id)
    hall = stage.guild.add_channel("hall")
    panel = await details(stage, "Rooms")
    assert list(panel.selects()[1].options) == ["Attic", MAIN] or list(
        panel.selects()[1].options
    ) == [MAIN, "Attic"]
    await chosen(stage, panel, "room", MAIN)
    carried = f"room.{room_code(MAIN)}"
    await chosen(stage, panel, carried, hall)
    described = {
        each["label"]: each.get("description") for each in panel.selects()[1].raw["options"]
    }
    assert described == {MAIN: "#hall", "Attic": None}
    kept = stage.desk.stores.rules
    assert await kept.rooms(stage.guild.id, EVENT) == {MAIN: hall.id}
    stage.at(BEFORE_KEYNOTE)
    (post,) = await stage.posted_so_far(1)
    assert post.channel is hall
    await chosen(stage, panel, carried, hall)
    await chosen(stage, panel, carried)
    assert await kept.rooms(stage.guild.id, EVENT) == {}
    assert await logged(stage) == [
        f"set the channel of the room “{MAIN}” to none (was <#{hall.id}>)",
        f"set the channel of the room “{MAIN}” to <#{hall.id}> (was none)",
    ]


@pytest.mark.parametrize("which", ["lead:{}:starting", "lead:{}:pigs", "flead:{}:talks:1"])
async def test_lead_times_of_what_has_none(stage: Stage, which: str) -> None:
    as_organizer(stage)
    old = stage.posted(f"w1:{which.format(EVENT)}")
    answer = await stage.press(old, "Old")
    assert headline(answer) in {"## I no longer find that", "## Details for MLHPCS 2021"}
    assert await rules(stage) == {}
