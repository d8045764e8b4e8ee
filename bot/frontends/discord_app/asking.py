"""What a command, a button or a message asks of the assistant, as data: equal ones ask the same."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from bot.answers.models import Answer, Block, ViewPart
from bot.answers.text import Line, Tone
from bot.frontends.discord_app.codes import target_of_code
from bot.search.passages import Entry, EntryKind

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from bot.answers.assistant import Assistant
    from bot.answers.program_choices import Side

_HOW_TO_ASK = "Use a command, mention me, or write me a direct message. Typing errors do no harm."
_FROM_WHAT = "I answer only from what the organizers wrote down."
_WHO_SEES = " Nobody else sees my answers to commands unless you share them."


class GoneError(LookupError):
    """What a button leads to isn't known, or no longer."""


class Ask(Protocol):
    """Something to be asked; it can be hashed."""

    def __call__(self, assistant: Assistant, now: datetime, event_id: str) -> Answer:
        """Return the answer; raises `GoneError` for an entry that isn't there."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question in the reader's own words."""

    typed: str

    def __call__(self, assistant: Assistant, now: datetime, event_id: str) -> Answer:
        """Return the answer."""
        return assistant.ask(self.typed, now=now, event_id=event_id)


@dataclass(frozen=True, slots=True)
class PartOfProgram:
    """The part of the program that is named for some sides; for none, all of it."""

    typed: tuple[tuple[Side, str], ...]

    def __call__(self, assistant: Assistant, now: datetime, event_id: str) -> Answer:
        """Return the sessions."""
        return assistant.part_of_program(dict(self.typed), now=now, event_id=event_id)


def program(typed: Mapping[Side, str]) -> PartOfProgram:
    """Return what asks for the part of the program that is named so; what is empty names none."""
    return PartOfProgram(tuple((side, words) for side, words in typed.items() if words))


@dataclass(frozen=True, slots=True)
class Named:
    """An entry by what an autocomplete gave for it, or by what was typed past that."""

    kind: EntryKind
    typed: str

    def __call__(self, assistant: Assistant, now: datetime, event_id: str) -> Answer:
        """Return its card, or a question back."""
        target = target_of_code(assistant.edition(event_id), self.typed)
        if isinstance(target, Entry) and target.kind is self.kind:
            try:
                return assistant.open(target, now=now, event_id=event_id)
            except KeyError:
                pass
        match self.kind:
            case EntryKind.TALK:
                return assistant.talk(self.typed, now=now, event_id=event_id)
            case EntryKind.SPEAKER:
                return assistant.speaker(self.typed, now=now, event_id=event_id)
            case EntryKind.DEADLINE:
                return assistant.deadlines(self.typed, now=now, event_id=event_id)
            case _:
                return assistant.contact(self.typed, now=now, event_id=event_id)


@dataclass(frozen=True, slots=True)
class Shown:
    """The card of an entry, or a view."""

    target: Entry | ViewPart

    def __call__(self, assistant: Assistant, now: datetime, event_id: str) -> Answer:
        """Return it; raises `GoneError` for an entry that isn't there."""
        if isinstance(self.target, Entry):
            try:
                return assistant.open(self.target, now=now, event_id=event_id)
            except KeyError:
                raise GoneError(self.target.id) from None
        view, part = self.target.view, self.target.part
        return assistant.show(view, part, now=now, event_id=event_id)


@dataclass(frozen=True, slots=True)
class Nothing:
    """What there is to say when nothing that was found is what the reader meant."""

    def __call__(self, assistant: Assistant, now: datetime, event_id: str) -> Answer:
        """Return that there is no answer, and whom to ask instead."""
        return assistant.not_known(now=now, event_id=event_id)


def with_more_help(answer: Answer, *, is_private: bool) -> Answer:
    """Return help with what is particular to Discord."""
    how = Block((Line((_HOW_TO_ASK,)),))
    small = Block((Line((_FROM_WHAT + _WHO_SEES * is_private,), Tone.NOTE),))
    return replace(answer, blocks=(how, *answer.blocks, small))
