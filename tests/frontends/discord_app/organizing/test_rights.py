"""Only organizers: for each command, button, select and form."""

from __future__ import annotations

import pytest

from tests.discord_server.permissions import MANAGE_GUILD, MEMBER
from tests.frontends.discord_app.organizing.organizers import (
    EVENT,
    FOR_ORGANIZERS,
    as_organizer,
    ben,
    confirmed,
    drafted,
    logged,
    only_reminder,
    ran,
)
from tests.frontends.discord_app.stage import Stage, headline

COMMANDS = [
    ("organize setup", {}),
    ("organize status", {}),
    ("organize log", {}),
    ("remind list", {}),
    ("remind create", {"text": "Hello", "when": "tomorrow 9:00"}),
    ("announce", {"text": "Hello"}),
    *(
        (f"remind {name}", {"reminder": "1"})
        for name in ("show", "edit", "preview", "pause", "resume", "cancel")
    ),
]
BUTTONS = [
    *(f"show:-:{panel}" for panel in ("setup", "details", "status", "log", "reminders")),
    *(f"page:-:{panel}:1" for panel in ("status", "log", "reminders")),
    f"lead:{EVENT}:-",
    "test:-:-",
    "retry:-:-:kaaaaaaaaaaaaaaaaaaa",
    "clear:-:status:1625040720",
    "rnew:-:-",
    *(f"{action}:{EVENT}:r.1" for action in ("redit", "rno", "rpause", "rgo", "rview")),
    *(f"{action}:{EVENT}:x.1" for action in ("rok", "redit", "rno")),
    "fnew:-:-:1",
    "fedit:-:r.1:1",
    f"flead:{EVENT}:-:1",
]
SELECTS = [
    *(f"set:-:{name}" for name in ("event", "channel", "role", "answers", "problems")),
    *(f"set:{EVENT}:{name}" for name in ("auto", "details", "room", "room.~1", "channel.talks")),
    "rpick:-:-:1",
]


@pytest.fixture(autouse=True)
async def _reminder(stage: Stage) -> None:
    as_organizer(stage)
    await confirmed(stage)


async def unchanged(stage: Stage) -> bool:
    """Whether nothing has happened but that a reminder was made."""
    await only_reminder(stage)
    return stage.posts == [] and len(await logged(stage)) == 1


@pytest.mark.parametrize(("name", "options"), COMMANDS)
async def test_command_is_for_organizers(stage: Stage, name: str, options: dict[str, str]) -> None:
    exchange = await stage.discord.slash(ben(stage), name, options, guild=stage.guild, anyway=True)
    assert headline(exchange.only) == FOR_ORGANIZERS
    assert exchange.only.is_ephemeral
    assert await unchanged(stage)


@pytest.mark.parametrize("carried", BUTTONS)
async def test_button_is_for_organizers(stage: Stage, carried: str) -> None:
    posted = stage.posted(f"w1:{carried}")
    exchange = await stage.discord.press(ben(stage), posted, "Old")
    assert headline(exchange.only) == FOR_ORGANIZERS
    assert len(await logged(stage)) == 1


@pytest.mark.parametrize("carried", SELECTS)
async def test_select_is_for_organizers(stage: Stage, carried: str) -> None:
    posted = stage.posted(f"w1:{carried}", kind=3, options=["r.1"])
    exchange = await stage.discord.choose(ben(stage), posted, ["r.1"])
    assert headline(exchange.only) == FOR_ORGANIZERS
    assert len(await logged(stage)) == 1


async def test_form_is_for_organizers(stage: Stage) -> None:
    draft = await drafted(stage)
    opened = await stage.discord.press(stage.ada, draft, "Change")
    stage.guild.add_member(stage.ada)
    exchange = await stage.discord.submit(stage.ada, opened.modal, {"text": "Bye"})
    assert headline(exchange.only) == FOR_ORGANIZERS


async def test_reminders_are_offered_to_organizers_alone(stage: Stage) -> None:
    exchange = await stage.discord.autocomplete(
        ben(stage), "remind show", {"reminder": ""}, "reminder", guild=stage.guild, anyway=True
    )
    assert exchange.choices == []
    assert await stage.offered("remind show", "reminder", "") == ["1: Hello"]


async def test_discord_offers_the_commands_to_who_manages_the_server(stage: Stage) -> None:
    commands = {each["name"]: each for each in stage.discord.syncs[-1].commands}
    for name in ("organize", "remind", "announce"):
        assert commands[name]["default_member_permissions"] == MANAGE_GUILD
        assert commands[name]["contexts"] == [0]
        assert commands[name]["integration_types"] == [0]


async def test_role_of_organizers_is_enough(stage: Stage) -> None:
    role = stage.guild.add_role("Organizers")
    await stage.chose(organizer_role=role.id)
    stage.guild.add_member(stage.ada, permissions=MEMBER, roles=[role])
    exchange = await stage.discord.slash(
        stage.ada, "remind list", {}, guild=stage.guild, anyway=True
    )
    assert headline(exchange.only).startswith("## 1 reminder")
    with pytest.raises(AssertionError, match="hidden"):
        await ran(stage, "remind list")
