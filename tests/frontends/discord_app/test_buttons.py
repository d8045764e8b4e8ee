"""What each button and select does, before and after a restart."""

import pytest

from tests.discord_server.permissions import VIEW_CHANNEL
from tests.frontends.discord_app.stage import DURING, Stage, headline, labels


@pytest.fixture(params=["as it is", "restarted"])
def restarts(request: pytest.FixtureRequest) -> bool:
    return bool(request.param == "restarted")


async def test_button_works_also_after_a_restart(stage: Stage, *, restarts: bool) -> None:
    talk = await stage.slash("talk", query="s.keynote")
    program = await stage.slash("program")
    if restarts:
        await stage.restart()
    assert headline(await stage.press(talk, "Speaker")) == "## Daniel Soudry"
    assert headline(await stage.choose(program, "s.closing")) == "## Closing Discussions"
    later = await stage.press(program, "Later")
    assert "-# Page 2 of 2 · times in your own time zone" in later.texts()


async def test_pages_turn_in_place(stage: Stage) -> None:
    program = await stage.slash("program")
    earlier = next(button for button in program.buttons() if button.label == "Earlier")
    assert earlier.disabled
    turned = await stage.press(program, "Later")
    assert turned is program
    assert "Closing Discussions" in program.text
    whole = await stage.press(program, "Whole day")
    assert "Welcome and Intro" in whole.text
    assert "Closing Discussions" in whole.text
    assert labels(whole) == ["In two pages", "Share"]
    assert (
        "-# Page 1 of 2 · times in your own time zone"
        in (await stage.press(whole, "In two pages")).texts()
    )


async def test_other_steps_are_a_new_private_answer(stage: Stage) -> None:
    talk = await stage.slash("talk", query="s.keynote")
    following = await stage.press(talk, "Next talk")
    assert following is not talk
    assert following.is_ephemeral
    assert headline(following).startswith("## [Impact of large-scale pre-training")


async def test_view_behind_a_button(stage: Stage) -> None:
    about = await stage.slash("about")
    assert headline(await stage.press(about, "Program")) == "## Program, <t:1625227200:D>"
    assert headline(await stage.press(about, "Deadlines")).startswith("## Full paper due")
    assert headline(await stage.press(about, "Contact")) == "## info@mlhpcs.org"


async def test_shared_answer_is_for_all_and_names_who_shared_it(stage: Stage) -> None:
    talk = await stage.slash("talk", query="s.keynote")
    shared = await stage.press(talk, "Share")
    assert not shared.is_ephemeral
    assert shared.texts()[0] == f"-# Shared by <@{stage.ada.id}>"
    assert not shared.pings
    assert labels(shared) == ["Remind me", "Speaker", "Next talk"]


async def test_shared_view_says_of_which_moment_it_is(stage: Stage) -> None:
    stage.clock.now = DURING
    shared = await stage.press(await stage.slash("now"), "Share")
    assert shared.texts()[0] == f"-# Shared by <@{stage.ada.id}> · as of <t:1625238600:f>"
    program = await stage.press(await stage.slash("program"), "Share")
    assert "-# Page 2 of 2 · times in your own time zone" in program.texts()
    assert labels(program) == []


async def test_shared_talk_that_is_on_says_of_which_moment_it_is(stage: Stage) -> None:
    stage.clock.now = DURING
    talk = await stage.slash("talk", query="s.invited-4")
    assert "**now**, until" in talk.text
    shared = await stage.press(talk, "Share")
    assert shared.texts()[0].endswith(" · as of <t:1625238600:f>")


async def test_who_may_not_write_in_a_channel_may_not_share_there(stage: Stage) -> None:
    stage.guild.add_member(stage.ada, permissions=VIEW_CHANNEL)
    talk = await stage.slash("talk", query="s.keynote")
    answer = await stage.press(talk, "Share")
    assert headline(answer) == "## I may not post that here"
    assert answer.is_ephemeral


