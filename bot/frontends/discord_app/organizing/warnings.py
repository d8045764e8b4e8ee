"""What was chosen for a server as far as it is still there, and what is in the way of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.answers.wording import counted, listed
from bot.frontends.discord_app.organizing.allowed import hindrances, known_channel, known_role
from bot.frontends.discord_app.organizing.panels.names import BY_ROOM, KIND_NAMES
from bot.frontends.discord_app.render.cutting import label
from bot.frontends.discord_app.render.escaping import escaped

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.frontends.discord_app.organizing.organizer import Organizer
    from bot.knowledge.models import Event
    from bot.reminders.models import Rule, RuleKind
    from bot.storage.choices import ServerChoices

_MOST_NAMES, _LONGEST_ROOM = 4, 40


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
    chosen = {
        "reminders": choices.channel_id,
        **{KIND_NAMES[rule.kind]: rule.channel_id for rule in on},
        **{f"the room {escaped(label(room, _LONGEST_ROOM))}": rooms[room] for room in rooms},
        "problems": choices.problems_channel_id,
    }
    places = [
        *((rule.channel_id or choices.channel_id, rule.role_id) for rule in on),
        *((channel_id, None) for channel_id in chosen.values()),
    ]
    found = (
        line
        for channel_id, role_id in places
        if channel_id is not None
        for line in hindrances(organizer, channel_id, role_id, _names_of(chosen, channel_id))
    )
    return list(dict.fromkeys(found))


async def nowhere_to_post(
    organizer: Organizer, event: Event, rules: Mapping[RuleKind, Rule]
) -> list[str]:
    """Return what is on and yet never posted, since it has no channel, if an event lies ahead."""
    if organizer.choices.channel_id is not None or event.ends < organizer.now.date():
        return []
    rooms = await organizer.desk.stores.rules.rooms(organizer.server_id, event.id)
    on = [rule for rule in rules.values() if rule.is_on]
    lost = [rule for rule in on if rule.channel_id is None and not (rooms and rule.kind in BY_ROOM)]
    if not lost:
        return []
    names = [KIND_NAMES[rule.kind] for rule in lost]
    what = f"{listed(names)}: not posted" if len(lost) < len(on) else "Nothing is posted by itself"
    return [f"**{what}**: choose a channel in Setup, or turn automatic reminders off there."]


def _names_of(chosen: Mapping[str, int | None], channel_id: int) -> str:
    """Return what a channel was chosen for."""
    names = [name for name, each in chosen.items() if each == channel_id]
    more = [counted(len(names) - _MOST_NAMES, "other")] if len(names) > _MOST_NAMES else []
    return listed([*names[:_MOST_NAMES], *more])
