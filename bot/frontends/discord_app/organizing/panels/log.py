"""Who changed what in a server, the last first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answers.text import TimeStyle
from bot.frontends.discord_app.codes import NOTHING, custom_id
from bot.frontends.discord_app.organizing.panels.names import LOG, STATUS
from bot.frontends.discord_app.organizing.panels.paging import turning
from bot.frontends.discord_app.render.colours import ORGANIZERS
from bot.frontends.discord_app.render.components import (
    Component,
    button,
    container,
    row,
    separator,
    text,
)
from bot.frontends.discord_app.render.cutting import fitting
from bot.frontends.discord_app.render.spelling import timestamp

if TYPE_CHECKING:
    from bot.frontends.discord_app.organizing.panels.paging import Page
    from bot.storage.audit import Change

ON_A_PAGE = 10
_MOST_CHARACTERS, _MOST_BYTES = 300, 800


def log_panel(page: Page[Change]) -> list[Component]:
    """Return a page of changes."""
    nothing = [text("Whatever organizers change here is noted, with who did it.")]
    status = button("Status", custom_id("show", NOTHING, STATUS))
    inside = [
        text("## Changes, the last first" if page.items else "## No changes yet"),
        *([text(_item(each)) for each in page.items] or nothing),
        *page.note,
        separator(),
        row([*turning(page, LOG, ("Newer", "Older")), status]),
    ]
    return [container(inside, ORGANIZERS)]


def _item(change: Change) -> str:
    what = fitting(change.what, _MOST_CHARACTERS, _MOST_BYTES)
    return f"-# {timestamp(change.at, TimeStyle.SHORT)} <@{change.who}> {what}"
