"""What people ask of a bot in Discord under load, and whether each of them was answered."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from itertools import cycle, islice
from typing import Any, NamedTuple

from tests.benchmarks.generated.typing_errors import Typing, mistyped
from tests.discord_server import exchanges
from tests.discord_server.command_registry import CHAT_INPUT
from tests.discord_server.exchanges import Exchange
from tests.discord_server.finding import command_for
from tests.discord_server.guilds import Guild
from tests.discord_server.load import Prepared, prepare
from tests.discord_server.options import Filling, command_data
from tests.discord_server.places import home
from tests.discord_server.server import DiscordServer
from tests.discord_server.sessions import dumps

QUESTIONS = (
    "how long is the keynote",
    "when does the workshop start",
    "who gives the keynote",
    "is there a talk about climate",
    "when are papers due",
    "how do I submit a paper",
    "will the talks be recorded",
    "where is the best pizza in town",
)
OF_ONE_PERSON = 8
"""So many does each ask, two of a sort: a bot need not answer somebody who floods it."""
PEOPLE = 4_000
"""So many that nobody's turn comes again too soon, up to 1,900 answers a second."""


class Asked(NamedTuple):
    """A command with its options, or what is offered while `focused` is typed."""

    command: str
    options: dict[str, Any]
    focused: str | None = None


def mix(seed: int) -> list[Asked]:
    """Return what is asked in turn: every other question has typing errors."""
    rng = random.Random(seed)
    asked: list[Asked] = []
    for number, question in enumerate(QUESTIONS * 2):
        typed = mistyped(question, Typing.HEAVY, rng) if number >= len(QUESTIONS) else question
        asked += [
            Asked("program", {}),
            Asked("talk", {"query": "s.keynote"}),
            Asked("ask", {"question": typed}),
            Asked("talk", {"query": "opti"}, "query"),
        ]
    return asked


def prepared(
    server: DiscordServer, guild: Guild, asked: list[Asked], people: int = PEOPLE
) -> list[Prepared]:
    """Return interactions by so many people, a few in a row by each."""
    place = home(guild.channels[0])
    turns = cycle(asked)
    made: list[Prepared] = []
    for number in range(people):
        user = server.add_user(f"person-{number}")
        for each in islice(turns, OF_ONE_PERSON):
            command, words = command_for(server.backend.commands, CHAT_INPUT, each.command, place)
            data = command_data(command, words, Filling(each.options, guild, each.focused))
            kind = exchanges.AUTOCOMPLETE if each.focused else exchanges.COMMAND
            made.append(prepare(server.backend, user, place, data, kind))
    return made


class Right:
    """What was answered to each of them by a bot at rest, for comparison."""

    def __init__(self) -> None:
        self._answers: dict[str, str] = {}

    async def learn(self, server: DiscordServer, guild: Guild, asked: list[Asked]) -> None:
        """Let somebody else ask each once."""
        for number, each in enumerate(asked):
            user = server.add_user(f"tester-{number}")
            command, options, focused = each
            if focused:
                typing = server.autocomplete(user, command, options, focused, guild=guild)
                exchange = await typing
            else:
                exchange = await server.slash(user, command, options, guild=guild)
            self._answers[_question(exchange)] = _answer(exchange)

    def check(self, server: DiscordServer) -> int:
        """Return how many answers are as expected; fail if any of those remembered isn't."""
        answered = [each for each in server.backend.exchanges.values() if each.callback]
        wrong = Counter(self._wrong(answered))
        assert not wrong, f"of {len(answered)} answers {wrong.total()} are wrong: {wrong}"
        return len(answered)

    def _wrong(self, answered: list[Exchange]) -> Iterator[str]:
        for exchange in answered:
            if (said := _answer(exchange)) != self._answers[_question(exchange)]:
                yield f"{_question(exchange)}: {said}"


def _question(exchange: Exchange) -> str:
    return dumps(exchange.payload["data"])


def _answer(exchange: Exchange) -> str:
    """Return all there is to read; an apology or a request to wait is never the same twice."""
    said = exchange.message.text if exchange.message else dumps({"choices": exchange.choices})
    assert said, f"no answer: {exchange.story()}"
    return said
