"""The settings of a server, saved at once, with what keeps the bot from acting on them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.reminders.models import RuleKind
from tests.discord_server.permissions import (
    MEMBER,
    MENTION_EVERYONE,
    READ_MESSAGE_HISTORY,
    SEND_MESSAGES,
    VIEW_CHANNEL,
)
from tests.frontends.discord_app.organizing.organizers import (
    EVENT,
    FOR_ORGANIZERS,
    as_organizer,
    chosen,
    filled,
    logged,
    may,
    ran,
    rules,
)
from tests.frontends.discord_app.stage import BEFORE, Stage, headline, labels
from tests.frontends.discord_app.test_delivery import BEFORE_KEYNOTE, announces


async def test_each_choice_is_saved_at_once(stage: Stage) -> None:
    as_organizer(stage)
    panel = await ran(stage, "organize setup")
    assert [select.custom_id for select in panel.selects()] == [
        "w1:set:-:event",
        "w1:set:-:channel",
        "w1:set:-:role",
        "w1:set:-:answers",
        f"w1:set:{EVENT}:auto",
    ]
    assert labels(panel) == ["Lead times", "Details", "Send a test", "Status"]
    assert await chosen(stage, panel, "event", "MLHPCS 2020") is panel
    await chosen(stage, panel, "answers", "Public")
    await stage.restart()
    about = await ran(stage, "about")
    assert headline(about).startswith("## [MLHPCS 2020]")
    assert not about.is_ephemeral
    assert "Share" not in labels(about)
    again = await ran(stage, "organize setup")
    defaults = [
        option["label"]
        for select in again.selects()[:-1]
        for option in select.raw.get("options", ())
        if option.get("default")
    ]
    assert defaults == ["MLHPCS 2020", "Public"]
    assert await logged(stage) == [
        "made answers public",
        "set the event to MLHPCS 2020 (was the one that is on)",
    ]


async def test_choosing_the_same_again_is_not_noted(stage: Stage) -> None:
    as_organizer(stage)
    panel = await ran(stage, "organize setup")
    await chosen(stage, panel, "answers", "Private")
    await chosen(stage, panel, "event", "The one that is on")
    await chosen(stage, panel, "auto", "deadlines", "talks")
    assert await logged(stage) == []


async def test_channel_makes_talks_announced(stage: Stage) -> None:
    as_organizer(stage)
    news = stage.guild.add_channel("news")
    panel = await ran(stage, "organize setup")
    assert "-# Nothing is posted until you choose one." in panel.text
    await chosen(stage, panel, "channel", news)
    assert "Nothing is posted" not in panel.text
    assert panel.selects()[1].raw["default_values"] == [{"id": str(news.id), "type": "channel"}]
    stage.at(BEFORE_KEYNOTE)
    (post,) = await stage.posted_so_far(1)
    assert post.channel is news
    assert headline(post).startswith("## Keynote <t:")
    await chosen(stage, panel, "channel")
    assert "-# Nothing is posted until you choose one." in panel.text
    assert (await logged(stage))[0] == f"set the channel for reminders to none (was <#{news.id}>)"


async def test_what_was_posted_is_not_posted_again_in_another_channel(stage: Stage) -> None:
    as_organizer(stage)
    news = stage.guild.add_channel("news")
    panel = await ran(stage, "organize setup")
    await chosen(stage, panel, "channel", stage.guild.channels[0])
    stage.at(BEFORE_KEYNOTE)
    await stage.posted_so_far(1)
    stage.clock.forward(minutes=2)
    await chosen(stage, panel, "channel", news)
    stage.at(BEFORE_KEYNOTE + timedelta(minutes=3))
    await stage.until(lambda: _is_planned(stage))
    assert len(stage.posts) == 1


async def test_role_is_checked_again_when_the_main_channel_changes(stage: Stage) -> None:
    as_organizer(stage)
    role = stage.guild.add_role("Attendees")
    await announces(stage, RuleKind.TALKS, role_id=role.id)
    news, main = stage.guild.add_channel("news"), stage.guild.channels[0]
    panel = await ran(stage, "organize setup")
    exchange = await stage.discord.choose(stage.ada, panel, [news], "w1:set:-:channel")
    (told,) = (await exchange.followed_up()).followups
    assert headline(told) == "## You may not mention that role"
    assert f"{role.mention} would be notified." in told.text
    assert stage.desk.stores.choices.server(stage.guild.id).channel_id == main.id
    as_organizer(stage, stage.guild.add_role("Shouting", MENTION_EVERYONE))
    await chosen(stage, panel, "channel", news)
    assert stage.desk.stores.choices.server(stage.guild.id).channel_id == news.id


@pytest.mark.parametrize("where", ["main", "own", "room"])
@pytest.mark.parametrize("way", ["kind", "event"])
async def test_role_is_checked_again_when_it_is_announced_anew(
    stage: Stage, way: str, where: str
) -> None:
    as_organizer(stage)
    role, hall = stage.guild.add_role("Attendees"), stage.guild.add_channel("hall")
    await announces(stage, role_id=role.id)
    if where != "main":
        await stage.chose(channel_id=None)
    kept, guild_id = stage.desk.stores.rules, stage.guild.id
    if where == "own":
        own = [replace(each, channel_id=hall.id) for each in (await rules(stage)).values()]
        await kept.save(guild_id, EVENT, own)
    if where == "room":
        for event_id in (EVENT, "mlhpcs-2020"):
            await kept.set_room(guild_id, event_id, "Main hall", hall.id)
    panel = await ran(stage, "organize setup")
    carried, chooses = {
        "kind": (f"w1:set:{EVENT}:auto", ["talks"]),
        "event": ("w1:set:-:event", ["MLHPCS 2020"]),
    }[way]
    exchange = await stage.discord.choose(stage.ada, panel, chooses, carried)
    (told,) = (await exchange.followed_up()).followups
    assert headline(told) == "## You may not mention that role"
    assert not any(each.is_on for each in (await rules(stage)).values())
    assert stage.desk.stores.choices.server(guild_id).event == EVENT
    as_organizer(stage, stage.guild.add_role("Shouting", MENTION_EVERYONE))
    await stage.discord.choose(stage.ada, panel, chooses, carried)
    assert len(await logged(stage)) == 1


async def test_role_of_organizers_counts_beside_the_permission(stage: Stage) -> None:
    as_organizer(stage)
    role = stage.guild.add_role("Organizers")
    panel = await ran(stage, "organize setup")
    await chosen(stage, panel, "role", role)
    ben = stage.discord.add_user("ben")
    stage.guild.add_member(ben, roles=[role])
    exchange = await stage.discord.slash(ben, "organize setup", guild=stage.guild, anyway=True)
    assert headline(exchange.only) == "## Setup of this server"
    assert exchange.only.selects()[2].raw["default_values"] == [
        {"id": str(role.id), "type": "role"}
    ]
    await chosen(stage, panel, "role")
    exchange = await stage.discord.slash(ben, "organize setup", guild=stage.guild, anyway=True)
    assert headline(exchange.only) == FOR_ORGANIZERS
    assert await logged(stage) == [
        f"set the role of organizers to none (was {role.mention})",
        f"set the role of organizers to {role.mention} (was none)",
    ]


async def test_everyone_does_not_become_organizer(stage: Stage) -> None:
    as_organizer(stage)
    panel = await ran(stage, "organize setup")
    (select,) = (each for each in panel.selects() if each.custom_id.endswith(":role"))
    everyone = stage.guild.roles[0]
    exchange = await stage.discord.choose(stage.ada, panel, [everyone], select.custom_id)
    (told,) = (await exchange.followed_up()).followups
    assert headline(told) == "## That is no role to choose"
    assert stage.desk.stores.choices.server(stage.guild.id).organizer_role is None


async def test_automatic_reminders_are_turned_on_and_off(stage: Stage) -> None:
    as_organizer(stage)
    await stage.chose(channel_id=stage.guild.channels[0].id)
    panel = await ran(stage, "organize setup")
    stage.clock.forward(minutes=5)
    await chosen(stage, panel, "auto", "talks", "starting")
    kept = await rules(stage)
    assert {kind for kind, rule in kept.items() if rule.is_on} == {
        RuleKind.TALKS,
        RuleKind.STARTING,
    }
    assert kept[RuleKind.STARTING].since == BEFORE + timedelta(minutes=5)
    assert await logged(stage) == ["turned deadlines off, turned now starting on"]
    await chosen(stage, panel, "auto")
    assert not any(rule.is_on for rule in (await rules(stage)).values())
    stage.at(BEFORE_KEYNOTE)
    await stage.until(lambda: _is_planned(stage))
    assert stage.posts == []


async def test_lead_times_are_typed_into_a_form(stage: Stage) -> None:
    as_organizer(stage)
    panel = await ran(stage, "organize setup")
    opened = await stage.discord.press(stage.ada, panel, "Lead times")
    assert opened.modal
    assert opened.modal.labels() == {
        "deadlines": "Deadlines",
        "talks": "Talks",
        "day": "Program of the day",
    }
    assert opened.modal.inputs()["deadlines"]["value"] == "7 days, 1 day, 3 hours"
    values = {"talks": "5 min and half an hour", "day": "at the start"}
    exchange = await stage.discord.submit(stage.ada, opened.modal, values)
    assert exchange.only is panel
    kept = await rules(stage)
    assert kept[RuleKind.TALKS].leads == (timedelta(minutes=30), timedelta(minutes=5))
    assert kept[RuleKind.DAY].leads == (timedelta(0),)
    talks = next(each for each in panel.selects()[-1].raw["options"] if each["value"] == "talks")
    assert talks["description"] == "30 minutes and 5 minutes before"
    (what,) = await logged(stage)
    talks_changed, day_changed = what.split(", ")
    assert (
        talks_changed == "set the lead times of talks to 30 minutes and 5 minutes (was 10 minutes)"
    )
    assert day_changed == "set the lead times of program of the day to at the start (was 1 hour)"


async def test_lead_times_that_are_not_understood(stage: Stage) -> None:
    as_organizer(stage)
    panel = await ran(stage, "organize setup")
    answer = await filled(stage, panel, "Lead times", talks="soon", day="90 days")
    assert headline(answer) == "## Nothing is changed"
    assert "**Talks**: I don't understand “soon”" in answer.text
    assert "**Program of the day**: “90 days” is too long before" in answer.text
    assert await rules(stage) == {}


async def test_choice_about_another_event_is_refused(stage: Stage) -> None:
    as_organizer(stage)
    panel = await ran(stage, "organize setup")
    opened = await stage.discord.press(stage.ada, panel, "Lead times")
    await stage.chose(event="mlhpcs-2020")
    (select,) = (each for each in panel.selects() if each.custom_id.endswith(":auto"))
    exchange = await stage.discord.choose(stage.ada, panel, ["talks"], select.custom_id)
    (told,) = (await exchange.followed_up()).followups
    assert headline(told) == "## This server is about another event now"
    exchange = await stage.discord.submit(stage.ada, opened.modal, {"talks": "1 hour"})
    assert headline(exchange.only) == "## This server is about another event now"
    assert await rules(stage) == {}


async def test_permissions_that_the_bot_lacks_are_named(stage: Stage) -> None:
    as_organizer(stage)
    news = stage.guild.add_channel("news", MEMBER & ~SEND_MESSAGES)
    panel = await ran(stage, "organize setup")
    await chosen(stage, panel, "channel", news)
    where = f"in <#{news.id}>"
    assert f"**I may not post {where}**: allow me *Send Messages* there." in panel.texts()
    may(stage, news, MEMBER & ~VIEW_CHANNEL)
    assert "allow me *View Channel* there." in (await ran(stage, "organize setup")).text
    may(stage, news, MEMBER & ~READ_MESSAGE_HISTORY)
    again = await ran(stage, "organize setup")
    assert f"**I may not look for what I posted {where}**" in again.text
    status = await ran(stage, "organize status")
    assert headline(status) == "## 1 thing needs you"
    assert "*Read Message History*" in status.text
    may(stage, news, MEMBER)
    assert "**I may" not in (await ran(stage, "organize setup")).text


async def test_channel_and_role_that_are_gone(stage: Stage) -> None:
    as_organizer(stage)
    news = stage.guild.add_channel("news")
    await stage.chose(channel_id=news.id, organizer_role=4711)
    stage.guild.remove_channel(news)
    panel = await ran(stage, "organize setup")
    assert "**A channel that was chosen is gone**" in panel.text
    assert "default_values" not in panel.selects()[1].raw
    assert "default_values" not in panel.selects()[2].raw


async def test_role_that_would_not_be_notified(stage: Stage) -> None:
    as_organizer(stage)
    channel, role = stage.guild.channels[0], stage.guild.add_role("Attendees")
    await announces(stage, RuleKind.TALKS, role_id=role.id)
    panel = await ran(stage, "organize setup")
    assert f"**{role.mention} is not notified**" in panel.text
    may(stage, channel, MEMBER | MENTION_EVERYONE)
    assert "not notified" not in (await ran(stage, "organize setup")).text


async def test_channel_in_which_the_organizer_may_not_write(stage: Stage) -> None:
    stage.guild.roles[0].permissions &= ~SEND_MESSAGES
    await stage.restart()
    as_organizer(stage)
    panel = await ran(stage, "organize setup")
    channel = stage.guild.channels[0]
    exchange = await stage.discord.choose(stage.ada, panel, [channel], "w1:set:-:channel")
    (told,) = (await exchange.followed_up()).followups
    assert headline(told) == f"## You may not write in <#{channel.id}>"
    assert stage.desk.stores.choices.server(stage.guild.id).channel_id is None


async def test_setup_of_an_event_that_cannot_be_read(stage: Stage) -> None:
    as_organizer(stage)
    await stage.chose(event="gone-2019")
    panel = await ran(stage, "organize setup")
    assert headline(panel) == "## Setup of this server"
    assert headline(await stage.press(panel, "Details")) == "## I cannot read about this event now"
    await chosen(stage, panel, "event", "MLHPCS 2021")
    assert await logged(stage) == ["set the event to MLHPCS 2021 (was gone-2019)"]


async def test_option_that_was_never_offered(stage: Stage) -> None:
    as_organizer(stage)
    for setting in ("event", "answers", "pigs", "channel.pigs", "room.~1", "details"):
        old = stage.posted(f"w1:set:{EVENT}:{setting}", kind=3, options=["pigs"])
        answer = await stage.choose(old, "pigs")
        known = "made" in " ".join(await logged(stage))
        assert headline(answer) == "## I no longer find that" or setting == "answers", setting
        assert not known or setting == "answers"


async def _is_planned(stage: Stage) -> bool:
    views = stage.desk.stores.outbox_views
    return not [
        each
        for each in await views.upcoming(stage.guild.id, stage.clock(), 99)
        if each.planned.due <= stage.clock()
    ]
