"""The settings that few need: the channel and role of each kind of reminders, and of each room."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.frontends.discord_app.asking import GoneError
from bot.frontends.discord_app.codes import room_of_code
from bot.frontends.discord_app.organizing.allowed import (
    channel_of,
    check_roles,
    known_channel,
    role_of,
    seen_channel,
)
from bot.frontends.discord_app.organizing.audit_words import room_changed
from bot.frontends.discord_app.organizing.cannot import CannotError
from bot.frontends.discord_app.organizing.panels import names
from bot.frontends.discord_app.organizing.panels.details import Details, details_panel
from bot.frontends.discord_app.organizing.server_rules import begin_anew, change_rules, rules_of
from bot.frontends.discord_app.organizing.setup import chosen_channel, save_choices
from bot.frontends.discord_app.organizing.warnings import known_choices, known_rules, warnings
from bot.reminders.models import Rule, RuleKind

if TYPE_CHECKING:
    from bot.frontends.discord_app.follow_ups import Pressed
    from bot.frontends.discord_app.organizing.organizer import Organizer
    from bot.frontends.discord_app.render.components import Component


async def details(
    organizer: Organizer, shown: str = RuleKind.DEADLINES, room: str = ""
) -> list[Component]:
    """Return a part of the settings as it is."""
    edition = (await organizer.context()).edition
    rules = await rules_of(organizer, edition.id)
    rooms = await organizer.desk.stores.rules.rooms(organizer.server_id, edition.id)
    guild = organizer.interaction.guild
    return details_panel(
        Details(
            choices=known_choices(organizer),
            event=edition.event,
            rules=known_rules(organizer, rules),
            shown=shown,
            rooms=edition.rooms,
            room=room,
            room_channels={
                name: channel_id
                for name, channel_id in rooms.items()
                if known_channel(organizer, channel_id)
            },
            channels={each.id: each.name for each in guild.channels} if guild else {},
            warnings=await warnings(organizer, edition.id, rules),
        )
    )


async def choose_detail(organizer: Organizer, pressed: Pressed) -> None:
    """Save what was chosen, or show another part, and show that part as it is now."""
    setting, _, which = pressed.entry.partition(".")
    match setting:
        case names.PROBLEMS:
            channel_id = chosen_channel(organizer, pressed.values)
            await save_choices(
                organizer, replace(organizer.choices, problems_channel_id=channel_id)
            )
            shown, room = names.PROBLEMS, ""
        case names.DETAILS if pressed.chosen in {*RuleKind, names.ROOMS, names.PROBLEMS}:
            shown, room = pressed.chosen, ""
        case names.ROOM:
            shown, room = names.ROOMS, await _room(organizer, pressed, which)
        case names.CHANNEL | names.ROLE if which in set(RuleKind):
            shown, room = which, ""
            await _change_rule(organizer, pressed, RuleKind(which))
        case _:
            raise GoneError(pressed.entry)
    await organizer.rewrite(await details(organizer, shown, room))


async def _room(organizer: Organizer, pressed: Pressed, code: str) -> str:
    """Return the room that is shown, after its channel was saved if one was chosen."""
    edition = (await organizer.context_as_carried(pressed)).edition
    room = room_of_code(edition.rooms, code or pressed.chosen)
    if room is None:
        raise GoneError(code)
    if code:
        try:
            await _set_room(organizer, edition.id, room, chosen_channel(organizer, pressed.values))
        except CannotError:
            await organizer.rewrite(await details(organizer, names.ROOMS, room))
            raise
    return room


async def _set_room(organizer: Organizer, event_id: str, room: str, after: int | None) -> None:
    kept, server_id = organizer.desk.stores.rules, organizer.server_id
    before = (await kept.rooms(server_id, event_id)).get(room)
    if what := room_changed(room, before, after):
        rules = (await rules_of(organizer, event_id)).values()
        check_roles(organizer, [rule for rule in rules if rule.kind in names.BY_ROOM], after)
        await begin_anew(organizer, event_id, lambda rule: rule.kind in names.BY_ROOM)
        await kept.set_room(server_id, event_id, room, after)
        await organizer.note(what)
        await organizer.desk.scheduler.server_changed(server_id)


async def _change_rule(organizer: Organizer, pressed: Pressed, kind: RuleKind) -> None:
    """Save where a kind of reminders goes, or whom it mentions."""
    edition = (await organizer.context_as_carried(pressed)).edition
    rule = (await rules_of(organizer, edition.id))[kind]
    chosen = int(pressed.values[0]) if pressed.values else None
    is_channel = pressed.entry.startswith(names.CHANNEL)
    changed = replace(rule, channel_id=chosen) if is_channel else replace(rule, role_id=chosen)
    try:
        _check(organizer, changed, is_new_channel=is_channel)
    except CannotError:
        await organizer.rewrite(await details(organizer, kind))
        raise
    await change_rules(organizer, edition.id, [changed])


def _check(organizer: Organizer, rule: Rule, *, is_new_channel: bool) -> None:
    """Check that the organizer may have a rule post and mention as it would."""
    if not is_new_channel:
        if rule.role_id is not None:
            channel = seen_channel(organizer, rule.channel_id or organizer.choices.channel_id)
            role_of(organizer, rule.role_id, channel)
        return
    if rule.channel_id is not None:
        channel_of(organizer, rule.channel_id)
    check_roles(organizer, [rule], rule.channel_id or organizer.choices.channel_id)
