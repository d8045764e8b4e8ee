import asyncio
import re
import signal
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.discord_server.backend import Settings
from tests.discord_server.gateway import Close
from tests.discord_server.guilds import Guild
from tests.discord_server.server import DiscordServer
from tests.programs import Life, living

PASTA = "event: {id: pasta, name: PASTA 2031, timezone: Europe/Rome, starts: 2031-05-02}"
BAD = "event: {id: soup, nme: SOUP, timezone: Europe/Rome,\n  starts: never}"
SECRET = "MTIzNDU2.s3cret-that.nobody-may-see"  # noqa: S105 (it opens nothing)
PATIENCE = 15


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("operator")
    for name, texts in {"good": [PASTA], "mixed": [BAD, PASTA]}.items():
        (made / name).mkdir()
        for number, text in enumerate(texts):
            (made / name / f"{number}.yaml").write_text(text)
    (made / "secret").write_text(f"{SECRET}\n")
    return made


@dataclass
class Story:
    """Some lives one after another, and what Discord saw of them."""

    server: DiscordServer
    guild: Guild
    lives: list[Life] = field(default_factory=list)

    async def live(
        self, folder: Path, told: signal.Signals, *arguments: str, **variables: str
    ) -> None:
        """Start, ask one question and end."""
        variables = {"DISCORD_API_URL": self.server.api_url, "LOG_LEVEL": "debug"} | variables
        gateway = self.server.gateway
        async with living(folder, "run", *arguments, variables=variables, told=told) as life:
            await self.server.synced(timeout=PATIENCE)
            await gateway.changed.until(
                lambda: bool(gateway.sessions), PATIENCE, lambda: "no session"
            )
            await self.registered()
            life.answer = await self.answer("about")
        self.lives.append(life)

    async def registered(self) -> None:
        """Wait until the bot has its commands' ids, with which it mentions them."""
        async with asyncio.timeout(PATIENCE):
            while "</" not in await self.answer("help"):  # noqa: ASYNC110 - it tells nobody
                await asyncio.sleep(0.01)

    async def answer(self, command: str) -> str:
        """Return what somebody new is answered."""
        reader = self.server.add_user("ada")
        return (await self.server.slash(reader, command, guild=self.guild)).only.text


async def _two_lives(folder: Path) -> Story:
    """Start twice with the same database, and end it by each of the signals."""
    async with DiscordServer(Settings(token=SECRET)) as server:
        story = Story(server, server.add_guild("Workshop"))
        variables = {"DISCORD_TOKEN": SECRET, "DATABASE_URL": f"sqlite:///{folder}/data/bot.db"}
        for told in (signal.SIGTERM, signal.SIGINT):
            await story.live(folder, told, KNOWLEDGE_DIR="good", **variables)
    return story


async def _another_life(folder: Path) -> Story:
    """Set all in other ways: for one server, one shard, with the token in a file."""
    async with DiscordServer(Settings(token=SECRET)) as server:
        server.gateway.settings.shards = 2
        story = Story(server, server.add_guild("Workshop"))
        arguments = ("--guild", str(story.guild.id), "--knowledge", "mixed")
        shards = {"SHARD_COUNT": "2", "SHARD_IDS": "0"}
        files = {"DISCORD_TOKEN_FILE": "secret", "DATABASE_URL": "sqlite:///other.db"}
        await story.live(folder, signal.SIGTERM, *arguments, **shards, **files)
    return story


@pytest.fixture(scope="module")
def stories(folder: Path) -> list[Story]:
    async def told() -> list[Story]:
        return list(await asyncio.gather(_two_lives(folder), _another_life(folder)))

    return asyncio.run(told())


@pytest.fixture(scope="module")
def two_lives(stories: list[Story]) -> Story:
    return stories[0]


@pytest.fixture(scope="module")
def another(stories: list[Story]) -> Story:
    return stories[1]


def test_bot_answers_whenever_it_is_started(two_lives: Story) -> None:
    assert len(two_lives.lives) == 2
    for life in two_lives.lives:
        assert "PASTA 2031" in life.answer


def test_signal_ends_it_well_and_soon(two_lives: Story, another: Story) -> None:
    for life in (*two_lives.lives, *another.lives):
        assert (life.code, life.out) == (0, "")
        assert life.seconds < 5


def test_gateway_is_left_with_a_proper_close(two_lives: Story) -> None:
    assert two_lives.server.closes == [Close(1000, 0, by_server=False)] * 2


def test_second_start_registers_nothing_again(two_lives: Story) -> None:
    assert [sync.guild_id for sync in two_lives.server.syncs] == [None]


def test_log_has_one_line_for_each_event_and_never_the_token(
    two_lives: Story, another: Story
) -> None:
    for life in (*two_lives.lives, *another.lives):
        assert {line["level"] for line in life.log} <= {"debug", "info", "warning"}, life.err
        assert SECRET not in life.err
    for story in (two_lives, another):
        assert any(event.startswith("registered") for event in story.lives[0].events)


def test_commands_may_be_registered_for_one_server_only(another: Story) -> None:
    assert [sync.guild_id for sync in another.server.syncs] == [another.guild.id]


def test_one_shard_of_two_connects_to_the_gateway_that_the_api_names(another: Story) -> None:
    assert [each["shard"] for each in another.server.gateway.identifies] == [[0, 2]]


def test_good_file_is_served_and_the_bad_one_beside_it_logged(another: Story) -> None:
    (life,) = another.lives
    assert "PASTA 2031" in life.answer
    warnings = "\n".join(line["event"] for line in life.log if line["level"] == "warning")
    assert re.search(r"left out: mixed/0\.yaml:1:\d+: .*nme", warnings)
    assert "mixed/0.yaml:2:" in warnings
