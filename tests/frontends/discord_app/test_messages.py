"""Questions written as messages: with a mention of the bot, or to it directly."""

import pytest

from tests.frontends.discord_app.stage import Stage, headline, labels


async def settled_on_an_event(stage: Stage) -> None:
    """Let Ada have chosen MLHPCS 2021 before."""
    await stage.desk.stores.choices.set_event_of_reader(stage.ada.id, "mlhpcs-2021")


async def test_mention_is_answered_by_a_reply_that_notifies_nobody(stage: Stage) -> None:
    channel = stage.guild.channels[0]
    asked = await stage.discord.say(
        stage.ada, f"hey {stage.mention} when is teh keynote?", channel=channel
    )
    reply = await stage.discord.reply_to(asked)
    assert headline(reply) == "## <t:1625228100:F> – <t:1625230800:t>"
    assert reply.reference == asked.id
    assert not reply.pings
    assert labels(reply) == ["Remind me", "Speaker", "Next talk"]


async def test_mention_alone_gets_help(stage: Stage) -> None:
    asked = await stage.say("")
    reply = await stage.discord.reply_to(asked)
    assert headline(reply) == "## Ask me about MLHPCS 2021"


async def test_direct_message_is_answered_in_place(stage: Stage) -> None:
    await settled_on_an_event(stage)
    asked = await stage.discord.say_dm(stage.ada, "whats the program")
    reply = await stage.discord.reply_to(asked)
    assert headline(reply) == "## Program, <t:1625227200:D>"
    assert labels(reply) == ["Earlier", "Later", "Whole day"]
    turned = await stage.press(reply, "Later")
    assert turned is reply
    assert "Closing Discussions" in reply.text


async def test_button_in_a_direct_message_leads_to_a_message_that_stays(stage: Stage) -> None:
    await settled_on_an_event(stage)
    reply = await stage.discord.reply_to(await stage.discord.say_dm(stage.ada, "keynote"))
    speaker = await stage.press(reply, "Speaker")
    assert headline(speaker) == "## Daniel Soudry"
    assert not speaker.is_ephemeral


async def test_unanswerable_message(stage: Stage) -> None:
    await settled_on_an_event(stage)
    reply = await stage.discord.reply_to(await stage.discord.say_dm(stage.ada, "will it rain"))
    assert headline(reply) == "## I have no answer to that"


async def test_messages_to_others_and_of_bots_are_left_alone(stage: Stage) -> None:
    channel, bot = stage.guild.channels[0], stage.discord.bot_user
    robot = stage.discord.add_user("robot")
    robot.bot = True
    await stage.discord.say(stage.ada, "when is the keynote?", channel=channel)
    await stage.discord.say(stage.ada, "@everyone when is the keynote?", channel=channel)
    await stage.discord.say(robot, f"{stage.mention} when is the keynote?", channel=channel)
    asked = await stage.discord.say(stage.ada, f"{stage.mention} now", channel=channel)
    reply = await stage.discord.reply_to(asked)
    assert [each for each in stage.discord.messages if each.author is bot] == [reply]


async def test_reply_to_an_answer_is_not_taken_for_a_question(stage: Stage) -> None:
    answer = await stage.discord.reply_to(await stage.say("now"))
    channel, bot = stage.guild.channels[0], stage.discord.bot_user
    await stage.discord.say(stage.ada, "see you there!", channel=channel, reply_to=answer)
    help_ = await stage.discord.reply_to(await stage.say("help"))
    assert [each for each in stage.discord.messages if each.author is bot] == [answer, help_]


async def test_help_in_public_promises_no_privacy(stage: Stage) -> None:
    told = await stage.discord.reply_to(await stage.say(""))
    assert "Nobody else" not in told.text
    assert "Nobody else sees my answers to commands" in (await stage.slash("help")).text


async def test_long_message_is_read_to_its_end(stage: Stage) -> None:
    asked = await stage.say(f"{'please ' * 200}when is the keynote")
    reply = await stage.discord.reply_to(asked)
    assert len(reply.texts()) > 1


@pytest.mark.parametrize(
    "text", ["\x00", "🦆" * 900, "\u202e\u202e", "|" * 1900, "[](", "```", "# " * 900]
)
async def test_odd_message_gets_an_answer(stage: Stage, text: str) -> None:
    await settled_on_an_event(stage)
    reply = await stage.discord.reply_to(await stage.discord.say_dm(stage.ada, text))
    assert headline(reply)


async def test_reply_that_is_forbidden_is_only_noted(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    channel = stage.guild.channels[0]
    allowed, channel.bot_permissions = channel.bot_permissions, 0
    await stage.discord.say(stage.ada, f"{stage.mention} now", channel=channel)
    channel.bot_permissions = allowed
    asked = await stage.discord.say(stage.ada, f"{stage.mention} help", channel=channel)
    assert headline(await stage.discord.reply_to(asked)) == "## Ask me about MLHPCS 2021"
    assert "Traceback" not in caplog.text
