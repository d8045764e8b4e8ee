"""Buttons and selects that work after a restart: all they need stands in their custom_id.

Discord.py finds the class by the pattern that a custom_id matches; the patterns exclude each other.
It shows errors in these classes to nobody, so `handle` is where they end.
"""

from __future__ import annotations

import logging
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

import discord
from discord.ui import Button, DynamicItem, Item, Select
from typing_extensions import override

from bot.frontends.discord_app import failures, notices
from bot.frontends.discord_app.codes import (
    BUTTON_TEMPLATE,
    OUTDATED_TEMPLATE,
    SELECT_TEMPLATE,
)
from bot.frontends.discord_app.desk import desk_of
from bot.frontends.discord_app.dialogs import filled_in
from bot.frontends.discord_app.follow_ups import Pressed, follow
from bot.frontends.discord_app.replies import reply
from bot.frontends.discord_app.requests import Way, taken

if TYPE_CHECKING:
    from typing import Self

log = logging.getLogger(__name__)

_ItemT = TypeVar("_ItemT", bound="Item[Any]")


class _Carrying(DynamicItem[_ItemT], Generic[_ItemT], template=r"(?!)"):
    """A button or select with what it carries; a pattern of its own it has none.

    Looking up what is carried is left to `callback`.
    """

    def __init__(self, item: _ItemT, pressed: Pressed | None) -> None:
        super().__init__(item)
        self._pressed = pressed

    @override
    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction[Any], item: Item[Any], match: re.Match[str], /
    ) -> Self:
        data: Any = interaction.data
        values = tuple(data.get("values", ()))
        # discord.py doesn't say which items a class is given, though it is those of its pattern.
        return cls(cast("_ItemT", item), _pressed(match, values))

    @override
    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        await handle(interaction, self._pressed)


class Press(_Carrying[Button[Any]], template=BUTTON_TEMPLATE):
    """A button of ours."""


class Choose(_Carrying[Select[Any]], template=SELECT_TEMPLATE):
    """A select of ours."""


class Outdated(_Carrying[Item[Any]], template=OUTDATED_TEMPLATE):
    """What carries something else: it is from an older version."""


async def take_form(interaction: discord.Interaction[Any]) -> None:
    """Do what a form asks for that was filled in, perhaps one that was opened before a restart."""
    data: Any = interaction.data or {}
    found = re.fullmatch(BUTTON_TEMPLATE, str(data.get("custom_id", "")))
    pressed = _pressed(found) if found else None
    await handle(interaction, replace(pressed, filled=filled_in(interaction)) if pressed else None)


def _pressed(match: re.Match[str], values: tuple[str, ...] = ()) -> Pressed | None:
    """Return what a custom_id carries; None if its pattern is that of no part of ours."""
    parts = match.groupdict()
    return Pressed(**parts, values=values) if parts else None  # type: ignore[arg-type] # its names


async def handle(interaction: discord.Interaction[Any], pressed: Pressed | None) -> None:
    """Do what a button or select asks for, and tell the reader if that fails."""
    desk = desk_of(interaction)
    what = f"{pressed.action} {pressed.entry}" if pressed else "outdated"
    with taken(desk.metrics, Way.BUTTON, what, interaction):
        try:
            if not await desk.admits(interaction):
                return
            with desk.work.task():
                if pressed is None:
                    await reply(interaction, notices.outdated(), is_private=True)
                else:
                    await follow(interaction, pressed)
        except Exception as error:  # noqa: BLE001 - discord.py would tell nobody
            await failures.tell(interaction, error)
