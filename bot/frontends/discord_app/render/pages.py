"""Items on pages: few enough for one screen, evenly spread, a new day on a new page."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby
from math import ceil
from typing import TYPE_CHECKING

from bot.frontends.discord_app.render.items import Item
from bot.frontends.discord_app.render.limits import OPTIONS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.answers.text import Text

ENTRIES_ON_A_PAGE = 6
ITEMS_ON_A_PAGE = 10
CHARACTERS_ON_A_PAGE = 2_000
"""Of a text that is read from page to page."""
MOST_CHARACTERS = 2_600
"""Of the items on any page: the headline and the notes take less than the rest."""
WHOLE_DAY = "all"
_BYTES = 2.5
"""As many bytes a character are allowed for on average."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page of several, counted from 1. `same_day` are all items of its day, or of all pages."""

    items: tuple[Item, ...]
    number: int
    count: int
    same_day: tuple[Item, ...]
    is_only_day: bool = True
    is_whole_day: bool = False

    @property
    def day(self) -> Text:
        """Under which heading its items stand."""
        return self.items[0].day if self.items else ()

    @property
    def is_only_page_of_day(self) -> bool:
        """Whether all of its day is on it."""
        return len(self.items) == len(self.same_day)

    @property
    def fits_whole_day(self) -> bool:
        """Whether all of its day can stand on one page."""
        lines = sum(item.stands_apart for item in self.same_day)
        fits = len(self.same_day) + lines <= OPTIONS
        return fits and _size(self.same_day) <= MOST_CHARACTERS


def pages_of(items: Sequence[Item], *, is_list: bool) -> list[Page]:
    """Return the items on pages, of which there is always one."""
    days = [tuple(of_day) for _, of_day in groupby(items, key=lambda item: item.day)] or [()]
    parted = [
        (part, day) for day in days for part in (_evenly(day) if is_list else _by_length(day))
    ]
    return [
        Page(part, number, len(parted), day, is_only_day=len(days) == 1)
        for number, (part, day) in enumerate(parted, start=1)
    ]


def chosen_page(pages: Sequence[Page], asked: str) -> Page:
    """Return the page that is asked for by its number, `all` being all of the day of the first.

    `all.3` is all of the day of page 3. What is no page's number gives the page with what is on
    now, or comes next.
    """
    head, _, number = asked.partition(".") if asked.startswith(WHOLE_DAY) else ("", "", asked)
    page = _numbered(pages, number) or current_page(pages)
    if head == WHOLE_DAY and page.fits_whole_day:
        return replace(page, items=page.same_day, is_whole_day=True)
    return page


def _numbered(pages: Sequence[Page], number: str) -> Page | None:
    return pages[min(max(int(number), 1), len(pages)) - 1] if number.isdecimal() else None


def current_page(pages: Sequence[Page]) -> Page:
    """Return the page with what is on now, else with what comes next, else the first."""
    with_now = (page for page in pages if any(item.is_now for item in page.items))
    with_next = (page for page in pages if not all(item.is_over for item in page.items))
    return next(with_now, None) or next(with_next, None) or pages[0]


def _evenly(items: tuple[Item, ...]) -> Iterator[tuple[Item, ...]]:
    """Yield the items on as few pages as hold them, each with about as many."""
    total = sum(item.weight for item in items)
    share = total / max(ceil(total / ENTRIES_ON_A_PAGE), 1)
    page: list[Item] = []
    filled = 0.0
    for item in items:
        is_full = filled + item.weight / 2 > share and len(page) > 0
        if is_full or _size((*page, item)) > MOST_CHARACTERS:
            yield tuple(page)
            page, filled = [], filled - share if is_full else 0.0
        page.append(item)
        filled += item.weight
    yield tuple(page)


def _by_length(items: tuple[Item, ...]) -> Iterator[tuple[Item, ...]]:
    page: list[Item] = []
    for item in items:
        is_full = _size((*page, item)) > CHARACTERS_ON_A_PAGE or len(page) == ITEMS_ON_A_PAGE
        if page and is_full:
            yield tuple(page)
            page = []
        page.append(item)
    yield tuple(page)


def _size(items: Sequence[Item]) -> int:
    """Return how many characters the items have, letters of other scripts than Latin counted more.

    Beside 4,000 characters Discord takes about 10,000 bytes of UTF-8 in a message.
    """
    sizes = ((len(item.markdown), len(item.markdown.encode())) for item in items)
    return sum(max(characters, int(size / _BYTES)) for characters, size in sizes)
