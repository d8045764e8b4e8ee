"""Having a message sent at once, and saying within seconds what became of it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from bot.frontends.discord_app.organizing.panels.outcomes import outcome_panel
from bot.frontends.discord_app.replies import hold, replace_message
from bot.reminders.models import MessageState

if TYPE_CHECKING:
    from bot.frontends.discord_app.organizing.organizer import Organizer
    from bot.reminders.models import Message

LONGEST_SECONDS = 2.0
_PAUSE_SECONDS = 0.05


async def hold_on(organizer: Organizer) -> None:
    """Let the organizer know that it takes a moment; nothing else may have answered yet."""
    await hold(organizer.interaction)


async def tell_outcome(organizer: Organizer, key: str) -> None:
    """Say what became of a message, or that it takes longer."""
    message = await _settled(organizer, key)
    await replace_message(organizer.interaction, outcome_panel(message))


async def _settled(organizer: Organizer, key: str) -> Message | None:
    """Wait until an attempt to send a message has ended, but not longer than two seconds."""
    views, loop = organizer.desk.stores.outbox_views, asyncio.get_running_loop()
    until = loop.time() + LONGEST_SECONDS
    message = await views.message(key)
    while message and _is_on_its_way(message) and loop.time() < until:
        await asyncio.sleep(_PAUSE_SECONDS)
        message = await views.message(key)
    return message


def _is_on_its_way(message: Message) -> bool:
    return message.state is MessageState.WAITING and not message.problem
