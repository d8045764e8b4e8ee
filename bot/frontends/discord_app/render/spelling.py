"""Texts and lines as Discord's markdown; times become timestamps, so each reader has their zone.

https://discord.com/developers/docs/reference#message-formatting
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.answers.sentences import cut
from bot.answers.text import Command, Line, Linked, Span, Strong, Text, Time, Tone, plain_words
from bot.frontends.discord_app.render.cutting import one_line, short_title
from bot.frontends.discord_app.render.escaping import escaped, web_address
from bot.frontends.discord_app.render.limits import ADDRESS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

LONGEST_LINE = 600
"""Characters of a line without its addresses; what is longer in one piece is parted before."""
LONGEST_LISTED_LINE = 150
LONGEST_LISTED_ADDRESS = 200
_SHORTEST = 24
"""So much of a title is shown in any case."""


@dataclass(frozen=True, slots=True)
class Spelling:
    """How texts are written in one place; in a list, titles are short and long addresses left out.

    `commands` are the ids of the registered commands by their names, for mentions of them.
    """

    commands: Mapping[str, int]
    is_list: bool = False

    def line(self, line: Line, *, is_bulleted: bool = True) -> str:
        """Return a line with what makes it a heading, a note, an item, or stand out."""
        words = self.text(line.text, LONGEST_LISTED_LINE if self.is_list else LONGEST_LINE)
        match line.tone:
            case Tone.HEADING:
                return f"### {one_line(words)}"
            case Tone.NOTE:
                return "\n".join(f"-# {part}" for part in words.split("\n") if part.strip())
            case Tone.NOW:
                return f"**{one_line(words)}**"
            case Tone.ITEM if is_bulleted:
                return f"- {one_line(words)}"
            case _:
                return words

    def text(self, text: Text, limit: int) -> str:
        """Return the text, its words within `limit` characters; titles are cut before the rest."""
        plain = sum(len(span) for span in text if isinstance(span, str))
        left, spelled = limit, []
        for span in text:
            shown = self._cut(span, left, max(min(left, limit - plain), _SHORTEST))
            spelled.append(self._span(shown))
            left -= len(plain_words((shown,)))
        return "".join(spelled)

    def _cut(self, span: Span, limit: int, limit_of_title: int) -> Span:
        match span:
            case str():
                return cut(span, limit)
            case Strong(words):
                return Strong(self._title(words, limit_of_title))
            case Linked(words, url):
                return Linked(self._title(words, limit_of_title), url)
            case _:
                return span

    def _span(self, span: Span) -> str:
        match span:
            case str():
                return escaped(span)
            case Strong(words):
                return _bold(words)
            case Linked(words, url):
                return self._link(words, url)
            case Time(instant, style):
                return timestamp(instant, style)
            case Command(name):  # pragma: no branch - no other span there is
                known = self.commands.get(name)
                return f"</{name}:{known}>" if known else f"/{name}"

    def _title(self, words: str, limit: int) -> str:
        return cut(short_title(words) if self.is_list else words, limit)

    def _link(self, words: str, url: str) -> str:
        title = one_line(escaped(words)) or "…"
        address = web_address(url, LONGEST_LISTED_ADDRESS if self.is_list else ADDRESS)
        return f"[{title}]({address})" if address else title


def timestamp(instant: datetime, style: str) -> str:
    """Return an instant as each reader sees it in their own zone and language."""
    return f"<t:{int(instant.timestamp())}:{style}>"


def _bold(words: str) -> str:
    """Return the words in bold, with the spaces around them outside, or Discord won't see it."""
    inside = words.strip()
    before, after = words[: len(words) - len(words.lstrip())], words[len(words.rstrip()) :]
    return f"{before}**{escaped(inside) or '…'}**{after}" if inside else words
