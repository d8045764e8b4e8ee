import asyncio
import json
import sys

from tests.discord_server.backend import Settings
from tests.discord_server.command_registry import CHAT_INPUT
from tests.discord_server.finding import command_for
from tests.discord_server.load import Load, Prepared, prepare
from tests.discord_server.options import Filling, command_data
from tests.discord_server.places import home
from tests.discord_server.pointing import pointed_to
from tests.discord_server.server import DiscordServer
from tests.discord_server.small_bot import SmallBot, running


def prepared(server: DiscordServer, day: str) -> Prepared:
    guild, ada = server.add_guild("Workshop"), server.add_user("ada")
    place = home(guild.channels[0])
    command, words = command_for(server.backend.commands, CHAT_INPUT, "program", place)
    data = command_data(command, words, Filling({"day": day}, guild))
    return prepare(server.backend, ada, place, data)


async def test_a_load_in_a_closed_loop() -> None:
    async with (
        DiscordServer(Settings(checks=False, keep=100)) as server,
        running(SmallBot(), server),
    ):
        both = [prepared(server, "Monday"), prepared(server, "Friday")]
        report = await Load(server.backend, both).closed(10, count=200)
        assert (report.sent, report.lost, report.refused) == (200, 0, 0)
        assert 0 < report.percentile(50) <= report.percentile(99) < 5
        assert report.rate > 20
        assert report.summary()["p50"] > 0
        assert len(server.backend.exchanges) == 100
        assert len(server.requests) == 100
        assert len(server.backend.messages.all) == 100
        texts = [message.text for message in server.backend.messages.all.values()]
        assert texts.count("program of Monday") == 50
        timed = await Load(server.backend, both).closed(2, seconds=0.05)
        assert timed.lost == 0
        assert timed.seconds >= 0.04


async def test_a_load_at_a_steady_rate() -> None:
    async with (
        DiscordServer(Settings(checks=False, keep=100)) as server,
        running(SmallBot(), server),
    ):
        report = await Load(server.backend, [prepared(server, "x")]).open(200, 0.1)
        assert (report.sent, report.lost) == (20, 0)
        assert report.seconds >= 0.09


async def test_answers_that_do_not_come_are_lost() -> None:
    async with DiscordServer(Settings(checks=False)) as server, running(SmallBot(), server):
        one = prepared(server, "x")
        server.gateway.is_down = True
        server.gateway_faults.drop()
        await server.closed()
        report = await Load(server.backend, [one], patience=0.05).closed(3, count=9)
        assert (report.sent, report.lost, report.rate) == (3, 3, 0)
        assert report.summary() == {"sent": 3, "lost": 3, "refused": 0, "rate": 0}


async def test_a_server_in_a_process_of_its_own() -> None:
    arguments = ("-m", "tests.discord_server", "--load", "program day=Monday")
    process = await asyncio.create_subprocess_exec(
        sys.executable, *arguments, "--seconds", "0.1", stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout is not None
    where = json.loads(await process.stdout.readline())
    bot = SmallBot()
    with pointed_to(where["api"], where["gateway"]):
        task = asyncio.create_task(bot.start(where["token"]))
        figures = json.loads(await process.stdout.readline())
        await bot.close()
        await task
    assert await process.wait() == 0
    assert figures["sent"] > 0
    assert figures["lost"] == 0
