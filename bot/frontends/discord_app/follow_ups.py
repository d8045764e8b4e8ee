"""What a pressed button or a chosen option does.

On an answer that only the reader sees, turning pages changes it; everything else is a new answer.
What everyone sees never changes: who presses a button there is answered alone. Everything that a
button carries is looked up again, since what it was about may have changed.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import discord

from bot.answers.models import View, ViewPart
from bot.frontends.discord_app import asking, notices, personal
from bot.frontends.discord_app.asking import GoneError
from bot.frontends.discord_app.codes import NOTHING, event_of_code, target_of_code
from bot.frontends.discord_app.desk import desk_of
from bot.frontends.discord_app.messages import text_without_mention
from bot.frontends.discord_app.organizing import acts as organizing
from bot.frontends.discord_app.places import may_post, place_of
from bot.frontends.discord_app.render.components import text
from bot.frontends.discord_app.render.forms import Form
from bot.frontends.discord_app.render.personal_panels import MINE
from bot.frontends.discord_app.render.spelling import timestamp
from bot.frontends.discord_app.replies import replace_message, reply

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    from bot.frontends.discord_app.asking import Ask
    from bot.frontends.discord_app.render.components import Component
    from bot.search.passages import Entry

    Interaction = discord.Interaction[Any]
    Act = Callable[[Interaction, "Pressed"], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Pressed:
    """What a button, select or form carried, the options chosen, and what was filled in."""

    action: str
    event: str
    entry: str
    arg: str | None = None
    values: tuple[str, ...] = ()
    filled: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def chosen(self) -> str:
        """The option that was chosen; raises `GoneError` if none was, as of a button."""
        if not self.values:
            raise GoneError
        return self.values[0]


async def follow(interaction: Interaction, pressed: Pressed) -> None:
    """Do what was pressed."""
    act = _ACTS.get(pressed.action)
    if act is None:
        await reply(interaction, notices.outdated(), is_private=True)
        return
    try:
        await act(interaction, pressed)
    except GoneError:
        await reply(interaction, notices.gone(), is_private=True)


async def _open(interaction: Interaction, pressed: Pressed) -> None:
    if pressed.entry == MINE:
        await personal.show_mine(interaction, pressed)
        return
    if pressed.entry in organizing.PANELS:
        await organizing.show(interaction, pressed)
        return
    await _answer(interaction, pressed, asking.Shown(_target(interaction, pressed, pressed.entry)))


async def _pick(interaction: Interaction, pressed: Pressed) -> None:
    if pressed.entry == MINE:
        await personal.open_mine(interaction, pressed)
        return
    if pressed.event == NOTHING:
        await _choose_event(interaction, pressed)
        return
    target = _target(interaction, pressed, pressed.chosen)
    await _answer(interaction, pressed, asking.Shown(target))


async def _none(interaction: Interaction, pressed: Pressed) -> None:
    await _answer(interaction, pressed, asking.Nothing())


async def _page(interaction: Interaction, pressed: Pressed) -> None:
    if pressed.entry == MINE:
        await personal.turn_mine(interaction, pressed)
        return
    if pressed.entry in organizing.PANELS:
        await organizing.turn(interaction, pressed)
        return
    ask = asking.Shown(_target(interaction, pressed, pressed.entry))
    if _is_only_for_reader(interaction):
        said = _said(interaction, pressed, ask, pressed.arg or "")
        await replace_message(interaction, said)
    else:
        await _answer(interaction, pressed, ask, pressed.arg or "")


async def _share(interaction: Interaction, pressed: Pressed) -> None:
    if not may_post(interaction):
        await reply(interaction, notices.cannot_post(), is_private=True)
        return
    desk = desk_of(interaction)
    target = _target(interaction, pressed, pressed.entry)
    ask, event_id, now = asking.Shown(target), _event(interaction, pressed), desk.clock()
    above = f"-# Shared by <@{interaction.user.id}>"
    if ask(desk.assistant, now, event_id).speaks_of_now:
        above += f" · as of {timestamp(now, 'f')}"
    said = desk.said(ask, event_id, Form.SHARED, pressed.arg or "")
    await reply(interaction, [text(above), *said], is_private=False)


_ACTS: dict[str, Act] = {
    "show": _open,
    "open": _open,
    "pick": _pick,
    "none": _none,
    "page": _page,
    "share": _share,
    "remind": personal.remind,
    "when": personal.when,
    "undo": personal.undo,
    "again": personal.again,
    "done": personal.done,
    "snooze": personal.snooze,
    **organizing.ACTS,
}


async def _choose_event(interaction: Interaction, pressed: Pressed) -> None:
    """Remember which event the reader asks about, and answer what they had asked."""
    desk = desk_of(interaction)
    chosen = event_of_code(desk.assistant.event_ids, pressed.chosen.removeprefix("e."))
    if chosen is None:
        raise GoneError
    await desk.stores.choices.set_event_of_reader(interaction.user.id, chosen)
    edition = desk.assistant.edition(chosen)
    target = target_of_code(edition, pressed.entry)
    ask = asking.Shown(target) if target else await _asked_before(interaction)
    if ask is None:
        await replace_message(interaction, notices.event_chosen(edition.event))
        return
    await replace_message(interaction, desk.said(ask, chosen, _own_form(interaction)))


async def _asked_before(interaction: Interaction) -> Ask | None:
    """Return the question to which the pressed message replied, if it can still be read."""
    message, channel = interaction.message, interaction.channel
    replied_to = message.reference.message_id if message and message.reference else None
    if replied_to is None or not isinstance(channel, discord.DMChannel):
        return None
    await interaction.response.defer()
    try:
        asked = await channel.fetch_message(replied_to)
    except discord.HTTPException:
        return None
    words = text_without_mention(asked)
    return asking.Question(words) if words else asking.Shown(ViewPart(View.HELP))


async def _answer(interaction: Interaction, pressed: Pressed, ask: Ask, page: str = "") -> None:
    form = _own_form(interaction)
    said = _said(interaction, pressed, ask, page)
    await reply(interaction, said, is_private=form is Form.PRIVATE)


def _said(interaction: Interaction, pressed: Pressed, ask: Ask, page: str) -> list[Component]:
    desk = desk_of(interaction)
    return desk.said(ask, _event(interaction, pressed), _own_form(interaction), page)


def _own_form(interaction: Interaction) -> Form:
    return Form.DIRECT if place_of(interaction).is_direct else Form.PRIVATE


def _is_only_for_reader(interaction: Interaction) -> bool:
    message = interaction.message
    return place_of(interaction).is_direct or bool(message and message.flags.ephemeral)


def _event(interaction: Interaction, pressed: Pressed) -> str:
    found = event_of_code(desk_of(interaction).assistant.event_ids, pressed.event)
    if found is None:
        raise GoneError
    return found


def _target(interaction: Interaction, pressed: Pressed, code: str) -> Entry | ViewPart:
    edition = desk_of(interaction).assistant.edition(_event(interaction, pressed))
    found = target_of_code(edition, code)
    if found is None:
        raise GoneError
    return found
