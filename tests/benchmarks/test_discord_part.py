from __future__ import annotations

import random

import pytest

from tests.benchmarks.discord_bots import Bot
from tests.benchmarks.discord_load import Figures, Plan, measured
from tests.benchmarks.discord_mix import OF_ONE_PERSON, Asked, Right, mix, prepared
from tests.benchmarks.parts.discord import table_of
from tests.discord_server.server import DiscordServer

MOMENT = Plan(in_flight=2, starts=1, warm_up=0.05, closed=0.2, open=0.1, people=60)
PROGRAM = {"name": "program", "description": "What is on", "type": 1}


@pytest.mark.parametrize("bot", Bot)
async def test_each_bot_is_measured(bot: Bot) -> None:
    figures = await measured(bot, MOMENT)

    assert 0 < figures.rate < 100_000
    assert 0 < figures.p50 <= figures.p99 < 5
    assert 0 < figures.ready < 30
    assert 10 < figures.mebibytes < 1_000
    assert 0 <= figures.busy < 1


def test_mix_is_the_same_for_the_same_seed_and_has_as_much_of_each_sort() -> None:
    asked = mix(1)

    assert asked == mix(1) != mix(2)
    sorts = [(each.command, each.focused) for each in asked]
    assert {sorts.count(sort) for sort in sorts} == {len(asked) // 4}


async def test_nobody_asks_so_much_that_it_is_a_flood() -> None:
    async with DiscordServer() as server:
        server.backend.commands.overwrite(None, [PROGRAM])
        load = prepared(server, server.add_guild("Workshop"), [Asked("program", {})], people=3)

    users = [each.user.name for each in load]
    assert users == [f"person-{n}" for n in range(3) for _ in range(OF_ONE_PERSON)]


async def test_another_answer_than_at_rest_is_noticed() -> None:
    async with DiscordServer() as server:
        server.backend.commands.overwrite(None, [PROGRAM])
        guild = server.add_guild("Workshop")
        right = Right()
        right._answers = {'{"id":"x"}': "Registration"}
        exchange = await server.slash(server.add_user("ada"), "program", guild=guild, wait=False)
        exchange.payload["data"] = {"id": "x"}
        exchange.choices = [{"name": "You can ask again", "value": "x"}]

        assert right.check(server) == 0
        exchange.callback = {"type": 4}
        with pytest.raises(AssertionError, match="of 1 answers 1 are wrong"):
            right.check(server)


def test_table_compares_within_each_round() -> None:
    rng = random.Random(1)
    rounds = []
    for _ in range(3):
        speed = rng.uniform(0.5, 2)
        theirs = Figures(1000 * speed, 0.001, 0.002, 0.004, 0.2, 40, 0.5)
        rounds.append({Bot.MINIMAL: theirs, Bot.OURS: _half(theirs)})
    table = table_of(rounds, in_flight=16)

    assert [row[0] for row in table.rows][:1] == ["answers a second"]
    assert {row[3] for row in table.rows} == {"0.50"}
    assert "| ratio |" in str(table)


def _half(figures: Figures) -> Figures:
    return Figures(*(value / 2 for value in vars(figures).values()))
