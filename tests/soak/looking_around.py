"""People who press what stands under answers, and organizers who look how things are."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from tests.discord_server.exchanges import Exchange
from tests.soak.deeds import Answer, Deed, says, says_something

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.discord_server.messages import Message
    from tests.discord_server.people import User
    from tests.discord_server.server import DiscordServer
    from tests.soak.town import Town

_KEPT = 200
_PANELS = {
    "organize status": "## ",
    "organize log": "## ",
    "organize setup": "## ",
    "remind list": "reminder",
}


class LookingAround:
    """Remembers the latest answers that have something to press."""

    def __init__(self, discord: DiscordServer, town: Town) -> None:
        self._discord = discord
        self._town = town
        self._answers: deque[tuple[User, Message]] = deque(maxlen=_KEPT)
        self._delivered: deque[tuple[User, Message]] = deque(maxlen=_KEPT)

    def see(self, answer: Answer) -> None:
        """Remember an answer that is right."""
        if isinstance(answer, Exchange) and answer.message is not None:
            self._answers.append((answer.user, answer.message))

    def receive(self, message: Message) -> None:
        """Remember a reminder that somebody got."""
        if message.channel.recipient is not None:
            self._delivered.append((message.channel.recipient, message))

    def deeds(self) -> Iterator[tuple[int, Callable[[], Deed | None]]]:
        """Yield how often each is done, and what makes it; None if there is nothing to press."""
        yield 12, self._presses
        yield 8, self._chooses
        yield 2, self._is_done
        yield 4, self._looks_at_a_panel
        yield 1, self._types_a_reminder
        yield 1, self._is_undecided

    def _presses(self) -> Deed | None:
        user, message = self._one_of(self._answers)
        buttons = message.buttons() if message else []
        ids = [each.custom_id for each in buttons if each.custom_id and not each.disabled]
        if user is None or message is None or not ids:
            return None
        custom_id = self._town.dice.choice(ids)

        async def begin() -> Answer:
            return await self._discord.press(user, message, custom_id=custom_id, wait=False)

        return Deed("a button", begin, says_something)

    def _chooses(self) -> Deed | None:
        user, message = self._one_of(self._answers)
        selects = message.selects() if message else []
        if user is None or message is None or not selects:
            return None
        select = self._town.dice.choice(selects)
        value = self._town.dice.choice(sorted(select.options.values()))

        async def begin() -> Answer:
            return await self._discord.choose(user, message, [value], select.custom_id, wait=False)

        return Deed("a select", begin, says_something, self.see)

    def _is_done(self) -> Deed | None:
        user, message = self._one_of(self._delivered)
        if user is None or message is None:
            return None
        self._delivered.remove((user, message))

        async def begin() -> Answer:
            return await self._discord.press(user, message, "Done", wait=False)

        return Deed("a reminder's Done", begin, says_something)

    def _one_of(
        self, known: deque[tuple[User, Message]]
    ) -> tuple[User, Message] | tuple[None, None]:
        return self._town.dice.choice(known) if known else (None, None)

    def _looks_at_a_panel(self) -> Deed:
        workshop = self._town.workshop()
        name = self._town.dice.choice(sorted(_PANELS))

        async def begin() -> Answer:
            return await self._discord.slash(
                workshop.organizer, name, guild=workshop.guild, wait=False
            )

        return Deed(name, begin, says(_PANELS[name]))

    def _types_a_reminder(self) -> Deed:
        workshop = self._town.workshop()

        async def begin() -> Answer:
            return await self._discord.autocomplete(
                workshop.organizer,
                "remind show",
                {"reminder": "number"},
                "reminder",
                guild=workshop.guild,
                wait=False,
            )

        return Deed("remind show, typing", begin, says_something)

    def _is_undecided(self) -> Deed:
        user = self._town.dice.choice(self._town.undecided)

        async def begin() -> Answer:
            return await self._discord.say_dm(user, "when does it start")

        return Deed("direct message, undecided", begin, says("Which event?"))
