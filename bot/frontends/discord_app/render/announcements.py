"""Whatever is sent at its time, as the components of one message that can be found again."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, cast

from bot.frontends.discord_app.render.announced_days import coming_day
from bot.frontends.discord_app.render.announced_deadlines import (
    coming_deadline,
    extended_deadline,
)
from bot.frontends.discord_app.render.announced_talks import coming_talk, starting_talk
from bot.frontends.discord_app.render.components import (
    Component,
    container,
    row,
    separator,
    text,
    walk,
)
from bot.frontends.discord_app.render.occasions import Occasion
from bot.frontends.discord_app.render.organizers_messages import own_message, trial_message
from bot.frontends.discord_app.render.personal_messages import personal_message
from bot.frontends.discord_app.render.reports import report
from bot.reminders.keys import component_ids
from bot.reminders.models import MessageKind
from bot.reminders.saying import words_of_lead

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from bot.frontends.discord_app.render.occasions import Announced

__all__ = ["Occasion", "announcement", "carries_key"]

_SAID: dict[MessageKind, Callable[[Occasion], Announced]] = {
    MessageKind.DEADLINE: coming_deadline,
    MessageKind.EXTENDED: extended_deadline,
    MessageKind.TALK: coming_talk,
    MessageKind.STARTING: starting_talk,
    MessageKind.DAY: coming_day,
    MessageKind.REMINDER: own_message,
    MessageKind.ANNOUNCEMENT: own_message,
    MessageKind.PERSONAL: personal_message,
    MessageKind.REPORT: report,
    MessageKind.TEST: trial_message,
}
_MINUTE = timedelta(minutes=1)


def announcement(occasion: Occasion) -> list[Component]:
    """Return a message with its key in it.

    Raises `PointlessError` if what it is about is gone, called off, or at another time by now.
    """
    announced = _SAID[occasion.planned.kind](occasion)
    inside = [*announced.said, *_lateness(occasion)]
    if announced.buttons:
        inside += [separator(), row(announced.buttons)]
    box = container(inside, announced.colour)
    if not announced.buttons:
        first, second = component_ids(occasion.key)
        box = {**box, "id": first, "components": [{**inside[0], "id": second}, *inside[1:]]}
    role = occasion.planned.role_id
    return [*([text(f"<@&{role}>")] if role else []), box]


def carries_key(components: Iterable[Mapping[str, Any]], key: str) -> bool:
    """Whether a message is the one with a key, from its components as Discord returns them."""
    ids = set()
    for component in walk(cast("Iterable[Component]", components)):
        if str(component.get("custom_id", "")).endswith(f":{key}"):
            return True
        ids.add(component.get("id"))
    return ids.issuperset(component_ids(key))


def _lateness(occasion: Occasion) -> list[Component]:
    if occasion.late is None:
        return []
    minutes = max(round(occasion.late / _MINUTE), 1)
    return [text(f"-# Sent {words_of_lead(minutes * _MINUTE)} late")]
