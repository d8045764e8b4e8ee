"""What a reader may choose from an answer, by number or by name."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, NamedTuple

from bot.answers.models import FollowLink, OpenEntry, Remind, ShowView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.answers.models import Answer, Block
    from bot.search.passages import Entry

_MOST_DIGITS = 2
"""A number with more of them is a year or a room, not a choice."""


class TypeLine(NamedTuple):
    """Choosing it is the same as typing the line."""

    label: str
    line: str


Choice = OpenEntry | ShowView | FollowLink | TypeLine


def numbered_blocks(answer: Answer) -> tuple[tuple[Block, int], ...]:
    """Return the blocks that say something, each with its number, or 0 if it cannot be chosen.

    It can if it stands for an entry other than the one that the whole answer is about.
    """
    blocks = [block for block in answer.blocks if block.lines]
    subject = answer.hits[0].entry if answer.hits and len(blocks) == 1 else None
    numbers = count(1)
    return tuple(
        (block, next(numbers) if block.entry and not _is_same(block.entry, subject) else 0)
        for block in blocks
    )


def follow_ups(answer: Answer) -> tuple[Choice, ...]:
    """Return the actions beside the blocks, but for reminding, which a terminal cannot do."""
    in_blocks = [choice.entry for choice in _entries(answer)]
    return tuple(
        action
        for action in answer.actions
        if not isinstance(action, Remind)
        and not (
            isinstance(action, OpenEntry)
            and any(_is_same(action.entry, entry) for entry in in_blocks)
        )
    )


def choices(answer: Answer) -> tuple[Choice, ...]:
    """Return everything that can be chosen, in the order of its numbers."""
    return (*_entries(answer), *follow_ups(answer))


def is_number(typed: str) -> bool:
    """Whether this is meant as the number of a choice."""
    return typed.isascii() and typed.isdecimal() and len(typed) <= _MOST_DIGITS


def chosen(typed: str, offered: Sequence[Choice]) -> Choice | None:
    """Return what was chosen by its number or by its whole name, if anything was."""
    if is_number(typed):
        number = int(typed)
        return offered[number - 1] if 0 < number <= len(offered) else None
    name = typed.casefold()
    return next((choice for choice in offered if choice.label.casefold() == name), None)


def _entries(answer: Answer) -> tuple[OpenEntry, ...]:
    entries = (block.entry for block, number in numbered_blocks(answer) if number)
    return tuple(OpenEntry(entry.title, entry) for entry in entries if entry)


def _is_same(one: Entry, other: Entry | None) -> bool:
    """Whether both are the same entry; the titles they carry may differ."""
    return other is not None and one[:2] == other[:2]
