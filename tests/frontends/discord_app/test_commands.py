"""Each command in a server, from what was typed to the message that Discord takes."""

import pytest

from tests.frontends.discord_app.stage import AFTER, DURING, Stage, headline, labels

KEYNOTE = "Surprises in Deep Learning Training: Symmetry, Efficiency, and Scale"


@pytest.mark.parametrize(
    ("command", "options", "first", "actions"),
    [
        (
            "program",
            {},
            "## Program, <t:1625227200:D>",
            ["Earlier", "Later", "Whole day", "Share"],
        ),
        (
            "program",
            {"kind": "invited"},
            "## Invited talks, <t:1625230800:D>",
            ["Program", "Share"],
        ),
        ("program", {"day": "20210702"}, "## Program, <t:1625227200:D>", ["Earlier", "Later"]),
        ("program", {"day": "friday"}, "## Program, <t:1625227200:D>", ["Earlier", "Later"]),
        ("program", {"kind": "posters"}, "## Nothing on the program is like that", ["Program"]),
        ("now", {}, "## MLHPCS 2021 starts <t:1625227200:R>", ["Remind me", "Program"]),
        ("talk", {"query": "s.keynote"}, f"## [{KEYNOTE}](", ["Remind me", "Speaker"]),
        ("talk", {"query": "suprises in traning"}, f"## [{KEYNOTE}](", ["Remind me"]),
        ("talk", {"query": "soudry"}, f"## [{KEYNOTE}](", ["Remind me"]),
        ("talk", {"query": "s.no-such-talk"}, "## I have no answer to that", ["Contact"]),
        ("speaker", {"query": "p.jenia-jitsev"}, "## Jenia Jitsev", ["Remind me"]),
        ("speaker", {"query": "gunther"}, "## Stefanie Günther", ["Remind me", "About the talk"]),
        (
            "speaker",
            {"query": "keuper"},
            "## Which person do you mean by “keuper”?",
            ["Open", "Open"],
        ),
        ("deadline", {}, "## Full paper due <t:1625954340:R>", ["Remind me", "Submit in CMT"]),
        ("deadline", {"which": "d.abstract"}, "## <t:1621079940:F>", ["All deadlines"]),
        ("deadline", {"which": "paper"}, "## 10 July 2021", ["Remind me"]),
        ("deadline", {"which": "all"}, "## Full paper due <t:1625954340:R>", ["Remind me"]),
        ("contact", {}, "## info@mlhpcs.org", ["Website", "Share"]),
        ("contact", {"topic": "c.general"}, "## info@mlhpcs.org", ["Website", "Share"]),
        ("contact", {"topic": "submission"}, "## info@mlhpcs.org", ["Website", "Share"]),
        ("about", {}, "## [MLHPCS 2021](https://www.mlhpcs.org)", ["Program", "Deadlines"]),
        ("ask", {"question": "how long can teh paper be"}, "## Up to 18 pages", ["Full paper"]),
        ("ask", {"question": "will it rain"}, "## I have no answer to that", ["Contact", "Help"]),
        ("help", {}, "## Ask me about MLHPCS 2021", ["Program", "Deadlines", "Contact"]),
    ],
)
async def test_command(
    stage: Stage, command: str, options: dict[str, str], first: str, actions: list[str]
) -> None:
    message = await stage.slash(command, **options)
    assert headline(message).startswith(first)
    assert labels(message)[: len(actions)] == actions
    assert message.is_ephemeral
    assert not message.pings


async def test_what_is_on_now_is_marked_and_the_page_with_it_comes_first(stage: Stage) -> None:
    stage.clock.now = DURING
    program = await stage.slash("program")
    assert "> **<t:1625238000:t> Now, until <t:1625239800:t>**" in program.text
    assert "-# Page 2 of 2 · times in your own time zone" in program.texts()
    now = await stage.slash("now")
    assert headline(now).startswith("## Now: [Challenges when scaling DL training")
    assert "### Next, <t:1625239800:t>: [Parallel/distributed" in now.text


