"""How long before something automatic reminders come, typed into a form."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.frontends.discord_app.asking import GoneError
from bot.frontends.discord_app.codes import NOTHING, custom_id
from bot.frontends.discord_app.dialogs import open_form
from bot.frontends.discord_app.organizing.cannot import CannotError
from bot.frontends.discord_app.organizing.panels.forms import WITH_LEADS, leads_form
from bot.frontends.discord_app.organizing.panels.names import KIND_NAMES
from bot.frontends.discord_app.organizing.server_rules import change_rules, rules_of
from bot.frontends.discord_app.render.escaping import escaped
from bot.reminders.saying import leads_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bot.frontends.discord_app.follow_ups import Pressed
    from bot.frontends.discord_app.organizing.organizer import Organizer
    from bot.reminders.models import Rule, RuleKind


async def open_leads(organizer: Organizer, pressed: Pressed) -> None:
    """Open the form, for one kind of reminders or for all that have lead times."""
    context = await organizer.context_as_carried(pressed)
    rules = await rules_of(organizer, context.edition.id)
    meant = [rules[kind] for kind in WITH_LEADS if pressed.entry in {NOTHING, kind}]
    if not meant:
        raise GoneError(pressed.entry)
    carried = custom_id("flead", pressed.event, pressed.entry, str(organizer.interaction.id))
    await open_form(organizer.interaction, leads_form(carried, meant))


async def save_leads(organizer: Organizer, pressed: Pressed) -> None:
    """Save what was typed; raises `CannotError` if any of it isn't understood."""
    context = await organizer.context_as_carried(pressed)
    rules = await rules_of(organizer, context.edition.id)
    await change_rules(organizer, context.edition.id, _typed(rules, pressed.filled))


def _typed(rules: Mapping[RuleKind, Rule], filled: Mapping[str, tuple[str, ...]]) -> Iterable[Rule]:
    changed: list[Rule] = []
    problems: list[str] = []
    for kind in WITH_LEADS:
        for words in filled.get(kind, ()):
            try:
                changed.append(replace(rules[kind], leads=leads_of(words)))
            except ValueError as error:
                problems.append(f"**{KIND_NAMES[kind]}**: {escaped(str(error))}")
    if problems:
        raise CannotError("Nothing is changed", "\n".join(problems))
    return changed
