"""What a command, a button or a message asks of the assistant."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, TypeAlias

from bot.answers.models import Answer, Block, View, ViewPart
from bot.answers.text import Line, Tone
from bot.frontends.discord_app.codes import target_of_code
from bot.search.passages import Entry, EntryKind

if TYPE_CHECKING:
    from bot.answers.assistant import Assistant
    from bot.answers.program_choices import Side

Ask: TypeAlias = Callable[["Assistant", datetime, str], Answer]
"""Takes who answers, the time and the event; raises `GoneError` for an entry that isn't there."""


class GoneError(LookupError):
    """What a button leads to isn't known, or no longer."""


_HOW_TO_ASK = "Use a command, mention me, or write me a direct message. Typing errors do no harm."
_WHO_SEES = (
    "I answer only from what the organizers wrote down. "
    "Nobody else sees my answers unless you share them."
)


def question(typed: str) -> Ask:
    """Ask a question in the reader's own words."""
    return lambda assistant, now, event_id: assistant.ask(typed, now=now, event_id=event_id)


def program(typed: dict[Side, str]) -> Ask:
    """Ask for the program, or the part of it that is named for some sides."""
    if not typed:
        return shown(ViewPart(View.PROGRAM))
    return lambda assistant, now, event_id: assistant.part_of_program(
        typed, now=now, event_id=event_id
    )


def named(kind: EntryKind, typed: str) -> Ask:
    """Ask for an entry by what an autocomplete gave for it, or by what was typed past that."""

    def ask(assistant: Assistant, now: datetime, event_id: str) -> Answer:
        target = target_of_code(assistant.edition(event_id), typed)
        if isinstance(target, Entry) and target.kind is kind:
            try:
                return assistant.open(target, now=now, event_id=event_id)
            except KeyError:
                pass
        match kind:
            case EntryKind.TALK:
                return assistant.talk(typed, now=now, event_id=event_id)
            case EntryKind.SPEAKER:
                return assistant.speaker(typed, now=now, event_id=event_id)
            case EntryKind.DEADLINE:
                return assistant.deadlines(typed, now=now, event_id=event_id)
            case _:
                return assistant.contact(typed, now=now, event_id=event_id)

    return ask


def shown(target: Entry | ViewPart) -> Ask:
    """Ask for the card of an entry, or a view."""

    def ask(assistant: Assistant, now: datetime, event_id: str) -> Answer:
        if isinstance(target, Entry):
            try:
                return assistant.open(target, now=now, event_id=event_id)
            except KeyError:
                raise GoneError(target.id) from None
        answer = assistant.show(target.view, target.part, now=now, event_id=event_id)
        return _with_more_help(answer) if target.view is View.HELP else answer

    return ask


def nothing(assistant: Assistant, now: datetime, event_id: str) -> Answer:
    """Ask what there is to say when nothing that was found is what the reader meant."""
    return assistant.not_known(now=now, event_id=event_id)


def _with_more_help(answer: Answer) -> Answer:
    how = Block((Line((_HOW_TO_ASK,)),))
    who = Block((Line((_WHO_SEES,), Tone.NOTE),))
    return replace(answer, blocks=(how, *answer.blocks, who))
