"""Where organizers and the bot may post: in threads too, which only discord.py's own cache has."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

import discord
import pytest

from bot.frontends.discord_app.organizing.allowed import (
    channel_of,
    check_posting,
    hindrances,
    known_channel,
    known_role,
    seen_channel,
)
from bot.frontends.discord_app.organizing.cannot import CannotError
from bot.frontends.discord_app.organizing.organizer import Organizer
from tests.discord_server.ids import created_at
from tests.discord_server.permissions import MEMBER, SEND_MESSAGES_IN_THREADS

if TYPE_CHECKING:
    from tests.frontends.discord_app.stage import Stage

MANAGE_THREADS = 1 << 34
PUBLIC, PRIVATE, VOICE = 11, 12, 2
HERE = 900


@dataclass
class Asked:
    """What is read of an interaction here."""

    guild: discord.Guild | None
    user: discord.Member | None
    channel_id: int = 1


def organizer(stage: Stage, channel_id: int = 1) -> Organizer:
    """Return Ada, as the bot sees her."""
    guild = stage.client.get_guild(stage.guild.id)
    assert guild
    data = cast("Any", stage.guild.member(stage.ada).payload())
    member = discord.Member(data=data, guild=guild, state=guild._state)
    asked = Asked(guild, member, channel_id)
    return Organizer(cast("Any", asked), stage.desk, stage.guild.id)


def thread(stage: Stage, kind: int, parent_id: int = 0) -> None:
    """Let the bot know a thread of the first channel."""
    guild = stage.client.get_guild(stage.guild.id)
    assert guild
    data: Any = {
        "id": str(HERE),
        "guild_id": str(guild.id),
        "parent_id": str(parent_id or stage.guild.channels[0].id),
        "owner_id": str(stage.ada.id),
        "name": "planning",
        "type": kind,
        "message_count": 0,
        "member_count": 1,
        "rate_limit_per_user": 0,
        "last_message_id": None,
        "thread_metadata": {
            "archived": False,
            "auto_archive_duration": 60,
            "archive_timestamp": created_at(HERE),
        },
    }
    guild._add_thread(discord.Thread(guild=guild, state=guild._state, data=data))


@pytest.fixture
async def everyone(stage: Stage) -> discord.Role:
    """Return the role of everyone, as the bot knows it."""
    guild = stage.client.get_guild(stage.guild.id)
    assert guild
    return guild.default_role


async def test_thread_may_be_written_in(stage: Stage) -> None:
    thread(stage, PUBLIC)
    channel = channel_of(organizer(stage), HERE)
    check_posting(channel)
    assert list(hindrances(organizer(stage), HERE, None)) == []


async def test_thread_needs_a_permission_of_its_own(stage: Stage, everyone: discord.Role) -> None:
    everyone._permissions &= ~SEND_MESSAGES_IN_THREADS
    thread(stage, PUBLIC)
    with pytest.raises(CannotError, match="You may not write"):
        channel_of(organizer(stage), HERE)
    (said,) = hindrances(organizer(stage), HERE, None)
    assert "*Send Messages in Threads*" in said


async def test_private_thread_is_for_who_is_in_it(stage: Stage) -> None:
    thread(stage, PRIVATE)
    with pytest.raises(CannotError, match="You may not write"):
        channel_of(organizer(stage), HERE)
    assert channel_of(organizer(stage, HERE), HERE).id == HERE
    role = stage.guild.add_role("Moderators", MANAGE_THREADS)
    stage.guild.add_member(stage.ada, permissions=MEMBER, roles=[role])
    await stage.until(lambda: _knows(stage, role.id))
    assert channel_of(organizer(stage), HERE).id == HERE


async def test_thread_whose_channel_is_gone(stage: Stage) -> None:
    thread(stage, PUBLIC, parent_id=4711)
    with pytest.raises(CannotError, match="I don't see that channel"):
        channel_of(organizer(stage), HERE)


async def test_what_is_no_place_for_messages(stage: Stage) -> None:
    who = organizer(stage)
    for channel_id in (0, 4711, stage.guild.id, None):
        assert seen_channel(who, channel_id) is None
        assert known_channel(who, channel_id) is None
    assert known_role(who, None) is None
    assert known_role(who, 4711) is None
    nowhere = Organizer(cast("Any", Asked(None, None)), stage.desk, stage.guild.id)
    assert list(hindrances(nowhere, 1, None)) == []
    assert known_role(nowhere, 1) is None


async def test_user_who_is_no_member_may_nothing(stage: Stage) -> None:
    guild = stage.client.get_guild(stage.guild.id)
    stranger = Organizer(cast("Any", Asked(guild, None)), stage.desk, stage.guild.id)
    with pytest.raises(CannotError, match="You may not write"):
        channel_of(stranger, stage.guild.channels[0].id)


async def _knows(stage: Stage, role_id: int) -> bool:
    return known_role(organizer(stage), role_id) is not None
