"""How the bot is in a server: what needs someone, what comes next, and what runs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.answers.wording import counted
from bot.frontends.discord_app.codes import NOTHING, custom_id
from bot.frontends.discord_app.organizing.panels.names import LOG, REMINDERS, SETUP, STATUS
from bot.frontends.discord_app.organizing.panels.needs import is_unsent
from bot.frontends.discord_app.organizing.panels.paging import page_of, turning
from bot.frontends.discord_app.render.colours import ORGANIZERS, PROBLEM
from bot.frontends.discord_app.render.components import (
    SECTION,
    Component,
    button,
    container,
    row,
    separator,
    text,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.frontends.discord_app.organizing.panels.paging import Page

ON_A_PAGE = 2
"""Of things that need someone: each takes a few lines."""
SHOWN_AHEAD = 3
_FEW = 3
MOST_AHEAD = 99


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """How the bot is.

    `needs` is what needs someone, `ahead` a line of markdown for each message of the next day, of
    which there are `ahead_count`, and `facts` what runs. `dismissing` is what the button carries
    that clears away what a page shows that was not sent, "" if there is nothing of that kind.
    """

    needs: Sequence[Component]
    ahead: Sequence[str]
    ahead_count: int
    facts: Sequence[str]
    dismissing: str = ""


def status_panel(status: Status, page: str = "") -> list[Component]:
    """Return how the bot is: problems first, then what comes, then what runs."""
    shown = page_of(status.needs, ON_A_PAGE, page)
    count = len(status.needs)
    things = "1 thing needs you" if count == 1 else f"{count} things need you"
    inside = [
        text(f"## {things}" if count else "## All is well"),
        *shown.items,
        *shown.note,
        *([separator()] if count else []),
        text(_ahead(status, shown.items)),
        text(f"-# {' · '.join(status.facts)}"),
        separator(),
        *_rows(status, shown),
    ]
    return [container(inside, PROBLEM if count else ORGANIZERS)]


def _ahead(status: Status, needs: Sequence[Component]) -> str:
    """Return what comes, and the less of it the more is above."""
    if not status.ahead_count:
        return "### Next 24 hours: nothing is due"
    number = counted(status.ahead_count, "message")
    if status.ahead_count > MOST_AHEAD:
        number = f"more than {MOST_AHEAD} messages"
    above = sum(2 if each["type"] == SECTION else 1 for each in needs)
    lines = status.ahead[: SHOWN_AHEAD if above <= _FEW else 1]
    more = status.ahead_count - len(lines)
    rest = [f"-# and {more} more"] if more and status.ahead_count <= MOST_AHEAD else []
    return "\n".join([f"### Next 24 hours: {number}", *lines, *rest])


def _rows(status: Status, shown: Page[Component]) -> list[Component]:
    views = {"Reminders": REMINDERS, "Setup": SETUP, "Log": LOG}
    buttons = [button(name, custom_id("show", NOTHING, panel)) for name, panel in views.items()]
    has_unsent = any(map(is_unsent, shown.items))
    dismiss = [button("Dismiss", status.dismissing)] if status.dismissing and has_unsent else []
    paging = turning(shown, STATUS)
    return [*([row(paging)] if paging else []), row([*buttons, *dismiss])]
