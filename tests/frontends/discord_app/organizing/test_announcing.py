"""Posting at once: announcements and tests."""

from __future__ import annotations

from bot.reminders.models import MessageKind
from tests.discord_server.permissions import MEMBER, SEND_MESSAGES
from tests.frontends.discord_app.organizing.organizers import (
    as_organizer,
    heard,
    logged,
    may,
    ran,
    settled,
)
from tests.frontends.discord_app.stage import Stage, headline, labels

WRITING = "POST /channels/*/messages"


async def test_announcement_is_posted_at_once_with_a_link_to_it(stage: Stage) -> None:
    as_organizer(stage)
    news = stage.guild.add_channel("news")
    role = stage.guild.add_role("Attendees", mentionable=True)
    options = {"text": "**Lunch** is ready, <@1>", "channel": news, "role": role}
    answer = await settled(
        await stage.discord.slash(stage.ada, "announce", options, guild=stage.guild)
    )
    (post,) = stage.posts
    assert post.channel is news
    assert post.texts() == [role.mention, "**Lunch** is ready, <@1>"]
    assert post.pings.roles == {role.id}
    assert not post.pings.users
    assert answer.is_ephemeral
    assert headline(answer) == "## Posted"
    assert f"In <#{news.id}>, mentioning {role.mention}." in answer.text
    (link,) = answer.buttons()
    assert link.url == f"https://discord.com/channels/{stage.guild.id}/{news.id}/{post.id}"
    assert await logged(stage) == [
        f"announced “Lunch is ready, \\<@1>” in <#{news.id}>, mentioning {role.mention}"
    ]


async def test_announcement_goes_where_reminders_go(stage: Stage) -> None:
    as_organizer(stage)
    news = stage.guild.add_channel("news")
    await stage.chose(channel_id=news.id)
    exchange = await stage.discord.slash(
        stage.ada, "announce", {"text": "Hello"}, guild=stage.guild
    )
    await settled(exchange)
    (post,) = stage.posts
    assert post.channel is news


async def test_command_that_arrives_twice_posts_once(stage: Stage) -> None:
    as_organizer(stage)
    exchange = await stage.discord.slash(
        stage.ada, "announce", {"text": "Hello"}, guild=stage.guild
    )
    await stage.discord.again(exchange)
    await settled(exchange)
    await heard(stage)
    assert len(stage.posts) == 1
    assert len(await logged(stage)) == 1
    await stage.restart()
    stage.clock.forward(seconds=1)
    await stage.discord.again(exchange)
    await heard(stage)
    assert len(stage.posts) == 1
    assert len(await logged(stage)) == 1


async def test_announcement_that_is_refused_can_be_sent_again(stage: Stage) -> None:
    as_organizer(stage)
    channel = stage.guild.channels[0]
    channel.bot_permissions &= ~SEND_MESSAGES  # which the bot hasn't heard of yet
    exchange = await stage.discord.slash(
        stage.ada, "announce", {"text": "Hello"}, guild=stage.guild
    )
    answer = await settled(exchange)
    assert headline(answer) == "## I could not post it"
    assert "Allow me Send Messages in that channel" in answer.text
    assert labels(answer) == ["Retry"]
    channel.bot_permissions |= SEND_MESSAGES
    retried = await settled(await stage.discord.press(stage.ada, answer, "Retry"))
    assert headline(retried) == "## Posted"
    assert len(stage.posts) == 1
    where = f"<#{stage.guild.channels[0].id}>"
    assert (await logged(stage))[0] == f"had sent again: “Hello” in {where}"


async def test_announcement_that_takes_longer(stage: Stage) -> None:
    as_organizer(stage)
    stage.discord.faults.reset(WRITING)
    exchange = await stage.discord.slash(
        stage.ada, "announce", {"text": "Hello"}, guild=stage.guild
    )
    answer = await settled(exchange)
    assert headline(answer) == "## I will post it soon"
    assert labels(answer) == ["Status"]


async def test_announcement_with_placeholders_or_without_text(stage: Stage) -> None:
    as_organizer(stage)
    answer = await ran(stage, "announce", text="{title} begins")
    assert headline(answer) == "## A placeholder can't be filled"
    assert "Announcements have none" in answer.text
    assert "```\n{title} begins\n```" in answer.text
    answer = await ran(stage, "announce", text="  \n ")
    assert headline(answer) == "## There is no text"
    assert stage.posts == []


async def test_announcement_where_the_bot_may_not_write(stage: Stage) -> None:
    as_organizer(stage)
    may(stage, stage.guild.channels[0], MEMBER & ~SEND_MESSAGES)
    answer = await ran(stage, "announce", text="Hello")
    assert headline(answer) == f"## I may not post in <#{stage.guild.channels[0].id}>"
    role = stage.guild.add_role("Authors")
    may(stage, stage.guild.channels[0], MEMBER)
    answer = await ran(stage, "announce", text="Hello", role=role)
    assert headline(answer) == "## You may not mention that role"
    assert "```\nHello\n```" in answer.text


async def test_test_is_posted_where_reminders_go(stage: Stage) -> None:
    as_organizer(stage)
    panel = await ran(stage, "organize setup")
    answer = await stage.press(panel, "Send a test")
    assert headline(answer) == "## There is no channel yet"
    news = stage.guild.add_channel("news")
    await stage.chose(channel_id=news.id)
    exchange = await stage.discord.press(stage.ada, panel, "Send a test")
    assert headline(await settled(exchange)) == "## Posted"
    (post,) = stage.posts
    assert post.channel is news
    assert not post.pings
    assert await logged(stage) == [f"sent a test to <#{news.id}>"]
    await stage.restart()
    await stage.discord.again(exchange)
    await heard(stage)
    assert len(stage.posts) == 1
    assert len(await logged(stage)) == 1


async def test_test_that_is_refused(stage: Stage) -> None:
    as_organizer(stage)
    await stage.chose(channel_id=stage.guild.channels[0].id)
    panel = await ran(stage, "organize setup")
    may(stage, stage.guild.channels[0], MEMBER & ~SEND_MESSAGES)
    answer = await settled(await stage.discord.press(stage.ada, panel, "Send a test"))
    assert headline(answer) == "## I could not post it"


async def test_announcement_between_two_milliseconds_is_logged_and_expires_as_one(
    stage: Stage,
) -> None:
    as_organizer(stage)
    stage.clock.forward(microseconds=1_234)
    await settled(
        await stage.discord.slash(stage.ada, "announce", {"text": "Hello"}, guild=stage.guild)
    )
    assert [line.partition(" in ")[0] for line in await logged(stage)] == ["announced “Hello”"]
    announced = await stage.desk.stores.outbox_views.last_of_reminder(1)
    assert announced is not None
    assert announced.planned.kind is MessageKind.ANNOUNCEMENT
