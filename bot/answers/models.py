"""What an answer is: what was found, not how it looks."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.answers.text import NOW, Tone

if TYPE_CHECKING:
    from datetime import datetime
    from zoneinfo import ZoneInfo

    from bot.answers.text import Line, Text
    from bot.search.passages import Entry


class AnswerKind(StrEnum):
    """How a question ended."""

    FOUND = "found"
    """One entry or one fact is the answer."""
    SEVERAL = "several"
    """A list is the answer."""
    DID_YOU_MEAN = "did_you_mean"
    """Several entries fit alike: a question back."""
    NOT_KNOWN = "not_known"
    """Nothing in the files answers it."""


class Colour(StrEnum):
    """What the entry found belongs to; a question back and "not known" belong to nothing."""

    PROGRAM = "program"
    DEADLINE = "deadline"
    INFORMATION = "information"
    NOTHING = "nothing"


class View(StrEnum):
    """The answers that need no question: the commands without arguments."""

    PROGRAM = "program"
    NOW = "now"
    DEADLINES = "deadlines"
    CONTACT = "contact"
    ABOUT = "about"
    HELP = "help"


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry that was found, with how well it fits (0..1, comparable within one answer)."""

    entry: Entry
    score: float


@dataclass(frozen=True, slots=True)
class OpenEntry:
    """Follow-up: the card of an entry."""

    label: str
    entry: Entry


@dataclass(frozen=True, slots=True)
class ShowView:
    """Follow-up: a view; `part` narrows it, as in `ViewPart`."""

    label: str
    view: View
    part: str = ""


@dataclass(frozen=True, slots=True)
class FollowLink:
    """Follow-up: an address outside."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Remind:
    """Follow-up: remind the reader of an entry that lies ahead."""

    label: str
    entry: Entry


Action = OpenEntry | ShowView | FollowLink | Remind


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that stand together. `entry` is what they are about, where a reader may choose it.

    `about` says more of that entry where it is one of many choices, without times: its kind and who
    speaks. What has nothing to say there, such as a break, is of less weight in a list.
    """

    lines: tuple[Line, ...]
    entry: Entry | None = None
    about: str = ""


@dataclass(frozen=True, slots=True)
class ViewPart:
    """A view, or a part of one, as data: what shows the same again at another time.

    `part` is what `Assistant.show` takes.
    """

    view: View
    part: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """An answer to a question or command. Who reads no further than the headline has been answered.

    `hits` are the entries found, best first, whatever the kind; `confidence` (0..1) is how sure it
    is that this answers what was asked. `now` is when it was given and `zone` the event's time
    zone: with both, relative and absolute times can be printed by whoever has no better idea of the
    reader's. `source` is what shows the same again without the question: the entry whose card it
    is, or a view; None where only the question leads here.
    """

    kind: AnswerKind
    event_id: str
    headline: Text
    now: datetime
    zone: ZoneInfo
    colour: Colour = Colour.INFORMATION
    blocks: tuple[Block, ...] = ()
    actions: tuple[Action, ...] = ()
    hits: tuple[Hit, ...] = ()
    confidence: float = 1.0
    source: Entry | ViewPart | None = None

    @property
    def is_answered(self) -> bool:
        """Whether the reader got what they asked for; a question back is not yet an answer."""
        return self.kind in {AnswerKind.FOUND, AnswerKind.SEVERAL}

    @property
    def speaks_of_now(self) -> bool:
        """Whether it says what is on at this moment, which is no longer true when read later."""
        lines = [line for block in self.blocks for line in block.lines]
        is_marked = any(line.tone is Tone.NOW or NOW in line.text for line in lines)
        return is_marked or self.source == ViewPart(View.NOW)
