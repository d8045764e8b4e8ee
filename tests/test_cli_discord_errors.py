import asyncio
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from yarl import URL

from bot.frontends.discord_app.invite import invite_link
from tests.discord_server.server import DiscordServer
from tests.programs import Life, living

PASTA = "event: {id: pasta, name: PASTA 2031, timezone: Europe/Rome, starts: 2031-05-02}"
BAD = "event: {id: soup, nme: SOUP, timezone: Europe/Rome,\n  starts: never}"
SECRET = "MTIzNDU2.s3cret-that.nobody-may-see"  # noqa: S105 (it opens nothing)
NOWHERE = {"DISCORD_API_URL": "http://127.0.0.1:9/api/v10"}
ANOTHER_APPLICATION = 1_234_567_890_123_456_789
BAD_USE = 2


@dataclass(frozen=True)
class Start:
    """A way to start the program: what is said differently from one that would go well."""

    command: str = "run"
    variables: dict[str, str] = field(default_factory=dict)


REFUSED = {
    "no token": Start(variables={"DISCORD_TOKEN": " "}),
    "wrong token": Start(variables={"DISCORD_TOKEN": f"{SECRET}-of-old"}),
    "token of two lines": Start(variables={"DISCORD_TOKEN": f"{SECRET}\nand a note"}),
    "no file for the token": Start(
        variables={"DISCORD_TOKEN": "", "DISCORD_TOKEN_FILE": "missing"}
    ),
    "no knowledge folder": Start(variables={"KNOWLEDGE_DIR": "missing"}),
    "empty folder": Start("run --knowledge empty"),
    "no network": Start(variables=NOWHERE),
    "bad database": Start(variables={"DATABASE_URL": f"mysql://bot:{SECRET}@db/bot"}),
    "no database server": Start(
        variables={"DATABASE_URL": f"postgresql://bot:{SECRET}@127.0.0.1:9/bot"}
    ),
    "bad database server": Start(variables={"DATABASE_URL": f"postgresql://bot:#{SECRET}@db/bot"}),
    "no database": Start(variables={"DATABASE_URL": "sqlite:///notes.txt"}),
    "no folder for the database": Start(variables={"DATABASE_URL": "sqlite:///notes.txt/bot.db"}),
    "bad address": Start(variables={"DISCORD_API_URL": "discord.com/api/v10"}),
    "shard of none": Start(variables={"SHARD_IDS": "0"}),
    "bad log level": Start(variables={"LOG_LEVEL": "loud"}),
    "bad port": Start(variables={"HTTP_PORT": "80950"}),
    "bad log format": Start(variables={"LOG_FORMAT": "xml"}),
    "bad guild": Start("run --guild Workshop"),
    "invite, no token": Start("invite", {"DISCORD_TOKEN": ""}),
    "invite, wrong token": Start("invite", {"DISCORD_TOKEN": f"{SECRET}-of-old"}),
    "invite, no network": Start("invite", NOWHERE),
}
BAD_FILES = "bad files only"
TAKEN_PORT = "taken port"
OTHERS = {
    BAD_FILES: Start("run --knowledge bad"),
    "invite": Start("invite"),
    "invite, offline": Start(
        f"invite --application {ANOTHER_APPLICATION}", {"DISCORD_TOKEN": "", **NOWHERE}
    ),
}


@dataclass
class Ended:
    """How each start ended."""

    lives: dict[str, Life]
    application_id: int


@pytest.fixture(scope="module")
def ended(tmp_path_factory: pytest.TempPathFactory) -> Ended:
    """Start a few at once, since each takes a moment."""
    folder = tmp_path_factory.mktemp("operator")
    for name, texts in {"knowledge": [PASTA], "bad": [BAD, ""], "empty": []}.items():
        (folder / name).mkdir()
        for number, text in enumerate(texts):
            (folder / name / f"{number}.yaml").write_text(text)
    (folder / "notes.txt").write_text("no database, " * 100)
    return asyncio.run(_ended(folder))


async def _ended(folder: Path) -> Ended:
    async with DiscordServer() as server:
        server.settings.token = SECRET
        started = {"DISCORD_API_URL": server.api_url, "DISCORD_TOKEN": SECRET}
        taken = Start(variables={"HTTP_PORT": str(URL(server.api_url).port)})

        a_few = asyncio.Semaphore(4)

        async def life_of(start: Start) -> Life:
            variables = {**started, **start.variables}
            async with a_few, living(folder, *start.command.split(), variables=variables) as life:
                pass
            return life

        starts = REFUSED | OTHERS | {TAKEN_PORT: taken}
        lives = await asyncio.gather(*map(life_of, starts.values()))
        return Ended(dict(zip(starts, lives, strict=True)), server.application_id)


