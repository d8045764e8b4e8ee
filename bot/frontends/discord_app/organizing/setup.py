"""The settings of a server; every choice is saved at once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.frontends.discord_app.asking import GoneError
from bot.frontends.discord_app.codes import NOTHING, event_of_code
from bot.frontends.discord_app.desk import UnreadableEventError
from bot.frontends.discord_app.organizing.allowed import any_role, channel_of, check_roles
from bot.frontends.discord_app.organizing.audit_words import settings_changed
from bot.frontends.discord_app.organizing.cannot import CannotError
from bot.frontends.discord_app.organizing.panels import names
from bot.frontends.discord_app.organizing.panels.setup import Setup, setup_panel
from bot.frontends.discord_app.organizing.server_rules import (
    begin_anew,
    change_rules,
    check_rules,
    rules_of,
)
from bot.frontends.discord_app.organizing.warnings import known_choices, warnings

if TYPE_CHECKING:
    from bot.frontends.discord_app.follow_ups import Pressed
    from bot.frontends.discord_app.organizing.organizer import Organizer
    from bot.frontends.discord_app.render.components import Component
    from bot.storage.choices import ServerChoices


async def setup(organizer: Organizer) -> list[Component]:
    """Return the settings as they are."""
    try:
        event_id = (await organizer.context()).edition.id
    except UnreadableEventError:
        event_id = ""
    rules = await rules_of(organizer, event_id)
    return setup_panel(
        Setup(
            choices=known_choices(organizer),
            events=organizer.desk.events,
            event_id=event_id,
            rules=rules,
            warnings=await warnings(organizer, event_id, rules),
        )
    )


async def choose(organizer: Organizer, pressed: Pressed) -> None:
    """Save what was chosen, and show all settings as they are now."""
    try:
        if pressed.entry == names.AUTO:
            await _choose_kinds(organizer, pressed)
        else:
            await save_choices(organizer, _chosen(organizer, pressed.entry, pressed.values))
    except CannotError:
        await organizer.rewrite(await setup(organizer))
        raise
    await organizer.rewrite(await setup(organizer))


async def _choose_kinds(organizer: Organizer, pressed: Pressed) -> None:
    context = await organizer.context_as_carried(pressed)
    rules = await rules_of(organizer, context.edition.id)
    after = [replace(rule, is_on=kind in pressed.values) for kind, rule in rules.items()]
    begun = [rule for rule in after if rule.is_on and not rules[rule.kind].is_on]
    await check_rules(organizer, context.edition.id, begun, organizer.choices.channel_id)
    await change_rules(organizer, context.edition.id, after)


async def save_choices(organizer: Organizer, after: ServerChoices) -> None:
    """Save the settings of the server, note what changed, and plan by them."""
    before, desk, server_id = organizer.choices, organizer.desk, organizer.server_id
    what = settings_changed(before, after, {event.id: event.name for event in desk.events})
    if not what:
        return
    has_other_event = before.event != after.event
    if has_other_event or before.channel_id != after.channel_id:
        event_id = after.event or desk.assistant.default_event(organizer.now)
        rules = (await rules_of(organizer, event_id)).values()
        if has_other_event:
            await check_rules(organizer, event_id, rules, after.channel_id)
        else:
            led = [rule for rule in rules if rule.channel_id is None]
            check_roles(organizer, led, after.channel_id)
        await begin_anew(
            organizer, event_id, lambda rule: has_other_event or rule.channel_id is None
        )
    await desk.stores.choices.save(server_id, after)
    await organizer.note(what)
    await desk.scheduler.server_changed(server_id)


def _chosen(organizer: Organizer, name: str, values: tuple[str, ...]) -> ServerChoices:
    """Return the settings with one changed; raises `GoneError` for one that isn't there."""
    known = organizer.choices
    match name, values:
        case (names.EVENT, (code,)):
            return replace(known, event=_event_of(organizer, code))
        case (names.ANSWERS, (chosen,)):
            return replace(known, has_public_answers=chosen == names.PUBLIC)
        case (names.ROLE, _):
            role_id = any_role(organizer, int(values[0])).id if values else None
            return replace(known, organizer_role=role_id)
        case (names.CHANNEL, _):
            return replace(known, channel_id=chosen_channel(organizer, values))
        case _:
            raise GoneError(name)


def chosen_channel(organizer: Organizer, values: tuple[str, ...]) -> int | None:
    """Return the channel that was chosen, None for none; raises `CannotError` if it may not be."""
    return channel_of(organizer, int(values[0])).id if values else None


def _event_of(organizer: Organizer, code: str) -> str:
    """Return the event that was chosen, "" for the one that is on or comes next."""
    if code == NOTHING:
        return ""
    event_id = event_of_code(organizer.desk.assistant.event_ids, code.removeprefix("e."))
    if event_id is None:
        raise GoneError(code)
    return event_id
