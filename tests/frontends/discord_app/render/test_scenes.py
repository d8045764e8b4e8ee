"""The look of the real answers, rule by rule."""

import re

import pytest

from bot.frontends.discord_app.render.components import SECTION, Component
from bot.frontends.discord_app.render.forms import Form
from tests.frontends.discord_app.render.reading import (
    buttons,
    carried,
    labels,
    options,
    primary,
    texts,
)
from tests.frontends.discord_app.render.rules import check_rules
from tests.frontends.discord_app.render.scenes import SCENES, layout

PROGRAM, DEADLINE, INFORMATION = 0x6F8DD0, 0xD2720E, 0x18A56A
COLOURS = {
    "deadline": DEADLINE, "deadlines": DEADLINE, "deadlines-passed": DEADLINE,
    "empty-deadlines": DEADLINE, "contact": INFORMATION, "about": INFORMATION, "ask": INFORMATION,
    "help": INFORMATION, "speaker": INFORMATION, "organizer": INFORMATION, "did-you-mean": None,
    "not-known": None,
}  # fmt: skip
HEADLINES = {
    "program": "Program, <t:1625227200:D>",
    "program-now": "Program, <t:1625227200:D>",
    "program-invited": "Invited talks, <t:1625230800:D>",
    "now-before": "MLHPCS 2021 starts <t:1625227200:R>",
    "now-after": "MLHPCS 2021 is over",
    "deadlines": "Extended abstract due <t:1621079940:R>",
    "deadlines-passed": "Full paper due <t:1625954340:R>",
    "deadline": "<t:1621079940:F>",
    "empty-deadlines": "No deadline is open",
    "contact": "info@mlhpcs.org",
    "speaker": "Daniel Soudry",
    "help": "Ask me about MLHPCS 2021",
    "ask": "Up to 18 pages, in LNCS format",
    "did-you-mean": "Which talk do you mean by “optimisation”?",
    "not-known": "I have no answer to that",
}
BUTTONS = {
    "program": ["Earlier", "Later", "Whole day", "Share"],
    "program-now": ["Earlier", "Later", "Whole day", "Share"],
    "now-before": ["Remind me", "Program", "Share"],
    "talk": ["Remind me", "Speaker", "Next talk", "Share"],
    "now-during": ["About this talk", "Program", "Share"],
    "now-after": ["Program", "Full paper", "Share"],
    "speaker": ["Remind me", "About the talk", "Share"],
    "deadlines": ["Remind me", "Remind me", "Submit in CMT", "Share"],
    "deadline": ["Remind me", "All deadlines", "Submit in CMT", "Share"],
    "contact": ["Website", "Share"],
    "help": ["Program", "Deadlines", "Contact"],
    "ask": ["Full paper", "LNCS author kit", "Share"],
    "did-you-mean": ["Open", "Open", "None of these", "Program"],
}
PRIMARY = {
    "now-before": ["Remind me"],
    "talk": ["Remind me"],
    "deadline": ["Remind me"],
    "now-during": ["About this talk"],
    "now-after": ["Program"],
    "speaker": ["Remind me"],
    "organizer": ["Remind me"],
    "talk-after": ["Speaker"],
    "about": ["Program"],
    "help": ["Program"],
    "ask": ["Full paper"],
}
_CLOCK = re.compile(r"\d{1,2}:\d\d")
_EMOJI = re.compile("[\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff]")
every_scene = pytest.mark.parametrize("scene", SCENES)


def first_line(shown: list[Component]) -> str:
    return texts(shown)[0]


@every_scene
@pytest.mark.parametrize("form", Form)
def test_all_rules_are_kept_on_every_page(scene: str, form: Form) -> None:
    for page in ("", "1", "2", "all"):
        check_rules(layout(scene, form, page), form)


@every_scene
def test_the_colour_is_that_of_what_was_found(scene: str) -> None:
    box = layout(scene, Form.PRIVATE)[0]
    assert box.get("accent_color") == COLOURS.get(scene, PROGRAM)


@pytest.mark.parametrize(("scene", "words"), HEADLINES.items())
def test_the_answer_is_the_first_line(scene: str, words: str) -> None:
    assert first_line(layout(scene, Form.PRIVATE)) == f"## {words}"


