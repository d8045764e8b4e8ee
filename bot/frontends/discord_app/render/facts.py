"""The parts of a message that is no answer: a headline, a few facts, and notes in small."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answers.text import joined
from bot.frontends.discord_app.render.components import Component, text
from bot.frontends.discord_app.render.cutting import one_line
from bot.frontends.discord_app.render.layout import LONGEST_HEADLINE
from bot.frontends.discord_app.render.spelling import Spelling

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.answers.text import Text

LONGEST_FACT = 300
_SPELLING = Spelling({})


def headline(words: Text) -> Component:
    """Return what leads."""
    return text(f"## {spelled(words, LONGEST_HEADLINE)}")


def facts(*lines: Text | str) -> list[Component]:
    """Return the lines that aren't empty, together; nothing if all are."""
    shown = [spelled((each,) if isinstance(each, str) else each) for each in lines if each]
    return [text("\n".join(shown))] if shown else []


def notes(parts: Iterable[Text | str]) -> list[Component]:
    """Return the parts that aren't empty as one line in small; nothing if all are."""
    words = spelled(joined(parts))
    return [text(f"-# {words[:1].upper()}{words[1:]}")] if words else []


def spelled(words: Text, limit: int = LONGEST_FACT) -> str:
    """Return one line in markdown, of at most so many characters without addresses and escapes."""
    return one_line(_SPELLING.text(words, limit))
