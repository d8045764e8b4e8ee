"""A rehearsal says, and posts where that is wished, what the real scheduler would send."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import discord

from bot.frontends.discord_app.rehearsal import Play, Stage, rehearse, usual_end
from bot.reminders.defaults import default_rules
from bot.reminders.models import Reminder, RuleKind
from bot.reminders.moments import Edge, Fixed, Relative, Repeat
from bot.search.passages import Entry, EntryKind
from bot.storage.choices import ServerChoices
from bot.storage.stores import Stores
from tests.discord_server import permissions
from tests.discord_server.pointing import pointed_to
from tests.discord_server.server import DiscordServer
from tests.frontends.discord_app.stage import ASSISTANT, BERLIN
from tests.migrated import address_of_new

if TYPE_CHECKING:
    from pathlib import Path

STARTS = datetime(2021, 7, 2, 13, 0, tzinfo=BERLIN)
SERVER, MAIN, TALKS = 11, 22, 33
AFTERNOON = Play(ASSISTANT, STARTS, STARTS + timedelta(hours=1, minutes=6))
TITLE = "Surprises in Deep Learning Training: Symmetry, Efficiency, and Scale"
KEYNOTE = Entry(EntryKind.TALK, "keynote", "")


async def said(play: Play, real: Stores | None = None, stage: Stage | None = None) -> list[str]:
    """Return the lines of a rehearsal that aren't indented: when and where."""
    lines: list[str] = []
    await rehearse(play, real, lines.append, stage)
    return [line for line in lines if line and not line.startswith(" ")]


async def test_without_a_database_everything_is_announced() -> None:
    lines: list[str] = []
    assert await rehearse(AFTERNOON, None, lines.append) == 3
    assert [line for line in lines if line and not line.startswith(" ")] == [
        "Fri 02 Jul 2021 13:00 CEST  main channel",
        "Fri 02 Jul 2021 14:00 CEST  main channel",
        "Fri 02 Jul 2021 14:05 CEST  main channel",
    ]
    assert "    Program of 2 July 2021" in lines
    assert f"    Keynote in 10 minutes: {TITLE}" in lines
    assert "    14:15 – 15:00 · Daniel Soudry (Technion)" in lines


async def test_simulated_seconds_take_their_share_of_real_ones() -> None:
    play = Play(ASSISTANT, STARTS + timedelta(minutes=59), AFTERNOON.ends, speed=1_000)
    assert await said(play) == [
        "Fri 02 Jul 2021 14:00 CEST  main channel",
        "Fri 02 Jul 2021 14:05 CEST  main channel",
    ]


async def test_until_the_end_nothing_is_left_to_say() -> None:
    ends = usual_end(ASSISTANT, "mlhpcs-2021")
    assert ends == datetime(2021, 7, 4, 0, 0, tzinfo=BERLIN)
    play = Play(ASSISTANT, STARTS + timedelta(hours=5), ends)
    assert (await said(play))[-1] == "Sat 03 Jul 2021 23:59 CEST  main channel"  # the paper's due


async def real_stores(folder: Path) -> Stores:
    """Return what a server chose and planned, years after the event."""
    stores = await Stores.open(address_of_new(folder / "bot.sqlite3"))
    later = datetime(2026, 1, 1, tzinfo=BERLIN)
    await stores.choices.save(SERVER, ServerChoices(event="mlhpcs-2021", channel_id=MAIN))
    rules = default_rules(later)
    rules[RuleKind.TALKS] = replace(rules[RuleKind.TALKS], channel_id=TALKS, role_id=44)
    await stores.rules.save(SERVER, "mlhpcs-2021", rules.values())
    daily = Reminder(
        owner_id=1,
        server_id=SERVER,
        channel_id=MAIN,
        event_id="mlhpcs-2021",
        moment=Fixed(datetime.fromisoformat("2020-01-01T13:30"), "Europe/Berlin"),
        repeat=Repeat.DAILY,
        created=later,
        changed=later,
        origin="daily",
        text="Drink water",
    )
    before = Relative(KEYNOTE, Edge.START, -timedelta(minutes=20))
    about = replace(
        daily, moment=before, repeat=Repeat.ONCE, about=KEYNOTE, text="{title} soon", origin="a"
    )
    mine = replace(about, server_id=None, channel_id=None, origin="mine", text="")
    for each in (daily, about, mine):
        await stores.book.add(each)
    return stores


async def test_what_a_server_chose_is_rehearsed_and_left_as_it_is(tmp_path: Path) -> None:
    stores = await real_stores(tmp_path)
    lines: list[str] = []
    assert await rehearse(AFTERNOON, stores, lines.append) == 3
    assert [line for line in lines if line] == [
        "Fri 02 Jul 2021 13:30 CEST  channel 22",
        "    Drink water",
        "Fri 02 Jul 2021 13:55 CEST  channel 22",
        f"    {TITLE} soon",
        "Fri 02 Jul 2021 14:05 CEST  channel 33, mentioning role 44",
        f"    Keynote in 10 minutes: {TITLE}",
        "    14:15 – 15:00 · Daniel Soudry (Technion)",
    ]
    assert await stores.outbox.next_try(AFTERNOON.ends) is None
    await stores.close()


async def test_on_stage_all_is_posted_in_one_channel_each_time(tmp_path: Path) -> None:
    stores = await real_stores(tmp_path)
    async with DiscordServer() as server:
        with pointed_to(server.api_url, server.gateway_url):
            staging = server.add_guild("Workshop").channels[0]
            async with discord.Client(intents=discord.Intents.none()) as client:
                await client.login(server.token)
                for _ in range(2):
                    await said(AFTERNOON, stores, Stage(client, staging.id))
    assert [post.channel for post in server.messages] == [staging] * 6
    assert not any(post.pings for post in server.messages)
    await stores.close()


async def test_stage_that_i_may_not_write_on() -> None:
    async with DiscordServer() as server:
        with pointed_to(server.api_url, server.gateway_url):
            staging = server.add_guild("Workshop").channels[0]
            staging.bot_permissions &= ~permissions.SEND_MESSAGES
            async with discord.Client(intents=discord.Intents.none()) as client:
                await client.login(server.token)
                lines: list[str] = []
                await rehearse(AFTERNOON, None, lines.append, Stage(client, staging.id))
    assert server.messages == []
    problem = "I may not send messages there. Allow me Send Messages in that channel, then retry."
    assert lines.count(f"    (not posted: {problem})") == 3
