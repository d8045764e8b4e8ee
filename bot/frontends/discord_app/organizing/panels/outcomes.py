"""What became of a message that an organizer had sent at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.frontends.discord_app.codes import NOTHING, custom_id
from bot.frontends.discord_app.organizing.panels.names import STATUS
from bot.frontends.discord_app.render.colours import ORGANIZERS, PROBLEM
from bot.frontends.discord_app.render.components import (
    Component,
    button,
    container,
    link,
    row,
    separator,
    text,
)
from bot.frontends.discord_app.render.cutting import fitting, one_line
from bot.frontends.discord_app.render.escaping import escaped
from bot.reminders.models import MessageState

if TYPE_CHECKING:
    from bot.reminders.models import Message

_REASON = (600, 1_500)


def outcome_panel(message: Message | None) -> list[Component]:
    """Return whether a message was posted, with a link to it, or why not."""
    if message is None:
        return _panel("Nothing is sent", ["It is no longer wanted, or gone."], [], ORGANIZERS)
    match message.state:
        case MessageState.SENT:
            return _panel("Posted", [_where(message)], _links(message), ORGANIZERS)
        case MessageState.WAITING:
            waits = f"{_why(message)}I try again by myself; Status tells whether it worked."
            return _panel("I will post it soon", [_where(message), waits], [_status()], ORGANIZERS)
        case MessageState.DROPPED:
            return _panel("Nothing is sent", [_why(message)], [_status()], ORGANIZERS)
        case _:
            carried = custom_id("retry", NOTHING, NOTHING, message.planned.key)
            said = [_where(message), _why(message)]
            return _panel("I could not post it", said, [button("Retry", carried)], PROBLEM)


def _panel(
    headline: str, said: list[str], buttons: list[Component], colour: int | None
) -> list[Component]:
    lines = "\n".join(line for line in said if line)
    actions = [separator(), row(buttons)] if buttons else []
    return [
        container([text(f"## {headline}"), text(lines or "-# No more is known."), *actions], colour)
    ]


def _where(message: Message) -> str:
    planned = message.planned
    role = f", mentioning <@&{planned.role_id}>" if planned.role_id else ""
    return f"In <#{planned.channel_id}>{role}."


def _why(message: Message) -> str:
    return f"{fitting(one_line(message.problem), *_REASON, escaped)} " if message.problem else ""


def _links(message: Message) -> list[Component]:
    planned = message.planned
    if message.message_id is None:
        return []
    place = f"{planned.server_id}/{planned.channel_id}/{message.message_id}"
    return [link("Open the message", f"https://discord.com/channels/{place}")]


def _status() -> Component:
    return button("Status", custom_id("show", NOTHING, STATUS))