async def test_page_of_a_public_answer_is_turned_for_who_asks_alone(stage: Stage) -> None:
    await stage.chose(has_public_answers=True)
    program = await stage.slash("program")
    assert not program.is_ephemeral
    assert labels(program) == ["Earlier", "Later", "Whole day"]
    before = program.texts()
    later = await stage.press(program, "Later")
    assert later is not program
    assert later.is_ephemeral
    assert "Closing Discussions" in later.text
    assert program.texts() == before


async def test_who_presses_on_a_public_message_is_answered_alone(stage: Stage) -> None:
    shared = await stage.press(await stage.slash("talk", query="s.keynote"), "Share")
    before = shared.texts()
    ben = stage.discord.add_user("ben")
    answer = (await stage.discord.press(ben, shared, "Speaker")).only
    assert answer.is_ephemeral
    assert headline(answer) == "## Daniel Soudry"
    assert shared.texts() == before


async def test_page_button_of_a_public_message_answers_alone_too(stage: Stage) -> None:
    public = stage.posted("w1:page:mlhpcs-2021:program:2")
    answer = await stage.press(public, "Old")
    assert answer is not public
    assert "Closing Discussions" in answer.text
    assert labels(public) == ["Old"]


async def test_question_back_is_answered_by_a_button(stage: Stage) -> None:
    asked_back = await stage.slash("speaker", query="keuper")
    assert labels(asked_back) == ["Open", "Open", "None of these"]
    opened = await stage.discord.press(stage.ada, asked_back, "w1:open:mlhpcs-2021:p.janis-keuper")
    assert headline(opened.only) == "## Janis Keuper"
    none = await stage.press(asked_back, "None of these")
    assert headline(none) == "## I have no answer to that"


@pytest.mark.parametrize(
    ("custom_id", "first"),
    [
        ("something-older", "## This button is from an older version"),
        ("w0:open:mlhpcs-2021:s.keynote", "## This button is from an older version"),
        ("w1:dance:mlhpcs-2021:s.keynote", "## This button is from an older version"),
        ("w1:open:mlhpcs-2021:S.KEYNOTE", "## This button is from an older version"),
        ("w1:open:mlhpcs-1999:s.keynote", "## I no longer find that"),
        ("w1:open:mlhpcs-2021:s.no-such-talk", "## I no longer find that"),
        ("w1:open:mlhpcs-2021:s.~0123456789ab", "## I no longer find that"),
        ("w1:open:mlhpcs-2021:z.keynote", "## I no longer find that"),
        ("w1:page:mlhpcs-2021:s.no-such-talk:2", "## I no longer find that"),
        ("w1:share:mlhpcs-2021:s.no-such-talk", "## I no longer find that"),
        ("w1:pick:mlhpcs-2021:program", "## I no longer find that"),
        ("w1:page:mlhpcs-2021:program:99999999", "## Program, <t:1625227200:D>"),
        ("w1:page:mlhpcs-2021:program:all.7", "## Program, <t:1625227200:D>"),
        ("w1:show:mlhpcs-2021:program.20210702.-.invited", "## Invited talks"),
        ("w1:show:mlhpcs-2021:program.nonsense", "## I have no answer to that"),
        ("w1:set:-:event", "## This is for organizers"),
        ("w1:show:-:status", "## This is for organizers"),
    ],
)
async def test_whatever_a_button_carries_is_looked_up(
    stage: Stage, custom_id: str, first: str
) -> None:
    answer = await stage.press(stage.posted(custom_id), "Old")
    assert headline(answer).startswith(first)
    assert answer.is_ephemeral


async def test_form_from_before_a_restart_is_answered(stage: Stage) -> None:
    message = await stage.slash("about")
    exchange = stage.discord.backend.interact(
        5, stage.ada, message.place, {"custom_id": "lost", "components": []}, message
    )
    await exchange.answered()
    assert headline(exchange.only) == "## This button is from an older version"
