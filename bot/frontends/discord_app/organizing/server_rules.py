"""What a server has announced by itself about its event: read, and changed from now on."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.frontends.discord_app.organizing.allowed import check_role
from bot.frontends.discord_app.organizing.audit_words import rules_changed
from bot.frontends.discord_app.organizing.panels.names import BY_ROOM
from bot.reminders.defaults import default_rules

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from bot.frontends.discord_app.organizing.organizer import Organizer
    from bot.reminders.models import Rule, RuleKind


async def rules_of(organizer: Organizer, event_id: str) -> dict[RuleKind, Rule]:
    """Return the rules of the server for an event, or those that it will have at first."""
    kept, server_id, now = organizer.desk.stores.rules, organizer.server_id, organizer.now
    stored = await kept.of(server_id, event_id)
    earlier = {} if stored else await kept.latest(server_id)
    made = {kind: replace(rule, since=now) for kind, rule in earlier.items()}
    return {**default_rules(now), **made, **stored}


async def check_rules(
    organizer: Organizer, event_id: str, rules: Iterable[Rule], main: int | None
) -> None:
    """Check that the organizer may have rules mention their roles wherever they post.

    `main` is the channel for what has none of its own. Raises `CannotError` if they may not.
    """
    rooms = await organizer.desk.stores.rules.rooms(organizer.server_id, event_id)
    for rule in rules:
        led = rooms.values() if rule.kind in BY_ROOM and rule.channel_id is None else ()
        for channel_id in (rule.channel_id or main, *led):
            check_role(organizer, rule.role_id, channel_id)


async def change_rules(organizer: Organizer, event_id: str, after: Iterable[Rule]) -> None:
    """Keep rules that were changed, and plan by them; what was due before now is not sent."""
    before = await rules_of(organizer, event_id)
    changed = [rule for rule in after if rule != before[rule.kind]]
    what = rules_changed(before, changed)
    if what:
        await _keep(organizer, event_id, before, changed)
        await organizer.note(what)
        await organizer.desk.scheduler.server_changed(organizer.server_id)


async def begin_anew(organizer: Organizer, event_id: str, is_meant: Callable[[Rule], bool]) -> None:
    """Let rules that are kept count from now on, since what they lead to goes elsewhere."""
    stored = await organizer.desk.stores.rules.of(organizer.server_id, event_id)
    if meant := [rule for rule in stored.values() if is_meant(rule)]:
        await _keep(organizer, event_id, stored, meant)


async def _keep(
    organizer: Organizer,
    event_id: str,
    before: Mapping[RuleKind, Rule],
    changed: Iterable[Rule],
) -> None:
    fresh = {rule.kind: replace(rule, since=organizer.now) for rule in changed}
    kept = {**before, **fresh}.values()  # all of them, since those that aren't kept would be off
    await organizer.desk.stores.rules.save(organizer.server_id, event_id, kept)
