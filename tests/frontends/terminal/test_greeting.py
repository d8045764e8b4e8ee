from dataclasses import replace

from bot.frontends.terminal.greeting import greeting
from tests.frontends.terminal.samples import BEFORE, EDITION, KEYNOTE, OLDER_EDITION, at


def test_greeting_asks_what_this_edition_can_answer() -> None:
    first, second = greeting(EDITION, BEFORE)
    assert first == (
        "Ask me about MLHPCS 2021: when does Soudry speak? · full paper deadline"
        " · How long can a paper be?"
    )
    assert "Ctrl-D" in second
    assert "/event" not in second


def test_greeting_tells_of_other_events() -> None:
    _, second = greeting(EDITION, BEFORE, other_events=2)
    assert "/event switches (2 more)" in second.replace("\xa0", " ")


def test_greeting_when_every_deadline_has_passed() -> None:
    assert "extended abstract deadline" in greeting(EDITION, at(12, day=20))[0]


def test_greeting_without_times_asks_who() -> None:
    edition = replace(EDITION, sessions=(replace(KEYNOTE, starts=None, ends=None),))
    assert "who is Daniel Soudry?" in greeting(edition, BEFORE)[0]


def test_greeting_of_an_event_of_which_little_is_known() -> None:
    assert greeting(OLDER_EDITION, BEFORE)[0] == "Ask me about MLHPCS 2020."
