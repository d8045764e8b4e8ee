import pytest
from prompt_toolkit.completion import CompleteEvent
from prompt_toolkit.document import Document

from bot.answers.assistant import Assistant
from bot.frontends.terminal.completion import CommandCompleter
from bot.frontends.terminal.conversation import Conversation
from tests.frontends.terminal.samples import BEFORE, CLUSTERS, KEYNOTE, KNOWLEDGE

COMPLETER = CommandCompleter(Conversation(Assistant(KNOWLEDGE), lambda: BEFORE))


def offered(typed: str) -> list[str]:
    """Return the lines that the offers would make of what was typed."""
    found = COMPLETER.get_completions(Document(typed), CompleteEvent(text_inserted=True))
    return [typed[: len(typed) + each.start_position] + each.text for each in found]


@pytest.mark.parametrize(
    ("typed", "lines"),
    [
        ("/de", ["/deadline "]),
        ("/A", ["/about", "/ask "]),
        ("/x", []),
        ("when", []),
        ("", []),
        ("/quit ", []),
        ("/about x", []),
        ("/event ", ["/event mlhpcs-2020", "/event mlhpcs-2021"]),
        ("/event 2020", ["/event mlhpcs-2020"]),
        ("/talk symm", [f"/talk {KEYNOTE.title}"]),
        ("/TALK  clus", [f"/TALK  {CLUSTERS.title}"]),
        ("/speaker soud", ["/speaker Daniel Soudry"]),
        ("/deadline full", ["/deadline Full paper"]),
    ],
)
def test_offers(typed: str, lines: list[str]) -> None:
    assert offered(typed) == lines


def test_slash_offers_all_commands() -> None:
    names = [line.strip() for line in offered("/")]
    assert names == [
        "/program",
        "/now",
        "/talk",
        "/speaker",
        "/deadline",
        "/contact",
        "/about",
        "/ask",
        "/help",
        "/event",
        "/quit",
    ]


def test_commands_say_what_they_are_for() -> None:
    (found,) = COMPLETER.get_completions(Document("/now"), CompleteEvent())
    assert "at this moment" in found.display_meta_text
