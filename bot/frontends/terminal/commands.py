"""The slash commands: what they are called, what they take, which answer they give."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.search.passages import EntryKind

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from bot.answers.assistant import Assistant
    from bot.answers.models import Answer


@dataclass(frozen=True, slots=True)
class Asked:
    """A command as it was given: with what behind it, when, about which event."""

    words: str
    now: datetime
    event_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """A command that the assistant answers.

    `takes` names what is typed behind it, in brackets if it can be left out and empty if there is
    nothing. `completes` is the kind of entry offered while typing that.
    """

    name: str
    takes: str = ""
    summary: str
    answer: Callable[[Assistant, Asked], Answer]
    completes: EntryKind | None = None

    @property
    def usage(self) -> str:
        """The command as it is typed: `/talk TITLE`."""
        return f"/{self.name} {self.takes}".rstrip()

    @property
    def needs_words(self) -> bool:
        """Whether it says nothing without something behind it."""
        return bool(self.takes) and not self.takes.startswith("[")


_COMMANDS = (
    Command(
        name="program",
        takes="[FILTER]",
        summary="what is on, and when; such as /program invited",
        answer=lambda assistant, asked: assistant.program(
            part=asked.words, now=asked.now, event_id=asked.event_id
        ),
    ),
    Command(
        name="now",
        summary="what is on at this moment, and what is next",
        answer=lambda assistant, asked: assistant.now(now=asked.now, event_id=asked.event_id),
    ),
    Command(
        name="talk",
        takes="TITLE",
        summary="a talk, by some of its title or its speaker",
        answer=lambda assistant, asked: assistant.talk(
            asked.words, now=asked.now, event_id=asked.event_id
        ),
        completes=EntryKind.TALK,
    ),
    Command(
        name="speaker",
        takes="NAME",
        summary="a person, by any part of the name",
        answer=lambda assistant, asked: assistant.speaker(
            asked.words, now=asked.now, event_id=asked.event_id
        ),
        completes=EntryKind.SPEAKER,
    ),
    Command(
        name="deadline",
        takes="[WHICH]",
        summary="what is due, and when",
        answer=lambda assistant, asked: assistant.deadlines(
            asked.words, now=asked.now, event_id=asked.event_id
        ),
        completes=EntryKind.DEADLINE,
    ),
    Command(
        name="contact",
        takes="[TOPIC]",
        summary="whom to ask",
        answer=lambda assistant, asked: assistant.contact(
            asked.words, now=asked.now, event_id=asked.event_id
        ),
        completes=EntryKind.CONTACT,
    ),
    Command(
        name="about",
        summary="the event in a few lines",
        answer=lambda assistant, asked: assistant.about(now=asked.now, event_id=asked.event_id),
    ),
    Command(
        name="ask",
        takes="QUESTION",
        summary="anything, the same as typing it without a command",
        answer=lambda assistant, asked: assistant.ask(
            asked.words, now=asked.now, event_id=asked.event_id
        ),
    ),
    Command(
        name="help",
        summary="what I can answer",
        answer=lambda assistant, asked: assistant.help(now=asked.now, event_id=asked.event_id),
    ),
)

COMMANDS: Mapping[str, Command] = {command.name: command for command in _COMMANDS}
"""The commands by their names."""

EVENT, QUIT = "event", "quit"
"""The commands that steer the conversation itself."""

SUMMARIES: Mapping[str, str] = {
    **{command.usage: command.summary for command in _COMMANDS},
    f"/{EVENT} [ID]": "the events I know; with an ID, talk about that one",
    f"/{QUIT}": "leave, as Ctrl-D does",
}
"""All commands as they are typed, with what they are for."""
