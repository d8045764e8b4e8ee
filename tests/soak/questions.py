"""What attendees ask, and what was answered to each when nothing else was going on."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tests.soak.deeds import Answer, Deed, said
from tests.soak.shelf import PAST

if TYPE_CHECKING:
    from tests.discord_server.people import User
    from tests.discord_server.server import DiscordServer
    from tests.soak.town import Town, Workshop

PUBLIC, PRIVATE, DIRECT = "public", "private", "direct"
"""How an answer is shown."""
_WORDS = (
    "how long is the keynote",
    "when does the workshop start",
    "who gives the keynote",
    "is there a talk about climate",
    "when are papers due",
    "how do i submit a papr",
    "wil the talks be recorded",
    "where is the best pizza in town",
)


@dataclass(frozen=True)
class Question:
    """A command with its options, or what is offered while one of them is typed."""

    command: str
    options: dict[str, Any] = field(default_factory=dict)
    focused: str | None = None

    @property
    def sort(self) -> str:
        return f"{self.command}, typing" if self.focused else self.command


ASKED = tuple(Question("ask", {"question": words}) for words in _WORDS)
COMMANDS = (
    Question("program"),
    Question("program", {"kind": "keynote"}),
    Question("now"),
    Question("talk", {"query": "s.keynote"}),
    Question("talk", {"query": "learning"}),
    Question("speaker", {"query": "Keuper"}),
    Question("deadline"),
    Question("contact"),
    Question("about"),
    Question("help"),
    *ASKED,
)
TYPED = (
    Question("talk", {"query": "lear"}, "query"),
    Question("talk", {"query": "keynte"}, "query"),
    Question("speaker", {"query": "keu"}, "query"),
    Question("program", {"day": "fri"}, "day"),
    Question("deadline", {"which": "pap"}, "which"),
)


class AtRest:
    """What was answered at rest, about events of which always the same is said."""

    def __init__(self) -> None:
        self._answers: dict[str, str] = {}

    def learn(self, question: Question, event: str, form: str, answer: Answer) -> None:
        """Take what is answered now for right; what is said about an event to come will change."""
        if event in PAST:
            self._answers[_key(question, event, form)] = said(answer)

    def wrong(self, question: Question, event: str, form: str, answer: Answer) -> str:
        """Return what is wrong with an answer, "" if nothing is."""
        right, words = self._answers.get(_key(question, event, form)), said(answer)
        if right is None and event in PAST:
            return f"nobody asked {question} at rest"
        if right in {None, words}:
            return ""
        return f"at rest it was {right!r}, now it is {words!r}"


def _key(question: Question, event: str, form: str) -> str:
    asked = json.dumps([question.command, question.options, question.focused])
    return f"{asked} {event} {form}"


class Asking:
    """Attendees who ask, in their server or directly."""

    def __init__(
        self,
        discord: DiscordServer,
        town: Town,
        at_rest: AtRest,
        see: Callable[[Answer], None],
    ) -> None:
        self._discord = discord
        self._town = town
        self._at_rest = at_rest
        self._see = see

    def deeds(self) -> Iterator[tuple[int, Any]]:
        """Yield how often each is done, and what makes it."""
        yield 30, lambda: self.asks(*self._anyone(), self._one_of(COMMANDS))
        yield 12, lambda: self.asks(*self._anyone(), self._one_of(TYPED))
        yield 6, lambda: self.asks(*self._anyone(), self._one_of(COMMANDS), directly=True)
        yield 6, lambda: self._mentions(*self._anyone(), self._one_of(ASKED))
        yield 6, lambda: self._writes(*self._anyone(), self._one_of(ASKED))
        yield 2, lambda: self._points(*self._anyone(), self._one_of(ASKED))

    def _anyone(self) -> tuple[Workshop, User]:
        workshop = self._town.workshop()
        return workshop, self._town.dice.choice(workshop.attendees)

    def _one_of(self, questions: tuple[Question, ...]) -> Question:
        return self._town.dice.choice(questions)

    def every(self) -> Iterator[tuple[Question, str, str, Deed]]:
        """Yield each question once about each event and in each form, with both."""
        events = {(each.event, each.is_public): each for each in self._town.workshops}
        asked = [*COMMANDS, *TYPED]
        for (event, is_public), workshop in events.items():
            for number, question in enumerate(asked):
                user = workshop.attendees[number % len(workshop.attendees)]
                form = PUBLIC if is_public else PRIVATE
                yield question, event, form, self.asks(workshop, user, question)
                if is_public:
                    deed = self.asks(workshop, user, question, directly=True)
                    yield question, event, DIRECT, deed

    def asks(
        self, workshop: Workshop, user: User, question: Question, *, directly: bool = False
    ) -> Deed:
        """Return what lets somebody run a command."""
        form = PUBLIC if workshop.is_public else PRIVATE
        guild = None if directly else workshop.guild
        form = DIRECT if directly else form

        async def begin() -> Answer:
            command, options, focused = question.command, question.options, question.focused
            where: Any = {"dm": True} if guild is None else {"guild": guild}
            if focused:
                return await self._discord.autocomplete(
                    user, command, options, focused, wait=False, **where
                )
            return await self._discord.slash(user, command, options, wait=False, **where)

        sort = f"{question.sort}, directly" if directly else question.sort
        return Deed(sort, begin, self._wrong(question, workshop, form), self._see)

    def _wrong(self, question: Question, workshop: Workshop, form: str) -> Any:  # noqa: ANN401
        return lambda answer: self._at_rest.wrong(question, workshop.event, form, answer)

    def _mentions(self, workshop: Workshop, user: User, question: Question) -> Deed:
        words = f"{self._discord.bot_user.mention} {question.options['question']}"
        channel = self._town.dice.choice(workshop.guild.channels)

        async def begin() -> Answer:
            return await self._discord.say(user, words, channel=channel)

        return Deed("mention", begin, self._wrong(question, workshop, PUBLIC))

    def _writes(self, workshop: Workshop, user: User, question: Question) -> Deed:
        async def begin() -> Answer:
            return await self._discord.say_dm(user, question.options["question"])

        return Deed("direct message", begin, self._wrong(question, workshop, DIRECT))

    def _points(self, workshop: Workshop, user: User, question: Question) -> Deed:
        form = PUBLIC if workshop.is_public else PRIVATE

        async def begin() -> Answer:
            writer, channel = workshop.attendees[0], workshop.main
            written = await self._discord.say(writer, question.options["question"], channel=channel)
            return await self._discord.menu(user, "Answer this", written, wait=False)

        return Deed("Answer this", begin, self._wrong(question, workshop, form))
