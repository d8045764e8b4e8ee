"""What a reader is told when something goes wrong, and what the log says."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from typing_extensions import override

from bot.answers.assistant import Assistant
from bot.frontends.discord_app.desk import Desk
from bot.frontends.discord_app.requests import number_of
from tests.discord_server.exchanges import Exchange
from tests.discord_server.permissions import MANAGE_GUILD
from tests.frontends.discord_app.log import Log
from tests.frontends.discord_app.stage import KNOWLEDGE, Stage, headline, on_stage

FAILED = "## I could not finish that"
REFERENCE = re.compile(r"`([0-9A-Z]{4}-[0-9A-Z]{4})`")


class BrokenAssistant(Assistant):
    """Knows everything and answers nothing."""

    @override
    def __getattribute__(self, name: str) -> object:
        if name in {"ask", "talk", "show", "open", "part_of_program", "complete"}:
            raise RuntimeError("the index fell off the shelf")
        return super().__getattribute__(name)


def broken(stage: Stage) -> None:
    """Let every answer fail from now on."""
    stage.desk.assistant = BrokenAssistant(KNOWLEDGE)


async def held_to_account(message_text: str, log: Log) -> None:
    """Check that what the reader was given leads to the traceback, and nothing else does."""
    found = REFERENCE.search(message_text)
    assert found is not None
    line = await log.end_of(found[1])
    assert (line["event"], line["level"]) == ("failed", "error")
    assert "the index fell off the shelf" in line["exception"]


async def test_command_that_fails(stage: Stage, log: Log) -> None:
    broken(stage)
    message = await stage.slash("talk", query="keynote")
    assert headline(message) == FAILED
    assert message.is_ephemeral
    await held_to_account(message.text, log)
    assert "keynote" not in log.text


async def test_button_that_fails(stage: Stage, log: Log) -> None:
    talk = await stage.slash("talk", query="s.keynote")
    broken(stage)
    for which in ("Speaker", "Share"):
        message = await stage.press(talk, which)
        assert headline(message) == FAILED
        assert message.is_ephemeral
        await held_to_account(message.text, log)


async def test_message_that_fails(stage: Stage, log: Log) -> None:
    broken(stage)
    asked = await stage.say("now")
    reply = await stage.discord.reply_to(asked)
    assert headline(reply) == FAILED
    await held_to_account(reply.text, log)


async def test_completion_that_fails_offers_nothing(stage: Stage, log: Log) -> None:
    broken(stage)
    assert await stage.offered("talk", "query", "key") == []
    (line,) = await log.ended()
    assert (line["event"], line["what"], line["level"]) == ("failed", "talk", "error")
    assert "key" not in log.text


async def test_database_that_fails_is_told_to_who_needs_it(stage: Stage, log: Log) -> None:
    await stage.desk.stores.close()
    exchange = await stage.discord.slash(stage.ada, "about", dm=True)
    assert headline(exchange.only) == FAILED
    (line,) = await log.ended()
    assert "bot.sqlite3 failed: it is closed" in line["exception"]


async def test_questions_in_a_server_need_no_database(stage: Stage) -> None:
    await stage.desk.stores.close()
    assert headline(await stage.slash("about")).startswith("## [MLHPCS 2021]")
    assert await stage.offered("talk", "query", "keynote")
    reply = await stage.discord.reply_to(await stage.say("when is the keynote?"))
    assert headline(reply) == "## <t:1625228100:F> – <t:1625230800:t>"


async def test_failure_before_the_command_is_told_as_well(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, log: Log
) -> None:
    monkeypatch.setattr(stage.desk, "is_organizer", lambda *_: 1 / 0)
    assert headline(await stage.slash("about")) == FAILED
    (line,) = await log.ended()
    assert "ZeroDivisionError" in line["exception"]


async def test_command_that_the_bot_no_longer_has(stage: Stage) -> None:
    stage.client.tree.remove_command("about")
    assert headline(await stage.slash("about")) == "## This command has changed"


async def test_answer_that_comes_too_late_does_no_harm(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with on_stage(tmp_path) as stage:
        stage.discord.settings.interaction_lifetime = 0
        exchange = await stage.discord.slash(stage.ada, "now", guild=stage.guild, wait=False)
        await exchange.refused()
        stage.discord.settings.interaction_lifetime = 3
        assert headline(await stage.slash("now")) == "## MLHPCS 2021 starts <t:1625227200:R>"
    assert "Traceback" not in caplog.text


@pytest.mark.parametrize("kind", ["command", "button", "share"])
async def test_same_interaction_twice_is_answered_once(
    stage: Stage, kind: str, caplog: pytest.LogCaptureFixture
) -> None:
    talk = await stage.slash("talk", query="s.keynote")
    act: dict[str, Callable[[], object]] = {
        "command": lambda: stage.discord.slash(stage.ada, "now", guild=stage.guild, wait=False),
        "button": lambda: stage.discord.press(stage.ada, talk, "Speaker", wait=False),
        "share": lambda: stage.discord.press(stage.ada, talk, "Share", wait=False),
    }
    exchange: Exchange = await act[kind]()  # type: ignore[misc] # each returns an exchange
    await stage.discord.again(exchange)
    await exchange.refused()
    assert exchange.errors[0]["code"] == 40060
    assert exchange.followups == []
    shared = [each for each in stage.discord.messages if "Shared by" in each.text]
    assert len(shared) == (1 if kind == "share" else 0)
    assert "Traceback" not in caplog.text


async def test_flooding_is_slowed_down_in_private(stage: Stage) -> None:
    for _ in range(12):
        assert headline(await stage.slash("now")).startswith("## MLHPCS 2021 starts")
    told = await stage.slash("now")
    assert headline(told) == f"## You can ask again <t:{int(stage.clock.now.timestamp()) + 10}:R>"
    assert told.is_ephemeral
    assert await stage.offered("talk", "query", "keynote")
    ben = stage.discord.add_user("ben")
    exchange = await stage.discord.slash(ben, "now", guild=stage.guild)
    assert headline(exchange.only).startswith("## MLHPCS 2021 starts")
    stage.clock.forward(seconds=10)
    assert headline(await stage.slash("now")).startswith("## MLHPCS 2021 starts")


async def test_ten_commands_in_ten_seconds_are_fine_and_buttons_count(stage: Stage) -> None:
    for _ in range(5):
        program = await stage.slash("program")
        await stage.press(program, "Later")
        stage.clock.forward(seconds=2)
    assert headline(await stage.slash("now")).startswith("## MLHPCS 2021 starts")


async def test_organizers_are_not_slowed_down(stage: Stage) -> None:
    stage.guild.add_member(stage.ada, permissions=MANAGE_GUILD)
    for _ in range(30):
        assert headline(await stage.slash("now")).startswith("## MLHPCS 2021 starts")


async def test_flood_of_mentions_is_not_answered_by_another(stage: Stage) -> None:
    for _ in range(20):
        await stage.say("now")
    await stage.slash("now")  # all before it have arrived by then
    stage.clock.forward(seconds=11)
    await stage.discord.reply_to(await stage.say("help"))
    bot = stage.discord.bot_user
    replies = [each for each in stage.discord.messages if each.author is bot]
    assert len(replies) == 13


async def test_flood_of_direct_messages_is_told_until_when(stage: Stage) -> None:
    await stage.desk.stores.choices.set_event_of_reader(stage.ada.id, "mlhpcs-2021")
    for _ in range(12):
        await stage.discord.reply_to(await stage.discord.say_dm(stage.ada, "now"))
    reply = await stage.discord.reply_to(await stage.discord.say_dm(stage.ada, "now"))
    assert headline(reply).startswith("## You can ask again")


def test_references_are_easy_to_read_aloud() -> None:
    references = {number_of(each) for each in range(1_000, 1_500)}
    assert len(references) == 500
    assert all(re.fullmatch(r"[A-Z2-9]{4}-[A-Z2-9]{4}", each) for each in references)
    assert not set("ILOU01") & set("".join(references))


async def test_desk_that_stops_takes_no_new_work(stage: Stage) -> None:
    stage.desk.work.is_stopping = True
    exchange = await stage.discord.slash(stage.ada, "now", guild=stage.guild, wait=False)
    await stage.say("now")
    await stage.leave()
    assert exchange.callback is None
    assert not [each for each in stage.discord.messages if each.author is stage.discord.bot_user]
    stage.desk = Desk(stage.desk.assistant, stage.desk.stores, stage.clock)
