"""What was chosen for a server as far as it is still there, and what is in the way of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.frontends.discord_app.organizing.allowed import hindrances, known_channel, known_role

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.frontends.discord_app.organizing.organizer import Organizer
    from bot.reminders.models import Rule, RuleKind
    from bot.storage.choices import ServerChoices


def known_choices(organizer: Organizer) -> ServerChoices:
    """Return what was chosen, without what is gone by now: Discord shows no such thing."""
    choices = organizer.choices
    return replace(
        choices,
        channel_id=known_channel(organizer, choices.channel_id),
        problems_channel_id=known_channel(organizer, choices.problems_channel_id),
        organizer_role=known_role(organizer, choices.organizer_role),
    )


def known_rules(organizer: Organizer, rules: Mapping[RuleKind, Rule]) -> dict[RuleKind, Rule]:
    """Return rules without channels and roles that are gone by now."""
    return {
        kind: replace(
            rule,
            channel_id=known_channel(organizer, rule.channel_id),
            role_id=known_role(organizer, rule.role_id),
        )
        for kind, rule in rules.items()
    }


async def warnings(
    organizer: Organizer, event_id: str, rules: Mapping[RuleKind, Rule]
) -> list[str]:
    """Return what keeps the bot from posting where it is to post, in markdown, each thing once."""
    choices = organizer.choices
    rooms = await organizer.desk.stores.rules.rooms(organizer.server_id, event_id)
    on = [rule for rule in rules.values() if rule.is_on]
    places = [
        *((rule.channel_id or choices.channel_id, rule.role_id) for rule in on),
        *((channel_id, None) for channel_id in rooms.values()),
        (choices.channel_id, None),
        (choices.problems_channel_id, None),
    ]
    found = (
        line
        for channel_id, role_id in places
        if channel_id is not None
        for line in hindrances(organizer, channel_id, role_id)
    )
    return list(dict.fromkeys(found))
