"""What the organizers' guide says is what the bot does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from discord import app_commands

from bot.answers.wording import listed
from bot.cli import run
from bot.frontends.discord_app.client import WorkshopClient
from bot.frontends.discord_app.organizing.panels.names import KIND_NAMES
from bot.reminders.defaults import default_rules
from bot.reminders.facts import FACTS
from bot.reminders.lateness import TOLERANCES
from bot.reminders.models import MessageKind, RuleKind
from bot.reminders.moments import Relative
from bot.reminders.saying import words_of_lead
from bot.reminders.when import NotUnderstoodError, understood
from tests.frontends.discord_app.stage import ASSISTANT, BEFORE, BERLIN, ROOT, on_stage

DOCS = ROOT / "docs"
GUIDE = (DOCS / "organizers.md").read_text(encoding="utf-8")
CONTEXT = ASSISTANT.context(BEFORE, "mlhpcs-2021")
STAYS, ASKS = "stays", "“"
ABOUT_TIMES = GUIDE.partition("\n### Times ")[2].partition("\n#")[0]
TIMES = re.findall(r"^\| `(.+?)` \| (.+?) \| (.+?) \|$", ABOUT_TIMES, re.MULTILINE)
REHEARSALS = re.findall(r"^\$ \S+workshop-bot (.+?)\n(.+?)^```$", GUIDE, re.MULTILINE | re.DOTALL)
MESSAGE_KINDS = {
    RuleKind.DEADLINES: MessageKind.DEADLINE,
    RuleKind.TALKS: MessageKind.TALK,
    RuleKind.DAY: MessageKind.DAY,
    RuleKind.STARTING: MessageKind.STARTING,
}


async def test_every_command_of_organizers_is_in_it(tmp_path: Path) -> None:
    async with on_stage(tmp_path, starts=False) as stage:
        tree = WorkshopClient(stage.desk).tree
    names = [
        each.qualified_name
        for each in tree.walk_commands()
        if isinstance(each, app_commands.Command) and (each.root_parent or each).default_permissions
    ]
    assert len(names) > 10
    assert [name for name in [*names, "remindme"] if f"`/{name}`" not in GUIDE] == []


@pytest.mark.parametrize("name", FACTS)
def test_every_placeholder_is_in_it(name: str) -> None:
    assert f"| `{{{name}}}` |" in GUIDE


@pytest.mark.parametrize("target", re.findall(r"\]\(([^)#]+?)(?:#.*?)?\)", GUIDE))
def test_every_picture_and_file_that_it_links_is_there(target: str) -> None:
    assert (DOCS / target).is_file()


def test_it_links_its_own_sections() -> None:
    headlines = re.findall(r"^#+ (.+)$", GUIDE, re.MULTILINE)
    anchors = {re.sub(r"[^\w -]", "", each.lower()).replace(" ", "-") for each in headlines}
    assert anchors >= set(re.findall(r"\]\(#(.+?)\)", GUIDE))


@pytest.mark.parametrize(("typed", "meant", "then"), TIMES)
def test_time_is_understood_as_it_says(typed: str, meant: str, then: str) -> None:
    if meant.startswith(ASKS):
        with pytest.raises(NotUnderstoodError, match=re.escape(meant[1:-1])):
            understood(typed, CONTEXT)
        return
    found = understood(typed, CONTEXT)
    at = found.instant.astimezone(BERLIN)
    assert f"{at:%A} {at.day} {at:%B %Y, %H:%M}" == meant
    assert isinstance(found.moment, Relative) is not then.startswith(STAYS)


def test_there_are_times_that_are_understood_and_that_are_not() -> None:
    asked = [meant for _, meant, _ in TIMES if meant.startswith(ASKS)]
    assert len(TIMES) - len(asked) > 10
    assert len(asked) > 2


@pytest.mark.parametrize("kind", RuleKind)
def test_kind_is_announced_as_it_says(kind: RuleKind) -> None:
    rule = default_rules(BEFORE)[kind]
    (row,) = re.findall(rf"^\| \*\*{KIND_NAMES[kind]}\*\* \|.*$", GUIDE, re.MULTILINE)
    assert row.split(" | ")[1] == ("on" if rule.is_on else "off")
    assert listed([words_of_lead(lead) for lead in rule.leads]) in row
    assert f"{words_of_lead(TOLERANCES[MESSAGE_KINDS[kind]])} late" in row


def test_rehearsal_prints_what_it_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    ((command, printed),) = REHEARSALS
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.setenv("KNOWLEDGE_DIR", str(ROOT / "knowledge"))
    assert run(command.split()) == 0
    assert capsys.readouterr().out == printed


def test_every_option_of_a_rehearsal_is_in_it(capsys: pytest.CaptureFixture[str]) -> None:
    run(["rehearse", "--help"])
    options = set(re.findall(r"^ +(--\w[\w-]*)", capsys.readouterr().out, re.MULTILINE))
    assert set(re.findall(r"^\| `(--.+?)` \|", GUIDE, re.MULTILINE)) == options
