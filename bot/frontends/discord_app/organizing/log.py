"""The log of changes, from page to page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.frontends.discord_app.organizing.panels.log import ON_A_PAGE, log_panel
from bot.frontends.discord_app.organizing.panels.paging import Page, number_of, pages

if TYPE_CHECKING:
    from bot.frontends.discord_app.organizing.organizer import Organizer
    from bot.frontends.discord_app.render.components import Component


async def changes(organizer: Organizer, page: str = "") -> list[Component]:
    """Return a page of who changed what in the server."""
    audit, server_id = organizer.desk.stores.audit, organizer.server_id
    count = pages(await audit.count(server_id), ON_A_PAGE)
    number = number_of(page, count)
    shown = await audit.of(server_id, ON_A_PAGE, (number - 1) * ON_A_PAGE)
    return log_panel(Page(shown, number, count))
