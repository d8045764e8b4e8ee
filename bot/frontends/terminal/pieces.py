"""Text as pieces that each look one way, with times said and addresses checked."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Flag, auto
from typing import TYPE_CHECKING, NamedTuple

from bot.answers.text import Command, Linked, Strong
from bot.frontends.terminal.cleaning import clean, openable
from bot.frontends.terminal.times import with_ranges

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.answers.text import Text
    from bot.frontends.terminal.times import TimeWords


class Look(Flag):
    """How a piece stands out; several may come together."""

    PLAIN = 0
    BOLD = auto()
    DIM = auto()
    ACCENT = auto()
    """In the colour of the answer."""


class Piece(NamedTuple):
    """Text that looks alike from end to end, and where it leads if it is a link."""

    text: str
    look: Look = Look.PLAIN
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spelling:
    """How the texts of one answer are spelled out for one reader.

    With `shows_addresses` a link is followed by its address, unless that is among the `addressed`,
    which the reader sees elsewhere.
    """

    times: TimeWords
    shows_addresses: bool
    addressed: frozenset[str] = frozenset()

    def pieces(self, text: Text, look: Look, *, has_addresses: bool = True) -> Iterator[Piece]:
        """Yield the pieces of a text; `look` is that of its plain words."""
        for span in with_ranges(text):
            match span:
                case str():
                    yield Piece(clean(span), look)
                case Strong():
                    yield Piece(clean(span.text), look | Look.BOLD)
                case Command(name):
                    yield Piece(f"/{name}", look)
                case Linked():
                    yield Piece(clean(span.text), look, openable(span.url))
                    if has_addresses and (address := self.address(span)):
                        yield Piece(f" <{address}>", look & ~Look.BOLD)
                case _:
                    yield Piece(self.times.say(span), look)

    def address(self, linked: Linked) -> str:
        """Return the address to show for a link, if there is one to show."""
        if not self.shows_addresses or linked.url in self.addressed:
            return ""
        address = openable(linked.url)
        return "" if _without_scheme(address) == _without_scheme(clean(linked.text)) else address


def _without_scheme(address: str) -> str:
    return address.rpartition("://")[2].rstrip("/")
