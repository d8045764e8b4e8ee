"""Words in braces in an organizer's text that stand for facts: `{title}` starts `{relative}`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.answers.text import Span
from bot.answers.wording import listed
from bot.knowledge.suggestions import closest
from bot.reminders.facts import FACTS, facts_of
from bot.reminders.saying import title_of
from bot.search.passages import EntryKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.knowledge.edition import Edition
    from bot.search.passages import Entry

UNKNOWN = "to be announced"
"""Stands for what is no longer known when a text is sent."""

_ANY = re.compile(r"\{([A-Za-z_]+)\}")
_KNOWN = re.compile(rf"\{{({'|'.join(FACTS)})\}}")
_OF_TALKS = frozenset(["room", "speakers"])
_SUCH_AS = "“10 minutes before the keynote”"


@dataclass(frozen=True, slots=True)
class Typed:
    """What the organizer typed, in Markdown as it stands."""

    text: str


Filled = tuple[Typed | Span, ...]
"""A text with its facts: what is not `Typed` comes from the files, and is no Markdown."""


class PlaceholderError(ValueError):
    """A text has words in braces that can't be filled; the message says which, and why."""


def check(text: str, about: Entry | None, edition: Edition | None) -> None:
    """Raise PlaceholderError unless all words in braces can be filled for what it is about."""
    names = dict.fromkeys(_ANY.findall(text))
    problems = [_problem(name, about, edition) for name in names]
    if any(problems):
        raise PlaceholderError("\n".join(filter(None, problems)))


def filled(text: str, about: Entry | None, edition: Edition | None) -> Filled:
    """Return a text with its placeholders filled, as far as anything is known."""
    return tuple(_pieces(text, about, edition))


def _pieces(text: str, about: Entry | None, edition: Edition | None) -> Iterator[Typed | Span]:
    facts = facts_of(about, edition)
    at = 0
    for found in _KNOWN.finditer(text):
        if found.start() > at:
            yield Typed(text[at : found.start()])
        yield from facts[found[1]] or (UNKNOWN,)
        at = found.end()
    if at < len(text):
        yield Typed(text[at:])


def _problem(name: str, about: Entry | None, edition: Edition | None) -> str:
    """Return why a name can't be filled, "" if it can."""
    if name not in FACTS:
        meant = closest(name, FACTS)
        names = listed([f"{{{each}}}" for each in FACTS])
        advice = f"do you mean {{{meant}}}?" if meant else f"there are {names}."
        return f"I don't know {{{name}}}: {advice}"
    if about is None:
        return f"{{{name}}} needs a talk or deadline: give a time such as {_SUCH_AS}."
    if facts_of(about, edition)[name]:
        return ""
    title = title_of(about, edition)
    if not title:
        return f"What {{{name}}} stands for is no longer there."
    if name in _OF_TALKS and about.kind is not EntryKind.TALK:
        return f"{{{name}}} is for talks, and “{title}” is none: please leave it out."
    return f"No {FACTS[name]} of “{title}” is known: please leave {{{name}}} out."
