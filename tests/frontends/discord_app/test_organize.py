"""What organizers set, and who is one."""

from pathlib import Path

from bot.frontends.discord_app.desk import Desk
from bot.knowledge.problems import Problem
from tests.discord_server.permissions import MANAGE_GUILD
from tests.frontends.discord_app.stage import Stage, headline, labels, on_stage

FOR_ORGANIZERS = "## This is for organizers"


def as_organizer(stage: Stage) -> None:
    """Let Ada manage the server."""
    stage.guild.add_member(stage.ada, permissions=MANAGE_GUILD)


async def test_setup_is_for_who_may_manage_the_server(stage: Stage) -> None:
    exchange = await stage.discord.slash(
        stage.ada, "organize setup", guild=stage.guild, anyway=True
    )
    assert headline(exchange.only) == FOR_ORGANIZERS
    as_organizer(stage)
    assert headline(await stage.slash("organize setup")) == "## Setup of this server"


async def test_each_choice_is_saved_at_once(stage: Stage) -> None:
    as_organizer(stage)
    panel = await stage.slash("organize setup")
    assert [select.custom_id for select in panel.selects()] == [
        "w1:set:-:event",
        "w1:set:-:role",
        "w1:set:-:answers",
    ]
    await stage.discord.choose(stage.ada, panel, ["MLHPCS 2020"], "w1:set:-:event")
    await stage.discord.choose(stage.ada, panel, ["Public"], "w1:set:-:answers")
    await stage.restart()
    about = await stage.slash("about")
    assert headline(about).startswith("## [MLHPCS 2020]")
    assert not about.is_ephemeral
    assert "Share" not in labels(about)
    again = await stage.slash("organize setup")
    defaults = [
        option["label"]
        for select in again.selects()
        for option in select.raw.get("options", ())
        if option.get("default")
    ]
    assert defaults == ["MLHPCS 2020", "Public"]


async def test_role_of_organizers_counts_beside_the_permission(stage: Stage) -> None:
    as_organizer(stage)
    role = stage.guild.add_role("Organizers")
    panel = await stage.slash("organize setup")
    await stage.discord.choose(stage.ada, panel, [role], "w1:set:-:role")
    ben = stage.discord.add_user("ben")
    stage.guild.add_member(ben, roles=[role])
    exchange = await stage.discord.slash(ben, "organize setup", guild=stage.guild, anyway=True)
    assert headline(exchange.only) == "## Setup of this server"
    assert exchange.only.selects()[1].raw["default_values"] == [
        {"id": str(role.id), "type": "role"}
    ]
    await stage.discord.choose(stage.ada, panel, [], "w1:set:-:role")
    exchange = await stage.discord.slash(ben, "organize setup", guild=stage.guild, anyway=True)
    assert headline(exchange.only) == FOR_ORGANIZERS


async def test_setting_is_refused_to_who_is_no_organizer_any_more(stage: Stage) -> None:
    as_organizer(stage)
    panel = await stage.slash("organize setup")
    stage.guild.add_member(stage.ada, permissions=0)
    exchange = await stage.discord.choose(stage.ada, panel, ["Public"], "w1:set:-:answers")
    assert headline(exchange.only) == FOR_ORGANIZERS
    assert not stage.desk.store.server(stage.guild.id).has_public_answers


async def test_status_when_all_is_well(stage: Stage) -> None:
    as_organizer(stage)
    status = await stage.slash("organize status")
    assert headline(status) == "## All is well"
    assert "MLHPCS 2021: 12 sessions, 2 deadlines" in status.text
    assert headline(await stage.press(status, "Setup")) == "## Setup of this server"


async def test_status_shows_what_is_wrong_in_the_files(tmp_path: Path) -> None:
    problems = tuple(
        Problem("knowledge/next.yaml", line, 3, "`2021-05-32` is no *date*") for line in range(7)
    )
    async with on_stage(tmp_path, starts=False) as stage:
        desk = stage.desk
        stage.desk = Desk(desk.assistant, desk.store, stage.clock, problems)
        stage.start()
        await stage.discord.ready()
        await stage.discord.synced()
        as_organizer(stage)
        status = await stage.slash("organize status")
    assert headline(status) == "## 7 things need you"
    assert "knowledge/next.yaml:0:3: \\`2021-05-32\\` is no \\*date\\*" in status.text
    assert "-# and 2 more, in the log and in `workshop-bot check`" in status.texts()
