"""Attendees and organizers who want to be reminded, or to remind others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.discord_server.exchanges import Exchange
from tests.soak.deeds import Answer, Deed, says
from tests.soak.wants import text_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.discord_server.server import DiscordServer
    from tests.soak.town import Town, Workshop
    from tests.soak.wants import Wanted, Wants

SOON = "in 6 seconds"
_LATER = "in 3 days"


class Reminding:
    """`later` is told of what somebody does next."""

    def __init__(
        self, discord: DiscordServer, town: Town, wants: Wants, later: Callable[[Deed], None]
    ) -> None:
        self._discord = discord
        self._town = town
        self._wants = wants
        self._later = later

    def deeds(self) -> Iterator[tuple[int, Callable[[], Deed]]]:
        """Yield how often each is done, and what makes it."""
        yield 3, self._of_ones_own
        yield 1, self._taken_back
        yield 1, lambda: self._lists(self._town.workshop())
        yield 3, lambda: self._created(self._town.workshop())
        yield 1, lambda: self._changed(self._town.workshop())
        yield 1, lambda: self._announced(self._town.workshop())

    def _slash(self, user: Any, name: str, options: dict[str, Any], workshop: Workshop) -> Any:  # noqa: ANN401
        async def begin() -> Answer:
            return await self._discord.slash(user, name, options, guild=workshop.guild, wait=False)

        return begin

    def _of_ones_own(self) -> Deed:
        workshop = self._town.workshop()
        user = self._town.dice.choice(workshop.attendees)
        wanted = self._wants.new(recipient_id=user.id)
        options = {"text": text_of(wanted), "when": SOON}
        begin = self._slash(user, "remindme", options, workshop)
        will = says("I will remind you")
        return Deed("remindme", begin, will, lambda _: self._wants.is_sure(wanted))

    def _taken_back(self) -> Deed:
        workshop = self._town.workshop()
        user = self._town.dice.choice(workshop.attendees)
        options = {"text": "To be taken back.", "when": _LATER}
        undo = self._presses("Undo", "remindme, Undo", says("remind you"))
        begin = self._slash(user, "remindme", options, workshop)
        return Deed("remindme", begin, says("I will remind you"), undo)

    def _lists(self, workshop: Workshop) -> Deed:
        user = self._town.dice.choice(workshop.attendees)
        begin = self._slash(user, "remindme", {}, workshop)
        return Deed("remindme, listing", begin, says("reminder"))

    def _drafted(self, workshop: Workshop, text: str, when: str, channel: Any) -> Any:  # noqa: ANN401
        options = {"text": text, "when": when, "channel": channel}
        return self._slash(workshop.organizer, "remind create", options, workshop)

    def _created(self, workshop: Workshop) -> Deed:
        channel = self._town.dice.choice(workshop.guild.channels)
        wanted = self._wants.new(channel_id=channel.id)
        begin = self._drafted(workshop, text_of(wanted), SOON, channel)
        confirm = self._presses(
            "Confirm",
            "remind create, Confirm",
            says("Reminder ", "That time has passed"),
            lambda answer: self._confirmed(answer, wanted),
        )
        return Deed("remind create", begin, says("Send this"), confirm)

    def _confirmed(self, answer: Answer, wanted: Wanted) -> None:
        if not says("That time has passed")(answer):
            return
        self._wants.is_sure(wanted)

    def _changed(self, workshop: Workshop) -> Deed:
        begin = self._drafted(workshop, "To be changed.", _LATER, workshop.main)
        fill = self._presses("Change", "remind create, Change", says("Change"), self._filled)
        return Deed("remind create", begin, says("Send this"), fill)

    def _filled(self, answer: Answer) -> None:
        assert isinstance(answer, Exchange)
        values = {"text": "Changed.", "when": "in 4 days"}

        async def begin() -> Answer:
            return await self._discord.submit(answer.user, answer.modal, values, wait=False)

        cancel = self._presses("Cancel", "remind create, Cancel", says("Nothing will be sent"))
        self._later(Deed("remind create, the form", begin, says("> Changed."), cancel))

    def _announced(self, workshop: Workshop) -> Deed:
        channel = self._town.dice.choice(workshop.guild.channels)
        wanted = self._wants.new(channel_id=channel.id)
        options = {"text": text_of(wanted), "channel": channel}
        begin = self._slash(workshop.organizer, "announce", options, workshop)
        posted = says("Posted", "I will post it soon")
        return Deed("announce", begin, posted, lambda _: self._wants.is_sure(wanted))

    def _presses(
        self,
        label: str,
        sort: str,
        wrong: Callable[[Answer], str],
        then: Callable[[Answer], None] = lambda _: None,
    ) -> Callable[[Answer], None]:
        """Return what lets whoever got an answer press a button on it a little later."""

        def follow(answer: Answer) -> None:
            assert isinstance(answer, Exchange)

            async def begin() -> Answer:
                return await self._discord.press(answer.user, answer.only, label, wait=False)

            self._later(Deed(sort, begin, wrong, then))

        return follow
