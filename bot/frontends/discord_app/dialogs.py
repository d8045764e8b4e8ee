"""Forms that open over Discord: sent, and read when they come back filled in.

What a form is about stands in its custom_id as in that of a button, together with the id of the
interaction that opened it, so no two are taken for one another and one that was open over a restart
is still understood.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
from discord.ui import Modal
from typing_extensions import override

from bot.frontends.discord_app.replies import sent_surely

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.frontends.discord_app.render.components import Component


class Dialog(Modal):
    """A form that is laid out already.

    It has ended before it is sent, so discord.py keeps nothing of it.
    """

    def __init__(self, form: Component) -> None:
        super().__init__(title=form["title"], custom_id=form["custom_id"])
        self._form = form
        self.stop()

    @override
    def to_dict(self) -> dict[str, Any]:
        return self._form


async def open_form(interaction: discord.Interaction[Any], form: Component) -> None:
    """Answer an interaction, which nothing has answered yet, by a form."""
    await sent_surely(lambda: interaction.response.send_modal(Dialog(form)))


def filled_in(interaction: discord.Interaction[Any]) -> Mapping[str, tuple[str, ...]]:
    """Return what was written or chosen in each input of a form, by the inputs' custom_ids."""
    data: Any = interaction.data or {}
    inputs = [each["component"] for each in data.get("components", ()) if "component" in each]
    return {each["custom_id"]: _values(each) for each in inputs}


def _values(control: Mapping[str, Any]) -> tuple[str, ...]:
    if "values" in control:
        return tuple(str(value) for value in control["values"])
    return (str(control.get("value") or ""),)