async def test_after_the_event(stage: Stage) -> None:
    stage.clock.now = AFTER
    assert headline(await stage.slash("now")) == "## MLHPCS 2021 is over"
    assert "over:" not in (await stage.slash("program")).text


async def test_help_mentions_the_commands_by_their_ids(stage: Stage) -> None:
    application = stage.discord.application_id
    known = await stage.client.http.get_global_commands(application)
    program = next(each for each in known if each["name"] == "program")
    assert f"</program:{program['id']}>" in (await stage.slash("help")).text


async def test_context_menu_answers_a_message_in_private(stage: Stage) -> None:
    channel = stage.guild.channels[0]
    asked = await stage.discord.say(
        stage.ada, f"{stage.mention} when is the keynote", channel=channel
    )
    ben = stage.discord.add_user("ben")
    answer = (await stage.discord.menu(ben, "Answer this", asked)).only
    assert headline(answer) == "## <t:1625228100:F> – <t:1625230800:t>"
    assert answer.is_ephemeral


async def test_context_menu_on_a_message_without_text(stage: Stage) -> None:
    asked = await stage.say("")
    answer = (await stage.discord.menu(stage.ada, "Answer this", asked)).only
    assert headline(answer) == "## There is no text in this message"


async def test_what_is_typed_is_shown_as_it_was_typed(stage: Stage) -> None:
    message = await stage.slash(
        "talk", query="**optimisation** @everyone <@1> [x](https://evil.example)"
    )
    assert "@everyone" not in message.text
    assert "<@1>" not in message.text.replace("\\<@1>", "")
    assert "](https://evil" not in message.text
    assert not message.pings


@pytest.mark.parametrize(
    ("command", "option", "typed", "first"),
    [
        ("talk", "query", "", ["Welcome and Intro", KEYNOTE]),
        ("talk", "query", "kynote", [KEYNOTE]),
        ("speaker", "query", "", ["Daniel Soudry", "Jenia Jitsev"]),
        ("speaker", "query", "gunth", ["Stefanie Günther"]),
        ("deadline", "which", "", ["Full paper", "Extended abstract"]),
        ("deadline", "which", "abst", ["Extended abstract"]),
        ("contact", "topic", "", ["general"]),
        ("program", "day", "", ["Friday 2 July 2021"]),
        ("program", "track", "", []),
        ("program", "kind", "", ["All talks", "Openings", "Keynotes"]),
        ("program", "kind", "invi", ["Invited talks"]),
        ("program", "event", "", ["MLHPCS 2021", "MLHPCS 2020"]),
        ("about", "event", "2020", ["MLHPCS 2020"]),
        ("about", "event", "nothing like it", []),
    ],
)
async def test_what_is_offered_while_typing(
    stage: Stage, command: str, option: str, typed: str, first: list[str]
) -> None:
    offered = await stage.offered(command, option, typed)
    assert offered[: len(first)] == first
    assert bool(offered) == bool(first)


async def test_what_is_on_comes_first_before_anything_is_typed(stage: Stage) -> None:
    stage.clock.now = DURING
    offered = await stage.offered("talk", "query", "")
    assert offered[0] == "Challenges when scaling DL training to thousands on GPUs and TPUs"


async def test_every_value_that_is_offered_leads_to_what_it_names(stage: Stage) -> None:
    for choice in await stage.choices("talk", "query", ""):
        card = await stage.slash("talk", query=choice["value"])
        assert (
            headline(card)
            .removeprefix("## ")
            .removeprefix("[")
            .startswith(choice["name"].removesuffix("…"))
        )
        stage.clock.forward(seconds=2)


async def test_choices_are_those_of_the_event_that_was_chosen(stage: Stage) -> None:
    offered = await stage.offered("talk", "query", "", event="mlhpcs-2020")
    assert offered
    assert KEYNOTE not in offered
    assert await stage.offered("talk", "query", "", event="no such event") == []
