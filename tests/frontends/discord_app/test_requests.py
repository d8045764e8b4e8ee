"""What an operator sees of what is asked: a line in the log and figures, and nobody's words."""

from typing import Any

from bot.frontends.discord_app.requests import number_of, number_of_order
from bot.telemetry.metrics import PREFIX
from tests.discord_server.permissions import MANAGE_GUILD
from tests.frontends.discord_app.log import Log
from tests.frontends.discord_app.stage import Stage

WORDS = "zebrafish aardvark"


def figure(stage: Stage, name: str, **labels: str) -> float:
    """Return what is counted under a name, 0 if nothing is."""
    return stage.desk.metrics.registry.get_sample_value(f"{PREFIX}_{name}", labels) or 0


def told(line: dict[str, Any]) -> dict[str, Any]:
    """Return what a line tells, without what differs from run to run."""
    return {name: line.get(name) for name in ("event", "way", "what", "kind", "server")}


async def test_command_is_one_line_with_its_number(stage: Stage, log: Log) -> None:
    exchange = await stage.discord.slash(
        stage.ada, "talk", {"query": "s.keynote"}, guild=stage.guild
    )
    line = await log.end_of(number_of(exchange.id))
    assert told(line) == {
        "event": "answered",
        "way": "command",
        "what": "talk",
        "kind": "found",
        "server": stage.guild.id,
    }
    assert line["ms"] > 0
    assert "transactions" not in line
    assert len(await log.ended()) == 1
    assert figure(stage, "answers_total", front_end="discord", way="command", kind="found") == 1
    assert figure(stage, "answer_seconds_count", way="command") == 1


async def test_database_counts_and_its_lines_have_the_number(stage: Stage, log: Log) -> None:
    exchange = await stage.discord.slash(stage.ada, "about", {"event": "mlhpcs-2021"}, dm=True)
    number = number_of(exchange.id)
    line = await log.end_of(number)
    assert line["transactions"] == 1
    assert 0 < line["database_ms"] <= line["ms"]
    said = [each["event"] for each in log.lines if each.get("request") == number]
    assert said[0].startswith("transaction done, ")
    assert figure(stage, "database_seconds_count") > 0


async def test_every_way_of_asking_is_counted(stage: Stage, log: Log) -> None:
    talk = await stage.slash("talk", query="s.keynote")
    await stage.press(talk, "Speaker")
    await stage.discord.reply_to(await stage.say("who is the keynote speaker"))
    await stage.discord.reply_to(await stage.discord.say_dm(stage.ada, "help"))
    await stage.offered("talk", "query", "key")
    lines = await log.ended(5)
    assert [(each["way"], each["what"]) for each in lines] == [
        ("command", "talk"),
        ("button", "open p.daniel-soudry"),
        ("message", "mention"),
        ("message", "direct message"),
        ("completion", "talk"),
    ]
    assert figure(stage, "answer_seconds_count", way="button") == 1
    assert figure(stage, "answer_seconds_count", way="message") == 2
    assert figure(stage, "completion_seconds_count") == 1


async def test_what_is_not_known_is_counted_also_when_asked_twice(stage: Stage) -> None:
    for _ in range(2):
        await stage.slash("ask", question=WORDS)
    await stage.slash("now")
    known = {"front_end": "discord", "way": "command"}
    assert figure(stage, "answers_total", **known, kind="not_known") == 2


async def test_who_floods_is_refused_and_not_counted_as_answered(stage: Stage, log: Log) -> None:
    for _ in range(13):
        await stage.slash("now")
    lines = await log.ended(13)
    assert [each["event"] for each in lines] == ["answered"] * 12 + ["refused"]
    assert figure(stage, "answer_seconds_count", way="command") == 12


async def test_answer_that_is_too_late_says_so(stage: Stage, log: Log) -> None:
    stage.discord.settings.interaction_lifetime = 0
    exchange = await stage.discord.slash(stage.ada, "now", guild=stage.guild, wait=False)
    await exchange.refused()
    line = await log.end_of(number_of(exchange.id))
    assert (line["event"], line["level"]) == ("too late", "info")


async def test_nobodys_words_are_in_the_log(stage: Stage, log: Log) -> None:
    stage.guild.add_member(stage.ada, permissions=MANAGE_GUILD)
    await stage.slash("ask", question=WORDS)
    await stage.slash("talk", query=WORDS)
    await stage.slash("program", track=WORDS)
    await stage.slash("now", event=WORDS)
    await stage.offered("talk", "query", WORDS)
    await stage.slash("remindme", text=WORDS, when=f"in 5 minutes {WORDS}")
    await stage.slash("announce", text=f"All of you: {WORDS}")
    await stage.discord.reply_to(await stage.say(WORDS))
    await stage.discord.reply_to(await stage.discord.say_dm(stage.ada, WORDS))
    await log.ended(9)
    for word in WORDS.split():
        assert word not in log.text


async def test_nobodys_words_are_in_tracebacks_either(stage: Stage, log: Log) -> None:
    asked = [{"when": f"{WORDS} at noon"}, {"event": WORDS}, {"about": WORDS, "when": "tomorrow"}]
    for options in asked:
        stage.discord.faults.fail("POST /interactions/*", 403, times=2)  # the apology as well
        await stage.discord.slash(stage.ada, "remindme", options, guild=stage.guild, wait=False)
    lines = await log.ended(len(asked))
    assert [each["event"] for each in lines] == ["failed"] * len(asked)
    assert all("Forbidden" in each["exception"] for each in lines)
    for word in WORDS.split():
        assert word not in log.text


async def test_completion_that_comes_too_late_is_nobodys_fault(stage: Stage, log: Log) -> None:
    stage.discord.settings.interaction_lifetime = 0
    exchange = await stage.discord.autocomplete(
        stage.ada, "talk", {"query": "key"}, "query", guild=stage.guild, wait=False
    )
    await exchange.refused()
    line = await log.end_of(number_of(exchange.id))
    assert (line["event"], line["level"]) == ("too late", "debug")
    assert "Traceback" not in log.text
    assert figure(stage, "completion_seconds_count") == 0


def test_numbers_of_orders_are_those_of_who_ordered() -> None:
    interaction = 1_574_461_985_221_771_264
    for origin in (f"announce:{interaction}", f"draft:{interaction}", f"edit:7:2:{interaction}"):
        assert number_of_order(origin) == number_of(interaction)
    own = "person:1574461985221771264:mlhpcs-2021:s.keynote"
    assert number_of_order(own) == number_of(own) != number_of(interaction)
