"""A whole answer as the components of one message."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.answers.models import AnswerKind
from bot.answers.text import Linked, Time, TimeStyle, plain_words
from bot.frontends.discord_app.render.actions import (
    action_rows,
    has_sections,
    links_left_out,
    open_button,
    remind_button,
    remindable,
)
from bot.frontends.discord_app.render.colours import COLOURS
from bot.frontends.discord_app.render.components import (
    Component,
    container,
    section,
    separator,
    text,
    walk,
)
from bot.frontends.discord_app.render.cutting import one_line
from bot.frontends.discord_app.render.escaping import escaped
from bot.frontends.discord_app.render.items import is_list, items_of
from bot.frontends.discord_app.render.limits import COMPONENTS
from bot.frontends.discord_app.render.pages import WHOLE_DAY, chosen_page, pages_of
from bot.frontends.discord_app.render.spelling import Spelling

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from collections.abc import Set as AbstractSet

    from bot.answers.models import Answer
    from bot.answers.text import Text
    from bot.frontends.discord_app.render.forms import Form
    from bot.frontends.discord_app.render.pages import Page
    from bot.search.passages import EntryKind

LONGEST_HEADLINE = 160
LONGEST_SENTENCE_AS_HEADLINE = 120
LONGEST_BOLD = 300
_OWN_ZONE = "times in your own time zone"


@dataclass(frozen=True, slots=True)
class Renderer:
    """Lays answers out. `commands` are the ids of the registered commands by their names."""

    commands: Mapping[str, int]

    def layout(self, answer: Answer, form: Form, page: str = "") -> list[Component]:
        """Return a message: the answer in a container.

        `page` is the number of the page to show, or `all`; else it is the one with what is on now.
        """
        spelling = Spelling(self.commands, is_list=is_list(answer))
        pages = pages_of(items_of(answer, spelling), is_list=spelling.is_list)
        shown = chosen_page(pages, page if answer.source else WHOLE_DAY)
        colour, head = COLOURS[answer.colour], self._headline(answer, shown)
        below = _below(answer, shown, form, sum(len(each.items) for each in pages))
        full = container([*_body(head, answer, shown, remindable(answer)), *below], colour)
        if sum(1 for _ in walk([full])) < COMPONENTS:  # who shared it may stand above
            return [full]
        return [container([*_body(head, answer, shown, frozenset()), *below], colour)]

    def _headline(self, answer: Answer, page: Page) -> str:
        """Return what leads; a long sentence is no heading but stands out at its size."""
        headline: Text = (*answer.headline, ", ", *page.day) if page.day else answer.headline
        spelling = Spelling(self.commands)
        words = plain_words(headline)
        is_title = any(isinstance(span, Linked) for span in headline)
        if len(words) <= LONGEST_SENTENCE_AS_HEADLINE or is_title:
            return f"## {one_line(spelling.text(headline, LONGEST_HEADLINE))}"
        return f"**{one_line(spelling.text(headline, LONGEST_BOLD))}**"


def _body(
    head: str, answer: Answer, page: Page, beside: AbstractSet[tuple[EntryKind, str]]
) -> Iterator[Component]:
    """Yield the headline and the items; of the entries that are `beside`, each with a button."""
    first = page.items[0] if page.items else None
    if first and first.entry and not first.stands_apart and first.entry[:2] in beside:
        yield section(head, remind_button(answer, first.entry))
    else:
        yield text(head)
    for item in page.items:
        if item.stands_apart:
            yield separator()
        if item.entry and has_sections(answer):
            yield section(item.markdown, open_button(answer, item.entry))
        elif item.entry and item.stands_apart and item.entry[:2] in beside:
            heading, _, rest = item.markdown.partition("\n")
            yield section(heading, remind_button(answer, item.entry))
            yield from [text(rest)] if rest.strip() else []
        elif item.markdown.strip():
            yield text(item.markdown)


def _below(answer: Answer, page: Page, form: Form, item_count: int) -> list[Component]:
    """Return what stands under the items: notes, links, and what can be done next."""
    note = _note(answer, page, item_count)
    rows = action_rows(answer, page, form)
    below = [text(f"-# {note}")] if note else []
    if links := links_left_out(answer, rows):
        words = " · ".join(f"[{escaped(label)}]({address})" for label, address in links)
        below.append(text(f"**Links:** {words}"))
    return [*below, separator(), *rows] if rows else below


def _note(answer: Answer, page: Page, item_count: int) -> str:
    """Return which page it is, and once for a list that its times are the reader's own."""
    is_one_of_several = page.count > 1 and not page.is_whole_day and answer.source is not None
    parts = [f"page {page.number} of {page.count}"] if is_one_of_several else []
    if answer.source is None and (left_out := item_count - len(page.items)):
        parts.append(f"and {left_out} more")
    if answer.kind is AnswerKind.SEVERAL and _has_clock(answer):
        parts.append(_OWN_ZONE)
    words = " · ".join(parts)
    return words[:1].upper() + words[1:]


def _has_clock(answer: Answer) -> bool:
    return any(
        isinstance(span, Time) and span.style is not TimeStyle.RELATIVE
        for block in answer.blocks
        for line in block.lines
        for span in line.text
    )
