"""Who may manage the bot in a server, and what they are at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import discord

from bot.frontends.discord_app import notices
from bot.frontends.discord_app.asking import GoneError
from bot.frontends.discord_app.codes import event_code
from bot.frontends.discord_app.desk import Desk, UnreadableEventError, desk_of
from bot.frontends.discord_app.organizing.cannot import CannotError
from bot.frontends.discord_app.places import place_of
from bot.frontends.discord_app.replies import replace_message, reply

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from datetime import datetime

    from bot.answers.context import Context
    from bot.frontends.discord_app.follow_ups import Pressed
    from bot.frontends.discord_app.render.components import Component
    from bot.storage.choices import ServerChoices

Interaction = discord.Interaction[Any]


@dataclass(frozen=True, slots=True)
class Organizer:
    """An organizer of a server, in the middle of something."""

    interaction: Interaction
    desk: Desk
    server_id: int

    @property
    def now(self) -> datetime:
        """The time, to the millisecond, as it is kept."""
        now = self.desk.clock()
        return now.replace(microsecond=now.microsecond // 1_000 * 1_000)

    @property
    def choices(self) -> ServerChoices:
        """What was chosen for the server."""
        return self.desk.stores.choices.server(self.server_id)

    async def context(self) -> Context:
        """Return what is known about the server's event.

        Raises `UnreadableEventError` if nothing is.
        """
        event_id = await self.desk.event_for(place_of(self.interaction))
        context = self.desk.context_of(event_id or "")
        if context is None:
            raise UnreadableEventError(event_id)
        return context

    async def context_as_carried(self, pressed: Pressed) -> Context:
        """Return the same, if it is about the event that the pressed button carries."""
        context = await self.context()
        if event_code(context.edition.id) != pressed.event:
            name = "This server is about another event now"
            raise CannotError(name, "Open `/organize setup` again.")
        return context

    async def note(self, what: str) -> None:
        """Write into the log what was done."""
        who = self.interaction.user.id
        await self.desk.stores.audit.add(self.server_id, who, what, self.now)

    async def say(self, said: list[Component]) -> None:
        """Answer, for the organizer alone."""
        await reply(self.interaction, said, is_private=True)

    async def rewrite(self, said: list[Component]) -> None:
        """Change the message that was used if only the organizer sees it, else answer."""
        message = self.interaction.message
        if message and message.flags.ephemeral:
            await replace_message(self.interaction, said)
        else:
            await self.say(said)


def organizer_of(interaction: Interaction) -> Organizer | None:
    """Return who uses a command or presses a button, if they may manage the bot in that server."""
    desk, server_id = desk_of(interaction), place_of(interaction).server_id
    is_one = desk.is_organizer(interaction.user, server_id, interaction.permissions)
    return Organizer(interaction, desk, server_id) if server_id and is_one else None


async def attend(interaction: Interaction, act: Callable[[Organizer], Awaitable[None]]) -> None:
    """Do what an organizer asks for, and tell them if it can't be done; others are told as much."""
    organizer = organizer_of(interaction)
    if organizer is None:
        await reply(interaction, notices.not_an_organizer(), is_private=True)
        return
    if not organizer.desk.once.is_first(interaction.id):
        return  # else it would be noted twice in the log
    with organizer.desk.work.task():
        try:
            await act(organizer)
        except CannotError as error:
            await organizer.say(error.said)
        except UnreadableEventError:
            await organizer.say(notices.unreadable_event())
        except GoneError:
            await organizer.say(notices.gone())


def by_organizers(
    act: Callable[[Organizer, Pressed], Awaitable[None]],
) -> Callable[[Interaction, Pressed], Awaitable[None]]:
    """Return what a button does that only organizers may press."""

    async def follow(interaction: Interaction, pressed: Pressed) -> None:
        await attend(interaction, lambda organizer: act(organizer, pressed))

    return follow
