"""Where every question arrives, and what is needed to answer it: nothing here knows a command."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.answers.events import meant_events
from bot.answers.models import AnswerKind, View, ViewPart
from bot.frontends.discord_app import notices
from bot.frontends.discord_app.asking import with_more_help
from bot.frontends.discord_app.codes import event_of_code
from bot.frontends.discord_app.cooldown import Cooldown
from bot.frontends.discord_app.minute import KeptForAMinute, minute_of
from bot.frontends.discord_app.once import Once
from bot.frontends.discord_app.places import has_role, place_of
from bot.frontends.discord_app.render.forms import Form
from bot.frontends.discord_app.render.layout import Renderer
from bot.frontends.discord_app.replies import reply
from bot.frontends.discord_app.requests import Outcome, ends_as, note_answer
from bot.frontends.discord_app.work import Work
from bot.reminders.scheduler import Scheduler
from bot.storage.wishes import StoredWishes
from bot.telemetry.metrics import Metrics

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    import discord
    from discord import Permissions

    from bot.answers.assistant import Assistant
    from bot.answers.context import Context
    from bot.frontends.discord_app.asking import Ask
    from bot.frontends.discord_app.places import Place, Reader
    from bot.frontends.discord_app.render.components import Component
    from bot.knowledge.models import Event
    from bot.knowledge.problems import Problem
    from bot.storage.stores import Stores


def desk_of(interaction: discord.Interaction[Any]) -> Desk:
    """Return the desk of the client through which an interaction came."""
    desk: Desk = interaction.client.desk
    return desk


class UnknownEventError(Exception):
    """An event was named that there is none of; the argument is what was typed."""


class UnreadableEventError(Exception):
    """The event that a server chose is not known, or its file has a mistake; the argument is it."""


class Desk:
    """Answers readers, from one snapshot of knowledge and what was chosen before."""

    def __init__(
        self,
        assistant: Assistant,
        stores: Stores,
        clock: Callable[[], datetime],
        problems: tuple[Problem, ...] = (),
        metrics: Metrics | None = None,
    ) -> None:
        self.assistant = assistant
        self.stores = stores
        self.clock = clock
        self.problems = problems
        self.read = clock()
        """When the knowledge was read last."""
        self.metrics = metrics or Metrics()
        self.scheduler = Scheduler(
            stores.outbox, stores.book, StoredWishes(stores, lambda: self.assistant), clock
        )
        self.work = Work()
        self.once = Once()
        self._cooldown = Cooldown()
        self._renderer = Renderer({})
        self._kept: KeptForAMinute[tuple[list[Component], AnswerKind]] = KeptForAMinute()

    def learn_commands(self, ids: Mapping[str, int]) -> None:
        """Take the ids of the registered commands, so that answers can mention them."""
        self._renderer = Renderer(ids)
        self._kept.forget()

    def take(self, assistant: Assistant, problems: tuple[Problem, ...]) -> None:
        """Answer from other knowledge from now on; the reminders are planned anew from it."""
        self.assistant, self.problems, self.read = assistant, problems, self.clock()
        self._kept.forget()
        self.scheduler.knowledge_changed()

    def context_of(self, event_id: str) -> Context | None:
        """Return what is known about an event at this moment, if anything is."""
        known = event_id in self.assistant.event_ids
        return self.assistant.context(self.clock(), event_id) if known else None

    @property
    def has_several_events(self) -> bool:
        """Whether a reader may have to say which event they mean."""
        return len(self.assistant.event_ids) > 1

    @property
    def events(self) -> list[Event]:
        """The events, the nearest in time first."""
        today = self.clock().date()
        known = (self.assistant.edition(event_id).event for event_id in self.assistant.event_ids)
        return sorted(known, key=lambda event: abs(event.starts - today))

    async def event_for(self, place: Place, asked: str = "") -> str | None:
        """Return the event that is meant: as asked, else as chosen for the place; None if neither.

        A server that chose none is answered about the event that is on or comes next.
        Raises `UnknownEventError` if what was asked for is no event, `UnreadableEventError` if what
        was chosen for the server is not there.
        """
        if asked:
            return self._event_called(asked)
        if place.server_id is not None:
            chosen = self.stores.choices.server(place.server_id).event
            if chosen and chosen not in self.assistant.event_ids:
                raise UnreadableEventError(chosen)
            return chosen or self.assistant.default_event(self.clock())
        if not self.has_several_events:
            return self.assistant.event_ids[0]
        chosen = await self.stores.choices.event_of_reader(place.reader_id)
        return chosen if chosen in self.assistant.event_ids else None

    def _event_called(self, asked: str) -> str:
        coded = event_of_code(self.assistant.event_ids, asked.removeprefix("e."))
        meant = {coded} if coded else set(meant_events(self.assistant, asked))
        nearest = next((event.id for event in self.events if event.id in meant), None)
        if nearest is None:
            raise UnknownEventError(asked)
        return nearest

    async def answer(
        self,
        interaction: discord.Interaction[Any],
        ask: Ask,
        event: str = "",
        then: ViewPart | None = None,
    ) -> None:
        """Answer a command; `then` is what to show if the reader has to choose an event first."""
        place = place_of(interaction)
        form = self.form_for(place)
        with self.work.task():
            try:
                said = await self._said(ask, place, event, then)
            except UnknownEventError:
                said, form = notices.unknown_event(event), Form.PRIVATE
            except UnreadableEventError:
                said, form = notices.unreadable_event(), Form.PRIVATE
            await reply(interaction, said, is_private=form is Form.PRIVATE)

    async def _said(
        self, ask: Ask, place: Place, event: str, then: ViewPart | None
    ) -> list[Component]:
        event_id = await self.event_for(place, event)
        if event_id is None:
            return notices.which_event(self.events, then)
        if event and place.server_id is None:
            await self.stores.choices.set_event_of_reader(place.reader_id, event_id)
        return self.said(ask, event_id, self.form_for(place))

    def said(self, ask: Ask, event_id: str, form: Form, page: str = "") -> list[Component]:
        """Return what to say to what is asked; what is said in the same minute may be the same."""
        minute = minute_of(self.clock())

        def say() -> tuple[list[Component], AnswerKind]:
            answer = ask(self.assistant, minute, event_id)
            if answer.source == ViewPart(View.HELP):
                answer = with_more_help(answer, is_private=form is Form.PRIVATE)
            return self._renderer.layout(answer, form, page), answer.kind

        components, kind = self._kept.get((ask, event_id, form, page), minute, say)
        note_answer(kind)
        return components

    def form_for(self, place: Place) -> Form:
        """Return how the answer to a command is shown in a place."""
        is_public = place.server_id is not None and (
            self.stores.choices.server(place.server_id).has_public_answers
        )
        return place.form(has_public_answers=is_public)

    def is_organizer(self, reader: Reader, server_id: int | None, rights: Permissions) -> bool:
        """Whether a reader with these rights may manage the bot in a server."""
        if server_id is None:
            return False
        role_id = self.stores.choices.server(server_id).organizer_role
        return rights.manage_guild or has_role(reader, role_id)

    async def admits(self, interaction: discord.Interaction[Any]) -> bool:
        """Whether to answer: not while stopping, nor who floods; the latter is told until when."""
        if self.work.is_stopping:
            ends_as(Outcome.REFUSED)
            return False
        server_id = place_of(interaction).server_id
        if self.is_organizer(interaction.user, server_id, interaction.permissions):
            return True
        until = self.wait_until(interaction.user.id)
        if until:
            ends_as(Outcome.REFUSED)
            await reply(interaction, notices.too_often(until), is_private=True)
        return until is None

    def wait_until(self, reader_id: int) -> datetime | None:
        """Count a question of a reader; return until when to wait if it is one too many."""
        return self._cooldown.until(reader_id, self.clock())
