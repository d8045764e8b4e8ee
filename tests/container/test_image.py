import asyncio
import json
import re
import signal
import socket
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic

import pytest

import bot
from tests.container.image import Image, built
from tests.container.unprivileged import GROUPS, USER
from tests.discord_server.server import DiscordServer

PATIENCE = 60
WRITING = """
import sys
for place in sys.argv[1:]:
    try:
        open(f"{place}/written", "w")
        print("may write")
    except OSError as error:
        print(error.strerror)
"""


@dataclass
class Ended:
    code: int
    out: str
    err: str


@dataclass
class Life:
    """What a bot in the image did between its start and the signal to stop."""

    answer: str = ""
    asked: list[Ended] = field(default_factory=list)
    ended: Ended | None = None
    seconds_to_stop: float = 0


@asynccontextmanager
async def started(image: Image, *command: str, **settings: str) -> AsyncIterator[Process]:
    process = await asyncio.create_subprocess_exec(
        *command,
        cwd=image.folder,
        env=image.variables | settings,
        stdout=PIPE,
        stderr=PIPE,
        user=USER,
        group=USER,
        extra_groups=GROUPS,
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()


async def end_of(process: Process) -> Ended:
    out, err = await asyncio.wait_for(process.communicate(), PATIENCE)
    assert process.returncode is not None
    return Ended(process.returncode, out.decode(), err.decode())


async def ran(image: Image, *command: str, **settings: str) -> Ended:
    async with started(image, *command, **settings) as process:
        return await end_of(process)


async def lived(image: Image) -> Life:
    life = Life()
    with socket.create_server(("127.0.0.1", 0)) as listening:
        settings = {"HTTP_PORT": str(listening.getsockname()[1])}
    health = image.command("HEALTHCHECK")
    async with DiscordServer() as discord:
        ada, guild = discord.add_user("ada"), discord.add_guild("Workshop")
        life.asked.append(await ran(image, *health, **settings))
        settings |= {"DISCORD_API_URL": discord.api_url, "DISCORD_TOKEN": discord.token}
        async with started(image, *image.command("ENTRYPOINT", "CMD"), **settings) as process:
            ending = asyncio.create_task(end_of(process))  # it reads what is told meanwhile
            await discord.synced(timeout=PATIENCE)
            while life.asked[-1].code and not ending.done():
                life.asked.append(await ran(image, *health, **settings))
            exchange = await discord.slash(ada, "about", guild=guild, timeout=PATIENCE)
            life.answer = exchange.only.text
            process.send_signal(signal.SIGTERM)
            began = monotonic()
            life.ended = await ending
            life.seconds_to_stop = monotonic() - began
    return life


@pytest.fixture(scope="module")
def image() -> Iterator[Image]:
    with built() as made:
        yield made


@pytest.fixture(scope="module")
def life(image: Image) -> Life:
    return asyncio.run(lived(image))


async def test_it_is_this_version_with_sound_knowledge(image: Image) -> None:
    program = image.command("ENTRYPOINT")
    version = await ran(image, *program, "--version")
    assert version == Ended(0, f"workshop-bot {bot.__version__}\n", "")
    checked = await ran(image, *program, "check")
    assert (checked.code, checked.err) == (0, "")
    assert "No problems found." in checked.out


async def test_bot_may_write_to_its_volume_only(image: Image) -> None:
    places = [".", "knowledge", image.here("/opt/venv/bin"), bot_folder(image), "data"]
    written = await ran(image, image.here("/opt/venv/bin/python"), "-c", WRITING, *places)
    assert written.out.splitlines() == ["Permission denied"] * 4 + ["may write"]


async def test_bot_lies_in_the_environment_and_is_compiled(image: Image) -> None:
    program = "import bot; print(bot.__cached__, open(bot.__cached__, 'rb').read()[4])"
    where = await ran(image, image.here("/opt/venv/bin/python"), "-c", program)
    compiled, kind = where.out.split()
    assert compiled.startswith(f"{bot_folder(image)}/")
    assert kind == "1"  # it holds whatever the time of its source


def test_nothing_to_develop_or_install_with_is_in_it(image: Image) -> None:
    names = {path.name for path in Path(bot_folder(image)).parent.iterdir()}
    assert {"bot", "discord", "numpy"} <= names
    assert not {"pip", "setuptools", "flit_core", "pytest", "mypy", "uv", "hypothesis"} & names
    assert not list(image.root.rglob("tests"))
    assert not list(image.root.rglob("*.pyi"))
    assert {path.name for path in image.folder.iterdir()} == {"data", "knowledge"}


def test_bot_answers(life: Life) -> None:
    assert "MLHPCS" in life.answer


def test_health_is_bad_before_the_bot_runs_and_good_when_it_answers(life: Life) -> None:
    first, *_, last = life.asked
    assert (first.code, first.out) == (1, "")
    assert "no bot answers" in first.err
    assert (last.code, last.err) == (0, "")
    assert re.findall(r"^  (\w+) +ok", last.out, re.MULTILINE) == [
        "gateway",
        "database",
        "scheduler",
        "knowledge",
    ]


def test_signal_ends_it_before_an_engine_would_kill_it(life: Life) -> None:
    assert life.ended
    assert (life.ended.code, life.ended.out) == (0, "")
    assert life.seconds_to_stop < 10


def test_log_is_json_without_the_token(life: Life) -> None:
    assert life.ended
    lines = [json.loads(line) for line in life.ended.err.splitlines()]
    assert any("connected as" in line["event"] for line in lines)
    assert DiscordServer().token not in life.ended.err


def test_database_lies_in_the_volume(image: Image, life: Life) -> None:
    assert life.answer
    assert {path.name for path in (image.folder / "data").iterdir()} >= {"bot.sqlite3"}


def bot_folder(image: Image) -> str:
    (folder,) = image.root.glob("opt/venv/lib/python3.*/site-packages/bot")
    return str(folder)
