"""What can be done next, as rows of a select and buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answers.models import (
    AnswerKind,
    Colour,
    FollowLink,
    OpenEntry,
    Remind,
    ShowView,
    View,
    ViewPart,
)
from bot.answers.text import Linked
from bot.frontends.discord_app.codes import NOTHING, code_of, custom_id, event_code
from bot.frontends.discord_app.render.components import (
    Component,
    button,
    link,
    option,
    row,
    select,
)
from bot.frontends.discord_app.render.cutting import label as label_of
from bot.frontends.discord_app.render.escaping import web_address
from bot.frontends.discord_app.render.forms import Form
from bot.frontends.discord_app.render.items import is_list
from bot.frontends.discord_app.render.limits import IN_A_ROW, OPTION_TEXT, OPTIONS
from bot.frontends.discord_app.render.pages import WHOLE_DAY
from bot.frontends.discord_app.render.spelling import LONGEST_LISTED_ADDRESS
from bot.search.passages import Entry, EntryKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from bot.answers.models import Answer
    from bot.frontends.discord_app.render.items import Item
    from bot.frontends.discord_app.render.pages import Page

LONGEST_LABEL = 34
MOST_SECTIONS = 5
"""So many candidates have a button each; more of them are a select."""

_MOST_LEFT_OUT = 3

_OPEN = {EntryKind.TALK: "Open a talk", EntryKind.SPEAKER: "Open a person"}
_NUMBERS = ("", "one", "two", "three", "four", "five")


def has_sections(answer: Answer) -> bool:
    """Whether each candidate of a question back has a button beside it."""
    return answer.kind is AnswerKind.DID_YOU_MEAN and len(answer.blocks) <= MOST_SECTIONS


def action_rows(answer: Answer, page: Page, form: Form) -> list[Component]:
    """Return the rows under an answer: the select, then the buttons, Share last."""
    chosen = [] if has_sections(answer) else _choosable(answer, page)
    rows = [_select(answer, page, chosen)] if chosen else []
    steps = _steps(answer, {item.entry[:2] for item in chosen if item.entry})
    paging = [] if form is Form.SHARED else _paging(answer, page)
    share = _share(answer, page) if form is Form.PRIVATE else []
    steps = steps[: IN_A_ROW - len(paging) - len(share)]
    links = [link(label, address) for label, address in links_of(answer)]
    room = IN_A_ROW - len(paging) - len(steps) - len(share)
    if answer.colour is Colour.PROGRAM and len(links) > room:
        of_row, below = [], [row(links[:IN_A_ROW])]
    else:
        of_row, below = links[:room], []
    buttons = [*paging, *steps, *of_row, *share]
    return [*rows, *([row(buttons)] if buttons else []), *below]


def links_left_out(answer: Answer, rows: Sequence[Component]) -> list[tuple[str, str]]:
    """Return the links that the rows have no room for, each as its label and its address."""
    shown = {button.get("url") for row_ in rows for button in row_["components"]}
    left_out = [each for each in links_of(answer) if each[1] not in shown]
    return [each for each in left_out if len(each[1]) <= LONGEST_LISTED_ADDRESS][:_MOST_LEFT_OUT]


def remind_button(answer: Answer, entry: Entry) -> Component:
    """Return the button that asks to be reminded of an entry."""
    return button("Remind me", custom_id("remind", event_code(answer.event_id), entry))


def remindable(answer: Answer) -> frozenset[tuple[EntryKind, str]]:
    """Return the entries of a list of which a reader can be reminded, each beside itself."""
    if not is_list(answer):
        return frozenset()
    return frozenset(each.entry[:2] for each in answer.actions if isinstance(each, Remind))


def open_button(answer: Answer, entry: Entry) -> Component:
    """Return the button that stands beside a candidate."""
    return button("Open", custom_id("open", event_code(answer.event_id), entry))


def entry_option(
    label: str, entry: Entry, about: str = "", *, is_chosen: bool = False
) -> Component:
    """Return an entry as a choice of a select."""
    more = label_of(about, OPTION_TEXT) if about else ""
    return option(label_of(label, OPTION_TEXT), code_of(entry), more, is_chosen=is_chosen)


def _choosable(answer: Answer, page: Page) -> list[Item]:
    """Return what the select offers: all of the day, or of the page if that is too much."""
    is_of_one = isinstance(answer.source, Entry)
    if answer.colour is Colour.DEADLINE or not (is_of_one or is_list(answer)):
        return []
    offered = page.same_day if len(page.same_day) <= OPTIONS else page.items
    entries = {item.entry[:2]: item for item in offered if item.entry}
    if isinstance(answer.source, Entry):
        entries.pop(answer.source[:2], None)
    fewest = 2 if is_of_one else 1
    return list(entries.values()) if len(entries) >= fewest else []


def _select(answer: Answer, page: Page, chosen: Sequence[Item]) -> Component:
    kinds = {item.entry.kind for item in chosen if item.entry}
    placeholder = _OPEN.get(next(iter(kinds)), "Open one") if len(kinds) == 1 else "Open one"
    event = event_code(answer.event_id)
    target = answer.source if isinstance(answer.source, ViewPart) else NOTHING
    where = _page_code(page) if isinstance(answer.source, ViewPart) else ""
    options = [
        entry_option(item.entry.title, item.entry, item.about) for item in chosen if item.entry
    ]
    return select(custom_id("pick", event, target, where), options[:OPTIONS], placeholder)


def _steps(answer: Answer, in_select: AbstractSet[tuple[EntryKind, str]]) -> list[Component]:
    event = event_code(answer.event_id)
    made: dict[str, Component] = {}
    for action in answer.actions:
        match action:
            case OpenEntry(label, entry) if entry[:2] not in in_select and not has_sections(answer):
                carried = custom_id("open", event, entry)
            case ShowView(label, view, part):
                carried = custom_id("show", event, ViewPart(view, part))
            case Remind(label, entry) if not is_list(answer):
                carried = custom_id("remind", event, entry)
            case _:
                continue
        is_primary = not made and _is_likely(answer, action)
        short = label_of(label, LONGEST_LABEL)
        made.setdefault(carried, button(short, carried, is_primary=is_primary))
    if answer.kind is AnswerKind.DID_YOU_MEAN:
        return [button("None of these", custom_id("none", event, NOTHING)), *made.values()]
    return list(made.values())


def _is_likely(answer: Answer, action: OpenEntry | ShowView | Remind) -> bool:
    """Whether a first step is what most readers do next."""
    is_likely = not isinstance(action, ShowView) or action.view is View.PROGRAM
    return is_likely and answer.kind is AnswerKind.FOUND


def links_of(answer: Answer) -> list[tuple[str, str]]:
    """Return the links that don't stand in the text as a talk's title: labels and addresses."""
    texts = [answer.headline, *(line.text for block in answer.blocks for line in block.lines)]
    titles = {span.url for text in texts for span in text if isinstance(span, Linked)}
    if answer.colour is not Colour.PROGRAM:
        titles = set()
    links = [
        (label_of(action.label, LONGEST_LABEL), web_address(action.url))
        for action in answer.actions
        if isinstance(action, FollowLink) and action.url not in titles
    ]
    by_address = {address: label for label, address in reversed(links) if address}
    return [(label, address) for address, label in reversed(by_address.items())][:IN_A_ROW]


def _paging(answer: Answer, page: Page) -> list[Component]:
    """Return the buttons that turn the pages; at the ends they stay in place, switched off."""
    if page.count <= 1 or answer.source is None:
        return []
    return list(_page_buttons(answer, page))


def _page_buttons(answer: Answer, page: Page) -> Iterator[Component]:
    def turning(label: str, where: str, *, is_disabled: bool = False) -> Component:
        event = event_code(answer.event_id)
        carried = custom_id("page", event, answer.source or NOTHING, where)
        return button(label, carried, is_disabled=is_disabled)

    if page.is_whole_day:
        count = page.count if page.is_only_day else 0
        words = _NUMBERS[count] if count < len(_NUMBERS) else str(count)
        yield turning(f"In {words} pages" if count else "In pages", str(page.number))
        return
    yield turning("Earlier", str(page.number - 1), is_disabled=page.number == 1)
    yield turning("Later", str(page.number + 1), is_disabled=page.number == page.count)
    if page.fits_whole_day and answer.colour is Colour.PROGRAM and not page.is_only_page_of_day:
        yield turning("Whole day", WHOLE_DAY if page.is_only_day else f"{WHOLE_DAY}.{page.number}")


def _page_code(page: Page) -> str:
    return WHOLE_DAY if page.is_whole_day else str(page.number)


def _share(answer: Answer, page: Page) -> list[Component]:
    """Return the Share button of what can be shown again without the question."""
    if answer.source in {None, ViewPart(View.HELP)} or not answer.is_answered:
        return []
    where = "" if page.count == 1 else _page_code(page)
    assert answer.source is not None  # noqa: S101 - for the type checker
    return [button("Share", custom_id("share", event_code(answer.event_id), answer.source, where))]
