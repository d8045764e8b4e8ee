"""Which event is meant, where there are several."""

from pathlib import Path

import pytest

from bot.knowledge.edition import KnowledgeBase
from tests.discord_server.permissions import MANAGE_GUILD, MEMBER, USE_EXTERNAL_APPS
from tests.frontends.discord_app.stage import KNOWLEDGE, Stage, headline, labels, on_stage

WHICH = "## Which event?"
OF_2020 = "## [MLHPCS 2020]("


async def test_event_option_is_only_there_for_several_events(tmp_path: Path) -> None:
    one = KnowledgeBase(editions=KNOWLEDGE.editions[-1:])
    async with on_stage(tmp_path, one) as stage:
        options = [
            option["name"]
            for command in stage.discord.syncs[0].commands
            for option in command.get("options", ())
        ]
        assert "event" not in options
        reply = await stage.discord.reply_to(await stage.discord.say_dm(stage.ada, "keynote"))
        assert "Daniel Soudry" in reply.text


@pytest.mark.parametrize("event", ["mlhpcs-2020", "MLHPCS 2020", "2020"])
async def test_event_option(stage: Stage, event: str) -> None:
    assert headline(await stage.slash("about", event=event)).startswith(OF_2020)


async def test_of_several_events_that_are_called_so_the_nearest_is_meant(stage: Stage) -> None:
    assert headline(await stage.slash("about", event="MLHPCS")).startswith("## [MLHPCS 2021](")


async def test_option_chooses_another_event_for_direct_messages(stage: Stage) -> None:
    for event, first in (("mlhpcs-2021", "## [MLHPCS 2021]("), ("mlhpcs-2020", OF_2020)):
        await stage.discord.slash(stage.ada, "help", {"event": event}, dm=True)
        about = await stage.discord.slash(stage.ada, "about", dm=True)
        assert headline(about.only).startswith(first)


async def test_event_that_there_is_none_of(stage: Stage) -> None:
    message = await stage.slash("about", event="*NeurIPS*")
    assert headline(message) == "## I know no event “\\*NeurIPS\\*”"
    assert message.is_ephemeral


async def test_server_is_answered_about_its_own_event(stage: Stage) -> None:
    await stage.chose(event="mlhpcs-2020")
    assert headline(await stage.slash("about")).startswith(OF_2020)
    other = stage.discord.add_guild("Other")
    exchange = await stage.discord.slash(stage.ada, "about", guild=other)
    assert headline(exchange.only).startswith("## [MLHPCS 2021](")


async def test_event_of_a_server_that_cannot_be_read_is_answered_with_no_other(
    stage: Stage,
) -> None:
    await stage.chose(event="mlhpcs-1999")
    unreadable = "## I cannot read about this event now"
    about = await stage.slash("about")
    assert headline(about) == unreadable
    assert about.is_ephemeral
    assert headline(await stage.discord.reply_to(await stage.say("keynote"))) == unreadable
    assert await stage.offered("talk", "query", "") == []
    assert headline(await stage.slash("about", event="mlhpcs-2021")).startswith("## [MLHPCS 2021]")
    stage.guild.add_member(stage.ada, permissions=MANAGE_GUILD)
    status = await stage.slash("organize status")
    assert headline(status) == "## 1 thing needs you"
    assert "No file says anything about mlhpcs-1999." in status.text


async def test_reader_chooses_once_in_a_direct_message(stage: Stage) -> None:
    asked = await stage.discord.slash(stage.ada, "about", dm=True)
    assert headline(asked.only) == WHICH
    chosen = await stage.choose(asked.only, "MLHPCS 2020")
    assert chosen is asked.only
    assert headline(chosen).startswith(OF_2020)
    again = await stage.discord.slash(stage.ada, "about", dm=True)
    assert headline(again.only).startswith(OF_2020)
    await stage.restart()
    reply = await stage.discord.reply_to(await stage.discord.say_dm(stage.ada, "about the event"))
    assert "MLHPCS 2020" in reply.text


async def test_question_that_led_to_the_choice_is_answered_after_it(stage: Stage) -> None:
    asked = await stage.discord.say_dm(stage.ada, "when is teh keynote")
    reply = await stage.discord.reply_to(asked)
    assert headline(reply) == WHICH
    await stage.restart()
    exchange = await stage.discord.choose(stage.ada, reply, ["MLHPCS 2021"])
    await exchange.settled()
    assert headline(reply) == "## <t:1625228100:F> – <t:1625230800:t>"


async def test_question_that_is_gone_by_then_must_be_asked_again(stage: Stage) -> None:
    asked = await stage.discord.say_dm(stage.ada, "when is the keynote")
    reply = await stage.discord.reply_to(asked)
    stage.discord.faults.fail("GET /channels/*/messages/*", 500, times=5)
    stage.discord.backend.messages.all.pop(asked.id)
    stage.discord.faults.clear()
    exchange = await stage.discord.choose(stage.ada, reply, ["MLHPCS 2021"])
    await exchange.settled()
    assert headline(reply) == "## I answer about MLHPCS 2021 now"
    assert labels(reply) == ["Program of MLHPCS 2021"]


async def test_typed_command_must_be_given_again_after_the_choice(stage: Stage) -> None:
    asked = await stage.discord.slash(stage.ada, "talk", {"query": "keynote"}, dm=True)
    chosen = await stage.choose(asked.only, "MLHPCS 2021")
    assert headline(chosen) == "## I answer about MLHPCS 2021 now"
    program = await stage.press(chosen, "Program of MLHPCS 2021")
    assert headline(program) == "## Program, <t:1625227200:D>"


async def test_app_of_the_reader_in_a_server_without_the_bot(stage: Stage) -> None:
    elsewhere = stage.discord.add_guild("Elsewhere", bot=False)
    first = await stage.discord.slash(stage.ada, "about", guild=elsewhere, installed="user")
    assert headline(first.only) == WHICH
    assert first.only.is_ephemeral
    await stage.choose(first.only, "MLHPCS 2021")
    talk = await stage.discord.slash(
        stage.ada, "talk", {"query": "keynote"}, guild=elsewhere, installed="user"
    )
    assert talk.only.is_ephemeral
    elsewhere.add_member(stage.ada, permissions=MEMBER)
    refused = await stage.discord.press(stage.ada, talk.only, "Share")
    assert headline(refused.only) == "## I may not post that here"
    elsewhere.add_member(stage.ada, permissions=MEMBER | USE_EXTERNAL_APPS)
    shared = await stage.discord.press(stage.ada, talk.only, "Share")
    assert shared.only.texts()[0] == f"-# Shared by <@{stage.ada.id}>"
    assert not shared.only.is_ephemeral


async def test_app_of_the_reader_between_friends(stage: Stage) -> None:
    exchange = await stage.discord.slash(stage.ada, "about", installed="user")
    assert headline(exchange.only) == WHICH
