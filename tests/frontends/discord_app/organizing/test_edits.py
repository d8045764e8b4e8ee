"""A reminder that is changed: what was understood is shown, and nothing is kept before Confirm."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.reminders.models import ReminderState
from tests.discord_server.permissions import MEMBER, MENTION_EVERYONE
from tests.frontends.discord_app.organizing.organizers import (
    as_organizer,
    ben,
    changed,
    confirmed,
    filled,
    logged,
    may,
    only_reminder,
    ran,
)
from tests.frontends.discord_app.stage import Stage, headline, labels

if TYPE_CHECKING:
    from tests.discord_server.messages import Message

ONE_HOUR_BEFORE = 1625228100 - 3600


async def edited(stage: Stage) -> Message:
    """Let Ada change a reminder, and return what was understood."""
    as_organizer(stage)
    panel = await confirmed(stage)
    return await filled(stage, panel, "Change", text="Bye", when="1 hour before the keynote")


async def text(stage: Stage) -> str:
    """Return what the first reminder says."""
    reminder = await stage.desk.stores.book.get(1)
    assert reminder
    return reminder.text


async def test_what_was_understood_is_shown_and_nothing_changed_yet(stage: Stage) -> None:
    draft = await edited(stage)
    assert headline(draft) == "## Change reminder 1 to this?"
    assert f"**<t:{ONE_HOUR_BEFORE}:F>**" in draft.text
    assert draft.texts()[-1] == "> Bye"
    assert labels(draft) == ["Confirm", "Change", "Cancel"]
    assert await text(stage) == "Hello"
    assert len(await logged(stage)) == 1
    assert headline(await ran(stage, "remind list")).startswith("## 1 reminder, ")


async def test_confirmed_change_is_kept_once(stage: Stage) -> None:
    draft = await edited(stage)
    first = await stage.discord.press(stage.ada, draft, "Confirm")
    assert headline(first.only) == f"## Reminder 1, <t:{ONE_HOUR_BEFORE}:R>"
    await stage.discord.again(first)
    for which in ("rok", "rno"):
        again = await stage.press(stage.posted(f"w1:{which}:mlhpcs-2021:x.2"), "Old")
        assert headline(again) == f"## Reminder 1, <t:{ONE_HOUR_BEFORE}:R>"
    reminder = await only_reminder(stage)
    assert (reminder.id, reminder.text, reminder.state) == (1, "Bye", ReminderState.ACTIVE)
    assert [each.split(" ")[0] for each in await logged(stage)] == ["changed", "made"]


async def test_change_that_is_not_confirmed_leaves_it_as_it_is(stage: Stage) -> None:
    draft = await edited(stage)
    answer = await stage.press(draft, "Cancel")
    assert headline(answer) == "## Nothing is changed"
    assert "Reminder 1 stays as it was." in answer.text
    again = await stage.press(stage.posted("w1:rok:mlhpcs-2021:x.2"), "Old")
    assert headline(again).startswith("## Reminder 1, ")
    assert (await only_reminder(stage)).text == "Hello"


async def test_change_is_confirmed_after_a_restart(stage: Stage) -> None:
    draft = await edited(stage)
    await stage.restart()
    assert headline(await stage.press(draft, "Confirm")).startswith("## Reminder 1, ")
    assert await text(stage) == "Bye"


async def test_change_is_changed_before_it_is_confirmed(stage: Stage) -> None:
    draft = await edited(stage)
    other = await filled(stage, draft, "Change", text="Good night")
    assert headline(other) == "## Change reminder 1 to this?"
    await stage.press(other, "Confirm")
    assert (await only_reminder(stage)).text == "Good night"


async def test_paused_reminder_stays_paused(stage: Stage) -> None:
    as_organizer(stage)
    await confirmed(stage)
    panel = await ran(stage, "remind pause", reminder="1")
    answer = await changed(stage, panel, text="Bye")
    assert headline(answer) == "## Reminder 1 is paused"
    assert await text(stage) == "Bye"


async def test_change_that_was_kept_before_the_bot_stopped(stage: Stage) -> None:
    draft = await edited(stage)
    book = stage.desk.stores.book
    await stage.press(draft, "Confirm")
    settled = await book.get(2)
    assert settled
    stopped = await book.save(type(settled)(**{**vars(settled), "state": ReminderState.DRAFT}))
    assert stopped
    again = await stage.press(stage.posted("w1:rok:mlhpcs-2021:x.2"), "Old")
    assert headline(again) == f"## Reminder 1, <t:{ONE_HOUR_BEFORE}:R>"
    assert len(await logged(stage)) == 2


@pytest.mark.parametrize(
    ("did", "said"),
    [
        ("pause", "## It was changed in the meantime"),
        ("cancel", "## That reminder is no longer there"),
    ],
)
async def test_reminder_that_is_another_by_now_is_not_changed(
    stage: Stage, did: str, said: str
) -> None:
    draft = await edited(stage)
    await ran(stage, f"remind {did}", reminder="1")
    answer = await stage.press(draft, "Confirm")
    assert headline(answer) == said
    assert "```\nBye\n```" in answer.text
    assert await text(stage) == "Hello"


async def test_role_is_checked_again_when_a_change_is_confirmed(stage: Stage) -> None:
    as_organizer(stage, stage.guild.add_role("Shouting", MENTION_EVERYONE))
    may(stage, stage.guild.channels[0], MEMBER | MENTION_EVERYONE)
    panel = await confirmed(stage)
    role = stage.guild.add_role("Authors")
    draft = await filled(stage, panel, "Change", role=str(role.id))
    as_organizer(stage)
    assert headline(await stage.press(draft, "Confirm")) == "## You may not mention that role"
    reminder = await stage.desk.stores.book.get(1)
    assert reminder
    assert reminder.role_id is None


async def test_time_that_passes_before_a_change_is_confirmed(stage: Stage) -> None:
    as_organizer(stage)
    panel = await confirmed(stage)
    draft = await filled(stage, panel, "Change", when="in 30 minutes")
    stage.clock.forward(minutes=31)
    assert headline(await stage.press(draft, "Confirm")) == "## That time has passed"


async def test_change_is_gone_after_an_hour_and_its_text_is_given_back(stage: Stage) -> None:
    draft = await edited(stage)
    stage.clock.forward(minutes=61)
    answer = await stage.press(draft, "Confirm")
    assert headline(answer) == "## This draft is gone"
    assert "`/remind edit`" in answer.text
    assert "```\nBye\n```" in answer.text


async def test_change_is_its_authors(stage: Stage) -> None:
    draft = await edited(stage)
    draft.only_for = None  # as if Discord had shown it to everyone
    other = ben(stage)
    stage.guild.add_member(other, permissions=stage.guild.member(stage.ada).permissions)
    exchange = await stage.discord.press(other, draft, "Confirm")
    assert headline(exchange.only) == "## This draft is gone"
    assert await text(stage) == "Hello"