@pytest.mark.parametrize(("scene", "expected"), BUTTONS.items())
def test_what_can_be_done_next(scene: str, expected: list[str]) -> None:
    assert labels(layout(scene, Form.PRIVATE)) == expected


@every_scene
def test_one_step_at_most_stands_out(scene: str) -> None:
    assert primary(layout(scene, Form.PRIVATE)) == PRIMARY.get(scene, [])


def test_each_open_deadline_of_a_list_has_its_reminder_beside_it() -> None:
    shown = layout("deadlines", Form.PRIVATE)
    sections = [each for each in shown[0]["components"] if each["type"] == SECTION]
    assert [texts([each])[0].split(" due ")[0] for each in sections] == [
        "## Extended abstract",
        "### Full paper",
    ]
    assert [each["accessory"]["custom_id"] for each in sections] == [
        "w1:remind:mlhpcs-2021:d.abstract",
        "w1:remind:mlhpcs-2021:d.paper",
    ]
    passed = labels(layout("deadlines-passed", Form.PRIVATE))
    assert passed == ["Remind me", "Submit in CMT", "Share"]


@every_scene
def test_no_time_stands_in_plain_text(scene: str) -> None:
    for page in ("1", "2", "all"):
        shown = layout(scene, Form.PRIVATE, page)
        chosen = [str(option) for option in options(shown)]
        for text in (*texts(shown), *labels(shown), *chosen):
            plain = re.sub(r"<t:\d+:[FfDtR]>", "", text).replace("12:00 UTC", "")
            assert not _CLOCK.search(plain), text


@every_scene
def test_nothing_is_decorated(scene: str) -> None:
    for text in (*texts(layout(scene, Form.PRIVATE)), *labels(layout(scene, Form.PRIVATE))):
        assert not _EMOJI.search(text)
        assert "!" not in text
        assert "please" not in text.lower()


def test_what_is_over_is_small_and_what_is_on_is_a_quote_in_bold() -> None:
    _, over, now, coming, *_ = texts(layout("program-now", Form.PRIVATE))
    assert over.startswith("-# <t:1625236200:t> over: [Deep Learning Meets Optimal Control…](")
    assert "\n" not in over
    lines = now.split("\n")
    assert re.fullmatch(r"> \*\*.*Now, until <t:1625239800:t>\*\*", lines[0])
    assert lines[1].startswith("> **[Challenges when scaling DL training")
    assert lines[1].endswith(")**")
    assert lines[2] == "> -# Invited talk · Ahmed Elnaggar"
    assert coming.startswith("<t:1625239800:t> [Parallel/distributed")
    assert coming.endswith("\n-# Contributed talk · Mathias Esteban")


def test_after_the_event_its_program_is_in_normal_size() -> None:
    shown = texts(layout("program-after", Form.PRIVATE))
    assert not any("over:" in text or "Now" in text for text in shown)


def test_a_title_is_a_link_to_its_abstract_and_bold_where_it_is_a_choice() -> None:
    assert first_line(layout("talk", Form.PRIVATE)).startswith("## [Surprises in Deep Learning")
    _, first, second = texts(layout("did-you-mean", Form.PRIVATE))
    assert first.startswith("**Hyper-parameter optimisation on HPC – a comparative study**\n-# ")
    assert second.startswith("**Analysis of Black-box Optimization Algorithms to Tune…**\n-# ")
    ids = carried(layout("did-you-mean", Form.PRIVATE))
    assert ids == [
        "w1:open:mlhpcs-2021:s.contributed-5",
        "w1:open:mlhpcs-2021:s.contributed-2",
        "w1:none:mlhpcs-2021:-",
        "w1:show:mlhpcs-2021:program",
    ]


def test_a_date_without_a_time_of_day_is_written_out() -> None:
    assert "### Full paper due <t:1625954340:R>\n10 July 2021, no time of day announced" in (
        "\n".join(texts(layout("deadlines", Form.PRIVATE)))
    )


@every_scene
def test_answers_are_not_longer_than_they_must_be(scene: str) -> None:
    """What is specified has under 1,000 characters a page, the card of the event excepted."""
    shown = layout(scene, Form.PRIVATE)
    assert sum(map(len, texts(shown))) < 1_600
    assert len(buttons(shown)) <= 8