@pytest.mark.parametrize(
    ("start", "told"),
    [
        ("no token", "DISCORD_TOKEN is not set: copy the token of your application's bot from "),
        ("wrong token", "Discord doesn't accept the token: copy it anew from your application's"),
        ("token of two lines", "Discord doesn't accept the token: DISCORD_TOKEN has more than one"),
        ("no file for the token", "DISCORD_TOKEN_FILE: "),
        ("no knowledge folder", "there is nothing to answer from, missing: there is no such file"),
        ("empty folder", "there is nothing to answer from, empty: this folder has no file"),
        ("no network", "Discord can't be reached at http://127.0.0.1:9/api/v10: "),
        ("no database", "the database notes.txt cannot be opened: file is not a database; DATA"),
        ("no folder for the database", "the database notes.txt/bot.db cannot be opened: "),
        ("no database server", "the database postgresql://127.0.0.1:9/bot cannot be opened: "),
        ("bad database server", "the database postgresql://"),
        ("bad database", "DATABASE_URL"),
        ("bad address", "DISCORD_API_URL"),
        ("shard of none", "SHARD_IDS"),
        ("bad log level", "LOG_LEVEL"),
        ("bad port", "HTTP_PORT: Input should be less than or equal to 65535"),
        ("bad log format", "LOG_FORMAT"),
        (TAKEN_PORT, "port "),
        ("bad guild", "invalid value for '--guild'"),
        ("invite, no token", "DISCORD_TOKEN is not set: copy the token"),
        ("invite, wrong token", "Discord doesn't accept the token: copy it anew"),
        ("invite, no network", "Discord can't be reached at http://127.0.0.1:9/api/v10: "),
    ],
)
def test_what_cannot_be_is_told_in_one_line(start: str, told: str, ended: Ended) -> None:
    life = ended.lives[start]
    assert life.code == BAD_USE
    assert life.out == ""
    *_, line = life.err.splitlines()
    assert line.startswith(f"workshop-bot: {told}")
    assert {each["level"] for each in life.log} <= {"info", "warning"}


@pytest.mark.parametrize(
    ("start", "hint"),
    [
        ("no token", "from https://discord.com/developers/applications into the environment"),
        ("wrong token", "into DISCORD_TOKEN"),
        ("no knowledge folder", "`workshop-bot new my-workshop-2027` begins a file"),
        ("empty folder", "`workshop-bot new my-workshop-2027` begins a file"),
        ("no network", "look at the network, and at DISCORD_API_URL if you set it"),
        ("no folder for the database", "DATABASE_URL says where it is"),
        ("bad database", "such as sqlite:///data/bot.sqlite3"),
        ("bad database", "such as postgresql://bot:password@db.example.org/bot"),
        ("no database server", "DATABASE_URL says where it is"),
        ("bad database server", "special characters in a password are written as %40"),
        ("bad address", "begins with https:// or http://"),
        ("shard of none", "need a SHARD_COUNT above each of them"),
        (TAKEN_PORT, "is taken: choose another one in HTTP_PORT, or 0 for none"),
        ("bad guild", "see workshop-bot run --help"),
        ("invite, wrong token", "into DISCORD_TOKEN"),
    ],
)
def test_what_to_do_about_it_is_told(start: str, hint: str, ended: Ended) -> None:
    assert hint in ended.lives[start].err


@pytest.mark.parametrize("start", [*REFUSED, *OTHERS])
def test_token_is_never_printed(start: str, ended: Ended) -> None:
    life = ended.lives[start]
    assert SECRET[:6] not in life.out + life.err
    assert SECRET[-6:] not in life.out + life.err


def test_bad_files_are_told_with_all_their_places(ended: Ended) -> None:
    life = ended.lives[BAD_FILES]
    assert life.code == BAD_USE
    places = [tuple(line.split(":")[:2]) for line in life.err.splitlines()]
    assert set(places) == {("bad/0.yaml", "1"), ("bad/0.yaml", "2"), ("bad/1.yaml", "1")}


@pytest.mark.parametrize("start", ["invite", "invite, offline"])
def test_invite_prints_a_link_and_nothing_else(start: str, ended: Ended) -> None:
    life = ended.lives[start]
    of_token = start == "invite"
    application_id = ended.application_id if of_token else ANOTHER_APPLICATION
    assert (life.code, life.out) == (0, f"{invite_link(application_id)}\n")
    assert life.err == ""
