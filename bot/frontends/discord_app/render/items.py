"""What an answer shows between its headline and its buttons, in pieces that can be put on pages."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.answers.models import AnswerKind, Colour
from bot.answers.text import Tone
from bot.frontends.discord_app.render.cutting import pieces
from bot.frontends.discord_app.render.spelling import LONGEST_LINE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.answers.models import Answer, Block
    from bot.answers.text import Line, Text
    from bot.frontends.discord_app.render.spelling import Spelling
    from bot.search.passages import Entry

_LONGEST_ITEM = 1_200


@dataclass(frozen=True, slots=True)
class Item:
    """Text that stays together, and the entry it is about where that can be chosen.

    `weight` is how much of a page it takes: a break is half a talk. `day` is under which heading of
    a list it stands. `stands_apart` asks for a line above it.
    """

    markdown: str
    entry: Entry | None = None
    about: str = ""
    weight: float = 1.0
    day: Text = ()
    stands_apart: bool = False
    is_now: bool = False
    is_over: bool = False


def is_list(answer: Answer) -> bool:
    """Whether the answer is a list of entries of which the reader may choose."""
    has_entries = any(block.entry for block in answer.blocks)
    return answer.kind in {AnswerKind.SEVERAL, AnswerKind.DID_YOU_MEAN} and has_entries


def items_of(answer: Answer, spelling: Spelling) -> list[Item]:
    """Return the blocks of an answer as items; the headings of days become part of theirs."""
    if not is_list(answer):
        return [item for block in answer.blocks for item in _in_pieces(block, spelling)]
    items: list[Item] = []
    day: Text = ()
    for block in answer.blocks:
        if block.lines[0].tone is Tone.DAY:
            day = block.lines[0].text
        else:
            item = _listed(block, spelling, is_program=answer.colour is Colour.PROGRAM)
            apart = answer.colour is Colour.DEADLINE and bool(items) and block.entry is not None
            items.append(replace(item, day=day, stands_apart=item.stands_apart or apart))
    return items


def _listed(block: Block, spelling: Spelling, *, is_program: bool) -> Item:
    tones = [line.tone for line in block.lines]
    is_now = Tone.NOW in tones
    quote = "> " if is_now else ""
    lines = (spelling.line(line, is_bulleted=block.entry is None) for line in block.lines)
    return Item(
        "\n".join(quote + line for line in lines),
        block.entry,
        block.about,
        weight=0.5 if is_program and block.entry and not block.about else 1.0,
        stands_apart=tones[0] is Tone.HEADING,
        is_now=is_now,
        is_over=tones[0] is Tone.NOTE,
    )


def _in_pieces(block: Block, spelling: Spelling) -> Iterator[Item]:
    """Yield a block as one item, or as several where its text is long."""
    apart = block.lines[0].tone is Tone.HEADING
    lines = [spelling.line(part) for line in block.lines for part in _parted(line)]
    kept: list[str] = []
    for line in lines:
        if kept and sum(map(len, kept)) + len(line) > _LONGEST_ITEM:
            yield Item("\n".join(kept), block.entry, block.about, stands_apart=apart)
            kept, apart = [], False
        kept.append(line)
    yield Item("\n".join(kept), block.entry, block.about, stands_apart=apart)


def _parted(line: Line) -> Iterator[Line]:
    """Yield a line of plain text in pieces that are short enough; a line of other things is cut."""
    match line.text:
        case (str(words),):
            yield from (replace(line, text=(part,)) for part in pieces(words, LONGEST_LINE))
        case _:
            yield line
