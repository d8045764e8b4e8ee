"""Runs a server for a bot in another process: to try it by hand, or to measure it.

    python -m tests.discord_server --port 8642
    python -m tests.discord_server --load "program" --in-flight 50 --seconds 10

It prints a line of JSON that says where to point a bot, and one of figures when a load has run.
"""

import asyncio
import json
import sys
from argparse import ArgumentParser, Namespace
from contextlib import suppress
from typing import Any

from tests.discord_server.backend import Settings
from tests.discord_server.command_registry import CHAT_INPUT
from tests.discord_server.finding import command_for
from tests.discord_server.load import Load, Prepared, prepare
from tests.discord_server.options import Filling, command_data
from tests.discord_server.places import home
from tests.discord_server.server import DiscordServer

_REMEMBERED = 5000
_START = 60


def _arguments() -> Namespace:
    parser = ArgumentParser(prog="python -m tests.discord_server", description=__doc__)
    parser.add_argument("--port", type=int, default=0, help="0, the default, takes a free one")
    parser.add_argument("--guild", default="Workshop", help="name of the guild")
    parser.add_argument("--user", default="ada", help="name of the user")
    parser.add_argument("--no-checks", action="store_true", help="hold the bot to no limits")
    parser.add_argument("--load", metavar="COMMAND", help='such as "program day=Monday"')
    parser.add_argument("--in-flight", type=int, default=20, help="how many at a time")
    parser.add_argument("--rate", type=float, help="so many a second instead, answers or not")
    parser.add_argument("--seconds", type=float, default=10, help="how long")
    return parser.parse_args()


def _say(data: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(data) + "\n")
    sys.stdout.flush()


def _prepared(discord: DiscordServer, command: str) -> Prepared:
    """Read a command with its options, in the first guild and by the first user."""
    words = [word for word in command.split() if "=" not in word]
    options = dict(word.split("=", 1) for word in command.split() if "=" in word)
    world = discord.backend.world
    place = home(next(iter(world.guilds.values())).channels[0])
    user = next(user for user in world.users.values() if not user.bot)
    found, subs = command_for(discord.backend.commands, CHAT_INPUT, " ".join(words), place)
    data = command_data(found, subs, Filling(options, place.guild))
    return prepare(discord.backend, user, place, data)


async def _run(arguments: Namespace) -> None:
    checks = not (arguments.no_checks or arguments.load)
    discord = DiscordServer(Settings(checks=checks, keep=_REMEMBERED))
    await discord.start(arguments.port)
    discord.add_guild(arguments.guild)
    discord.add_user(arguments.user)
    _say({"api": discord.api_url, "gateway": discord.gateway_url, "token": discord.token})
    if not arguments.load:
        await asyncio.Event().wait()
    await discord.ready(_START)
    await discord.synced(1, _START)
    load = Load(discord.backend, [_prepared(discord, arguments.load)])
    if arguments.rate:
        report = await load.open(arguments.rate, arguments.seconds)
    else:
        report = await load.closed(arguments.in_flight, seconds=arguments.seconds)
    _say(report.summary())
    await discord.stop()


with suppress(KeyboardInterrupt):
    asyncio.run(_run(_arguments()))
