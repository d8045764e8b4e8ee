"""The command by which readers ask for reminders of their own."""

import pytest

from bot.frontends.discord_app import wishing
from tests.frontends.discord_app.stage import DURING, Stage, headline, labels
from tests.frontends.discord_app.test_personal import SOON, kept

KEYNOTE = "Surprises in Deep Learning Training: Symmetry, Efficiency, and Scale"


@pytest.mark.parametrize(
    ("options", "first", "second"),
    [
        ({"about": "s.keynote"}, SOON, "10 minutes before [Surprises"),
        ({"about": "keynote"}, SOON, "10 minutes before [Surprises"),
        ({"about": "s.keynote", "when": "1 hour before"}, "<t:1625224500:R>", "1 hour before ["),
        ({"about": "full paper", "when": "7 days"}, "<t:1625349540:R>", "7 days before Full paper"),
        ({"when": "1 hour after the keynote"}, "<t:1625234400:R>", "1 hour after [Surprises"),
        ({"about": "s.keynote", "when": "2021-07-01 9:00"}, "<t:1625122800:R>", "about [Surprises"),
        ({"when": "tomorrow 9am", "text": "Pack"}, "<t:1625122800:R>", "by direct message"),
    ],
)
async def test_reminder_of_ones_own(
    stage: Stage, options: dict[str, str], first: str, second: str
) -> None:
    panel = await stage.slash("remindme", **options)
    assert panel.is_ephemeral
    assert headline(panel).endswith(first)
    assert second in panel.text
    assert labels(panel) == ["Undo", "My reminders"]
    assert len(await kept(stage)) == 1


async def test_words_of_ones_own_come_with_what_they_are_about(stage: Stage) -> None:
    options = {"about": "s.keynote", "text": "Ask about *noise*"}
    await stage.slash("remindme", **options)
    panel = await stage.slash("remindme", **options)
    assert panel.texts()[-1] == "Ask about \\*noise\\*"
    assert len(await kept(stage)) == 2
    (first,) = await stage.posted_so_far(1)
    assert "Ask about \\*noise\\*" in first.texts()


async def test_the_same_command_delivered_twice_is_one_reminder(stage: Stage) -> None:
    options = {"when": "in 2 hours", "text": "Pack"}
    exchange = await stage.discord.slash(stage.ada, "remindme", options, guild=stage.guild)
    await stage.discord.again(exchange)
    await stage.slash("remindme")
    assert len(await kept(stage)) == 1


async def test_another_time_for_the_same_talk_changes_it(stage: Stage) -> None:
    await stage.slash("remindme", about="s.keynote")
    await stage.slash("remindme", about="s.keynote", when="1 hour before")
    panel = await stage.slash("remindme", about="s.keynote")
    assert headline(panel) == "## I will remind you <t:1625224500:R>"
    assert len(await kept(stage)) == 1


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"text": "Pack"}, "When? Write for example"),
        ({"when": "tomorrow 9am"}, "Remind you of what?"),
        ({"when": "yesterday 9:00", "text": "Pack"}, "That was "),
        ({"about": "s.keynote", "when": "1 day after _x_"}, "I know no talk or deadline called"),
        ({"about": "zebra"}, "I know no talk or deadline called “zebra”."),
        ({"about": "d.abstract"}, "“Extended abstract” has passed."),
    ],
)
async def test_what_is_not_understood(stage: Stage, options: dict[str, str], told: str) -> None:
    answer = await stage.slash("remindme", **options)
    assert headline(answer) == "## I set no reminder"
    assert answer.texts()[1].startswith(told)
    assert answer.is_ephemeral
    assert await kept(stage) == []


async def test_nobody_has_more_than_so_many(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wishing, "MOST_TO_COME", 2)
    for hours in (1, 2):
        await stage.slash("remindme", when=f"in {hours} hours", text="Pack")
    last = await stage.slash("remindme", when="in 3 hours", text="Pack")
    assert last.texts()[1] == "You have 2 to come, which is the most there can be."
    panel = await stage.slash("remindme", about="s.keynote")
    assert headline(panel) == SOON


async def test_event_must_be_known(stage: Stage) -> None:
    unknown = await stage.slash("remindme", about="keynote", event="NeurIPS")
    assert headline(unknown) == "## I know no event “NeurIPS”"
    await stage.chose(event="mlhpcs-1999")
    unreadable = await stage.slash("remindme", about="keynote")
    assert headline(unreadable) == "## I cannot read about this event now"
    asked = await stage.discord.slash(stage.ada, "remindme", {"about": "keynote"}, dm=True)
    assert headline(asked.only) == "## Which event?"
    none = await stage.discord.slash(stage.ada, "remindme", dm=True)
    assert headline(none.only) == "## No reminders yet"
    assert labels(none.only) == []
    assert await kept(stage) == []


async def test_as_an_app_of_ones_own(stage: Stage) -> None:
    elsewhere = stage.discord.add_guild("Elsewhere", bot=False)
    options = {"about": "keynote", "event": "mlhpcs-2021"}
    exchange = await stage.discord.slash(
        stage.ada, "remindme", options, guild=elsewhere, installed="user"
    )
    assert headline(exchange.only) == SOON
    assert exchange.only.is_ephemeral


async def test_what_lies_ahead_is_offered(stage: Stage) -> None:
    offered = await stage.offered("remindme", "about", "")
    assert offered[:3] == ["Welcome and Intro", KEYNOTE, *offered[2:3]]
    assert "Full paper (deadline)" in offered
    assert "Extended abstract (deadline)" not in offered
    assert len(offered) == 13
    assert (await stage.offered("remindme", "about", "keynot"))[0] == KEYNOTE
    paper, *_ = await stage.choices("remindme", "about", "full paper")
    assert paper["value"] == "d.paper"
    stage.clock.now = DURING
    assert KEYNOTE not in await stage.offered("remindme", "about", "")
