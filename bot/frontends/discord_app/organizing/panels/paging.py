"""Lists from page to page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from bot.frontends.discord_app.codes import NOTHING, custom_id
from bot.frontends.discord_app.render.components import Component, button, text

if TYPE_CHECKING:
    from collections.abc import Sequence

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Page(Generic[_T]):
    """Some of many, counted from 1."""

    items: Sequence[_T]
    number: int
    count: int

    @property
    def note(self) -> list[Component]:
        """Which page it is, if there are several."""
        return [text(f"-# Page {self.number} of {self.count}")] if self.count > 1 else []


def page_of(items: Sequence[_T], size: int, asked: str) -> Page[_T]:
    """Return the page of the number that is asked for, or the nearest there is."""
    count = pages(len(items), size)
    number = number_of(asked, count)
    return Page(items[(number - 1) * size : number * size], number, count)


def pages(items: int, size: int) -> int:
    """Return on how many pages so many items are; there is always one."""
    return max(-(-items // size), 1)


def number_of(asked: str, count: int) -> int:
    """Return the number of a page that is there."""
    is_number = asked.isascii() and asked.isdecimal()
    return min(max(int(asked), 1), count) if is_number else 1


def turning(
    page: Page[_T], panel: str, names: tuple[str, str] = ("Earlier", "Later")
) -> list[Component]:
    """Return the buttons that turn the pages of a panel; none if there is only one page.

    `names` are those of the buttons back and forth.
    """
    if page.count == 1:
        return []
    ways = zip(names, (page.number - 1, page.number + 1), strict=True)
    return [
        button(
            name,
            custom_id("page", NOTHING, panel, str(number)),
            is_disabled=not 1 <= number <= page.count,
        )
        for name, number in ways
    ]
